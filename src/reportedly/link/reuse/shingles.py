"""Word shingles: every run of a few words of a text as one 64-bit number, in NumPy."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.engines import Batches
from reportedly.link.reuse.words import Words, mix, read_words

# Words a shingle holds. Five is the usual choice for news: four-word formulas ("the ministry said
# in") are in thousands of reports, and of six words fewer survive an editor who changes every third.
SIZE = 5

SHINGLE = pa.schema([("hash", pa.int64()), ("text", pa.int32()), ("start", pa.int32())])

# Characters of text whose words are in memory at one time, as far as one text is not longer by itself.
CHARACTERS_AT_A_TIME = 16_000_000

_STEP = np.uint64(0xD6E8FEB86659FD93)


def shingles(batches: Batches, every: int = 1) -> Batches:
    """The shingles of texts; the first column numbers them, the second holds them."""
    for batch in batches:
        texts: list[str] = []
        first = size = 0
        for text in batch.column(1).to_pylist():
            texts.append(text)
            size += len(text)
            if size >= CHARACTERS_AT_A_TIME:
                yield _shingles(texts, batch.column(0)[first : first + len(texts)], every)
                first, texts, size = first + len(texts), [], 0
        yield _shingles(texts, batch.column(0)[first:], every)


def _shingles(texts: list[str], numbers: pa.Array, every: int) -> pa.RecordBatch:
    hashes, within, starts = shingle_table(read_words(texts), every)
    number = np.asarray(numbers, np.int32)
    return pa.record_batch([hashes, number[within], starts], schema=SHINGLE)


def shingle_table(
    words: Words, every: int = 1
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
    """A row for every run of ``SIZE`` words inside one text: its hash, the text, counted from 0, and the
    character at which it begins. With ``every`` above 1, of all hashes the same one in so many is kept,
    wherever it occurs."""
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
    return hashes[at].view(np.int64), text[at], words.starts[at]
