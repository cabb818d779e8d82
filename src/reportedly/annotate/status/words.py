"""The words that show status: ``data/annotate/en/status.tsv`` and its look-up.

A marker is a word or short phrase ("call for", "keen", "planned") with the status it gives to what
it governs.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import get_args

from reportedly.annotate.wordlists import rows, words
from reportedly.record import Status


@dataclass(frozen=True, slots=True)
class Marker:
    """One row of the list; ``words`` are base forms, the head first, ``status`` None for a step."""

    words: tuple[str, ...]
    pos: str
    frames: frozenset[str]
    status: Status | None
    own: bool


@functools.cache
def markers() -> dict[tuple[str, str], tuple[Marker, ...]]:
    """Markers by part of speech and first word, longest phrase first."""
    found: dict[tuple[str, str], list[Marker]] = defaultdict(list)
    known = get_args(Status.__value__ if hasattr(Status, "__value__") else Status)
    for phrase, pos, frames, status, own, _note in rows("en/status.tsv"):
        marker = Marker(
            words=tuple(phrase.split()),
            pos=pos,
            frames=frozenset(frames.split(",")),
            status=next((s for s in known if s == status), None),
            own=own == "y",
        )
        found[pos, marker.words[0]].append(marker)
    return {key: tuple(sorted(group, key=lambda m: -len(m.words))) for key, group in found.items()}


def of_word(pos: str, word: str) -> tuple[Marker, ...]:
    """The markers of that part of speech that begin with ``word``."""
    return markers().get((pos, word), ())


@functools.cache
def light_verbs() -> frozenset[str]:
    """Verbs that only say that an event noun takes place."""
    return words("en/light.txt")


@functools.cache
def foretelling() -> frozenset[str]:
    """Verbs after which a future is foreseen or thought, not meant."""
    return words("en/foretelling.txt")


@functools.cache
def inanimate_deeds() -> frozenset[str]:
    """Verbs that tell what people decided even where a thing is their subject."""
    return words("en/aspect_verbs.txt")


@functools.cache
def evidence() -> frozenset[str]:
    """Verbs by which things show something."""
    return words("en/evidence_verbs.txt")


@functools.cache
def guesses() -> frozenset[str]:
    """Nouns for what somebody only thinks to be so."""
    return words("en/guesses.txt")


@functools.cache
def undergone() -> frozenset[str]:
    """Verbs whose subject decides nothing: "would lose", "would struggle" foretell."""
    return words("en/undergone.txt")


@functools.cache
def withheld() -> frozenset[str]:
    """Verbs of telling: not to do them is silence."""
    return words("en/withheld.txt")


@functools.cache
def underway() -> frozenset[str]:
    """Verbs that tell of an action as going on."""
    return words("en/underway.txt")


@functools.cache
def scheduled() -> frozenset[str]:
    """Verbs whose present tense with a day tells what is fixed for it."""
    return words("en/scheduled.txt")


__all__ = [
    "Marker",
    "foretelling",
    "inanimate_deeds",
    "light_verbs",
    "of_word",
    "scheduled",
    "underway",
    "withheld",
]
