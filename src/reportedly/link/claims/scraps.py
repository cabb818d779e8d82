"""Statements that are no more than a scrap of one: "the wounded deputy", "Jan Lund said".

A reader of the content alone learns nothing from them, so no other report can say the same.
"""

from __future__ import annotations

import re

from reportedly.link.claims.forms import REAL, is_clause
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, word_set, word_sets

# More words are hardly a name for a thing alone ("polar bears, a threatened species since May").
MOST_WORDS = 6
DETERMINER = re.compile(r"\W*(?:the|an?|this|that|these|those|its|his|her|their|our|my|some|such)\b", re.I)


def is_scrap(told: Told) -> bool:
    """Whether a statement tells nothing by itself: a short noun phrase from within a sentence, or nothing but
    that somebody said something."""
    if not told.surface and not told.figures and not told.counts and _says(told.bare):
        return True
    words = fold(told.text).split()
    if told.local.status not in REAL or told.quoted or len(words) > MOST_WORDS or is_clause(told.text):
        return False
    if any(c.isdigit() for c in told.text):
        return False  # "turnout at 61%"
    first = words[0] if words else ""
    acts = first.endswith(("ing", "ed")) or first in word_set("irregular_past.txt") or first == "to"
    return not acts and (DETERMINER.match(told.text) is not None or told.text.lstrip("“\"‘'")[:1].islower())


def _says(bare: str) -> bool:
    """Whether all that is left without names is a word of saying or none."""
    return (
        not set(fold(bare).split()) - word_sets("stopwords.txt", "light_verbs.txt") - {"said", "says", "told"}
    )


__all__ = ["is_scrap"]
