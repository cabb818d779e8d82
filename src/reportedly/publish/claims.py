"""The claims as the page shows them: who carries each, on whose word, and how its words changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
WORDINGS_IN_DEPTH: Final = 40


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
    tree: tuple[Node, ...]
    conflicts: tuple[str, ...]

    @property
    def thin(self) -> bool:
        """Whether more outlets carry it than there are origins behind it."""
        return self.n_outlets > self.n_origins

    @property
    def mixed(self) -> bool:
        """Whether not all wordings have the same status."""
        return len({row.status for row in self.wordings}) > 1


def claim_views(lookup: Lookup) -> list[ClaimView]:
    """Every claim, the most consequential first."""
    ranked = most_consequential(lookup.record.claims, lookup)
    shared = [claim for claim in ranked if claim.n_reports > 1][:CLAIMS_IN_DEPTH]
    deep = {claim.claim_id for claim in shared or ranked[:CLAIMS_IN_DEPTH]}
    return [claim_view(claim, lookup, deep=claim.claim_id in deep) for claim in ranked]


def claim_view(claim: Claim, lookup: Lookup, *, deep: bool) -> ClaimView:
    """One claim; ``deep`` with its origin tree and excerpts."""
    statements = lookup.statements_of(claim.statement_ids)
    contested = bool(lookup.conflicts_about.get(claim.claim_id))
    wordings = tuple(
        wording(
            statement,
            lookup,
            contested=contested,
            deep=deep and number < WORDINGS_IN_DEPTH,
            # What is said of a source is said where the claim first meets it.
            asides=all(row.root != statement.root for row in statements[:number][:WORDINGS_IN_DEPTH]),
        )
        for number, statement in enumerate(statements)
    )
    said_as = next((row for row in wordings if row.text == claim.text), wordings[0] if wordings else None)
    return ClaimView(
        claim_id=claim.claim_id,
        text=claim.text,
        language=said_as.language if said_as and said_as.text == claim.text else "",
        direction=said_as.direction if said_as and said_as.text == claim.text else "auto",
        n_reports=claim.n_reports,
        n_outlets=claim.n_outlets,
        n_origins=claim.n_origins,
        reason=claim.reason,
        outlets=tuple(dict.fromkeys(row.outlet for row in wordings)),
        origins=tuple(origin(key, lookup) for key in claim.origins),
        drift=drift(wordings),
        wordings=wordings,
        tree=origin_tree(claim, lookup) if deep and claim.n_reports > 1 else (),
        conflicts=tuple(row.conflict_id for row in lookup.conflicts_about.get(claim.claim_id, ())),
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


def drift(wordings: Sequence[Wording]) -> tuple[Step, ...]:
    """The wordings' strength over time; those that put it alike one after the other are one step."""
    steps: list[Step] = []
    for row in wordings:
        put = row.status, (row.force or "").casefold()
        if steps and put == (steps[-1].status, (steps[-1].force or "").casefold()):
            last = steps.pop()
            alike = (last.status, last.force, last.outlet, last.date, last.count + 1)
            steps.append(Step(*alike, last.direction, last.language))
        else:
            first = (row.status, row.force, row.outlet, row.date, 1)
            steps.append(Step(*first, row.direction, row.language))
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
