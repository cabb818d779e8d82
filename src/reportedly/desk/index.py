"""Bringing the shelf up to the record: rows that changed, the order of each view, and the words of new texts.

What is on the shelf is known by a hash of each row, kept in the case under the schema ``desk_kept``: so a
report that was added writes what it changed and no more. Orders and lists are worked out anew each time.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final
from uuid import uuid4

import duckdb
import numpy as np
import numpy.typing as npt

from reportedly.arrow import schema
from reportedly.desk.agreements import put_agreements
from reportedly.desk.answer import make_answer
from reportedly.desk.changes import note
from reportedly.desk.copies import mark_copies
from reportedly.desk.filters import STATUSES
from reportedly.desk.shelf import (
    FIRST_REPORTS,
    TABLES,
    Reading,
    Shelf,
    put_array,
    put_ids,
    put_lists,
    put_rows,
    put_value,
    read_arrays,
)
from reportedly.desk.steps import STEPS
from reportedly.desk.words import index_words

HEAD: Final = 300
"""Characters of a text that are kept with its head: a title is its beginning where it has none."""

MOST_LISTED: Final = 5_000
"""Deeds and words of one party that are kept."""

BATCH: Final = 20_000

LAYOUT: Final = "v4"
"""Raised when what is on the shelf changes: one of another layout is made anew."""


def _of(table: str) -> str:
    """A table's rows with the columns of the record only, which are what the shelf decodes."""
    columns = ", ".join(f'"{name}"' for name in schema(TABLES[table]).names)
    return f"SELECT {columns} FROM {table}"


_SHORT: Final = (
    "SELECT * REPLACE (list_transform(aliases, lambda a: {'text': a.text, "
    f"'report_ids': a.report_ids[1:{FIRST_REPORTS}]}}) AS aliases) "
    f"FROM ({_of('entities')})"
)

_ROWS: Final[dict[str, tuple[str, str]]] = {
    "statements": ("statement_id", _of("statements")),
    "claims": ("claim_id", _of("claims")),
    "events": ("event_id", _of("events")),
    "conflicts": ("conflict_id", _of("conflicts")),
    "sources": ("source_id", _of("sources")),
    "entities": ("entity_id", _SHORT),
    "entities_whole": (
        "entity_id",
        f"{_of('entities')} "
        f"WHERE len(list_filter(aliases, lambda a: len(a.report_ids) > {FIRST_REPORTS})) > 0",
    ),
    "heads": ("report_id", f"SELECT * REPLACE (substr(text, 1, {HEAD}) AS text) FROM reports_dated"),
    "reports": ("report_id", "FROM reports_dated"),
    "reuse": ("reuse_id", _of("reuse")),
    "stories": ("story_id", "SELECT story_id, title, []::VARCHAR[] AS report_ids FROM stories"),
}

_DAYS: Final = (
    "SELECT day, row_number() OVER (ORDER BY day) - 1 AS number FROM "
    "(SELECT first AS day FROM desk_events UNION SELECT last FROM desk_events) WHERE day IS NOT NULL"
)

# Of what is on the shelf, the case keeps which row it was, so that only what changed is written.
_SHELVED: Final = "CREATE TABLE IF NOT EXISTS desk_kept.shelved (kind VARCHAR, id VARCHAR, hash UBIGINT)"


def refresh(db: duckdb.DuckDBPyConnection, shelf: Shelf, at: str = "") -> bool:
    """Bring the shelf up to the record; whether there was anything to do. What changed is noted with ``at``,
    the time (ISO 8601)."""
    _create(db)
    revision = _revision(db)
    kept = db.execute("SELECT revision, shelf FROM desk_kept.meta").fetchall()
    standing = shelf.revision
    known = bool(kept) and standing is not None and kept[0][1] == standing
    known = known and str(standing).startswith(f"{LAYOUT}-")
    if known and kept[0][0] == revision:
        return False
    token = f"{LAYOUT}-{revision}-{uuid4().hex}"
    (threads,) = db.execute("SELECT current_setting('threads')").fetchall()[0]
    db.execute(f"SET threads = {max(1, threads - 1)}")  # one core is left to those who read meanwhile
    db.execute("BEGIN")
    try:
        if not known:
            for table in ("desk_kept.shelved", "desk_kept.texts"):
                db.execute(f"DROP TABLE IF EXISTS {table}")
            db.execute(_SHELVED)
        for step in STEPS:
            db.execute(step)
        mark_copies(db)
        note(db, at)
        with shelf.writing() if known else shelf.making() as kept_in:
            _fill(db, kept_in, token)
        db.execute("DELETE FROM desk_kept.meta")
        db.execute("INSERT INTO desk_kept.meta VALUES (?, ?)", [revision, token])
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    finally:
        db.execute(f"SET threads = {threads}")
    return True


def _create(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("CREATE SCHEMA IF NOT EXISTS desk_kept")
    db.execute("CREATE TABLE IF NOT EXISTS desk_kept.meta (revision VARCHAR, shelf VARCHAR)")
    db.execute(_SHELVED)


def _revision(db: duckdb.DuckDBPyConnection) -> str:
    found = db.execute("SELECT value FROM meta WHERE key = 'revision'").fetchall()
    return str(found[0][0]) if found else "0"


def _fill(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection, revision: str) -> None:
    for table, (key, rows) in _ROWS.items():
        _put_changed(db, shelf, table, key, rows)
    _put_arrays(db, shelf)
    _put_lists(db, shelf)
    put_agreements(db, shelf)
    index_words(db, shelf)
    put_value(shelf, "revision", revision)
    put_value(shelf, "answer", make_answer(db, Reading(shelf, revision, read_arrays(shelf))))


def _put_changed(
    db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection, table: str, key: str, rows: str
) -> None:
    """Write the rows that are new or not as they were, and remove those that are gone."""
    db.execute(
        f"CREATE OR REPLACE TEMP TABLE desk_now AS SELECT {key} AS id, hash(r) AS hash FROM ({rows}) r"
    )
    gone = db.execute(
        "SELECT id FROM desk_kept.shelved WHERE kind = ? AND id NOT IN (SELECT id FROM desk_now)", [table]
    ).fetchall()
    shelf.executemany(f"DELETE FROM {table} WHERE id = ?", gone)
    changed = db.execute(
        f"SELECT {key}, to_json(r)::VARCHAR FROM ({rows}) r SEMI JOIN (FROM desk_now n "
        "ANTI JOIN (FROM desk_kept.shelved WHERE kind = ?) s ON s.id = n.id AND s.hash = n.hash) f "
        f"ON f.id = r.{key} ORDER BY {key}",
        [table],
    )
    while batch := changed.fetchmany(BATCH):
        put_rows(shelf, table, batch)
    db.execute("DELETE FROM desk_kept.shelved WHERE kind = ?", [table])
    db.execute("INSERT INTO desk_kept.shelved SELECT ?, id, hash FROM desk_now", [table])


def _columns(db: duckdb.DuckDBPyConnection, sql: str) -> dict[str, npt.NDArray[np.int32]]:
    """Columns of whole numbers."""
    found = db.sql(sql).to_arrow_table()
    return {name: found[name].to_numpy().astype(np.int32) for name in found.column_names}


def _put_arrays(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
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


def _put_lists(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
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
