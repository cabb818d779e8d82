"""Sentences that end on who says them: "P, a newspaper said on Monday, citing two officials.", where P tells
of a saying itself ("Ruritania has asked its neighbour for help").

The parser often hangs such a tail inside P, and who is cited on P's own verb. The tagger sees it for what
it is; here the saying that syntax found is cut where the tail begins.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.annotate.sayings.saying import Saying
from reportedly.record import Span


def is_tail(saying: Saying) -> bool:
    """Whether the source and the cue stand right behind what is said."""
    if saying.source is None or saying.cue is None:
        return False
    return saying.content[0][1] < start_of(saying)


def start_of(saying: Saying) -> int:
    """Where the source or the cue begins, whichever is first."""
    return min(s[0] for s in (saying.source, saying.cue) if s is not None)


def tells_of(outer: Saying, inner: Saying) -> bool:
    """Whether ``outer``'s content holds the cue of ``inner`` and who says it."""
    if inner.cue is None:
        return False
    who = [*inner.via, *([inner.source] if inner.source else [])]
    return _holds(outer.content, inner.cue) and (not who or any(_holds(outer.content, span) for span in who))


def parted_at(text: str, inner: Saying, outer: Saying) -> tuple[Saying, Saying]:
    """Both sayings, the inner one ending before the outer one's tail; who is cited behind the tail is
    cited by the outer one."""
    end = start_of(outer)
    content = tuple((s, min(e, end)) for s, e in inner.content if s < end)
    content = tuple((s, s + len(text[s:e].rstrip(" ,"))) for s, e in content)
    cited = inner.source
    if cited is not None and cited[0] > end and inner.via and outer.source is not None:
        outer = replace(outer, via=(outer.source,), source=cited)
        inner = replace(inner, via=inner.via[1:], source=inner.via[0])
    return replace(inner, content=content or inner.content), outer


def _holds(content: tuple[Span, ...], span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


__all__ = ["is_tail", "parted_at", "start_of", "tells_of"]
