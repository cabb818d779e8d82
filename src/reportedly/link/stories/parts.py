"""The grouping of many texts in bounded memory: part by part, where the parts have nothing to do with each
other, and with the largest parts broken down first.

Two groups are joined only where their average likeness is high enough, so what no chain of such likenesses
connects is never joined: each connected part is grouped by itself (``groups``), and likenesses between parts
are dropped. A part too large for that is worked down in rounds: all groups that are each other's best join at
once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
# Places among texts, of 32 bits: a million texts have forty million edges.
Places = NDArray[np.signedinteger[Any]]

# Edges that are looked at together where each asks for numbers of its own.
AT_ONCE = 1 << 20
# Likenesses in a part that is grouped pair by pair; one of more is worked down in rounds until it falls
# apart. A choice of memory (about 300 bytes each).
LARGEST_PART = 50_000


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of places a < b, each once, and their likeness in 1 / ``UNIT``; or sums of it. (n,) each."""

    a: Places
    b: Places
    likeness: Numbers

    def chosen(self, which: NDArray[np.bool_]) -> Edges:
        """Those of them."""
        return self if which.all() else Edges(self.a[which], self.b[which], self.likeness[which])

    def asked(self, which: Callable[[Edges], NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """What ``which`` says of each, asked of so many at a time that its own numbers take little room."""
        found = np.empty(len(self.a), np.bool_)
        for start in range(0, len(self.a), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            found[part] = which(Edges(self.a[part], self.b[part], self.likeness[part]))
        return found


def group_texts(
    size: int,
    edges: Edges,
    least: float = LEAST,
    cohesion: float = COHESION,
    largest: int = LARGEST_PART,
) -> Places:
    """For each of the places 0 … size-1 the lowest of its group."""
    state = _State(size)
    while len(edges.a):
        alike = edges.asked(lambda some: state.averages(some) >= least * UNIT)
        part = connected(size, edges.a[alike], edges.b[alike])
        edges = edges.chosen(part[edges.a] == part[edges.b])
        small = (np.bincount(part[edges.a], minlength=size) <= largest)[part[edges.a]]
        state.join_parts(edges.chosen(small), part, least, cohesion)
        edges = edges.chosen(~small)
        pairs = state.best_of_each_other(edges, least, cohesion)
        if not len(pairs):
            break
        edges = state.join(edges, pairs)
    return state.roots()


def connected(size: int, a: Places, b: Places) -> Places:
    """For each place the lowest that a chain of edges, from ``a`` to ``b``, connects it to."""
    part: Places = np.arange(size, dtype=np.int32)
    while True:
        apart = part[a] != part[b]
        a, b = a[apart], b[apart]
        if not len(a):
            return part
        lower = np.minimum(part[a], part[b])
        np.minimum.at(part, part[a], lower)
        np.minimum.at(part, part[b], lower)
        part = followed(part)


def followed(lower: Places) -> Places:
    """Where each place leads to in the end."""
    while True:
        further: Places = lower[lower]
        if np.array_equal(further, lower):
            return lower
        lower = further


class _State:
    """Groups by their lowest place: ``group`` leads there, over groups that were joined to others."""

    def __init__(self, size: int) -> None:
        self.group: Places = np.arange(size, dtype=np.int32)
        self.sizes = np.ones(size, np.int64)
        self.within = np.zeros(size, np.int64)

    def roots(self) -> Places:
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
        close = self._closeness(0.0), self._closeness(EXPECTED_PAIRS)

        def allowed(some: Edges) -> NDArray[np.bool_]:
            average = self.averages(some)
            return (average >= least * UNIT) & (average >= cohesion * self._looser(some, *close))

        which = edges.asked(allowed)
        some, at = edges.chosen(which), np.flatnonzero(which)
        order = at[np.lexsort((some.b, some.a, -self.averages(some)))]
        best = np.full(len(self.group), len(order))
        rank = np.arange(len(order))
        np.minimum.at(best, edges.a[order], rank)
        np.minimum.at(best, edges.b[order], rank)
        mutual: Numbers = order[(best[edges.a[order]] == rank) & (best[edges.b[order]] == rank)]
        return mutual

    def _closeness(self, added: float) -> NDArray[np.float64]:
        """Average likeness within each group, so many pairs of what is to be expected added; of a single text
        there is none."""
        pairs = np.minimum(self.sizes * (self.sizes - 1) / 2, REACH * self.sizes)
        several = pairs > 0
        within = np.minimum(self.within[several], COPIED * UNIT * pairs[several])
        close = np.full(len(pairs), np.inf)
        close[several] = (within + added * EXPECTED * UNIT) / (pairs[several] + added)
        return close

    def _looser(
        self, edges: Edges, close: NDArray[np.float64], close_to_single: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Average likeness within the looser group of each edge, 0 where both are single texts."""
        single = (self.sizes[edges.a] == 1) | (self.sizes[edges.b] == 1)
        several = np.minimum(close[edges.a], close[edges.b])
        looser = np.where(single, np.minimum(close_to_single[edges.a], close_to_single[edges.b]), several)
        looser[np.isinf(looser)] = 0
        return looser

    def join(self, edges: Edges, which: Numbers) -> Edges:
        """Join the groups of these edges, no two of which share one; the edges that are left."""
        a, b = edges.a[which], edges.b[which]
        self.within[a] += self.within[b] + edges.likeness[which]
        self.sizes[a] += self.sizes[b]
        self.group[b] = a
        one, other = (self.group[ends].astype(np.int64) for ends in (edges.a, edges.b))
        kept = one != other
        pair = (np.minimum(one, other) << 32 | np.maximum(one, other))[kept]
        order = np.argsort(pair)
        pair = pair[order]
        first = np.flatnonzero(np.append(True, pair[1:] != pair[:-1])) if len(pair) else order
        sums = np.add.reduceat(edges.likeness[kept][order], first) if len(pair) else order
        one, other = pair[first] >> 32, pair[first] & 0xFFFFFFFF
        return Edges(one.astype(np.int32), other.astype(np.int32), sums)

    def join_parts(self, edges: Edges, part: Places, least: float, cohesion: float) -> None:
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
