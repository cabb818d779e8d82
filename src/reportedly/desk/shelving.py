"""What puts rows, arrays, lists and texts on the shelf; within the transaction of whoever calls."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from reportedly.desk.shelf import PACKED, Numbers


def put_rows(db: sqlite3.Connection, table: str, rows: Sequence[tuple[str, str]]) -> None:
    """Put rows, (id, JSON), in the place of those with the same ids."""
    packed = table in PACKED
    kept = ((key, zlib.compress(json.encode()) if packed else json.encode()) for key, json in rows)
    db.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", kept)


def put_array(db: sqlite3.Connection, name: str, array: npt.NDArray[Any]) -> None:
    """Keep an array under a name; one that is there already is not written again."""
    kind, data = array.dtype.str, np.ascontiguousarray(array).tobytes()
    kept = db.execute("SELECT kind, data FROM arrays WHERE name = ?", (name,)).fetchone()
    if kept != (kind, data):
        db.execute("INSERT OR REPLACE INTO arrays VALUES (?, ?, ?)", (name, kind, data))


def put_ids(db: sqlite3.Connection, name: str, ids: pa.ChunkedArray) -> None:
    """Keep ids in an order, and what finds them again."""
    array = as_bytes(ids)
    put_array(db, name, array)
    put_array(db, f"{name}_sorted", np.argsort(array, kind="stable").astype(np.int32))


def put_lists(db: sqlite3.Connection, kind: str, keys: pa.ChunkedArray, numbers: Numbers) -> None:
    """Keep all lists of a kind: ``keys`` sorted by their bytes, each as often as it has ``numbers``."""
    runs = pc.run_end_encode(_joined(keys), run_end_type=pa.int32())
    put_array(db, f"{kind}_keys", as_bytes(runs.values))
    put_array(db, f"{kind}_starts", np.concatenate([[0], runs.run_ends.to_numpy()]).astype(np.int32))
    put_array(db, f"{kind}_listed", numbers.astype(np.int32))


def as_bytes(texts: pa.ChunkedArray | pa.Array) -> npt.NDArray[np.bytes_]:
    """Texts as UTF-8, each in as many bytes as the longest has, without a Python object for any."""
    whole = _joined(texts).cast(pa.large_binary())
    if not len(whole):
        return np.empty(0, "S1")
    _, offsets, data = whole.buffers()
    ends = np.frombuffer(offsets, np.int64)[whole.offset : whole.offset + len(whole) + 1]
    lengths = np.diff(ends)
    width = max(int(lengths.max()), 1)
    found = np.zeros((len(whole), width), np.uint8)
    letters = np.frombuffer(data or b"", np.uint8)[ends[0] : ends[-1]]
    found[np.arange(width) < lengths[:, None]] = letters
    array: npt.NDArray[np.bytes_] = found.view(f"S{width}")[:, 0]
    return array


def _joined(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def put_value(db: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a text under a name."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
