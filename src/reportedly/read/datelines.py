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
from reportedly.read.dateline_credits import agency_within, is_credit, split_credit
from reportedly.read.dateline_places import PLACE, is_shouted, place_at
from reportedly.read.names import is_city, is_name, is_outlet_name
from reportedly.read.tidy import count_words
from reportedly.read.words import lands, pairs, settlements

REACH = 140  # characters of a paragraph in which its dateline ends
CACHED = 16_384  # paragraphs whose reading is remembered: splitter, opening and body ask about the same ones
# "(Norlink) Keld, May 3, 2020 – ": the place stands after the agency.
_THERE = re.compile(rf"{PLACE.pattern}(?:,?\s[^.:;–—]{{2,24}}\d)?\s?(?:[–—]|\s--?\s)")


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
    return _Reader(dates.blank_other_calendars(text)).read()


def _is_house(name: str) -> bool:
    """Whether a name between bars is an agency's or an outlet's, and no writer's."""
    return names_agency(name) or agency_of(name) is not None or is_outlet_name(name)


class _Reader:
    """Takes a paragraph's opening apart from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.place: str | None = None
        self.credit: str | None = None
        self.outlet: str | None = None
        self.slashed = False
        self.published: str | None = None
        self.day: tuple[int, int] | None = None
        self.dated = False
        self.bracketed = False
        self.last = ""

    def read(self) -> Dateline | None:
        dates_in = {found.start: found for found in dates.find_all(self.text)}
        end = 0
        for _ in range(8):
            found = (
                self._take_date(dates_in)
                or self._take_brackets()
                or self._take_agency()
                or self._take_place()
            )
            if not found:
                break
            parted = self._part()
            if parted:
                end = self.at
                if parted == "end":
                    break
        self.at = end
        if not end or not self._holds(self.text[end:]):
            return None
        credit, byline = split_credit(self.credit)
        sure = self.dated or credit is not None or self.outlet is not None or is_shouted(self.place)
        return Dateline(self.place, credit, end, self.published, self.day, byline, self.outlet, sure)

    def _take_date(self, dates_in: dict[int, dates.Dated]) -> bool:
        if self.dated:
            return False
        if (whole := dates_in.get(self.at)) is not None:
            self.published, self.at = whole.iso, whole.end
        elif (found := marks.day_pattern().match(self.text, self.at)) is not None and found.end() > self.at:
            month = found["month"] or found["month2"]
            if month:
                number = int(pairs("months")[re.sub(r"\s+", " ", month.casefold())])
                self.day = (number, int(found["day"] or found["day2"]))
            self.at = found.end()
        else:
            return False
        self.dated, self.last = True, "date"
        return True

    def _take_brackets(self) -> bool:
        found = marks.BRACKETS.match(self.text, self.at)
        if found is None or self.credit:
            return False
        inside = (found["round"] or found["square"] or found["slashes"]).strip(" ©")
        dated = self.dated
        inside = self._without_day(inside)
        if not inside and self.dated and not dated and self.place:
            self.at, self.last, self.bracketed = found.end(), "brackets", True
            return True
        if not inside or (inside[0].islower() and not names_agency(inside)):
            return False
        region = inside.casefold() in lands() or self.text[found.end() : found.end() + 2].strip()[:1] == "["
        if self.place and self.last == "place" and region and not names_agency(inside):
            self.at = found.end()  # "Chennai (Tamil Nadu) [India], May 3"
            return True
        if found["square"] and self.place is None and not names_agency(inside) and is_name(inside, most=3):
            self.place, self.at, self.last, self.bracketed = inside, found.end(), "brackets", True
            return True
        menu = self.place and marks.MENU.match(found.group()) and not names_agency(inside)
        if found["slashes"] and not inside.isupper() and (menu or not self.place):
            return False
        if self.place and marks.REGION.fullmatch(inside):
            self.at = found.end()  # "Ho (V/R), May 3, Norlink"
            return True
        town = is_city(inside) or (not inside.isupper() and inside.casefold() in settlements())
        if self.place is None and town and not is_outlet_name(inside) and not names_agency(inside):
            self.place, self.at, self.last, self.bracketed = inside, found.end(), "brackets", True
            return True
        self.credit, self.at, self.last, self.bracketed = inside, found.end(), "brackets", True
        self.slashed = found["slashes"] is not None
        return True

    def _without_day(self, inside: str) -> str:
        """What stands in brackets without the day beside it: "(Norlink, 28 November 2021)", "(May 3)"."""
        stamps = dates.find_all(inside)
        if stamps:
            self.published, self.dated = stamps[0].iso, True
            return f"{inside[: stamps[0].start]} {inside[stamps[0].end :]}".strip(" ,-–—")
        parts = inside.split(", ")
        for number, part in enumerate(parts):
            day = marks.day_pattern().fullmatch(part)
            if day and (day["day"] or day["day2"]):
                self.dated = True
                return ", ".join(parts[:number])
        return inside

    def _take_agency(self) -> bool:
        end = agency_within(self.text, self.at, between=is_shouted(self.place) and self.last == "place")
        if (
            end is None
            and self.last == "date"
            and self.place
            and (signed := marks.SIGNED.match(self.text, self.at))
        ):
            end = signed.end()
        if end is None and not self.outlet and (site := marks.SITE.match(self.text, self.at)):
            self.outlet, self.at, self.last = site.group(), site.end(), "agency"
            return True
        if end is None or self.credit:
            return False
        self.credit, self.at, self.last = self.text[self.at : end].strip(), end, "agency"
        return True

    def _take_place(self) -> bool:
        place = None if self.place else place_at(self.text, self.at)
        if place is None:
            return False
        self.place, self.at, self.last = place.strip(" ,"), self.at + len(place), "place"
        return True

    def _part(self) -> str | None:
        """Goes over what parts the item just taken from the next, and says what it was."""
        rest = self.text[self.at :]
        nothing_more = (self.credit or self.outlet) and self.place
        if self.slashed and self.last == "date" and (slash := marks.SLASH.match(rest)):
            self.at += slash.end()
            return "end"
        for kind, pattern in (
            ("dash", marks.DASH),
            ("colon", marks.COLON),
            ("stop", marks.STOP),
            ("comma", marks.COMMA),
        ):
            found = pattern.match(rest)
            if found is None:
                continue
            if "|" in found.group() and not (self.last == "place" and is_shouted(self.place)):
                continue  # "Norlink | Keld | 3 May": a line of a head
            if kind == "comma" and self.last == "brackets" and rest[:1] != ",":
                continue
            self.at += found.end()
            if kind == "dash" and (nothing_more or not self._more_follows()):
                return "end"
            if kind in ("colon", "stop"):
                return "go on" if self._more_follows() else "end"
            if kind == "comma" and self.last == "place" and not self._more_follows():
                return "end" if is_shouted(self.place) and rest[:1] == "," else None
            return "go on" if self.last in ("date", "brackets") or kind == "dash" else "comma"
        if (space := marks.SPACE.match(rest)) and self.last == "brackets":
            self.at += space.end()
            return "comma" if self.place is None and _THERE.match(self.text, self.at) else "end"
        if space and self.last == "place" and marks.day_pattern().match(rest, space.end()):
            self.at += space.end()
            return "comma"
        if (
            space
            and self.last == "date"
            and not self.credit
            and agency_within(rest, space.end(), between=False)
        ):
            self.at += space.end()
            return "comma"
        if (
            space
            and self.last == "agency"
            and self.place
            and names_agency(self.credit)
            and rest[space.end()].isupper()
        ):
            self.at += space.end()  # "Baku, May 3, Azertac Two people …"
            return "end"
        return None

    def _more_follows(self) -> bool:
        """Whether another item of a dateline stands here: a day, brackets, or a known agency."""
        rest = self.text[self.at :]
        return bool(
            (
                not self.dated
                and (marks.day_pattern().match(rest) or re.match(r"[0-3]?\d[\s/.]|[12]\d{3}", rest))
            )
            or (
                not self.credit
                and (
                    marks.BRACKETS.match(rest)
                    or agency_within(rest, 0, between=is_shouted(self.place) and self.last == "place")
                )
            )
            or (
                self.place is None
                and self.last in ("brackets", "agency", "date")
                and PLACE.match(rest)
                and marks.DASH.search(rest[:40])
            )
        )

    def _holds(self, after: str) -> bool:
        """Whether what was taken is a dateline, by how much of one it has and how the text goes on."""
        parted = self.text[: len(self.text) - len(after)].rstrip()[-1:]
        strong = parted in "-–—―_"
        named = self.credit is not None and is_credit(self.credit)
        shouted = is_shouted(self.place)
        if self.credit is not None and not named:
            return False
        if after[:1].islower() and not (named and self.place and names_agency(self.credit)):
            return False
        if self.outlet:
            return strong or parted in ":,"
        if named:
            return bool(self.place or self.dated or (strong or self.bracketed))
        if self.place is None:
            return False
        if self.dated:
            return shouted or strong or parted in ":."
        if shouted and parted == "|":
            return self.place is not None and self.place.casefold() in settlements()
        if shouted:
            town = parted == "." and (self.place or "").casefold() in settlements()  # "KELD. The council"
            return strong or town or parted in ":," or (parted == "]" and self.bracketed)
        if self.bracketed and parted == ")":
            return after[:1].isupper()  # "(Keld) Two people were hurt."
        if ".-" in self.text[: len(self.text) - len(after)]:
            return True
        aside = re.search(r"\s[-–—]\s", re.split(r"[.!?]\s", after)[0])  # "Rain - A first - fell"
        if parted in ":.":  # "Dubai: The market": only a city's name, and then in doubt
            return is_city(self.place) and after[:1].isupper()
        return strong and len(self.place.split()) <= 3 and after[:1].isupper() and aside is None
