"""What comparing texts leaves behind for the next report: every text's shingles, terms and likenesses.

In a case these are tables; a report that is added is held against their rows, and against no text that has
nothing in common with it. ``keep`` makes them from the tables of a run over everything, ``Index`` reads and
adds to them. A text keeps the number it was given; where the steps want numbers in order of time, those at
hand are numbered anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.engines import Engine
from reportedly.link.reuse import shingles, steps
from reportedly.link.stories import days, vectors
from reportedly.link.stories.parts import Edges
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
STYLED = pa.schema([("text", pa.int32())])
TABLES = {
    "texts": TEXTS,
    "plain": PLAIN,
    "shingle": shingles.SHINGLE,
    "key": vectors.KEY,
    "vector": VECTOR,
    "edge": EDGE,
    "usage": USAGE,
    "styled": STYLED,
}
STORY_TABLES = ("key", "vector", "edge", "usage")
ORDER = "coalesce(published, '9999'), report_id"
# A report of no known outlet is its own, as in ``link.texts``.
OUTLET = "coalesce(n.outlet, concat(chr(1), n.report_id))"
# Shingles are brought over in so many portions, to hold few of them at one time.
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
    for number in range(PORTIONS):
        put(
            "shingle", engine.get(f"SELECT hash, text, start FROM posting WHERE text % {PORTIONS} = {number}")
        )
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
        if names is None:
            return table
        for column in columns:
            own = pa.array(names[table.column(column).to_numpy()], pa.int32())
            table = table.set_column(table.schema.get_field_index(column), column, own)
        return table

    put("key", ours(engine.get("SELECT term, text, weight FROM key"), "text").select(vectors.KEY.names))
    put("vector", ours(engine.get("SELECT text, terms FROM vector"), "text"))
    put("edge", ours(edge_table(edges), "a", "b"))
    put("usage", pa.table([known.ids, known.holders, known.named], schema=USAGE))


def edge_table(edges: Edges) -> pa.Table:
    """Edges as a table."""
    return pa.table([edges.a.astype(np.int32), edges.b.astype(np.int32), edges.likeness], schema=EDGE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Some texts numbered from the earliest on: ``names`` (n,) leads back to their own numbers."""

    names: Numbers
    holder: pa.Table

    def of(self, texts: Iterable[int]) -> Numbers:
        """The numbers here of texts."""
        order = np.argsort(self.names)
        return order[np.searchsorted(self.names[order], np.fromiter(texts, np.int64))]

    def table(self, table: pa.Table, *columns: str) -> pa.Table:
        """A table with the numbers here in some columns."""
        for column in columns:
            at = table.schema.get_field_index(column)
            found = pa.array(self.of(table.column(column).to_numpy()), pa.int32())
            table = table.set_column(at, column, found)
        return table


