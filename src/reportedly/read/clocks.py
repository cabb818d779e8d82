"""Times of day as people write them: "4.12 p.m. ET", "18h05", "20 Uhr", "18时05分"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reportedly.read.words import alternatives

_TIME = (
    r"(?:(?P<noon>上午|下午|오전|오후|午前|午後)\s?)?"
    r"(?P<hour>[0-2]?\d)\s?(?:[:.h]|时|時|시|点|點)\s?(?P<minute>[0-5]\d)(?:\s?:\s?[0-5]\d(?:\.\d+)?)?(?:分|분)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?"
)
_HOUR_TOO = (
    r"(?P<hour2>[01]?\d)\s*(?P<half2>[ap])\.?\s?m\b\.?"
    r"|(?P<hour3>[0-2]\d)(?P<minute3>[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours)\b)"
)
_ZONES = (
    r"(?:\s*\(?(?-i:GMT|gmt|UTC|Uhr|uur|hrs|hours|h|WIB|Z|[A-Z]{0,2}[SD]?T|[A-Z]{3,4}T)?\b"
    r"(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?)?"
)
_CLOCK = re.compile(rf"(?<![\d.,:])(?:{_TIME})(?!\d){_ZONES}", re.I)
_BEFORE = re.compile(
    rf"(?<![\d.,:])(?:{_TIME}|{_HOUR_TOO})(?!\d){_ZONES}\.?\s*(?:[,|/·•–—-]\s*)?(?:on\s+)?(?:[^\W\d_]{{3,10}},?\s*)?$",
    re.I,
)
_AFTERNOON = frozenset({"下午", "오후", "午後"})


def clock_in(text: str) -> tuple[int, int, str] | None:
    """The first time of day in a text without a date: where it stands, and ``HH:MM``."""
    found = _CLOCK.search(text)
    clock = found and _clock(found.groupdict())
    return (found.start(), found.end(), clock) if found and clock else None


def clock_after(line: str, start: int, end: int) -> tuple[int, str] | None:
    """Where a time of day ends that stands right after ``start`` and before ``end``, and ``HH:MM``."""
    found = _after().match(line, start, end)
    clock = found and _clock(found.groupdict())
    return (found.end(), clock) if found and clock else None


def clock_before(text: str) -> tuple[int, str] | None:
    """Where a time of day begins that is the last in a text, and ``HH:MM``."""
    found = _BEFORE.search(text)
    clock = found and _clock(found.groupdict())
    return (found.start(), clock) if found and clock else None


@cache
def _after() -> re.Pattern[str]:
    weekday = rf"(?:,?\s*\(?(?<!\w){alternatives('weekdays')}(?!\w)\.?\)?)?"
    at = rf"(?:{alternatives('clock_words')}\s+)?"
    join = rf"{weekday}\s*(?:(?:[,،|·•@/–—-]|[.:](?=\s))\s*){{0,3}}\.?\s*{at}"
    lead = rf"(?:(?-i:[A-Z]{{2,3}}T)\s|{alternatives('weekdays')}\.?\s)?"  # "HKT 18:20", "| Mon 21:36"
    return re.compile(rf"{join}{lead}(?:{_TIME}|{_HOUR_TOO})(?!\d){_ZONES}", re.I)


def _clock(groups: Mapping[str, str | None]) -> str | None:
    hour = int(groups.get("hour") or groups.get("hour2") or groups.get("hour3") or 0)
    minute = int(groups.get("minute") or groups.get("minute3") or 0)
    half = (groups.get("half") or groups.get("half2") or "").lower()
    if groups.get("noon"):
        half = "p" if groups["noon"] in _AFTERNOON else "a"
    if half and not 12 < hour < 24:  # "16:12 pm" says its half twice
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None
