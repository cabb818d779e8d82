"""Where names are: the gazetteer, and which of all places of a name is meant.

A name that no gazetteer has stays without a location; none is guessed.
"""