class Index:
    """The tables in a case, through one connection; the caller holds the transaction."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self.db = db

    def get(self, query: str, **tables: Iterable[object]) -> pa.Table:
        """The result of a query; ``tables`` are lists that it calls by name, of one column ``x``."""
        for name, values in tables.items():
            found = list(values)
            kind = pa.string() if found and isinstance(found[0], str) else pa.int64()
            self.db.register(name, pa.table({"x": pa.array(found, kind)}))
        result: pa.Table = self.db.sql(query).to_arrow_table()
        for name in tables:
            self.db.unregister(name)
        return result

    def put(self, name: str, rows: pa.Table) -> None:
        """Add rows to one of ``TABLES``."""
        self.db.register("arriving", rows.select(TABLES[name].names))
        self.db.execute(f"INSERT INTO {name} SELECT * FROM arriving")
        self.db.unregister("arriving")

    def size(self) -> tuple[int, int, int]:
        """How many texts, their characters, and the next number."""
        row = self.get(
            "SELECT count(*) AS n, coalesce(sum(characters), 0) AS c, coalesce(max(text) + 1, 0) AS m "
            "FROM texts"
        ).to_pylist()[0]
        return int(row["n"]), int(row["c"]), int(row["m"])

    def sharing(self, hashes: Iterable[int]) -> pa.Table:
        """All rows of these shingles."""
        return self.get("SELECT s.* FROM shingle s SEMI JOIN wanted w ON s.hash = w.x", wanted=hashes)

    def hashes(self, texts: Iterable[int]) -> list[int]:
        """The shingles of texts."""
        query = "SELECT DISTINCT hash FROM shingle SEMI JOIN wanted w ON text = w.x"
        found: list[int] = self.get(query, wanted=texts).column("hash").to_pylist()
        return found

    def numbered(self, texts: Iterable[int]) -> Numbered:
        """These texts in order of time."""
        rows = self.get(
            f"""SELECT t.text AS name, CAST(row_number() OVER (ORDER BY {ORDER}) - 1 AS INTEGER) AS text,
                       report_id, published, characters, CAST(dense_rank() OVER (ORDER BY outlet) AS INTEGER)
                       AS outlet
                FROM texts t SEMI JOIN wanted w ON t.text = w.x ORDER BY 2""",
            wanted=texts,
        )
        return Numbered(rows.column("name").to_numpy().astype(np.int64), rows.drop_columns(["name"]))

    def usage(self, texts: int) -> Usage:
        """How words are used in the ``texts`` that they were counted in."""
        rows = self.get("SELECT id, holders, named FROM usage ORDER BY id")
        ids, holders, named = (column.to_numpy() for column in rows.columns)
        return Usage(texts, ids, holders, named)

    def dated(self, numbered: Numbered) -> pa.Table:
        """The days on which texts may have been published."""
        batches: Iterator[pa.RecordBatch] = iter(numbered.holder.select(["text", "published"]).to_batches())
        return pa.Table.from_batches(list(days.dated(batches)), days.DATED)

    def after(self, texts: Sequence[int], many: int) -> list[int]:
        """These texts, and the ``many`` that come next after one of them under each of its terms."""
        found = self.get(
            f"""WITH placed AS (
                    SELECT k.term, k.text, row_number() OVER (PARTITION BY k.term ORDER BY {ORDER}) AS place
                    FROM key k JOIN texts t ON k.text = t.text
                    WHERE k.term IN (SELECT term FROM key SEMI JOIN wanted w ON text = w.x)
                )
                SELECT b.text FROM placed a JOIN placed b ON a.term = b.term
                WHERE a.text IN (SELECT x FROM wanted) AND b.place BETWEEN a.place AND a.place + {many}
                UNION SELECT x FROM wanted""",
            wanted=texts,
        )
        return sorted(found.column("text").to_pylist())

    def keys_before(self, texts: Iterable[int], many: int) -> pa.Table:
        """The rows of these texts' terms: theirs, and those of the ``many`` texts that come next before one
        of them under the term."""
        return self.get(
            f"""WITH placed AS (
                    SELECT k.*, row_number() OVER (PARTITION BY k.term ORDER BY {ORDER}) AS place
                    FROM key k JOIN texts t ON k.text = t.text
                    WHERE k.term IN (SELECT term FROM key SEMI JOIN wanted w ON text = w.x)
                ),
                theirs AS (SELECT term, place FROM placed SEMI JOIN wanted w ON text = w.x),
                stretch AS (SELECT term, place, place // {many} AS stretch FROM theirs
                            UNION ALL SELECT term, place, place // {many} - 1 FROM theirs)
                SELECT DISTINCT p.* EXCLUDE (place)
                FROM placed p JOIN stretch s ON p.term = s.term AND p.place // {many} = s.stretch
                WHERE p.place BETWEEN s.place - {many} AND s.place""",
            wanted=texts,
        )

    def vectors(self, texts: Iterable[int]) -> pa.Table:
        """The vectors of texts."""
        return self.get("SELECT v.* FROM vector v SEMI JOIN wanted w ON v.text = w.x", wanted=texts)

    def edges_to(self, texts: Iterable[int]) -> set[tuple[int, int, int]]:
        """Edges of which the later text is one of these."""
        found = self.get(
            "SELECT e.a, e.b, e.likeness FROM edge e SEMI JOIN wanted w ON e.b = w.x", wanted=texts
        )
        return set(zip(*(c.to_pylist() for c in found.columns), strict=True))

    def replace_edges(self, texts: Iterable[int], edges: pa.Table) -> None:
        """Put edges in the place of those whose later text is one of these."""
        self.db.register("wanted", pa.table({"x": pa.array(list(texts), pa.int64())}))
        self.db.execute("DELETE FROM edge WHERE b IN (SELECT x FROM wanted)")
        self.db.unregister("wanted")
        self.put("edge", edges)

    def connected(self, texts: Iterable[int], gone: Iterable[tuple[int, int, int]], least: int) -> set[int]:
        """All texts that a chain of edges of at least ``least`` connects with these; ``gone`` are edges that
        were there before."""
        beside: dict[int, set[int]] = {}
        for a, b, likeness in gone:
            if likeness >= least:
                beside.setdefault(a, set()).add(b)
                beside.setdefault(b, set()).add(a)
        found = set(texts)
        edge = set(found)
        while edge:
            rows = self.get(
                f"""SELECT b AS text FROM edge SEMI JOIN wanted w ON a = w.x WHERE likeness >= {least}
                    UNION SELECT a FROM edge SEMI JOIN wanted w ON b = w.x WHERE likeness >= {least}""",
                wanted=edge,
            )
            reached = set(rows.column("text").to_pylist()).union(*(beside.get(t, ()) for t in edge))
            edge = reached - found
            found |= edge
        return found

    def edges_within(self, texts: Iterable[int]) -> pa.Table:
        """The edges between these texts."""
        return self.get(
            "SELECT e.* FROM edge e SEMI JOIN wanted w ON e.a = w.x WHERE e.b IN (SELECT x FROM wanted)",
            wanted=texts,
        )

    def replace_styled(self, texts: Iterable[int], styled: Iterable[int]) -> None:
        """Say which of some texts have words that are house style."""
        self.db.register("wanted", pa.table({"x": pa.array(list(texts), pa.int64())}))
        self.db.execute("DELETE FROM styled WHERE text IN (SELECT x FROM wanted)")
        self.db.unregister("wanted")
        self.put("styled", pa.table({"text": pa.array(sorted(styled), pa.int32())}))

    def names_of(self, numbers: Numbers, report_ids: Sequence[str]) -> Numbers:
        """The texts' own numbers by those of a run; ``report_ids`` are the first reports of ``numbers``."""
        found = self.get("SELECT report_id, text FROM texts")
        own = dict(zip(found.column("report_id").to_pylist(), found.column("text").to_pylist(), strict=True))
        names = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
        names[numbers] = [own[i] for i in report_ids]
        return names
