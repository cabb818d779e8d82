"""Quoted speech that has no cue of its own: it goes on with whoever spoke beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.chains import Attributed, reading_place, spans_taken
from reportedly.annotate.merging import tidy
from reportedly.annotate.quotation import Quotation, is_speech
from reportedly.annotate.sayings import Saying
from reportedly.record import Span


def with_free_speech(
    text: str, attributed: Sequence[Attributed], quotations: Sequence[Quotation]
) -> list[Attributed]:
    """``attributed`` and the quotations that it leaves out.

    A quotation that simply goes on after its cue (“…,” she said. “…”) is one statement in two pieces, and so
    are the paragraphs of one speech. Other speech belongs to who spoke before it in its paragraph, else
    after it; a paragraph of nothing else to the last speaker of the one before.
    """
    found = list(attributed)
    taken = spans_taken(attributed)
    starts = [s for s, _ in taken]
    longest = max((e - s for s, e in taken), default=0)
    speakers = sorted((k for k, a in enumerate(found) if a.saying.content and a.links), key=lambda k: _at(found[k]))
    places = [_at(found[k]) for k in speakers]
    for q in quotations:
        near = taken[bisect_left(starts, q.start - longest) : bisect_right(starts, q.end)]
        if any(s < q.end and q.start < e for s, e in near):
            continue
        line_start = text.rfind("\n", 0, q.start) + 1
        line_end = text.find("\n", q.end) if "\n" in text[q.end :] else len(text)
        before = speakers[bisect_left(places, line_start) : bisect_left(places, q.start)]
        after = speakers[bisect_left(places, q.end) : bisect_left(places, line_end)]
        alone = not text[line_start : q.start].strip(" “\"") and not text[q.end : line_end].strip(" ”\".,")
        piece = (max(0, q.start - 1), min(len(text), q.end + 1))
        goes_on = _spoken_right_before(text, found, before, piece)
        if goes_on is not None:
            a = found[goes_on]
            found[goes_on] = replace(a, saying=replace(a.saying, content=tidy(text, [*a.saying.content, piece])))
            continue
        if not is_speech(text, q):
            continue
        earlier = speakers[: bisect_left(places, line_start)][-1:] if alone else []
        speaker = (before[-1:] or after[:1] or earlier or [None])[0]
        if speaker is not None:
            found.append(Attributed(Saying(tidy(text, [piece]), None, None), found[speaker].links))
    return found


def _at(attributed: Attributed) -> int:
    return reading_place(attributed.saying)


def _spoken_right_before(text: str, found: Sequence[Attributed], before: Sequence[int], piece: Span) -> int | None:
    """The quoted statement whose cue is all that stands between it and ``piece``."""
    for k in reversed(before[-3:]):
        saying = found[k].saying
        end = max(e for _, e in saying.content)
        quoted = text[end - 1 : end] in "”\"»" or text[end : end + 1] in ("”", '"', "»")
        marks = [s for s in (saying.cue, saying.source) if s is not None]
        follows = any(s >= end for s, _ in marks) and all(s < piece[0] for s, _ in marks)
        between = text[end : piece[0]]
        one_stop = sum(between.rstrip().count(stop) for stop in ".!?") <= 1
        if quoted and (follows or not between.strip(" \n”\"")) and one_stop and "\n" not in between:
            return k
    return None
