"""Attributions as written: who says what by which words, through whom.

Enters: a parse, the tagger's attributions, quotation marks. Leaves: ``Saying``s, each once.
Who is meant is for ``sources``.
"""
