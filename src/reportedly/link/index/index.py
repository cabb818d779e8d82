"""The index of a case, read and added to through its connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from reportedly.link.index.order import Numbered, Order
from reportedly.link.index.tables import TABLES, Numbers
from reportedly.link.reuse.steps import HOUSE_STYLE
from reportedly.link.stories import days
from reportedly.link.stories.terms import Usage

# Up to so many numbers that are looked for are held against what each stretch of rows says it has.
MOST_LOOKED_FOR = 10_000
# A shingle in more texts is looked at by outlet.
MANY_HOLDERS = 50


class Index:
    """The tables in a case, through one connection; the caller holds the transaction."""

    def __init__(self, db: duckdb.DuckDBPyConnection) -> None:
        self.db = db
        self._order: Order | None = None
        db.execute(f"SET dynamic_or_filter_threshold = {MOST_LOOKED_FOR}")

    def get(self, query: str, **tables: Iterable[object] | pa.Table) -> pa.Table:
        """The result of a query; ``tables`` are tables, or lists, which have one column ``x``."""
        for name, values in tables.items():
            self.db.register(name, values if isinstance(values, pa.Table) else _listed(values))
        result: pa.Table = self.db.sql(query).to_arrow_table()
        for name in tables:
            self.db.unregister(name)
        return result

    def put(self, name: str, rows: pa.Table) -> None:
        """Add rows to one of ``TABLES``."""
        if name == "texts":
            self._order = None
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

    def order(self) -> Order:
        """The texts in order of time; they are read once, and again where some were added."""
        if self._order is None:
            self._order = Order(self.get("SELECT text, report_id, published, outlet, characters FROM texts"))
        return self._order

    def sharing(self, hashes: Iterable[int]) -> pa.Table:
        """The rows of these shingles that say what texts share: all, but of one that an outlet prints as its
        house style no more than show that it is. (What a text has of it is made anew from the text.)"""
        query = "SELECT s.* FROM shingle s SEMI JOIN wanted w ON s.hash = w.x"
        rows, order = self.get(query, wanted=hashes), self.order()
        _, number, count = np.unique(rows["hash"].to_numpy(), return_inverse=True, return_counts=True)
        kept = (count <= MANY_HOLDERS)[number]
        many, text = np.flatnonzero(~kept), rows["text"].to_numpy()[~kept]
        outlets, texts = (int(of.max(initial=0)) + 1 for of in (order.outlet, order.place))
        # One number for a shingle in an outlet, and one for each of its texts, of which the earliest stay.
        held, at = np.unique(
            (number[many] * outlets + order.outlet[text]) * texts + order.place[text], return_inverse=True
        )
        printed = held // texts
        kept[many] = (np.arange(len(held)) - np.searchsorted(printed, printed) <= HOUSE_STYLE)[at]
        return rows.filter(pa.array(kept))

    def numbered(self, texts: Iterable[int]) -> Numbered:
        """These texts in order of time."""
        return self.order().numbered(texts)

    def usage(self, texts: int) -> Usage:
        """How words are used in the ``texts`` that they were counted in."""
        rows = self.get("SELECT id, holders, named FROM usage ORDER BY id")
        ids, holders, named = (column.to_numpy() for column in rows.columns)
        return Usage(texts, ids, holders, named)

    def dated(self, numbered: Numbered) -> pa.Table:
        """The days on which texts may have been published."""
        batches: Iterator[pa.RecordBatch] = iter(numbered.holder.select(["text", "published"]).to_batches())
        return pa.Table.from_batches(list(days.dated(batches)), days.DATED)

    def vectors(self, texts: Iterable[int]) -> pa.Table:
        """The vectors of texts."""
        return self.get("SELECT v.* FROM vector v SEMI JOIN wanted w ON v.text = w.x", wanted=texts)

    def reports(self, texts: Iterable[int]) -> pa.Table:
        """What titles are made of, of the first reports of texts."""
        return self.get(
            "SELECT r.report_id, r.title, r.text FROM reports r "
            "SEMI JOIN (SELECT report_id FROM texts t SEMI JOIN wanted w ON t.text = w.x) USING (report_id)",
            wanted=texts,
        )

    def replace_styled(self, texts: Iterable[int], styled: set[int]) -> bool:
        """Say which of some texts have words that are house style; whether these are others than before."""
        wanted = list(texts)
        found = self.get("SELECT s.* FROM styled s SEMI JOIN wanted w ON s.text = w.x", wanted=wanted)
        if set(found.column("text").to_pylist()) == styled:
            return False
        self.delete("styled", "text IN (SELECT x FROM wanted)", wanted)
        self.put("styled", pa.table({"text": pa.array(sorted(styled), pa.int32())}))
        return True

    def delete(self, name: str, where: str, wanted: Iterable[int] | pa.Table) -> None:
        """Take rows out of a table; ``where`` may name ``wanted``, a table or a list (column ``x``)."""
        self.db.register("wanted", wanted if isinstance(wanted, pa.Table) else _listed(wanted))
        self.db.execute(f"DELETE FROM {name} WHERE {where}")
        self.db.unregister("wanted")

    def names_of(self, numbers: Numbers, report_ids: Sequence[str]) -> Numbers:
        """The texts' own numbers by those of a run; ``report_ids`` are the first reports of ``numbers``."""
        found = self.get("SELECT report_id, text FROM texts")
        own = dict(zip(found.column("report_id").to_pylist(), found.column("text").to_pylist(), strict=True))
        names = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
        names[numbers] = [own[i] for i in report_ids]
        return names


def _listed(values: Iterable[object]) -> pa.Table:
    """A list of numbers or names as a table of one column ``x``."""
    found = list(values)
    kind = pa.string() if found and isinstance(found[0], str) else pa.int64()
    return pa.table({"x": pa.array(found, kind)})
