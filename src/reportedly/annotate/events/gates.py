"""What an act needs beside its word to be an event, where no party is named.

A word alone is little: "attacks" may be anybody's, any time. Somebody who acts or is acted on, a number, a
place or a day makes it one that a reader could find again.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.annotate.events.counts import HARM
from reportedly.annotate.events.findings import Found, occurs
from reportedly.annotate.events.frames import conjuncts, is_finite, is_passive, objects
from reportedly.annotate.events.offices import bodies_of
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalCount
from reportedly.record import OTHER

COLLECTIVES = words_by("en/party_nouns.tsv")["bodies"] | words_by("en/party_nouns.tsv")["collectives"]
# Types that are told without a party's name: somebody was hurt, held or out in the street somewhere.
WITHOUT_PARTY = {"ASSAULT", "PROTEST", "COERCE"}
# Types whose nouns are told as having come about by a verb: "clashes broke out", "the meeting took place".
COMING_ABOUT = WITHOUT_PARTY | {"CONSULT"}
# What is done to people by somebody who need not be said, on a day: "the prisoners were freed on Friday".
UNDERGONE = {"AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "RETREAT", "SANCTION"}
# Happenings that nobody does: a day or a place is enough.
HAPPENING = {"disaster", "accident", "illness", "vote", "ruling", "publication"}


def is_unsaid(found: Found, known: bool) -> bool:
    """Whether an event noun stands without anybody whose act it is, and no clause says that it came about;
    ``known``: it has a day, and somebody whom it befell ("the release of 40 hostages on Saturday")."""
    if found.verb.pos_ != "NOUN" or found.act.type == "ASSAULT" or known:
        return False
    return not (found.act.type in COMING_ABOUT and occurs(found.head))


def stands_alone(
    found: Found,
    parties: Parties,
    acting: Sequence[Token],
    befallen: Sequence[Token],
    counted: Sequence[LocalCount],
    placed: bool,
    dated: bool,
) -> bool:
    """Whether an act without a named party is an event; ``placed``, ``dated``: its clause
    gives a place, a time."""
    act = found.act
    told = act.type in COMING_ABOUT and found.verb.pos_ == "NOUN" and occurs(found.head)
    verbal = found.verb.pos_ in ("VERB", "AUX") or told
    doers = any(parties.is_who(t) or base(t) in COLLECTIVES for t in acting)
    moved = objects(found.verb) if is_passive(found.verb) else ()  # "soldiers were deployed"
    others = any(map(parties.is_who, (*befallen, *moved)))
    if act.type in WITHOUT_PARTY:
        if any(c.what in HARM for c in counted):  # "nine died in an ambush" tells of the ambush
            return True
        if verbal and (counted or placed or (dated and (doers or told))):
            return True
    if not verbal:
        return (dated and others) or (act.type in COMING_ABOUT and doers and (placed or dated))
    if act.type == OTHER:
        return bool(bodies_of(acting, parties)) or (
            act.mode in HAPPENING and (dated or placed or bool(counted))
        )
    if (act.type == "AGREE" or (act.type == "CONSULT" and act.mode != "visit")) and placed and dated:
        return True  # "talks were held in Lima on Friday", "a truce was signed in Lima on Friday"
    undergone = is_passive(found.verb)
    told_of = sum(map(bool, (dated, counted, undergone))) > 1 or (undergone and is_finite(found.verb))
    if act.type in UNDERGONE and others and told_of:
        return True  # "nine guards have been suspended"
    sides = sum(len(conjuncts(t)) for t in acting) > 1 or any(t.tag_ == "NNS" for t in acting)
    if act.type == "CONSULT" and act.mode != "visit" and verbal and dated and doers and sides:
        return True  # "the two leaders spoke on Monday"
    if act.type == "CONSULT" and not (placed or others):
        return False  # "the commission will hold its first meeting on Friday": with whom, and where?
    return bool(bodies_of(acting, parties)) or (doers and (others or dated))


__all__ = ["is_unsaid", "stands_alone"]
