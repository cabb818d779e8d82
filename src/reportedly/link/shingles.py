"""Word shingles: every run of a few words of a text as one 64-bit number, in NumPy."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from reportedly.link.words import Words, mix

# Words a shingle holds. Five is the usual choice for news: four-word formulas ("the ministry said
# in") are in thousands of reports, and of six words fewer survive an editor who changes every third.
SIZE = 5

_STEP = np.uint64(0xD6E8FEB86659FD93)


def shingle_table(words: Words) -> pa.Table:
    """Arrow table ``shingle (hash int64, text int32, place int32)``: one row for every run of
    ``SIZE`` words inside one text; ``place`` counts words from the start of all texts."""
    n = len(words.ids) - SIZE + 1
    text = np.repeat(np.arange(len(words.bounds) - 1, dtype=np.int32), np.diff(words.bounds))
    if n <= 0:
        return _table(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int64))
    total = words.ids[:n].copy()
    for i in range(1, SIZE):
        total *= _STEP
        total += words.ids[i : n + i]
    whole = np.flatnonzero(text[:n] == text[SIZE - 1 :])
    return _table(mix(total[whole]).view(np.int64), text[whole], whole)


def _table(hashes: object, text: object, place: object) -> pa.Table:
    return pa.table({"hash": hashes, "text": text, "place": place})
