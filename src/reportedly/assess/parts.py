"""Figures that are not of a story's own happening as a whole: of another beside it, of a part, or on top."""

from __future__ import annotations

import re

from reportedly.link.claims.counted import casualties
from reportedly.link.claims.figures import Figure, is_extra
from reportedly.link.claims.wording import number_pattern

# Cases that are only suspected are none beside those that are confirmed.
CASES = "cases"
BESIDE = re.compile(r"\b(?:separate|another|unrelated)\s+(?:\w+\s+)?\w+", re.I)
BESIDE_AFTER = re.compile(
    r"\b(?:in|when|as|after|by) an? (?:separate|unrelated|different)\s|"
    r"\bnot (?:connected|linked|related)\b|\b(?:unconnected|unrelated)\b",
    re.I,
)
# "23 were hurt, three of them badly"; of "three of them died" the three are all who did.
WORSE = frozenset({"dead", "missing"})
BEHIND_THEM, OF_THEM = (
    re.compile(r",\s+(?:and\s+)?$"),
    re.compile(r"\w+\s+of\s+(?:them|whom|those|these)\b", re.I),
)
# "Nobody among its 210 workers is sick".
NONE_OF = re.compile(r"\b(?:nobody|none|no one|not one|neither)\s+(?:of|among)\s+(?:\w+\s+){0,2}$", re.I)
SUSPECTED = re.compile(r"\b(?:suspected|possible|probable)\b", re.I)
PART_OF = re.compile(rf"(?P<part>{number_pattern()})\s+of\s+(?:the|its|their|his|her|some|about)\s+$", re.I)
ON_TOP = re.compile(r"\b(?:another|a further|an additional)\s+$", re.I)
ONE_OF = re.compile(r"one(?:\s+of\b|$)", re.I)
# "Two of the wounded are schoolgirls": some of a toll that is told elsewhere.
OF_THOSE = re.compile(r"\w+ of (?:the|those|its|their) (?P<whom>\w+)", re.I)


def is_beside(said: str, figure: Figure) -> bool:
    """Whether a figure is of another happening than its story's: "in a separate landslide four died", "four
    died when another wall gave way"; or of cases that are only suspected."""
    before, after = said[: figure.start].rpartition(". ")[2], said[figure.start :].partition(". ")[0]
    suspected = CASES in figure.units and SUSPECTED.search(figure.words) is not None
    return suspected or BESIDE.search(before) is not None or BESIDE_AFTER.search(after) is not None


def is_of_the_rest(said: str, figure: Figure) -> bool:
    """Whether a number is the whole of whom only a part came to harm ("two of the three victims died"), or
    what comes on top of it ("another 14"). "One of the 40 wounded" is of 40 who were."""
    before = said[: figure.start]
    of_those = OF_THOSE.match(figure.words)
    if of_those and of_those["whom"].lower() in casualties():
        return True
    behind = BEHIND_THEM.search(before) and OF_THEM.match(said, figure.start)
    if NONE_OF.search(before) or (behind and not figure.units & WORSE):
        return True
    of_part = PART_OF.search(before) and (figure.words.split()[1:2] or [""])[0].lower() not in casualties()
    return bool(of_part) or ON_TOP.search(before) is not None


def counts_no_toll(figure: Figure) -> bool:
    """Whether a number is what comes on top of a toll ("14 more"), or a bare "one"."""
    return ONE_OF.match(figure.words) is not None or is_extra(figure)


__all__ = ["CASES", "PART_OF", "counts_no_toll", "is_beside", "is_of_the_rest"]
