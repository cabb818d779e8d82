"""When what a report tells took place, where the parse gives its clause no day.

Where its sentence names one day only, on that day. Where it names none, on the day of what was told before
it, as long as the report tells in the simple past and names no other time between; what is only said, on the
day on which something was said before. And "the attack" is the one that was told, when and where that was.
Such a day may stand before the event's sentence: what is made of the event says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_words import acts
from reportedly.annotate.events.frames import clause_head
from reportedly.annotate.events.settings import (
    ASIDE,
    SPOKEN,
    is_lasting,
    is_loose,
    is_of_saying,
    is_spoken_of,
    is_to_come,
)
from reportedly.annotate.sayings.clauses import CUES
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalEvent, Time

DAY = len("2031-05-02")
# Sentences that may lie between a happening and what goes on from it.
FAR = 6
# And between what is said on a day and what is said next.
SAID_FAR = 3
# How the values of times to come begin (``times.datevalues``).
TO_COME = ("+", "coming:", "next:")
# What makes a day the last or first of a time.
BOUNDS = frozenset(("by", "till", "until"))
# Values of days that are counted from that of the report, or have no year.
UNDATED = re.compile(r"(?:last:[A-Z]{3}|-P\d+D|XXXX-\d\d-\d\d)(?: |$)")
ELSEWHEN = words_by("en/elsewhen.tsv")
# What makes a noun the happening that was told.
TOLD = frozenset(("the", "this", "that"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a report tells something with a day: its character, the number of the time, and whether somebody
    only said something then."""

    at: int
    time: int
    said: bool = False


def with_days(
    doc: Doc,
    events: Sequence[LocalEvent],
    times: Sequence[Time],
    when: Sequence[tuple[Token, int]],
) -> list[LocalEvent]:
    """The events, those that go on from what was told before them with its day; ``when`` are the times' heads
    with their numbers."""
    starts = [sentence.start_char for sentence in doc.sents]
    moved = {token.idx: index for token, index in when if may_move(token, times[index])}
    token_at = {token.idx: token for token in doc}
    told = anchors(times, when)
    found: list[LocalEvent] = []
    last: Anchor | None = None  # the latest that was done on a day
    said: Anchor | None = None
    of_type: dict[str, LocalEvent] = {}

    def near(anchor: Anchor | None, event: LocalEvent, far: int) -> bool:
        if anchor is None:
            return False
        apart = bisect_right(starts, event.trigger[0]) - bisect_right(starts, anchor.at)
        return apart <= far and not _moves_on(moved, times, anchor, event)

    for event in sorted(events, key=lambda e: e.trigger):
        while told and told[0].at < event.trigger[0]:
            if told[0].said:
                said = told.pop(0)
            else:
                last = told.pop(0)
        token = token_at.get(event.trigger[0])
        if event.time is None and token is not None:
            if is_done(event):
                event = replace(event, time=day_of_sentence(token, times, when))
            before = of_type.get(event.type)
            if event.time is None and is_told(token) and before is not None:
                place = before.place if event.place is None else event.place
                event = replace(event, time=before.time, place=place)
            elif event.time is None and may_go_on(event, token):
                likely = [(last, FAR)] if is_done(event) else [(said, SAID_FAR), (last, SAID_FAR)]
                day = next((one.time for one, far in likely if one and near(one, event, far)), None)
                event = replace(event, time=day)
        found.append(event)
        if event.time is not None and is_done(event) and not (token is not None and is_background(token)):
            last = Anchor(event.trigger[0], event.time) if day_of(times[event.time]) else None
            if last is not None:
                of_type[event.type] = event
    return found


def anchors(times: Sequence[Time], when: Sequence[tuple[Token, int]]) -> list[Anchor]:
    """What a report tells in the simple past with a day, event or not, in its order."""
    found = []
    for token, index in when:
        clause = clause_head(token)
        cue = base(clause) in CUES
        main = clause.dep_ in ("ROOT", "conj") or (clause.dep_ == "ccomp" and not cue)
        if main and day_of(times[index]) and not is_of_saying(token) and is_loose(token, clause):
            if cue and clause.tag_ == "VBD":
                found.append(Anchor(clause.idx, index, said=True))
            elif goes_on(clause):
                found.append(Anchor(clause.idx, index))
    return sorted(found, key=lambda anchor: anchor.at)


def may_move(token: Token, time: Time) -> bool:
    """Whether a time takes what is told next to another day: not that of what somebody said, nor that of what
    had been done before ("had been flown out on Friday")."""
    clause = clause_head(token)
    of_saying = is_of_saying(token) or (base(clause) in CUES and clause.dep_ in ("ROOT", "conj"))
    inner = clause.dep_ not in ("ROOT", "conj")
    ahead = inner and time.value.startswith(TO_COME)  # "had promised that they would be paid by Friday"
    return bool(time.first or day_of(time)) and not (ahead or of_saying or is_background(token))


