"""What became of the inputs that were read before.

A run asks that of every input. The database looks through all that were read to answer one, so a run that
asks often has a digest of each held in memory, with what became of it: then an input costs the same in any
case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeAlias

import duckdb
import numpy as np
import pyarrow as pa

from reportedly.read.outcome import Outcome, State

Fate: TypeAlias = tuple[State, str | None, int]
"""State, reason and count of reports."""

# Questions that the database answers one by one: to hold all of them costs about as much as so many.
ONE_BY_ONE = 100
_READ = "FROM inputs WHERE basis = ? AND state != 'failed'"


class KeptInputs:
    """The inputs that were read on one basis and did not fail; some 30 bytes each where they are held."""

    def __init__(self, db: duckdb.DuckDBPyConnection, basis: str) -> None:
        self.basis = basis
        self._db = db
        self._asked = 0
        self._held: pa.Table | None = None
        self._since: dict[int, Fate] = {}

    def of(self, file: str, sha256: str) -> Fate | None:
        """What became of an input; None where it was not read, or failed."""
        self._asked += 1
        if self._asked <= ONE_BY_ONE:
            asked = f"SELECT state, reason, n_reports {_READ} AND file = ? AND sha256 = ?"
            rows = self._db.execute(asked, [self.basis, file, sha256]).fetchall()
            return next(((state, reason, count) for state, reason, count in rows), None)
        if self._held is None:
            self._held = self._all()
            self._keys = self._held.column("key").to_numpy()
        key = _key(file, sha256)
        at = int(np.searchsorted(self._keys, np.uint64(key)))
        if at == len(self._keys) or int(self._keys[at]) != key:
            return self._since.get(key)
        row = self._held.slice(at, 1).to_pylist()[0]
        return row["state"], row["reason"], row["n_reports"]

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Inputs that were kept since."""
        if self._held is not None:
            for o in outcomes:
                if o.state != "failed":
                    self._since[_key(o.file, o.sha256 or "")] = o.state, o.reason, o.n_reports

    def _all(self) -> pa.Table:
        key = "md5_number_lower(file || '|' || sha256) AS key"
        rows = self._db.sql(
            f"SELECT {key}, state, reason, n_reports {_READ} ORDER BY key", params=[self.basis]
        )
        return rows.to_arrow_table()


def _key(file: str, sha256: str) -> int:
    """What the database's ``md5_number_lower`` gives for both."""
    digest = hashlib.md5(f"{file}|{sha256}".encode("utf-8", "replace"), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little")
