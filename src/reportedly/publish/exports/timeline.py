"""TimelineJS: the 18 columns of its spreadsheet."""

from __future__ import annotations

from html import escape
from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.safe import short, web_address
from reportedly.publish.views import phrases

MEDIA: Final = "Left empty: reports are kept as text."
HEADLINE_LIMIT: Final = 120


def part(prefix: str | None, number: int) -> int | None:
    """Year, month or day (0, 1, 2) of an ISO prefix, as far as it goes."""
    parts = (prefix or "")[:10].split("-")
    return int(parts[number]) if len(parts) > number and parts[number].isdigit() else None


def time(prefix: str | None) -> str | None:
    return (prefix or "").partition("T")[2][:5] or None


def end(row: Coded) -> str | None:
    return row.event.end if row.event.end != row.event.start else None


def headline(row: Coded) -> str:
    words = escape(short(row.event.text, HEADLINE_LIMIT), quote=False)
    return words if row.real else f"[{row.event.status}] {words}"


def text(row: Coded) -> str:
    """The words of the event, who tells it on how many origins, its status and why, as TimelineJS's HTML."""
    outlets = phrases.listed(row.outlets)
    origins = phrases.counted(row.event.n_origins, "origin")
    links = [
        f'<a href="{escape(url)}">{escape(row.lookup.outlet[r.report_id])}</a>'
        for r in row.reports
        if (url := web_address(r.url))
    ]
    meaning = phrases.STATUS_MEANING[row.event.status]
    told = f"Told by {escape(outlets)}; {origins}. Status: {row.event.status} ({meaning})."
    why = [escape(row.event.reason, quote=False)] if row.event.reason else []
    return " ".join([f"“{escape(row.event.text, quote=False)}”", told, *why, *links])


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column("Year", "integer", "Year it began", "As told.", lambda r: part(r.event.start, 0)),
    Column("Month", "integer", "Month", "Empty where not told.", lambda r: part(r.event.start, 1)),
    Column("Day", "integer", "Day", "Empty where not told.", lambda r: part(r.event.start, 2)),
    Column("Time", "HH:MM", "Hour", "Empty where not told.", lambda r: time(r.event.start)),
    Column("End Year", "integer", "Year it ended", "For spans.", lambda r: part(end(r), 0)),
    Column("End Month", "integer", "Month", "Empty where not told.", lambda r: part(end(r), 1)),
    Column("End Day", "integer", "Day", "Empty where not told.", lambda r: part(end(r), 2)),
    Column("End Time", "HH:MM", "Hour", "Empty where not told.", lambda r: time(end(r))),
    Column(
        "Display Date",
        "text",
        "The date as shown",
        "In words, as exact as told.",
        lambda r: phrases.span(r.event.start, r.event.end),
    ),
    Column(
        "Headline",
        "HTML",
        "Title of the slide",
        "The passage, shortened, its markup escaped; what has not taken place has its status in front.",
        headline,
    ),
    Column(
        "Text",
        "HTML",
        "Text of the slide",
        "The passage, who tells it, how many origins, the status, why it is coded so, links to the reports.",
        text,
    ),
    Column("Media", "URL", "Picture, video or map", MEDIA),
    Column("Media Credit", "HTML", "Whose it is", MEDIA),
    Column("Media Caption", "HTML", "What it shows", MEDIA),
    Column("Media Thumbnail", "URL", "Its small picture", MEDIA),
    Column("Type", "text", "title, era, or empty for a slide", "Left empty: every row is a slide."),
    Column("Group", "text", "Row of the timeline", "The status.", lambda r: r.event.status),
    Column("Background", "colour or URL", "Background of the slide", "Left empty: the timeline's own."),
)

NOTES: Final = """Events with a date, as a spreadsheet for TimelineJS: put it into a Google sheet made
from the TimelineJS template.

In the file: every event that has at least a year, whatever its status; the status is the group, and
stands before the headline of all that has not taken place. Events without a date are not in it: they are
in `plover`."""


def is_row(row: Coded) -> bool:
    """An event with at least a year."""
    return part(row.event.start, 0) is not None
