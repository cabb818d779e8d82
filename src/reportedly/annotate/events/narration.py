"""When what a report tells took place, where the parse gives its clause no day.

Where its sentence names one day only, on that day. Where it names none, on the day of the happening told
before it, as long as the report tells in the simple past and names no other time between. And "the attack"
is the one that was told, when and where that was. Such a day may stand before the event's sentence: what is
made of the event says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_words import acts
from reportedly.annotate.events.frames import clause_head
from reportedly.annotate.events.scenes import goes_on
from reportedly.annotate.events.settings import ASIDE, SPOKEN, is_of_saying, is_to_come
from reportedly.annotate.sayings.clauses import CUES
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalEvent, Time

DAY = len("2031-05-02")
# Sentences that may lie between a happening and what goes on from it.
FAR = 6
# How the values of times to come begin (``times.datevalues``).
TO_COME = ("+", "coming:", "next:")
# What makes a day the last or first of a time.
BOUNDS = frozenset(("by", "till", "until"))
ELSEWHEN = words_by("en/elsewhen.tsv")
# What makes a noun the happening that was told.
TOLD = frozenset(("the", "this", "that"))


def with_days(
    doc: Doc,
    events: Sequence[LocalEvent],
    times: Sequence[Time],
    when: Sequence[tuple[Token, int]],
) -> list[LocalEvent]:
    """The events, those that go on from an earlier one with its day; ``when`` are the times' heads with their
    numbers."""
    starts = [sentence.start_char for sentence in doc.sents]
    moved = {token.idx: index for token, index in when if times[index].first and not is_of_saying(token)}
    token_at = {token.idx: token for token in doc}
    found: list[LocalEvent] = []
    last: LocalEvent | None = None  # the latest happening that has a day
    of_type: dict[str, LocalEvent] = {}
    for event in sorted(events, key=lambda e: e.trigger):
        token = token_at.get(event.trigger[0])
        if event.time is None and token is not None and is_done(event):
            event = replace(event, time=day_of_sentence(token, times, when))
        told = of_type.get(event.type)
        if event.time is None and token is not None and is_told(token) and told is not None:
            event = replace(event, time=told.time, place=told.place if event.place is None else event.place)
        elif event.time is None and token is not None and last is not None and may_go_on(event, token):
            apart = bisect_right(starts, event.trigger[0]) - bisect_right(starts, last.trigger[0])
            if apart <= FAR and not _moves_on(moved, times, last, event):
                event = replace(event, time=last.time)
        found.append(event)
        if event.time is not None and is_done(event):
            last = event if day_of(times[event.time]) else None
            if last is not None:
                of_type[event.type] = last
    return found


def day_of_sentence(trigger: Token, times: Sequence[Time], when: Sequence[tuple[Token, int]]) -> int | None:
    """The one day that a sentence names, unless something else was then: what was said, what is to come, or
    what is told beside."""
    sentence = trigger.sent
    named = [pair for pair in when if sentence.start <= pair[0].i < sentence.end and times[pair[1]].first]
    if len({day_of(times[index]) for _, index in named}) != 1:
        return None
    token, index = named[0]
    clause, own = clause_head(token), clause_head(trigger)
    if not day_of(times[index]) or is_of_saying(token) or (base(clause) in CUES and clause.i < token.i):
        return None
    if is_to_come(clause) != is_to_come(own):
        return None
    above, around = list(token.ancestors), [trigger, *trigger.ancestors]
    apart = [t for t in above if t not in around], [t for t in around if t not in above]
    return None if any(is_beside(t) for t in apart[0]) or any(is_aside(t) for t in apart[1]) else index


def day_of(time: Time) -> str | None:
    """The day that a time means, None where it is no single day, or one to come."""
    first = (time.first or "")[:DAY]
    single = len(first) == DAY and (time.last or time.first or "")[:DAY] == first
    return first if single and not time.value.startswith(TO_COME) else None


def is_beside(above: Token) -> bool:
    """Whether a word above a time, and not above the event, makes it the time of something else: "the accord
    signed on Friday", "who came on Friday", "after the vote on Friday", "by Friday"."""
    if above.dep_ in ("prep", "agent"):
        return above.lower_ in ASIDE or above.lower_ in BOUNDS
    return above.dep_ == "relcl" or (above.dep_ == "acl" and above.tag_ == "VBN")


def is_aside(above: Token) -> bool:
    """Whether a word above the event, and not above the time, has a time of its own: "the surgeon who
    operated was held on Friday", "on Friday they found that it had sunk"."""
    return above.dep_ in ("relcl", "acl", "ccomp") or (
        above.dep_ == "advcl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children)
    )


def is_done(event: LocalEvent) -> bool:
    """Whether an event was done, and not only said."""
    return event.status == "happened" and event.type not in SPOKEN


def is_told(trigger: Token) -> bool:
    """Whether an event noun stands for what was told: "the attack", "this march"."""
    return trigger.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in TOLD for c in trigger.children)


def may_go_on(event: LocalEvent, trigger: Token) -> bool:
    """Whether an event is one that was done, told in the simple past by a clause that is no aside."""
    clause = clause_head(trigger)
    return (
        is_done(event)
        and trigger == clause
        and clause.dep_ in ("ROOT", "conj", "ccomp", "parataxis")
        and goes_on(clause)
        and not any(is_elsewhen(token) for token in clause.subtree)
    )


def is_elsewhen(word: Token) -> bool:
    """Whether a word takes its clause to another happening: "another attack", "previously"."""
    if word.lower_ in ELSEWHEN["beside"] and base(word.head) in acts("noun"):
        return True
    return word.lower_ in ELSEWHEN["formerly"] and word.dep_ == "advmod"


def _moves_on(moved: Mapping[int, int], times: Sequence[Time], last: LocalEvent, event: LocalEvent) -> bool:
    """Whether a time other than the last happening's stands between it and the end of the event's clause."""
    assert last.time is not None
    day = day_of(times[last.time])
    return any(
        last.trigger[0] < at < event.end and day_of(times[index]) != day for at, index in moved.items()
    )


__all__ = ["with_days"]
