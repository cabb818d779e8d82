"""What an act needs beside its word to be an event, where no party is named.

A word alone is little: "attacks" may be anybody's, any time. Somebody who acts or is acted on, a number, a
place or a day makes it one that a reader could find again.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.counts import HARM
from reportedly.annotate.events.findings import Found, occurs
from reportedly.annotate.events.frames import conjuncts, is_finite, is_passive, objects
from reportedly.annotate.events.offices import bodies_of
from reportedly.annotate.events.parties import PLACES, Parties
from reportedly.annotate.status.contents import was_burden
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalCount
from reportedly.record import OTHER

COLLECTIVES = words_by("en/party_nouns.tsv")["bodies"] | words_by("en/party_nouns.tsv")["collectives"]
# Who may act: those, and what armies act with.
DOERS = COLLECTIVES | noun_class("warship") | noun_class("troops")
# Types that are told without a party's name: somebody was hurt, held or out in the street somewhere.
WITHOUT_PARTY = {"ASSAULT", "PROTEST", "COERCE"}
# Types whose nouns are told as having come about by a verb: "clashes broke out", "the meeting took place".
COMING_ABOUT = WITHOUT_PARTY | {"CONSULT"}
# What is done to people by somebody who need not be said, on a day: "the prisoners were freed on Friday".
UNDERGONE = {"ACCUSE", "AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "RETREAT", "SANCTION"}
# What is said, and so is somebody's.
SAID = {"ACCUSE", "REJECT", "REQUEST", "THREATEN"}
# What is given up or let go by somebody who need not be said.
ENDED = {"CONCEDE", "RETREAT"}
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
    doers = any(parties.is_who(t) or base(t) in DOERS for t in acting)
    moved = objects(found.verb) if is_passive(found.verb) else ()  # "soldiers were deployed"
    others = any(map(parties.is_who, (*befallen, *moved))) or bool(bodies_of(befallen, parties))
    if act.type in WITHOUT_PARTY:
        if any(c.what in HARM for c in counted):  # "nine died in an ambush" tells of the ambush
            return True
        if verbal and (counted or placed or (dated and (doers or told))):
            return True
    if not verbal:
        if act.type in SAID and bodies_of((t for t in acting if t.dep_ in ("poss", "pobj")), parties):
            return True  # "threats by the rebels have emptied three villages"
        told_of = act.type in WITHOUT_PARTY and dated and is_placed(found.head, parties)
        return told_of or (dated and others) or (act.type in COMING_ABOUT and doers and (placed or dated))
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
    if act.mode == "ceasefire" and dated and found.verb.pos_ == "VERB":
        return True  # "the truce, which took effect on Friday"
    if act.type in ENDED and undergone and dated and is_finite(found.verb):
        return True  # "the strike was called off on Monday", "the curfew was lifted on Friday"
    sides = sum(len(conjuncts(t)) for t in acting) > 1 or any(t.tag_ == "NNS" for t in acting)
    if act.type == "CONSULT" and act.mode != "visit" and verbal and dated and doers and sides:
        return True  # "the two leaders spoke on Monday"
    if act.type == "CONSULT" and not (placed or others):
        return False  # "the commission will hold its first meeting on Friday": with whom, and where?
    return bool(bodies_of(acting, parties)) or (doers and (others or dated))


def is_placed(noun: Token, parties: Parties) -> bool:
    """Whether an event noun's own phrase says where: "the bombing of a market in Gao"."""
    own = (parties.of_token.get(t.i) for t in noun.subtree if t.dep_ == "pobj")
    return any(i is not None and parties.names[i].kind in PLACES for i in own)


def is_of_nobody(found: Found) -> bool:
    """Whether an act is told of nobody, or as one that could not be done: "no guard was hurt", "none of the
    trucks was looted", "they could not be saved"."""
    verb = found.verb
    if any(c.lower_ == "could" for c in verb.children) and any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.pos_ == "VERB" and any(
        noun.lower_ in NOBODY
        or any(c.lower_ == "no" and c.dep_ == "det" and c.i == noun.left_edge.i for c in noun.children)
        for noun in verb.children
        if noun.dep_ in ("nsubj", "nsubjpass")
    )


NOBODY = {"none", "nobody"}


def had_to(found: Found) -> bool:
    """Whether somebody had to do it, and did: "the pilot had to land in a field"."""
    verb = found.verb
    return verb.dep_ == "xcomp" and was_burden(verb.head, told=verb.head.dep_ == "ccomp")


def is_habit(found: Found) -> bool:
    """Whether a clause tells what somebody is or does as a rule: "who sells phone cards", "kills 1,900
    animals a week"."""
    verb = found.verb
    if verb.tag_ not in ("VBZ", "VBP") or any(c.dep_ == "aux" for c in verb.children):
        return False
    often = any(c.dep_ == "npadvmod" and any(d.lower_ in OFTEN for d in c.children) for c in verb.subtree)
    return often or verb.dep_ == "relcl"


OFTEN = {"a", "each", "every", "per"}

__all__ = ["had_to", "is_habit", "is_of_nobody", "is_unsaid", "stands_alone"]
