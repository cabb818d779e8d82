"""Which texts are alike, as a case keeps it, and of each text which earlier ones promise most to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import pyarrow as pa

from reportedly.link.index.index import ORDER, Index
from reportedly.link.index.tables import EDGE, floors

Edge: TypeAlias = tuple[int, int, int]
"""Two texts, the earlier first, and their likeness in 1 / ``UNIT``."""


class Likenesses:
    """The tables ``key``, ``edge``, ``earlier`` and ``floor`` of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def holders(self, texts: Iterable[int]) -> pa.Table:
        """The rows of these texts' terms: ``term, text, weight``, of each term in order of time."""
        return self._index.get(
            f"""SELECT k.term, k.text, k.weight FROM key k JOIN texts t ON k.text = t.text
                WHERE k.term IN (SELECT term FROM key SEMI JOIN wanted w ON text = w.x)
                ORDER BY k.term, {ORDER}""",
            wanted=texts,
        )

    def changed_promises(self, gained: pa.Table, lost: pa.Table, least: int) -> pa.Table:
        """What the lists of earlier texts say otherwise where pairs ``a, b`` come to promise, or to less:
        ``a, b, promise``, none where a text is on the list no longer. ``least``: what is promise at all."""
        return self._index.get(
            f"""SELECT g.a, g.b, CAST(g.promise AS INTEGER) AS promise
                FROM gained g LEFT JOIN floor f ON g.b = f.text
                WHERE g.promise > coalesce(f.promise, {least} - 1)
                UNION ALL
                SELECT e.a, e.b, CASE WHEN e.promise - l.promise > coalesce(f.promise, {least} - 1)
                                      THEN CAST(e.promise - l.promise AS INTEGER) END
                FROM earlier e JOIN lost l ON e.a = l.a AND e.b = l.b LEFT JOIN floor f ON e.b = f.text""",
            gained=gained,
            lost=lost,
        )

    def change_promises(self, changed: pa.Table) -> None:
        """Write what ``changed_promises`` gave."""
        self._index.delete("earlier", "(a, b) IN (SELECT a, b FROM wanted)", changed)
        self._index.put("earlier", changed.filter(changed["promise"].is_valid()))

    def most_promising(self, texts: Iterable[int], many: int) -> pa.Table:
        """For each of these texts the pairs ``a, b`` with the ``many`` earlier ones that promise most."""
        return self._index.get(
            f"""SELECT a, b FROM (
                    SELECT e.a, e.b, row_number() OVER (PARTITION BY e.b ORDER BY e.promise DESC,
                           coalesce(t.published, '9999') DESC, t.report_id DESC) AS place
                    FROM earlier e SEMI JOIN wanted w ON e.b = w.x JOIN texts t ON e.a = t.text
                ) AS ranked WHERE place <= {many}""",
            wanted=texts,
        )

    def without(self, pairs: pa.Table, others: pa.Table) -> pa.Table:
        """The pairs ``a, b`` that are not among others."""
        return self._index.get("SELECT a, b FROM one EXCEPT SELECT a, b FROM other", one=pairs, other=others)

    def short_of(self, texts: Iterable[int], many: int) -> list[int]:
        """Those of these texts of which it is not known what their ``many`` are: others than are kept, which
        promise no more than the floor, may be among them."""
        found = self._index.get(
            f"""SELECT f.text FROM floor f SEMI JOIN wanted w ON f.text = w.x
                LEFT JOIN earlier e ON f.text = e.b AND e.promise > f.promise
                GROUP BY f.text HAVING count(e.a) < {many}""",
            wanted=texts,
        )
        return sorted(found.column("text").to_pylist())

    def replace_earlier(self, texts: Iterable[int], rows: pa.Table) -> None:
        """Put ``rows`` in the place of what is kept of earlier texts for these."""
        wanted = list(texts)
        self._index.delete("earlier", "b IN (SELECT x FROM wanted)", wanted)
        self._index.delete("floor", "text IN (SELECT x FROM wanted)", wanted)
        self._index.put("earlier", rows)
        self._index.put("floor", self._index.get(floors("list"), list=rows))

    def keys_before(self, texts: Iterable[int], many: int) -> pa.Table:
        """The rows of these texts' terms: theirs, and those of the ``many`` texts that come next before one
        of them under the term."""
        return self._index.get(
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

    def edges_to(self, texts: Iterable[int]) -> set[Edge]:
        """Edges of which the later text is one of these."""
        return _edges(self._index.get("SELECT e.* FROM edge e SEMI JOIN wanted w ON e.b = w.x", wanted=texts))

    def edges_of(self, pairs: pa.Table) -> set[Edge]:
        """The edges between the texts of pairs ``a, b``."""
        query = "SELECT e.* FROM edge e SEMI JOIN pair p ON e.a = p.a AND e.b = p.b"
        return _edges(self._index.get(query, pair=pairs))

    def replace_edges(self, gone: Iterable[Edge], new: Iterable[Edge]) -> None:
        """Take out some edges and put in others."""
        self._index.delete("edge", "(a, b) IN (SELECT a, b FROM wanted)", _edge_rows(gone))
        self._index.put("edge", _edge_rows(new))

    def connected(self, texts: Iterable[int], gone: Iterable[Edge], least: int) -> set[int]:
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
            rows = self._index.get(
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
