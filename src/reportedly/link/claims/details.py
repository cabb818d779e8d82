"""Details: what a statement can say in one value only. How many, the how-manieth, whose, which colour or day.

A detail is told from the other words so that two sentences can be held against each other without it, and
then in it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.link.claims.wording import numbers, numerals, word_list, word_set

Slot: TypeAlias = Literal["number", "order", "date", "place", "person", "thing"]
Nation: TypeAlias = tuple[int, int, str, bool]  # start, end, code, whether it is an adjective

WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d[\d,.]*\d|\d|[^\W\d_]+")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
YEAR = re.compile(r"1[89]\d\d|20\d\d")
# "living room", "court of appeal": the longest form of data/link/exclusives.tsv has so many words.
LONGEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Detail:
    """One value in a text: the class it is of, the slot it fills, the value itself and its words."""

    kind: str
    slot: Slot
    value: str
    start: int
    end: int
    words: str


def details(text: str, nations: Iterable[Nation] = ()) -> tuple[Detail, ...]:
    """The details of a text, in order; ``nations`` are the countries and nationalities named in it."""
    found = [
        Detail(
            "nationality" if adjective else "country",
            "person" if adjective else "place",
            code,
            a,
            b,
            text[a:b],
        )
        for a, b, code, adjective in nations
    ]
    taken = [(d.start, d.end) for d in found]
    words = [
        (m.group(), m.start(), m.end())
        for m in WORD.finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in taken)
    ]
    i = 0
    while i < len(words):
        detail, i = _at(text, words, i)
        if detail:
            found.append(detail)
    return tuple(sorted(found, key=lambda d: d.start))


def _at(text: str, words: list[tuple[str, int, int]], i: int) -> tuple[Detail | None, int]:
    """The detail that begins at word ``i``, and the word behind it."""
    for reach in (_exclusive, _ordinal, _number):
        found, after = reach(text, words, i)
        if found:
            return found, after
    return None, i + 1


def _exclusive(text: str, words: list[tuple[str, int, int]], i: int) -> tuple[Detail | None, int]:
    for n in range(min(LONGEST_FORM, len(words) - i), 0, -1):
        form = text[words[i][1] : words[i + n - 1][2]]
        # An ordinal and a length of time share a word; "a second man" is the commoner in front of a noun.
        if n == 1 and form.lower() in ordinals():
            continue
        if known := exclusives().get(form) or exclusives().get(form.lower()):
            kind, slot, value = known
            return Detail(kind, slot, value, words[i][1], words[i + n - 1][2], form), i + n
    return None, i


def _ordinal(text: str, words: list[tuple[str, int, int]], i: int) -> tuple[Detail | None, int]:
    last, value = i, None
    word = words[i][0].lower()
    if figures := ORDINAL.fullmatch(word):
        value = int(figures[1])
    elif word in ordinals():
        value = ordinals()[word]
    elif numerals().get(word, 0) in range(20, 100, 10) and i + 1 < len(words):
        unit = ordinals().get(words[i + 1][0].lower(), 0)
        if unit in range(1, 10) and words[i + 1][1] - words[i][2] == 1:
            value, last = int(numerals()[word]) + unit, i + 1
    if value is None:
        return None, i
    start, end = words[i][1], words[last][2]
    return Detail("ordinal", "order", str(value), start, end, text[start:end]), last + 1


def _number(text: str, words: list[tuple[str, int, int]], i: int) -> tuple[Detail | None, int]:
    j = i
    while j < len(words) and (words[j][0][0].isdigit() or words[j][0].lower() in numerals()):
        if j > i and not re.fullmatch(r"[\s-]+", text[words[j - 1][2] : words[j][1]]):
            break
        j += 1
    if j == i:
        return None, i
    start, end = words[i][1], words[j - 1][2]
    value = numbers(text[start:end])
    if not value:
        return None, i
    around = {words[k][0].lower() for k in (i - 1, j) if 0 <= k < len(words)}
    dated = bool(around & word_set("months.txt")) or (j == i + 1 and bool(YEAR.fullmatch(words[i][0])))
    kind, slot = ("day", "date") if dated else ("number", "number")
    return Detail(kind, slot, f"{value[0][0]:g}", start, end, text[start:end]), j  # type: ignore[arg-type]


@functools.cache
def ordinals() -> Mapping[str, int]:
    """English ordinal words and their values."""
    return {word: int(value) for word, value in word_list("ordinals.tsv")}


@functools.cache
def exclusives() -> Mapping[str, tuple[str, Slot, str]]:
    """Class, slot and value of each form of data/link/exclusives.tsv; the first where one is in two."""
    found: dict[str, tuple[str, Slot, str]] = {}
    for kind, slot, *values in word_list("exclusives.tsv"):
        for value in values:
            forms = value.split("|")
            for form in forms:
                found.setdefault(form, (kind, slot, forms[0]))  # type: ignore[arg-type]
    return found
