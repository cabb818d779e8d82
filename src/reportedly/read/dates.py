"""Dates as people and machines write them, to ISO prefixes whose length is their precision.

Only what is said counts: no today's date, no month guessed. ``12/08/2025`` may be August or December;
unless the order is known it gives ``2025``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from reportedly.read.words import alternatives, pairs

LONGEST_LINE = 160  # a date line with weekday, place, time, zone and byline stays below this
YEAR, DAY = 4, 10  # characters of a date of that precision
FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside, a number is no year of a news report

_TIME = (
    r"(?P<hour>[0-2]?\d)\s?[:.h]\s?(?P<minute>[0-5]\d)(?:\s?:\s?[0-5]\d(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?"
)
_HOUR_ONLY = r"(?P<hour>[01]?\d)\s*(?P<half>[ap])\.?\s?m\b\.?"
_ISO = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?!\d)"
    r"(?:(?:T|\s+|-)(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?)?"
)
_YEAR = re.compile(r"[12]\d{3}")
_FOUR_DIGITS = re.compile(r"\d{4}")
# A time of day in a zone of North America: the month stands first there.
_AMERICAN = re.compile(r"\d\s?[ap]\.?m\.?\s*\(?(?-i:[ECMP][SD]?T)\b", re.I)
# A time of day in a zone of lands where the day stands first.
_DAY_FIRST = re.compile(
    r"\d\s?(?:[ap]\.?m\.?)?\s*\(?(?:IST|PKT|NPT|BDT|BST|WE[SZ]T|CES?T|MESZ|MEZ|EES?T|MSK|TRT|WIB|WITA|WIT|SAST|WAT|EAT|CAT"
    r"|GST|AE[SD]T|ACST|AWST|NZ[SD]T|ICT|SGT|MYT|Uhr|hrs)\b"
)
_ZONE = re.compile(r"(?:\bGMT|\bUTC|Z\b)?\s*[+-]\s?\d{1,2}(?::?\s?\d{2})?\b|(?<=\d)Z\b")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,4})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{4}|\d{2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line, with the time of day beside it: where it stands and its ISO prefix."""

    start: int
    end: int
    iso: str


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
        return _iso(year, month, day, hour, minute)
    days = find_all(text, day_first=day_first)
    return days[0].iso if days else None


def find_all(line: str, *, day_first: bool | None = None) -> tuple[Dated, ...]:
    """Every date in a line of at most ``LONGEST_LINE`` characters, in order, each with its time of day.

    >>> [d.iso for d in find_all("10:02, 30 March 2020 | Updated: 31 March 2020 1.05pm")]
    ['2020-03-30T10:02', '2020-03-31T13:05']
    """
    if len(line) > LONGEST_LINE or not any(character.isdigit() for character in line):
        return ()
    if day_first is None and _AMERICAN.search(line):
        day_first = False
    elif day_first is None and _DAY_FIRST.search(line):
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
    return (
        _other_calendar().sub("", line) if len(line) <= LONGEST_LINE and _FOUR_DIGITS.search(line) else line
    )


def blank_other_calendars(line: str) -> str:
    """A line with spaces for the days of another calendar, so that the rest stays where it stands."""
    if not _FOUR_DIGITS.search(line):
        return line
    return _other_calendar().sub(lambda found: " " * len(found.group()), line)


@cache
def _other_calendar() -> re.Pattern[str]:
    month = alternatives("other_months")
    year = r"(?:1[0-5]\d\d|20[6-9]\d|57\d\d|58\d\d)\s*(?:A\.?H\b\.?|H\b|هـ?|BS\b|B\.S\.|A\.?M\.(?=\s*$))?"
    return re.compile(
        rf"[\s,|/()-]*(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}|{month}\s+\d{{1,2}})(?:,)?\s+{year}[)]?",
        re.I,
    )


def clock_in(text: str) -> tuple[int, int, str] | None:
    """The first time of day in a text without a date: where it stands, and ``HH:MM``."""
    found = _CLOCK.search(text)
    clock = found and _clock(found.groupdict())
    return (found.start(), found.end(), clock) if found and clock else None


