"""Times of day that stand alone: on which day they are.

"13:05 - The ministers are meeting" heads an entry of a live page: the page's day. "At about 6:40 a.m." is
on the day that was last named before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotation import Time

CLOCK = re.compile(r"T\d\d:\d\d")
# What may stand between the clock that heads an entry and the entry: a zone, a mark, the end of the line.
HEADED = re.compile(r"\s*(?:GMT|UTC|[A-Z]{2,4})?\s*(?:[-–—|:]\s|\n|$)")
# Without a mark ("16:20 Police have shut the road") it does so where lines open with clocks again and again.
OPENED = re.compile(r"^\d?\d:\d\d (?=[\"“‘A-Z])", re.MULTILINE)
REACH = 500  # characters back to the day last named: about a paragraph
DAY = 10  # characters of an ISO day


def with_days(text: str, times: Sequence[Time], published: str | None) -> tuple[Time, ...]:
    """The times, those of them that are a time of day alone with their day where it can be told."""
    found: list[Time] = []
    for time in times:
        if time.first is None and CLOCK.fullmatch(time.value):
            day = _page_day(text, time, published) or _day_before(found, time)
            if day is not None:
                time = replace(time, first=f"{day}{time.value}", last=f"{day}{time.value}")
        found.append(time)
    return tuple(found)


def heads_entry(text: str, time: Time) -> bool:
    """Whether a time opens its line and is parted from what follows."""
    line = text.rfind("\n", 0, time.start) + 1
    if text[line : time.start].strip():
        return False
    if HEADED.match(text, time.end) is not None:
        return True
    return OPENED.match(text, line) is not None and len(OPENED.findall(text)) > 1


def entry_clock(text: str, at: int, times: Sequence[Time]) -> int | None:
    """The index of the time that heads the entry ``at`` stands in: on its line, or alone on that above."""
    line = text.rfind("\n", 0, at) + 1
    above = text[:line].rstrip()
    opens = {line, above.rfind("\n") + 1}
    for index, time in enumerate(times):
        on_line = time.start == line or not text[time.end : line].strip()
        if time.start in opens and on_line and CLOCK.search(time.value) and heads_entry(text, time):
            return index
    return None


def _page_day(text: str, time: Time, published: str | None) -> str | None:
    return published[:DAY] if published and len(published) >= DAY and heads_entry(text, time) else None


def _day_before(found: Sequence[Time], time: Time) -> str | None:
    for other in reversed(found):
        if time.start - other.end > REACH:
            return None
        if other.first and other.last and len(other.first) >= DAY and other.first[:DAY] == other.last[:DAY]:
            return other.first[:DAY]
    return None
