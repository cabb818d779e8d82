"""What a passage says of its scene beyond its own names and times: where, without a name ("at the ministry"),
and when, by the sentence before ("Fishermen blocked the port on Monday. Police fired tear gas.")."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Words
from spacy.tokens import Token

from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.frames import clause_head, prep_objects
from reportedly.annotate.events.offices import OFFICES
from reportedly.annotate.events.phrases import phrases
from reportedly.annotate.events.settings import SPOKEN, own_tokens, time_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

AT = {"across", "at", "beside", "in", "inside", "near", "off", "on", "outside", "through"}
# Classes of nouns that are somewhere: a happening may be there.
SITES = ("base", "crossing", "embassy", "route", "site_of", "square", "territory")
# Of these the noun alone says nothing of where: "in the area", "in the country".
VAGUE = words_by("en/event_words.tsv")["vague"]
# What points back at somebody or something.
BACK = {"he", "her", "him", "his", "it", "its", "she", "their", "them", "they"}


def site_of(type_: str, around: Token) -> Span | None:
    """The words for where an event took place, where no place is named with it."""
    if type_ in SPOKEN:
        return None
    for prep in own_tokens(around, conjuncts=False):
        if prep.dep_ == "prep" and prep.lower_ in AT and prep.head.pos_ in ("VERB", "AUX"):
            for noun in prep_objects(prep):
                if noun.pos_ in ("NOUN", "PROPN") and is_site(noun):
                    return next(iter(phrases([noun])), None)
    return None


def is_site(noun: Token) -> bool:
    """Whether a noun is somewhere in particular, as a port or a ministry is."""
    word = base(noun)
    if word in VAGUE or noun.ent_type_ in ("DATE", "TIME"):
        return False
    return word in OFFICES["organisation"] or any(word in noun_class(name) for name in SITES)


def told_on(around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """The time of what the sentence before tells, where this one goes on telling of the same people or things
    in the same tense and paragraph and has no time of its own."""
    sentence = around.sent
    clause = clause_head(around)
    main = clause == sentence.root or (clause.dep_ == "conj" and clause.head == sentence.root)
    main = main or (clause.dep_ == "ccomp" and clause.head == sentence.root and clause.i < sentence.root.i)
    if sentence.start == 0 or not main:
        return None
    before = sentence.doc[sentence.start - 1].sent
    text = sentence.doc[before.start : sentence.start].text
    if "\n" in text or not (goes_on(clause) and goes_on(before.root) and is_of_same(sentence, before)):
        return None
    if any(sentence.start <= token.i < sentence.end for token, _ in times):
        return None
    return time_of(before.root, before.root, times)


def announced_on(around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """When somebody announced what was done: "The league has barred two clubs, it announced on Friday"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in around.children):
        return None
    near = [around.head] if around.dep_ == "ccomp" else [c for c in around.children if c.dep_ == "conj"]
    announcing = next((verb for verb in near if base(verb) == "announce"), None)
    return None if announcing is None else time_of(announcing, announcing, times)


def is_of_same(sentence: Words, before: Words) -> bool:
    """Whether a sentence speaks of somebody or something that the one before spoke of."""
    spoken = {base(t) for t in before if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in ("DATE", "TIME")}
    return any(t.lower_ in BACK or (t.pos_ in ("NOUN", "PROPN") and base(t) in spoken) for t in sentence)


def goes_on(verb: Token) -> bool:
    """Whether a verb tells what was done, in the simple past, and not what somebody said."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    past = verb.tag_ == "VBD" if not helpers else all(c.lower_ in ("was", "were") for c in helpers)
    other = any(c.dep_ in ("ccomp", "neg") for c in verb.children)
    return past and verb.tag_ in ("VBD", "VBN") and not other


__all__ = ["announced_on", "site_of", "told_on"]
