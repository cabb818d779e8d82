"""An event with everything that a coder's row needs looked up: names, place, reports, days, figures."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.annotate.places.gazetteer import Place
from reportedly.publish.exports.world import Nation, State, division, nations, places, states
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.phrases import REAL
from reportedly.publish.views.sides import parties
from reportedly.record import Count, Entity, Event, Record, Report, Statement


@dataclass(frozen=True, slots=True)
class Coded:
    """One event and what its ids lead to. ``reports`` are in order of publication."""

    event: Event
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Entity | None
    gazetteer: Place | None
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    lookup: Lookup

    @property
    def real(self) -> bool:
        """Whether it is told as having taken place or taking place."""
        return self.event.status in REAL

    @property
    def country_code(self) -> str | None:
        """ISO 3166-1 alpha-2 of the country it took place in."""
        return self.place.country_code if self.place else None

    @property
    def nation(self) -> Nation | None:
        """That country's names and codes."""
        return nations().get(self.country_code or "")

    @property
    def state(self) -> State | None:
        """That country in the lists of conflict data."""
        return states().get(self.country_code or "")

    @property
    def division(self) -> str | None:
        """The first-level division it took place in."""
        return division(self.gazetteer) if self.gazetteer else None

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, first to last."""
        return tuple(dict.fromkeys(self.lookup.outlet[r.report_id] for r in self.reports))

    @property
    def first_day(self) -> str | None:
        """The first day it may have begun on, YYYY-MM-DD."""
        return day(self.event.start, last=False)

    @property
    def last_day(self) -> str | None:
        """The last day it may have ended on, YYYY-MM-DD."""
        return day(self.event.end or self.event.start, last=True)

    @property
    def year(self) -> int | None:
        """The year, where all of it lies in one."""
        first, last = self.first_day, self.last_day
        return int(first[:4]) if first and last and first[:4] == last[:4] else None

    def count(self, what: str) -> Count | None:
        """The figures for what befell people: "killed", "wounded", "detained"."""
        return next((count for count in self.event.counts if count.what == what), None)


def coded(record: Record) -> list[Coded]:
    """Every event of the record, by date, the undated last."""
    lookup = Lookup(record)
    found = places(e.gazetteer_id for e in record.entities if e.gazetteer_id)
    return sorted(
        (_coded(event, lookup, found) for event in record.events),
        key=lambda row: (row.event.start is None, row.event.start or "", row.event.event_id),
    )


def _coded(event: Event, lookup: Lookup, found: dict[str, Place]) -> Coded:
    place = lookup.entity.get(event.place or "")
    reports = [lookup.report[i] for i in event.report_ids if i in lookup.report]
    return Coded(
        event=event,
        actors=parties(event.actors, lookup),
        recipients=parties(event.recipients, lookup),
        place=place,
        gazetteer=found.get(place.gazetteer_id or "") if place else None,
        reports=tuple(sorted(reports, key=lambda r: (lookup.dated(r.report_id), r.report_id))),
        statements=tuple(lookup.statements_of(event.statement_ids)),
        lookup=lookup,
    )


def day(prefix: str | None, *, last: bool) -> str | None:
    """The first or last day of an ISO prefix, YYYY-MM-DD; None where it is no date."""
    if not prefix:
        return None
    parts = prefix[:10].split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12 if last else 1
        ends = calendar.monthrange(year, month)[1] if last else 1
        return f"{year:04d}-{month:02d}-{int(parts[2]) if len(parts) > 2 else ends:02d}"
    except (ValueError, IndexError, calendar.IllegalMonthError):
        return None


def joined(values: Iterable[str | None]) -> str | None:
    """Values as one cell, None where there are none."""
    return "; ".join(dict.fromkeys(v for v in values if v)) or None
