"""Items that belong together, found without holding each against every other.

A pile of thousands of reports gives thousands of figures for one thing, most of them the same. So items are
held against each other as classes: of each two classes one pair is asked about, and what it answers goes for
all pairs of two different reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")


class Together:
    """Which of the numbers 0 … size-1 are together."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def of(self, i: int) -> int:
        """The number that stands for all that are together with this one."""
        while self.above[i] != i:
            self.above[i] = self.above[self.above[i]]
            i = self.above[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Put two together, and with them all that are with either."""
        one, other = self.of(i), self.of(j)
        self.above[max(one, other)] = min(one, other)

    def groups(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        """The items in groups, both in their order."""
        found: dict[int, list[Item]] = defaultdict(list)
        for i, item in enumerate(items):
            found[self.of(i)].append(item)
        yield from found.values()


def groups_of_pairs(
    items: Sequence[Item],
    are_pair: Callable[[Item, Item], bool],
    alike: Callable[[Item], Hashable],
    report: Callable[[Item], str],
) -> Iterator[list[Item]]:
    """The items that are a pair with another, in their order; those together that a chain of pairs joins.

    Two items that are ``alike`` are no pair, and each of them is a pair with the same items of other reports.
    """
    classes: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, item in enumerate(items):
        classes[alike(item)][report(item)].append(i)
    found = Together(len(items))
    for ones, others in combinations(classes.values(), 2):
        _join(items, found, ones, others, are_pair)
    yield from (group for group in found.groups(items) if len(group) > 1)


Class: TypeAlias = Mapping[str, Sequence[int]]  # the numbers of items by their report


def _join(
    items: Sequence[Item], found: Together, ones: Class, others: Class, are_pair: Callable[[Item, Item], bool]
) -> None:
    """Put together the pairs of two classes. Those of one report are asked about one by one."""
    for name in sorted(ones.keys() & others.keys()):
        for i, j in product(ones[name], others[name]):
            if found.of(i) != found.of(j) and are_pair(items[i], items[j]):
                found.join(i, j)
    first = next(((i, j) for i in ones for j in others if i != j), None)
    if first is None or not are_pair(items[ones[first[0]][0]], items[others[first[1]][0]]):
        return
    # Each of the one is a pair with all of the other but those of its own report.
    met: list[str] = []
    left = sorted(others)
    for name in sorted(ones):
        new = [other for other in left if other != name]
        known = next((other for other in met if other != name), None)
        partners = [j for other in new for j in others[other]] + ([others[known][0]] if known else [])
        for j in partners:
            found.join(ones[name][0], j)
        for i in ones[name][1:] if partners else ():
            found.join(i, partners[0])
        met, left = met + new, [other for other in left if other == name]


def joined(items: Sequence[Item], keys: Callable[[Item], Iterable[Hashable]]) -> Iterator[list[Item]]:
    """All items, in their order; those together that have a key in common, or a chain of such."""
    found = Together(len(items))
    first: dict[Hashable, int] = {}
    for i, item in enumerate(items):
        for key in keys(item):
            found.join(first.setdefault(key, i), i)
    yield from found.groups(items)


__all__ = ["groups_of_pairs", "joined"]
