"""What comparing texts leaves behind for the next report: every text's shingles, terms and likenesses.

In a case these are tables; a report that is added is held against their rows, and against no text that has
nothing in common with it. ``keep`` makes them from the tables of a run over everything, ``Index`` reads and
adds to them. A text keeps the number it was given; where the steps want numbers in order of time, those at
hand are numbered anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.engines import Engine
from reportedly.link.reuse import shingles, steps
from reportedly.link.stories import terms, vectors
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import MOST_KEPT
from reportedly.link.stories.terms import VECTOR, Usage
from reportedly.link.texts import PLAIN

Numbers = NDArray[np.int64]

TEXTS = pa.schema(
    [
        ("text", pa.int32()),
        ("digest", pa.string()),
        ("report_id", pa.string()),  # the earliest that has it
        ("published", pa.string()),
        ("outlet", pa.string()),
        ("characters", pa.int32()),
    ]
)
EDGE = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("likeness", pa.int64())])
USAGE = pa.schema([("id", pa.uint64()), ("holders", pa.int64()), ("named", pa.bool_())])
EARLIER = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("promise", pa.int32())])
FLOOR = pa.schema([("text", pa.int32()), ("promise", pa.int32())])
STYLED = pa.schema([("text", pa.int32())])
COUNTED = pa.schema([("report_id", pa.string())])
TABLES = {
    "texts": TEXTS,
    "plain": PLAIN,
    "shingle": shingles.SHINGLE,
    "key": vectors.KEY,
    "vector": VECTOR,
    "edge": EDGE,
    "usage": USAGE,
    "earlier": EARLIER,
    "floor": FLOOR,
    "styled": STYLED,
    "counted": COUNTED,
}
STORY_TABLES = ("key", "vector", "edge", "usage", "counted", "earlier", "floor")
# A report of no known outlet is its own, as in ``link.texts``.
OUTLET = "coalesce(n.outlet, concat(chr(1), n.report_id))"
# Large tables are brought over in so many portions, to hold few rows at one time. Rows that are looked for by
# a number lie in its order, so that those of a few numbers are read without most others.
PORTIONS = 16


def keep(
    engine: Engine, edges: Edges, known: Usage, every: int, put: Callable[[str, pa.Table], None]
) -> None:
    """Hand over (``put``) the tables of a run in which all texts were compared."""
    put(
        "texts",
        engine.get(
            f"SELECT h.text, n.digest, h.report_id, h.published, {OUTLET} AS outlet, h.characters "
            "FROM holder h JOIN numbered n ON h.report_id = n.report_id"
        ),
    )
    put("plain", engine.get(f"SELECT {', '.join(PLAIN.names)} FROM plain"))
    put("styled", engine.get("SELECT text FROM styled"))
    engine.map("posting", steps.BODIES, partial(shingles.shingles, every=every), shingles.SHINGLE)
    for where in _ranges("hash", -(1 << 63), 1 << 63):
        put("shingle", engine.get(f"SELECT hash, text, start FROM posting WHERE {where} ORDER BY hash"))
    keep_stories(engine, edges, known, put)


def keep_stories(
    engine: Engine,
    edges: Edges,
    known: Usage,
    put: Callable[[str, pa.Table], None],
    names: Numbers | None = None,
) -> None:
    """The tables that stories are made from; ``names`` leads from the run's numbers of texts to ours."""

    def ours(table: pa.Table, *columns: str) -> pa.Table:
        return table if names is None else with_numbers(table, names.__getitem__, columns)

    keys = engine.get("SELECT term, text, weight FROM key ORDER BY term")
    put("key", ours(keys, "text").select(vectors.KEY.names))
    put("vector", ours(engine.get("SELECT text, terms FROM vector"), "text"))
    put("edge", ours(edge_table(edges), "a", "b"))
    texts = engine.get("SELECT coalesce(max(text), 0) AS last FROM holder").to_pylist()[0]["last"] + 1
    for where in _ranges("b", 0, texts):
        some = engine.get(f"SELECT a, b, promise FROM most_promising WHERE {where} ORDER BY b")
        put("earlier", ours(some, "a", "b"))
    put("floor", ours(engine.get(floors("most_promising")), "text"))
    put("counted", engine.get(terms.COUNTED_REPORTS))
    put("usage", pa.table([known.ids, known.holders, known.named], schema=USAGE))


def _ranges(column: str, first: int, end: int) -> Iterator[str]:
    """Conditions that part the rows by a whole number from ``first`` to below ``end``."""
    bounds = (first + (end - first) * number // PORTIONS for number in range(PORTIONS + 1))
    for low, past in pairwise(bounds):
        yield f"{column} BETWEEN {low} AND {past - 1}"


def floors(earlier: str) -> str:
    """The query for what texts promise at least whose list ``earlier`` (``a, b, promise``) is full: those
    that are not on it promise no more."""
    return (
        f"SELECT b AS text, min(promise) AS promise FROM {earlier} GROUP BY b HAVING count(*) >= {MOST_KEPT}"
    )


def edge_table(edges: Edges) -> pa.Table:
    """Edges as a table."""
    return pa.table([edges.a.astype(np.int32), edges.b.astype(np.int32), edges.likeness], schema=EDGE)


def with_numbers(table: pa.Table, number: Callable[[Numbers], Numbers], columns: Iterable[str]) -> pa.Table:
    """A table with other numbers of texts in some columns."""
    for column in columns:
        found = pa.array(number(table.column(column).to_numpy()), pa.int32())
        table = table.set_column(table.schema.get_field_index(column), column, found)
    return table
