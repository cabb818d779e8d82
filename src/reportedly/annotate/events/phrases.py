"""The noun phrases of an event's parties, as a coder marks them: "six Philippine soldiers", "a car bomb"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from reportedly.annotate.parser import text_of
from reportedly.record import Span

PHRASED = {"NOUN", "PROPN", "NUM", "ADJ", "DET"}
# What hangs on a noun and says more of it than who it is.
BEYOND = {"relcl", "advcl", "ccomp", "parataxis", "preconj", "cc:preconj", "npadvmod"}
# What comes after these is about the noun, no part of it: "a request for help", "troops on Sunday".
ABOUT = {
    "for",
    "against",
    "amid",
    "after",
    "before",
    "during",
    "since",
    "over",
    "with",
    "without",
    "including",
}
# A person is not where he is: "met Ruiz in Lima".
WHERE = {"in", "at", "on", "near", "outside", "inside"}
TIMES = {"DATE", "TIME"}
CLOCK = re.compile(r"\d?\d:\d\d")  # heads the entry of a live page: "16:20 Police have …"


def phrases(heads: Iterable[Token]) -> tuple[Span, ...]:
    """The phrases of some heads, each once, in reading order; pronouns and times have none."""
    told = [head for head in heads if head.pos_ in PHRASED and head.ent_type_ not in TIMES]
    found: list[Span] = []
    for start, end in sorted({phrase(head) for head in told}):
        # "The ambassador to Kenya, Ana Ruiz": what follows with no more than a comma between is the same.
        if found and text_of(told[0].doc)[found[-1][1] : start].strip() in ("", ","):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def phrase(head: Token) -> Span:
    """From a noun's first word to its last, without what only says more of it."""
    first, last = head, head
    for child in head.children:
        if is_part(child):
            first = min(first, first_word(child), key=lambda t: t.i)
            if child.i > head.i:
                last = max(last, last_word(child), key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def first_word(token: Token) -> Token:
    """The first word of what stands before a noun."""
    return min((token, *(first_word(c) for c in token.lefts if is_part(c))), key=lambda t: t.i)


def last_word(token: Token) -> Token:
    """The last word of what stands behind a noun."""
    return max((token, *(last_word(c) for c in token.rights if is_part(c))), key=lambda t: t.i)


def is_part(token: Token) -> bool:
    """Whether a word that hangs on a noun is part of who it is."""
    if token.dep_ in BEYOND or token.is_punct or CLOCK.fullmatch(token.text):
        return False
    if token.pos_ == "ADV" and token.dep_ == "advmod" and token.i < token.head.i:
        return token.head.pos_ not in ("NOUN", "PROPN")  # "hours earlier Ruiz expelled …"
    if token.dep_ == "acl":  # "the people affected by it", not "the decision to strike", "troops using gas"
        return token.tag_ == "VBN"
    if token.dep_ == "prep":
        inner = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
        person = token.head.ent_type_ == "PERSON" and token.lower_ in WHERE
        dated = any(c.ent_type_ in TIMES for c in inner)
        return not (person or dated or token.lower_ in ABOUT or any(c.dep_ == "pcomp" for c in inner))
    return True


__all__ = ["phrases"]
