"""When an event took place, and whether it can be told from others."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.ucdp.places import CELL_PRECISION


def clarity(row: Coded) -> int | None:
    return 1 if row.event.date_prec == 1 and (row.event.where_prec or 9) <= CELL_PRECISION else None


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "event_clarity",
        "1, 2",
        "1 a single event that can be told from others, 2 an aggregate",
        "1 where the day and at least the district are told; else empty: whether it is an aggregate is "
        "not said.",
        clarity,
    ),
    Column(
        "date_prec",
        "1–5",
        "How exact the date is: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year",
        "From the words of time in the passage; empty where there are none, never the date of publication.",
        lambda r: r.event.date_prec,
    ),
    Column("date_start", "YYYY-MM-DD", "First day", "First day of what is told.", lambda r: r.first_day),
    Column("date_end", "YYYY-MM-DD", "Last day", "Last day of what is told.", lambda r: r.last_day),
)
