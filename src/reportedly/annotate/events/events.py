"""Events of one report: PLOVER type and mode, parties, place, time, status and counts.

Everything an event says comes from its own passage. Reported speech itself is no event; accusing,
asking, threatening are. A planned meeting is a meeting with the status ``planned``, a patrol that
somebody wants is ``requested``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_words import content_modes
from reportedly.annotate.events.contexts import contexts
from reportedly.annotate.events.counts import HARM, find_counts
from reportedly.annotate.events.findings import HARMING, Found, clause_verb, find_acts, merged
from reportedly.annotate.events.frames import agents, objects, prep_objects, prepositions, subjects
from reportedly.annotate.events.parties import PLACES, Parties
from reportedly.annotate.events.phrases import phrases
from reportedly.annotate.events.settings import SPOKEN, clause_span, frame_time, own_tokens, place_of, time_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.status import judge_verb
from reportedly.annotation import LocalCount, LocalEvent, LocalStatement, Name, Time
from reportedly.record import Span, Status

# Types that are told without a party's name: somebody was hurt, held or out in the street somewhere.
WITHOUT_PARTY = {"ASSAULT", "PROTEST", "COERCE"}
UNREAL: tuple[Status, ...] = ("denied", "possible")


def find_events(
    doc: Doc, names: tuple[Name, ...], times: tuple[Time, ...], statements: tuple[LocalStatement, ...]
) -> tuple[LocalEvent, ...]:
    """All events that the report tells, plans, asks for or denies, in order of their triggers."""
    parties = Parties(doc, names)
    when = time_tokens(doc, times)
    dated = {
        t.i for time in times for t in doc.char_span(time.start, time.end, alignment_mode="expand") or ()
    }
    events = []
    for found in merged(find_acts(doc, parties)):
        event = build(found, parties, when, dated)
        if event is not None:
            events.append(replace(event, statement=smallest(event.trigger, statements)))
    told = with_contexts(doc, with_tolls(doc, events, dated))
    return tuple(sorted(dict.fromkeys(told), key=lambda e: (e.trigger, e.type)))


def with_contexts(doc: Doc, events: list[LocalEvent]) -> list[LocalEvent]:
    """The events with what their sentences are about."""
    sentences = list(doc.sents)
    starts = [s.start_char for s in sentences]
    numbers = [bisect_right(starts, event.trigger[0]) - 1 for event in events]
    about = {number: contexts(sentences[number]) for number in sorted(set(numbers))}
    return [replace(event, contexts=about[n]) for event, n in zip(events, numbers, strict=True)]


def with_tolls(doc: Doc, events: list[LocalEvent], dated: set[int]) -> list[LocalEvent]:
    """A sentence's numbers of killed and wounded go to its assault, if it tells of one only."""
    assaults: dict[int, list[int]] = {}
    starts = [s.start_char for s in doc.sents]
    for at, event in enumerate(events):
        if event.type == "ASSAULT":
            assaults.setdefault(bisect_right(starts, event.trigger[0]) - 1, []).append(at)
    sentences = list(doc.sents)
    for number, group in assaults.items():
        if len(group) == 1:
            counts = [c for c in find_counts(sentences[number], None, dated) if c.what in HARM]
            event = events[group[0]]
            events[group[0]] = replace(event, counts=tuple(dict.fromkeys((*event.counts, *counts))))
    return events


