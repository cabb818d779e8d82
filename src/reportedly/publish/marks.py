"""A report's text cut into pieces that a template can draw, with the statements in it marked.

Statements nest (what a daily reports holds what its source said) and now and then cross. A mark is
opened and closed as an element; where two cross, the one that goes on is closed and opened again, so
what is drawn is always a proper tree, and the pieces of one mark together are the statement's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.record import Report, Statement

EXCERPT_ROOM: Final = 320
"""Characters of the paragraph shown on either side of a statement's words."""

_PARAGRAPH: Final = re.compile(r"[^\r\n]*\S[^\r\n]*")
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPT: Final = re.compile(r"-(adlm|arab|hebr|nkoo|syrc|thaa)(-|$)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a statement; ``gap`` where the cue stands inside the words it attributes."""

    start: int
    end: int
    statement: Statement
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What comes next: a mark that opens (``first`` where it begins), words, or a mark that closes."""

    text: str = ""
    opens: Mark | None = None
    first: bool = False
    closes: Mark | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the statements that begin in it."""

    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, from a BCP 47 tag."""
    if _RIGHT_TO_LEFT_SCRIPT.search(language):
        return "rtl"
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def language_tag(language: str) -> str:
    """The tag as HTML takes it; ``und`` for what is none."""
    return language if _LANGUAGE.fullmatch(language) else "und"


def paragraphs(report: Report, statements: Sequence[Statement]) -> list[Paragraph]:
    """The report's paragraphs with every statement marked; ``statements`` in reading order."""
    waiting = sorted(
        (mark for statement in statements for mark in marks(statement, report)), key=_outermost_first
    )
    found, running, at, before = [], list[Mark](), 0, 0
    for match in _PARAGRAPH.finditer(report.text):
        start, end = match.span()
        running = [mark for mark in running if mark.end > start]
        while at < len(waiting) and waiting[at].start < end:
            running.append(waiting[at])
            at += 1
        begun = [mark.statement for mark in running if not mark.gap and before <= mark.start]
        drawn = pieces(report.text, start, end, running, since=before)
        found.append(Paragraph(tuple(drawn), tuple(begun)))
        before = end
    return found


def excerpt(report: Report, statement: Statement) -> tuple[Piece, ...]:
    """The statement's words marked, with what stands around them in their paragraph."""
    text = report.text
    start = max(text.rfind("\n", 0, statement.start) + 1, statement.start - EXCERPT_ROOM)
    stop = text.find("\n", statement.end)
    end = min(stop if stop >= 0 else len(text), statement.end + EXCERPT_ROOM)
    cut = Piece("…")
    found = [cut] if start > 0 and text[start - 1] != "\n" else []
    found += pieces(text, start, end, marks(statement, report))
    return tuple([*found, cut] if end < len(text) and text[end] != "\n" else found)


def words(report: Report, statement: Statement) -> tuple[Piece, ...]:
    """The statement's words alone, gaps marked as such."""
    gaps = [mark for mark in marks(statement, report) if mark.gap]
    return tuple(pieces(report.text, statement.start, statement.end, gaps))


def marks(statement: Statement, report: Report) -> list[Mark]:
    """The marks that a statement puts on its report: one, and one for each gap in it."""
    start, end = max(statement.start, 0), min(statement.end, len(report.text))
    if start >= end:
        return []
    found, reached = [Mark(start, end, statement)], start
    for first, last in sorted(statement.pieces):
        if reached > start and first > reached:
            found.append(Mark(reached, min(first, end), statement, gap=True))
        reached = max(reached, min(last, end))
    return found


def pieces(
    text: str, start: int, end: int, marks: Iterable[Mark], *, since: int | None = None
) -> Iterator[Piece]:
    """``text[start:end]`` with the marks on it, as a tree in reading order.

    A mark is at its first piece where it starts at or after ``since`` (``start`` unless said): blanks
    between two paragraphs belong to neither, and a mark may start in them.
    """
    since = start if since is None else since
    waiting = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=_outermost_first)
    edges = {min(edge, end) for mark in waiting for edge in (mark.start, mark.end) if edge > start}
    opened: list[Mark] = []
    reached, at = start, 0
    for edge in sorted({start, *edges, end}):
        if edge > reached:
            yield Piece(text[reached:edge])
            reached = edge
        yield from _close(opened, edge)
        while edge < end and at < len(waiting) and waiting[at].start <= edge:
            opened.append(waiting[at])
            yield Piece(opens=waiting[at], first=waiting[at].start >= since)
            at += 1
    for mark in reversed(opened):
        yield Piece(closes=mark)


def _close(opened: list[Mark], edge: int) -> Iterator[Piece]:
    """Close what ends at ``edge``, and open again what was inside it and goes on."""
    outermost = next((index for index, mark in enumerate(opened) if mark.end <= edge), None)
    if outermost is None:
        return
    inside = opened[outermost:]
    for mark in reversed(inside):
        yield Piece(closes=mark)
    del opened[outermost:]
    for mark in inside:
        if mark.end > edge:
            opened.append(mark)
            yield Piece(opens=mark)


def _outermost_first(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.statement.statement_id
