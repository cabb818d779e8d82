"""The tables of a case, made anew or found to be those of another version or program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from reportedly.arrow import arrow_table, schema
from reportedly.errors import CaseError
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import Doubt
from reportedly.link import SetAside
from reportedly.link.claims.meant import Meant
from reportedly.link.entities.rows import EntityPart, EntityWord
from reportedly.link.index.tables import TABLES as INDEX
from reportedly.record import TABLES, Report, Reuse, Source

# Raised when a table's columns change; a case with a higher one is from a newer version.
SCHEMA = 10
# The first version whose reports and annotations are as they are now: its record is computed anew.
READ_SINCE = 3

# Tables of which each row belongs to one neighbourhood, whose id stands in one more column.
OF_NEIGHBOURHOODS: dict[str, type] = {
    "reports_dated": Report,  # with the dates worked out from others; what was read stays in ``reports``
    "stories": TABLES["stories"],
    "reuse": Reuse,  # what is shown: passages, without those that somebody judged not to be copied
    "statements": TABLES["statements"],
    "claims": TABLES["claims"],
    "events": TABLES["events"],
    "conflicts": TABLES["conflicts"],
    "doubts": Doubt,
    "meanings": Meant,  # what was read of statements, so that it is read once
    "source_parts": Source,
    "entity_parts": EntityPart,
    "entity_words": EntityWord,
}
# Tables of rows that several neighbourhoods share.
SHARED = {"entities": TABLES["entities"], "sources": TABLES["sources"]}
# What comparing texts found, and what was not compared like the rest.
FOUND = {"passages": Reuse, "set_aside": SetAside}
_PLAIN = (
    "members (neighbourhood VARCHAR, report_id VARCHAR)",
    "judged (report_id VARCHAR)",
)
_COMPUTED = (*OF_NEIGHBOURHOODS, *SHARED, *FOUND, "members", "judged")


def create(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of an empty case."""
    db.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
    db.execute("INSERT INTO meta VALUES ('program', 'reportedly'), ('schema', ?)", [str(SCHEMA)])
    db.execute(
        "CREATE TABLE inputs (file VARCHAR, sha256 VARCHAR, state VARCHAR, reason VARCHAR, "
        "url VARCHAR, retrieved VARCHAR, n_reports BIGINT, basis VARCHAR, PRIMARY KEY (file, sha256))"
    )
    db.execute("CREATE TABLE annotations (report_id VARCHAR PRIMARY KEY, basis VARCHAR, json VARCHAR)")
    _empty(db, "reports", schema(Report))
    JudgementTable(db).create()
    create_computed(db)


def create_computed(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the record, empty; what they held is forgotten."""
    for name in _COMPUTED:
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for name, row in OF_NEIGHBOURHOODS.items():
        _empty(db, name, schema(row).append(pa.field("neighbourhood", pa.string())))
    for name, row in (SHARED | FOUND).items():
        _empty(db, name, schema(row))
    for table in _PLAIN:
        db.execute(f"CREATE TABLE {table}")
    create_index(db)
    # Reports whose row or annotation is another one than the record was made from.
    db.execute("CREATE OR REPLACE TABLE changed AS SELECT report_id FROM reports")
    db.execute("DELETE FROM meta WHERE key IN ('settled', 'computed')")


def create_index(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of what comparing texts leaves behind, empty; what they held is forgotten."""
    for name, columns in INDEX.items():
        db.execute(f"DROP TABLE IF EXISTS {name}")
        _empty(db, name, columns)


def is_empty(db: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are no tables yet."""
    return not _meta(db) and not db.execute("SHOW TABLES").fetchall()


def _meta(db: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What a case says of itself. To list all tables would take ten times as long."""
    try:
        return dict(db.execute("SELECT key, value FROM meta").fetchall())
    except (duckdb.CatalogException, duckdb.BinderException):
        return {}


def version(db: duckdb.DuckDBPyConnection, path: Path | None) -> int:
    """The version of a case's tables; an error where it is no case, or none that can be read."""
    meta = _meta(db)
    if meta.get("program") != "reportedly":
        raise CaseError(f"{path} is a DuckDB file of another program: name another file with --case")
    found = int(meta.get("schema", "0"))
    if found < READ_SINCE:
        raise CaseError(
            f"{path} was written by an early version of reportedly, whose tables this one does not "
            "know: read its reports into a new case"
        )
    if found > SCHEMA:
        raise CaseError(
            f"{path} was written by a newer version of reportedly (its tables are version "
            f"{found}, this program knows {SCHEMA}): update with `pip install -U reportedly`"
        )
    return found


def insert(db: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Put Arrow rows into a table, whose columns they have."""
    db.register("arriving", rows)
    db.execute(f"INSERT INTO {name} SELECT * FROM arriving")
    db.unregister("arriving")


def insert_rows(
    db: duckdb.DuckDBPyConnection,
    name: str,
    rows: Sequence[object],
    row: type,
    neighbourhoods: Sequence[str] = (),
) -> None:
    """Put rows of a record class into a table; with the neighbourhood of each, where the table has them."""
    if rows:
        found = arrow_table(rows, row)
        if neighbourhoods:
            found = found.append_column("neighbourhood", pa.array(neighbourhoods, pa.string()))
        insert(db, name, found)


def _empty(db: duckdb.DuckDBPyConnection, name: str, columns: pa.Schema) -> None:
    db.register("none", columns.empty_table())
    db.execute(f"CREATE TABLE {name} AS SELECT * FROM none")
    db.unregister("none")
