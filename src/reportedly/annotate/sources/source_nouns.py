"""Words by which sources are called, and what they tell: kind, number, how many, what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.times.words import NUMBERS as NUMBER_WORDS
from reportedly.annotate.wordlists import rows, words_by

NounClass: TypeAlias = Literal[
    "pronoun", "name", "person", "role", "speaker", "medium", "channel", "document", "organisation", "other"
]

NOUNS: dict[str, NounClass] = {row[0]: row[1] for row in rows("en/source_nouns.tsv")}  # type: ignore[misc]

# Endings by which English makes nouns of people; used only for nouns the list lacks.
PERSON_ENDING = re.compile(r"(?:ist|man|men|woman|women|person|crat|ologist|eer|ian|er|or|ee|ant)s?$")
NUMBERS = {word: n for word, n in NUMBER_WORDS.items() if 1 <= n <= 12} | {"both": 2, "another": 1}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "same", "both"})
# Words that stand for some of several who were met before.
ONE_OF = words_by("en/source_words.tsv")["one_of"]
SOME_OF = ONE_OF | words_by("en/source_words.tsv")["some_of"]
# What "of" leads to where no noun is counted: "one of them".
WORDS_ONLY = frozenset({"them", "these", "those", "whom", "us"})
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "who",
        "i",
        "we",
        "you",
        "him",
        "her",
        "them",
        "himself",
        "herself",
        "themselves",
        "itself",
    ]
)
LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+|another|these|those|this"
    r"|that|his|her|its|their|my|our|own|both|same|other|one of)\s+)+"
    r"(?:of\s+(?:the|these|those|them|its|his|her)\s+)?"
    r"(?:(?:two|three|four|five|\d+)\s+)?",
    re.I,
)
# When they spoke is no part of who they are.
WHEN = re.compile(
    r"\s+(?:(?:on|last|late on|early on|this) )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|week|month|year)"
    r"(?: (?:morning|afternoon|evening|night))?$",
    re.I,
)


def can_speak(token: Token) -> bool:
    """Whether a subject is somebody, a body or a text, as against a thing or a happening."""
    if token.pos_ in ("PROPN", "PRON", "NUM") or token.lower_ in SOME_OF or token.lower_ in PRONOUNS:
        return token.lower_ not in ("this", "that")
    if lemma(token) in NOUNS or token.lower_ in NOUNS or PERSON_ENDING.search(token.lower_):
        return True
    return any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)


def is_human(token: Token) -> bool:
    """Whether a noun or name is somebody's: "aunt", "Undersecretary Ana Prell", but no spokesman."""
    if token.pos_ == "PROPN":
        return token.ent_type_ == "PERSON"
    known = NOUNS.get(token.lower_) or NOUNS.get(lemma(token)) or _of_compound(token.lower_)
    return known in ("person", "role")


def noun_class_of(head: Token, name: int | None) -> NounClass:
    """What kind of source a phrase's head names."""
    if name is not None:
        return "name"
    if head.pos_ == "PRON" or head.lower_ in PRONOUNS:
        return NOUNS.get(head.lower_, "pronoun")
    pair = f"{head.nbor(-1).lower_} {lemma(head)}" if head.i else ""
    known = NOUNS.get(pair) or NOUNS.get(head.lower_) or NOUNS.get(lemma(head))  # "figures" are no figure
    known = known or _of_compound(head.lower_)
    if known:
        return known
    if head.pos_ in ("NOUN", "ADJ", "PROPN") and PERSON_ENDING.search(head.lower_):
        return "person"
    return "other"


def _of_compound(word: str) -> NounClass | None:
    """The class of "ex-minister" and "mother-in-law" by the part that is the noun."""
    parts = word.split("-")
    if len(parts) < 2:
        return None
    return NOUNS.get(parts[0] if len(parts) > 2 and parts[1] in ("in", "of", "at") else parts[-1])


def is_plural(head: Token) -> bool:
    """Whether a source's noun, number or pronoun means several."""
    if head.lower_ in ONE_OF:
        return False
    return (
        head.tag_ in ("NNS", "NNPS")
        or lemma(head) in ("people", "police", "media", "staff")
        or (head.lower_ in ("they", "both", "others") or head.like_num)
    )


def count_of(inside: Sequence[Token], head: Token) -> int | None:
    """How many people: "three officials" 3, "a diplomat and two aides" 3, "officials" None."""
    if (value := NUMBERS.get(head.lower_)) is not None:
        return value
    if head.lower_ in ONE_OF:
        return 1
    total = 0
    for token in [head, *head.conjuncts]:
        if not any(t.i == token.i for t in inside):
            continue
        number = next(
            (c for c in token.children if c.dep_ in ("nummod", "det") and _number(c) is not None), None
        )
        value = _number(number) if number is not None else None
        if value is None:
            return None
        if value == 1 and token.tag_ in ("NNS", "NNPS"):
            return None
        total += value
    return total or None


def _number(token: Token) -> int | None:
    if token.lower_.isdigit():
        return int(token.lower_) if len(token) < 7 else None
    return NUMBERS.get(token.lower_)


def description_of(text: str) -> str:
    """A source phrase without article, number and the time when it spoke."""
    words = " ".join(text.split())
    short = WHEN.sub("", LEADING.sub("", words).strip(" ,;:.–—-"))
    return re.sub(r",? (?:who|which|that)$", "", short) or words
