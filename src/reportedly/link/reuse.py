"""Text reuse: passages that one report took from another, with offsets on both sides.

In order: words (``words``), shingles (``shingles``), texts that share rare ones (``reuse_steps``, SQL),
their alignment (``alignment``), what the match is worth (``passages``), who took from whom
(``reuse_direction``). Texts that are the same word for word are one text until the last step, so a
million copies of one text cost what one does, and give a row each, from the earliest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

import numpy as np
import pyarrow as pa

from reportedly.link.alignment import find_matches
from reportedly.link.passages import LEAST_CHARACTERS, read_passage
from reportedly.link.reuse_direction import reuse_direction
from reportedly.link.reuse_steps import shared_seeds
from reportedly.link.shingles import shingle_table
from reportedly.link.words import Words, read_words
from reportedly.record import Report, Reuse, Span

# From this share of equal words on a passage counts as verbatim: house spelling may differ.
VERBATIM = 0.95

_UNDATED = "9999"  # sorts after every date


def find_reuse(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    """Every passage of at least a sentence that two reports share, sorted by its id.

    The same reports give the same rows in any order. Where more than ``reuse_steps.ALL_PAIRS`` texts share
    words, each is paired with the earliest of them only.
    """
    ordered = sorted(reports, key=lambda report: (report.published or _UNDATED, report.report_id))
    words = read_words([report.text for report in ordered])
    groups = _same_texts(words)
    texts = [ordered[group[0]] for group in groups]
    if len(texts) < len(ordered):
        words = read_words([report.text for report in texts])
    rows = {row.reuse_id: row for row in _whole_texts(ordered, groups)}
    seeds = shared_seeds(shingle_table(words), _holders(texts))
    for match in find_matches(seeds, words):
        a, b = texts[match.a], texts[match.b]
        passage = read_passage(match, words, a.text, b.text, len(texts))
        if passage is not None:
            row = _row(a, b, passage.a_span, passage.b_span, passage.similarity)
            rows[row.reuse_id] = row
    return tuple(rows[key] for key in sorted(rows))


def _same_texts(words: Words) -> list[list[int]]:
    """Texts grouped by having the same words in the same order; each group begins with its earliest."""
    groups: dict[bytes, list[int]] = {}
    for i, (first, last) in enumerate(pairwise(words.bounds.tolist())):
        key = hashlib.blake2b(words.ids[first:last].tobytes(), digest_size=16).digest()
        groups.setdefault(key, []).append(i)
    return list(groups.values())


def _whole_texts(reports: Sequence[Report], groups: Sequence[Sequence[int]]) -> Iterator[Reuse]:
    for first, *others in groups:
        for other in others:
            a, b = reports[first], reports[other]
            spans = _stripped(a.text), _stripped(b.text)
            if min(end - start for start, end in spans) >= LEAST_CHARACTERS:
                yield _row(a, b, *spans, 1.0)


def _stripped(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


def _holders(reports: Sequence[Report]) -> pa.Table:
    """Arrow table ``holder (text int32, outlet int32)``; a report of no known outlet is its own."""
    numbers: dict[str, int] = {}
    outlets = [
        numbers.setdefault(_outlet(report) or f"\0{i}", len(numbers)) for i, report in enumerate(reports)
    ]
    return pa.table(
        {"text": np.arange(len(reports), dtype=np.int32), "outlet": np.array(outlets, dtype=np.int32)}
    )


def _outlet(report: Report) -> str | None:
    if report.outlet:
        return report.outlet.casefold()
    return urlsplit(report.url).hostname if report.url else None


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
