"""Word shingles: every run of a few words of a text as one 64-bit number, in NumPy."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from reportedly.link.reuse.words import Words, mix

# Words a shingle holds. Five is the usual choice for news: four-word formulas ("the ministry said
# in") are in thousands of reports, and of six words fewer survive an editor who changes every third.
SIZE = 5

_STEP = np.uint64(0xD6E8FEB86659FD93)


def shingle_table(words: Words, first: int = 0, every: int = 1) -> pa.Table:
    """Arrow table ``shingle (hash int64, text int32, place int32)``: a row for every run of ``SIZE`` words
    inside one text. Texts are numbered from ``first``; ``place`` counts words within the text. With
    ``every`` above 1, of all hashes the same one in so many is kept, wherever it occurs."""
    n = max(0, len(words.ids) - SIZE + 1)
    hashes = np.zeros(n, np.uint64)
    for i in range(SIZE):
        hashes *= _STEP
        hashes += words.ids[i : n + i]
    hashes = mix(hashes)
    text = np.repeat(np.arange(len(words.bounds) - 1, dtype=np.int32), np.diff(words.bounds))
    kept = text[:n] == text[SIZE - 1 : n + SIZE - 1]
    if every > 1:
        kept &= hashes % np.uint64(every) == 0
    at = np.flatnonzero(kept)
    text = text[at]
    place = (at - words.bounds[text]).astype(np.int32)
    return pa.table({"hash": hashes[at].view(np.int64), "text": text + np.int32(first), "place": place})
