"""What is said in quotation marks, with the whole of the quotation and its marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.sayings.pieces import tidy
from reportedly.annotate.sayings.quotation import Quotation, is_speech
from reportedly.annotate.sayings.saying import Saying
from reportedly.record import Span


def with_quotations(text: str, sayings: Sequence[Saying], quotations: Sequence[Quotation]) -> list[Saying]:
    """Contents that touch a quotation, its cue outside, are widened to the whole of it and its marks."""
    starts, ends = [q.start for q in quotations], [q.end for q in quotations]
    widened = []
    for saying in sayings:
        if saying.content:
            first = min(s for s, _ in (*saying.content, saying.cue or saying.content[0]))
            last = max(e for _, e in (*saying.content, saying.cue or saying.content[0]))
            k = bisect_left(ends, first)
            near = quotations[k : bisect_right(starts, last)]
            saying = replace(saying, content=_widened(text, saying, near))
        widened.append(saying)
    return widened


def _widened(text: str, saying: Saying, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    outside = [s for s in (saying.cue, saying.source) if s is not None]
    pieces = list(saying.content)
    if saying.cue is not None:  # said inside a quotation, it ends with it at the latest
        around = next((q for q in quotations if q.start <= saying.cue[0] and saying.cue[1] <= q.end), None)
        if around is not None and any(s < around.end for s, _ in pieces):
            pieces = [
                (max(s, around.start), min(e, around.end))
                for s, e in pieces
                if s < around.end and e > around.start
            ]
            return tidy(text, pieces, without=outside) or saying.content
    for q in quotations:
        mark_start, mark_end = max(0, q.start - 1), min(len(text), q.end + 1)
        touched = [p for p in pieces if p[0] < q.end and q.start < p[1]]
        if not touched or any(mark_start <= s < mark_end for s, _ in outside):
            continue
        covered = sum(min(p[1], q.end) - max(p[0], q.start) for p in touched)
        if is_speech(text, q) or covered * 2 >= q.end - q.start:
            pieces.append((mark_start, mark_end))
    return tidy(text, pieces, without=outside) or saying.content
