"""The claims as the page shows them: who carries each, on whose word, and how its words changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reportedly.publish import phrases
from reportedly.publish.answer import most_consequential
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import Piece, direction, excerpt, language_tag, words
from reportedly.publish.tree import Node, origin_tree
from reportedly.record import Claim, Quote, Statement, Status

CLAIMS_IN_DEPTH: Final = 150
"""Shared claims shown with their origin tree and an excerpt for each wording; beyond, a wording
links to its place in the report, so that the page does not hold every text twice."""
WORDINGS_SHOWN: Final = 40
ALONE_SHOWN: Final = 400
"""Claims of one report listed apart; the others, and further wordings, stand marked in the reports."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a row can be filtered by: outlets, sources and statuses that stand behind it."""

    outlets: tuple[str, ...]
    sources: tuple[str, ...]
    statuses: tuple[Status, ...]
    story: str | None
    contested: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement as a claim shows it: the words, their status and force, and the chain."""

    statement_id: str
    report_id: str
    outlet: str
    date: str | None
    published: str | None
    language: str
    direction: str
    words: tuple[Piece, ...]
    text: str
    status: Status
    force: str | None
    cue: str | None
    quote: Quote
    arrows: str
    spelled_out: str
    own_voice: bool
    excerpt: tuple[Piece, ...] | None
    keys: Keys


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the drift: the first outlet that put it so, and how many put it so in a row."""

    status: Status
    force: str | None
    outlet: str
    date: str | None
    count: int
    direction: str
    language: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word a claim rests on."""

    name: str
    aside: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that proves it."""

    claim_id: str
    text: str
    language: str
    direction: str
    n_reports: int
    n_outlets: int
    n_origins: int
    reason: str
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    drift: tuple[Step, ...]
    wordings: tuple[Wording, ...]
    n_wordings: int
    tree: tuple[Node, ...]
    conflicts: tuple[str, ...]
    keys: Keys

    @property
    def thin(self) -> bool:
        """Whether more outlets carry it than there are origins behind it."""
        return self.n_outlets > self.n_origins

    @property
    def mixed(self) -> bool:
        """Whether its status differs from wording to wording."""
        return len({step.status for step in self.drift}) > 1

    @property
    def drifts(self) -> bool:
        """Whether it is put differently from wording to wording, in status or in force."""
        return self.mixed or len({step.force.casefold() for step in self.drift if step.force}) > 1


def claim_views(lookup: Lookup) -> list[ClaimView]:
    """The claims, the most consequential first; all that are shared or contested, and the first others."""
    ranked = most_consequential(lookup.record.claims, lookup)
    shared = [claim for claim in ranked if claim.n_reports > 1]
    alone = [claim for claim in ranked if claim.n_reports < 2]
    listed = [
        claim
        for number, claim in enumerate(alone)
        if number < ALONE_SHOWN or claim.claim_id in lookup.conflicts_about
    ]
    views = [claim_view(claim, lookup, deep=number < CLAIMS_IN_DEPTH) for number, claim in enumerate(shared)]
    return views + [claim_view(claim, lookup, deep=False) for claim in listed]


def claim_view(claim: Claim, lookup: Lookup, *, deep: bool) -> ClaimView:
    """One claim; ``deep`` with its origin tree and excerpts."""
    statements = lookup.statements_of(claim.statement_ids)
    contested = claim.claim_id in lookup.conflicts_about
    wordings, met = [], set[str]()
    for statement in statements[:WORDINGS_SHOWN]:
        # What is said of a source is said where the claim first meets it.
        asides = statement.root not in met
        wordings.append(wording(statement, lookup, contested=contested, deep=deep, asides=asides))
        met.add(statement.root)
    said_as = next((row for row in wordings if row.text == claim.text), None)
    return ClaimView(
        claim_id=claim.claim_id,
        text=claim.text,
        language=said_as.language if said_as else "",
        direction=said_as.direction if said_as else "auto",
        n_reports=claim.n_reports,
        n_outlets=claim.n_outlets,
        n_origins=claim.n_origins,
        reason=phrases.why(claim),
        outlets=tuple(dict.fromkeys(lookup.outlet[row.report_id] for row in statements)),
        origins=tuple(origin(key, lookup) for key in claim.origins),
        drift=drift(statements, lookup) if claim.n_reports > 1 else (),
        wordings=tuple(wordings),
        n_wordings=len(statements),
        tree=origin_tree(claim, lookup) if deep else (),
        conflicts=tuple(row.conflict_id for row in lookup.conflicts_about.get(claim.claim_id, ())),
        keys=keys(statements, lookup, contested=contested),
    )


def wording(
    statement: Statement, lookup: Lookup, *, contested: bool, deep: bool, asides: bool = True
) -> Wording:
    """A statement with its date, outlet and chain; ``deep`` with what stands around it."""
    report = lookup.report[statement.report_id]
    return Wording(
        statement_id=statement.statement_id,
        report_id=report.report_id,
        outlet=lookup.outlet[report.report_id],
        date=phrases.date(report.published),
        published=report.published,
        language=language_tag(report.language),
        direction=direction(report.language),
        words=words(report, statement),
        text=statement.text,
        status=statement.status,
        force=statement.force,
        cue=statement.cue,
        quote=statement.quote,
        arrows=phrases.arrows(statement.chain, lookup, asides=asides),
        spelled_out=phrases.spelled_out(statement.chain, lookup),
        own_voice=len(statement.chain) < 2,
        excerpt=excerpt(report, statement) if deep else None,
        keys=keys([statement], lookup, contested=contested),
    )


def origin(source_id: str, lookup: Lookup) -> Origin:
    """A source that a claim rests on."""
    source = lookup.source.get(source_id)
    named = source is not None and source.kind != "anonymous"
    return Origin(phrases.name(source, lookup), phrases.aside(source), named)


def drift(statements: Iterable[Statement], lookup: Lookup) -> tuple[Step, ...]:
    """The strength over time, statements in order; those that put it alike in a row are one step."""
    steps = []
    for _, alike in groupby(statements, key=lambda row: (row.status, (row.force or "").casefold())):
        rows = list(alike)
        first, report = rows[0], lookup.report[rows[0].report_id]
        steps.append(
            Step(
                status=first.status,
                force=first.force,
                outlet=lookup.outlet[report.report_id],
                date=phrases.date(report.published),
                count=len(rows),
                direction=direction(report.language),
                language=language_tag(report.language),
            )
        )
    return tuple(steps)


def keys(statements: Iterable[Statement], lookup: Lookup, *, contested: bool) -> Keys:
    """What rows about these statements can be filtered by."""
    rows = list(statements)
    stories = (lookup.story_of[row.report_id] for row in rows if row.report_id in lookup.story_of)
    return Keys(
        outlets=tuple(dict.fromkeys(lookup.outlet[row.report_id] for row in rows)),
        sources=tuple(dict.fromkeys(key for row in rows for key in row.chain)),
        statuses=tuple(dict.fromkeys(row.status for row in rows)),
        story=next(stories, None),
        contested=contested,
    )
