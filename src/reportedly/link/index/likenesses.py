"""Which texts are alike, as a case keeps it, and of each text which earlier ones promise most to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from reportedly.link.index.index import ORDER, Index
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
        return self._index.get(
            f"""SELECT k.term, k.text, k.weight FROM key k SEMI JOIN wanted w ON k.term = w.x
                JOIN texts t ON k.text = t.text ORDER BY k.term, {ORDER}""",
            wanted=terms,
        )

    def earlier(self, texts: Iterable[int]) -> pa.Table:
        """What is kept of earlier texts for these: ``a, b, promise``."""
        return self._index.get("SELECT e.* FROM earlier e SEMI JOIN wanted w ON e.b = w.x", wanted=texts)

    def changed_promises(self, earlier: pa.Table, gained: pa.Table, lost: pa.Table, least: int) -> pa.Table:
        """What ``earlier`` says otherwise where pairs ``a, b`` come to promise, or to less: ``a, b,
        promise``, none where a text is on the list no longer. ``least``: what is promise at all."""
        return self._index.get(
            f"""SELECT g.a, g.b, CAST(g.promise AS INTEGER) AS promise
                FROM gained g LEFT JOIN floor f ON g.b = f.text
                WHERE g.promise > coalesce(f.promise, {least} - 1)
                UNION ALL
                SELECT e.a, e.b, CASE WHEN e.promise - l.promise > coalesce(f.promise, {least} - 1)
                                      THEN CAST(e.promise - l.promise AS INTEGER) END
                FROM list e JOIN lost l ON e.a = l.a AND e.b = l.b LEFT JOIN floor f ON e.b = f.text""",
            list=earlier,
            gained=gained,
            lost=lost,
        )

    def change_promises(self, earlier: pa.Table, changed: pa.Table) -> pa.Table:
        """Write what ``changed_promises`` gave of ``earlier``; what that is then."""
        gone = self._index.get(
            "SELECT a, b FROM list SEMI JOIN other USING (a, b)", list=earlier, other=changed
        )
        if gone.num_rows:
            self._index.delete("earlier", "(a, b) IN (SELECT a, b FROM wanted)", gone)
        new = changed.filter(changed["promise"].is_valid())
        self._index.put("earlier", new)
        query = "SELECT * FROM list ANTI JOIN other USING (a, b)"
        return pa.concat_tables([self._index.get(query, list=earlier, other=changed), new])

    def most_promising(self, earlier: pa.Table, texts: Iterable[int], many: int) -> pa.Table:
        """For each of these texts the pairs ``a, b`` with the ``many`` of ``earlier`` that promise most."""
        return self._index.get(
            f"""SELECT a, b FROM (
                    SELECT e.a, e.b, row_number() OVER (PARTITION BY e.b ORDER BY e.promise DESC,
                           coalesce(t.published, '9999') DESC, t.report_id DESC) AS place
                    FROM list e SEMI JOIN wanted w ON e.b = w.x JOIN texts t ON e.a = t.text
                ) AS ranked WHERE place <= {many}""",
            list=earlier,
            wanted=texts,
        )

    def without(self, pairs: pa.Table, others: pa.Table) -> pa.Table:
        """The pairs ``a, b`` that are not among others."""
        return self._index.get("SELECT a, b FROM one EXCEPT SELECT a, b FROM other", one=pairs, other=others)

    def short_of(self, earlier: pa.Table, texts: Iterable[int], many: int) -> list[int]:
        """Those of these texts of which ``earlier`` does not say what their ``many`` are: others than are
        kept, which promise no more than the floor, may be among them."""
        found = self._index.get(
            f"""SELECT f.text FROM floor f SEMI JOIN wanted w ON f.text = w.x
                LEFT JOIN list e ON f.text = e.b AND e.promise > f.promise
                GROUP BY f.text HAVING count(e.a) < {many}""",
            list=earlier,
            wanted=texts,
        )
        return sorted(found.column("text").to_pylist())

    def replace_earlier(self, texts: Iterable[int], rows: pa.Table) -> None:
        """Put ``rows`` in the place of what is kept of earlier texts for these."""
        if wanted := list(texts):
            self._index.delete("earlier", "b IN (SELECT x FROM wanted)", wanted)
            self._index.delete("floor", "text IN (SELECT x FROM wanted)", wanted)
        self._index.put("earlier", rows)
        self._index.put("floor", self._index.get(floors("list"), list=rows))

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
