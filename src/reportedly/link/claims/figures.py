"""Figures in a text: how many of what, in which words."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from reportedly.link.claims.counted import AMOUNTS, SIGNS, counted, kind_of, tolls
from reportedly.link.claims.uncounted import Word, counts_nothing, is_number
from reportedly.link.claims.wording import any_of, numbers, word_list, word_set

# Characters before a number in which a phrase that leaves it open may stand ("no fewer than ").
BOUND_WITHIN = 24
# How far off "about 120" may be: a rounding, not another number.
ROUGHLY = 0.2
# "The number has gone up to 19".
RISING = "up to"
WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d[\d,.:]*\d|\d|[^\W\d_]+")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: its value, what it counts (stems), its words, between what it may lie where
    the words leave that open ("at least 12"), the kind of people that it counts if not all of them, where it
    starts, and of what it counts the noun alone ("stations" of polling stations; None for people and
    amounts)."""

    value: float
    units: frozenset[str]
    words: str
    low: float
    high: float
    kind: frozenset[str] = frozenset()
    start: int = 0
    head: str | None = None

    @property
    def open_upwards(self) -> bool:
        """Whether it may be more: "at least 12"."""
        return self.high == math.inf

    @property
    def open_downwards(self) -> bool:
        """Whether it may be less: "up to 12"."""
        return self.low == -math.inf

    @property
    def rough(self) -> bool:
        """Whether it is rounded: "about 120"."""
        return self.low < self.value < self.high and not (self.open_upwards or self.open_downwards)


@functools.lru_cache(maxsize=20_000)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures in a text that count something; years, dates and times of day do not."""
    # The dots of "U.S." end no clause.
    whole, text = text, INITIALS.sub(lambda m: m.group().replace(".", "’"), text)
    words = [(m.group(0), m.start(), m.end()) for m in WORD.finditer(text)]
    values = {w for w, _ in word_list("numerals.tsv")}
    found, i = [], 0
    while i < len(words):
        j = begins = i + 2 * _is_half(words, i, values)
        while j < len(words) and (is_number(words[j][0]) or words[j][0].lower() in values):
            if j > begins and _parted(words, j, text):
                break
            j += 1
        if j == begins:
            i += 1
            continue
        value = numbers(text[words[i][1] : words[j - 1][2]])
        count = counted(words, i, j, text)
        if value and count.units and not counts_nothing(words, i, j, text):
            first = words[i][1] - (text[words[i][1] - 1 : words[i][1]] in SIGNS)
            many = value[0][0] * count.times
            low, high = bounds(many, text[:first])
            kind = kind_of(words, j, text) if count.units & tolls() else frozenset()
            end = words[count.last][2]
            said = " ".join(whole[first : end + (text[end : end + 1] == "%")].split())
            found.append(Figure(many, count.units, said, low, high, kind, first, count.head))
        i = j
    return tuple(found)


def bounds(value: float, before: str) -> tuple[float, float]:
    """What a number may be by the words just before it: "more than", "up to", "nearly a". Of "no more than"
    the whole counts; what "has gone up to 19" is 19."""
    words = re.sub(r"\s+an?$", "", " ".join(before[-BOUND_WITHIN:].split()).lower())
    found = [(p, k) for p, k in word_list("bounds.tsv") if re.search(rf"(?<!\w){p}$", words)]
    phrase, kind = max(found, key=lambda f: len(f[0]), default=(None, None))
    if phrase == RISING and _has_risen().search(words):
        return value, value
    if kind == "about":
        return value * (1 - ROUGHLY), value * (1 + ROUGHLY)
    return (-math.inf if kind == "most" else value), (math.inf if kind == "least" else value)


@functools.cache
def _has_risen() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(word_set('rising.txt'))}\s+{RISING}$")


def is_extra(figure: Figure) -> bool:
    """Whether a number counts what comes on top of others: "14 more bodies", "three other rifles"."""
    return bool(word_set("increments.txt") & set(figure.words.lower().split()))


def single_amounts(found: Sequence[Figure]) -> list[Figure]:
    """Figures without amounts of money or per cents where a statement has several."""
    several = [u for u in AMOUNTS if sum(u in f.units for f in found) > 1]
    return [f for f in found if not any(u in f.units for u in several)]


def befallen(text: str) -> frozenset[str]:
    """Which counts of people a text gives: of the dead, the hurt, the missing."""
    return frozenset(u for f in figures(text) for u in f.units if u in tolls())


def counted_people(text: str) -> frozenset[tuple[str, float]]:
    """How many people a text gives for each such count."""
    return frozenset((u, f.value) for f in figures(text) for u in f.units if u in tolls() and f.value > 1)


def _parted(words: list[Word], j: int, text: str) -> bool:
    """Whether another number begins at a number word: "1.2bn, two of them said"."""
    spelt = not (words[j][0][0].isdigit() and words[j - 1][0][0].isdigit())
    return spelt and re.search(r"[,;:.]\s", text[words[j - 1][2] : words[j][1]]) is not None


def _is_half(words: list[Word], i: int, values: Container[str]) -> bool:
    """Whether a number begins with "half a": "half a million"."""
    said = [w[0].lower() for w in words[i : i + 3]]
    return len(said) == 3 and said[0] == "half" and said[1] in {"a", "an"} and said[2] in values
