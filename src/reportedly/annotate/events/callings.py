"""What a report calls again without its name: "the central bank", "the city", "they"."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from reportedly.annotate.events.frames import subjects
from reportedly.annotation import Name


def bodies(names: tuple[Name, ...]) -> dict[str, int]:
    """The first words, two or more, of each body's name to the first name of the one that begins so."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        words = name.text.lower().split()
        for end in range(2, len(words) + 1) if name.kind == "organisation" else ():
            found[" ".join(words[:end])].add(name.same)
    return {words: next(iter(same)) for words, same in found.items() if len(same) == 1}


def is_town(name: Name) -> bool:
    """Whether a name is that of a town or a smaller place."""
    return name.kind == "place" and name.location is not None and name.location.precision == 1


def tellers(verb: Token, pronoun: Token) -> list[Token]:
    """The subjects of a verb that stand before a pronoun and are none themselves."""
    return [s for s in subjects(verb) if s.right_edge.i < pronoun.i and s.pos_ != "PRON"]


__all__ = ["bodies", "is_town", "tellers"]
