"""Figures that leave out what they count: "Two people died. The company spoke of six".

What such a number counts is what the figure before it counts, or the measure named before it, in the same
paragraph; what is said beside ("…, who saw nine of them, …") and how long a thing took are not meant by it.
"""

from __future__ import annotations

import functools
import re

from reportedly.link.claims.figures import BOUND_WITHIN, Figure, bounds, figures
from reportedly.link.claims.wording import ASIDE, any_of, number_pattern, numbers, stem, word_set


def elided(text: str, start: int, end: int) -> list[Figure]:
    """The figures without a noun between two places of a report's text, as ``figures`` gives them: ``start``
    of each counts from the first of these places."""
    found = []
    for match in _telling().finditer(text, max(0, start - BOUND_WITHIN), end):
        if match.start("number") < start or not (value := numbers(match["number"])):
            continue
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if units := _counted(ASIDE.sub(" ", before)):
            low, high = bounds(value[0][0], text[: match.start("number")])
            words = match["number"] + (match["percent"] or "")
            found.append(Figure(value[0][0], units, words, low, high, start=match.start("number") - start))
    return found


def _counted(before: str) -> frozenset[str]:
    """What the last figure in a text counts, or what the measure named after it measures."""
    given = (f for f in figures(before) if not f.units & lengths_of_time())
    last = max(given, key=lambda f: f.start, default=None)
    measure = max(_measure().finditer(before), key=lambda m: m.start(), default=None)
    if measure and (last is None or measure.start() > last.start):
        return frozenset({measure.group(0).lower()})
    return last.units if last else frozenset()


@functools.cache
def lengths_of_time() -> frozenset[str]:
    """The stems of the words for lengths of time."""
    return frozenset(map(stem, word_set("durations.tsv")))


@functools.cache
def telling() -> str:
    """A regular expression for what leads in a figure that leaves out what it counts: "spoke of"."""
    return any_of(word_set("figure_telling.txt"))


@functools.cache
def open_ended() -> str:
    """A regular expression for what leaves a figure open: "at least"."""
    return any_of(word_set("bounds.tsv"))


@functools.cache
def _telling() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{telling()})\s+(?:{open_ended()})?\s*(?P<number>{number_pattern()})"
        r"(?P<percent>\s?%| per ?cent)?(?=[.,;:)!?”\"’]|\s*$|\s+(?:and|but|while|on|in|by)\b)",
        re.I,
    )


@functools.cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(word_set('measures.txt')))})\b", re.I)


__all__ = ["elided", "lengths_of_time", "open_ended", "telling"]
