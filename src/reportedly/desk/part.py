"""A part of a case as a ``Record``: the rows asked for, and what they rest on, taken from the shelf by id.

So the desk shows a few rows of a case of any size with the very functions that make the page
(``publish.views``), which pass over whatever is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import islice
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
)

Row = TypeVar("Row")

MOST_WITHIN: Final = 8
"""Statements, reports, origins or passages that a row in a list carries, as many as are drawn before "Show
more"; a row by itself has up to MOST_ALONE."""

MOST_ALONE: Final = 1_000

DEEDS_WITHIN: Final = 6
TOLD_WITHIN: Final = 2
"""Events and sayings of a party in a list, and statements of each event: a list of the busiest would else be
most of the case."""


class Part:
    """Rows of a case gathered bit by bit; ``record`` gives them with what they refer to."""

    def __init__(self, reading: Reading, *, texts: bool = False, most: int = MOST_WITHIN) -> None:
        self.reading = reading
        self.texts = texts
        self.most = most
        self._rows: dict[type, dict[str, Any]] = {}
        self._told: dict[str, list[str]] = {}  # reports that are here, by story

    def claims(self, ids: Sequence[str]) -> None:
        """Claims, their statements, what they come from and what contests them."""
        found = self._add(Claim, "claims", ids)
        self.statements(i for row in found for i in row.statement_ids[: self.most])
        for row in found:
            self._shorten(row)
        self._add(Source, "sources", {o for row in found for o in row.origins})
        self._conflicts_about([row.claim_id for row in found])
        self._add_reuse([row.report_id for row in self._of(Report)])

    def events(self, ids: Sequence[str], most: int | None = None) -> None:
        """Events, who is in them, where, and the statements that tell them (``most`` of each)."""
        found = self._add(Event, "events", ids)
        self.statements(i for row in found for i in row.statement_ids[: most or self.most])
        # Some are told in words of the report's own that are no statement.
        self.reports({i for row in found if not row.statement_ids for i in row.report_ids[: self.most]})
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
        arrays, held = self.reading.arrays, self._rows[Report]
        numbers = self.reading.find("report_ids", wanted)
        keys = self.reading.ids("report_ids", numbers)
        for key, length in zip(keys, arrays["report_length"][numbers].tolist(), strict=True):
            _lengthen(held[key], length)
        stories = arrays["report_story"][numbers]
        inside = self.reading.ids("story_ids", stories[stories >= 0])
        for story, place in zip(inside, np.flatnonzero(stories >= 0).tolist(), strict=True):
            self._told.setdefault(story, []).append(keys[place])
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
        alone = self.most > MOST_WITHIN
        most = self.most // 2 if alone else DEEDS_WITHIN
        deeds = self.reading.ids("event_ids", self.reading.listed("deeds", ids, most))
        self.events(deeds, self.most // 4 if alone else TOLD_WITHIN)
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

        told = self._told
        stories = sorted(self.reading.rows("stories", told), key=lambda row: str(row.story_id))
        reports = sorted(self._of(Report), key=lambda row: (row.file, row.part, row.report_id))
        return Record(
            reports=tuple(reports),
            stories=tuple(replace(row, report_ids=tuple(sorted(told[row.story_id]))) for row in stories),
            reuse=rows(Reuse, "reuse_id"),
            entities=rows(Entity, "entity_id"),
            sources=rows(Source, "source_id"),
            statements=rows(Statement, "statement_id"),
            claims=rows(Claim, "claim_id"),
            events=rows(Event, "event_id"),
            conflicts=rows(Conflict, "conflict_id"),
        )

    def mentioned(self) -> dict[str, list[str]]:
        """The entities that are here and that each statement is about, by its id."""
        starts, listed = self.reading.arrays["about_starts"], self.reading.arrays["about_listed"]
        held = self._rows.get(Entity, {})
        keys = sorted(self._rows.get(Statement, {}))
        numbers = self.reading.find("statement_ids", keys)
        firsts, ends = starts[numbers], starts[numbers + 1]
        every = [listed[a:b] for a, b in zip(firsts.tolist(), ends.tolist(), strict=True)]
        names = iter(self.reading.ids("entity_ids", np.concatenate(every) if every else ()))
        found: dict[str, list[str]] = {}
        for key, count in zip(keys, (ends - firsts).tolist(), strict=True):
            found[key] = sorted(name for name in islice(names, count) if name in held)
        return found

    def _statements_in(self, report: int) -> Numbers:
        """The numbers of a report's statements: they stand in a row."""
        first, last = np.searchsorted(self.reading.arrays["statement_report"], [report, report + 1])
        return np.arange(first, last, dtype=np.int32)

    def _shorten(self, claim: Claim) -> None:
        """Leave a claim in a list the first of its origins and those of its statements that are here."""
        if len(claim.origins) > self.most:
            here = self._rows[Statement]
            rests = {here[key].root for key in claim.statement_ids[: self.most] if key in here}
            first = claim.origins[: self.most]
            rest = (key for key in claim.origins[self.most :] if key in rests)
            object.__setattr__(claim, "origins", (*first, *rest))

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

    def _add(self, cls: type[Row], table: str, ids: Iterable[str]) -> list[Row]:
        held = self._rows.setdefault(cls, {})
        wanted = list(dict.fromkeys(ids))
        key = fields(TABLES[table])[0].name
        for row in self.reading.rows(table, sorted(set(wanted) - held.keys())):
            held[getattr(row, key)] = row
        return [held[i] for i in wanted if i in held]

    def _of(self, cls: type[Row]) -> list[Row]:
        return list(self._rows.get(cls, {}).values())


def _lengthen(head: Report, length: int) -> None:
    """Make a head's text as long as its report's: shares of it are counted. The row was decoded for this
    part alone, and ``replace`` would take longer than all else that is done with it."""
    object.__setattr__(head, "text", head.text.ljust(length))
