"""Full text search: for each word the texts it stands in, and how much it weighs there.

DuckDB's own full text search is not in its wheel, and SQLite's weighs every text that holds a common word one
by one. Here a word's texts are an array of numbers and its weights another, so that a question over a million
statements is a few sums over arrays. Words are folded: small letters, no accents. Ranking is BM25.
"""

from __future__ import annotations

import sqlite3
from typing import Final

import duckdb
import numpy as np

from reportedly.desk.shelving import put_array, put_value

STATEMENT, REPORT = 0, 1

# Okapi BM25's usual constants (Robertson and Zaragoza 2009): how soon more of a word tells no more, and how
# much a long text is held against it.
K1: Final = 1.2
B: Final = 0.75
# Words in a text of each kind that is neither long nor short; fixed, so that what is indexed never has to be
# weighed anew as others arrive.
USUAL_LENGTH: Final = {STATEMENT: 25, REPORT: 400}

WEIGHT_STEPS: Final = 100
"""A weight, at most K1 + 1, is kept in hundredths: a byte."""

TEXTS_AT_ONCE: Final = 1 << 18
"""Texts whose words are gathered together: a million would need gigabytes."""

_WORD: Final = r"[\p{L}\p{N}]+"

_TEXTS: Final = "CREATE TABLE IF NOT EXISTS desk_kept.texts (doc INTEGER, kind UTINYINT, id VARCHAR)"

# What is to be searched, as (kind, id, text): the same id always has the same text.
_WANTED: Final = f"""
SELECT {STATEMENT} AS kind, statement_id AS id, text FROM statements
UNION ALL
SELECT {REPORT}, report_id, concat_ws(' ', title, outlet, byline, text) FROM reports_dated
"""

_ARRIVING: Final = f"""
CREATE OR REPLACE TEMP TABLE desk_arriving AS
SELECT w.kind, w.id,
       coalesce((SELECT max(doc) FROM desk_kept.texts t WHERE t.kind = w.kind), -1)
           + row_number() OVER (PARTITION BY w.kind ORDER BY w.id) AS doc,
       row_number() OVER (ORDER BY w.kind, w.id) AS turn
FROM ({_WANTED}) w ANTI JOIN desk_kept.texts t ON t.kind = w.kind AND t.id = w.id
"""

_USUAL: Final = f"CASE kind WHEN {STATEMENT} THEN {USUAL_LENGTH[STATEMENT]} ELSE {USUAL_LENGTH[REPORT]} END"

_POSTINGS: Final = f"""
WITH texts AS (
    SELECT a.kind, a.doc, regexp_extract_all(lower(strip_accents(w.text)), '{_WORD}') AS words
    FROM desk_arriving a JOIN ({_WANTED}) w ON w.kind = a.kind AND w.id = a.id
    WHERE a.turn > $1 AND a.turn <= $2
), weighed AS (
    SELECT word, kind, doc,
           count(*) * ({K1} + 1)
               / (count(*) + {K1} * (1 - {B} + {B} * any_value(length) / {_USUAL})) AS weight
    FROM (SELECT doc, kind, len(words) AS length, unnest(words) AS word FROM texts) GROUP BY word, kind, doc
)
SELECT word, kind, list(doc::UINTEGER ORDER BY doc) AS docs,
       list(round(weight * {WEIGHT_STEPS})::UTINYINT ORDER BY doc) AS weights
FROM weighed GROUP BY word, kind ORDER BY word, kind
"""

_SPELLINGS: Final = f"""
SELECT folded, left(folded, 1) AS initial, len(string_split(folded, ' ')) AS words, kind, entity_id FROM (
    SELECT DISTINCT
           array_to_string(regexp_extract_all(lower(strip_accents(a.alias.text)), '{_WORD}'), ' ') AS folded,
           e.entity_id, e.kind
    FROM entities e, unnest(e.aliases) AS a(alias)
) WHERE folded <> '' ORDER BY folded, entity_id
"""


def index_words(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
    """Index the texts that are new and forget those that are gone; within the callers' transactions."""
    db.execute(_TEXTS)
    db.execute(
        f"DELETE FROM desk_kept.texts WHERE NOT EXISTS (SELECT 1 FROM ({_WANTED}) w "
        "WHERE w.kind = texts.kind AND w.id = texts.id)"
    )
    db.execute(_ARRIVING)
    arriving = db.execute("SELECT count(*) FROM desk_arriving").fetchall()[0][0]
    fresh = not db.execute("SELECT 1 FROM desk_kept.texts LIMIT 1").fetchall()
    if fresh:
        shelf.execute("DELETE FROM postings")
    db.execute("INSERT INTO desk_kept.texts SELECT doc, kind, id FROM desk_arriving")
    for start in range(0, arriving, TEXTS_AT_ONCE):
        _add_postings(db, shelf, start, start + TEXTS_AT_ONCE, new=fresh and not start)
    for name, kind in (("statement", STATEMENT), ("report", REPORT)):
        found = db.execute(
            "SELECT t.doc, p.place - 1 AS number FROM desk_kept.texts t "
            f"JOIN desk_{name}s p ON p.{name}_id = t.id WHERE t.kind = {kind}"
        ).fetchnumpy()
        numbers = np.full(int(found["doc"].max(initial=-1)) + 1, -1, np.int32)
        numbers[found["doc"]] = found["number"]
        put_array(shelf, f"{name}_docs", numbers)
    _put_spellings(db, shelf)


def _put_spellings(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
    """Write the names in all their spellings, where they are not as they were."""
    now = str(db.execute(f"SELECT coalesce(sum(hash(s)), 0) FROM ({_SPELLINGS}) s").fetchall()[0][0])
    if shelf.execute("SELECT 1 FROM meta WHERE name = 'spelled' AND value = ?", (now,)).fetchone():
        return
    shelf.execute("DELETE FROM spellings")
    shelf.executemany("INSERT INTO spellings VALUES (?, ?, ?, ?, ?)", db.execute(_SPELLINGS).fetchall())
    put_value(shelf, "spelled", now)


def _add_postings(
    db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection, first: int, last: int, *, new: bool
) -> None:
    """Put the words of the arriving texts ``first`` to ``last`` behind those that are there."""
    found = db.sql(_POSTINGS, params=[first, last]).to_arrow_table()
    for batch in found.to_batches():
        words, kinds = batch["word"].to_pylist(), batch["kind"].to_pylist()
        starts = batch["docs"].offsets.to_numpy()
        docs = batch["docs"].values.to_numpy()
        weights = batch["weights"].values.to_numpy()
        at = batch["weights"].offsets.to_numpy()
        rows = [
            (
                docs[starts[i] : starts[i + 1]].tobytes(),
                weights[at[i] : at[i + 1]].tobytes(),
                words[i],
                kinds[i],
            )
            for i in range(len(words))
        ]
        if not new:
            rows = [(*_behind(shelf, row), *row[2:]) for row in rows]
        shelf.executemany(
            "INSERT OR REPLACE INTO postings (docs, weights, word, kind) VALUES (?, ?, ?, ?)", rows
        )


def _behind(shelf: sqlite3.Connection, row: tuple[bytes, bytes, str, int]) -> tuple[bytes, bytes]:
    docs, weights, word, kind = row
    there = shelf.execute(
        "SELECT docs, weights FROM postings WHERE word = ? AND kind = ?", (word, kind)
    ).fetchone()
    return (there[0] + docs, there[1] + weights) if there else (docs, weights)
