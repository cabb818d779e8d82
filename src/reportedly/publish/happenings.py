"""Events and conflicts as the page shows them: what took place, what is only said to come, what clashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportedly.publish import phrases
from reportedly.publish.claims import Keys, keys
from reportedly.publish.lookup import Lookup
from reportedly.record import Conflict, ConflictKind, Count, Event, Statement, Status


@dataclass(frozen=True, slots=True)
class Voice:
    """An outlet that gives a value or tells an event, when, and where to read it."""

    outlet: str
    date: str | None
    statement_id: str | None
    report_id: str


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word outlets say something; ``root`` is None where they say it in their own voice."""

    root: str | None
    aside: str | None
    named: bool
    voices: tuple[Voice, ...]


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
    words: tuple[Word, ...]
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
    words: tuple[Word, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that give it, the first to do so first."""
        return tuple(dict.fromkeys(voice.outlet for word in self.words for voice in word.voices))


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Values that cannot all be right, or a wording that changed on the way, side by side."""

    conflict_id: str
    kind: ConflictKind
    kind_name: str
    field: str
    about: str | None
    about_key: tuple[str, str] | None
    sides: tuple[Side, ...]
    reason: str
    keys: Keys


EVENTS_SHOWN: Final = 500

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
    """The events, what took place first, each part by date, the undated last.

    Where there are more than a page can hold, those that the most reports tell, and all contested.
    """
    ranked = sorted(
        lookup.record.events, key=lambda row: (-len(row.report_ids), -row.n_origins, row.event_id)
    )
    kept = ranked[:EVENTS_SHOWN]
    kept += [event for event in ranked[EVENTS_SHOWN:] if event.event_id in lookup.conflicts_about]
    views = [event_view(event, lookup) for event in kept]
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
        counts=tuple(told for count in event.counts if (told := _count(count))),
        words=words(statements, lookup),
        n_origins=event.n_origins,
        conflicts=tuple(row.conflict_id for row in conflicts),
        keys=keys(statements, lookup, contested=bool(conflicts)),
    )


def conflict_views(lookup: Lookup) -> list[ConflictView]:
    """Every conflict: contradictions first, then later figures, then what changed on the way."""
    order: dict[ConflictKind, int] = {"contradiction": 0, "update": 1, "drift": 2}
    views = [conflict_view(conflict, lookup) for conflict in lookup.record.conflicts]
    loudness = {view.conflict_id: sum(len(side.outlets) for side in view.sides) for view in views}
    return sorted(views, key=lambda row: (order[row.kind], -loudness[row.conflict_id], row.conflict_id))


def conflict_view(conflict: Conflict, lookup: Lookup) -> ConflictView:
    """One conflict with who gives each value, in the order of publication."""
    claim = lookup.claim.get(conflict.claim_id or "")
    event = lookup.event.get(conflict.event_id or "")
    sides, all_statements = [], []
    for value in conflict.values:
        statements = lookup.statements_of(value.statement_ids)
        all_statements += statements
        sides.append(Side(value.value, words(statements, lookup) or _silent(value.report_ids, lookup)))
    return ConflictView(
        conflict_id=conflict.conflict_id,
        kind=conflict.kind,
        kind_name=phrases.CONFLICT_NAME[conflict.kind],
        field=conflict.field,
        about=claim.text if claim else event.text if event else None,
        about_key=("claim", claim.claim_id) if claim else ("event", event.event_id) if event else None,
        sides=tuple(sides),
        reason=conflict.reason,
        keys=keys(all_statements, lookup, contested=True),
    )


def words(statements: list[Statement], lookup: Lookup) -> tuple[Word, ...]:
    """The outlets by the root they name, each outlet once, with the first statement that says it."""
    by_root: dict[str | None, dict[str, Voice]] = {}
    for row in statements:
        voice = _voice(row.report_id, row.statement_id, lookup)
        by_root.setdefault(row.root if len(row.chain) > 1 else None, {}).setdefault(voice.outlet, voice)
    found = []
    for root, voices in by_root.items():
        source = lookup.source.get(root or "")
        name = phrases.name(source, lookup) if root else None
        named = source is not None and source.kind != "anonymous"
        found.append(Word(name, phrases.aside(source), named, tuple(voices.values())))
    return tuple(found)


def _silent(report_ids: tuple[str, ...], lookup: Lookup) -> tuple[Word, ...]:
    """Reports that give a value without a statement that does."""
    voices = tuple(_voice(key, None, lookup) for key in report_ids if key in lookup.report)
    return (Word(None, None, True, voices),) if voices else ()


def _voice(report_id: str, statement_id: str | None, lookup: Lookup) -> Voice:
    published = phrases.date(lookup.report[report_id].published)
    return Voice(lookup.outlet[report_id], published, statement_id, report_id)


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
