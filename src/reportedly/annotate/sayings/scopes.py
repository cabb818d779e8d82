"""How far an attribution reaches in a sentence that holds several.

"According to the zoo, nothing is decided; its curator said otherwise": what stands beyond a semicolon, or
in a "while" clause after an aside, and has its own speaker is no part of what the first one says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.annotate.sayings.pieces import tidy
from reportedly.annotate.sayings.quotation import Quotation
from reportedly.annotate.sayings.saying import Saying
from reportedly.record import Span

CONTRAST = re.compile(r"(?:while|whereas|although|though|but)\b", re.I)
# "…, and the clinic said": a clause beside, if its speaker follows at once.
BESIDE = re.compile(r", (?:and|but|while|whereas|although|though) ")
CONTRASTED = re.compile(rf"\b{CONTRAST.pattern}\s+$", re.I)
JOINT = re.compile(r"and (?!who\b|which\b|that\b)", re.I)
# A semicolon further from its cue (characters) stands in another sentence.
REACH = 1_000


def within_scope(text: str, sayings: Sequence[Saying], quotations: Sequence[Quotation]) -> list[Saying]:
    """``sayings`` without the clauses that are somebody else's to say."""
    starts = [q.start for q in quotations]

    def quoted(at: int) -> bool:
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < quotations[k].end

    stops = [m.start() for m in re.finditer(";", text) if not quoted(m.start())]
    cues = sorted(
        (s.cue[0], min(s.cue[0], s.source[0])) for s in sayings if s.cue is not None and s.source is not None
    )
    return [_bounded(text, s, stops, cues, quoted) for s in sayings]


def _bounded(
    text: str, saying: Saying, stops: Sequence[int], cues: Sequence[Span], quoted: Callable[[int], bool]
) -> Saying:
    if saying.cue is None or not saying.content or saying.back or saying.lead:
        return saying
    own = [s for s in (saying.cue, saying.source, saying.phrase) if s is not None]
    first, last = min(s for s, _ in own), max(e for _, e in own)
    pieces = saying.content
    left = stops[bisect_left(stops, first - REACH) : bisect_left(stops, first)]
    if left and _speaks(cues, min(s for s, _ in pieces), left[-1]):
        pieces = _cut(text, pieces, (0, left[-1]))
    right = next((at for at in stops[bisect_left(stops, last) :] if at < last + REACH), None)
    if right is not None and _speaks(cues, right, max(e for _, e in pieces)):
        pieces = _cut(text, pieces, (right, len(text)))
    after = next((s for s, _ in pieces if s >= last), None)
    aside = after is not None and any(e <= first for _, e in pieces)
    if aside and after is not None:
        end = max(e for _, e in pieces)
        joint = JOINT.match(text, after)
        contrast = CONTRAST.match(text, after) or CONTRASTED.search(text[last:after])
        if (contrast and _speaks(cues, after, end)) or (joint is not None and _speaker_at(cues, joint.end())):
            pieces = _cut(text, pieces, (after, end))
    for joint in (m for s, e in pieces if e > last for m in BESIDE.finditer(text, max(s, last), e)):
        if not quoted(joint.start()) and _speaker_at(cues, joint.end()):
            pieces = _cut(text, pieces, (joint.start(), max(e for _, e in pieces)))
            break
    return replace(saying, content=pieces)


def _speaker_at(cues: Sequence[Span], at: int) -> bool:
    """Whether somebody who has their say is named right there."""
    return any(source == at for _, source in cues[bisect_left(cues, (at, 0)) :][:2])


def _speaks(cues: Sequence[Span], start: int, end: int) -> bool:
    """Whether somebody has their say between two places, named there too."""
    near = cues[bisect_left(cues, (start, 0)) : bisect_left(cues, (end, 0))]
    return any(source >= start for _, source in near)


def _cut(text: str, pieces: tuple[Span, ...], hole: Span) -> tuple[Span, ...]:
    """The pieces without a hole, or as they were where nothing would be left of them."""
    return tidy(text, pieces, without=(hole,)) or pieces


__all__ = ["within_scope"]
