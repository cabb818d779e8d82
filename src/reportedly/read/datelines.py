"""Where a report says that it was written: ``CITY, 3 May (Agency) —`` before its first sentence.

A dateline is read item by item: places, a day, an agency in brackets or between slashes or dashes, and what
parts them. It counts when enough of these come together: "Paris — once a village — has grown" has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.read import dateline_marks as marks
from reportedly.read import dates
from reportedly.read.agencies import agency_of, names_agency
from reportedly.read.dateline_credits import is_credit, split_credit
from reportedly.read.dateline_items import Items
from reportedly.read.dateline_parts import go_over
from reportedly.read.dateline_places import is_shouted, place_at
from reportedly.read.names import is_city, is_outlet_name
from reportedly.read.tidy import count_words
from reportedly.read.words import settlements

REACH = 140  # characters of a paragraph in which its dateline ends
MOST_ITEMS = 8
CACHED = 16_384  # paragraphs whose reading is remembered: splitter, opening and body ask about the same ones


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a report's first sentence; ``end`` is where the paragraph's own words begin."""

    place: str | None
    credit: str | None
    end: int
    published: str | None = None
    day: tuple[int, int] | None = None  # month and day, where no year is said
    byline: str | None = None
    outlet: str | None = None  # an address that stands for its site's name: "TARN.CO, Keld - "
    sure: bool = True  # a day, an agency or capitals beside the place; "Paris — The city" has none of them


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with, or ``None``.

    >>> found = read_dateline("TARNHILL, May 3 (Norlink) - Two people were hurt.")
    >>> found.place, found.credit, found.day
    ('TARNHILL', 'Norlink', (5, 3))
    """
    return _read_dateline(paragraph[:REACH])


def has_dateline(paragraph: str, *, words: int = 1) -> bool:
    """Whether a paragraph opens with a sure dateline, followed by so many words at least."""
    dateline = read_dateline(paragraph)
    return dateline is not None and dateline.sure and count_words(paragraph[dateline.end :]) >= words


@lru_cache(maxsize=CACHED)
def _read_dateline(text: str) -> Dateline | None:
    if found := marks.CJK.match(text):
        return Dateline(found["place"] or found["place2"], found["credit"] or found["credit2"], found.end())
    if (found := marks.BARRED.match(text)) and place_at(text, 0) and _is_house(found["credit"]):
        return Dateline(found["place"], found["credit"], found.end())
    return _read(Items(dates.blank_other_calendars(text)))


def _is_house(name: str) -> bool:
    """Whether a name between bars is an agency's or an outlet's, and no writer's."""
    return names_agency(name) or agency_of(name) is not None or is_outlet_name(name)


def _read(taken: Items) -> Dateline | None:
    """The dateline that the items of an opening make."""
    end = 0
    for _ in range(MOST_ITEMS):
        if not taken.take():
            break
        parted = go_over(taken)
        if parted:
            end = taken.at
            if parted == "end":
                break
    taken.at = end
    if not end or not _holds(taken, taken.text[end:]):
        return None
    credit, byline = split_credit(taken.credit)
    sure = taken.dated or credit is not None or taken.outlet is not None or is_shouted(taken.place)
    return Dateline(taken.place, credit, end, taken.published, taken.day, byline, taken.outlet, sure)


def _holds(taken: Items, after: str) -> bool:
    """Whether what was taken is a dateline, by how much of one it has and how the text goes on."""
    parted = taken.text[: len(taken.text) - len(after)].rstrip()[-1:]
    strong = parted in "-–—―_"
    named = taken.credit is not None and is_credit(taken.credit)
    shouted = is_shouted(taken.place)
    if taken.credit is not None and not named:
        return False
    if after[:1].islower() and not (named and taken.place and names_agency(taken.credit)):
        return False
    if taken.outlet:
        return strong or parted in ":,"
    if named:
        return bool(taken.place or taken.dated or (strong or taken.bracketed))
    if taken.place is None:
        return False
    if taken.dated:
        return shouted or strong or parted in ":."
    if shouted and parted == "|":
        return taken.place is not None and taken.place.casefold() in settlements()
    if shouted:
        town = parted == "." and (taken.place or "").casefold() in settlements()  # "KELD. The council"
        return strong or town or parted in ":," or (parted == "]" and taken.bracketed)
    if taken.bracketed and parted == ")":
        return after[:1].isupper()  # "(Keld) Two people were hurt."
    if ".-" in taken.text[: len(taken.text) - len(after)]:
        return True
    aside = re.search(r"\s[-–—]\s", re.split(r"[.!?]\s", after)[0])  # "Rain - A first - fell"
    if parted in ":.":  # "Dubai: The market": only a city's name, and then in doubt
        return is_city(taken.place) and after[:1].isupper()
    return strong and len(taken.place.split()) <= 3 and after[:1].isupper() and aside is None
