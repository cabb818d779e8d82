"""The place of a dateline: where its name ends, and whether it stands in capitals."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.agencies import until_agency
from reportedly.read.words import alternatives, pairs, vocabulary

LONGEST_PLACE = 6  # words
_MARKS = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f"  # scripts whose vowel signs are no letters
WORD = (
    rf"(?:(?:(?i:st|mt|ft|pt|sta|sto)|[A-Z])\.\s?)?[^\W\d_a-zа-яєіїґ][\w'’{_MARKS}]*(?:[-’'][\w'’{_MARKS}]+)*"
)
_SMALL = r"(?:of|de|del|da|do|la|le|el|al|the|and|am|an der|sur|upon|on)"
PLACE = re.compile(
    rf"{WORD}(?:/{WORD}|\s/\s{WORD}(?=\s*[(\[])|(?:\s+{_SMALL})?\s+{WORD}){{0,4}}(?:,\s+(?:{WORD}(?:\s+{WORD}){{0,2}}|(?:[A-Z][a-z]{{1,4}}\.|(?:[A-Z]\.){{1,3}}){{1,2}})(?=\s*[(\[:–—―/-]|\s--|\s*\.\s*-|,\s+[^\W\d_]{{3,9}}\.?\s\d)){{0,2}}"
)


def place_at(text: str, at: int) -> str | None:
    """The place that stands at ``at``, as it is written there; ``None`` where there is none.

    >>> place_at("Addis Ababa June 19 (Norlink) - ", 0)
    'Addis Ababa'
    """
    found = PLACE.match(text, at)
    if found is None:
        return None
    place = until_agency(_until_day(found.group(), text[found.end() : found.end() + 4]))
    if place.casefold() in vocabulary("date_labels") or place.casefold().startswith("by "):
        return None
    if not place or len(place.split()) > LONGEST_PLACE or place.casefold() in vocabulary("label_words"):
        return None
    if place.casefold() in pairs("credit_labels") and text[found.end() : found.end() + 1] == ":":
        return None  # "Source: Norlink | 3 May"
    return place


def is_shouted(place: str | None) -> bool:
    """Whether a place stands in capitals, small words aside."""
    if place is None:
        return False
    first = re.split(r"[,/]", place)[0]
    words = [word for word in first.split() if not re.fullmatch(_SMALL, word)]
    return bool(words) and len(first) > 2 and all(word.isupper() for word in words)


@cache
def _day_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"[,\s]*\b{alternatives('months')}$", re.I),
        re.compile(rf"(?:^|,\s*)\b{alternatives('weekdays')}\b.*$", re.I),
    )


def _until_day(place: str, after: str) -> str:
    """A run of names up to a month or a weekday in it: "Addis Ababa June" before "19" is Addis Ababa."""
    month, weekday = _day_words()
    return weekday.sub("", month.sub("", place) if re.match(r"\.?\s?\d", after) else place)
