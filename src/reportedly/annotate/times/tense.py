"""The tense of the clause that a time stands in: whether "on Thursday" looks back or ahead."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.times.context import Tense
from reportedly.annotate.wordlists import words_by

TENSES = words_by("en/tense_words.tsv")


def tense_of(token: Token) -> Tense:
    """The tense of the clause that holds a word of a parsed text."""
    if token.dep_ == "pobj" and token.head.lower_ == "for":
        return "future"  # "called a strike for Friday"
    verb = token
    for _ in range(12):
        if verb.pos_ in ("VERB", "AUX"):
            found = verb_tense(verb)
            # "agreed Monday to leave": the day stands before "to", so it is the agreement's.
            outside = verb.tag_ == "VB" and any(
                child.lower_ == "to" and child.i > token.i for child in verb.children
            )
            if found != "none" and not outside:
                return found
        if verb.head is verb or verb.head == verb:
            break
        verb = verb.head
    return "none"


def verb_tense(verb: Token) -> Tense:
    """What a verb and its auxiliaries tell: past forms look back; modals, "to" and the present, which
    news uses with a day for what is agreed, look ahead."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if verb.lower_ in TENSES["ahead"] and words & {"is", "are", "'s", "’s", "be"}:
        return "future"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers) or words & TENSES["have"]:
        return "past"
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not helpers and verb.lower_ not in TENSES["ahead"]:
        return "past"  # "the men held on Tuesday will be freed"
    if words & TENSES["modal"]:
        return "future"
    if verb.tag_ in ("VB", "VBN") and "to" in words:
        return "past" if verb.head.lower_ in TENSES["done"] else "future"
    if verb.tag_ in ("VBZ", "VBP") and verb.lower_ not in TENSES["saying"]:
        return "future" if verb.lower_ in TENSES["starting"] or words else "none"
    if any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return "future" if verb.tag_ == "VBG" else "none"
    return "none"
