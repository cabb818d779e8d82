"""What every kind of conflict is looked for in: the linked reports, indexed, and the making of a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.assess.holders import Holders
from reportedly.embedding import Vectors
from reportedly.link import Linked
from reportedly.link.claims.meant import vectors
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import digest, fold
from reportedly.record import (
    Claim,
    Conflict,
    ConflictField,
    ConflictKind,
    ConflictValue,
    Report,
    Source,
    Statement,
)

UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Scene:
    """The linked reports by id."""

    linked: Linked
    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    told: Mapping[str, Told]
    sources: Mapping[str, Source]
    claim_of: Mapping[str, Claim]
    roots: Mapping[str, frozenset[str]]
    of_report: Mapping[str, tuple[Statement, ...]]
    stories: Mapping[str, str]
    kinds: Mapping[str, str]
    holders: Holders
    meanings: Mapping[str, Vectors]

    @classmethod
    def of(cls, linked: Linked, claims: Sequence[Claim]) -> Scene:
        """Index everything once."""
        of_report: dict[str, list[Statement]] = defaultdict(list)
        for s in linked.statements:
            of_report[s.report_id].append(s)
        in_order = {
            i: tuple(sorted(found, key=lambda s: (s.start, s.end, s.statement_id)))
            for i, found in of_report.items()
        }
        return cls(
            linked=linked,
            claims=tuple(claims),
            reports={r.report_id: r for r in linked.reports},
            statements={s.statement_id: s for s in linked.statements},
            told={t.statement_id: t for t in linked.told},
            sources={s.source_id: s for s in linked.sources.sources},
            claim_of={i: c for c in claims for i in c.statement_ids},
            roots={t.statement_id: frozenset(t.roots) for o in linked.origins for t in o.traces},
            of_report=in_order,
            stories={i: s.story_id for s in linked.stories for i in s.report_ids},
            kinds={e.entity_id: e.kind for e in linked.entities.entities},
            holders=Holders(in_order),
            meanings=dict(
                zip((t.statement_id for t in linked.told), vectors(linked.told, linked.meanings), strict=True)
            ),
        )

    def shared_claims(self) -> Iterator[tuple[Claim, list[Statement]]]:
        """Claims that more than one report makes, with their statements in order of publication."""
        for claim in self.claims:
            if claim.n_reports > 1:
                yield claim, sorted((self.statements[i] for i in claim.statement_ids), key=self.order)

    def story_of(self, report_id: str) -> str:
        """The id of a report's story; its own where it is in none."""
        return self.stories.get(report_id, report_id)

    def nearness(self, one: Statement, other: Statement) -> float:
        """How near two statements are in meaning; 0 where the encoder read one of them not."""
        return round(float(self.meanings[one.statement_id] @ self.meanings[other.statement_id]), 4)

    def holder(self, report_id: str, at: int) -> Statement | None:
        """The smallest statement that holds a place of a report; of two the one with the longer chain."""
        return self.holders.at(report_id, at)

    def speakers(self, sources: Iterable[str]) -> frozenset[str]:
        """Whose word it is: the body's where somebody speaks for one alone."""
        bodies = {s: self.linked.speaks_for.get(s, frozenset()) for s in sources}
        return frozenset(min(of) if len(of) == 1 else s for s, of in bodies.items())

    def day(self, statement: Statement) -> str:
        """When a statement was published, late for the undated."""
        return self.reports[statement.report_id].published or UNDATED

    def order(self, statement: Statement) -> tuple[str, str, int, str]:
        """By which statements stand in order of publication."""
        return self.day(statement), statement.report_id, statement.start, statement.statement_id

    def outlet(self, report_id: str) -> str:
        """A report's outlet in words, as the page calls it."""
        return self.reports[report_id].carrier


Value = tuple[str, str | None, str]  # the words, the statement and the report that has them


def conflict(
    field: ConflictField,
    kind: ConflictKind,
    values: Iterable[Value],
    reason: str,
    *,
    claim_id: str | None = None,
    event_id: str | None = None,
) -> Conflict:
    """A row: equal words are one value, in the order in which they are given."""
    words: dict[str, str] = {}
    statements: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for text, statement_id, report_id in values:
        key = fold(text) or text
        words.setdefault(key, text)
        statements[key] |= {statement_id} if statement_id else set()
        reports[key].add(report_id)
    rows = tuple(
        ConflictValue(words[k], tuple(sorted(statements[k])), tuple(sorted(reports[k]))) for k in words
    )
    about = sorted((r.value, *r.statement_ids, *r.report_ids) for r in rows)
    return Conflict(
        conflict_id="x" + digest(field, kind, claim_id, event_id, about),
        claim_id=claim_id,
        event_id=event_id,
        field=field,
        values=rows,
        kind=kind,
        reason=reason,
    )
