"""Whose an event noun's act is: "the army's raid", "talks between two", "an appeal lodged by the bank"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.events.act_match import noun_act
from reportedly.annotate.events.act_words import acts
from reportedly.annotate.events.frames import ISSUED, prep_objects, prepositions
from reportedly.annotate.events.offices import bodies_of
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by


def between(word: Token) -> list[Token]:
    """Those between whom something is."""
    preps = (c for c in prepositions(word) if c.lower_ in ("between", "among"))
    return [p for c in preps for p in prep_objects(c)]


def is_mutual(noun: Token) -> bool:
    """Whether a noun tells of what all its parties do: "truce", "talks"."""
    return noun.pos_ == "NOUN" and any(act.actor == "both" for act in acts("noun").get(base(noun), ()))


def is_assault(noun: Token, parties: Parties) -> bool:
    """Whether a noun tells of an assault: "the shelling", not "a bomb"."""
    act = noun_act(noun, parties.is_who, parties.is_place) if noun.pos_ == "NOUN" else None
    return act is not None and act.type == "ASSAULT"


# What is asked for or offered stands for whoever does so.
ASKED = words_by("en/event_words.tsv")["asked"]
# Nouns whose "of" names who acts, not whom it befalls.
OWN_OF = words_by("en/event_words.tsv")["own_of"]


def owners(noun: Token, parties: Parties) -> list[Token]:
    """Who a noun's act belongs to: possessor, demonym or name before it; "of" where the noun asks for it."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    before = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    found += [c for c in before if c.ent_type_ not in ("DATE", "TIME")]
    if base(noun) in ASKED and not parties.of(found):
        found += [p for c in noun.children if c.lower_ == "from" for p in prep_objects(c)]
    if base(noun) in OWN_OF and not any(is_party(t, parties) for t in found):
        found = [p for c in noun.children if c.lower_ == "of" for p in prep_objects(c)]
    return found


def askers(noun: Token) -> list[Token]:
    """Whose request, offer or appeal it is that somebody refuses: "an appeal lodged by the bank"."""
    return givers(noun) if noun.pos_ == "NOUN" and base(noun) in ASKED else []


def issuers(noun: Token) -> list[Token]:
    """Whose a text is that asks, warns or accuses: "a letter from 30 doctors urges …"."""
    return givers(noun) if base(noun) in ISSUED else []


def givers(noun: Token) -> list[Token]:
    """By or from whom what a noun names came."""
    return [p for c in tied(noun) if c.lower_ in ("by", "from") for p in prep_objects(c)]


def tied(noun: Token) -> list[Token]:
    """The prepositions of a noun and of the participle behind it: "an appeal lodged by", "the ban on"."""
    held = [noun, *(c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")]
    return [c for h in held for c in prepositions(h)]


def is_party(noun: Token, parties: Parties) -> bool:
    """Whether a noun phrase is somebody: by name, by what they are, or by an office."""
    return bool(parties.of_phrase(noun)) or parties.is_who(noun) or bool(bodies_of((noun,), parties))


__all__ = ["askers", "between", "is_assault", "is_mutual", "is_party", "issuers", "owners", "tied"]
