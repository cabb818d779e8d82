"""The texts of a case in order of time, and some of them numbered in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from reportedly.link.index.tables import Numbers, with_numbers


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
        return with_numbers(table, self.of, columns)

    def own(self, table: pa.Table, *columns: str) -> pa.Table:
        """A table with the texts' own numbers in some columns, which have those here."""
        return with_numbers(table, self.names.__getitem__, columns)


class Order:
    """All texts of a case (``rows`` of its table, without digests). ``place`` and ``outlet`` tell of each, by
    its number, where it stands in order of time and which outlet's it is."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows.combine_chunks()
        # Those without a date come last.
        order = pc.sort_indices(rows, [("published", "ascending"), ("report_id", "ascending")])
        text = self._rows.column("text").to_numpy()
        outlets = self._rows.column("outlet").combine_chunks().dictionary_encode().indices
        self._row, self.place, self.outlet = np.zeros((3, int(text.max(initial=-1)) + 1), np.int64)
        self._row[text] = np.arange(len(text))
        self.place[text[order.to_numpy()]] = np.arange(len(text))
        self.outlet[text] = outlets.to_numpy()

    def numbered(self, texts: Iterable[int]) -> Numbered:
        """These texts in order of time."""
        names = np.unique(np.fromiter(texts, np.int64))
        names = names[np.argsort(self.place[names])]
        rows = self._rows.take(pa.array(self._row[names]))
        numbers = {"text": np.arange(len(names)), "outlet": self.outlet[names]}
        columns = {name: pa.array(of, pa.int32()) for name, of in numbers.items()}
        kept = {name: rows.column(name) for name in ("report_id", "published", "characters")}
        return Numbered(names, pa.table(columns | kept))
