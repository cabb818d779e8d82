"""Which statements name which agreement or zone, for the shelf: the record has no table of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import duckdb
import numpy as np
import pyarrow as pa

from reportedly.desk.shelving import put_array, put_ids, put_lists
from reportedly.publish.views.agreements import agreement_key, named, noun_pattern

_CANDIDATES = """
SELECT s.place - 1, t.text FROM statements t JOIN desk_statements s USING (statement_id)
JOIN reports_dated r ON r.report_id = t.report_id
WHERE r.language LIKE 'en%' AND regexp_matches(t.text, ?, 'i') ORDER BY s.place
"""


def put_agreements(db: duckdb.DuckDBPyConnection, shelf: sqlite3.Connection) -> None:
    """Put all agreements on the shelf, those named most first, as ``publish.views.agreements`` finds them."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, text in db.execute(_CANDIDATES, [noun_pattern()]).fetchall():
        for kind, name, _ in named(text):
            told[agreement_key(kind, name)].append(number)
    ids = sorted(told, key=lambda key: (-len(told[key]), key))
    put_ids(shelf, "agreement_ids", pa.array(ids, pa.string()))
    sizes = [len(told[key]) for key in ids]
    statements = np.array([number for key in ids for number in told[key]], np.int32)
    put_array(shelf, "agreement_statement", statements)
    put_array(shelf, "agreement_number", np.repeat(np.arange(len(ids), dtype=np.int32), sizes))
    named_in = [(key, number) for key in sorted(ids, key=str.encode) for number in told[key]]
    keys = pa.array([key for key, _ in named_in], pa.string())
    put_lists(shelf, "agreement", keys, np.array([number for _, number in named_in], np.int32))
