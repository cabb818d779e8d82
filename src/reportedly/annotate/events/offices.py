"""Parties without a name: an office ("police", "a court in Oslo", "the mayor") or a group ("dock workers").

They are no names, so they are kept apart from these: what a report calls "the court" is one court there, and
which one is for the reader. A phrase that leads to a person or a body by name is that one, and none of these.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.callings import PERSONS
from reportedly.annotate.events.findings import Found
from reportedly.annotate.events.frames import conjuncts, is_passive, prep_objects, subjects
from reportedly.annotate.events.parties import PLACES, Parties, is_of_others, those_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Body
from reportedly.record import EntityKind

OFFICES = words_by("en/offices.tsv")
BEFORE = {"amod", "compound", "nmod"}


def bodies_of(heads: Iterable[Token], parties: Parties, befallen: bool = False) -> tuple[Body, ...]:
    """The offices among some noun phrases and their conjuncts, each once. ``befallen``: people to whom
    something was done, who are themselves beside the body that they are of ("two engineers of Lakeside")."""
    found: dict[str, Body] = {}
    for head in heads:
        for one in (inner for conjunct in conjuncts(head) for inner in counted(conjunct)):
            told = body_of(one, parties, befallen)
            for body in (told,) if told else bodies_behind(one, parties):
                found.setdefault(body.text.lower(), body)
    return tuple(found.values())


def bodies_behind(head: Token, parties: Parties) -> list[Body]:
    """Whose a phrase is that is no office itself: "artillery of the army", "leaders of two clans",
    "the governor's convoy", "a police station"."""
    if head.pos_ != "NOUN" or head.i in parties.of_token:
        return []
    if is_of_others(head):
        inner = [p for c in head.children if c.lower_ in ("of", "from") for p in prep_objects(c)]
    elif any(c.dep_ == "poss" for c in head.children):
        inner = [c for c in head.children if c.dep_ == "poss" and c.pos_ == "NOUN"]
    else:
        inner = [c for c in head.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and is_office(c)][-1:]
    told = (body_of(one, parties) for noun in inner for one in conjuncts(noun))
    return [body for body in told if body is not None]


def is_office(noun: Token) -> bool:
    """Whether a noun alone is an office or its people: "police", "army"."""
    forms = {noun.lower_, base(noun)}
    return not forms.isdisjoint(OFFICES["organisation"] | OFFICES["group"])


def counted(head: Token) -> list[Token]:
    """Of "thousands of dock workers" and "several of the workers" the workers; else the noun itself."""
    return those_of(head) or [head]


def body_of(head: Token, parties: Parties, befallen: bool = False) -> Body | None:
    """The office that a noun phrase names; None where it names none, or somebody by name."""
    if head.pos_ not in ("NOUN", "PROPN") or head.i in parties.of_token:
        return None
    before = called(head, parties)
    kind = kind_of(head, before)
    own = kind == "group" and any(
        (c.dep_ == "poss" and c.pos_ == "PRON") or (befallen and c.lower_ == "of") for c in head.children
    )
    if kind is None or (is_named(head, parties) and not own):  # "his men" are they beside him
        return None
    first, last = before[0] if before else head, head
    follow = [
        c
        for c in head.rights
        if c.lower_ == "of" and c.i == head.i + 1 and base(head) in OFFICES["called_of"]
    ]
    for noun in (p for c in follow for p in c.children if p.dep_ == "pobj" and p.is_lower and p.i == c.i + 1):
        last = noun  # "the chamber of commerce"
    words = [
        t.text if t.i in parties.of_token else t.lower_ for t in (*before, *head.doc[head.i : last.i + 1])
    ]
    opening = " ".join(t.text for t in head.doc[opened(head, first).i : first.i])
    return Body(
        first.idx, last.idx + len(last), " ".join(words), kind, f"{opening} {' '.join(words)}".strip()
    )


def opened(head: Token, first: Token) -> Token:
    """The first of the words before a noun that say more of it than which one: "*two* local guards"."""
    for word in reversed([c for c in head.lefts if c.i < first.i]):
        if word.dep_ not in ("amod", "compound", "nmod", "nummod") or word.right_edge.i != first.i - 1:
            break
        if word.ent_type_ in ("DATE", "TIME"):
            break
        first = word.left_edge if word.dep_ == "nummod" else word
    return first


# What those who enforce the law are understood to have done where nobody else is named.
ENFORCED = {("COERCE", "arrest"), ("COERCE", "seize"), ("COERCE", None), ("AID", None)}


def understood(found: Found) -> list[Token]:
    """Who did what is told in the passive by those whose work it is: "Police said two men had been arrested",
    "Police closed the bridge and two men were arrested"."""
    act, verb = found.act, found.verb
    if (act.type, act.mode) not in ENFORCED or not is_passive(verb) or verb.dep_ not in ("ccomp", "conj"):
        return []
    above = verb.head
    told = subjects(above) if above.pos_ == "VERB" and not is_passive(above) else []
    return [word for s in told for word in s.subtree if word.i <= s.i and is_enforcing(word)][:1]


def is_enforcing(word: Token) -> bool:
    """Whether a word is an office that arrests, seizes and rescues."""
    return word.pos_ in ("NOUN", "PROPN") and not {word.lower_, base(word)}.isdisjoint(OFFICES["enforcing"])


def kind_of(head: Token, before: list[Token]) -> EntityKind | None:
    """What sort of office it is, by its noun and what stands before that."""
    forms = {head.lower_, base(head)}
    plural = head.tag_ in ("NNS", "NNPS") and head.lower_ != base(head)
    if not forms.isdisjoint(OFFICES["person"]):
        return "group" if plural else "person"
    if not plural and not forms.isdisjoint(OFFICES["organisation"]):
        return "organisation"
    if not forms.isdisjoint(OFFICES["group"]):
        return "group"
    if plural and not forms.isdisjoint(OFFICES["organisation"] | OFFICES["known"]) and is_told_of(head):
        return "group"
    if before and not forms.isdisjoint(OFFICES["officials"]) and (plural or base(head) != "guard"):
        return "group" if any(is_branch(t) for t in before) else None
    if before and not plural and not forms.isdisjoint(OFFICES["qualified"]):
        return "organisation"
    if not plural and not forms.isdisjoint(OFFICES["known"]) and is_definite(head):
        return "organisation"
    if plural and (base(head) == "authority" or (before and base(head) == "force")):
        return "organisation"  # "security forces", "authorities"
    if plural and before and base(head) == "group":
        return "group"  # "armed groups"
    if forms.isdisjoint(OFFICES["anybody"]):
        if plural and (base(head) in noun_class("people") or not forms.isdisjoint(PERSONS)):
            return "group"
        if not plural and head.pos_ == "NOUN" and not forms.isdisjoint(PERSONS):
            return "person"
    return None


def is_definite(head: Token) -> bool:
    """Whether a noun is said of a body that the reader knows: "the airline", "the pilots' union",
    "a teachers' union"; not "an airline"."""
    return any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that", "both"))
        for c in head.children
    )


def is_told_of(head: Token) -> bool:
    """Whether a plural is of some bodies, not of all that there are: "31 factories", "the banks"."""
    return any(c.dep_ == "nummod" or (c.dep_ == "det" and c.lower_ != "no") for c in head.children)


def is_branch(word: Token) -> bool:
    """Whether a word says of which office officials are: "customs", "police", "electoral"."""
    return word.dep_ in ("compound", "nmod") or word.lower_ in OFFICES["qualifier"]


def called(head: Token, parties: Parties) -> list[Token]:
    """The words right before an office's noun that are part of what it is called."""
    found: list[Token] = []
    for word in reversed([c for c in head.lefts if c.dep_ in BEFORE]):
        at = parties.of_token.get(word.i)
        demonym = at is not None and parties.names[at].kind in (*PLACES, "group")
        if word.i != (found[0].i if found else head.i) - 1:
            break
        if word.ent_type_ in ("DATE", "TIME"):
            break  # "On Friday police fired …"
        if not (demonym or (word.dep_ != "amod" and word.is_alpha) or word.lower_ in OFFICES["qualifier"]):
            break
        found.insert(0, word)
    return found


def is_named(head: Token, parties: Parties) -> bool:
    """Whether a phrase leads to a person or a body by name, and not merely to a country or town of it."""
    return any(parties.names[i].kind not in (*PLACES, "group") for i in parties.of_phrase(head))


__all__ = ["bodies_of", "understood"]
