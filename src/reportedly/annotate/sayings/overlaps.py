"""Spans that meet, lie in one another, or cut across one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.annotate.sayings.saying import Saying
from reportedly.record import Span

# Two contents are the same when they share this much of their joint length; as in ../shared/bench,
# where annotators' contents are matched at one half.
SAME_CONTENT = 0.5


class Stretches:
    """Spans of a text, asked which of them meet another span."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s for s, _ in self._spans]
        self._longest = max((e - s for s, e in spans), default=0)

    def meeting(self, span: Span) -> list[Span]:
        """Those that share a character with ``span``."""
        low = bisect_left(self._starts, span[0] - self._longest)
        high = bisect_left(self._starts, span[1])
        return [s for s in self._spans[low:high] if s[1] > span[0]]

    def meets(self, span: Span) -> bool:
        """Whether any shares a character with ``span``."""
        return bool(self.meeting(span))


def is_known(content: Sequence[Span], contents: Stretches) -> bool:
    """Whether the rules have this content already, or one that cuts across it."""
    return any(_is_rival(piece, other) for piece in content for other in contents.meeting(piece))


def _is_rival(piece: Span, other: Span) -> bool:
    """Whether of two spans one is much the same as the other, or cuts across it."""
    shared = _shared(piece, other)
    nested = shared in (piece[1] - piece[0], other[1] - other[0])
    return shared >= SAME_CONTENT * (max(piece[1], other[1]) - min(piece[0], other[0])) or not nested


def clash(saying: Saying, content: Sequence[Span]) -> bool:
    """Whether a saying has this content already, or one that cuts across it."""
    return any(meet(p, o) and _is_rival(p, o) for p in content for o in saying.content)


def is_had(content: Sequence[Span], contents: Stretches) -> bool:
    """Whether the rules have most of this content in one piece, by another cue."""
    size = sum(end - start for start, end in content)
    return any(
        _shared(piece, other) >= SAME_CONTENT * size for piece in content for other in contents.meeting(piece)
    )


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
