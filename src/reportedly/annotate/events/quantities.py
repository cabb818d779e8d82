"""Numbers as reports put them: "at least 12", "between 30 and 40", "5.4k", "dozens".

What is no number stays unresolved: all three bounds are None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: n for n, word in enumerate(SMALL)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
WORDS |= {"no": 0, "a": 1, "an": 1}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20,
    "lakh": 10**5, "crore": 10**7, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9,
}  # fmt: skip
# Plural round words say only a lower bound: two of them at least (UCDP codes "dozens" as 24).
PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "tens": 20}
LEAST = re.compile(r"\b(at least|no fewer than|no less than|not less than|a minimum of)\b")
MORE = re.compile(r"\b(more than|over|upwards? of|in excess of|above)\b|\+$")
MOST = re.compile(r"\b(up to|at most|as many as|no more than|a maximum of)\b")
UNDER = re.compile(r"\b(fewer than|less than|under|below|nearly|almost|close to)\b")
ABOUT = re.compile(
    r"\b(about|around|some|roughly|approximately|an estimated|estimated|or so|the|only|just|exactly|"
    r"another|other|all|nearly|these|those|his|her|their|its|a total of|total of)\b"
)
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
    core = ABOUT.sub("", core).strip()
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
    if core != said and re.search(r"\b(about|around|some|roughly|approximately|estimated|or so)\b", said):
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
