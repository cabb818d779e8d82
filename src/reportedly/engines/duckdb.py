"""The embedded engine: DuckDB in this process, in memory as far as its limit goes and beyond that on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from reportedly.engines.engine import Function

# Of the 8 GB for a million reports, the rest is for their words while they are compared.
MEMORY = "3GB"
# Rows of a table that a function is given at a time.
BATCH = 10_000
# Texts whose pairs with others are counted at one time: some 45 million rows, which fit into the memory.
SLICE = 25_000


class DuckDB:
    """Tables of one run, in a database of its own; or ``beside`` those of another connection, with its limit
    of memory: that is there at once, where a database of its own takes .03 s."""

    def __init__(
        self,
        *,
        memory: str = MEMORY,
        slice: int = SLICE,
        beside: duckdb.DuckDBPyConnection | None = None,
    ) -> None:
        self.slice: int | None = slice
        self._beside = beside
        self._spill: tempfile.TemporaryDirectory[str] | None = None
        if beside:
            self._db = beside.cursor()
            self._db.execute("ATTACH ':memory:' AS engine")
            self._db.execute("USE engine")
        else:
            self._spill = tempfile.TemporaryDirectory(prefix="reportedly-")
            self._db = duckdb.connect(config={"memory_limit": memory, "temp_directory": self._spill.name})
        self._views: set[str] = set()
        self._tables: set[str] = set()

    def put(self, name: str, table: pa.Table) -> None:
        self._db.register(name, table)
        self._views.add(name)

    def read(self, name: str, path: Path) -> None:
        files = str(path / "*.parquet") if path.is_dir() else str(path)
        self._db.read_parquet(files).create_view(name)
        self._views.add(name)

    def step(self, name: str, *queries: str) -> None:
        self._tables.add(name)
        for before, sql in enumerate(queries):
            self._db.execute(f"INSERT INTO {name} {sql}" if before else f"CREATE TABLE {name} AS {sql}")

    def map(self, name: str, source: str, function: Function, schema: pa.Schema) -> None:
        self._tables.add(name)
        self._db.register("_empty", schema.empty_table())
        self._db.execute(f"CREATE TABLE {name} AS SELECT * FROM _empty")
        self._db.unregister("_empty")
        # A connection holds one result at a time: a second one writes while the first is read.
        rows = self._db.sql(source).to_arrow_reader(BATCH)
        with self._db.cursor() as writer:
            if self._beside:
                writer.execute("USE engine")
            for batch in function(iter(rows)):
                writer.register("_arriving", pa.Table.from_batches([batch], schema))
                writer.execute(f"INSERT INTO {name} SELECT * FROM _arriving")
                writer.unregister("_arriving")

    def get(self, query: str) -> pa.Table:
        found: pa.Table = self._db.sql(query).to_arrow_table()
        return found

    def drop(self, name: str) -> None:
        self._db.execute(f"DROP {'VIEW' if name in self._views else 'TABLE'} {name}")
        self._views.discard(name)
        self._tables.discard(name)

    @contextmanager
    def piece(self) -> Iterator[None]:
        """A piece of work, whose tables are forgotten after it."""
        try:
            yield
        finally:
            for name in (*self._views, *self._tables):
                self.drop(name)

    def close(self) -> None:
        self._db.close()
        if self._beside:
            with self._beside.cursor() as other:
                other.execute("DETACH engine")
        if self._spill:
            self._spill.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
