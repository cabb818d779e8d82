"""What a statement has in quotation marks: two reports with one sentence in them have one saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.link.claims.wording import fold

if TYPE_CHECKING:
    from reportedly.link.claims.told import Told

MARKS = re.compile(r"“([^”“]*)(?:”|$)|«([^»«]*)(?:»|$)|„([^“”„]*)(?:[“”]|$)|\"([^\"]*)(?:\"|$)")
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
# Fewer words ("No comment", "We are ready") are said on many occasions.
LEAST_WORDS = 5
# Of a statement that goes on for a page the sentence is no such part.
GOOD_PART = 0.15


def quoted(text: str) -> frozenset[str]:
    """The sentences within quotation marks, folded; short ones left out."""
    found = (group for m in MARKS.finditer(text) for group in m.groups() if group)
    sentences = (fold(s) for group in found for s in SENTENCE.split(group))
    return frozenset(s for s in sentences if len(s.split()) >= LEAST_WORDS)


def quote_alike(one: Told, other: Told) -> bool:
    """Whether two statements of one story quote one sentence, and that is a good part of either."""
    if one.story != other.story or (one.stance == "denied") != (other.stance == "denied"):
        return False
    shared = sum(len(s.split()) for s in one.quoted & other.quoted)
    return shared > 0 and shared >= GOOD_PART * max(len(t.text.split()) for t in (one, other))


__all__ = ["quote_alike", "quoted"]
