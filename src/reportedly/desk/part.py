"""A part of a case as a ``Record``: the rows asked for, and what they rest on, read by id.

So the desk shows a few rows of a case of any size with the very functions that make the page
(``publish.views``), which pass over whatever is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

import duckdb
import msgspec

from reportedly.record import (
    Claim,
    Conflict,
    Entity,
    Event,
    Record,
    Report,
    Reuse,
    Source,
    Statement,
    Story,
)

Row = TypeVar("Row")

MOST_WITHIN: Final = 24
"""Statements, reports or passages that a row in a list carries; a row by itself has up to MOST_ALONE."""

MOST_ALONE: Final = 5_000

# A party in a list shows a fourth of what a row may carry, of its events and of its words, and as many
# statements of each event: a list of the busiest would else be most of the case.
PARTY_SHARE: Final = 4

# A title is the beginning of a text where a report has none; the rest is blank, but as long as it was.
_HEAD: Final = "rpad(substr(text, 1, 300), length(text)::INTEGER, ' ') AS text"


class Part:
    """Rows of a case gathered bit by bit; ``record`` gives them with what they refer to."""

    def __init__(
        self, db: duckdb.DuckDBPyConnection, *, texts: bool = False, most: int = MOST_WITHIN
    ) -> None:
        self.db = db
        self.texts = texts
        self.most = most
        self._rows: dict[type, dict[str, Any]] = {}

    def claims(self, ids: Sequence[str]) -> None:
        """Claims, their statements, what they come from and what contests them."""
        found = self._add(Claim, "claims", "claim_id", ids)
        self.statements(i for row in found for i in row.statement_ids[: self.most])
        self._add(Source, "sources", "source_id", {o for row in found for o in row.origins})
        self._conflicts_about("claim_id", [row.claim_id for row in found])
        self._add_reuse({row.report_id for row in self._of(Statement)})

    def events(self, ids: Sequence[str], most: int | None = None) -> None:
        """Events, who is in them, where, and the statements that tell them (``most`` of each)."""
        found = self._add(Event, "events", "event_id", ids)
        self.statements(i for row in found for i in row.statement_ids[: most or self.most])
        keys = {key for row in found for key in (*row.actors, *row.recipients, row.place) if key}
        self.entities(sorted(keys))
        self._conflicts_about("event_id", [row.event_id for row in found])

    def conflicts(self, ids: Sequence[str]) -> None:
        """Conflicts with what they are about; each value with who gives it."""
        found = self._add(Conflict, "conflicts", "conflict_id", ids)
        self._add(Claim, "claims", "claim_id", {row.claim_id for row in found if row.claim_id})
        self._add(Event, "events", "event_id", {row.event_id for row in found if row.event_id})
        self.statements(i for row in found for v in row.values for i in v.statement_ids[: self.most])
        self.reports({i for row in found for v in row.values for i in v.report_ids[: self.most]})

    def statements(self, ids: Iterable[str]) -> None:
        """Statements with their reports, the sources of their chains and the claims they belong to."""
        found = self._add(Statement, "statements", "statement_id", set(ids))
        self.reports({row.report_id for row in found})
        self._add(Source, "sources", "source_id", {key for row in found for key in (*row.chain, row.root)})

    def reports(self, ids: Iterable[str]) -> None:
        """Reports, in full where the part has texts."""
        kept = "*" if self.texts else f"* REPLACE ({_HEAD})"
        found = self._add(Report, "reports_dated", "report_id", set(ids), kept)
        outlets = {row.outlet for row in found if row.outlet}
        if outlets:
            rows = self._select(
                "SELECT e.* REPLACE (list_transform(aliases, lambda a: "
                "{'text': a.text, 'report_ids': []::VARCHAR[]}) AS aliases) "
                "FROM entities e WHERE kind = 'outlet' AND entity_id IN (SELECT entity_id "
                "FROM desk.spellings WHERE kind = 'outlet' AND lower(written) IN "
                "(SELECT lower(unnest(?::VARCHAR[]))))",
                [sorted(outlets)],
            )
            self._keep(Entity, "entity_id", rows)
        self._add_stories(row.report_id for row in found)

    def entities(self, ids: Sequence[str]) -> None:
        """Entities, each spelling with the first of the reports that use it."""
        self._add(
            Entity,
            "entities",
            "entity_id",
            ids,
            "* REPLACE (list_transform(aliases, lambda a: {'text': a.text, "
            f"'report_ids': a.report_ids[1:{self.most}]}}) AS aliases)",
        )

    def names(self, ids: Sequence[str]) -> None:
        """Entities with the reports that their spellings stand in."""
        self.entities(ids)
        found = [self._rows[Entity][i] for i in ids if i in self._rows[Entity]]
        self.reports({i for row in found for alias in row.aliases for i in alias.report_ids})

    def sources(self, ids: Sequence[str]) -> None:
        """Sources, each with the first of the statements that rest on it."""
        self._add(Source, "sources", "source_id", ids)
        rows = self.db.execute(
            "SELECT statement_id FROM desk.statements WHERE root IN (SELECT unnest(?::VARCHAR[])) "
            "QUALIFY row_number() OVER (PARTITION BY root ORDER BY place) <= ?",
            [list(ids), self.most],
        ).fetchall()
        self.statements(row[0] for row in rows)

    def parties(self, ids: Sequence[str]) -> None:
        """Parties with the first of their events and of what they say."""
        self.entities(ids)
        rows = self.db.execute(
            "SELECT event_id, statement_id FROM desk.deeds WHERE entity_id IN (SELECT unnest(?::VARCHAR[])) "
            "QUALIFY row_number() OVER (PARTITION BY entity_id, event_id IS NULL "
            "ORDER BY told DESC, event_id, statement_id) <= ?",
            [list(ids), self.most // PARTY_SHARE],
        ).fetchall()
        self.events([event for event, _ in rows if event], self.most // PARTY_SHARE)
        said = [statement for _, statement in rows if statement]
        self.statements(said)
        self._claims_of(said)

    def copied(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Pairs of reports that share words, and these passages."""
        self.reports({key for pair in pairs for key in pair})
        rows = self._select(
            "SELECT * FROM reuse WHERE from_report || ' ' || to_report IN (SELECT unnest(?::VARCHAR[]))",
            [[f"{one} {other}" for one, other in pairs]],
        )
        self._keep(Reuse, "reuse_id", rows)

    def reports_with_statements(self, ids: Sequence[str]) -> None:
        """Reports and their statements."""
        self.reports(ids)
        rows = self.db.execute(
            "SELECT statement_id FROM desk.statements WHERE report_id IN (SELECT unnest(?::VARCHAR[])) "
            "QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY place) <= ?",
            [list(ids), self.most],
        ).fetchall()
        self.statements(row[0] for row in rows)

    def report(self, report_id: str) -> None:
        """One report with all its statements and what it took from others."""
        self.reports([report_id])
        rows = self.db.execute(
            "SELECT statement_id FROM desk.statements WHERE report_id = ?", [report_id]
        ).fetchall()
        ids = [row[0] for row in rows]
        self.statements(ids)
        self._claims_of(ids)

    def record(self) -> Record:
        """All that was gathered, each table as a record has it."""

        def rows(cls: type[Row], key: str) -> tuple[Row, ...]:
            return tuple(sorted(self._of(cls), key=lambda row: str(getattr(row, key))))

        reports = sorted(self._of(Report), key=lambda row: (row.file, row.part, row.report_id))
        return Record(
            reports=tuple(reports),
            stories=rows(Story, "story_id"),
            reuse=rows(Reuse, "reuse_id"),
            entities=rows(Entity, "entity_id"),
            sources=rows(Source, "source_id"),
            statements=rows(Statement, "statement_id"),
            claims=rows(Claim, "claim_id"),
            events=rows(Event, "event_id"),
            conflicts=rows(Conflict, "conflict_id"),
        )

    def _claims_of(self, statement_ids: Sequence[str]) -> None:
        rows = self.db.execute(
            "SELECT DISTINCT claim_id FROM desk.statements "
            "WHERE claim_id IS NOT NULL AND statement_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(statement_ids)],
        ).fetchall()
        self._add(Claim, "claims", "claim_id", [row[0] for row in rows])

    def _conflicts_about(self, column: str, ids: Sequence[str]) -> None:
        rows = self._select(
            f"SELECT * FROM conflicts WHERE {column} IN (SELECT unnest(?::VARCHAR[]))", [list(ids)]
        )
        self._keep(Conflict, "conflict_id", rows)

    def _add_reuse(self, report_ids: set[str]) -> None:
        """Passages between the reports that are here."""
        rows = self._select(
            "SELECT * FROM reuse WHERE from_report IN (SELECT unnest($1::VARCHAR[])) "
            "AND to_report IN (SELECT unnest($1::VARCHAR[]))",
            [sorted(report_ids)],
        )
        self._keep(Reuse, "reuse_id", rows)

    def _add_stories(self, report_ids: Iterable[str]) -> None:
        """The first story of each report, without its other reports."""
        rows = self._select(
            "SELECT s.story_id, s.title, list(r.report_id) AS report_ids FROM desk.reports r "
            "JOIN stories s USING (story_id) WHERE r.report_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY ALL",
            [sorted(report_ids)],
        )
        for row in rows:
            known = self._rows.get(Story, {}).get(row["story_id"])
            if known is not None:
                row["report_ids"] = sorted({*row["report_ids"], *known.report_ids})
        self._rows.setdefault(Story, {}).update(
            {row["story_id"]: msgspec.convert(row, Story) for row in rows}
        )

    def _add(self, cls: type[Row], table: str, key: str, ids: Iterable[str], kept: str = "*") -> list[Row]:
        wanted = sorted(set(ids) - self._rows.setdefault(cls, {}).keys())
        if wanted:
            sql = f"SELECT {kept} FROM {table} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))"
            self._keep(cls, key, self._select(sql, [wanted]))
        held = self._rows[cls]
        return [held[i] for i in dict.fromkeys(ids) if i in held]

    def _keep(self, cls: type, key: str, rows: Iterable[dict[str, Any]]) -> None:
        held = self._rows.setdefault(cls, {})
        for row in rows:
            held.setdefault(row[key], msgspec.convert(row, cls))

    def _of(self, cls: type[Row]) -> list[Row]:
        return list(self._rows.get(cls, {}).values())

    def _select(self, sql: str, values: list[Any]) -> list[dict[str, Any]]:
        found = self.db.execute(sql, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
