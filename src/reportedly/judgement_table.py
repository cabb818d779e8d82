"""A case's judgements, as a table of its file that only people add to, and the doubts that they answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import duckdb
import msgspec

from reportedly.judgements import Doubt, Judgement, basis
from reportedly.link.doubts import MOST_OF_A_KIND

_PASSAGES: Final = 'STRUCT(report_id VARCHAR, "start" BIGINT, "end" BIGINT, "text" VARCHAR)[]'
_CREATE: Final = (
    f"CREATE TABLE IF NOT EXISTS judgements (judgement_id VARCHAR PRIMARY KEY, kind VARCHAR, "
    f'subjects {_PASSAGES}, verdict VARCHAR, who VARCHAR, "at" VARCHAR)'
)


class JudgementTable:
    """The judgements of a case through one connection; a thread takes one of its own."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self._db = db

    def create(self) -> None:
        """Make the table where there is none: a case of an earlier version has none."""
        self._db.execute(_CREATE)

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement ever given and not taken back, by time."""
        if not self._there():
            return ()
        return tuple(
            msgspec.convert(row, Judgement) for row in self._rows("judgements", '"at", judgement_id')
        )

    def basis(self) -> str:
        """What all judgements say of the reports, as ``judgements.basis``."""
        return basis(self.all())

    def add(self, rows: Iterable[Judgement]) -> int:
        """Keep judgements; how many are new."""
        known = {row.judgement_id for row in self.all()}
        fresh = {row.judgement_id: row for row in rows if row.judgement_id not in known}
        for row in fresh.values():
            subjects = [msgspec.to_builtins(passage) for passage in row.subjects]
            values = [row.judgement_id, row.kind, subjects, row.verdict, row.who, row.at]
            self._db.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?)", values)
        return len(fresh)

    def take_back(self, judgement_id: str) -> bool:
        """Remove a judgement, so that the one before it on the same passages holds again."""
        gone = self._db.execute(
            "DELETE FROM judgements WHERE judgement_id = ? RETURNING judgement_id", [judgement_id]
        )
        return bool(gone.fetchall())

    def doubts(self) -> tuple[Doubt, ...]:
        """What the latest linking was unsure of, the weightiest first."""
        if not self._there():
            return ()
        most = (
            f"(FROM doubts QUALIFY row_number() OVER (PARTITION BY kind ORDER BY weight DESC, doubt_id) "
            f"<= {MOST_OF_A_KIND})"
        )
        return tuple(msgspec.convert(row, Doubt) for row in self._rows(most, "weight DESC, doubt_id"))

    def _there(self) -> bool:
        try:
            self._db.execute("SELECT 1 FROM judgements LIMIT 0")
        except duckdb.CatalogException:
            return False
        return True

    def _rows(self, table: str, order: str) -> list[dict[str, Any]]:
        found = self._db.sql(f"SELECT * FROM {table} ORDER BY {order}").to_arrow_table()
        rows: list[dict[str, Any]] = found.to_pylist()
        return rows
