"""What belongs together, and who holds a place, found as by holding each against every other."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import partial
from itertools import combinations

from reportedly.assess.holders import Holders
from reportedly.assess.joined import groups_of_pairs, joined
from reportedly.record import Statement

Figure = tuple[int, str, int]  # a number, its report, its place


def statement(start: int, end: int, *, pieces: tuple[tuple[int, int], ...] = (), links: int = 1) -> Statement:
    key = f"t{start:03}{end:03}{links}{len(pieces)}"
    chain = tuple(f"s{k}" for k in range(links))
    return Statement(
        statement_id=key, report_id="r", start=start, end=end, text="", pieces=pieces or ((start, end),),
        cue=None, quote="none", status="happened", force=None, chain=chain, root=chain[-1],
    )  # fmt: skip


def one_by_one(items: list[Figure], bar: int) -> set[frozenset[Figure]]:
    """The groups, by holding each against every other until nothing changes."""
    where: dict[Figure, set[Figure]] = {i: {i} for i in items}
    for a, b in combinations(items, 2):
        if differ(a, b, bar) and where[a] is not where[b]:
            where[a] |= where[b]
            for member in where[b]:
                where[member] = where[a]
    return {frozenset(g) for g in where.values() if len(g) > 1}


def differ(one: Figure, other: Figure, bar: int) -> bool:
    return one[1] != other[1] and abs(one[0] - other[0]) >= bar


def test_classes_give_the_groups_of_all_pairs() -> None:
    chance = random.Random(7)
    for _ in range(300):
        bar, reports = chance.randint(1, 3), chance.randint(1, 4)
        items = [(chance.randint(1, 4), f"r{chance.randint(1, reports)}", k) for k in range(8)]
        found = groups_of_pairs(items, partial(differ, bar=bar), lambda i: i[0], lambda i: i[1])
        assert {frozenset(g) for g in found} == one_by_one(items, bar)


def test_what_one_report_says_of_itself_is_asked_one_by_one() -> None:
    items: list[Figure] = [(1, "a", 0), (2, "a", 1), (2, "b", 2), (3, "a", 3)]
    asked: list[tuple[Figure, Figure]] = []

    def beside(one: Figure, other: Figure) -> bool:
        asked.append((one, other))
        return one[1] == other[1] and {one[0], other[0]} == {1, 3}

    assert list(groups_of_pairs(items, beside, lambda i: i[0], lambda i: i[1])) == [[items[0], items[3]]]
    assert (items[0], items[1]) in asked


def test_thousands_of_equal_figures_are_asked_about_once() -> None:
    items = [(k % 2, f"r{k}", k) for k in range(4000)]
    asked = 0

    def apart(one: Figure, other: Figure) -> bool:
        nonlocal asked
        asked += 1
        return one[0] != other[0]

    (group,) = groups_of_pairs(items, apart, lambda i: i[0], lambda i: i[1])
    assert (len(group), asked) == (4000, 1)


def test_a_common_key_joins() -> None:
    items = ["ab", "bc", "de", "cx"]
    assert list(joined(items, lambda i: i)) == [["ab", "bc", "cx"], ["de"]]


def test_the_smallest_statement_holds_a_place() -> None:
    chance = random.Random(3)
    for _ in range(100):
        held: dict[str, Statement] = {}
        for _ in range(8):
            a, b, c = sorted(chance.sample(range(40), 3))
            pieces = ((a, b), (b, c)) if chance.random() < 0.3 else ((a, c),)
            s = statement(a, c, pieces=pieces, links=chance.randint(1, 3))
            held[s.statement_id] = s
        of_report: dict[str, list[Statement]] = defaultdict(list)
        of_report["r"] = list(held.values())
        holders = Holders(of_report)
        for at in range(42):
            over = [s for s in held.values() if any(x <= at < y for x, y in s.pieces)]
            best = min(over, key=lambda s: (s.end - s.start, -len(s.chain), s.statement_id), default=None)
            assert holders.at("r", at) is best
    assert Holders({}).at("r", 3) is None
