"""What an engine can do, and a pipeline of steps run on one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import pyarrow as pa

Batches: TypeAlias = Iterator[pa.RecordBatch]
Function: TypeAlias = Callable[[Batches], Batches]
"""From batches of one table to batches of another; it runs in other processes too, so it is a function of a
module or a ``functools.partial`` of one."""


@dataclass(frozen=True, slots=True)
class Step:
    """A named table and the SQL that makes it. ``last_use_of`` names tables not needed after it. ``by`` is a
    column of whole numbers ("placed.text") where what the SQL gives for those from ``{first}`` to ``{last}``
    does not depend on the others: the table is then made slice by slice."""

    name: str
    sql: str
    last_use_of: tuple[str, ...] = ()
    by: str = ""


class Engine(Protocol):
    """Named tables, SQL and functions over them. A name is given once, until it is dropped."""

    slice: int | None
    """How many numbers go into a slice; none where the engine parts its work by itself."""

    def put(self, name: str, table: pa.Table) -> None:
        """Name an Arrow table."""

    def read(self, name: str, path: Path) -> None:
        """Name a Parquet file, or a folder of them."""

    def step(self, name: str, *queries: str) -> None:
        """Name the result of a query, or of several one below the other; it is computed once."""

    def map(self, name: str, source: str, function: Function, schema: pa.Schema) -> None:
        """Name what ``function`` makes of the query ``source``, batch by batch; in any order of rows."""

    def get(self, query: str) -> pa.Table:
        """The result of a query."""

    def drop(self, name: str) -> None:
        """Forget a table."""

    def close(self) -> None:
        """Forget everything."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def run(engine: Engine, steps: Sequence[Step], bounds: Mapping[str, object]) -> None:
    """Make the table of every step, in order, with ``bounds`` in the places that the SQL names."""
    for step in steps:
        places = slices(engine, step.by) if step.by else ({},)
        engine.step(step.name, *(step.sql.format(**bounds, **place) for place in places))
        for name in step.last_use_of:
            engine.drop(name)


def in_one(steps: Sequence[Step], bounds: Mapping[str, object], query: str) -> str:
    """A query that makes the tables of all steps by itself: of few rows that takes half of what tables do."""
    made = (f"{step.name} AS MATERIALIZED ({step.sql.format(**bounds)})" for step in steps)
    return f"WITH {', '.join(made)} {query}"


def slices(engine: Engine, by: str) -> tuple[Mapping[str, int], ...]:
    """``first`` and ``last`` of each slice of the numbers in a column ("table.column"); one of nothing where
    the table is empty."""
    table, column = by.split(".")
    row = engine.get(f"SELECT min({column}) AS first, max({column}) AS last FROM {table}").to_pylist()[0]
    if row["first"] is None:
        return ({"first": 0, "last": -1},)
    size = engine.slice or row["last"] - row["first"] + 1
    return tuple(
        {"first": first, "last": min(first + size - 1, row["last"])}
        for first in range(row["first"], row["last"] + 1, size)
    )
