"""What a report calls again without its name: "the central bank", "the city", "they"."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from reportedly.annotate.events.frames import subjects
from reportedly.annotate.wordlists import rows, words_by
from reportedly.annotation import Name

NOUNS = words_by("en/party_nouns.tsv")
# What people are: "the mediator", "two managers".
PERSONS = frozenset(
    noun for noun, kind, *_ in rows("en/source_nouns.tsv") if kind in ("person", "role", "speaker")
)


def bodies(names: tuple[Name, ...]) -> dict[str, int]:
    """What each body may be called again by, to the first name of the one that is so called: the first words
    of its name, two or more, or the one word that says what it is ("the ministry" for the Ministry of Mines,
    "the league" for the Tarn League)."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        words = name.text.lower().split()
        if name.kind != "organisation" or len(words) < 2:
            continue
        for end in range(2, len(words) + 1):
            found[" ".join(words[:end])].add(name.same)
        whats = {words[-1], words[0] if words[1] in ("of", "for") else words[-1]}
        for what in whats & NOUNS["bodies"]:
            found[what].add(name.same)
    return {words: next(iter(same)) for words, same in found.items() if len(same) == 1}


def is_town(name: Name) -> bool:
    """Whether a name is that of a town or a smaller place."""
    return name.kind == "place" and name.location is not None and name.location.precision == 1


def tellers(verb: Token, pronoun: Token) -> list[Token]:
    """The subjects of a verb that stand before a pronoun and are none themselves."""
    return [s for s in subjects(verb) if s.right_edge.i < pronoun.i and s.pos_ != "PRON"]


__all__ = ["PERSONS", "bodies", "is_town", "tellers"]
