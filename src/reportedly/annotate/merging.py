"""What the syntax shows and what the tagger found, as one list of attributions.

Both see most attributions; where their cues meet they are one, the tagger's spans are taken (it was
trained on where annotators cut) and the syntax adds what the tagger has no role for: those who
pass words on, and who was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.attribution import Attribution
from reportedly.annotate.quotation import Quotation, is_speech
from reportedly.annotate.sayings import Saying
from reportedly.record import Span

# Two contents are the same when they share this much of their joint length; as in ../shared/bench,
# where annotators' contents are matched at one half.
SAME_CONTENT = 0.5
# A source in pieces ("Prell, who … , the minister") is read as one phrase if no longer than this.
LONGEST_SOURCE = 200


def merge(text: str, sayings: Sequence[Saying], tagged: Sequence[Attribution]) -> list[Saying]:
    """All attributions of a report in order of their first word, each once."""
    merged: list[Saying] = []
    left = list(sayings)
    for attribution in tagged:
        if not attribution.content:
            continue
        twin = next((s for s in left if _same_cue(s, attribution)), None)
        if twin is not None and not twin.back:
            left.remove(twin)
            merged.append(_joined(twin, attribution))
        else:
            merged.append(
                Saying(
                    content=attribution.content,
                    cue=attribution.cue[0] if attribution.cue else None,
                    source=_one_span(attribution.source),
                )
            )
    for saying in left:
        rivals = [m for m in merged if overlap(m.content, saying.content) >= SAME_CONTENT and m.cue == saying.cue]
        if saying.back or not rivals:
            merged.append(saying)
    return sorted(merged, key=_place)


def with_quotations(text: str, sayings: Sequence[Saying], quotations: Sequence[Quotation]) -> list[Saying]:
    """Contents that touch a quotation, its cue outside, are widened to the whole of it and its marks."""
    return [replace(s, content=_widened(text, s, quotations)) if s.content else s for s in sayings]


def _widened(text: str, saying: Saying, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    outside = [s for s in (saying.cue, saying.source) if s is not None]
    pieces = list(saying.content)
    for q in quotations:
        mark_start, mark_end = max(0, q.start - 1), min(len(text), q.end + 1)
        touched = [p for p in pieces if p[0] < q.end and q.start < p[1]]
        if not touched or any(mark_start <= s < mark_end for s, _ in outside):
            continue
        covered = sum(min(p[1], q.end) - max(p[0], q.start) for p in touched)
        if is_speech(text, q) or covered * 2 >= q.end - q.start:
            pieces.append((mark_start, mark_end))
    return tidy(text, pieces, without=outside)


def tidy(text: str, pieces: Sequence[Span], without: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Pieces in order, touching ones joined, ``without`` cut out, no space or comma at their ends."""
    joined: list[list[int]] = []
    for start, end in sorted(pieces):
        if joined and not text[joined[-1][1] : start].strip(" ,\n"):
            joined[-1][1] = max(joined[-1][1], end)
        elif joined and start < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    cut = [(s, e) for s, e in joined]
    for hole in without:
        cut = [part for piece in cut for part in _minus(piece, hole)]
    return tuple(p for p in (_trimmed(text, s, e) for s, e in cut) if any(c.isalnum() for c in text[p[0] : p[1]]))


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Intersection over union of two contents, in characters."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    union = sum(e - s for s, e in a) + sum(e - s for s, e in b) - shared
    return shared / union if union else 0.0


def _same_cue(saying: Saying, attribution: Attribution) -> bool:
    if saying.cue is None:
        return False
    return any(s < saying.cue[1] and saying.cue[0] < e for s, e in attribution.cue)


def _joined(saying: Saying, attribution: Attribution) -> Saying:
    source = saying.source
    marked = _one_span(attribution.source)
    if not saying.via and marked is not None and not _starts_alike(source, marked):
        source = marked
    content = attribution.content
    if saying.content and overlap(saying.content, content) >= SAME_CONTENT:
        # Syntax knows where a clause begins (after "that", after who was told), the tagger how far it goes.
        start = min(s for s, _ in saying.content)
        end = max(e for _, e in (*saying.content, *content))
        inner = [p for p in (*saying.content, *content) if p[1] > start]
        content = tuple((max(start, s), min(end, e)) for s, e in inner)
    elif saying.content and source is not None and any(s < source[1] and source[0] < e for s, e in content):
        content = saying.content
    return replace(saying, content=content, source=source)


def _starts_alike(long: Span | None, short: Span) -> bool:
    """Whether ``long`` only goes on where ``short`` ends ("people briefed on the merger", "people")."""
    return long is not None and long[0] <= short[0] <= long[0] + 4 and short[1] <= long[1]


def _one_span(pieces: Sequence[Span]) -> Span | None:
    if not pieces:
        return None
    start, end = min(s for s, _ in pieces), max(e for _, e in pieces)
    return (start, end) if end - start <= LONGEST_SOURCE else min(pieces)


def _place(saying: Saying) -> tuple[int, int]:
    spans = [*saying.content, *(s for s in (saying.cue, saying.source) if s)]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _minus(piece: Span, hole: Span) -> list[Span]:
    if hole[1] <= piece[0] or piece[1] <= hole[0]:
        return [piece]
    return [(s, e) for s, e in ((piece[0], hole[0]), (hole[1], piece[1])) if s < e]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",.;:—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:—–"):
        end -= 1
    return start, end
