"""The first text of each report, by the rule of ``publish.views.copies``, from the case's tables."""

from __future__ import annotations

import duckdb

from reportedly.publish.views.copies import find_copies, first_copied


def mark_copies(db: duckdb.DuckDBPyConnection) -> None:
    """Write the report that each is a copy of, in the end, into ``desk_reports.first_copy``."""
    length = dict(db.execute("SELECT report_id, length FROM desk_reports").fetchall())
    passages = db.execute(
        "SELECT from_report, to_report, from_start, from_end, to_start, to_end, direction FROM reuse"
    ).fetchall()
    found = find_copies(passages, length)
    copied = sorted(found)
    db.execute(
        "UPDATE desk_reports SET first_copy = c.first_copy "
        "FROM (SELECT unnest(?::VARCHAR[]) AS report_id, unnest(?::VARCHAR[]) AS first_copy) c "
        "WHERE desk_reports.report_id = c.report_id",
        [copied, [first_copied(copy, found) for copy in copied]],
    )
