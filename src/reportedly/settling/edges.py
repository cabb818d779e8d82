"""The edges between texts where new ones came: those that a new text has, and those that it changes.

Of each text it is kept which earlier ones promise most (``Likenesses``), so a new text costs what it has in
common with the texts after it, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from reportedly.engines import DuckDB
from reportedly.link.index.index import Index
from reportedly.link.index.likenesses import Edge, Likenesses
from reportedly.link.index.lists import Pairs
from reportedly.link.index.order import Numbered
from reportedly.link.stories.again import compare_again, pairs_gained, pairs_lost, rows_before
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import BOUNDS, MOST_EARLIER, NEIGHBOURS


def compare_new(
    held: Index, engine: DuckDB, new: Sequence[int], terms: Sequence[int]
) -> tuple[set[Edge], set[Edge]]:
    """The edges that come and go with new texts, whose ``terms`` the index has; it has the edges then."""
    alike = Likenesses(held)
    place = held.order().place
    holders = alike.holders(terms)
    gained, lost = (Pairs.of(of(holders, new, NEIGHBOURS)) for of in (pairs_gained, pairs_lost))
    floor = alike.floor({*gained.b.tolist(), *lost.b.tolist()}, BOUNDS["promising"])
    joined = floor.above(gained)
    lists = alike.lists({*joined.b.tolist(), *lost.b.tolist()}, floor)
    gone, new_on = lists.changed(joined, lost)
    later = {*gone.b.tolist(), *new_on.b.tolist()}
    before = lists.best(later, MOST_EARLIER, place)
    alike.change_lists(gone, new_on)
    lists = lists.after(gone, new_on)
    short = lists.short(later, MOST_EARLIER)
    anew = {*new, *short}
    after = lists.best(later - anew, MOST_EARLIER, place)
    went = alike.edges_to(anew) | alike.edges_of(before.without(after))
    near = rows_before(alike.holders(alike.terms(anew)) if short else holders, anew, NEIGHBOURS)
    came, kept = _compare(held, engine, sorted(anew), near, after.without(before).table())
    alike.replace_lists(short, kept)
    alike.replace_edges(went, came)
    return came, went


def _compare(
    held: Index, engine: DuckDB, later: Sequence[int], near: pa.Table, pairs: pa.Table
) -> tuple[set[Edge], pa.Table]:
    """All edges of which the later text is one of ``later``, and those of ``pairs`` of promise; and which
    earlier texts are to be kept of ``later``. ``near``: the rows of their terms before them."""
    texts = (near["text"], pairs["a"], pairs["b"])
    some = held.numbered({*later, *(text for column in texts for text in column.to_pylist())})
    wanted = pa.table({"text": pa.array(some.of(later), pa.int32())})
    keys, others = some.table(near, "text"), some.table(pairs, "a", "b")
    found, kept = compare_again(engine, wanted, keys, others, held.dated(some), _vectors(held, some))
    return _own(some, found), some.own(kept, "a", "b")


def _vectors(held: Index, some: Numbered) -> Callable[[Sequence[int]], pa.Table]:
    """What gives the vectors of texts that are numbered as in ``some``."""
    return lambda texts: some.table(held.vectors(some.names[texts].tolist()), "text")


def _own(some: Numbered, edges: Edges) -> set[Edge]:
    """Edges in the texts' own numbers."""
    a, b = (some.names[ends].tolist() for ends in (edges.a, edges.b))
    return set(zip(a, b, edges.likeness.tolist(), strict=True))
