"""The normal forms of temporal expressions, and what they mean from a given day.

A value is one of
- a date or its prefix: ``2025``, ``2025-07``, ``2025-07-31``, ``2025-07-31T21:48``; ``199`` and ``19XX``
  for decades and centuries; ``2025-Q3``, ``2025-H1``, ``2025-SU``, ``2025-W31``, ``2025-W31-WE``;
  ``THIS-Q3``, of the report's year;
- one without its year, ``XXXX-07-31``, meaning the last such day; ``next:XXXX-07-31`` the next one,
  ``near:XXXX-07-31`` the nearest;
- ``last:THU`` (today or before), ``coming:THU`` (today or after), ``next:THU``, ``this:THU`` (of this
  week), also with a month (``last:07``) or season;
- an offset from the report's day, at the precision of its unit: ``-P1M`` last month, ``+P0D`` today;
- any of these with another offset behind it (``last:THU-P1D``, the day before), a time of day
  (``last:MON TNI``) or a part (``XXXX-08~START``, ``~MID``, ``~END``);
- two of these with ``/`` between them, a span;
- ``P3D``, ``PXM``: a length of time, which no day anchors; ``PRESENT_REF`` and the like.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}

SHIFTED = re.compile(r"^(.*?)([+-])P(\d+)([DWMQYEC])$")
PARTIAL = re.compile(r"^(?:(next|near|last|this|prior|following):)?XXXX-(\d\d)(?:-(\d\d))?$")
RELATIVE = re.compile(r"^(last|coming|next|this):(\w+)$")
SPANNED = re.compile(r"^(\d{4})-(Q\d|H\d|SP|SU|FA|WI|W\d\d|W\d\d-WE)$")
ABSOLUTE = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")

# A day that a report dates one day ahead of itself is its own day in another time zone.
SLACK = timedelta(days=1)

# A date without a year, told in the past tense, is yet a coming one when the last such day is this far
# back and the next this near: an aim or a limit set earlier. Set on AQUAINT.
FAR_BACK, SOON = timedelta(days=270), timedelta(days=95)

Bounds = tuple[str, str]


def bounds(value: str, published: str | None) -> Bounds | None:
    """First and last day that ``value`` means, as ISO prefixes, seen from ``published``; None when it
    has none, or needs an anchor that there is not. Impossible dates have none."""
    if "/" in value:
        first, last = (bounds(half, published) for half in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    if (moved := SHIFTED.match(value)) and " T" in moved[1]:
        value = value.replace(moved[1], moved[1].split(" ")[0])  # the day before Monday night is Sunday
    clock = None
    if " T" in value:
        value, clock = value.split(" ", 1)
    part = None
    if "~" in value:
        value, part = value.split("~", 1)
        if SHIFTED.match(part):
            return None  # "the day before" a part of a month is no day
    try:
        found = span_of(value, anchor_day(published))
    except (ValueError, OverflowError):  # no such day in the calendar
        return None
    if found and part:
        found = part_of(found, part)
    if found and clock and re.match(r"T\d\d", clock) and found[0] == found[1] and len(found[0]) == 10:
        return found[0] + clock, found[0] + clock
    return found


def anchor_day(published: str | None) -> date | None:
    """The day of publication, None when it is not known to the day."""
    if not published or len(published) < 10:
        return None
    return date.fromisoformat(published[:10])


def span_of(value: str, today: date | None) -> Bounds | None:
    """``bounds`` of a value without clock, part or slash."""
    if ABSOLUTE.match(value):
        check(value)
        return value, value
    if match := re.match(r"^(\d{4}-\d\d-\d\d)(T\d\d(?::\d\d)?)$", value):
        check(match[1])
        return value, value
    if re.match(r"^\d{3}$", value):
        return f"{value}0", f"{value}9"
    if match := re.match(r"^(\d\d)XX$", value):
        return f"{match[1]}00", f"{match[1]}99"
    if match := SPANNED.match(value):
        return span_in_year(int(match[1]), match[2])
    if match := SHIFTED.match(value):
        base = span_of(match[1], today) if match[1] else None
        if base and match[4] == "Y" and len(base[0]) == 7:  # a year before a month or a quarter
            moved = int(match[2] + match[3])
            return tuple(f"{int(end[:4]) + moved:04}{end[4:]}" for end in base)  # type: ignore[return-value]
        start = date.fromisoformat(base[0]) if base and len(base[0]) == 10 else None
        if match[1] and start is None:
            return None
        start = start or today
        return shifted(start, int(match[2] + match[3]), match[4]) if start else None
    if today is None:
        return None
    if match := PARTIAL.match(value):
        return in_nearest_year(match[1] or "last", int(match[2]), match[3], today)
    if match := RELATIVE.match(value):
        return relative(match[1], match[2], today)
    if match := re.match(r"^THIS-([QH]\d)$", value):
        return span_in_year(today.year, match[1])
    if match := re.match(r"^XXXX-([QH]\d)$", value):
        found = span_in_year(today.year, match[1])
        return found if found[0] <= today.isoformat()[:7] else span_in_year(today.year - 1, match[1])
    return None


def check(value: str) -> None:
    """Raise ValueError for a day or month that no calendar has."""
    year, month, day = ([int(piece) for piece in value.split("-")] + [1, 1])[:3]
    date(year, month, day)


def shifted(start: date, count: int, unit: str) -> Bounds:
    """``count`` units from ``start``, at the precision of the unit: days, weeks, months, quarters, years,
    decades (E), centuries (C)."""
    if unit == "D":
        day = (start + timedelta(days=count)).isoformat()
        return day, day
    if unit == "W":
        monday = start + timedelta(days=7 * count - start.weekday())
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if unit == "M":
        year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
        text = f"{year:04}-{month + 1:02}"
        return text, text
    if unit == "Q":
        year, quarter = divmod(start.year * 4 + (start.month - 1) // 3 + count, 4)
        return f"{year:04}-{quarter * 3 + 1:02}", f"{year:04}-{quarter * 3 + 3:02}"
    if unit == "E":
        decade = start.year // 10 + count
        return f"{decade}0", f"{decade}9"
    if unit == "C":
        century = start.year // 100 + count
        return f"{century}00", f"{century}99"
    return f"{start.year + count:04}", f"{start.year + count:04}"


def span_in_year(year: int, name: str) -> Bounds:
    """A quarter, half, season, week or weekend of a year."""
    if name[0] == "Q":
        quarter = int(name[1])
        return f"{year}-{quarter * 3 - 2:02}", f"{year}-{quarter * 3:02}"
    if name[0] == "H":
        return (f"{year}-01", f"{year}-06") if name == "H1" else (f"{year}-07", f"{year}-12")
    if name in SEASONS:
        first, last = SEASONS[name]
        return f"{year}-{first:02}", f"{year + (last < first)}-{last:02}"
    week, _, weekend = name[1:].partition("-")
    monday = date.fromisocalendar(year, int(week), 1)
    first_day = monday + timedelta(days=5 if weekend else 0)
    return first_day.isoformat(), (monday + timedelta(days=6)).isoformat()


def in_nearest_year(direction: str, month: int, day: str | None, today: date) -> Bounds:
    """A day or month without its year: the last one, the next one or the nearest."""
    options = []
    for year in (today.year - 1, today.year, today.year + 1, today.year - 4, today.year + 4):
        try:
            options.append(date(year, month, int(day or 1)))
        except ValueError:
            continue  # 29 February of other years
    if not options:
        raise ValueError(f"no {day} in month {month}")
    if direction in ("prior", "this", "following"):
        chosen = date(today.year + {"prior": -1, "this": 0, "following": 1}[direction], month, int(day or 1))
    elif direction == "next":
        edge = today if day else today.replace(day=1)
        chosen = min(option for option in options if option >= edge)
    elif direction == "last":
        chosen = max(option for option in options if option <= today + SLACK)
        coming = min((option for option in options if option > today), default=chosen)
        if today - chosen > FAR_BACK and coming - today < SOON:
            chosen = coming  # "set Jan. 14 as the deadline", written on 6 January
    else:
        chosen = min(options, key=lambda option: (abs(option - today), option))
    text = chosen.isoformat() if day else f"{chosen.year}-{month:02}"
    return text, text


def relative(direction: str, name: str, today: date) -> Bounds | None:
    """ "last:THU", "next:07", "this:SU": a weekday, month or season in that direction."""
    if name in DAYS:
        ahead = (DAYS.index(name) - today.weekday()) % 7
        if direction == "last":
            day = today - timedelta(days=(7 - ahead) % 7)
        elif direction == "coming":
            day = today + timedelta(days=ahead)
        elif direction == "next":
            day = today + timedelta(days=ahead or 7)
        else:
            day = today + timedelta(days=DAYS.index(name) - today.weekday())
        return day.isoformat(), day.isoformat()
    if name == "WE":
        saturday = today + timedelta(days=5 - today.weekday())
        weeks = {"last": -7, "this": 0, "next": 7}[direction]
        first = saturday + timedelta(days=weeks)
        return first.isoformat(), (first + timedelta(days=1)).isoformat()
    if name in SEASONS:
        first_month = SEASONS[name][0]
        year = today.year
        if direction == "last" and today.month <= SEASONS[name][1 if name != "WI" else 0]:
            year -= 1
        if direction == "next" and today.month >= first_month:
            year += 1
        if name == "WI" and direction == "this" and today.month < 6:
            year -= 1
        return span_in_year(year, name)
    if name.isdigit():
        month = int(name)
        year = today.year
        if direction == "last" and month >= today.month:
            year -= 1
        if direction == "next" and month <= today.month:
            year += 1
        return f"{year}-{month:02}", f"{year}-{month:02}"
    return None


def part_of(span: Bounds, part: str) -> Bounds:
    """The beginning, middle or end of a month or year: thirds of it; of other spans the whole."""
    first, last = span
    if first != last:
        years = (int(first[:4]), int(last[:4]))
        if len(first) == 4 and years[1] - years[0] == 9:  # a decade
            cut = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[part]
            return str(years[0] + cut[0]), str(years[0] + cut[1])
        return span
    if len(first) == 4:
        months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[part]
        return f"{first}-{months[0]:02}", f"{first}-{months[1]:02}"
    if len(first) == 7:
        length = calendar.monthrange(int(first[:4]), int(first[5:]))[1]
        days = {"START": (1, 10), "MID": (11, 20), "END": (21, length)}[part]
        return f"{first}-{days[0]:02}", f"{first}-{days[1]:02}"
    return span
