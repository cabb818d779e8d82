"""Which reports are near-complete copies, by the rule of ``publish.views.answer.copies``, from tables."""

from __future__ import annotations

from collections import defaultdict

import duckdb

from reportedly.publish.views.answer import COPY_SHARE, covered


def mark_copies(db: duckdb.DuckDBPyConnection) -> None:
    """Write the report that each is a copy of, in the end, into ``desk_reports.first_copy``."""
    length = dict(db.execute("SELECT report_id, length FROM desk_reports").fetchall())
    passages: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    rows = db.execute(
        "SELECT from_report, to_report, from_start, from_end, to_start, to_end, direction FROM reuse"
    )
    for one, other, from_start, from_end, to_start, to_end, direction in rows.fetchall():
        passages[one, other].append((to_start, to_end))
        if direction == "unknown":
            passages[other, one].append((from_start, from_end))
    shares = [
        (share, original, copy)
        for (original, copy), spans in passages.items()
        if original in length and (share := covered(spans) / max(length.get(copy, 0), 1)) > COPY_SHARE
    ]
    found: dict[str, str] = {}
    for _, original, copy in sorted(shares, key=lambda row: (-row[0], row[1], row[2])):
        first = original
        while first in found:
            first = found[first]
        if copy not in found and first != copy:
            found[copy] = original
    firsts = []
    for copy, original in sorted(found.items()):
        while original in found:
            original = found[original]
        firsts.append((copy, original))
    db.execute(
        "UPDATE desk_reports SET first_copy = c.first_copy "
        "FROM (SELECT unnest(?::VARCHAR[]) AS report_id, unnest(?::VARCHAR[]) AS first_copy) c "
        "WHERE desk_reports.report_id = c.report_id",
        [[copy for copy, _ in firsts], [first for _, first in firsts]],
    )