def build(
    found: Found, parties: Parties, when: Sequence[tuple[Token, int]], dated: set[int]
) -> LocalEvent | None:
    """The event of an act with all that its passage says, None where it has neither party nor number."""
    act = found.act
    actors = actors_of(found, parties)
    recipients = tuple(
        i
        for i in recipients_of(found, parties)
        if parties.names[i].same not in {parties.names[a].same for a in actors}
    )
    spoken = act.type in SPOKEN or (act.type == "CONSULT" and act.mode != "visit")
    sites = [i for i in recipients if is_site(found, parties, i)]
    taken = (*actors, *recipients) if spoken else () if act.mode == "visit" else actors
    place = place_of(str(act.type), found.head, found.verb, parties, taken, sites)
    if act.type == "CONSULT" and act.mode == "visit" and place is not None and not recipients:
        recipients = (place,)
    counted = counts_of(found, dated)
    nominal = found.verb.pos_ == "NOUN"
    if (nominal and not actors and act.type != "ASSAULT") or (not actors and is_bare(found)):
        return None
    if not (actors or recipients):
        verbal = found.verb.pos_ in ("VERB", "AUX") and (counted or place is not None)
        # "Nine died in an ambush" tells of the ambush, "ambushes" alone of none.
        alone = act.type in WITHOUT_PARTY and (verbal or any(c.what in HARM for c in counted))
        if not alone:
            return None
    judgement = judge_verb(
        found.head if found.head.pos_ == "NOUN" and found.verb == found.head else found.verb
    )
    status = judgement.status
    if is_purpose_only(found, status):
        return None
    if act.type == "REQUEST" and status in ("happened", "ongoing"):
        status = "requested"
    time = time_of(found.head, found.verb, when)
    if time is None and status in ("happened", "ongoing"):
        time = frame_time(found.verb, when)
    words = sorted(found.words, key=lambda t: t.i)
    first, last = words[0], words[-1]
    clause = found.verb if found.verb.pos_ in ("VERB", "AUX") else clause_verb(found.verb)
    start, end = clause_span(clause)
    return LocalEvent(
        start=min(start, first.idx),
        end=max(end, last.idx + len(last)),
        trigger=(first.idx, last.idx + len(last)),
        type=str(act.type),
        mode=mode_of(found),
        actors=actors,
        recipients=recipients,
        place=place,
        time=time,
        status=status,
        counts=counted,
        statement=None,
        actor_words=phrases(actor_tokens(found, parties)),
        recipient_words=phrases(recipient_tokens(found)),
    )


def is_bare(found: Found) -> bool:
    """A verb without tense or subject that tells what something is for, not what was done."""
    verb = found.verb
    bare = verb.tag_ in ("VB", "VBG") and verb.dep_ in ("pcomp", "advcl", "acl", "xcomp")
    return bare and found.act.type != "ASSAULT"


# After these a verb in -ing tells what was done; after others what was thought of ("keen on building").
DONE_BY = {"by", "after", "in", "with", "through", "while", "since", "before", "without"}


def is_purpose_only(found: Found, status: Status) -> bool:
    """What an act was for ("closed the road to stop protests") or about, not what was done."""
    verb = found.verb
    if verb.dep_ == "pcomp":
        return verb.head.lower_ not in DONE_BY and (status == "happened" or found.act.type == "SUPPORT")
    purpose = verb.tag_ == "VB" and verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.children)
    return purpose and found.act.type != "CONSULT"


# Acts that take place where they strike: "bombed the port of Alta".
SITED = {"ASSAULT", "MOBILIZE", "RETREAT", "AID"}


def is_site(found: Found, parties: Parties, index: int) -> bool:
    """Whether a party is also the place: "bombed the port of Alta", "visited Lima"."""
    name = parties.names[index]
    sited = found.act.type in SITED or found.act.mode in (
        "visit",
        "seize",
        "restrict",
        "curfew",
        "martial-law",
    )
    return sited and name.kind in PLACES and not name.adjective


def actors_of(found: Found, parties: Parties) -> tuple[int, ...]:
    """Who acts."""
    return next((names for tokens in actor_slots(found, parties) if (names := parties.of(tokens))), ())


def actor_tokens(found: Found, parties: Parties) -> list[Token]:
    """The heads of the noun phrases that act: those with a name if there are any, else the first."""
    slots = actor_slots(found, parties)
    return next((tokens for tokens in slots if parties.of(tokens)), next((t for t in slots if t), []))


