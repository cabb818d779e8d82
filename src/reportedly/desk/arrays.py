"""The order of each view's rows and what belongs to what, from the steps' tables onto the shelf, as arrays.

They are worked out anew each time, by DuckDB and numpy: no row of them becomes an object of Python.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final

import duckdb
import numpy as np
import numpy.typing as npt

from reportedly.desk.filters import STATUSES
from reportedly.desk.shelving import put_array, put_ids, put_lists, put_value

MOST_LISTED: Final = 5_000
"""Deeds and words of one party that are kept."""

_DAYS: Final = (
    "SELECT day, row_number() OVER (ORDER BY day) - 1 AS number FROM "
    "(SELECT first AS day FROM desk_events UNION SELECT last FROM desk_events) WHERE day IS NOT NULL"
)


def _columns(db: duckdb.DuckDBPyConnection, sql: str) -> dict[str, npt.NDArray[np.int32]]:
    """Columns of whole numbers."""
    found = db.sql(sql).to_arrow_table()
    return {name: found[name].to_numpy().astype(np.int32) for name in found.column_names}


def put_arrays(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
    """All rows in the order of each view, by id, and what filters look at, by number."""
    for name, sql in {
        "report_ids": "SELECT report_id AS id FROM desk_reports",
        "statement_ids": "SELECT statement_id AS id FROM desk_statements",
        "claim_ids": "SELECT claim_id AS id FROM desk_claims",
        "conflict_ids": "SELECT conflict_id AS id FROM desk_conflicts",
        "event_ids": "SELECT event_id AS id FROM desk_events",
        "source_ids": "SELECT source_id AS id FROM desk_sources",
        "party_ids": "SELECT entity_id AS id FROM desk_parties",
        "name_ids": "SELECT entity_id AS id FROM desk_names",
        "story_ids": "SELECT story_id AS id FROM desk_stories",
        "reuse_ids": "SELECT reuse_id AS id FROM desk_reuse",
        "entity_ids": "SELECT entity_id AS id, row_number() OVER (ORDER BY entity_id) AS place FROM entities",
    }.items():
        put_ids(shelf, name, db.sql(f"{sql} ORDER BY place").to_arrow_table()["id"])
    for sql in (
        "SELECT dense_rank() OVER (ORDER BY outlet) - 1 AS report_outlet, "
        "coalesce(s.place - 1, -1) AS report_story, "
        "CASE WHEN published IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY published NULLS LAST) - 1 END "
        "AS report_date, length AS report_length "
        "FROM desk_reports r LEFT JOIN desk_stories s USING (story_id) ORDER BY r.place",
        "SELECT r.place - 1 AS statement_report, coalesce(c.place - 1, -1) AS statement_claim, "
        "coalesce(o.place - 1, -1) AS statement_root, "
        f"list_position({list(STATUSES)}, s.status) - 1 AS statement_status "
        "FROM desk_statements s JOIN desk_reports r USING (report_id) "
        "LEFT JOIN desk_claims c USING (claim_id) "
        "LEFT JOIN desk_sources o ON o.source_id = s.root ORDER BY s.place",
        "SELECT place - 1 AS timeline FROM desk_events WHERE first IS NOT NULL "
        "ORDER BY first, last, event_id",
        "SELECT d.place - 1 AS map FROM desk_events d JOIN events e USING (event_id) "
        "LEFT JOIN entities p ON p.entity_id = e.place "
        "WHERE coalesce(e.lat, p.lat) IS NOT NULL AND coalesce(e.lon, p.lon) IS NOT NULL ORDER BY d.place",
        # Everything that a conflict is about: its claim's statements, and those that give its values.
        "SELECT s.place - 1 AS contested_statements FROM desk_statements s WHERE claim_id IN "
        "(SELECT claim_id FROM conflicts WHERE claim_id IS NOT NULL) OR statement_id IN "
        "(SELECT statement_id FROM desk_conflict_statements) ORDER BY s.place",
        "SELECT coalesce(f.number, -1) AS event_first, coalesce(l.number, -1) AS event_last "
        f"FROM desk_events e LEFT JOIN ({_DAYS}) f ON f.day = e.first "
        f"LEFT JOIN ({_DAYS}) l ON l.day = e.last ORDER BY e.place",
        "SELECT n_claims AS source_claims FROM desk_sources ORDER BY place",
        "SELECT f.place - 1 AS copied_from, t.place - 1 AS copied_to FROM desk_copied c "
        "JOIN desk_reports f ON f.report_id = c.from_report JOIN desk_reports t ON t.report_id = c.to_report "
        "ORDER BY c.place",
        "SELECT coalesce(r.place - 1, -1) AS reuse_from FROM desk_reuse u JOIN reuse USING (reuse_id) "
        "LEFT JOIN desk_reports r ON r.report_id = from_report ORDER BY u.place",
    ):
        for name, column in _columns(db, sql).items():
            put_array(shelf, name, column)
    for view, belongs in {
        "conflict": "desk_conflict_statements JOIN desk_conflicts USING (conflict_id)",
        "event": "desk_event_statements JOIN desk_events USING (event_id)",
        "party": "desk_about JOIN desk_parties USING (entity_id)",
        "name": "desk_about JOIN desk_names USING (entity_id)",
    }.items():
        pairs = _columns(
            db,
            f"SELECT s.place - 1 AS statement, b.place - 1 AS number FROM ({_named(belongs)}) b "
            "JOIN desk_statements s USING (statement_id) ORDER BY number, statement",
        )
        put_array(shelf, f"{view}_statement", pairs["statement"])
        put_array(shelf, f"{view}_number", pairs["number"])
    about = _columns(
        db,
        "SELECT s.place - 1 AS statement, e.number "
        "FROM desk_about JOIN desk_statements s USING (statement_id) "
        "JOIN (SELECT entity_id, row_number() OVER (ORDER BY entity_id) - 1 AS number FROM entities) e "
        "USING (entity_id) ORDER BY statement, number",
    )
    count = db.execute("SELECT count(*) FROM desk_statements").fetchall()[0][0]
    put_array(
        shelf, "about_starts", np.searchsorted(about["statement"], np.arange(count + 1)).astype(np.int32)
    )
    put_array(shelf, "about_listed", about["number"])
    for name, sql in {
        "outlets": "SELECT DISTINCT outlet FROM desk_reports ORDER BY outlet",
        "event_days": f"SELECT day FROM ({_DAYS}) ORDER BY number",
        "dates": "SELECT DISTINCT published FROM desk_reports WHERE published IS NOT NULL ORDER BY published",
    }.items():
        put_value(shelf, name, json.dumps([row[0] for row in db.execute(sql).fetchall()]))


def _named(joined: str) -> str:
    return f"SELECT statement_id, place FROM {joined}"


def put_all_lists(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
    """What belongs to one source, entity, report, claim or event, in order."""
    for kind, sql in {
        "chain": "SELECT unnest(list_distinct(chain)) AS id, place AS number FROM desk_statements",
        "root": "SELECT root AS id, place AS number FROM desk_statements",
        "entity": "SELECT entity_id AS id, place AS number FROM desk_about "
        "JOIN desk_statements USING (statement_id)",
        "mentioned": "SELECT DISTINCT e.entity_id AS id, d.place AS number FROM entities e, "
        "unnest(e.aliases) AS a(alias), unnest(a.alias.report_ids) AS r(report_id) "
        "JOIN desk_reports d USING (report_id)",
        "contested": "SELECT unnest([c.claim_id, c.event_id]) AS id, k.place AS number "
        "FROM conflicts c JOIN desk_conflicts k USING (conflict_id)",
        "taken": "SELECT to_report AS id, u.place AS number FROM desk_reuse u JOIN reuse USING (reuse_id)",
        "through": "SELECT DISTINCT s.root AS id, o.number FROM desk_statements s JOIN ("
        "SELECT outlet, row_number() OVER (ORDER BY outlet) AS number "
        "FROM (SELECT DISTINCT outlet FROM desk_reports)) o USING (outlet)",
    }.items():
        _put_list(
            db,
            shelf,
            kind,
            f"SELECT id, number - 1 AS number FROM ({sql}) WHERE id IS NOT NULL ORDER BY id, number",
        )
    for kind, other in (("deeds", "event"), ("sayings", "statement")):
        _put_list(
            db,
            shelf,
            kind,
            "SELECT d.entity_id AS id, x.place - 1 AS number "
            f"FROM desk_deeds d JOIN desk_{other}s x USING ({other}_id) "
            "QUALIFY row_number() OVER (PARTITION BY d.entity_id ORDER BY d.told DESC, x.place) "
            f"<= {MOST_LISTED} ORDER BY id, d.told DESC, number",
        )
    outlets = db.execute(
        "SELECT lower(a.alias.text), e.entity_id FROM entities e, unnest(e.aliases) AS a(alias) "
        "WHERE e.kind = 'outlet' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    put_value(shelf, "outlet_entities", json.dumps(_grouped(outlets)))


def _put_list(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection, kind: str, sql: str) -> None:
    found = db.sql(sql).to_arrow_table()
    put_lists(shelf, kind, found["id"], found["number"].to_numpy().astype(np.int32))


def _grouped(rows: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in rows:
        found.setdefault(key, []).append(value)
    return found