def is_background(token: Token) -> bool:
    """Whether a word stands in a clause of what had been done before what is being told, or of what is told
    beside it ("the market, which was bombed on Friday")."""
    if clause_head(token).dep_ == "relcl":
        return True
    clause = token
    while clause.dep_ == "conj" or clause.pos_ not in ("VERB", "AUX"):
        if clause.head == clause:
            break
        clause = clause.head
    return clause.dep_ != "ccomp" and any(c.dep_ == "aux" and c.lower_ == "had" for c in clause.children)


def day_of_sentence(trigger: Token, times: Sequence[Time], when: Sequence[tuple[Token, int]]) -> int | None:
    """The one day that a sentence names, unless something else was then: what was said, what is to come, or
    what is told beside."""
    sentence = trigger.sent
    inside = [pair for pair in when if sentence.start <= pair[0].i < sentence.end]
    named = [(token, index) for token, index in inside if times[index].first or day_of(times[index])]
    if len({day_of(times[index]) for _, index in named}) != 1:
        return None
    token, index = named[0]
    clause, own = clause_head(token), clause_head(trigger)
    said = base(clause) in CUES and clause.i < token.i and not is_lasting(clause)
    if not day_of(times[index]) or is_of_saying(token) or said:
        return None
    if is_to_come(clause) != is_to_come(own):
        return None
    above, around = list(token.ancestors), [trigger, *trigger.ancestors]
    if any(is_spoken_of(t) for t in around if t.pos_ == "NOUN"):
        return None  # "condemned on Friday the attack"
    apart = [t for t in above if t not in around], [t for t in around if t not in above]
    return None if any(is_beside(t) for t in apart[0]) or any(is_aside(t) for t in apart[1]) else index


def day_of(time: Time) -> str | None:
    """The day that a time means, None where it is no single day, or one to come. In a report without a date,
    its value."""
    if time.first is None and UNDATED.match(time.value):
        return time.value.split(" ")[0]
    first = (time.first or "")[:DAY]
    single = len(first) == DAY and (time.last or time.first or "")[:DAY] == first
    return first if single and not time.value.startswith(TO_COME) else None


def is_beside(above: Token) -> bool:
    """Whether a word above a time, and not above the event, makes it the time of something else: "the accord
    signed on Friday", "who came on Friday", "after the vote on Friday", "by Friday"."""
    if above.dep_ in ("prep", "agent"):
        return above.lower_ in ASIDE or above.lower_ in BOUNDS
    return (above.dep_ == "relcl" and not is_lasting(above)) or (above.dep_ == "acl" and above.tag_ == "VBN")


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
    """Whether an event is one that was done, or said by an act of its own, in the simple past, in a clause
    that is no aside."""
    clause = clause_head(trigger)
    carried = (
        trigger.pos_ == "NOUN" and trigger.head == clause and trigger.dep_ in ("dobj", "nsubj", "nsubjpass")
    )
    main = clause.dep_ in ("ROOT", "conj", "ccomp", "parataxis") or is_when(clause)
    joined = trigger.dep_ == "conj" and trigger.pos_ == "VERB" and trigger.head == clause
    if not main or not (trigger == clause or joined or (carried and is_done(event))):
        return False
    if event.type in SPOKEN:
        done = event.type == "AGREE" or clause.dep_ != "ccomp"  # "They agreed to a truce, an official said"
        return event.status in ("happened", "requested") and clause.tag_ == "VBD" and done
    return is_done(event) and goes_on(clause) and not any(is_elsewhen(token) for token in clause.subtree)


def is_when(clause: Token) -> bool:
    """Whether a clause tells when another was: "began when men attacked the camp"."""
    return clause.dep_ == "advcl" and any(c.lower_ in ("when", "as", "while") for c in clause.children)


def goes_on(verb: Token) -> bool:
    """Whether a verb tells what was done, in the simple past, and not what somebody said."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    plain = verb.tag_ == "VBD" or any(c.dep_ == "nsubj" for c in verb.children)  # or taken for a participle
    past = plain if not helpers else all(c.lower_ in ("was", "were") for c in helpers)
    other = any(c.dep_ in ("ccomp", "neg") for c in verb.children)
    return past and verb.tag_ in ("VBD", "VBN") and not other


def is_elsewhen(word: Token) -> bool:
    """Whether a word takes its clause to another happening: "another attack", "previously"."""
    if word.lower_ in ELSEWHEN["beside"] and base(word.head) in acts("noun"):
        return True
    return word.lower_ in ELSEWHEN["formerly"] and word.dep_ == "advmod"


def _moves_on(moved: Mapping[int, int], times: Sequence[Time], last: Anchor, event: LocalEvent) -> bool:
    """Whether a time other than an anchor's stands between it and the end of the event's clause."""
    day = day_of(times[last.time])
    return any(last.at < at < event.end and day_of(times[index]) != day for at, index in moved.items())


__all__ = ["TO_COME", "with_days"]
