"""Statements that are no more than a scrap of one, "the wounded deputy", "Jan Lund said", or a notice.

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
# What a page says of itself or asks of its reader: a telephone number, when it was changed, what to press.
NOTICE = re.compile(
    r"\(?\b\d{3}\)?[\s.-]{1,3}\d{3}\s?[-.]\s?\d{4}\b"
    r"|\bupdated\b[^.]{0,40}\d{1,2}[:.]\s?\d\d\s?(?:[ap]\.?m|e[sd]t|gmt)\b"
    r"|\b(?:click here|sign up (?:for|to)|ad[- ]block\w*|follow us|all rights reserved|"
    r"(?:listen|subscribe) to [\w ]{1,30}\bhere)\b",
    re.I,
)


def is_scrap(told: Told) -> bool:
    """Whether a statement tells nothing by itself: a short noun phrase from within a sentence, nothing but
    that somebody said something, or a notice."""
    if NOTICE.search(told.text):
        return True
    if not told.surface and not told.figures and not told.counts and _says(told.bare):
        return True
    words = fold(told.text).split()
    if told.local.status not in REAL or told.quoted or len(words) > MOST_WORDS or is_clause(told.text):
        return False
    if told.counts or any(c.isdigit() for c in told.text):
        return False  # "turnout at 61%", "eight deaths"
    first = words[0] if words else ""
    acts = first.endswith(("ing", "ed")) or first in word_set("irregular_past.txt") or first == "to"
    return not acts and (DETERMINER.match(told.text) is not None or told.text.lstrip("“\"‘'")[:1].islower())


def _says(bare: str) -> bool:
    """Whether all that is left without names is a word of saying or none."""
    return (
        not set(fold(bare).split()) - word_sets("stopwords.txt", "light_verbs.txt") - {"said", "says", "told"}
    )


__all__ = ["is_scrap"]
