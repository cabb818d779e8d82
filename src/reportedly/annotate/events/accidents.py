"""Harm that nobody did: the dead of an earthquake or a mine's collapse are no assault but a disaster's.

"Seven were killed" does not say by what. Where a report tells of a disaster and of no force at all, that is
what killed them.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.events.act_match import BLASTS
from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.findings import HARMING, UNDONE, Found
from reportedly.annotate.events.frames import subjects
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.events.settings import at_once
from reportedly.annotate.status.governors import base
from reportedly.record import OTHER


def without_accidents(doc: Doc, found: list[Found], parties: Parties) -> list[Found]:
    """The acts, a disaster's in place of the harm that no person is said to have done, where one did it."""
    found = [as_disaster(one) if by_disaster(one) and is_undone(one, parties) else one for one in found]
    driven = [one for one in found if by_vehicle(one, parties)]
    if driven and noun_class("force").isdisjoint(base(t) for t in doc if t.pos_ in ("NOUN", "ADJ", "VERB")):
        found = [as_disaster(one, "accident") if one in driven else one for one in found]
    undone = [one for one in found if is_undone(one, parties)]
    if not undone or any(one.act.type == "ASSAULT" and one not in undone for one in found):
        return found
    nouns = {base(token) for token in doc if token.pos_ in ("NOUN", "ADJ")}  # "a minefield explosion"
    if nouns.isdisjoint(noun_class("SUBJDISASTER")) or not nouns.isdisjoint(noun_class("force")):
        return found
    told = {one.head.sent.start for one in found if one.act.mode in UNDONE}  # "capsized …, leaving one dead"
    found = [one for one in found if one not in undone or one.head.sent.start not in told]
    return [as_disaster(one) if one in undone else one for one in found]


def as_disaster(one: Found, mode: str = "disaster") -> Found:
    """The act as a disaster's or an accident's."""
    return replace(one, act=replace(one.act, type=OTHER, mode=mode))


def by_vehicle(one: Found, parties: Parties) -> bool:
    """Whether a vehicle did it, and nobody is said to have meant it: "A bus plunged into a ravine, killing
    14"."""
    if not is_undone(one, parties):
        return False
    told = (t for s in subjects(one.verb) for t in (s, *s.lefts) if t.pos_ == "NOUN")
    return not noun_class("SUBJVEHICLE").isdisjoint(base(t) for t in told)


def by_disaster(one: Found) -> bool:
    """Whether the sentence says that a disaster did it: "were killed when an avalanche hit the camp"."""
    told = (base(subject) for clause in at_once(one.verb) for subject in subjects(clause))
    return not (noun_class("SUBJDISASTER") - BLASTS).isdisjoint(told)


def is_undone(one: Found, parties: Parties) -> bool:
    """Whether somebody came to harm and no person is said to have done it."""
    if one.act.type != "ASSAULT" or base(one.head) not in HARMING:
        return False
    return not any(parties.is_who(subject) for subject in subjects(one.verb))


__all__ = ["without_accidents"]
