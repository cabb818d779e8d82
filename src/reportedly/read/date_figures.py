"""Days of a calendar from the figures of a date: ISO prefixes, and which figure is the day."""

from __future__ import annotations

import re
from datetime import date, datetime

from reportedly.read.calendars import from_solar, western_year

DAY = 10  # characters of a date that is exact to the day
FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside, a number is no year of a news report
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def day_first_by_weekday(found: re.Match[str], line: str) -> bool | None:
    """Whether the day stands first where the weekday beside a date settles it: "Saturday 03/04/2021"."""
    near = f"{line[max(0, found.start() - 16) : found.start()]} {line[found.end() : found.end() + 12]}"
    names = {
        _WEEKDAYS[word[:3].casefold()] for word in re.findall(r"[A-Za-z]{3,9}", near) if _is_weekday(word)
    }
    if len(names) != 1 or len(found["a"]) > 2:
        return None
    fits = []
    for day_first in (True, False):
        iso = numeric_day(found, day_first)
        if iso and len(iso) == DAY and date.fromisoformat(iso).weekday() in names:
            fits.append(day_first)
    return fits[0] if len(fits) == 1 else None


def _is_weekday(word: str) -> bool:
    full = word.casefold()
    return full[:3] in _WEEKDAYS and (len(full) <= 5 or full.endswith("day"))


def numeric_day(found: re.Match[str], day_first: bool | None) -> str | None:
    """The day that three numbers are (``patterns.NUMERIC``); only the year where their order is not known."""
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4:
        solar = from_solar(int(a), int(b), int(c)) if len(c) == 2 else None
        return solar.isoformat() if solar else iso_prefix(western_year(a), b, c) if len(c) == 2 else None
    if len(a) <= 2:
        year = western_year(c if len(c) == 4 else "20" + c)
        return _day_and_month(int(a), int(b), year, found["sep"], day_first)
    return None


def _day_and_month(a: int, b: int, year: int, separator: str, day_first: bool | None) -> str | None:
    if b > 12:
        day_first = False
    elif separator == "." or a > 12:
        day_first = True
    if day_first is None and a != b:
        return iso_prefix(year)
    day, month = (a, b) if day_first else (b, a)
    return iso_prefix(year, str(month), str(day))


def iso_prefix(
    year: str | int,
    month: str | None = None,
    day: str | None = None,
    hour: str | None = None,
    minute: str | None = None,
) -> str | None:
    """The prefix that these parts make, or ``None`` when no calendar has such a day."""
    try:
        whole = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0))
    except ValueError:
        return None
    if not FIRST_YEAR <= whole.year <= LAST_YEAR:
        return None
    length = 4 if not month else 7 if not day else 10 if not hour else 16
    return whole.isoformat(timespec="minutes")[:length]
