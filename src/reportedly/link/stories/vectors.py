"""Vectors of terms, in NumPy: the keys of texts and the likenesses of pairs, batch by batch.

A vector is a list of whole numbers, sorted; each is a term's hash and its weight.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.engines import Batches
from reportedly.link.stories.groups import UNIT

# What a weight or likeness of 1 is as a whole number, and what a term's hash is multiplied by to carry its
# weight. Whole numbers have one sum in any order, on any engine.
SCALE = 1 << 15
WEIGHT_BASE = 1 << 16
# Pairs that are compared at one time: with a hash of 32 bits and a weight of 16 that fills 62 bits.
PAIRS_AT_A_TIME = 1 << 13

KEY = pa.schema([("text", pa.int32()), ("term", pa.int64()), ("weight", pa.int64())])
LIKENESS = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("likeness", pa.int64())])

# The source of ``key``.
VECTORS = "SELECT text, terms FROM vector"


def keys(batches: Batches, most: int) -> Batches:
    """The ``most`` strongest terms of texts, a row each."""
    for batch in batches:
        terms, bounds = _lists(batch.column("terms"))
        row = np.repeat(np.arange(batch.num_rows), np.diff(bounds))
        term, weight = terms // WEIGHT_BASE, terms % WEIGHT_BASE
        order = np.lexsort((term, -weight, row))
        kept = order[np.arange(len(order)) - bounds[:-1][row] < most]
        text = batch.column("text").to_numpy()[row[kept]]
        yield pa.record_batch([text, term[kept], weight[kept]], schema=KEY)


def likenesses(batches: Batches, least: int, half: int) -> Batches:
    """Likenesses of pairs (columns ``a, b, gap, a_terms, b_terms``), in 1 / ``UNIT``, that come to ``least``,
    in 1 / ``SCALE``, though ``gap`` days lie between them, of which the root of ``half`` make them half."""
    for whole in batches:
        for start in range(0, whole.num_rows, PAIRS_AT_A_TIME):
            batch = whole.slice(start, PAIRS_AT_A_TIME)
            product = _products(batch)
            gap = batch.column("gap").to_numpy()
            kept = product * half >= least * SCALE * (half + gap * gap)
            likeness = UNIT * (product[kept] / SCALE**2 * (half / (half + gap[kept] * gap[kept])))
            a, b = (batch.column(side).filter(pa.array(kept)) for side in "ab")
            yield pa.record_batch([a, b, np.rint(likeness).astype(np.int64)], schema=LIKENESS)


def _products(batch: pa.RecordBatch) -> NDArray[np.int64]:
    """Sums over the terms that both sides of a pair have of the product of their weights."""
    sides = [_lists(batch.column(side)) for side in ("a_terms", "b_terms")]
    held = np.stack([np.diff(bounds) for _, bounds in sides], axis=1).ravel()
    # One side of a pair after the other: sorting has no more to do than to merge two sorted lists.
    begins = np.cumsum(held) - held
    both = np.empty(held.sum(), np.int64)
    for k, (terms, bounds) in enumerate(sides):
        pair = np.repeat(np.arange(batch.num_rows), held[k::2])
        both[(begins[k::2] - bounds[:-1])[pair] + np.arange(len(terms))] = pair << 48 | terms
    both.sort(kind="stable")
    # A term that both have stands beside itself.
    at = np.flatnonzero(both[1:] // WEIGHT_BASE == both[:-1] // WEIGHT_BASE)
    products = (both[at] % WEIGHT_BASE) * (both[at + 1] % WEIGHT_BASE)
    # Sums of whole numbers below 2 ** 53 are exact as floats too.
    return np.bincount(both[at] >> 48, products, batch.num_rows).astype(np.int64)


def _lists(column: pa.ListArray) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All items of a column of lists, and where each list begins and ends among them."""
    offsets = column.offsets.to_numpy().astype(np.int64)
    return column.values.to_numpy()[offsets[0] : offsets[-1]], offsets - offsets[0]
