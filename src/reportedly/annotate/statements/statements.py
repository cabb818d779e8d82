"""Attributions → statements, each with its chain from the report's outlet to the root.

A statement inside a statement is both. What nobody is made answerable for is the report's own voice,
and is a statement too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from reportedly.annotate.parser import text_of
from reportedly.annotate.sayings.clauses import QUOTES
from reportedly.annotate.sayings.propositions import led_anew, parted
from reportedly.annotate.sayings.quotation import Quotation, quote_kind
from reportedly.annotate.sayings.sayings import Saying
from reportedly.annotate.sources.phrase_heads import ENTRY_TIME
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.statements.chains import Attributed, attribute
from reportedly.annotate.statements.own_voice import beside, hearsay_in, own_voice, whose_word
from reportedly.annotate.statements.remainders import Judge
from reportedly.annotate.statements.retellings import with_tellers
from reportedly.annotate.statements.reviews import heard_through, sections_of
from reportedly.annotation import LocalStatement
from reportedly.record import Span, Status

# "HARBOUR CITY, May 3 (Agency) — ": place, day and agency at a report's head are no part of what it says.
DATELINE = re.compile(r"[^\W\d_a-z][\w'’.-]*[^\n.!?“”\":;]{0,60}?\s[-–—]{1,2}\s+(?=[^\s])")


@dataclass(frozen=True, slots=True)
class Row:
    """A statement before its status is judged. ``beside``: it goes on beyond what an attribution took."""

    pieces: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    links: tuple[int, ...]
    beside: bool = False


def build_statements(
    doc: Doc,
    sayings: Sequence[Saying],
    quotations: Sequence[Quotation],
    book: SourceBook,
    wire: tuple[int, ...],
    judge: Judge,
) -> tuple[tuple[LocalStatement, ...], tuple[LocalStatement, ...]]:
    """All statements of a report, in order of place, and those of the report's own that stand beside an
    attribution, with its words. ``wire`` are the agencies that the whole text is credited to, which stand
    right below the outlet in every chain."""
    attributed = with_tellers(attribute(sayings, book), book)
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    starts = [s for s, _ in sentences]
    statements: list[LocalStatement] = []
    further: list[LocalStatement] = []
    dateline = _dateline(text_of(doc))
    sections = sections_of(book)
    for row in _rows(doc, attributed, book, judge):
        if sections:
            row = replace(row, links=heard_through(sections, book, row.links, row.pieces[0]))
        if dateline:
            row = replace(row, pieces=tuple((max(s, dateline), e) for s, e in row.pieces if e > dateline))
        row = replace(row, pieces=tuple(_after_time(text_of(doc), piece) for piece in row.pieces))
        if not row.pieces:
            continue
        for pieces in _by_status(doc, row, judge):
            status, words, force = judge(pieces, row.cue)
            (further if row.beside else statements).append(
                LocalStatement(
                    start=min(s for s, _ in pieces),
                    end=max(e for _, e in pieces),
                    pieces=tuple(sorted(pieces)),
                    cue=row.cue,
                    source=row.source,
                    quote=quote_kind(text_of(doc), pieces, quotations) if row.links else "none",
                    status=status,
                    status_words=words,
                    force=force,
                    chain=(0, *(k for k in dict.fromkeys((*wire, *row.links)) if k != 0)),
                    sentences=_touched(starts, pieces),
                )
            )
    known = {(s.pieces, s.chain) for s in statements}
    return in_order(statements), in_order(s for s in further if (s.pieces, s.chain) not in known)


def in_order(statements: Iterable[LocalStatement]) -> tuple[LocalStatement, ...]:
    """Statements by place, each once."""
    unique = {(s.pieces, s.chain): s for s in statements}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, -s.end, s.chain)))


def _after_time(text: str, piece: Span) -> Span:
    """A piece without the time at which an entry of a live blog was written."""
    entry = ENTRY_TIME.match(text, piece[0])
    return (entry.end(), piece[1]) if entry is not None and entry.end() < piece[1] else piece


def _dateline(text: str) -> int:
    """Where the text begins after its dateline; 0 where it has none.

    A dateline is in capitals, or holds a day or an agency in brackets: "Rain - the first for weeks - fell"
    begins with none.
    """
    match = DATELINE.match(text)
    if match is None:
        return 0
    place = match.group()
    sure = place.split()[0].strip(",.").isupper() or "(" in place or any(c.isdigit() for c in place)
    return match.end() if sure and all(w[:1].isupper() or not w[:1].isalpha() for w in place.split()) else 0


def _rows(doc: Doc, attributed: Sequence[Attributed], book: SourceBook, judge: Judge) -> Iterator[Row]:
    """Statements in order: the attributed ones, then the report's own."""
    # What the outlet says of itself ("the Herald has asked for comment") is its own voice.
    said = [a for a in attributed if a.saying.content and a.links]
    for a in said:
        links = a.links
        if a.saying.lead:  # a headline's "…: report" is whoever the text shows to be meant
            links = whose_word(doc, a.saying.content, [b for b in said if not b.saying.lead]) or links
        yield Row(a.saying.content, a.saying.cue, a.saying.source, links)
    own = own_voice(doc, said)
    for pieces in own:
        hearsay = hearsay_in(doc, pieces)
        if hearsay is not None:
            yield Row(pieces, hearsay, None, whose_word(doc, pieces, said) or book.unknown(hearsay))
        else:
            yield Row(pieces, None, None, ())
    for pieces in beside(doc, said, own, judge):
        yield Row(pieces, None, None, (), beside=True)


def _by_status(doc: Doc, row: Row, judge: Judge) -> list[tuple[Span, ...]]:
    """Two propositions under one cue are two statements where their statuses differ, or a second "that" leads
    the second in."""
    if not row.links:
        return [row.pieces]
    led = led_anew(doc, row.pieces)
    if len(led) > 1:
        return list(led)
    if text_of(doc)[row.pieces[0][0]] in QUOTES:  # what stands inside quotation marks is not cut
        return [row.pieces]
    halves = parted(doc, row.pieces)
    if len(halves) > 1 and _differ(*(judge(half, row.cue)[0] for half in halves)):
        return list(halves)
    return [row.pieces]


def _differ(first: Status, second: Status) -> bool:
    """Whether two statuses are apart enough: a plain negative beside a fact is not."""
    return first != second and {first, second} != {"denied", "happened"}


def _touched(starts: Sequence[int], pieces: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the sentences that ``pieces`` lie in."""
    touched: set[int] = set()
    for start, end in pieces:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_right(starts, end - 1) - 1)
        touched |= set(range(first, last + 1))
    return tuple(sorted(touched))


__all__ = ["build_statements", "in_order"]
