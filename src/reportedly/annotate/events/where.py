"""Where an event took place, as far as its own passage says.

A place is taken from the clause of the event, else from a clause around it in the same sentence. Never from
elsewhere: what the passage does not say is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.annotate.events.act_words import acts
from reportedly.annotate.events.frames import objects, prep_objects, prepositions
from reportedly.annotate.events.parties import PLACES, Parties
from reportedly.annotate.events.settings import SPOKEN, at_once, clauses, is_aside, own_tokens
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by

WHERE = {
    "above", "across", "against", "along", "alongside", "around", "as", "at", "behind", "below",
    "beside", "between", "beyond", "bordering", "by", "east", "from", "in", "including", "inside",
    "into", "near", "north", "of", "off", "on", "onto", "opposite", "outside", "over", "south",
    "through", "throughout", "to", "toward", "towards", "via", "west", "within",
}  # fmt: skip
TOWNS = {"city", "town", "village"}
ANY_OFFICE = frozenset(noun for nouns in words_by("en/offices.tsv").values() for noun in nouns)
# Precision (UCDP's where_prec) of an area, and of a place that no gazetteer has, which lies between
# a district's and that.
AREA, UNLOCATED = 4, 3.5
AREA_AFTER = re.compile(rf"\s(?:{'|'.join(sorted(words_by('en/place_words.tsv')['admin']))})\b", re.I)


def place_of(
    type_: str, trigger: Token, around: Token, parties: Parties, taken: Sequence[int], sites: Sequence[int]
) -> int | None:
    """The most exact place named with the event, else in its clause, else in the clauses around it.

    ``around`` is the word whose clause the event is; ``taken`` are names that are parties and no places,
    ``sites`` parties that are the place as well ("bombed the port"). A party by its demonym may be the place
    too: "Malian troops shot a man in Mali".
    """
    things = {parties.names[i].same for i in taken if not parties.names[i].adjective}
    near = [around, *around.children, *beside(around)] if type_ in SPOKEN else within(around)
    found = [*sites, *places_in(near, parties)]
    wider = iter((*at_once(around), *clauses(around)))
    if type_ in SPOKEN:  # "agreed to a truce in Gao": where what is agreed on holds
        wider = iter(agreed_on(around) if type_ == "AGREE" else ())
    while True:
        fit = [i for i in found if not (parties.names[i].adjective or parties.names[i].same in things)]
        if fit:
            return min(fit, key=lambda i: rank(parties, i, trigger))
        head = next(wider, None)
        if head is None:
            return None
        subject = {t.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree}
        found = list(places_in([t for t in own_tokens(head) if t.i not in subject], parties))


def seat_of(acting: Sequence[Token], parties: Parties) -> int | None:
    """Where the office is that acted, told of before: "Police *in Lima* said they had arrested three"."""
    heads = [token for token in acting if base(token) in ANY_OFFICE]
    return next((index for token in heads for index in places_in(list(token.children), parties)), None)


def agreed_on(around: Token) -> list[Token]:
    """The nouns of what is agreed on."""
    if around.pos_ != "VERB":
        return [around]
    told = [
        *objects(around),
        *(p for c in prepositions(around) if c.lower_ in ("on", "to") for p in prep_objects(c)),
    ]
    return [noun for noun in told if noun.pos_ == "NOUN"]


def beside(around: Token) -> Iterator[Token]:
    """What stands with the office that is a verb's subject: "A court in Oslo convicted …" was in Oslo. A verb
    joined to another shares its subject."""
    joined = around.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in around.children)
    for noun in (around.head if joined else around).children:
        if noun.dep_ == "nsubj" and base(noun) in ANY_OFFICE:
            yield from noun.children
        if noun.dep_ == "agent":  # "was convicted by a court in Oslo"
            yield from (c for p in prep_objects(noun) if base(p) in ANY_OFFICE for c in p.children)


def within(around: Token) -> list[Token]:
    """The words of an event's own clause, with those of the event noun that is the subject it shares with
    another verb: "An ambush near Mopti killed two and wounded five"."""
    found = list(own_tokens(around, conjuncts=False))
    if around.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in around.children):
        shared = [c for c in around.head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
        found += [token for noun in shared for token in own_tokens(noun)]
    return found


def rank(parties: Parties, index: int, trigger: Token) -> tuple[float, bool, int]:
    """Exact places before coarse ones, those that something is in before those that only name it ("the Alta
    Meats plant in Gao"), near ones before far ones."""
    name = parties.names[index]
    coarse: float = name.location.precision if name.location else UNLOCATED if name.kind == "place" else 6
    if coarse < AREA and AREA_AFTER.match(parties.text, name.end):
        coarse = AREA  # "the Lima region" is not the town
    last = trigger.doc[parties.last[index]] if index in parties.last else trigger
    names_other = last.dep_ in ("compound", "nmod", "amod") and last.head.i == last.i + 1
    return coarse, names_other, abs(name.start - trigger.idx)


def places_in(tokens: Sequence[Token], parties: Parties) -> Iterator[int]:
    """Places named after a preposition of place among some words."""
    for token in tokens:
        if (
            token.dep_ in ("prep", "agent")
            and token.lower_ in WHERE
            and not (is_aside(token) or is_origin(token))
        ):
            for inner in prep_objects(token):
                if inner.lower_ in TOWNS and any(c.lower_ == "the" for c in inner.children):
                    meant = parties.called.last_town(inner)
                    if meant is not None and not any(c.i in parties.of_token for c in inner.subtree):
                        yield meant
                for part in (inner, *inner.children):
                    index = parties.of_token.get(part.i)
                    if index is None or part.dep_ == "poss":
                        continue
                    if parties.names[index].kind in PLACES:
                        yield index


def is_origin(prep: Token) -> bool:
    """Where somebody is from is not where it happened: "plans to sell it to a firm from Oslo"."""
    noun = prep.head
    if noun.dep_ == "pobj" and base(noun.head.head) in acts("noun"):
        return False  # "the withdrawal of troops from Gao"
    return prep.lower_ == "from" and noun.pos_ in ("NOUN", "PROPN") and base(noun) not in acts("noun")


__all__ = ["place_of", "seat_of"]
