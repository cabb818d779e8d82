"""Events: what took place, and apart from it what is only planned, asked for, offered, possible or denied."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.areas import Area, area
from reportedly.publish.views.days import days
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.sides import parties
from reportedly.record import Count, Event, Status


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event. ``first`` and ``last`` are the days it may lie in, both inclusive, as ISO dates;
    ``reports`` are those that tell it where no statement does."""

    event: str
    type: str
    mode: str | None
    text: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    place_name: str | None
    coarse: str | None
    area: Area | None
    when: str | None
    first: str | None
    last: str | None
    status: Status
    real: bool
    counts: tuple[str, ...]
    n_origins: int
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    conflicts: tuple[str, ...]


# What UCDP's precision of place means to a reader; 1 is the exact place and needs no word.
_COARSE = {
    2: "near here",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "somewhere in the region",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


def event_rows(lookup: Lookup) -> list[EventRow]:
    """Every event, what took place first, each part by date, the undated last."""
    views = [event_row(event, lookup) for event in lookup.record.events]
    return sorted(views, key=lambda row: (not row.real, row.first is None, row.first or "", row.event))


def event_row(event: Event, lookup: Lookup) -> EventRow:
    """One event with a name for its place and the span it may lie in."""
    place = lookup.entity.get(event.place or "")
    spans = [span for text in (event.start, event.end) if text and (span := days(text))]
    where = place.name if place else event.place_text
    return EventRow(
        event=event.event_id,
        type=event.type,
        mode=event.mode,
        text=short(phrases.line(event.text), 300),
        actors=tuple(entity.entity_id for entity in parties(event.actors, lookup)),
        recipients=tuple(entity.entity_id for entity in parties(event.recipients, lookup)),
        place=place.entity_id if place else None,
        place_name=where and short(where, phrases.NAME_LIMIT),
        coarse=_COARSE.get(event.where_prec or 1),
        area=area(event, lookup),
        when=phrases.span(event.start, event.end),
        first=min(first for first, _ in spans).isoformat() if spans else None,
        last=max(last for _, last in spans).isoformat() if spans else None,
        status=event.status,
        real=event.status in phrases.REAL,
        counts=tuple(told for count in event.counts if (told := _count(count))),
        n_origins=event.n_origins,
        statements=tuple(row.statement_id for row in lookup.statements_of(event.statement_ids)),
        reports=lookup.silent(event),
        conflicts=tuple(row.conflict_id for row in lookup.conflicts_about.get(event.event_id, ())),
    )


def _count(count: Count) -> str | None:
    low, best, high, what = count.low, count.best, count.high, short(count.what, 120)
    spread = f"{low:,}–{high:,}" if low is not None and high is not None and low < high else None
    if best is not None:
        return f"{best:,} ({spread}) {what}" if spread else f"{best:,} {what}"
    if spread:
        return f"{spread} {what}"
    if low is not None:
        return f"{low:,} {what}" if low == high else f"at least {low:,} {what}"
    return f"at most {high:,} {what}" if high is not None else None
