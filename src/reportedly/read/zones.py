"""Days that metadata give in universal time, in the zone in which the page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from reportedly.read import dates
from reportedly.read.heads import Head

FARTHEST = timedelta(hours=14)  # of a zone from universal time
STEP = timedelta(minutes=15)  # that zones differ by
CLOCK = 16  # characters of a day with its time
_UNIVERSAL = re.compile(r"\d(?:Z|[+-]00:?00)\b")


def in_printed_zone(head: Head, lines: Sequence[str]) -> Head:
    """A head whose days are universal times in the metadata, as the lines around the text print one of them:
    the two differ by a zone's hours, and so all of them do."""
    stated = {
        seen.field: getattr(head, seen.field)
        for seen in head.seen
        if seen.field in ("published", "updated")
        and seen.basis == "metadata"
        and _UNIVERSAL.search(seen.words or "")
    }
    stated = {field: day for field, day in stated.items() if day and len(day) == CLOCK}
    printed = list(_printed(lines)) if stated else []
    if not printed or set(stated.values()) & set(printed):
        return head
    for day in stated.values():
        for other in printed:
            apart = datetime.fromisoformat(other) - datetime.fromisoformat(day)
            if abs(apart) <= FARTHEST and not apart % STEP:
                return replace(head, **{field: _shifted(day, apart) for field, day in stated.items()})  # type: ignore[arg-type]
    return head


def _printed(lines: Sequence[str]) -> Iterator[str]:
    """The days with a time of day that stand in lines."""
    for line in lines:
        yield from (found.iso for found in dates.find_all(line) if len(found.iso) == CLOCK)


def _shifted(day: str, apart: timedelta) -> str:
    return (datetime.fromisoformat(day) + apart).isoformat(timespec="minutes")
