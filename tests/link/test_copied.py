"""The unnamed source in copied words is met once."""

from __future__ import annotations

from dataclasses import replace

from reportedly.link.sources.copied import met_once
from reportedly.link.sources.unnamed import Unnamed
from reportedly.record import Reuse

WORDS = 200  # characters of the copied passage
AT = (50, 70)  # where the source is met in it


def unnamed(report: str, at: tuple[int, int] = AT, description: str = "a dock foreman") -> Unnamed:
    way = frozenset({("entity", f"outlet of {report}")})
    nobody: frozenset[str] = frozenset()
    return Unnamed(report, 1, "s", "anonymous", description, None, (at,), way, way, None, nobody, nobody)


def passage(first: str, copy: str, shift: int = 0) -> Reuse:
    return Reuse(f"u-{first}-{copy}", first, copy, 0, WORDS, shift, WORDS + shift, "verbatim", 1.0, "dated")


def passages(*rows: Reuse) -> dict[tuple[str, str], list[Reuse]]:
    return {(row.from_report, row.to_report): [row] for row in rows}


def test_copies_are_one_with_the_ways_of_all() -> None:
    items = [unnamed(f"r{i}") for i in range(5)]
    (found,) = met_once(items, passages(*(passage("r0", f"r{i}") for i in range(1, 5))))
    assert found.members == (0, 1, 2, 3, 4)
    assert found.source.through == frozenset().union(*(item.through for item in items))
    assert found.reasons == (
        "“a dock foreman” and “a dock foreman” stand in words that one report took from the other",
    )


def test_who_stands_elsewhere_in_the_copy_is_another() -> None:
    items = [unnamed("r0"), unnamed("r1", (120, 140))]
    assert [one.members for one in met_once(items, passages(passage("r0", "r1")))] == [(0,), (1,)]
    moved = [unnamed("r0"), unnamed("r1", (80, 100))]
    assert [one.members for one in met_once(moved, passages(passage("r0", "r1", shift=30)))] == [(0, 1)]


def test_copied_words_with_another_number_of_people_are_others() -> None:
    items = [unnamed("r0"), replace(unnamed("r1"), count=3), replace(unnamed("r2"), count=2)]
    rows = passages(passage("r0", "r1"), passage("r0", "r2"))
    assert [one.members for one in met_once(items, rows)] == [(0, 1), (2,)]  # the first says no number
    counted = [replace(items[0], count=3), items[1], items[2]]
    assert [one.members for one in met_once(counted, rows)] == [(0, 1), (2,)]


def test_that_somebody_goes_unnamed_tells_nobody_from_another() -> None:
    one = unnamed("r0", description="an unidentified, anonymous dredger who spoke on condition of anonymity")
    assert set(one.surface.values()) == {"dredger"}
