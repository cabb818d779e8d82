"""The reports in full as the page shows them: statements marked, their chains beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.publish import phrases
from reportedly.publish.answer import copies
from reportedly.publish.claims import Keys, keys
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import Paragraph, direction, language_tag, paragraphs
from reportedly.publish.safe import short, web_address
from reportedly.record import Report, Statement, Status


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a marked statement: its number, its chain, its status."""

    number: int
    statement_id: str
    arrows: str
    status: Status
    own_voice: bool
    unnamed: bool
    claim_id: str | None
    claim_origins: int
    claim_outlets: int


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its marks, and the notes on what begins in it."""

    paragraph: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full."""

    report_id: str
    outlet: str
    title: str
    byline: str | None
    date: str | None
    published: str | None
    basis: str | None
    file: str
    credits: tuple[str, ...]
    url: str | None
    language: str
    direction: str
    paragraphs: tuple[MarkedParagraph, ...]
    notes: dict[str, Note]
    n_statements: int
    copy_of: str | None
    copy_of_outlet: str | None
    translated: bool
    keys: Keys


def report_views(lookup: Lookup) -> list[ReportView]:
    """Every report in full, by date of publication."""
    copied = copies(lookup)
    rows = sorted(lookup.record.reports, key=lambda row: (*lookup.dated(row.report_id), row.file, row.part))
    return [_report(report, copied.get(report.report_id), lookup) for report in rows]


def _report(report: Report, copy_of: str | None, lookup: Lookup) -> ReportView:
    statements = lookup.statements_in.get(report.report_id, [])
    notes, met = {}, set[str]()
    for number, row in enumerate(statements, 1):
        # What is said of a source is said once beside each report: notes are read in order.
        notes[row.statement_id] = _note(number, row, lookup, known=row.root in met)
        met.add(row.root)
    return ReportView(
        report_id=report.report_id,
        outlet=lookup.outlet[report.report_id],
        title=report.title or short(report.text.strip().partition("\n")[0], 90) or "Untitled",
        byline=report.byline,
        date=phrases.date(report.published),
        published=report.published,
        basis=report.published_basis,
        file=report.file,
        credits=report.credits,
        url=web_address(report.url),
        language=language_tag(report.language),
        direction=direction(report.language),
        paragraphs=tuple(
            MarkedParagraph(row, tuple(notes[statement.statement_id] for statement in row.statements))
            for row in paragraphs(report, statements)
        ),
        notes=notes,
        n_statements=len(statements),
        copy_of=copy_of,
        copy_of_outlet=lookup.outlet[copy_of] if copy_of else None,
        translated=any(
            row.kind == "translated" and row.from_report == copy_of
            for row in lookup.reuse_in.get(report.report_id, ())
        ),
        keys=_report_keys(report, statements, lookup),
    )


def _report_keys(report: Report, statements: Sequence[Statement], lookup: Lookup) -> Keys:
    contested = any(
        claim.claim_id in lookup.conflicts_about
        for row in statements
        if (claim := lookup.claim_of.get(row.statement_id))
    )
    found = keys(statements, lookup, contested=contested)
    story = lookup.story_of.get(report.report_id)
    return Keys((lookup.outlet[report.report_id],), found.sources, found.statuses, story, contested)


def _note(number: int, statement: Statement, lookup: Lookup, *, known: bool) -> Note:
    claim = lookup.claim_of.get(statement.statement_id)
    root = lookup.source.get(statement.root)
    return Note(
        number=number,
        statement_id=statement.statement_id,
        arrows=phrases.arrows(statement.chain[1:], lookup, asides=not known),
        status=statement.status,
        own_voice=len(statement.chain) < 2,
        unnamed=root is not None and root.kind == "anonymous",
        claim_id=claim.claim_id if claim and claim.n_reports > 1 else None,
        claim_origins=claim.n_origins if claim else 0,
        claim_outlets=claim.n_outlets if claim else 0,
    )
