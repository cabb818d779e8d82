"""Bringing the shelf up to the record: rows that changed, the order of each view, and the words of new texts.

What is on the shelf is known by a hash of each row, kept in the case under the schema ``desk_kept``: so a
report that was added writes what it changed and no more. Orders and lists are worked out anew each time.
"""

from __future__ import annotations

import sqlite3
from typing import Final
from uuid import uuid4

import duckdb

from reportedly.arrow import schema
from reportedly.desk.agreements import put_agreements
from reportedly.desk.answer import make_answer
from reportedly.desk.arrays import put_all_lists, put_arrays
from reportedly.desk.changes import note
from reportedly.desk.copies import mark_copies
from reportedly.desk.shelf import FIRST_REPORTS, TABLES, Reading, Shelf, read_arrays
from reportedly.desk.shelving import put_rows, put_value
from reportedly.desk.steps import STEPS
from reportedly.desk.words import index_words

HEAD: Final = 300
"""Characters of a text that are kept with its head: a title is its beginning where it has none."""

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
    put_arrays(db, shelf)
    put_all_lists(db, shelf)
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