def _days(line: str, day_first: bool | None) -> Iterator[Dated]:
    for found in _ISO.finditer(line):
        midnight = found["hour"] == found["minute"] == "00" and found["second"] in {"00", None}
        hour, minute = (None, None) if midnight else (found["hour"], found["minute"])
        iso = _iso(found["year"], found["month"], found["day"], hour, minute)
        if iso is not None:
            zone = _ZONE.match(line, found.end()) if found["hour"] else None
            yield Dated(found.start(), zone.end() if zone else found.end(), iso)
    if not _YEAR.search(line) and not _NUMERIC.search(line):
        return
    for pattern in _written():
        for found in pattern.finditer(line):
            groups = found.groupdict()
            month = groups["month"]
            number = month if month.isdigit() else pairs("months")[re.sub(r"\s+", " ", month.casefold())]
            iso = _iso(groups["year"], number, groups.get("day"))
            if iso is not None:
                yield Dated(found.start(), found.end(), iso)
    for found in _NUMERIC.finditer(line):
        iso = _numeric_day(found, day_first)
        if iso is not None:
            yield Dated(found.start(), found.end(), iso)


def _timed(line: str, day: Dated, least: int, most: int) -> Dated:
    """A day with the time that stands right after it or, failing that, right before."""
    after = _AFTER.match(line, day.end, most)
    if after and (clock := _clock(after.groupdict())):
        return Dated(day.start, after.end(), f"{day.iso}T{clock}")
    before = _BEFORE.search(line[least : day.start])
    if before and (clock := _clock(before.groupdict())):
        return Dated(least + before.start(), day.end, f"{day.iso}T{clock}")
    return day


def _from_epoch(seconds: float) -> str | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 0 < seconds < 7e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M")


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    month = alternatives("months")
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|°|\.)?"
    year = r"(?P<year>[12]\d{3})"
    small = r"(?:\s+|\s*[,./-]\s*|\s+(?:of|de|du|del)\s+)"
    until = rf"\s?[-–—]\s?\d{{1,2}}\s+(?:{month})\s+"  # "30 June - 6 July 2005": a weekly's days
    return (
        re.compile(rf"(?<!\d){day}\s+(?P<month>{month}){until}{year}(?!\d)", re.I),
        re.compile(rf"(?<!\d){day}{small}?(?P<month>{month})(?!\w)\.?{small}?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?P<month>{month})(?!\w)\.?{small}?{day}{small}(?:at\s+)?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?<!\d\s)(?P<month>{month})(?!\w)\.?{small}{year}(?!\d)", re.I),
        re.compile(r"(?P<year>[12]\d{3})\s?年\s?(?P<month>[01]?\d)\s?月\s?(?P<day>[0-3]?\d)\s?日"),
    )


def _numeric_day(found: re.Match[str], day_first: bool | None) -> str | None:
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4:
        return _iso(a, b, c) if len(c) == 2 else None
    if len(a) <= 2:
        return _day_and_month(int(a), int(b), c if len(c) == 4 else "20" + c, found["sep"], day_first)
    return None


def _day_and_month(a: int, b: int, year: str, separator: str, day_first: bool | None) -> str | None:
    if separator == "." or a > 12:
        day_first = True
    elif b > 12:
        day_first = False
    if day_first is None and a != b:
        return _iso(year)
    day, month = (a, b) if day_first else (b, a)
    return _iso(year, str(month), str(day))


_HOUR_TOO = _HOUR_ONLY.replace("hour>", "hour2>").replace("half>", "half2>")
_ZONES = (
    r"(?:\s*\(?(?-i:GMT|gmt|UTC|Uhr|uur|hrs|hours|WIB|Z|[A-Z]{0,2}[SD]?T|[A-Z]{3,4}T)?\b"
    r"(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?)?"
)
_JOIN = r"\s*(?:(?:[,|·•/–—-]|[.:](?=\s))\s*)*(?:(?:at|um|à|a las|às|alle|kl\.?|o)\s+)?"
_CLOCK = re.compile(rf"(?<![\d.,:])(?:{_TIME})(?!\d){_ZONES}", re.I)
_AFTER = re.compile(rf"{_JOIN}(?:{_TIME}|{_HOUR_TOO})(?!\d){_ZONES}", re.I)
_BEFORE = re.compile(
    rf"(?<![\d.,:])(?:{_TIME}|{_HOUR_TOO})(?!\d){_ZONES}\s*(?:[,|·•–—-]\s*)?(?:on\s+)?(?:[^\W\d_]{{3,10}},?\s*)?$",
    re.I,
)


def _clock(groups: Mapping[str, str | None]) -> str | None:
    hour, minute = int(groups.get("hour") or groups.get("hour2") or 0), int(groups.get("minute") or 0)
    half = (groups.get("half") or groups.get("half2") or "").lower()
    if half and not 12 < hour < 24:  # "16:12 pm" says its half twice
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def _iso(
    year: str,
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
