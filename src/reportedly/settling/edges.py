"""The edges between texts where new ones came: those that a new text has, and those that it changes.

Of each text it is kept which earlier ones promise most (``Likenesses``), so a new text costs what it has in
common with the texts after it, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from reportedly.link.index.index import Index, Numbered
from reportedly.link.index.likenesses import Edge, Likenesses
from reportedly.link.stories.again import compare_again, compare_pairs, pairs_gained, pairs_lost
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import BOUNDS, MOST_EARLIER, NEIGHBOURS


def compare_new(held: Index, new: Sequence[int]) -> tuple[set[Edge], set[Edge]]:
    """The edges that come and go with new texts, whose terms the index has; it has the edges then."""
    alike = Likenesses(held)
    holders = alike.holders(new)
    gained, lost = pairs_gained(holders, new, NEIGHBOURS), pairs_lost(holders, new, NEIGHBOURS)
    changed = alike.changed_promises(gained, lost, BOUNDS["promising"])
    later = set(changed["b"].to_pylist())
    before = alike.most_promising(later, MOST_EARLIER)
    alike.change_promises(changed)
    anew = {*new, *alike.short_of(later, MOST_EARLIER)}
    after = alike.most_promising(later - anew, MOST_EARLIER)
    went = alike.edges_to(anew) | alike.edges_of(alike.without(before, after))
    came = _compare_anew(held, alike, sorted(anew)) | _compare_pairs(held, alike.without(after, before))
    alike.replace_edges(went, came)
    return came, went


def _compare_anew(held: Index, alike: Likenesses, later: Sequence[int]) -> set[Edge]:
    """All edges of which the later text is one of these; what is kept of earlier ones is replaced."""
    key = alike.keys_before(later, NEIGHBOURS)
    some = held.numbered({*key.column("text").to_pylist(), *later})
    wanted = pa.table({"text": pa.array(some.of(later), pa.int32())})
    found, kept = compare_again(wanted, some.table(key, "text"), held.dated(some), _vectors(held, some))
    alike.replace_earlier(later, some.own(kept, "a", "b"))
    return _own(some, found)


def _compare_pairs(held: Index, pairs: pa.Table) -> set[Edge]:
    """The edges of pairs of promise."""
    some = held.numbered({*pairs["a"].to_pylist(), *pairs["b"].to_pylist()})
    return _own(some, compare_pairs(some.table(pairs, "a", "b"), held.dated(some), _vectors(held, some)))


def _vectors(held: Index, some: Numbered) -> Callable[[Sequence[int]], pa.Table]:
    """What gives the vectors of texts that are numbered as in ``some``."""
    return lambda texts: some.table(held.vectors(some.names[texts].tolist()), "text")


def _own(some: Numbered, edges: Edges) -> set[Edge]:
    """Edges in the texts' own numbers."""
    a, b = (some.names[ends].tolist() for ends in (edges.a, edges.b))
    return set(zip(a, b, edges.likeness.tolist(), strict=True))
