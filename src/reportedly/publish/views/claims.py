"""The claims, the most consequential first: who carries each, on whose word, and how its words changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.languages import direction, language_tag
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.ranking import most_consequential
from reportedly.publish.views.tree import Node, origin_tree
from reportedly.record import Claim, Statement


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the drift: the first statement that puts it so, and how many in a row do."""

    statement: str
    count: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with all that proves it: ``statements`` by date of publication, of ``n_statements`` in all."""

    claim: str
    text: str
    language: str
    direction: str
    n_reports: int
    n_outlets: int
    n_origins: int
    n_statements: int
    reason: str
    origins: tuple[str, ...]
    statements: tuple[str, ...]
    drift: tuple[Step, ...]
    tree: tuple[Node, ...]
    conflicts: tuple[str, ...]


def claim_rows(lookup: Lookup) -> list[ClaimRow]:
    """Every claim."""
    return [claim_row(claim, lookup) for claim in most_consequential(lookup.record.claims, lookup)]


def claim_row(claim: Claim, lookup: Lookup) -> ClaimRow:
    """One claim; drift and tree only where more than one report carries it."""
    statements = lookup.statements_of(claim.statement_ids)
    said_as = next((row for row in statements if row.text == claim.text), None)
    language = lookup.report[said_as.report_id].language if said_as else None
    shared = claim.n_reports > 1
    return ClaimRow(
        claim=claim.claim_id,
        text=short(phrases.line(claim.text)),
        language=language_tag(language) if language else "",
        direction=direction(language) if language else "auto",
        n_reports=claim.n_reports,
        n_outlets=claim.n_outlets,
        n_origins=claim.n_origins,
        n_statements=len(claim.statement_ids),
        reason=short(phrases.why(claim), 900),
        origins=claim.origins,
        statements=tuple(row.statement_id for row in statements),
        drift=drift(statements) if shared else (),
        tree=origin_tree(claim, lookup) if shared else (),
        conflicts=tuple(row.conflict_id for row in lookup.conflicts_about.get(claim.claim_id, ())),
    )


def drift(statements: list[Statement]) -> tuple[Step, ...]:
    """The strength over time; statements that put it alike in a row are one step.

    Empty where it never changes.
    """
    steps = []
    for _, alike in groupby(statements, key=lambda row: (row.status, (row.force or "").casefold())):
        rows = list(alike)
        steps.append(Step(rows[0].statement_id, len(rows)))
    return tuple(steps) if len(steps) > 1 else ()
