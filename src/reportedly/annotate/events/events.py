"""Events of one report: PLOVER type and mode, parties, place, time, status and counts.

Everything an event says comes from its own passage. Reported speech itself is no event; accusing,
asking, threatening are. A planned meeting is a meeting with the status ``planned``, a patrol that
somebody wants is ``requested``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.events.accidents import without_accidents
from reportedly.annotate.events.act_match import noun_act
from reportedly.annotate.events.act_words import content_modes
from reportedly.annotate.events.agents import with_agents
from reportedly.annotate.events.contexts import contexts
from reportedly.annotate.events.findings import UNDONE, Found, causes, clause_verb, find_acts, merged, occurs
from reportedly.annotate.events.frames import objects, prep_objects, prepositions
from reportedly.annotate.events.gates import had_to, is_habit, is_of_nobody, is_unsaid, stands_alone
from reportedly.annotate.events.narration import with_days
from reportedly.annotate.events.offices import bodies_of, understood
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.events.phrases import phrases
from reportedly.annotate.events.purposes import is_bare, is_purpose_only, is_to_end
from reportedly.annotate.events.scenes import (
    SITED,
    announced_on,
    is_place_name,
    is_set_for,
    is_site,
    said_on,
    site_of,
)
from reportedly.annotate.events.settings import SPOKEN, clause_span, frame_time, time_of
from reportedly.annotate.events.slots import actor_tokens, actors_of, harmed, recipient_tokens, recipients_of
from reportedly.annotate.events.tolls import counts_of, toll_beside, with_tolls
from reportedly.annotate.events.where import place_of, seat_of
from reportedly.annotate.status.contents import judge_verb
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.status import FACTUAL
from reportedly.annotate.times.clocks import entry_clock
from reportedly.annotation import Body, LocalEvent, LocalStatement, Name, Time
from reportedly.record import Span, Status

DURATION = re.compile(r"P[T\dX]")
UNREAL: tuple[Status, ...] = ("denied", "possible")


def find_events(
    doc: Doc, names: tuple[Name, ...], times: tuple[Time, ...], statements: tuple[LocalStatement, ...]
) -> tuple[LocalEvent, ...]:
    """All events that the report tells, plans, asks for or denies, in order of their triggers."""
    parties = Parties(doc, names, statements)
    when = time_tokens(doc, times)
    dated = {
        t.i for time in times for t in doc.char_span(time.start, time.end, alignment_mode="expand") or ()
    }
    events = []
    for found in without_accidents(doc, merged(find_acts(doc, parties)), parties):
        event = build(found, parties, when, times, dated)
        if event is not None:
            events.append(replace(event, statement=smallest(event.trigger, statements)))
    events = with_days(doc, events, times, when)
    told = with_agents(doc, with_contexts(doc, with_tolls(doc, events, dated)))
    return tuple(sorted(dict.fromkeys(told), key=lambda e: (e.trigger, e.type)))


def with_contexts(doc: Doc, events: list[LocalEvent]) -> list[LocalEvent]:
    """The events with what their sentences are about."""
    sentences = list(doc.sents)
    starts = [s.start_char for s in sentences]
    numbers = [bisect_right(starts, event.trigger[0]) - 1 for event in events]
    about = {number: contexts(sentences[number]) for number in sorted(set(numbers))}
    return [replace(event, contexts=about[n]) for event, n in zip(events, numbers, strict=True)]


def build(
    found: Found,
    parties: Parties,
    when: Sequence[tuple[Token, int]],
    times: Sequence[Time],
    dated: set[int],
) -> LocalEvent | None:
    """The event of an act with all that its passage says, None where it has neither party nor number."""
    act = found.act
    actors = actors_of(found, parties)
    acting = actor_tokens(found, parties) or understood(found)
    hurt = harmed(found, parties)
    recipients = tuple(
        i
        for i in dict.fromkeys((*recipients_of(found, parties), *parties.of(hurt)))
        if parties.names[i].same not in {parties.names[a].same for a in actors}
    )
    spoken = act.type in SPOKEN or (act.type == "CONSULT" and act.mode != "visit")
    over = [parties.of_token.get(t.i) for t in objects(found.verb) if found.act.type in SITED]
    if occurs(found.head):  # "a strike paralysed Lima"
        over += [parties.of_token.get(t.i) for t in objects(clause_verb(found.head))]
    sites = [i for i in recipients if is_site(found, parties, i)]
    sites += [i for i in over if i is not None and is_place_name(parties, i)]
    both = spoken or act.mode == "trade" or act.type == "COOPERATE"
    taken = (*actors, *recipients) if both else () if act.mode == "visit" else actors
    signed = act.type == "AGREE" and base(found.verb) == "sign"  # is done somewhere, not only said
    where = "COOPERATE" if signed else str(act.type)
    place = place_of(where, found.head, found.verb, parties, taken, sites)
    if place is None and act.type not in SPOKEN:
        place = seat_of(acting, parties)
    if place is None and act.type == "PROTEST":  # "residents of Gao blocked the road"
        place = next(
            (i for i in actors if parties.names[i].kind == "place" and not parties.names[i].adjective), None
        )
    if act.type == "CONSULT" and act.mode == "visit" and place is not None and not recipients:
        recipients = (place,)
    if act.mode == "visit" and not actors and is_thing_moved(acting, parties):
        return None
    counted = counts_of(found, dated)
    if act.mode in UNDONE:  # "a Kenyan ferry sank": Kenya did nothing
        actors = tuple(i for i in actors if i in {parties.of_token.get(t.i) for t in acting})
    bodies = bodies_of(acting, parties)
    befallen = recipient_tokens(found, parties, acting)
    time = time_of(found.head, found.verb, when)
    clock = entry_clock(parties.text, found.head.idx, times) if time is None else None
    on_day = time is not None or clock is not None
    known = on_day and any(map(parties.is_who, befallen))
    if not (actors or bodies) and (is_unsaid(found, known) or is_bare(found)):
        return None
    if not (actors or recipients) and not stands_alone(
        found, parties, acting, befallen, (*counted, *toll_beside(found, dated)), place is not None, on_day
    ):
        return None
    if act.type not in SPOKEN and not on_day and is_habit(found):
        return None
    judgement = judge_verb(
        found.head if found.head.pos_ == "NOUN" and found.verb == found.head else found.verb
    )
    status = judgement.status
    if is_purpose_only(found, status) or is_to_end(found, status):
        return None
    nouns = [w for w in found.words if w.pos_ == "NOUN"]
    nouns += [p for c in prepositions(found.verb) if c in found.words for p in prep_objects(c)]
    if any(c.dep_ == "det" and c.lower_ == "no" for noun in nouns for c in noun.children):
        status = "denied"  # "there was no request", "signed no agreement"
    if status == "requested" and had_to(found):
        status = "happened"
    if status in FACTUAL and is_of_nobody(found):
        status = "denied"
    if act.type == "AID" and base(found.verb) == "offer" and status in FACTUAL:
        status = "offered"
    if found.verb.pos_ == "VERB" and base(found.verb) == "plan" and status in FACTUAL:
        status = "planned"  # "plans a march"
    done = act.type not in SPOKEN and status in FACTUAL
    if time is not None and done and is_set_for(times[time], found.verb):
        status = "planned"  # "called a strike for Friday"
    if act.type == "REQUEST" and status in FACTUAL:
        status = "requested"
    if time is None and status in FACTUAL:
        time = frame_time(found.verb, when)
        time = clock if time is None else time
        time = announced_on(found.verb, when) if time is None else time
    if time is None and act.type in SPOKEN:
        time = said_on(found.verb, when)
    words = sorted(found.words, key=lambda t: t.i)
    first, last = words[0], words[-1]
    clause = found.verb if found.verb.pos_ in ("VERB", "AUX") else clause_verb(found.verb)
    start, end = clause_span(clause)
    recipient_words = phrases(befallen)
    struck = bodies_of((*befallen, *hurt), parties, befallen=True)
    apart = bool(recipient_words)  # what nobody else takes part in, they do together
    return LocalEvent(
        start=min(start, first.idx),
        end=max(end, last.idx + len(last)),
        trigger=(first.idx, last.idx + len(last)),
        type=str(act.type),
        mode=mode_of(found, parties),
        actors=without_seats(actors, bodies, parties),
        recipients=without_seats(recipients, struck, parties),
        place=place,
        time=time,
        status=status,
        counts=counted,
        statement=None,
        actor_words=phrases(acting, apart),
        recipient_words=recipient_words,
        actor_bodies=bodies,
        recipient_bodies=struck,
        place_words=site_of(where, found.verb, parties) if place is None else None,
    )


def without_seats(indices: tuple[int, ...], bodies: Sequence[Body], parties: Parties) -> tuple[int, ...]:
    """Parties without the towns that offices among them are called by: "Lima police" are not Lima."""
    spans = [(body.start, body.end) for body in bodies]
    named = ((i, parties.names[i]) for i in indices)
    seat = {i for i, n in named if n.kind == "place" and any(a <= n.start < b for a, b in spans)}
    return tuple(i for i in indices if i not in seat)


def is_thing_moved(moved: list[Token], parties: Parties) -> bool:
    """Whether what arrives is nobody: "the dollars arrived in Lima"."""
    return bool(moved) and not any(parties.is_who(t) or t.pos_ in ("PRON", "PROPN") for t in moved)


def mode_of(found: Found, parties: Parties) -> str | None:
    """The row's mode, or that of the event noun it is told with, where the noun's own row has one ("imposed a
    curfew" is more than a restriction); for requests, refusals and threats what their content says."""
    if found.act.mode != "?":
        nouns = [w for w in found.words if w.pos_ == "NOUN" and w != found.head]
        if found.act.type == "ASSAULT" and found.act.mode is None and found.verb.pos_ == "VERB":
            nouns += causes(found.verb)  # "killed in a car bombing"
        own = (noun_act(noun, parties.is_who, parties.is_place) for noun in nouns)
        return next((a.mode for a in own if a and a.type == found.act.type and a.mode), found.act.mode)
    modes = content_modes(str(found.act.type))
    for token in sorted(found.verb.subtree, key=lambda t: t.i):
        if token.i > found.head.i and token.pos_ in ("VERB", "NOUN") and base(token) in modes:
            return modes[base(token)]
    return None


def time_tokens(doc: Doc, times: tuple[Time, ...]) -> list[tuple[Token, int]]:
    """The head of each time with its index; how long something takes dates nothing ("shut for 90 days")."""
    found = []
    for index, time in enumerate(times):
        if DURATION.match(time.value):
            continue
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is not None:
            found.append((span.root, index))
    return found


def smallest(trigger: Span, statements: Sequence[LocalStatement]) -> int | None:
    """The shortest statement whose content holds the trigger."""
    holding = [
        (s.end - s.start, index)
        for index, s in enumerate(statements)
        if any(start <= trigger[0] and trigger[1] <= end for start, end in s.pieces)
    ]
    return min(holding)[1] if holding else None


__all__ = ["find_events"]
