"""Events and conflicts as the page shows them: what took place, what is only said to come, what clashes."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.publish import phrases
from reportedly.publish.claims import Keys, keys
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import direction, language_tag
from reportedly.record import Conflict, ConflictKind, Count, Event, Statement, Status


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives a value or tells an event: an outlet, when, on whose word, and where to read it."""

    outlet: str
    date: str | None
    root: str | None
    statement_id: str | None
    report_id: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, or what is planned, asked for, offered, thought possible or denied."""

    event_id: str
    type: str
    mode: str | None
    text: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    coarse: str | None
    when: str | None
    start: str | None
    end: str | None
    status: Status
    counts: tuple[str, ...]
    voices: tuple[Voice, ...]
    n_origins: int
    conflicts: tuple[str, ...]
    keys: Keys

    @property
    def real(self) -> bool:
        """Whether it is told as taking or having taken place."""
        return self.status in phrases.REAL


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict and who gives it."""

    value: str
    language: str
    direction: str
    voices: tuple[Voice, ...]
    n_roots: int


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Values that cannot all be right, or a wording that changed on the way, side by side."""

    conflict_id: str
    kind: ConflictKind
    kind_name: str
    field: str
    about: str | None
    about_anchor: str | None
    sides: tuple[Side, ...]
    reason: str
    keys: Keys


# What UCDP's precision of place means to a reader; 1 is the exact place and needs no word.
_COARSE = {
    2: "near here",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "somewhere in the region",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


def event_views(lookup: Lookup) -> list[EventView]:
    """Every event, what took place first, each part by date, the undated last."""
    views = [event_view(event, lookup) for event in lookup.record.events]
    return sorted(views, key=lambda row: (not row.real, row.start is None, row.start or "", row.event_id))


def event_view(event: Event, lookup: Lookup) -> EventView:
    """One event with names for its ids."""
    statements = lookup.statements_of(event.statement_ids)
    place = lookup.entity.get(event.place or "")
    conflicts = lookup.conflicts_about.get(event.event_id, [])
    return EventView(
        event_id=event.event_id,
        type=event.type,
        mode=event.mode,
        text=event.text,
        actors=_names(event.actors, lookup),
        recipients=_names(event.recipients, lookup),
        place=place.name if place else event.place_text,
        coarse=_COARSE.get(event.where_prec or 1),
        when=phrases.span(event.start, event.end),
        start=event.start,
        end=event.end,
        status=event.status,
        counts=tuple(words for count in event.counts if (words := _count(count))),
        voices=voices(statements, lookup),
        n_origins=event.n_origins,
        conflicts=tuple(row.conflict_id for row in conflicts),
        keys=keys(statements, lookup, contested=bool(conflicts)),
    )


def conflict_views(lookup: Lookup) -> list[ConflictView]:
    """Every conflict: contradictions first, then later figures, then what changed on the way."""
    order: dict[ConflictKind, int] = {"contradiction": 0, "update": 1, "drift": 2}
    views = [conflict_view(conflict, lookup) for conflict in lookup.record.conflicts]
    loudness = {view.conflict_id: sum(len(side.voices) for side in view.sides) for view in views}
    return sorted(views, key=lambda row: (order[row.kind], -loudness[row.conflict_id], row.conflict_id))


def conflict_view(conflict: Conflict, lookup: Lookup) -> ConflictView:
    """One conflict with who gives each value, in the order of publication."""
    claim = lookup.claim.get(conflict.claim_id or "")
    event = lookup.event.get(conflict.event_id or "")
    sides, all_statements = [], []
    for value in conflict.values:
        statements = lookup.statements_of(value.statement_ids)
        all_statements += statements
        languages = {lookup.report[row.report_id].language for row in statements}
        language = languages.pop() if len(languages) == 1 else ""
        sides.append(
            Side(
                value=value.value,
                language=language_tag(language) if language else "",
                direction=direction(language) if language else "auto",
                voices=voices(statements, lookup) or _silent(value.report_ids, lookup),
                n_roots=len({row.root for row in statements}),
            )
        )
    return ConflictView(
        conflict_id=conflict.conflict_id,
        kind=conflict.kind,
        kind_name=phrases.CONFLICT_NAME[conflict.kind],
        field=conflict.field,
        about=claim.text if claim else event.text if event else None,
        about_anchor=f"claim-{claim.claim_id}" if claim else f"event-{event.event_id}" if event else None,
        sides=tuple(sides),
        reason=conflict.reason,
        keys=keys(all_statements, lookup, contested=True),
    )


def voices(statements: list[Statement], lookup: Lookup) -> tuple[Voice, ...]:
    """Each outlet once for each root it names, with the first statement that does."""
    found: dict[tuple[str, str], Voice] = {}
    for row in statements:
        report = lookup.report[row.report_id]
        own = len(row.chain) < 2
        root = None if own else phrases.in_full(lookup.source.get(row.root), lookup)
        outlet = lookup.outlet[row.report_id]
        voice = Voice(outlet, phrases.date(report.published), root, row.statement_id, row.report_id)
        found.setdefault((outlet, row.root), voice)
    return tuple(found.values())


def _silent(report_ids: tuple[str, ...], lookup: Lookup) -> tuple[Voice, ...]:
    found = []
    for row in (lookup.report[key] for key in report_ids if key in lookup.report):
        found.append(Voice(lookup.outlet[row.report_id], phrases.date(row.published), None, None, row.report_id))
    return tuple(found)


def _names(entity_ids: tuple[str, ...], lookup: Lookup) -> tuple[str, ...]:
    return tuple(lookup.entity[key].name for key in entity_ids if key in lookup.entity)


def _count(count: Count) -> str | None:
    low, best, high, what = count.low, count.best, count.high, count.what
    spread = f"{low:,}–{high:,}" if low is not None and high is not None and low < high else None
    if best is not None:
        return f"{best:,} ({spread}) {what}" if spread else f"{best:,} {what}"
    if spread:
        return f"{spread} {what}"
    if low is not None:
        return f"{low:,} {what}" if low == high else f"at least {low:,} {what}"
    return f"at most {high:,} {what}" if high is not None else None
