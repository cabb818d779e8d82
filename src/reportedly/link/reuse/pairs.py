"""Pairs of texts that share shingles, laid side by side: batches of pairs in, rows of ``reuse`` out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from reportedly.engines import Batches
from reportedly.link.reuse.alignment import find_matches
from reportedly.link.reuse.direction import reuse_direction
from reportedly.link.reuse.passages import read_passage
from reportedly.link.reuse.words import Places, read_words
from reportedly.link.texts import LEAST_CHARACTERS
from reportedly.record import Report, Reuse, Span

# Starts of a seed in both texts are one number: that in a times this, and that in b.
PLACE_BASE = 1 << 31
# From this share of equal words on a passage counts as verbatim: house spelling may differ.
VERBATIM = 0.95
# Characters of text that are laid side by side at one time, about 30 bytes of memory each.
CHARACTERS_AT_A_TIME = 16_000_000

REUSE = pa.schema(
    [
        ("reuse_id", pa.string()),
        ("from_report", pa.string()),
        ("to_report", pa.string()),
        ("from_start", pa.int64()),
        ("from_end", pa.int64()),
        ("to_start", pa.int64()),
        ("to_end", pa.int64()),
        ("kind", pa.string()),
        ("similarity", pa.float64()),
        ("direction", pa.string()),
    ]
)


def passages(batches: Batches, texts: int) -> Batches:
    """The passages of pairs (``steps.PAIRS``). ``texts``: how many the case holds."""
    for batch in batches:
        for rows in _portions(batch):
            yield _table(_passages(rows, texts))


def whole_texts(batches: Batches) -> Batches:
    """A row for every report that has the very text of an earlier one (``steps.SAME_TEXTS``)."""
    for batch in batches:
        yield _table(
            _row(_report(row, "a"), _report(row, "b"), *spans, 1.0)
            for row in batch.to_pylist()
            if _longest_enough(spans := ((row["a_start"], row["a_end"]), (row["b_start"], row["b_end"])))
        )


def _longest_enough(spans: tuple[Span, Span]) -> bool:
    return min(end - start for start, end in spans) >= LEAST_CHARACTERS


def _portions(batch: pa.RecordBatch) -> Iterator[list[dict[str, Any]]]:
    """Rows of a batch, so many at a time that their texts have a bounded size."""
    rows: list[dict[str, Any]] = []
    size, seen = 0, set[str]()
    for i in range(batch.num_rows):
        row = {name: batch.column(name)[i].as_py() for name in batch.schema.names}
        for side in "ab":
            if row[f"{side}_id"] not in seen:
                seen.add(row[f"{side}_id"])
                size += len(row[f"{side}_text"])
        rows.append(row)
        if size >= CHARACTERS_AT_A_TIME:
            yield rows
            rows, size, seen = [], 0, set()
    if rows:
        yield rows


def _passages(rows: Sequence[Mapping[str, Any]], texts: int) -> Iterator[Reuse]:
    # A text that is met in many pairs is read once, unless they look at different parts of it.
    bodies: dict[tuple[str, int, int], int] = {}
    held: list[str] = []
    sides = np.zeros((len(rows), 2), np.int64)
    for i, row in enumerate(rows):
        for k, side in enumerate("ab"):
            body = row[f"{side}_text"]
            key = (row[f"{side}_id"], row[f"{side}_offset"], len(body))
            if key not in bodies:
                bodies[key] = len(held)
                held.append(body)
            sides[i, k] = bodies[key]
    words = read_words(held)
    counts = [len(row["starts"]) for row in rows]
    starts = np.array([start for row in rows for start in row["starts"]], np.int64)
    pair = np.repeat(np.arange(len(rows)), counts)
    places: list[Places] = []
    for k, side in enumerate("ab"):
        offset = np.array([row[f"{side}_offset"] for row in rows], np.int64)[pair]
        start = (starts // PLACE_BASE if k == 0 else starts % PLACE_BASE) - offset
        places.append(words.places(sides[pair, k], start))
    for number, match in find_matches(pair, sides, (places[0], places[1]), words):
        row = rows[number]
        a, b = row["a_text"], row["b_text"]
        passage = read_passage(match, words, a, b, texts)
        if passage is not None:
            yield _row(
                _report(row, "a"),
                _report(row, "b"),
                _moved(passage.a_span, row["a_offset"]),
                _moved(passage.b_span, row["b_offset"]),
                passage.similarity,
            )


def _moved(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset


def _report(row: Mapping[str, Any], side: str) -> Report:
    """One side of a pair, as far as its direction asks."""
    name, published = row[f"{side}_id"], row[f"{side}_published"]
    credits, roles = tuple(row[f"{side}_credits"] or ()), tuple(row[f"{side}_credit_roles"] or ())
    outlet, text = row[f"{side}_outlet"], row[f"{side}_text"]
    return Report(
        name, "", 1, outlet, None, None, published, None, "", credits, None, text, credit_roles=roles
    )


def _row(a: Report, b: Report, a_span: Span, b_span: Span, similarity: float) -> Reuse:
    source, target, direction = reuse_direction(a, b)
    if source is not a:
        a_span, b_span = b_span, a_span
    key = f"{source.report_id}\t{target.report_id}\t{a_span}\t{b_span}"
    return Reuse(
        reuse_id="u" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
        from_report=source.report_id,
        to_report=target.report_id,
        from_start=a_span[0],
        from_end=a_span[1],
        to_start=b_span[0],
        to_end=b_span[1],
        kind="verbatim" if similarity >= VERBATIM else "edited",
        similarity=round(similarity, 4),
        direction=direction,
    )


def _table(rows: Iterator[Reuse]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([msgspec.to_builtins(row) for row in rows], REUSE)
