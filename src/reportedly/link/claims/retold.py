"""Which pairs of statements one tells again what the other was told: met by the same way, and nearest of all.

A paper that is cited has mostly printed more than one thing of its source. So of two reports on the same way
only those two statements are taken for one retold that are each other's nearest in meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportedly.link.claims.told import Told
from reportedly.link.claims.ways import Way, same_way

# Less alike in meaning than this, two statements of one source are more likely two things it said. Set on the
# invented pairs of tests/link/test_retold.py.
LEAST = 0.45

Pair = tuple[int, int]


def retold_pairs(
    told: Sequence[Told],
    ways: Mapping[str, Sequence[Way]],
    near: Iterable[Pair],
    likeness: Callable[[int, int], float],
) -> Mapping[Pair, str]:
    """The outlet over which both statements of a pair came, where one tells again what the other does."""
    found: dict[Pair, tuple[float, str]] = {}
    best: dict[tuple[int, str], float] = defaultdict(float)
    for i, j in near:
        one, other = told[i], told[j]
        if one.report_id == other.report_id or (one.stance == "denied") != (other.stance == "denied"):
            continue
        score = likeness(i, j)
        if score < LEAST or not (outlet := _shared(ways[one.statement_id], ways[other.statement_id])):
            continue
        found[i, j] = score, outlet
        for mine, theirs in ((i, other), (j, one)):
            best[mine, theirs.report_id] = max(best[mine, theirs.report_id], score)
    return {
        (i, j): outlet
        for (i, j), (score, outlet) in found.items()
        if score >= best[i, told[j].report_id] and score >= best[j, told[i].report_id]
    }


def _shared(ours: Sequence[Way], theirs: Sequence[Way]) -> str | None:
    return min((o for a in ours for b in theirs if (o := same_way(a, b))), default=None)


__all__ = ["retold_pairs"]
