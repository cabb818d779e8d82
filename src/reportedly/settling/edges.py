"""The edges between texts where new ones came: those that a new text has, and those that it changes.

Of each text it is kept which earlier ones promise most (``Likenesses``), so a new text costs what it has in
common with the texts after it, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from reportedly.engines import DuckDB
from reportedly.link.index.index import Index, Numbered
from reportedly.link.index.likenesses import Edge, Likenesses
from reportedly.link.stories.again import compare_again, compare_pairs, pairs_gained, pairs_lost, rows_before
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import BOUNDS, MOST_EARLIER, NEIGHBOURS


def compare_new(
    held: Index, engine: DuckDB, new: Sequence[int], terms: Sequence[int]
) -> tuple[set[Edge], set[Edge]]:
    """The edges that come and go with new texts, whose ``terms`` the index has; it has the edges then."""
    alike = Likenesses(held)
    holders = alike.holders(terms)
    gained, lost = pairs_gained(holders, new, NEIGHBOURS), pairs_lost(holders, new, NEIGHBOURS)
    earlier = alike.earlier({*gained["b"].to_pylist(), *lost["b"].to_pylist()})
    changed = alike.changed_promises(earlier, gained, lost, BOUNDS["promising"])
    later = set(changed["b"].to_pylist())
    before = alike.most_promising(earlier, later, MOST_EARLIER)
    earlier = alike.change_promises(earlier, changed)
    short = alike.short_of(earlier, later, MOST_EARLIER)
    anew = {*new, *short}
    after = alike.most_promising(earlier, later - anew, MOST_EARLIER)
    went = alike.edges_to(anew) | alike.edges_of(alike.without(before, after))
    near = rows_before(alike.holders(alike.terms(anew)) if short else holders, anew, NEIGHBOURS)
    found, kept = _compare_anew(held, engine, sorted(anew), near)
    alike.replace_earlier(short, kept)
    came = found | _compare_pairs(held, engine, alike.without(after, before))
    alike.replace_edges(went, came)
    return came, went


def _compare_anew(
    held: Index, engine: DuckDB, later: Sequence[int], near: pa.Table
) -> tuple[set[Edge], pa.Table]:
    """All edges of which the later text is one of these, and which earlier ones are to be kept of them.
    ``near``: the rows of their terms before them."""
    some = held.numbered({*near.column("text").to_pylist(), *later})
    wanted = pa.table({"text": pa.array(some.of(later), pa.int32())})
    keys = some.table(near, "text")
    found, kept = compare_again(engine, wanted, keys, held.dated(some), _vectors(held, some))
    return _own(some, found), some.own(kept, "a", "b")


def _compare_pairs(held: Index, engine: DuckDB, pairs: pa.Table) -> set[Edge]:
    """The edges of pairs of promise."""
    some = held.numbered({*pairs["a"].to_pylist(), *pairs["b"].to_pylist()})
    ours = some.table(pairs, "a", "b")
    return _own(some, compare_pairs(engine, ours, held.dated(some), _vectors(held, some)))


def _vectors(held: Index, some: Numbered) -> Callable[[Sequence[int]], pa.Table]:
    """What gives the vectors of texts that are numbered as in ``some``."""
    return lambda texts: some.table(held.vectors(some.names[texts].tolist()), "text")


def _own(some: Numbered, edges: Edges) -> set[Edge]:
    """Edges in the texts' own numbers."""
    a, b = (some.names[ends].tolist() for ends in (edges.a, edges.b))
    return set(zip(a, b, edges.likeness.tolist(), strict=True))
