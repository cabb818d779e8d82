"""Who, and what else has a name, in one report.

Enters: a parse. Leaves: ``Name``s with their kind, title and the first name for the same thing.
Sameness over reports is link's work.
"""
