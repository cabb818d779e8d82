"""What became of claims between two settlings: new, gained an origin, lost one, contradicted now or no more.

Claims are held against each other by their statements, which keep their ids: a claim of now is the
claim of before that it shares the most statements with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import duckdb

ChangeKind: TypeAlias = Literal[
    "new", "gained an origin", "lost an origin", "more reports", "contradicted", "no longer contradicted"
]

MOST_KEPT: Final = 20_000
"""Changes that are remembered, the latest."""

_CREATE: Final = """
CREATE TABLE IF NOT EXISTS changes (
    change BIGINT, noted VARCHAR, kind VARCHAR, claim_id VARCHAR, text VARCHAR, was BIGINT, now BIGINT
)
"""

# Of what was before only this is kept: which claim a statement was in, and how that claim stood.
_STANDING: Final = """
SELECT u.statement_id, c.claim_id, c.n_origins, c.n_reports,
       EXISTS (SELECT 1 FROM conflicts k WHERE k.claim_id = c.claim_id AND k.kind = 'contradiction')
           AS contradicted
FROM claims c, unnest(c.statement_ids) AS u(statement_id)
"""

_FOUND: Final = """
WITH shared AS (
    SELECT n.claim_id, b.claim_id AS before, count(*) AS n, any_value(b.n_origins) AS n_origins,
           any_value(b.n_reports) AS n_reports, any_value(b.contradicted) AS contradicted
    FROM standing n LEFT JOIN desk_kept.standing b USING (statement_id) GROUP BY ALL
), was AS (
    SELECT * FROM shared QUALIFY row_number() OVER (
        PARTITION BY claim_id ORDER BY before IS NULL, n DESC, before) = 1
), is_now AS (
    SELECT DISTINCT claim_id, n_origins, n_reports, contradicted FROM standing
), pairs AS (
    SELECT i.*, w.before, w.n_origins AS o, w.n_reports AS r, w.contradicted AS k
    FROM is_now i JOIN was w USING (claim_id)
)
SELECT kind, claim_id, was, now FROM (
    SELECT 'new' AS kind, claim_id, 0 AS was, n_reports AS now, n_reports FROM pairs WHERE before IS NULL
    UNION ALL
    SELECT CASE WHEN n_origins > o THEN 'gained an origin' ELSE 'lost an origin' END, claim_id, o, n_origins,
           n_reports
    FROM pairs WHERE before IS NOT NULL AND n_origins <> o
    UNION ALL
    SELECT 'more reports', claim_id, r, n_reports, n_reports
    FROM pairs WHERE before IS NOT NULL AND n_reports > r AND n_origins = o
    UNION ALL
    SELECT CASE WHEN contradicted THEN 'contradicted' ELSE 'no longer contradicted' END, claim_id,
           k::BIGINT, contradicted::BIGINT, n_reports
    FROM pairs WHERE before IS NOT NULL AND contradicted <> k
) ORDER BY kind = 'new', n_reports DESC, claim_id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: from ``was`` to ``now``, counted in origins, in reports, or 0 and 1 for contradicted.
    The claim's id is that of the moment; a later settling may give the claim another."""

    change: int
    at: str
    kind: ChangeKind
    claim_id: str
    text: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes, the latest first; ``total`` there are."""

    total: int
    offset: int
    rows: tuple[Change, ...]


def note(db: duckdb.DuckDBPyConnection, at: str) -> int:
    """Hold the claims against those of the last time and note what changed; within the caller's
    transaction. The first time everything is as it was."""
    db.execute(_CREATE)
    db.execute(f"CREATE OR REPLACE TEMP TABLE standing AS {_STANDING}")
    known = db.execute(
        "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'desk_kept' AND table_name = 'standing'"
    ).fetchall()
    count = 0
    if known and db.execute("SELECT 1 FROM desk_kept.standing LIMIT 1").fetchall():
        last = db.execute("SELECT coalesce(max(change), 0) FROM changes").fetchall()[0][0]
        db.execute(
            "INSERT INTO changes "
            "SELECT ? + row_number() OVER (), ?, f.kind, f.claim_id, c.text, f.was, f.now "
            f"FROM ({_FOUND} LIMIT {MOST_KEPT}) f JOIN claims c USING (claim_id)",
            [last, at],
        )
        count = db.execute("SELECT count(*) FROM changes WHERE change > ?", [last]).fetchall()[0][0]
        db.execute(f"DELETE FROM changes WHERE change <= ? - {MOST_KEPT}", [last + count])
    db.execute("CREATE OR REPLACE TABLE desk_kept.standing AS SELECT * FROM standing")
    db.execute("DROP TABLE standing")
    return int(count)


def changes(db: duckdb.DuckDBPyConnection, *, offset: int = 0, limit: int = 50) -> Changes:
    """The changes, the latest settling first, within it the weightiest."""
    total = db.execute("SELECT count(*) FROM changes").fetchall()[0][0]
    rows = db.execute(
        "SELECT change, noted, kind, claim_id, text, was, now FROM changes "
        "ORDER BY noted DESC, change LIMIT ? OFFSET ?",
        [limit, offset],
    ).fetchall()
    return Changes(total, offset, tuple(Change(*row) for row in rows))
