"""Names: what each outlet calls the same person, place, government or group."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.lookup import Lookup
from reportedly.record import EntityKind


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to call it, and the reports that do."""

    text: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """Something that goes by two names or more."""

    entity: str
    kind: EntityKind
    name: str
    spellings: tuple[Spelling, ...]


def name_rows(lookup: Lookup) -> list[NameRow]:
    """Whatever goes by two names or more, those used by the most reports first."""
    found = []
    for row in lookup.record.entities:
        spellings = tuple(
            Spelling(
                short(alias.text, phrases.NAME_LIMIT),
                tuple(key for key in alias.report_ids if key in lookup.report),
            )
            for alias in row.aliases
        )
        if len({spelling.text for spelling in spellings}) > 1:
            found.append(NameRow(row.entity_id, row.kind, short(row.name, phrases.NAME_LIMIT), spellings))

    def used(row: NameRow) -> int:
        return len({key for spelling in row.spellings for key in spelling.reports})

    return sorted(found, key=lambda row: (-used(row), row.name, row.entity))
