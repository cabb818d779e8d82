"""Reports on the same happening."""
