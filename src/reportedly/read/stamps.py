"""Days in a line of a head, and what the words beside them say: published, updated, taken in by others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.read import dates
from reportedly.read.clocks import clock_in
from reportedly.read.date_figures import DAY
from reportedly.read.words import alternatives, vocabulary

_CLOCKS = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?|\b1?\d\s*[ap]\.?m\b\.?", re.I)
LONGEST_CLOCK = 60  # characters of a line that is only times and zones


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day that stands alone, as ``HH:MM``, and whether a label of updating stands before it."""

    time: str
    update: bool


def take_stamps(line: str, stamps: Sequence[dates.Dated]) -> tuple[str | None, str | None, str]:
    """The dates of publishing and of updating in a line, and the line without them."""
    published: str | None = None
    updated: str | None = None
    rest, last = [], 0
    for stamp in stamps:
        found = list(_updates().finditer(line, last, stamp.start))
        update = bool(found) and found[-1]["update"] is not None
        if found and found[-1]["access"] is not None:
            pass  # a day on which somebody took the text in
        elif update:
            updated = updated or stamp.iso
        elif published is None or (len(published) == DAY and stamp.iso.startswith(published)):
            published = stamp.iso  # a day that is said again with its clock
        rest.append(line[last : stamp.start])
        last = stamp.end
    tail = line[last:]
    clock = clock_in(tail) if stamps else None
    label = _updates().search(tail) if clock else None
    if clock and label and label.start() < clock[0]:  # "Updated 1 May 2024 9.40pm, first published at 5.59pm"
        day = (published or updated or "")[:10]
        if label["update"]:
            updated = updated or f"{day}T{clock[2]}"
        else:
            published = published or f"{day}T{clock[2]}"
        tail = tail[: label.start()] + tail[clock[1] :]
    return published, updated, " | ".join([*rest, tail])


def stamps_of(line: str, *, day_first: bool) -> tuple[str | None, str | None]:
    """The days of publishing and of updating in a line where the order of day and month is known."""
    return take_stamps(line, dates.find_all(line, day_first=day_first))[:2]


def tells_update(words: str) -> bool:
    """Whether words before a date end with a label of updating: "Modified:"."""
    found = list(_updates().finditer(words[-40:]))
    return bool(found) and found[-1]["update"] is not None


def date_line(line: str) -> str | None:
    """The date of a line that holds a date and, besides labels, weekday, zone and a place, nothing."""
    stamps = dates.find_all(line)
    if not stamps:
        return None
    published, updated, rest = take_stamps(line, stamps)
    words = re.findall(r"[^\W\d_]{2,}", labels_of_days().sub(" ", rest))
    if len(words) > 2 or any(word[0].islower() for word in words):
        return None
    return published or updated


@lru_cache(maxsize=4096)
def clock_line(line: str) -> Clock | None:
    """The first time of day of a line that is only times, zones and labels: "Updated 4:12 p.m. ET"."""
    if len(line) > LONGEST_CLOCK or not _CLOCKS.search(line) or dates.find_all(line):
        return None
    words = re.findall(r"[^\W\d_]+", labels_of_days().sub(" ", _CLOCKS.sub(" ", line)))
    clock = clock_in(line)
    if clock is None or any(word.casefold() not in vocabulary("date_labels") for word in words):
        return None
    return Clock(clock[2], tells_update(line[: clock[0]]))


@cache
def labels_of_days() -> re.Pattern[str]:
    """What stands before a day: "Published", "Updated on", "Accessed", and weekdays."""
    return re.compile(
        rf"(?<!\w){alternatives('date_labels', 'update_labels', 'access_labels', 'weekdays')}(?!\w)", re.I
    )


@cache
def _updates() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<access>{alternatives('access_labels')})|(?P<update>{alternatives('update_labels')})"
        rf"|{alternatives('publish_labels')})(?!\w)",
        re.I,
    )
