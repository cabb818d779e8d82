"""What a passage says of its scene beyond its own names and times: where, without a name ("at the ministry"),
and when, by who announced it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.findings import UNDONE, Found
from reportedly.annotate.events.frames import clause_head, objects, prep_objects
from reportedly.annotate.events.narration import TO_COME
from reportedly.annotate.events.offices import OFFICES
from reportedly.annotate.events.parties import PLACES, Parties
from reportedly.annotate.events.phrases import phrases
from reportedly.annotate.events.settings import SPOKEN, is_aside, own_tokens, time_of
from reportedly.annotate.sayings.clauses import CUES
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Time
from reportedly.record import Span

AT = {"across", "along", "at", "beside", "in", "inside", "near", "off", "on", "outside", "through"}
# Types of what is done to a site where that stands.
STRUCK = {"ASSAULT"}
# Where those go who are sent.
TO = {"to", "into", "towards", "toward"}
# What stands behind these is where it was, whatever they hang on: "fired at students outside the court".
OUTSIDE = {"outside"}
# Classes of nouns that are somewhere: a happening may be there.
SITES = ("base", "border", "crossing", "embassy", "route", "site_of", "square", "territory")
# Of these the noun alone says nothing of where: "in the area", "in the country".
VAGUE = words_by("en/event_words.tsv")["vague"]


def site_of(type_: str, around: Token, parties: Parties) -> Span | None:
    """The words for where an event took place, where no place that the reader knows is named with it: a site
    ("at the ministry"), or a name of which nothing is known ("in Gulbar")."""
    if type_ in SPOKEN:
        return None
    if type_ in STRUCK and around.pos_ == "VERB":  # "shelled the port"
        struck = [t for t in objects(around) if t.pos_ == "NOUN" and is_spot(t)]
        if struck:
            return next(iter(phrases(struck[:1])), None)
    nouns = [
        (prep, noun)
        for prep in own_tokens(around, conjuncts=False)
        if prep.dep_ in ("prep", "dative")
        and (prep.lower_ in AT or (type_ == "MOBILIZE" and prep.lower_ in TO))
        for noun in prep_objects(prep)
    ]
    for prep, noun in nouns:
        there = prep.head.pos_ in ("VERB", "AUX") or prep.lower_ in OUTSIDE or is_of_object(prep, around)
        if there and not is_aside(prep) and noun.pos_ in ("NOUN", "PROPN") and is_somewhere(noun):
            return next(iter(phrases([noun])), None)
    unknown = (noun for prep, noun in nouns if not is_aside(prep) and is_unknown(noun, parties))
    return next((span for noun in unknown for span in phrases([noun])), None)


def is_of_object(prep: Token, verb: Token) -> bool:
    """Whether a preposition of place hangs on what something is done to: "held two men at the airport"."""
    noun = prep.head
    behind = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj"
    return prep.lower_ in ("at", "near") and (behind or noun.dep_ == "dobj") and verb in noun.ancestors


def is_unknown(noun: Token, parties: Parties) -> bool:
    """Whether a name in a sentence is nobody's and nothing's that the reader of names met."""
    if noun.pos_ != "PROPN" or noun.i in parties.of_token or noun.ent_type_ in ("DATE", "TIME", "PERSON"):
        return False
    return noun.text[:1].isupper() and not noun.text.isupper()


def is_somewhere(noun: Token) -> bool:
    """Whether a noun is somewhere in particular, as a port or a ministry is."""
    word = base(noun)
    if word in VAGUE or noun.ent_type_ in ("DATE", "TIME"):
        return False
    return (word in OFFICES["organisation"] and word not in OFFICES["enforcing"]) or is_spot(noun)


def is_spot(noun: Token) -> bool:
    """Whether a noun is of a place, and of nobody who may be there."""
    word = base(noun)
    return word not in VAGUE and any(word in noun_class(name) for name in SITES)


def said_on(around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """When somebody said what he says now: "We reject this," she said on Friday."""
    clause = clause_head(around)
    told = clause.dep_ == "ccomp" and clause.head.pos_ == "VERB" and clause.tag_ in ("VBP", "VBZ")
    own = clause == around and base(clause.head) in CUES
    return time_of(clause.head, clause.head, times) if told and own else None


def is_set_for(time: Time, around: Token) -> bool:
    """Whether an act is only set for a day to come."""
    doc = around.doc
    words = doc.char_span(time.start, time.end, alignment_mode="expand")
    to_come = time.value.startswith(TO_COME)
    return to_come and words is not None and words.root.dep_ == "pobj" and words.root.head.lower_ == "for"


# Acts that take place where they strike: "bombed the port of Alta".
SITED = {"ASSAULT", "MOBILIZE", "RETREAT", "AID"}


def is_site(found: Found, parties: Parties, index: int) -> bool:
    """Whether a party is also the place: "bombed the port of Alta", "visited Lima"."""
    sited = found.act.type in SITED or found.act.mode in (
        *UNDONE,
        "visit",
        "seize",
        "restrict",
        "curfew",
        "martial-law",
    )
    return sited and is_place_name(parties, index)


def is_place_name(parties: Parties, index: int) -> bool:
    """Whether a name is of a place, and no adjective."""
    return parties.names[index].kind in PLACES and not parties.names[index].adjective


def announced_on(around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """When somebody announced what was done: "The league has barred two clubs, it announced on Friday"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in around.children):
        return None
    near = [around.head] if around.dep_ == "ccomp" else [c for c in around.children if c.dep_ == "conj"]
    announcing = next((verb for verb in near if base(verb) == "announce"), None)
    return None if announcing is None else time_of(announcing, announcing, times)


__all__ = ["SITED", "announced_on", "is_place_name", "is_set_for", "is_site", "said_on", "site_of"]
