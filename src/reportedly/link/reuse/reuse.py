"""Text reuse: passages that one report took from another, with offsets on both sides.

In order: words (``words``), shingles (``shingles``), texts that share rare ones (``reuse_steps``, SQL),
their alignment (``alignment``), what the match is worth (``passages``), who took from whom
(``reuse_direction``). Texts that are the same are one text until the last step, so a million copies of
one text cost what one does, and give a row each, from the earliest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

import numpy as np
import pyarrow as pa

from reportedly.link.reuse.alignment import Match, find_matches
from reportedly.link.reuse.direction import reuse_direction
from reportedly.link.reuse.passages import LEAST_CHARACTERS, read_passage
from reportedly.link.reuse.shingles import shingle_table
from reportedly.link.reuse.steps import shared_seeds
from reportedly.link.reuse.words import Words, read_words
from reportedly.record import Report, Reuse, Span

# From this share of equal words on a passage counts as verbatim: house spelling may differ.
VERBATIM = 0.95

# In a case of up to this many characters every shingle is used and all words stay in memory (about 5
# bytes a character). In a larger one, one shingle in ``SAMPLED`` is enough to find the pairs (a sentence
# has a dozen), and words are read again for so many pairs at a time. On 5,400 planted documents one in four
# finds .965 of the copies that all find, and loses the shortest first: hence one in two.
KEPT_CHARACTERS = 100_000_000
SAMPLED = 2
FEWEST_SAMPLED = 2
TEXTS_AT_A_TIME = 20_000
PAIRS_AT_A_TIME = 20_000

_UNDATED = "9999"  # sorts after every date


def find_reuse(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    """Every passage of at least a sentence that two reports share, sorted by its id.

    The same reports give the same rows in any order. Where more than ``reuse_steps.ALL_PAIRS`` texts share
    words, each is paired with the earliest of them only.
    """
    ordered = sorted(reports, key=lambda report: (report.published or _UNDATED, report.report_id))
    groups = _same_texts(ordered)
    rows = {row.reuse_id: row for row in _whole_texts(ordered, groups)}
    reports = [ordered[group[0]] for group in groups]
    for a, b, match, words in _matches([report.text for report in reports], _holders(reports)):
        passage = read_passage(match, words, reports[a].text, reports[b].text, len(reports))
        if passage is not None:
            row = _row(reports[a], reports[b], passage.a_span, passage.b_span, passage.similarity)
            rows[row.reuse_id] = row
    return tuple(rows[key] for key in sorted(rows))


def _same_texts(reports: Sequence[Report]) -> list[list[int]]:
    """Reports grouped by having the same text but for case and space; each group begins with its earliest."""
    groups: dict[bytes, list[int]] = {}
    for i, report in enumerate(reports):
        plain = " ".join(report.text.casefold().split()).encode("utf-8", "surrogatepass")
        groups.setdefault(hashlib.blake2b(plain, digest_size=16).digest(), []).append(i)
    return list(groups.values())


def _matches(texts: Sequence[str], holder: pa.Table) -> Iterator[tuple[int, int, Match, Words]]:
    """Aligned pairs of texts: earlier, later, the match, and the words that its places count."""
    if sum(map(len, texts)) <= KEPT_CHARACTERS:
        words = read_words(texts)
        for match in find_matches(shared_seeds([shingle_table(words)], holder), words):
            yield match.a, match.b, match, words
        return
    seeds = shared_seeds(_sampled_shingles(texts), holder, FEWEST_SAMPLED)
    for part in _parts(seeds):
        a, b = part.column("a").to_numpy(), part.column("b").to_numpy()
        needed = np.unique(np.concatenate([a, b]))
        words = read_words([texts[i] for i in needed.tolist()])
        part = part.set_column(0, "a", pa.array(np.searchsorted(needed, a)))
        part = part.set_column(1, "b", pa.array(np.searchsorted(needed, b)))
        for match in find_matches(part, words):
            yield int(needed[match.a]), int(needed[match.b]), match, words


def _sampled_shingles(texts: Sequence[str]) -> Iterator[pa.Table]:
    for first in range(0, len(texts), TEXTS_AT_A_TIME):
        words = read_words(texts[first : first + TEXTS_AT_A_TIME])
        yield shingle_table(words, first, SAMPLED)


def _parts(seeds: pa.Table) -> Iterator[pa.Table]:
    """Seeds, ordered by pair, in tables of so many whole pairs."""
    a, b = seeds.column("a").to_numpy(), seeds.column("b").to_numpy()
    first = np.flatnonzero(np.diff(a, prepend=-1).astype(np.bool_) | np.diff(b, prepend=-1).astype(np.bool_))
    cuts = [*first[::PAIRS_AT_A_TIME].tolist(), len(a)]
    for start, end in pairwise(cuts):
        yield seeds.slice(start, end - start)


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
