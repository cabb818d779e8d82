"""Dates as people and machines write them, to ISO prefixes whose length is their precision.

Only what is said counts: no today's date, no month guessed. ``12/08/2025`` may be August or December;
unless the order is known it gives ``2025``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reportedly.read import date_patterns as patterns
from reportedly.read.calendars import from_solar, western_year
from reportedly.read.clocks import clock_after, clock_before
from reportedly.read.date_figures import DAY, day_first_by_weekday, iso_prefix, numeric_day
from reportedly.read.words import pairs

LONGEST_LINE = 160  # a date line with weekday, place, time, zone and byline stays below this
YEAR = 4  # characters of a date of which only the year is known


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line, with the time of day beside it: where it stands and its ISO prefix."""

    start: int
    end: int
    iso: str


# Arabic, Persian, Devanagari, Bengali and Thai digits, as ours.
DIGITS = {zero + value: str(value) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for value in range(10)}


def from_metadata(value: object, *, day_first: bool | None = None) -> str | None:
    """The date in a metadata value: ISO, written out, an RFC 2822 date, or seconds since 1970."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    text = str(value).strip()[:LONGEST_LINE]
    if re.fullmatch(r"\d{10}(\d{3})?", text):
        return _from_epoch(float(text))
    if re.fullmatch(r"[12]\d{3}", text):
        return text
    compact = re.fullmatch(r"([12]\d{3})([01]\d)([0-3]\d)(?:T?(\d{2})(\d{2})(?:\d{2})?Z?)?", text)
    if compact:
        year, month, day, hour, minute = compact.groups()
        return iso_prefix(year, month, day, hour, minute)
    days = find_all(text, day_first=day_first)
    return days[0].iso if days else None


def find_all(line: str, *, day_first: bool | None = None) -> tuple[Dated, ...]:
    """Every date in a line of at most ``LONGEST_LINE`` characters, in order, each with its time of day.

    >>> [d.iso for d in find_all("10:02, 30 March 2020 | Updated: 31 March 2020 1.05pm")]
    ['2020-03-30T10:02', '2020-03-31T13:05']
    """
    if len(line) > LONGEST_LINE or not any(character.isdigit() for character in line):
        return ()
    line = line.translate(DIGITS)
    if day_first is None and patterns.AMERICAN.search(line):
        day_first = False
    elif day_first is None and any(seen.search(line) for seen in patterns.DAY_STANDS_FIRST):
        day_first = True
    days: list[Dated] = []
    for found in sorted(_days(line, day_first), key=lambda day: (day.start, -day.end)):
        if not days or found.start >= days[-1].end:
            days.append(found)
    out: list[Dated] = []
    for number, day in enumerate(days):
        least = out[-1].end if out else 0
        most = days[number + 1].start if number + 1 < len(days) else len(line)
        timed = _timed(line, day, least, most) if len(day.iso) in (YEAR, DAY) else day
        out.append(timed if len(day.iso) == DAY else replace(timed, iso=day.iso))
    return tuple(out)


def without_other_calendars(line: str) -> str:
    """A line without the days of another calendar that stand beside ours: "5 Rajab 1445 AH"."""
    if len(line) > LONGEST_LINE or not patterns.FOUR_DIGITS.search(line):
        return line
    return patterns.other_calendar().sub("", line)


def blank_other_calendars(line: str) -> str:
    """A line with spaces for the days of another calendar, so that the rest stays where it stands."""
    if not patterns.FOUR_DIGITS.search(line):
        return line
    return patterns.other_calendar().sub(lambda found: " " * len(found.group()), line)


def _days(line: str, day_first: bool | None) -> Iterator[Dated]:
    for found in patterns.ISO.finditer(line):
        midnight = found["hour"] == found["minute"] == "00" and found["second"] in {"00", None}
        hour, minute = (None, None) if midnight else (found["hour"], found["minute"])
        iso = iso_prefix(found["year"], found["month"], found["day"], hour, minute)
        if iso is not None:
            zone = patterns.ZONE.match(line, found.end()) if found["hour"] else None
            yield Dated(found.start(), zone.end() if zone else found.end(), iso)
    yield from _eastern(line)
    if patterns.SIX_DIGITS.search(line):
        for found in patterns.wired().finditer(line):
            clock = (found["hour"], found["minute"])
            if iso := iso_prefix(f"20{found['year']}", _month_of(found["month"]), found["day"], *clock):
                yield Dated(found.start(), found.end(), iso)
    if patterns.YEAR_FIGURES.search(line):
        for pattern in patterns.written():
            for found in pattern.finditer(line):
                groups = found.groupdict()
                iso = iso_prefix(western_year(groups["year"]), _month_of(groups["month"]), groups.get("day"))
                if iso is not None:
                    yield Dated(found.start(), found.end(), iso)
        for found in patterns.solar().finditer(line):
            month = int(pairs("solar_months")[found["month"].casefold()])
            if (day := from_solar(int(found["year"]), month, int(found["day"]))) is not None:
                yield Dated(found.start(), found.end(), day.isoformat())
    elif any(map(str.isalpha, line)):
        for found in patterns.short().finditer(line):
            if iso := iso_prefix(f"20{found['year']}", _month_of(found["month"]), found["day"]):
                yield Dated(found.start(), found.end(), iso)
    for found in patterns.NUMERIC.finditer(line):
        iso = numeric_day(found, day_first if day_first is not None else day_first_by_weekday(found, line))
        if iso is not None:
            yield Dated(found.start(), found.end(), iso)


def _eastern(line: str) -> Iterator[Dated]:
    """Days that stand as year, month, day with signs of China, Japan or Korea after them."""
    for found in patterns.EASTERN.finditer(line):
        if iso := iso_prefix(western_year(found["year"], found["era"]), found["month"], found["day"]):
            yield Dated(found.start(), found.end(), iso)


def _month_of(month: str) -> str:
    return month if month.isdigit() else pairs("months")[re.sub(r"\s+", " ", month.casefold())]


def _timed(line: str, day: Dated, least: int, most: int) -> Dated:
    """A day with the time that stands right after it or, failing that, right before."""
    if after := clock_after(line, day.end, most):
        return Dated(day.start, after[0], f"{day.iso}T{after[1]}")
    if before := clock_before(line[least : day.start]):
        return Dated(least + before[0], day.end, f"{day.iso}T{before[1]}")
    return day


def _from_epoch(seconds: float) -> str | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 0 < seconds < 7e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M")
