"""Agencies in a dateline: where an agency's name ends there, whether brackets hold a credit, who is in it."""

from __future__ import annotations

import re

from reportedly.read.agencies import agency_end, names_agency
from reportedly.read.dateline_places import WORD

_BETWEEN = re.compile(rf"{WORD}(?:\s+{WORD}){{0,3}}(?=\s+[-–—]\s+[^\W\d_a-z])")


# "Norlink correspondent Ann Sel"
_EMPLOYED = re.compile(
    r"(?P<house>[^\W\d_a-z][\w.-]*(?:\s[^\W\d_a-z][\w.-]*){0,2})\s+(?:correspondent|reporter|writer|journalist)\s+"
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,2})"
)


def agency_within(text: str, at: int, *, between: bool) -> int | None:
    """Where an agency's name that starts at ``at`` ends: a known one, or any name ``between`` two dashes."""
    if (end := agency_end(text, at)) is not None:
        return end
    dashed = _BETWEEN.match(text, at) if between and re.search(r"[-–—]\s*$", text[:at] or "-") else None
    return dashed.end() if dashed else None


def is_credit(credit: str) -> bool:
    """Whether words in a dateline's bracket are whom the text is from: an agency, or a name of six words
    at most."""
    if names_agency(credit) or _EMPLOYED.fullmatch(credit):
        return True
    words = credit.split()
    small = {"of", "and", "the", "de", "-", "via"}
    named = any(word[:1].isupper() for word in words)
    capital = (word[:1].isupper() or word[:1].isdigit() or word.casefold() in small for word in words)
    return named and len(words) <= 6 and all(capital)


def split_credit(credit: str | None) -> tuple[str | None, str | None]:
    """``BTA - Nikola Dechev`` is an agency and its writer."""
    if employed := _EMPLOYED.fullmatch(credit or ""):
        return employed["house"], employed["name"]
    parts = re.split(r"\s+[-–—]\s+", credit or "", maxsplit=1)
    if len(parts) == 2 and parts[0].isupper() and len(parts[1].split()) >= 2:
        return parts[0], parts[1]
    return credit, None
