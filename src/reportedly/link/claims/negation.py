"""Whether one statement says that what another tells is not so.

That two are alike in their words and one holds a "not" is no contradiction: "the cause of the fire is not
known" denies no fire. The negation has to fall on a word that the other asserts.
"""

from __future__ import annotations

import functools

from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import NOT_UNTIL, fold, has_phrase, stem, word_set, word_sets

# A negation falls on the first telling word after it, at most so many words away ("did not, he said, go").
REACH = 5
# A bare noun ("the bomb") tells nothing that could be so or not; what is denied may be one ("arson").
LEAST_WORDS = 2
ASKED = frozenset({"requested", "offered"})
OFFERS = word_set("offers.txt")
# Telling words of a statement that may still be denied in one word.
MOST_BESIDE = 3


def opposed(one: Told, other: Told) -> bool:
    """Whether one denies or negates what the other puts as so."""
    against, said = (one, other) if negative(one) else (other, one)
    if negative(said) or not negative(against):
        return False
    words = negated_words(against.bare)
    if not words:  # what is denied is told as its denier was asked about it: "denied the theft"
        if offers(against) and said.stance == "unreal" and said.local.status not in ASKED:
            return False
        return against.stance == "denied" and (not said.asking or asks(against)) and _tells_of(said, against)
    if min(len(t.stems) for t in (one, other)) < LEAST_WORDS:
        return False
    if said.stance == "unreal" and against.stance == "real":  # "no visit is planned"
        return any(w in word_sets("planning.txt", "prospects.txt") for w in words.values())
    if against.stance not in {said.stance, "denied"}:
        return False
    asserted = {k: w for k, w in said.surface.items() if k not in negated_words(said.bare)}
    return bool(asserted) and any(near > 0 for near in nearness(words, asserted)[0].values())


def _tells_of(said: Told, against: Told) -> bool:
    """Whether what is denied first of all ("arson after the fire") is what the other tells of; what stands
    alone ("the fighting") has to be a good part of that."""
    first = next(iter(against.surface.items()), None)
    if first is None:
        return True
    if not any(near > 0 for near in nearness(dict([first]), said.surface)[0].values()):
        return False
    return len(against.surface) > 1 or len(said.surface) <= MOST_BESIDE


def asks(told: Told) -> bool:
    """Whether the words tell that somebody asked, whatever the status: "denied having asked for help"."""
    return has_phrase(fold(told.bare).split(), word_set("asking.txt")) is not None


def offers(told: Told) -> bool:
    """Whether the words tell that something was offered or asked for: "denied that it made an offer"."""
    return asks(told) or has_phrase(fold(told.bare).split(), OFFERS) is not None


def negative(told: Told) -> bool:
    """Whether a statement says that something is not so; a denial does, whatever "not" it holds."""
    return told.stance == "denied" or told.negated


def negated_words(bare: str) -> dict[str, str]:
    """The words that a text's negations fall on, by stem: "has not been found" and "no bomb went off" give
    "found" and "bomb", "not only a bomb" nothing."""
    return dict(_negated(bare))


@functools.lru_cache(maxsize=20_000)
def _negated(bare: str) -> tuple[tuple[str, str], ...]:
    words = fold(NOT_UNTIL.sub("", bare)).split()
    negators = word_sets("negation.txt", "contractions.txt")
    stop = word_sets("stopwords.txt", "light_verbs.txt", "negation.txt", "contractions.txt")
    found = []
    for i, word in enumerate(words):
        if word not in negators or set(words[i + 1 : i + 2]) & word_set("no_negation.txt"):
            continue
        reach = [w for w in words[i + 1 : i + 1 + REACH] if w not in stop and not w.endswith("ly")]
        found += [(stem(w), w) for w in reach[:1]]
    return tuple(found)
