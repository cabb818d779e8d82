"""Sayings and sources → statements with their chains; what is left is the report's own voice."""
