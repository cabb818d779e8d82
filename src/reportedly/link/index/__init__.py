"""What comparing texts leaves behind for the next report."""
