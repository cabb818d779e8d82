"""Conflicts side by side: each value and the statements that give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.lookup import Lookup
from reportedly.record import Conflict, ConflictField, ConflictKind

_ORDER: Final[dict[ConflictKind, int]] = {"contradiction": 0, "update": 1, "drift": 2}


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict, and who gives it: statements by date, and reports without a statement."""

    value: str
    statements: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Values that cannot all be right, or a wording that changed on the way."""

    conflict: str
    kind: ConflictKind
    kind_name: str
    field: ConflictField
    claim: str | None
    event: str | None
    about: str | None
    sides: tuple[Side, ...]
    reason: str


def conflict_rows(lookup: Lookup) -> list[ConflictRow]:
    """Every conflict: contradictions first, then later figures, then what changed on the way."""
    rows = [conflict_row(conflict, lookup) for conflict in lookup.record.conflicts]

    def loudness(row: ConflictRow) -> int:
        return sum(len({lookup.outlet[key] for key in _reports(side, lookup)}) for side in row.sides)

    return sorted(rows, key=lambda row: (_ORDER[row.kind], -loudness(row), row.conflict))


def conflict_row(conflict: Conflict, lookup: Lookup) -> ConflictRow:
    """One conflict with who gives each value, in the order of publication."""
    claim = lookup.claim.get(conflict.claim_id or "")
    event = lookup.event.get(conflict.event_id or "")
    sides = []
    for value in conflict.values:
        statements = lookup.statements_of(value.statement_ids)
        silent = () if statements else tuple(key for key in value.report_ids if key in lookup.report)
        sides.append(Side(short(value.value, 300), tuple(row.statement_id for row in statements), silent))
    about = claim.text if claim else event.text if event else None
    return ConflictRow(
        conflict=conflict.conflict_id,
        kind=conflict.kind,
        kind_name=phrases.CONFLICT_NAME[conflict.kind],
        field=conflict.field,
        claim=claim.claim_id if claim else None,
        event=event.event_id if event else None,
        about=about and short(phrases.line(about), 300),
        sides=tuple(sides),
        reason=short(conflict.reason, 900),
    )


def outlets(side: Side, lookup: Lookup) -> list[str]:
    """The outlets that give a value, the first to do so first."""
    return list(dict.fromkeys(lookup.outlet[key] for key in _reports(side, lookup)))


def _reports(side: Side, lookup: Lookup) -> list[str]:
    return [*(lookup.statement[key].report_id for key in side.statements), *side.reports]