def actor_slots(found: Found, parties: Parties) -> list[list[Token]]:
    """Where whoever acts may stand, the likeliest first."""
    head, act = found.head, found.act
    if act.actor == "from":
        return [[p for c in prepositions(head) if c.lower_ == "from" for p in prep_objects(c)]]
    own = [] if found.verb == head and head.pos_ == "NOUN" else subjects(found.verb)
    if head.pos_ != "NOUN":
        carried = [w for w in found.words if w.pos_ == "NOUN"] if act.type == "CONSULT" else []
        return [own, [owner for noun in carried for owner in owners(noun, parties)]]
    if act.actor == "both":
        between = [p for c in prepositions(head) if c.lower_ in ("between", "among") for p in prep_objects(c)]
        return [own, [*owners(head, parties), *between]]
    # "Restore Turkish patrols": whose patrols they are says more than who wants them.
    return [[*owners(head, parties), *agents(head)], own]


# Nouns whose "of" names who acts, not whom it befalls.
OWN_OF = {"visit", "arrival", "resignation", "patrol", "trip", "tour", "deployment", "withdrawal", "retreat"}


def owners(noun: Token, parties: Parties) -> list[Token]:
    """Who a noun's act belongs to: possessor, demonym or name before it; "of" where the noun asks for it."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    found += [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    if base(noun) in OWN_OF and not parties.of(found):
        found = [p for c in noun.children if c.lower_ == "of" for p in prep_objects(c)]
    return found


def recipients_of(found: Found, parties: Parties) -> tuple[int, ...]:
    """Whom it is done to: the first slot of the row that leads to a name."""
    return next((names for tokens in recipient_slots(found) if (names := parties.of(tokens))), ())


def recipient_tokens(found: Found) -> list[Token]:
    """The heads of the noun phrases that it is done to: the first slot of the row that holds any."""
    own = {w.i for w in found.words}
    slots = ([t for t in tokens if t.i not in own] for tokens in recipient_slots(found))
    return next((tokens for tokens in slots if tokens), [])


def recipient_slots(found: Found) -> Iterator[list[Token]]:
    """Where whom it is done to may stand, in the order of the row."""
    verb = found.verb
    for slot in found.act.recipients:
        if slot == "obj":
            yield objects(verb) if verb.pos_ in ("VERB", "AUX") else []
        elif slot == "comp":
            asked = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
            yield [s for c in asked for s in c.children if s.dep_ == "nsubj"]
        elif slot == "subj":
            yield subjects(verb)
        elif slot not in ("both", "-"):
            held = [verb, *found.words]
            if slot == "of" or any(c.kind == "class" for c in found.act.conditions):
                held += objects(verb) if verb.pos_ == "VERB" else []
            yield [p for h in held for c in prepositions(h) if c.lower_ == slot for p in prep_objects(c)]


def mode_of(found: Found) -> str | None:
    """The row's mode, or for requests, refusals and threats what their content says."""
    if found.act.mode != "?":
        return found.act.mode
    modes = content_modes(str(found.act.type))
    for token in sorted(found.verb.subtree, key=lambda t: t.i):
        if token.i > found.head.i and token.pos_ in ("VERB", "NOUN") and base(token) in modes:
            return modes[base(token)]
    return None


def counts_of(found: Found, dated: set[int]) -> tuple[LocalCount, ...]:
    """The numbers of the act's clause."""
    own = {w.i for w in found.words}
    if found.verb.pos_ in ("VERB", "AUX"):
        return find_counts(
            (t for t in own_tokens(found.verb) if t.head.i not in own or t.head == found.verb),
            found.verb,
            dated,
        )
    above = clause_verb(found.head)
    if base(above) in HARMING or above.dep_ == "acl":
        return find_counts(own_tokens(above), above, dated)
    return find_counts(found.head.subtree, None, dated)


def time_tokens(doc: Doc, times: tuple[Time, ...]) -> list[tuple[Token, int]]:
    """The head of each time with its index."""
    found = []
    for index, time in enumerate(times):
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
