"""A part of a case as a ``Record``: the rows asked for, and what they rest on, taken from the shelf by id.

So the desk shows a few rows of a case of any size with the very functions that make the page
(``publish.views``), which pass over whatever is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

import numpy as np

from reportedly.desk.shelf import FIRST_REPORTS, TABLES, Numbers, Reading
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

MOST_WITHIN: Final = 12
"""Statements, reports or passages that a row in a list carries; a row by itself has up to MOST_ALONE."""

MOST_ALONE: Final = 5_000

DEEDS_SHARE: Final = 2
TOLD_SHARE: Final = 4
"""A party in a list shows half of what a row may carry, of its events and of its words, and a fourth as many
statements of each event: a list of the busiest would else be most of the case."""


class Part:
    """Rows of a case gathered bit by bit; ``record`` gives them with what they refer to."""

    def __init__(self, reading: Reading, *, texts: bool = False, most: int = MOST_WITHIN) -> None:
        self.reading = reading
        self.texts = texts
        self.most = most
        self._rows: dict[type, dict[str, Any]] = {}

    def claims(self, ids: Sequence[str]) -> None:
        """Claims, their statements, what they come from and what contests them."""
        found = self._add(Claim, "claims", ids)
        self.statements(i for row in found for i in row.statement_ids[: self.most])
        self._add(Source, "sources", {o for row in found for o in row.origins})
        self._conflicts_about([row.claim_id for row in found])
        self._add_reuse([row.report_id for row in self._of(Report)])

    def events(self, ids: Sequence[str], most: int | None = None) -> None:
        """Events, who is in them, where, and the statements that tell them (``most`` of each)."""
        found = self._add(Event, "events", ids)
        self.statements(i for row in found for i in row.statement_ids[: most or self.most])
        keys = {key for row in found for key in (*row.actors, *row.recipients, row.place) if key}
        self.entities(sorted(keys))
        self._conflicts_about([row.event_id for row in found])

    def conflicts(self, ids: Sequence[str]) -> None:
        """Conflicts with what they are about; each value with who gives it."""
        found = self._add(Conflict, "conflicts", ids)
        self._add(Claim, "claims", {row.claim_id for row in found if row.claim_id})
        self._add(Event, "events", {row.event_id for row in found if row.event_id})
        self.statements(i for row in found for v in row.values for i in v.statement_ids[: self.most])
        self.reports({i for row in found for v in row.values for i in v.report_ids[: self.most]})

    def statements(self, ids: Iterable[str]) -> None:
        """Statements with their reports and the sources of their chains."""
        found = self._add(Statement, "statements", set(ids))
        self.reports({row.report_id for row in found})
        self._add(Source, "sources", {key for row in found for key in (*row.chain, row.root)})

    def reports(self, ids: Iterable[str]) -> None:
        """Reports, in full where the part has texts."""
        wanted = sorted(set(ids) - self._rows.get(Report, {}).keys())
        found = self._add(Report, "reports" if self.texts else "heads", wanted)
        numbers = self.reading.find("report_ids", wanted)
        lengths = self.reading.arrays["report_length"][numbers].tolist()
        stories = self.reading.arrays["report_story"][numbers]
        several = sorted(set(stories[stories >= 0].tolist()))
        told = dict(zip(several, self.reading.ids("story_ids", several), strict=True))
        held = self._rows[Report]
        of: dict[str, list[str]] = {}
        keys = self.reading.ids("report_ids", numbers)
        for key, length, story in zip(keys, lengths, stories.tolist(), strict=True):
            # A head's text is as long as the report's: shares of it are counted.
            held[key] = replace(held[key], text=held[key].text.ljust(length))
            if story >= 0:
                of.setdefault(told[story], []).append(key)
        self._add_stories(of)
        outlets = {row.outlet.lower() for row in found if row.outlet}
        known = self.reading.texts("outlet_entities")
        self._add(Entity, "entities", {key for name in outlets for key in known.get(name, ())})

    def entities(self, ids: Sequence[str]) -> None:
        """Entities, each spelling with the first of the reports that use it."""
        if self.most > FIRST_REPORTS:
            self._add(Entity, "entities_whole", ids)
        self._add(Entity, "entities", ids)

    def names(self, ids: Sequence[str]) -> None:
        """Entities with the reports that their spellings stand in."""
        self.entities(ids)
        found = [self._rows[Entity][i] for i in ids if i in self._rows[Entity]]
        self.reports({i for row in found for alias in row.aliases for i in alias.report_ids[: self.most]})

    def sources(self, ids: Sequence[str]) -> None:
        """Sources, each with the first of the statements that rest on it."""
        self._add(Source, "sources", ids)
        self._numbered_statements(self.reading.listed("root", ids, self.most))

    def parties(self, ids: Sequence[str]) -> None:
        """Parties with the first of their events and of what they say."""
        self.entities(ids)
        most = self.most // DEEDS_SHARE
        deeds = self.reading.ids("event_ids", self.reading.listed("deeds", ids, most))
        self.events(deeds, self.most // TOLD_SHARE)
        said = self.reading.listed("sayings", ids, most)
        self._numbered_statements(said)
        self._claims_of(said)

    def agreements(self, ids: Sequence[str]) -> None:
        """The first of the statements that name these agreements and zones."""
        said = self.reading.listed("agreement", ids, self.most)
        self._numbered_statements(said)
        self._claims_of(said)

    def copied(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Pairs of reports that share words, and these passages."""
        self.reports({key for pair in pairs for key in pair})
        self._add_reuse([key for pair in pairs for key in pair], set(pairs))

    def reports_with_statements(self, ids: Sequence[str]) -> None:
        """Reports and the first of their statements."""
        self.reports(ids)
        for number in self.reading.find("report_ids", ids):
            self._numbered_statements(self._statements_in(int(number))[: self.most])

    def report(self, report_id: str) -> None:
        """One report with all its statements and the claims they belong to."""
        self.reports([report_id])
        for number in self.reading.find("report_ids", [report_id]):
            numbers = self._statements_in(int(number))
            self._numbered_statements(numbers)
            self._claims_of(numbers)

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

    def _statements_in(self, report: int) -> Numbers:
        """The numbers of a report's statements: they stand in a row."""
        first, last = np.searchsorted(self.reading.arrays["statement_report"], [report, report + 1])
        return np.arange(first, last, dtype=np.int32)

    def _numbered_statements(self, numbers: Numbers) -> None:
        self.statements(self.reading.ids("statement_ids", numbers))

    def _claims_of(self, statements: Numbers) -> None:
        claims = self.reading.arrays["statement_claim"][statements]
        self._add(Claim, "claims", set(self.reading.ids("claim_ids", claims[claims >= 0])))

    def _conflicts_about(self, ids: Sequence[str]) -> None:
        numbers = self.reading.listed("contested", ids)
        self._add(Conflict, "conflicts", set(self.reading.ids("conflict_ids", numbers)))

    def _add_reuse(self, report_ids: Sequence[str], pairs: set[tuple[str, str]] | None = None) -> None:
        """Passages between the reports that are here, or of these pairs."""
        taken = self.reading.listed("taken", report_ids)
        here = self.reading.find("report_ids", report_ids)
        within = taken[np.isin(self.reading.arrays["reuse_from"][taken], here)]
        rows = self.reading.rows("reuse", self.reading.ids("reuse_ids", within))
        kept = [row for row in rows if pairs is None or (row.from_report, row.to_report) in pairs]
        self._rows.setdefault(Reuse, {}).update({row.reuse_id: row for row in kept})

    def _add_stories(self, of: Mapping[str, Sequence[str]]) -> None:
        """Stories with those of their reports that are here."""
        held = self._rows.setdefault(Story, {})
        for row in self.reading.rows("stories", [key for key in of if key not in held]):
            held[row.story_id] = row
        for key, reports in of.items():
            held[key] = replace(held[key], report_ids=tuple(sorted({*held[key].report_ids, *reports})))

    def _add(self, cls: type[Row], table: str, ids: Iterable[str]) -> list[Row]:
        held = self._rows.setdefault(cls, {})
        wanted = list(dict.fromkeys(ids))
        key = fields(TABLES[table])[0].name
        for row in self.reading.rows(table, sorted(set(wanted) - held.keys())):
            held[getattr(row, key)] = row
        return [held[i] for i in wanted if i in held]

    def _of(self, cls: type[Row]) -> list[Row]:
        return list(self._rows.get(cls, {}).values())
