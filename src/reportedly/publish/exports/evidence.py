"""What a coder's row rests on: one row per event and statement, beside the files that have no room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportedly.publish.exports.coded import Coded, joined
from reportedly.publish.exports.columns import Column
from reportedly.publish.safe import web_address
from reportedly.publish.views import phrases
from reportedly.record import Report, Statement


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement behind an event; None where the report tells the event outside any statement."""

    coded: Coded
    report: Report
    statement: Statement | None


def evidence(row: Coded) -> list[Evidence]:
    """The statements of an event, then the reports that tell it without one."""
    found = [Evidence(row, row.lookup.report[s.report_id], s) for s in row.statements]
    told = {e.report.report_id for e in found}
    return found + [Evidence(row, r, None) for r in row.reports if r.report_id not in told]


def said(row: Evidence) -> str | None:
    """On whose word, from the outlet to the root."""
    chain = row.statement.chain if row.statement else ()
    return phrases.arrows(chain, row.coded.lookup) or None


def figures(row: Evidence) -> str | None:
    """The figures of those killed, hurt or held that this statement gives, as written."""
    return joined(
        f"{figure.text} ({count.what})"
        for count in row.coded.event.counts
        for figure in count.figures
        if (
            row.statement.statement_id in figure.statement_ids
            if row.statement
            else row.report.report_id in figure.report_ids
        )
    )


COLUMNS: Final[tuple[Column[Evidence], ...]] = (
    Column("event_id", "text", "The event", "As in the file.", lambda e: e.coded.event.event_id),
    Column("type", "text", "PLOVER type", "As in the record.", lambda e: e.coded.event.type),
    Column("mode", "text", "PLOVER mode", "As in the record.", lambda e: e.coded.event.mode),
    Column("status", "text", "Status of the event", "As in the record.", lambda e: e.coded.event.status),
    Column("start", "ISO prefix", "First time told", "As exact as told.", lambda e: e.coded.event.start),
    Column("end", "ISO prefix", "Last time told", "As exact as told.", lambda e: e.coded.event.end),
    Column(
        "n_origins",
        "integer",
        "Independent origins of the event",
        "Roots left once retelling and copying are followed back.",
        lambda e: e.coded.event.n_origins,
    ),
    Column(
        "reason",
        "text",
        "Why the row is what it is",
        "The words of its type, where its place and time stand, why its tellings are one event.",
        lambda e: e.coded.event.reason,
    ),
    Column(
        "outlet",
        "text",
        "Who published it",
        "The outlet.",
        lambda e: e.coded.lookup.outlet[e.report.report_id],
    ),
    Column("published", "ISO prefix", "When", "The report's date.", lambda e: e.report.published),
    Column("headline", "text", "The report's title", "The title.", lambda e: e.report.title),
    Column(
        "url",
        "text",
        "Where",
        "The report's address, if it is a web address.",
        lambda e: web_address(e.report.url),
    ),
    Column("file", "text", "The file read", "As given.", lambda e: e.report.file),
    Column(
        "statement_id",
        "text",
        "The statement that tells it",
        "Empty where the report tells the event outside any statement.",
        lambda e: e.statement.statement_id if e.statement else None,
    ),
    Column("said_by", "text", "On whose word, outlet to root", "The chain in words.", said),
    Column("figures", "text", "Figures of people in it", "As written, with what befell them.", figures),
    Column(
        "text",
        "text",
        "The words",
        "The statement, exactly as in the report.",
        lambda e: e.statement.text if e.statement else None,
    ),
)
