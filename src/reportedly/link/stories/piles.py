"""A story of many reports put together: groups that no list of likenesses can hold all of.

A text is compared with a bounded number of earlier ones (``steps``). In a pile of hundreds of reports of one
happening each of these is one told almost alike, so the pile comes out in groups of look-alikes, of whose
likeness to each other hardly a pair is known. But the average likeness of all pairs between two groups is the
product of the means of their vectors; so here groups are joined by that, with what ``groups`` asks of them.

Only groups of which one is large, and between which one likeness at least is as high as the average has to
be, are held against each other: no more pairs than there are likenesses. Engines only hand over vectors, of
whole numbers, so any gives the same.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from reportedly.link.stories.groups import COHESION, COPIED, LEAST, REACH, UNIT
from reportedly.link.stories.parts import Edges, Numbers, Places, connected, followed
from reportedly.link.stories.steps import HALF_DAYS, UNDATED_DAYS
from reportedly.link.stories.vectors import SCALE, WEIGHT_BASE

# In a part of more than ``REACH`` texts a group of so many is large.
LARGE = REACH // 8
# Texts whose vectors are held at one time, some 10 kB each. In a large archive formulas connect most texts to
# one part, so it is groups that are fetched in shares.
AT_ONCE = 50_000
# A mean of weights is kept as a whole number, so many times finer than a weight.
FINER = 1 << 8
# What a likeness of 1 is as a product of two means.
WHOLE = (SCALE * FINER) ** 2

Fetch = Callable[[Places], pa.Table]
"""The texts at some places with their vectors: ``place, terms, first, last``, the days null where unknown."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A group by its texts together: ``terms`` sorted, with the sum of their ``weights``, how many ``texts``,
    and of those that are dated how many and the sum of their days, first and last."""

    terms: Numbers
    weights: Numbers
    texts: int
    dated: int
    days: int

    @property
    def mean(self) -> Numbers:
        """The mean of the vectors of its texts."""
        return self.weights * FINER // self.texts

    def within(self) -> float:
        """Average likeness of its pairs, as far as ``groups`` counts it."""
        mean = self.mean
        own = self.texts * (int(mean @ mean) / WHOLE) - 1
        return min(own / (self.texts - 1), COPIED)

    def likeness(self, other: Pile) -> float:
        """Average likeness of all pairs between two."""
        small, large = sorted((self, other), key=lambda p: len(p.terms))
        at = np.minimum(np.searchsorted(large.terms, small.terms), len(large.terms) - 1)
        both = large.terms[at] == small.terms
        product = int(small.mean[both] @ large.mean[at[both]]) / WHOLE
        gap = self.gap(other)
        return product * (HALF_DAYS**2 / (HALF_DAYS**2 + gap * gap))

    def joined(self, other: Pile) -> Pile:
        """The two as one."""
        terms, at = np.unique(np.concatenate([self.terms, other.terms]), return_inverse=True)
        weights = np.zeros(len(terms), np.int64)
        np.add.at(weights, at, np.concatenate([self.weights, other.weights]))
        numbers = (self.texts + other.texts, self.dated + other.dated, self.days + other.days)
        return Pile(terms, weights, *numbers)

    def gap(self, other: Pile) -> int:
        """Days between the middle of one and of the other."""
        if not self.dated or not other.dated:
            return UNDATED_DAYS
        return abs(self.days * other.dated - other.days * self.dated) // (2 * self.dated * other.dated)


def join_piles(group: Places, edges: Edges, fetch: Fetch) -> Places:
    """For each place the lowest of its group, where large groups (``group``: the same) are joined too."""
    if len(group) <= REACH:
        return group
    sizes = np.bincount(group, minlength=len(group))
    edges = edges.chosen(edges.likeness >= LEAST * UNIT)
    part = connected(len(group), edges.a, edges.b)
    one, other = group[edges.a], group[edges.b]
    texts = np.bincount(part, minlength=len(group))
    held = (one != other) & (texts[part[one]] > REACH)
    held &= np.maximum(sizes[one], sizes[other]) >= LARGE
    one, other = one[held], other[held]
    lead = np.arange(len(group))
    for own in _shares(part[one], texts):
        beside: dict[int, set[int]] = defaultdict(set)
        for a, b in zip(one[own].tolist(), other[own].tolist(), strict=True):
            beside[a].add(b)
            beside[b].add(a)
        joining = _Joining(_fetched(np.array(sorted(beside), np.int64), group, sizes, fetch), beside)
        joining.join_large()
        joining.join_small()
        for gone, kept in joining.lead.items():
            lead[gone] = kept
    found: Places = followed(lead)[group]
    return found


def _fetched(wanted: Numbers, group: Places, sizes: Numbers, fetch: Fetch) -> dict[int, Pile]:
    """The groups ``wanted``, sorted, as piles: so many texts at a time, of which only the sums are kept."""
    share = np.cumsum(sizes[wanted]) // AT_ONCE
    piles: dict[int, Pile] = {}
    for number in np.unique(share):
        places = np.flatnonzero(np.isin(group, wanted[share == number]))
        piles |= piles_of(fetch(places), group)
    return piles


def _shares(part: Places, texts: Numbers) -> Iterator[Numbers]:
    """The places of ``part``, whole parts together, in shares of so many texts as can be held at once.
    ``texts``: how many each part has."""
    parts = np.unique(part)
    share = np.cumsum(texts[parts]) // AT_ONCE
    of = share[np.searchsorted(parts, part)]
    for number in np.unique(share):
        yield np.flatnonzero(of == number)


def piles_of(texts: pa.Table, group: Places) -> dict[int, Pile]:
    """The groups of some texts as piles."""
    lists = texts.column("terms").combine_chunks()
    own = group[texts.column("place").to_numpy()]
    owner = np.repeat(own, pc.list_value_length(lists).to_numpy(zero_copy_only=False))
    terms, weights = np.divmod(lists.flatten().to_numpy(), WEIGHT_BASE)
    order = np.lexsort((terms, owner))
    owner, terms, weights = owner[order], terms[order], weights[order]
    begins = np.flatnonzero(np.append(True, (owner[1:] != owner[:-1]) | (terms[1:] != terms[:-1])))
    sums = np.add.reduceat(weights, begins) if len(terms) else weights
    owner, terms = owner[begins[: len(sums)]], terms[begins[: len(sums)]]
    days: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    dates = (texts.column(name).to_pylist() for name in ("first", "last"))
    for key, first, last in zip(own.tolist(), *dates, strict=True):
        found = days[key]
        found[0] += 1
        if first is not None:
            found[1] += 1
            found[2] += first + last
    keys = sorted(days)
    known = np.array(keys, owner.dtype)  # of another width all owners would be made anew to look them up
    bounds = (np.searchsorted(owner, known, side).tolist() for side in ("left", "right"))
    return {key: Pile(terms[a:b], sums[a:b], *days[key]) for key, a, b in zip(keys, *bounds, strict=True)}


class _Joining:
    """Piles by their lowest place, and which have any likeness to which."""

    def __init__(self, piles: dict[int, Pile], beside: dict[int, set[int]]) -> None:
        self.piles, self.beside = piles, beside
        self.lead: dict[int, int] = {}
        self.within = {key: pile.within() for key, pile in piles.items() if pile.texts > 1}
        self.known: dict[tuple[int, int], float] = {}

    def join_large(self) -> None:
        """Join large groups two by two, the highest average first."""
        large = self._large()
        queue = [pair for a in large for pair in self._pairs(a, large) if pair[1] == a]
        heapq.heapify(queue)
        while queue:
            value, a, b = heapq.heappop(queue)
            if a in self.piles and b in self.piles and self._allowed(a, b) == -value:
                self._join(a, b)
                large.discard(b)
                for pair in self._pairs(a, large):
                    heapq.heappush(queue, pair)

    def _pairs(self, group: int, large: set[int]) -> Iterator[tuple[float, int, int]]:
        for other in sorted(self.beside[group] & large):
            if average := self._allowed(group, other):
                yield -average, min(group, other), max(group, other)

    def join_small(self) -> None:
        """Join every other group to the large one that is most like it, as long as there is one."""
        while True:
            large = self._large()
            best: dict[int, tuple[float, int, int]] = {}
            for a in sorted(large):
                for b in self.beside[a] - large:
                    if average := self._allowed(a, b):
                        best[b] = min(best.get(b, (0.0, 0, 0)), (-average, a, b))
            if not best:
                return
            for _, a, b in sorted(best.values()):
                self._join(a, b)

    def _large(self) -> set[int]:
        return {key for key, pile in self.piles.items() if pile.texts >= LARGE}

    def _allowed(self, a: int, b: int) -> float | None:
        """The average likeness of two that may be joined."""
        key = min(a, b), max(a, b)
        if key not in self.known:
            self.known[key] = self.piles[a].likeness(self.piles[b])
        looser = min(self.within[g] for g in key if g in self.within)
        average = self.known[key]
        return average if average >= LEAST and average >= COHESION * looser else None

    def _join(self, a: int, b: int) -> None:
        """Make two one, known by the lower."""
        kept, gone = self._now(a), self._now(b)
        kept, gone = min(kept, gone), max(kept, gone)
        for group in (kept, gone):
            for other in self.beside[group]:
                self.known.pop((min(group, other), max(group, other)), None)
        self.piles[kept] = self.piles[kept].joined(self.piles.pop(gone))
        self.within.pop(gone, None)
        self.within[kept] = self.piles[kept].within()
        for other in self.beside.pop(gone):
            self.beside[other].discard(gone)
            if other != kept:
                self.beside[other].add(kept)
                self.beside[kept].add(other)
        self.lead[gone] = kept

    def _now(self, group: int) -> int:
        while group in self.lead:
            group = self.lead[group]
        return group


__all__ = ["Pile", "join_piles", "piles_of"]
