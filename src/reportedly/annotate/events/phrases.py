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
JOINING = {"conj", "cc", "preconj"}
TIMES = {"DATE", "TIME"}
CLOCK = re.compile(r"\d?\d:\d\d")  # heads the entry of a live page: "16:20 Police have …"


def phrases(heads: Iterable[Token], apart: bool = True) -> tuple[Span, ...]:
    """The phrases of some heads, each once, in reading order; pronouns and times have none. Several parties
    joined by "and" have one each if they stand ``apart``."""
    told = [
        head
        for head in heads
        if head.pos_ in PHRASED and head.ent_type_ not in TIMES and head.lower_ != "own"
    ]
    if apart:
        told = [one for head in told for one in parted(head)]
    held = {phrase(head, apart): head for head in told}
    found: list[Span] = []
    for start, end in sorted(held):
        # "The ambassador to Kenya, Ana Ruiz": what follows with no more than a comma between is the same.
        same = found and text_of(told[0].doc)[found[-1][1] : start].strip() in ("", ",")
        if same and not (apart and held[start, end].dep_ == "conj"):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def parted(head: Token) -> list[Token]:
    """A noun and those it is joined with by "and" or a comma."""
    found = [head]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    return found


def phrase(head: Token, apart: bool = False) -> Span:
    """From a noun's first word to its last, without what only says more of it; ``apart``: and without what it
    is joined with."""
    first, last = head, head
    for child in head.children:
        if is_part(child) and not (apart and child.dep_ in JOINING):
            first = min(first, first_word(child), key=lambda t: t.i)
            if child.i > head.i:
                last = max(last, last_word(child), key=lambda t: t.i)
    if last.dep_ == "cc" and last.i > head.i:  # "and" with what it joins elsewhere
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)


def first_word(token: Token) -> Token:
    """The first word of what stands before a noun."""
    return min((token, *(first_word(c) for c in token.lefts if is_part(c))), key=lambda t: t.i)


def last_word(token: Token) -> Token:
    """The last word of what stands behind a noun."""
    return max((token, *(last_word(c) for c in token.rights if is_part(c))), key=lambda t: t.i)


def is_part(token: Token) -> bool:
    """Whether a word that hangs on a noun is part of who it is."""
    if token.dep_ in BEYOND or token.ent_type_ in TIMES or CLOCK.fullmatch(token.text):
        return False
    if not any(map(str.isalnum, token.text)):
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
