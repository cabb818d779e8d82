"""Numbers as reports put them: "at least 12", "between 30 and 40", "5.4k", "dozens".

What is no number stays unresolved: all three bounds are None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.annotate.times.words import NUMBERS
from reportedly.annotate.wordlists import rows, words_by

WORDS = {word: n for word, n in NUMBERS.items() if n < 100} | {"no": 0}
SCALES = {row[1]: int(row[2]) for row in rows("en/number_words.tsv") if row[0] == "scale"}
# Plural round words say only a lower bound: two of them at least.
PLURALS = {row[1]: int(row[2]) for row in rows("en/number_words.tsv") if row[0] == "plural"}


def _any_of(*kinds: str) -> str:
    lists = words_by("en/number_words.tsv")
    return rf"\b(?:{'|'.join(sorted(word for kind in kinds for word in lists[kind]))})\b"


LEAST = re.compile(_any_of("least"))
MORE = re.compile(_any_of("more") + r"|\+$")
MOST = re.compile(_any_of("most"))
UNDER = re.compile(_any_of("under"))
ABOUT = re.compile(_any_of("about"))
# What is taken off before a number is read.
BESIDE = re.compile(_any_of("about", "beside"))
RANGE = re.compile(r"\b(?:between|from)?\s*([\d.,]+\s?\w*|\w+)\s*(?:and|to|[-–—])\s*([\d.,]+\s?\w*|\w+)$")
FIGURE = re.compile(r"^(\d{1,3}(?:[,.\u2009\u202f\u00a0 ]\d{3})+|\d+(?:[.,]\d+)?)\s*(k|m|bn|mn|[a-z]+)?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Bounds and best value of a number as put; None where the words do not say."""

    low: int | None
    best: int | None
    high: int | None


def quantity(text: str) -> Quantity:
    """Read "at least 12", "between 30 and 40", "5.4k", "dozens"."""
    said = re.sub(r"\s+", " ", text.lower().replace("’", "'")).strip(" .,;:")
    between = RANGE.search(said)
    if between:
        low, high = number(between[1]), number(between[2])
        if low is not None and high is not None and low < high:
            return Quantity(low, None, high)
    core = LEAST.sub("", MORE.sub("", MOST.sub("", UNDER.sub("", said)))).strip()
    core = BESIDE.sub("", core).strip()
    plural = next((PLURALS[w] for w in core.split() if w in PLURALS), None)
    if plural is not None:
        words = core.split()
        scale = 1
        if words[0] == "tens" and words[-1] in ("thousands", "millions", "thousand"):
            plural, scale = 20, SCALES[words[-1].rstrip("s")]
        elif words[0] == "hundreds" and words[-1] in ("thousands", "millions"):
            plural, scale = 200, SCALES[words[-1].rstrip("s")]
        return Quantity(plural * scale, None, None)
    value = number(core)
    if value is None:
        return Quantity(None, None, None)
    if LEAST.search(said) or MORE.search(said):
        return Quantity(value, value, None)
    if MOST.search(said):
        return Quantity(None, value, value)
    if UNDER.search(said):
        return (
            Quantity(None, value, value) if "less" in said or "fewer" in said else Quantity(None, value, None)
        )
    if core != said and ABOUT.search(said):
        return Quantity(None, value, None)
    return Quantity(value, value, value)


def number(text: str) -> int | None:
    """A whole number in figures or words; None for what is no number, or not a whole one."""
    said = text.lower().strip(" +").replace("-", " ") if not re.search(r"\d-\d", text) else text
    figure = FIGURE.match(said)
    if figure:
        return scaled(figure[1], figure[2])
    total, part, seen = 0, 0, False
    for word in said.split():
        if word == "and" and seen:
            continue
        if word in WORDS:
            part, seen = part + WORDS[word], True
        elif word in SCALES and len(word) > 2:
            part, seen = max(part, 1) * SCALES[word], True
            if SCALES[word] >= 1000:
                total, part = total + part, 0
        elif word == "half" and "dozen" in said:
            return 6
        else:
            return None
    return total + part if seen else None


def scaled(digits: str, scale: str | None) -> int | None:
    """ "5.4" with "k"; a comma or point before exactly three digits groups, before others it is decimal."""
    if scale is not None and scale not in SCALES:
        return None
    grouped = re.fullmatch(r"\d{1,3}(?:[,.\u2009\u202f\u00a0 ]\d{3})+", digits)
    if grouped and not (scale and re.fullmatch(r"\d{1,3}[.,]\d{3}", digits)):
        whole = int(re.sub(r"\D", "", digits))
        return whole * (SCALES[scale] if scale else 1)
    value = float(digits.replace(",", ".")) * (SCALES[scale] if scale else 1)
    return round(value) if abs(value - round(value)) < 1e-6 else None


__all__ = ["PLURALS", "SCALES", "Quantity", "number", "quantity"]
