"""The words that show status and strength: ``data/annotate/en/status.tsv`` and its look-up.

A marker is a word or short phrase ("call for", "keen", "planned") with the status it gives to what
it governs and its place on an ordinal scale of 1 to 5 within that status. ``measure`` reads a
phrase alone, without a parse, so that two outlets' wordings can be put beside each other.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from reportedly.annotate.wordlists import rows, words
from reportedly.record import Status

WEAKEST, STRONGEST = 1, 5
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|['’][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """One row of the list; ``words`` are base forms, the head first, ``status`` None for a step."""

    words: tuple[str, ...]
    pos: str
    frames: frozenset[str]
    status: Status | None
    own: bool
    strength: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a phrase stands: its status and its strength within it."""

    status: Status
    strength: int


@functools.cache
def markers() -> dict[tuple[str, str], tuple[Marker, ...]]:
    """Markers by part of speech and first word, longest phrase first."""
    found: dict[tuple[str, str], list[Marker]] = defaultdict(list)
    known = get_args(Status.__value__ if hasattr(Status, "__value__") else Status)
    for phrase, pos, frames, status, own, degree, _note in rows("en/status.tsv"):
        marker = Marker(
            words=tuple(phrase.split()),
            pos=pos,
            frames=frozenset(frames.split(",")),
            status=next((s for s in known if s == status), None),
            own=own == "y",
            strength=int(degree),
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
def bases() -> dict[str, str]:
    """Every inflected form of the words in the list, to its base form."""
    found: dict[str, str] = {}
    for (pos, _), group in markers().items():
        for word in {w for m in group for w in m.words}:
            found.setdefault(word, word)
            for form in regular_forms(word) if pos in ("verb", "noun") else ():
                found.setdefault(form, word)
    for (line,) in rows("en/irregular.txt"):
        base, *forms = line.split()
        found.update(dict.fromkeys(forms, base))
    return found


def regular_forms(word: str) -> Iterable[str]:
    """Third person or plural, past and -ing form by the rules of spelling."""
    if re.search(r"[^aeiou]y$", word):
        return (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith("e"):
        return (word + "s", word + "d", word[:-1] + "ing")
    ending = "es" if re.search(r"(s|x|z|ch|sh)$", word) else "s"
    return (word + ending, word + "ed", word + "ing")


# Where two readings of a phrase have the same length: the one that is said of an act first.
READING_ORDER = ("verb", "noun", "adj", "modal", "modifier", "adverb")


def measure(phrase: str) -> Measure | None:
    """Status and strength of a phrase such as "formally requested", None if no marker is in it."""
    said = [w.replace("’", "'") for w in WORD.findall(phrase.lower())]
    base = [bases().get(word, word) for word in said]
    best: tuple[int, int, Marker] | None = None
    step = 0
    for at, (word, first) in enumerate(zip(said, base, strict=True)):
        for marker in of_word("step", word):
            step += marker.strength
        for rank, pos in enumerate(READING_ORDER):
            for marker in {*of_word(pos, first), *of_word(pos, word)}:
                if marker.status is None or not is_subsequence(marker.words[1:], base[at + 1 :]):
                    continue
                if len(marker.words) == 1 and marker.frames <= {"to", "passive"} and at + 1 < len(said):
                    continue  # "have", "set": markers only in a frame that a bare phrase does not show
                key = (-len(marker.words), at if pos == "adverb" else rank)
                if best is None or key < best[:2]:
                    best = (*key, marker)
    if best is None or best[2].status is None:
        return None
    degree = min(STRONGEST, max(WEAKEST, best[2].strength + step))
    return Measure(best[2].status, degree)


def is_subsequence(wanted: tuple[str, ...], words: list[str]) -> bool:
    """Whether all ``wanted`` stand in ``words`` in that order."""
    rest = iter(words)
    return all(word in rest for word in wanted)


def strength(phrase: str) -> int | None:
    """How strongly a phrase puts it, 1 to 5 within its status; None where no marker is in it."""
    found = measure(phrase)
    return found.strength if found else None


__all__ = [
    "Marker",
    "Measure",
    "foretelling",
    "inanimate_deeds",
    "light_verbs",
    "measure",
    "of_word",
    "strength",
    "underway",
    "withheld",
]
