"""Who is meant: the sources of one report, each once, and the way to each.

Enters: source phrases in the order of the text. Leaves: ``LocalSource``s, and for each
phrase the links of the chain down to it.
"""
