"""Pairs with evidence made into groups, without chaining.

Two groups are joined only if no pair between them speaks against it, so that A–B and B–C never
make A and C one where A and C cannot be. The order of joining is the order of the evidence, and
among equals that of the members, so the same pairs give the same groups however they arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable


def group(
    size: int,
    edges: Iterable[tuple[float, int, int]],
    may_join: Callable[[list[int], list[int]], bool],
) -> list[list[int]]:
    """Members 0 … size-1 in groups; edges are (score, one, other), strongest joined first. Two groups that
    may not be joined are asked about again only once one of them has grown."""
    where = list(range(size))
    groups = {i: [i] for i in range(size)}
    refused: dict[tuple[int, int], tuple[int, int]] = {}
    for _, one, other in sorted(edges, key=lambda e: (-e[0], e[1], e[2])):
        a, b = where[one], where[other]
        if a == b:
            continue
        keep, gone = min(a, b), max(a, b)
        sizes = len(groups[keep]), len(groups[gone])
        if refused.get((keep, gone)) == sizes:
            continue
        if not may_join(groups[a], groups[b]):
            refused[keep, gone] = sizes
            continue
        for member in groups[gone]:
            where[member] = keep
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
    return [groups[key] for key in sorted(groups)]
