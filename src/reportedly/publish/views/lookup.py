"""Everything in a record by its id, and what points at it; made once, in one pass over the rows."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from reportedly.record import Claim, Conflict, Entity, Event, Record, Report, Reuse, Source, Statement


class Lookup:
    """A record with its rows by id; a row that points nowhere is passed over, never an error."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.report: dict[str, Report] = {row.report_id: row for row in record.reports}
        self.entity: dict[str, Entity] = {row.entity_id: row for row in record.entities}
        self.source: dict[str, Source] = {row.source_id: row for row in record.sources}
        self.statement: dict[str, Statement] = {
            row.statement_id: row for row in record.statements if row.report_id in self.report
        }
        self.claim: dict[str, Claim] = {row.claim_id: row for row in record.claims}
        self.event: dict[str, Event] = {row.event_id: row for row in record.events}

    @cached_property
    def outlet(self) -> dict[str, str]:
        """A report's outlet, by report id: the outlet's one name where several are used."""
        one_name = {
            alias.text.casefold(): entity.name
            for entity in self.record.entities
            if entity.kind == "outlet"
            for alias in entity.aliases
        }
        return {
            report.report_id: one_name.get(report.outlet.casefold(), report.outlet)
            if report.outlet
            else report.carrier
            for report in self.record.reports
        }

    @cached_property
    def in_order(self) -> list[Report]:
        """The reports by date of publication, the undated last."""
        rows = self.record.reports
        return sorted(rows, key=lambda row: (*self.dated(row.report_id), row.file, row.part))

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """A report's statements in reading order, by report id."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statement.values():
            found[statement.report_id].append(statement)
        for statements in found.values():
            statements.sort(key=lambda row: (row.start, -row.end, row.statement_id))
        return found

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim a statement belongs to, by statement id."""
        return {statement_id: claim for claim in self.record.claims for statement_id in claim.statement_ids}

    @cached_property
    def conflicts_about(self) -> dict[str, list[Conflict]]:
        """The conflicts of a claim or event, by its id."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.record.conflicts:
            for about in (conflict.claim_id, conflict.event_id):
                if about is not None:
                    found[about].append(conflict)
        return found

    @cached_property
    def reuse_in(self) -> dict[str, list[Reuse]]:
        """What a report took from others, the longest passage first, by the report that took."""
        found: dict[str, list[Reuse]] = defaultdict(list)
        for reuse in self.record.reuse:
            if reuse.from_report in self.report and reuse.to_report in self.report:
                found[reuse.to_report].append(reuse)
        for taken in found.values():
            taken.sort(key=lambda row: (row.to_start - row.to_end, row.reuse_id))
        return found

    @cached_property
    def story_of(self) -> dict[str, str]:
        """The first story of each report, by report id."""
        found: dict[str, str] = {}
        for story in self.record.stories:
            for report_id in story.report_ids:
                found.setdefault(report_id, story.story_id)
        return found

    def statements_of(self, statement_ids: tuple[str, ...]) -> list[Statement]:
        """The statements by date of their report (the undated last), then by place in it."""
        rows = [self.statement[key] for key in statement_ids if key in self.statement]
        return sorted(rows, key=lambda row: (self.dated(row.report_id), row.report_id, row.start))

    def silent(self, event: Event) -> tuple[str, ...]:
        """The reports that tell an event of which no statement tells."""
        if any(key in self.statement for key in event.statement_ids):
            return ()
        return tuple(key for key in event.report_ids if key in self.report)

    def dated(self, report_id: str) -> tuple[bool, str]:
        """A sort key for a report's date of publication.

        The undated come last, and one known only by its month or day after all of that month or day: to
        stand first is to be taken for the one the others had it from.
        """
        published = self.report[report_id].published
        return published is None, f"{published or ''}~"
