"""What stands in a dateline: a day, brackets, an agency, a place, taken one after the other."""

from __future__ import annotations

import re

from reportedly.read import dateline_marks as marks
from reportedly.read import dates
from reportedly.read.agencies import names_agency
from reportedly.read.dateline_credits import agency_within
from reportedly.read.dateline_places import is_shouted, place_at
from reportedly.read.names import is_city, is_name, is_outlet_name
from reportedly.read.words import lands, pairs, settlements


class Items:
    """What was taken of a paragraph's opening so far, from left to right up to ``at``."""

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
        self.days = {found.start: found for found in dates.find_all(text)}

    def take(self) -> bool:
        """Takes the item that stands here; whether there is one."""
        return self._take_date() or self._take_brackets() or self._take_agency() or self._take_place()

    def _take_date(self) -> bool:
        if self.dated:
            return False
        if (whole := self.days.get(self.at)) is not None:
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
