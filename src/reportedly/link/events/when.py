"""ISO date prefixes as spans of days."""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date

PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@functools.lru_cache(maxsize=50_000)
def days(prefix: str) -> tuple[date, date] | None:
    """First and last day of an ISO prefix ("2025-07" is all of July), or None if it is none."""
    found = PREFIX.match(prefix)
    if not found:
        return None
    year, month, day = (int(x) if x else None for x in found.groups())
    assert year is not None
    try:
        if day and month:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def span(first: str, last: str) -> tuple[date, date] | None:
    """The days from the start of one prefix to the end of another."""
    a, b = days(first), days(last)
    return (a[0], max(a[1], b[1])) if a and b else None


def gap_in_days(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Days between two spans of dates: 0 where they touch or overlap, or where either is no date."""
    a, b = span(*one), span(*other)
    if not a or not b:
        return 0.0
    return float(max(0, (b[0] - a[1]).days, (a[0] - b[1]).days))


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans share a day."""
    return gap_in_days(one, other) == 0.0
