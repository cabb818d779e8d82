"""Events on a line of time: exact dates as points, uncertain ones as the span they may lie in."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from reportedly.publish import phrases
from reportedly.publish.happenings import EventView
from reportedly.record import Status

EVENTS_SHOWN: Final = 60
LONG_GAP: Final = 45
"""Days without any date after which the axis is shortened: else one old event squeezes all others."""
SHORTENED_SHARE: Final = 0.15
"""How much room a shortened gap gets, as a share of all that is drawn to scale."""
MARGIN: Final = 3.0
NARROWEST: Final = 2.6
"""The least width of a span, in per cent: narrower, it looks like an exact day."""
_TICK_ROOM: Final = 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One event on the axis; ``left`` and ``width`` in per cent of it."""

    event_id: str
    text: str
    when: str
    status: Status
    real: bool
    point: bool
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A date under the axis."""

    label: str
    left: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated events, the axis, the places where it is shortened, and how many are not drawn."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    undated: int
    left_out: int


def days(prefix: str) -> tuple[int, int] | None:
    """The first day an ISO prefix covers and the day after its last, as ordinals."""
    parts = prefix[:10].split("-")
    try:
        year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.toordinal(), min(last.toordinal() + 1, date.max.toordinal())


def timeline(events: Iterable[EventView]) -> Timeline:
    """The events in order of their earliest day; those without a date are counted."""
    dated, undated = [], 0
    for event in events:
        known = [span for text in (event.start, event.end) if text and (span := days(text))]
        if known:
            dated.append((min(first for first, _ in known), max(last for _, last in known), event))
        else:
            undated += 1
    dated.sort(key=lambda row: (row[0], row[1], row[2].event_id))
    left_out = max(0, len(dated) - EVENTS_SHOWN)
    shown = dated[:EVENTS_SHOWN]
    edges = sorted({edge for first, last, _ in shown for edge in (first, last)})
    places, breaks = _axis(edges)
    bars = tuple(
        Bar(
            event_id=event.event_id,
            text=event.text,
            when=event.when or "",
            status=event.status,
            real=event.real,
            point=last - first == 1,
            **_extent(places[first], places[last]),
        )
        for first, last, event in shown
    )
    return Timeline(bars, _ticks(edges, places), tuple(breaks), undated, left_out)


def _extent(left: float, right: float) -> dict[str, float]:
    wider = max(NARROWEST - (right - left), 0.0)
    return {"left": round(left - wider / 2, 3), "width": round(right - left + wider, 3)}


def _axis(edges: list[int]) -> tuple[dict[int, float], list[float]]:
    """Where each day stands, in per cent, and the middles of the gaps that were shortened."""
    if not edges:
        return {}, []
    gaps = [after - before for before, after in pairwise(edges)]
    shortened = max(LONG_GAP / 3, sum(gap for gap in gaps if gap <= LONG_GAP) * SHORTENED_SHARE)
    reached, at, breaks = 0.0, {edges[0]: 0.0}, []
    for gap, after in zip(gaps, edges[1:], strict=True):
        drawn = gap if gap <= LONG_GAP else shortened
        if gap > LONG_GAP:
            breaks.append(reached + drawn / 2)
        reached += drawn
        at[after] = reached
    scale = (100 - 2 * MARGIN) / reached
    return (
        {day: MARGIN + place * scale for day, place in at.items()},
        [round(MARGIN + place * scale, 3) for place in breaks],
    )


def _ticks(edges: list[int], places: dict[int, float]) -> tuple[Tick, ...]:
    """As many dates as there is room for, the first and the last among them."""
    found: list[Tick] = []
    for day in edges:
        if not found or places[day] - found[-1].left >= _TICK_ROOM:
            found.append(Tick(phrases.date(date.fromordinal(day).isoformat()) or "", round(places[day], 3)))
    return tuple(found)
