"""Statements that say the same in different words, compared slot by slot."""
