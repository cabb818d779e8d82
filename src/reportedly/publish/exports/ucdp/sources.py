"""Which reports tell an event, and who told them."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded, joined
from reportedly.publish.exports.columns import Column


def articles(row: Coded) -> str | None:
    """UCDP's ``source_article``: outlet, day and title of each report; None where there is no report."""
    return joined(
        ", ".join(filter(None, (row.lookup.outlet[r.report_id], r.published, r.title))) for r in row.reports
    )


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "number_of_sources",
        "integer",
        "How many reports tell it",
        "Reports, as UCDP counts them; the evidence file has n_origins, the independent ones.",
        lambda r: len(r.reports),
    ),
    Column(
        "source_article",
        "text",
        "The reports: office, date, headline",
        "All of them, “; ” between.",
        articles,
    ),
    Column("source_office", "text", "Their offices", "Outlets, first to last.", lambda r: joined(r.outlets)),
    Column(
        "source_date",
        "text",
        "Their dates",
        "Dates of publication.",
        lambda r: joined(x.published for x in r.reports),
    ),
    Column(
        "source_headline", "text", "Their headlines", "Titles.", lambda r: joined(x.title for x in r.reports)
    ),
    Column(
        "source_original",
        "text",
        "Who gave the information to the office",
        "The roots of what is told, the first told first: who is left once retelling is followed back. "
        "“X, citing” stands before one that is known through an outlet whose own report is not here; an "
        "outlet's own word is not listed.",
        lambda r: r.event.source_original,
    ),
)
