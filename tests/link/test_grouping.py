"""Groups grow from the strongest pair, and no two are asked about more often than they change."""

from __future__ import annotations

from itertools import product

from reportedly.link.claims.grouping import group


def test_two_groups_that_object_are_asked_about_once_while_neither_grows() -> None:
    size = 40
    asked: list[tuple[int, int]] = []

    def may_join(one: list[int], other: list[int]) -> bool:
        asked.append((len(one), len(other)))
        return {i % 2 for i in one} == {i % 2 for i in other}

    within = [(1.0, i, i + 2) for i in range(size - 2)]
    between = [(0.6, min(i, j), max(i, j)) for i, j in product(range(0, size, 2), range(1, size, 2))]
    found = group(size, within + between, may_join)
    assert found == [list(range(0, size, 2)), list(range(1, size, 2))]
    assert len(asked) == len(within) + 1


def test_a_group_that_has_grown_is_asked_about_again() -> None:
    def may_join(one: list[int], other: list[int]) -> bool:
        return len(one) + len(other) != 3 or 0 not in one + other or 2 not in one + other

    # 0 and 1 are one; 2 may join them only with 3.
    edges = [(1.0, 0, 1), (0.9, 1, 2), (0.8, 2, 3), (0.7, 0, 2)]
    assert group(4, edges, may_join) == [[0, 1, 2, 3]]
