"""The act lexicon: ``data/annotate/en/acts.tsv`` and the classes of nouns it refers to.

A row names a head word, the conditions that the words around it must meet, the PLOVER type and mode,
and the slots of the sentence in which actor and recipient stand. Matching a row to a parse is done in
``acts``.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from reportedly.annotate.wordlists import rows, words_by

Kind = Literal["word", "class", "prep_class", "complement", "modifier", "flag", "subject_class"]
FLAGS = {"OBJ", "WHO", "PLACE", "ALONE", "SUBJWHO", "WHOTO"}


@dataclass(frozen=True, slots=True)
class Condition:
    """What must stand with the head: ``value`` of ``kind``, after ``prep`` if it is one's object."""

    kind: Kind
    value: str
    prep: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the list; ``type`` None marks words that only look like an act."""

    head: str
    conditions: tuple[Condition, ...]
    type: str | None
    mode: str | None
    actor: str
    recipients: tuple[str, ...]


@functools.cache
def acts(pos: Literal["verb", "noun"]) -> dict[str, tuple[Act, ...]]:
    """Rows by head word, the one with most conditions first."""
    found: dict[str, list[Act]] = defaultdict(list)
    for phrase, row_pos, type_, mode, actor, recipients, _source in rows("en/acts.tsv"):
        if row_pos == pos:
            head, conditions = read_phrase(phrase, pos)
            found[head].append(
                Act(
                    head=head,
                    conditions=conditions,
                    type=None if type_ == "-" else type_,
                    mode=None if mode == "-" else mode,
                    actor=actor,
                    recipients=tuple(recipients.split(",")),
                )
            )
    return {head: tuple(sorted(group, key=lambda act: -weight(act))) for head, group in found.items()}


# How much each condition narrows a row down: the mere presence of an object least, a class of nouns most.
WEIGHTS: dict[Kind, int] = {
    "flag": 1, "word": 2, "complement": 2, "modifier": 3, "class": 5, "prep_class": 6, "subject_class": 7,
}  # fmt: skip


def weight(act: Act) -> int:
    """How specific a row is."""
    return sum(WEIGHTS[c.kind] for c in act.conditions)


def read_phrase(phrase: str, pos: str) -> tuple[str, tuple[Condition, ...]]:
    """Head and conditions of a phrase; a noun's plain words stand before it ("shuttle diplomacy")."""
    words = phrase.split()
    plain = [w for w in words if w.replace("-", "").isalpha() and w.islower()]
    if pos == "noun" and len(plain) > 1:
        rest = [w for w in words if w not in plain]
        before = tuple(Condition("modifier", w) for w in plain[:-1])
        return plain[-1], before + tuple(read_condition(w) for w in rest)
    return words[0], tuple(read_condition(w) for w in words[1:])


def read_condition(word: str) -> Condition:
    """One condition as the head of the file describes it."""
    if word in FLAGS:
        return Condition("flag", word)
    if word.startswith("SUBJ"):
        return Condition("subject_class", word)
    if word.endswith("+"):
        return Condition("complement", word[:-1])
    if word.startswith("+"):
        return Condition("modifier", word[1:])
    if "%" in word:
        prep, _, name = word.partition("%")
        return Condition("prep_class", name, prep) if prep else Condition("class", name)
    return Condition("word", word)


def noun_class(name: str) -> frozenset[str]:
    """The nouns of a class."""
    return words_by("en/act_nouns.tsv")[name]


@functools.cache
def content_modes(type_: str) -> dict[str, str]:
    """Content word to mode, for types whose mode is what is asked, refused or threatened."""
    return {word: mode for row_type, mode, word in rows("en/act_modes.tsv") if row_type == type_}


__all__ = ["Act", "Condition", "acts", "content_modes", "noun_class"]
