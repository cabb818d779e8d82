"""Which texts are alike, as a case keeps it, and of each text which earlier ones promise most to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from reportedly.link.index.index import Index
from reportedly.link.index.lists import Floor, Lists, Pairs
from reportedly.link.index.tables import EDGE, floors
from reportedly.link.stories.parts import connected

Edge: TypeAlias = tuple[int, int, int]
"""Two texts, the earlier first, and their likeness in 1 / ``UNIT``."""


class Likenesses:
    """The tables ``key``, ``edge``, ``earlier`` and ``floor`` of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def terms(self, texts: Iterable[int]) -> list[int]:
        """The terms of these texts."""
        query = "SELECT DISTINCT term FROM key SEMI JOIN wanted w ON text = w.x"
        found: list[int] = self._index.get(query, wanted=texts).column("term").to_pylist()
        return found

    def holders(self, terms: Iterable[int]) -> pa.Table:
        """The rows of these terms: ``term, text, weight``, of each term in order of time."""
        query = "SELECT k.term, k.text, k.weight FROM key k SEMI JOIN wanted w ON k.term = w.x"
        rows = self._index.get(query, wanted=terms)
        place = self._index.order().place[rows.column("text").to_numpy()]
        return rows.take(pa.array(np.lexsort((place, rows.column("term").to_numpy()))))

    def lists(self, texts: Iterable[int], floor: Floor) -> Lists:
        """What is kept of earlier texts for these."""
        query = "SELECT e.* FROM earlier e SEMI JOIN wanted w ON e.b = w.x"
        return Lists(Pairs.of(self._index.get(query, wanted=texts)), floor)

    def floor(self, texts: Iterable[int], least: int) -> Floor:
        """What those promise at most that are not on these texts' lists; ``least`` is promise at all."""
        query = "SELECT f.* FROM floor f SEMI JOIN wanted w ON f.text = w.x"
        told = self._index.get(query, wanted=texts)
        promise = np.full(len(self._index.order().place), least - 1)
        promise[told.column("text").to_numpy()] = told.column("promise").to_numpy()
        return Floor(promise, least)

    def change_lists(self, gone: Pairs, came: Pairs) -> None:
        """Write what goes from the lists and what comes."""
        if len(gone.a):
            self._index.delete("earlier", "(a, b) IN (SELECT a, b FROM wanted)", gone.table())
        self._index.put("earlier", came.table())

    def replace_lists(self, texts: Iterable[int], rows: pa.Table) -> None:
        """Put ``rows`` in the place of what is kept of earlier texts for these."""
        if wanted := list(texts):
            self._index.delete("earlier", "b IN (SELECT x FROM wanted)", wanted)
            self._index.delete("floor", "text IN (SELECT x FROM wanted)", wanted)
        self._index.put("earlier", rows)
        self._index.put("floor", self._index.get(floors("list"), list=rows))

    def edges_to(self, texts: Iterable[int]) -> set[Edge]:
        """Edges of which the later text is one of these."""
        return _edges(self._index.get("SELECT e.* FROM edge e SEMI JOIN wanted w ON e.b = w.x", wanted=texts))

    def edges_of(self, pairs: Pairs) -> set[Edge]:
        """The edges between the texts of pairs."""
        query = "SELECT e.* FROM edge e SEMI JOIN pair p ON e.a = p.a AND e.b = p.b"
        return _edges(self._index.get(query, pair=pairs.table()))

    def replace_edges(self, gone: Iterable[Edge], new: Iterable[Edge]) -> None:
        """Take out some edges and put in others."""
        self._index.delete("edge", "(a, b) IN (SELECT a, b FROM wanted)", _edge_rows(gone))
        self._index.put("edge", _edge_rows(new))

    def connected(self, texts: Iterable[int], gone: Iterable[Edge], least: int) -> list[int]:
        """All texts that a chain of edges of at least ``least`` connects with these, sorted; ``gone`` are
        edges that were there before."""
        wanted = list(texts)
        rows = self._index.get(f"SELECT a, b FROM edge WHERE likeness >= {least}")
        before = [(a, b) for a, b, likeness in gone if likeness >= least]
        a, b = (
            np.append(rows.column(name).to_numpy(), [pair[i] for pair in before]).astype(np.int32)
            for i, name in enumerate(("a", "b"))
        )
        part = connected(
            1 + max(int(ends.max(initial=0)) for ends in (a, b, np.array(wanted, np.int32))), a, b
        )
        found: list[int] = np.flatnonzero(np.isin(part, part[wanted])).tolist()
        return found

    def edges_within(self, texts: Iterable[int]) -> pa.Table:
        """The edges between these texts."""
        return self._index.get(
            "SELECT e.* FROM edge e SEMI JOIN wanted w ON e.a = w.x WHERE e.b IN (SELECT x FROM wanted)",
            wanted=texts,
        )


def _edges(rows: pa.Table) -> set[Edge]:
    return set(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def _edge_rows(edges: Iterable[Edge]) -> pa.Table:
    return pa.Table.from_arrays(
        [list(side) for side in zip(*sorted(edges), strict=True)] or [[], [], []], schema=EDGE
    )
