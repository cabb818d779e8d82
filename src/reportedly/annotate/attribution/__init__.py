"""The learned tagger: which words of a report are source, cue and content, and which belong together.

Enters: a text. Leaves: ``Attribution``s as offsets, one layer deep. Who "he" is, and what stands
inside what, is for ``sayings``, ``sources`` and ``statements``.
"""
