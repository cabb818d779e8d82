"""Full text search: which words stand in which statement and report, as one plain table.

DuckDB's own full text search is not in its wheel, and SQLite's would be a second file with a second life;
a table of (word, text, weight) needs neither, is part of the same transactions, and answers in milliseconds
since it lies sorted by word. Words are folded: small letters, no accents. Ranking is BM25.
"""

from __future__ import annotations

from typing import Final

import duckdb

STATEMENT, REPORT = 0, 1

# Okapi BM25's usual constants (Robertson and Zaragoza 2009): how soon more of a word tells no more, and how
# much a long text is held against it.
K1: Final = 1.2
B: Final = 0.75
# Words in a text of each kind that is neither long nor short; fixed, so that what is indexed never has to be
# weighed anew as others arrive.
USUAL_LENGTH: Final = {STATEMENT: 25, REPORT: 400}

_WORD: Final = r"[\p{L}\p{N}]+"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS desk.texts (doc INTEGER, kind UTINYINT, id VARCHAR, length INTEGER);
CREATE TABLE IF NOT EXISTS desk.words (word VARCHAR, kind UTINYINT, doc INTEGER, weight FLOAT);
"""

# What is to be searched, as (kind, id, text): the same id always has the same text.
_WANTED: Final = f"""
SELECT {STATEMENT} AS kind, statement_id AS id, text FROM statements
UNION ALL
SELECT {REPORT}, report_id, concat_ws(' ', title, outlet, byline, text) FROM reports_dated
"""

_ARRIVING: Final = f"""
CREATE OR REPLACE TEMP TABLE arriving AS
SELECT coalesce((SELECT max(doc) FROM desk.texts), 0) + row_number() OVER (ORDER BY w.kind, w.id) AS doc,
       w.kind, w.id, regexp_extract_all(lower(strip_accents(w.text)), '{_WORD}') AS words
FROM ({_WANTED}) w ANTI JOIN desk.texts t ON t.kind = w.kind AND t.id = w.id
"""

_SPELLINGS: Final = """
CREATE OR REPLACE TABLE desk.spellings AS
SELECT DISTINCT
       array_to_string(regexp_extract_all(lower(strip_accents(a.alias.text)), '[\\p{L}\\p{N}]+'), ' ')
           AS folded,
       e.entity_id, e.kind, a.alias.text AS written
FROM entities e, unnest(e.aliases) AS a(alias) ORDER BY folded
"""


def index_words(db: duckdb.DuckDBPyConnection) -> None:
    """Index the texts that are new and forget those that are gone; within the caller's transaction."""
    db.execute(_TABLES)
    db.execute(
        f"DELETE FROM desk.texts WHERE NOT EXISTS (SELECT 1 FROM ({_WANTED}) w "
        "WHERE w.kind = texts.kind AND w.id = texts.id)"
    )
    db.execute("DELETE FROM desk.words WHERE doc NOT IN (SELECT doc FROM desk.texts)")
    db.execute(_ARRIVING)
    db.execute("INSERT INTO desk.texts SELECT doc, kind, id, len(words) FROM arriving")
    usual = f"CASE kind WHEN {STATEMENT} THEN {USUAL_LENGTH[STATEMENT]} ELSE {USUAL_LENGTH[REPORT]} END"
    db.execute(
        f"INSERT INTO desk.words SELECT word, kind, doc, "
        f"count(*) * ({K1} + 1) / (count(*) + {K1} * (1 - {B} + {B} * any_value(length) / {usual})) "
        "FROM (SELECT doc, kind, len(words) AS length, unnest(words) AS word FROM arriving) "
        "GROUP BY word, doc, kind ORDER BY word, kind, doc"
    )
    db.execute("DROP TABLE arriving")
    db.execute(_SPELLINGS)


def fold_words(db: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """The words of ``text`` as the index has them."""
    found = db.execute("SELECT regexp_extract_all(lower(strip_accents(?)), ?)", [text, _WORD]).fetchone()
    return list(found[0]) if found else []
