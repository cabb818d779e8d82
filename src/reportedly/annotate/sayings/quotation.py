"""Where a text stands in quotation marks.

A quotation opens and closes in the same paragraph, or opens again at the head of each following
paragraph and closes in the last. An odd mark never swallows the rest of the report: without its
partner it quotes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.record import Quote, Span

OPENING = "“„«"
CLOSING = "”»"
MARK = re.compile(r"[“„«”»\"]|``|''")

# A quotation of under this many words is a term in quotation marks ("buffer zone"), not speech.
SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """``[start, end)`` between the marks, the marks left out. ``goes_on``: the paragraph ended unclosed
    and the next one takes the speech up."""

    start: int
    end: int
    goes_on: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of start, none inside another."""
    found: list[Quotation] = []
    open_at: int | None = None
    for mark in MARK.finditer(text):
        if open_at is not None and _paragraph_break(text, open_at, mark.start()):
            # Continued speech: the paragraph ended unclosed and the next one opens again.
            if _opens(text, mark) and _starts_paragraph(text, mark.start()):
                found.append(Quotation(open_at, _paragraph_end(text, open_at), goes_on=True))
            open_at = None
        if open_at is None:
            if _opens(text, mark):
                open_at = mark.end()
        elif mark.group() not in OPENING or (mark.group() == "“" and text[open_at - 1] == "„"):
            found.append(Quotation(open_at, mark.start()))
            open_at = None
    return tuple(q for q in found if text[q.start : q.end].strip())


def quote_kind(text: str, pieces: Sequence[Span], quotations: Sequence[Quotation]) -> Quote:
    """``direct`` where all words of ``pieces`` stand in quotation marks, ``mixed`` where some do."""
    inside = words = 0
    starts = [q.start for q in quotations]
    for start, end in pieces:
        for word in re.finditer(r"\w+", text[start:end]):
            words += 1
            k = bisect_right(starts, start + word.start()) - 1
            inside += k >= 0 and start + word.end() <= quotations[k].end
    if not inside:
        return "indirect"
    # A word or two outside ("that", "and") does not make quoted speech a paraphrase.
    return "direct" if words - inside <= max(1, words // 10) else "mixed"


def is_speech(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is long enough to be speech and not a term."""
    return len(re.findall(r"\w+", text[quotation.start : quotation.end])) >= SPEECH_WORDS


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in OPENING or mark.group() == "``":
        return True
    if mark.group() in CLOSING:
        # Some languages and some typists open with the closing mark; only at the head of a line.
        return _starts_paragraph(text, mark.start())
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


def _starts_paragraph(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _paragraph_break(text: str, start: int, end: int) -> bool:
    return "\n" in text[start:end]


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
