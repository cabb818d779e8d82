"""The evidence record: one frozen class per exported table, and nothing else.

Field names and meanings are the contract of ``docs/record.md``. Offsets are ``[start, end)`` in
code points into ``Report.text``; dates are ISO 8601 prefixes whose length is their precision; an
unknown value is ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]

# The type of an event that PLOVER has none for: a disaster, an accident, a sale, a vote, a ruling …
OTHER = "OTHER"

EntityKind: TypeAlias = Literal["person", "organisation", "outlet", "country", "place", "group"]
SourceKind: TypeAlias = Literal["person", "organisation", "outlet", "document", "anonymous"]
Status: TypeAlias = Literal["happened", "ongoing", "planned", "requested", "offered", "possible", "denied"]
Quote: TypeAlias = Literal["direct", "indirect", "mixed", "none"]
PublishedBasis: TypeAlias = Literal["metadata", "text", "relative"]
FieldBasis: TypeAlias = Literal["metadata", "text", "address", "told", "beside", "credited", "letters"]
CreditRole: TypeAlias = Literal["agency", "outlet", "translator", "helper", "photographer"]
ReuseKind: TypeAlias = Literal["verbatim", "edited", "translated"]
Direction: TypeAlias = Literal["dated", "credited", "unknown"]
ConflictField: TypeAlias = Literal[
    "date", "number", "place", "person", "source", "status", "strength", "denial", "naming"
]
InputState: TypeAlias = Literal["read", "set aside", "failed"]
ConflictKind: TypeAlias = Literal["contradiction", "update", "drift"]


@dataclass(frozen=True, slots=True)
class Basis:
    """How a field of a report is known: its value, how it was found, and the words it was found in."""

    field: str
    value: str
    basis: FieldBasis
    words: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One published article; a file that holds two articles gives two."""

    report_id: str
    file: str
    part: int
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_basis: PublishedBasis | None
    language: str
    credits: tuple[str, ...]
    url: str | None
    text: str
    updated: str | None = None
    dateline: str | None = None
    credit_roles: tuple[CreditRole, ...] = ()  # as many as credits, in their order
    translated_from: str | None = None
    bases: tuple[Basis, ...] = ()
    offsets: str | None = None  # where the text stands in the original, as docs/record.md says

    @property
    def carrier(self) -> str:
        """Its outlet; where that is not known, what it was read from, so that two unknown ones are two."""
        part = f", report {self.part}" if self.part > 1 else ""
        return self.outlet or f"outlet unknown ({PurePath(self.file).name}{part})"


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on the same happening."""

    story_id: str
    title: str
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """Words that one report took from another, with the passage on both sides."""

    reuse_id: str
    from_report: str
    to_report: str
    from_start: int
    from_end: int
    to_start: int
    to_end: int
    kind: ReuseKind
    similarity: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity and the reports that use it."""

    text: str
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, outlet, country, place or group over all reports."""

    entity_id: str
    kind: EntityKind
    name: str
    aliases: tuple[Alias, ...]
    lat: float | None
    lon: float | None
    country_code: str | None
    gazetteer_id: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from; ``description`` is what is said of a source that has no name."""

    source_id: str
    kind: SourceKind
    entity_id: str | None
    name: str | None
    description: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed proposition in one report; ``chain`` runs from its outlet to the root."""

    statement_id: str
    report_id: str
    start: int
    end: int
    text: str
    pieces: tuple[Span, ...]
    cue: str | None
    quote: Quote
    status: Status
    force: str | None
    chain: tuple[str, ...]
    root: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say the same thing, the origins behind them, and why no more."""

    claim_id: str
    text: str
    statement_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    origins: tuple[str, ...]
    n_reports: int
    n_outlets: int
    n_origins: int
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as written and who gives it; all bounds None where the words give no number."""

    text: str
    low: int | None
    best: int | None
    high: int | None
    statement_ids: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what, as an event's statements put it; ``figures`` are the figures one by one."""

    what: str
    low: int | None
    best: int | None
    high: int | None
    statement_ids: tuple[str, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is only planned, asked for or denied: see ``status``."""

    event_id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    place_text: str | None
    lat: float | None
    lon: float | None
    where_prec: int | None
    start: str | None
    end: str | None
    date_prec: int | None
    status: Status
    counts: tuple[Count, ...]
    statement_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    n_origins: int
    source_original: str | None
    text: str
    actor_text: str | None = None
    recipient_text: str | None = None
    contexts: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that cannot all be right, and who gives it."""

    value: str
    statement_ids: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Reports that cannot all be right, or that tell one thing with changed force."""

    conflict_id: str
    claim_id: str | None
    event_id: str | None
    field: ConflictField
    values: tuple[ConflictValue, ...]
    kind: ConflictKind
    reason: str


@dataclass(frozen=True, slots=True)
class Input:
    """A line of the reading log: what became of one input, and where its bytes came from."""

    file: str
    sha256: str | None
    state: InputState
    reason: str | None
    url: str | None
    retrieved: str | None
    n_reports: int


@dataclass(frozen=True, slots=True)
class Record:
    """All tables of a case at one moment, each sorted by its id, reports by (file, part)."""

    reports: tuple[Report, ...] = ()
    stories: tuple[Story, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    inputs: tuple[Input, ...] = ()


TABLES: dict[str, type] = {
    "reports": Report,
    "stories": Story,
    "reuse": Reuse,
    "entities": Entity,
    "sources": Source,
    "statements": Statement,
    "claims": Claim,
    "events": Event,
    "conflicts": Conflict,
    "inputs": Input,
}
