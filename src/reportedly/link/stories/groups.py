"""Likenesses of pairs made into groups by average linkage, cut where a group would come apart.

Two groups are joined while the average over all pairs between them that can be known, a missing pair counting
as nothing, is high enough in itself and against how close each of them is within. A chain of look-alikes
never makes a group, and a dense story does not swallow a looser neighbour.

Likenesses are whole numbers of 1 / ``UNIT``, so sums are the same in any order.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

# Both were chosen on ECB+ (see story_terms): any LEAST from .10 to .20 does as well.

# Average likeness that two groups need.
LEAST = 0.18
# What the average between two groups must be of the average within the looser one. Reports of one
# story differ among each other about as much as its halves do; those of a like story differ more.
COHESION = 0.6
# Closer than this are only copies: they say no more of how close their story is within, else two copies would
# shut out a third report of it. Chosen on ECB+ too; both halves of it gain (.940 → .945, .927 → .948).
COPIED = 0.45
# A single report is held to less: few pairs, which may be near-copies, say little of how far another report
# of their story may be. To them half a pair of this likeness is added. Chosen on ECB+, out of .2 to .3 and
# half a pair to two (.946 → .948, each story alone .962 → .969); that something of the kind was missing was
# seen on the Gun Violence Corpus.
EXPECTED, EXPECTED_PAIRS = 0.25, 0.5
# The same two in a case of few reports: somebody has put them together, so two of them are of one story more
# often than not, in an archive hardly ever. COHESION was chosen on small cases of ECB+ (each topic, each
# story, a story and a stranger: mean .940 → .949), where any LEAST from .03 to .14 does as well. Smaller
# likenesses than elsewhere count (``steps.BOUNDS_OF_FEW``): of 287 stories of ours 81 came apart while those
# below .08 did not, and 75 do now.
# So few are one neighbourhood, too: all of a case of few is worked out anew in about a second.
FEW = 60
LEAST_OF_FEW, COHESION_OF_FEW = 0.05, 0.5
# The same where most reports have a date: like happenings of other times are told apart by these, so what
# is left may be looser. Chosen on our own stories, of which three in 15 came apart at .5. Judged since by
# what it was not chosen on (docs/benchmarks/stories.md): with days planted in ECB+, a year between its like
# stories, any from .3 to .4 does as well and from .3 on strangers come in; of four stories opened later it
# holds one more together than .5. The price: two like stories of one week or fortnight in one such case are
# told apart less often (each topic: .871 in place of .913, .907 in place of .959).
COHESION_OF_DATED = 0.35
# A text is compared with so many earlier ones at most (``steps``). Averages are over so many pairs for each
# text of the smaller group: the others were not compared, which says nothing against them.
REACH = 64
# What a likeness of 1 is.
UNIT = 1_000_000_000


def story_groups(
    size: int, edges: Sequence[tuple[int, int, float]], least: float = LEAST, cohesion: float = COHESION
) -> list[list[int]]:
    """Members 0 … size-1 in groups, each sorted, ordered by their first. ``edges``: (a, b, likeness), a pair
    at most once."""
    whole = [(a, b, round(value * UNIT)) for a, b, value in edges]
    return join_groups([1] * size, [0] * size, whole, least, cohesion)


def join_groups(
    sizes: Sequence[int],
    within: Sequence[int],
    edges: Sequence[tuple[int, int, int]],
    least: float = LEAST,
    cohesion: float = COHESION,
) -> list[list[int]]:
    """The same of groups that are made already: how many members each has, and the sums of likeness within
    and, as ``edges``, between them. The highest average is joined first, and among equals the lowest."""
    groups = _Groups(sizes, within, edges)
    queue = [(-average, a, b) for a, b, _ in edges if (average := groups.between(a, b)) >= least * UNIT]
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        current = a in groups.members and b in groups.members and groups.between(a, b) == -value
        if not current or -value < cohesion * groups.looser(a, b):
            continue
        for other in groups.join(a, b):
            average = groups.between(a, other)
            if average >= least * UNIT:
                heapq.heappush(queue, (-average, min(a, other), max(a, other)))
    return [sorted(members) for _, members in sorted(groups.members.items())]


def pairs_between(one: int, other: int) -> int:
    """How many pairs between groups of so many members can be known."""
    return min(one * other, REACH * min(one, other))


def pairs_within(size: int) -> float:
    """How many pairs within a group can be known."""
    return min(size * (size - 1) / 2, REACH * size)


class _Groups:
    """Groups by their smallest member, with the sums of likeness within and between them."""

    def __init__(
        self, sizes: Sequence[int], within: Sequence[int], edges: Sequence[tuple[int, int, int]]
    ) -> None:
        self.members = {i: [i] for i in range(len(sizes))}
        self.sizes, self.within = list(sizes), list(within)
        self.sums: list[dict[int, int]] = [{} for _ in sizes]
        for a, b, value in edges:
            self.sums[a][b] = self.sums[b][a] = value

    def between(self, a: int, b: int) -> float:
        """Average likeness over all pairs between two groups."""
        return self.sums[a].get(b, 0) / pairs_between(self.sizes[a], self.sizes[b])

    def looser(self, a: int, b: int) -> float:
        """Average likeness within the looser group; a single report has none."""
        added = EXPECTED_PAIRS if 1 in (self.sizes[a], self.sizes[b]) else 0.0
        return min((self._closeness(g, added) for g in (a, b) if self.sizes[g] > 1), default=0.0)

    def _closeness(self, group: int, added: float) -> float:
        pairs = pairs_within(self.sizes[group])
        within = min(self.within[group], COPIED * UNIT * pairs)
        return (within + added * EXPECTED * UNIT) / (pairs + added)

    def join(self, a: int, b: int) -> list[int]:
        """Make ``b`` part of ``a`` (a < b); the groups that are now its neighbours."""
        self.within[a] += self.within[b] + self.sums[a].get(b, 0)
        self.sizes[a] += self.sizes[b]
        self.members[a] += self.members.pop(b)
        for other, total in self.sums[b].items():
            del self.sums[other][b]
            if other != a:
                self.sums[a][other] = self.sums[other][a] = self.sums[a].get(other, 0) + total
        self.sums[b] = {}
        return sorted(self.sums[a])
