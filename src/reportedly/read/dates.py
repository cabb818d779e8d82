"""Dates as people and machines write them, to ISO prefixes whose length is their precision.

Only what is said counts: no today's date, no month guessed. ``12/08/2025`` may be August or December;
unless the order is known it gives ``2025``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from reportedly.read.calendars import from_solar, western_year
from reportedly.read.clocks import clock_after, clock_before
from reportedly.read.words import alternatives, pairs

LONGEST_LINE = 160  # a date line with weekday, place, time, zone and byline stays below this
YEAR, DAY = 4, 10  # characters of a date of that precision
FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside, a number is no year of a news report

_ISO = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?!\d)"
    r"(?:(?:T|\s+|-)(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?)?"
)
_YEAR = re.compile(r"[12]\d{3}")
_EASTERN = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)?\s?(?P<year>(?<=[和成國国])(?:元|\d{1,3})|[12]\d{3})\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일]"
)
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_SIX_DIGITS = re.compile(r"(?<!\d)\d{6}(?!\d)")
_FOUR_DIGITS = re.compile(r"\d{4}")
# A time of day in a zone of North America: the month stands first there.
_AMERICAN = re.compile(r"\d\s?[ap]\.?m\.?\s*\(?(?-i:[ECMP][SD]?T)\b", re.I)
# A time of day in a zone of lands where the day stands first.
_DAY_FIRST = re.compile(
    r"\d\s?(?:[ap]\.?m\.?)?\s*\(?(?:IST|PKT|NPT|BDT|BST|WE[SZ]T|CES?T|MESZ|MEZ|EES?T|MSK|TRT|WIB|WITA|WIT|SAST|WAT|EAT|CAT"
    r"|GST|AE[SD]T|ACST|AWST|NZ[SD]T|ICT|SGT|MYT|Uhr|hrs)\b"
)
# A clock of 24 hours right after the date, and letters that English has not: the day stands first there.
_LONG_CLOCK = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}[\s,|–-]{1,4}(?:à\s)?(?:[01]\d|2[0-3])[:h.][0-5]\d(?::\d\d)?(?!\d|\s?[ap]\.?m)",
    re.I,
)
_ABROAD = re.compile(r"[À-ÖØ-öø-ɏ]")
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
    line = line.translate(DIGITS)
    if day_first is None and _AMERICAN.search(line):
        day_first = False
    elif day_first is None and (_DAY_FIRST.search(line) or _LONG_CLOCK.search(line) or _ABROAD.search(line)):
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


def _days(line: str, day_first: bool | None) -> Iterator[Dated]:
    for found in _ISO.finditer(line):
        midnight = found["hour"] == found["minute"] == "00" and found["second"] in {"00", None}
        hour, minute = (None, None) if midnight else (found["hour"], found["minute"])
        iso = _iso(found["year"], found["month"], found["day"], hour, minute)
        if iso is not None:
            zone = _ZONE.match(line, found.end()) if found["hour"] else None
            yield Dated(found.start(), zone.end() if zone else found.end(), iso)
    yield from _eastern(line)
    if _SIX_DIGITS.search(line):
        for found in _wired().finditer(line):
            clock = (found["hour"], found["minute"])
            if iso := _iso(f"20{found['year']}", _month_of(found["month"]), found["day"], *clock):
                yield Dated(found.start(), found.end(), iso)
    if _YEAR.search(line):
        for pattern in _written():
            for found in pattern.finditer(line):
                groups = found.groupdict()
                iso = _iso(western_year(groups["year"]), _month_of(groups["month"]), groups.get("day"))
                if iso is not None:
                    yield Dated(found.start(), found.end(), iso)
        for found in _solar().finditer(line):
            month = int(pairs("solar_months")[found["month"].casefold()])
            if (day := from_solar(int(found["year"]), month, int(found["day"]))) is not None:
                yield Dated(found.start(), found.end(), day.isoformat())
    elif any(map(str.isalpha, line)):
        for found in _short().finditer(line):
            if iso := _iso(f"20{found['year']}", _month_of(found["month"]), found["day"]):
                yield Dated(found.start(), found.end(), iso)
    for found in _NUMERIC.finditer(line):
        iso = _numeric_day(found, day_first if day_first is not None else _by_weekday(found, line))
        if iso is not None:
            yield Dated(found.start(), found.end(), iso)


def _eastern(line: str) -> Iterator[Dated]:
    """Days that stand as year, month, day with signs of China, Japan or Korea after them."""
    for found in _EASTERN.finditer(line):
        if iso := _iso(western_year(found["year"], found["era"]), found["month"], found["day"]):
            yield Dated(found.start(), found.end(), iso)


def _month_of(month: str) -> str:
    return month if month.isdigit() else pairs("months")[re.sub(r"\s+", " ", month.casefold())]


def _by_weekday(found: re.Match[str], line: str) -> bool | None:
    """Whether the day stands first where the weekday beside a date settles it: "Saturday 03/04/2021"."""
    near = f"{line[max(0, found.start() - 16) : found.start()]} {line[found.end() : found.end() + 12]}"
    names = {
        _WEEKDAYS[word[:3].casefold()] for word in re.findall(r"[A-Za-z]{3,9}", near) if _is_weekday(word)
    }
    if len(names) != 1 or len(found["a"]) > 2:
        return None
    fits = []
    for day_first in (True, False):
        iso = _numeric_day(found, day_first)
        if iso and len(iso) == DAY and date.fromisoformat(iso).weekday() in names:
            fits.append(day_first)
    return fits[0] if len(fits) == 1 else None


def _is_weekday(word: str) -> bool:
    full = word.casefold()
    return full[:3] in _WEEKDAYS and (len(full) <= 5 or full.endswith("day"))


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


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    month = alternatives("months")
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|°|\.)?"
    year = r"(?P<year>[12]\d{3})"
    small = r"(?:\s+|\s*[,،./-]\s*|\s+(?:of|de|du|del)\s+)"
    issue = r"(?<!\b(?:No|Nr)\.\s)(?<!\b(?:No|Nr)\s)(?<!\bIssue\s)"  # "Vol. 19 No. 7, July 2024"
    until = rf"\s?[-–—]\s?\d{{1,2}}\s+(?:{month})\s+"  # "30 June - 6 July 2005": a weekly's days
    return (
        re.compile(rf"(?<!\d){day}\s+(?P<month>{month}){until}{year}(?!\d)", re.I),
        re.compile(rf"(?<!\d){issue}{day}{small}?(?P<month>{month})(?!\w)\.?{small}?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?P<month>{month})(?!\w)\.?{small}?{day}{small}(?:at\s+)?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?:(?<=,\s)|(?<!\d\s))(?P<month>{month})(?!\w)\.?{small}{year}(?!\d)", re.I),
    )


@cache
def _short() -> re.Pattern[str]:
    """A day with a month's name and two figures for the year: "18 May 12", "3 Feb '09"."""
    month = alternatives("months")
    return re.compile(
        rf"(?<![\d.:/-])(?P<day>[0-3]?\d)[\s./-](?P<month>{month})(?!\w)\.?[\s./-](?:['’])?(?P<year>[0-3]\d)"
        r"(?![\d.:/%]|\s?[^\W\d]|\s?\d(?!\d?:\d\d))",
        re.I,
    )


@cache
def _wired() -> re.Pattern[str]:
    """A day with its time as wires stamp it: "281312 Jan 26", "281312Z JAN 26"."""
    return re.compile(
        rf"(?<!\d)(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s?(?:Z|GMT|UTC)?\s?"
        rf"(?P<month>{alternatives('months')})(?!\w)\.?\s?(?P<year>[0-3]\d)(?!\d)",
        re.I,
    )


@cache
def _solar() -> re.Pattern[str]:
    month = alternatives("solar_months")
    return re.compile(
        rf"(?<!\d)(?P<day>[0-3]?\d)\s+(?P<month>{month})\s*(?:ماه)?[,،]?\s+(?P<year>1[34]\d\d)(?!\d)", re.I
    )


def _numeric_day(found: re.Match[str], day_first: bool | None) -> str | None:
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4:
        solar = from_solar(int(a), int(b), int(c)) if len(c) == 2 else None
        return solar.isoformat() if solar else _iso(western_year(a), b, c) if len(c) == 2 else None
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
        return _iso(year)
    day, month = (a, b) if day_first else (b, a)
    return _iso(year, str(month), str(day))


def _iso(
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
