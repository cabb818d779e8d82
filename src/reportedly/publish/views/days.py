"""The days that a date may mean."""

from __future__ import annotations

import calendar
from datetime import date


def days(prefix: str) -> tuple[date, date] | None:
    """The first and the last day an ISO prefix covers; None for what is no date."""
    parts = prefix[:10].split("-")
    try:
        year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first, last
