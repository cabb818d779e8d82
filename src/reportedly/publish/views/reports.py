"""The reports in full: which statements stand in each. Heads and texts are in ``refs``."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.publish.views.lookup import Lookup


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report and its statements in reading order."""

    report: str
    statements: tuple[str, ...]


def report_rows(lookup: Lookup) -> list[ReportRow]:
    """Every report by date of publication."""
    return [
        ReportRow(
            report.report_id,
            tuple(row.statement_id for row in lookup.statements_in.get(report.report_id, ())),
        )
        for report in lookup.in_order
    ]
