"""Parties: for each person, government and group, what it did, asked for, was offered, denies, warns of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal, TypeAlias

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.lookup import Lookup
from reportedly.record import EntityKind, Event, Statement

Part: TypeAlias = Literal[
    "did",
    "had done to it",
    "plans",
    "asked for",
    "was asked",
    "offered",
    "was offered",
    "denies",
    "warns of",
    "may",
    "says",
]

PARTS: Final[tuple[Part, ...]] = (
    "did",
    "had done to it",
    "asked for",
    "was asked",
    "offered",
    "was offered",
    "plans",
    "may",
    "denies",
    "warns of",
    "says",
)
_KINDS: Final[tuple[EntityKind, ...]] = ("country", "organisation", "person", "group")

# What an event means for the one who acts in it and for the one it is done to, by status. An event of
# type REQUEST is the asking itself; any other that is only asked for has not been done by its actor.
_AS_ACTOR: Final[dict[str, Part]] = {
    "happened": "did",
    "ongoing": "did",
    "planned": "plans",
    "requested": "was asked",
    "offered": "offered",
    "possible": "may",
}
_AS_RECIPIENT: Final[dict[str, Part]] = {
    "happened": "had done to it",
    "ongoing": "had done to it",
    "offered": "was offered",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a party is said to do: an event, or what it says itself.

    Who says so: ``statements``; ``reports`` where no statement of theirs tells it.
    """

    event: str | None
    text: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyPart:
    """All of one kind that is said of a party."""

    part: Part
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party and all that is said of what it did and said."""

    entity: str
    kind: EntityKind
    name: str
    parts: tuple[PartyPart, ...]


def party_rows(lookup: Lookup) -> list[PartyRow]:
    """Every person, government, organisation and group of which something is told, the busiest first."""
    deeds: dict[str, dict[Part, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for event in lookup.record.events:
        statements = tuple(row.statement_id for row in lookup.statements_of(event.statement_ids))
        silent = lookup.silent(event)
        for entity_id, part in _parts(event):
            deed = Deed(event.event_id, short(phrases.line(event.text), 300), statements, silent)
            deeds[entity_id][part].append(deed)
    for entity_id, claims in _words(lookup).items():
        for (part, text), rows in claims.items():
            deeds[entity_id][part].append(Deed(None, short(phrases.line(text), 300), tuple(rows), ()))
    found = [
        PartyRow(
            entity_id,
            entity.kind,
            short(entity.name, phrases.NAME_LIMIT),
            tuple(PartyPart(part, tuple(_by_weight(parts[part]))) for part in PARTS if part in parts),
        )
        for entity_id, parts in deeds.items()
        if (entity := lookup.entity.get(entity_id)) is not None and entity.kind in _KINDS
    ]
    return sorted(found, key=lambda row: (-_told(row), row.name, row.entity))


def _parts(event: Event) -> list[tuple[str, Part]]:
    asking = event.type == "REQUEST" and event.status in ("requested", "happened", "ongoing")
    offering = event.type == "OFFER" or event.status == "offered"
    found: list[tuple[str, Part]] = []
    for key in event.actors:
        part: Part | None = "asked for" if asking else _AS_ACTOR.get(event.status)
        if event.type == "THREATEN" and event.status != "denied":
            part = "warns of"
        if part:
            found.append((key, part))
    for key in event.recipients:
        part = "was asked" if asking else "was offered" if offering else _AS_RECIPIENT.get(event.status)
        if part:
            found.append((key, part))
    return found


def _words(lookup: Lookup) -> dict[str, dict[tuple[Part, str], list[str]]]:
    """What each party says itself, by entity, then by what it is and its claim's words."""
    found: dict[str, dict[tuple[Part, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in lookup.in_order:
        for row in lookup.statements_in.get(report.report_id, ()):
            source = lookup.source.get(row.root)
            if source is None or source.entity_id is None or len(row.chain) < 2:
                continue
            claim = lookup.claim_of.get(row.statement_id)
            text = claim.text if claim else row.text
            found[source.entity_id][_saying(row), text].append(row.statement_id)
    return found


def _saying(statement: Statement) -> Part:
    cue = (statement.cue or "").casefold().split()
    if any(word.startswith(stem) for word in cue for stem in _stems()):
        return "warns of"
    return "denies" if statement.status == "denied" else "says"


@cache
def _stems() -> tuple[str, ...]:
    text = (resources.files("reportedly") / "data" / "publish" / "warning.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _by_weight(deeds: list[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: (-len(deed.statements), deed.text, deed.event or ""))


def _told(row: PartyRow) -> int:
    return sum(len(deed.statements) for part in row.parts for deed in part.deeds)
