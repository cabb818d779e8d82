"""The pieces of what is said, in order and without what joins them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.record import Span


def tidy(text: str, pieces: Sequence[Span], without: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Pieces in order, touching ones joined, ``without`` cut out, no space or comma at their ends."""
    joined: list[list[int]] = []
    for start, end in sorted(pieces):
        if (joined and not text[joined[-1][1] : start].strip(" ,\n")) or (joined and start < joined[-1][1]):
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    cut = [(s, e) for s, e in joined]
    for hole in without:
        cut = [part for piece in cut for part in _minus(piece, hole)]
    return tuple(
        p for p in (_trimmed(text, s, e) for s, e in cut) if any(c.isalnum() for c in text[p[0] : p[1]])
    )


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
