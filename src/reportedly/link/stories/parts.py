"""The grouping of many texts in bounded memory: part by part, where the parts have nothing to do with each
other, and with the largest parts broken down first.

Two groups are joined only where their average likeness is high enough, so what no chain of such likenesses
connects is never joined: each connected part is grouped by itself (``groups``), and likenesses between parts
are dropped. A part too large for that is worked down in rounds: all groups that are each other's best join at
once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.stories.groups import (
    COHESION,
    COPIED,
    EXPECTED,
    EXPECTED_PAIRS,
    LEAST,
    REACH,
    UNIT,
    join_groups,
)

Numbers = NDArray[np.int64]

# Likenesses in a part that is grouped pair by pair; one of more is worked down in rounds until it falls
# apart. A choice of memory (about 300 bytes each).
LARGEST_PART = 50_000


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of places a < b, each once, and their likeness in 1 / ``UNIT``; or sums of it. (n,) each."""

    a: Numbers
    b: Numbers
    likeness: Numbers

    def chosen(self, which: NDArray[np.bool_]) -> Edges:
        """Those of them."""
        return Edges(self.a[which], self.b[which], self.likeness[which])


def group_texts(
    size: int,
    edges: Edges,
    least: float = LEAST,
    cohesion: float = COHESION,
    largest: int = LARGEST_PART,
) -> Numbers:
    """For each of the places 0 … size-1 the lowest of its group."""
    state = _State(size)
    while len(edges.a):
        part = connected(size, edges.chosen(state.averages(edges) >= least * UNIT))
        edges = edges.chosen(part[edges.a] == part[edges.b])
        part_of_edge = part[edges.a]
        small = np.bincount(part_of_edge, minlength=size)[part_of_edge] <= largest
        state.join_parts(edges.chosen(small), part, least, cohesion)
        edges = edges.chosen(~small)
        pairs = state.best_of_each_other(edges, least, cohesion)
        if not len(pairs):
            break
        edges = state.join(edges, pairs)
    return state.roots()


def connected(size: int, edges: Edges) -> Numbers:
    """For each place the lowest that a chain of edges connects it to."""
    part = np.arange(size)
    a, b = edges.a, edges.b
    while True:
        apart = part[a] != part[b]
        a, b = a[apart], b[apart]
        if not len(a):
            return part
        lower = np.minimum(part[a], part[b])
        np.minimum.at(part, part[a], lower)
        np.minimum.at(part, part[b], lower)
        part = followed(part)


def followed(lower: Numbers) -> Numbers:
    """Where each place leads to in the end."""
    while True:
        further: Numbers = lower[lower]
        if np.array_equal(further, lower):
            return lower
        lower = further


class _State:
    """Groups by their lowest place: ``group`` leads there, over groups that were joined to others."""

    def __init__(self, size: int) -> None:
        self.group = np.arange(size)
        self.sizes = np.ones(size, np.int64)
        self.within = np.zeros(size, np.int64)

    def roots(self) -> Numbers:
        """For each place the lowest of its group."""
        self.group = followed(self.group)
        return self.group

    def averages(self, edges: Edges) -> NDArray[np.float64]:
        """Average likeness over all pairs between the groups of each edge."""
        one, other = self.sizes[edges.a], self.sizes[edges.b]
        average: NDArray[np.float64] = edges.likeness / np.minimum(
            one * other, REACH * np.minimum(one, other)
        )
        return average

    def best_of_each_other(self, edges: Edges, least: float, cohesion: float) -> Numbers:
        """Which edges lie between groups that may be joined, with no better for either."""
        average = self.averages(edges)
        looser = self.looser(edges)
        allowed = np.flatnonzero((average >= least * UNIT) & (average >= cohesion * looser))
        order = allowed[np.lexsort((edges.b[allowed], edges.a[allowed], -average[allowed]))]
        best = np.full(len(self.group), len(order))
        rank = np.arange(len(order))
        np.minimum.at(best, edges.a[order], rank)
        np.minimum.at(best, edges.b[order], rank)
        mutual: Numbers = order[(best[edges.a[order]] == rank) & (best[edges.b[order]] == rank)]
        return mutual

    def looser(self, edges: Edges) -> NDArray[np.float64]:
        """Average likeness within the looser group of each edge, 0 where both are single texts."""
        pairs = np.minimum(self.sizes * (self.sizes - 1) / 2, REACH * self.sizes)
        several = pairs > 0
        within = np.minimum(self.within[several], COPIED * UNIT * pairs[several])

        def of(added: float) -> NDArray[np.float64]:
            close = np.full(len(pairs), np.inf)
            close[several] = (within + added * EXPECTED * UNIT) / (pairs[several] + added)
            found: NDArray[np.float64] = np.minimum(close[edges.a], close[edges.b])
            return found

        single = ~(several[edges.a] & several[edges.b])
        looser = np.where(single, of(EXPECTED_PAIRS), of(0.0))
        looser[np.isinf(looser)] = 0
        return looser

    def join(self, edges: Edges, which: Numbers) -> Edges:
        """Join the groups of these edges, no two of which share one; the edges that are left."""
        a, b = edges.a[which], edges.b[which]
        self.within[a] += self.within[b] + edges.likeness[which]
        self.sizes[a] += self.sizes[b]
        self.group[b] = a
        one, other = self.group[edges.a], self.group[edges.b]
        kept = one != other
        pair = (np.minimum(one, other) << 32 | np.maximum(one, other))[kept]
        order = np.argsort(pair)
        pair = pair[order]
        first = np.flatnonzero(np.append(True, pair[1:] != pair[:-1])) if len(pair) else order
        sums = np.add.reduceat(edges.likeness[kept][order], first) if len(pair) else order
        return Edges(pair[first] >> 32, pair[first] & 0xFFFFFFFF, sums)

    def join_parts(self, edges: Edges, part: Numbers, least: float, cohesion: float) -> None:
        """Group each part by itself, down to the end."""
        order = np.argsort(part[edges.a], kind="stable")
        bounds = np.flatnonzero(np.diff(part[edges.a[order]])) + 1
        for own in np.split(order, bounds) if len(order) else ():
            ends = np.concatenate([edges.a[own], edges.b[own]])
            places, at = np.unique(ends, return_inverse=True)
            columns = (at[: len(own)], at[len(own) :], edges.likeness[own])
            rows = list(zip(*(column.tolist() for column in columns), strict=True))
            sizes, within = self.sizes[places].tolist(), self.within[places].tolist()
            for members in join_groups(sizes, within, rows, least, cohesion):
                self.group[places[members]] = places[members[0]]
