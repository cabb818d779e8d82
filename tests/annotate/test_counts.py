"""Numbers as reports put them."""

from __future__ import annotations

import pytest

from reportedly.annotate.events.counts import find_counts
from reportedly.annotate.events.quantities import Quantity, quantity
from reportedly.annotate.parser import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", Quantity(12, 12, 12)),
        ("twelve", Quantity(12, 12, 12)),
        ("twenty-five", Quantity(25, 25, 25)),
        ("at least 12", Quantity(12, 12, None)),
        ("more than 40", Quantity(40, 40, None)),
        ("up to 300", Quantity(None, 300, 300)),
        ("about 50", Quantity(None, 50, None)),
        ("between 30 and 40", Quantity(30, None, 40)),
        ("12,480", Quantity(12480, 12480, 12480)),
        ("12 480", Quantity(12480, 12480, 12480)),
        ("5.4k", Quantity(5400, 5400, 5400)),
        ("1.5 million", Quantity(1500000, 1500000, 1500000)),
        ("1,5 million", Quantity(1500000, 1500000, 1500000)),
        ("two dozen", Quantity(24, 24, 24)),
        ("dozens", Quantity(24, None, None)),
        ("tens of thousands", Quantity(20000, None, None)),
        ("no", Quantity(0, 0, 0)),
        ("0", Quantity(0, 0, 0)),
        ("several", Quantity(None, None, None)),
        ("a handful", Quantity(None, None, None)),
        ("1.234", Quantity(1234, 1234, 1234)),
        ("3.7", Quantity(None, None, None)),
        ("", Quantity(None, None, None)),
    ],
)
def test_quantity(text: str, expected: Quantity) -> None:
    assert quantity(text) == expected


def counts(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    doc = parse(text)
    return [(c.what, c.low, c.best, c.high) for c in find_counts(doc, None, set())]


def test_what_befell_the_counted() -> None:
    assert ("killed", 12, 12, None) in counts("At least 12 people were killed and 30 others were wounded.")
    assert ("killed", 7, 7, 7) in counts("The blast killed seven sailors.")
    assert ("killed", 0, 0, 0) in counts("No deaths were reported.")


def test_what_is_no_count() -> None:
    assert counts("The 45-year-old paid $300 on 3 May, 12 percent more than in 2019.") == []


def test_a_count_quotes_its_words() -> None:
    text = "Between 30 and 40 soldiers died in the fire."
    (found,) = find_counts(parse(text), None, set())
    assert text[found.start : found.end] == "Between 30 and 40"
    assert (found.what, found.low, found.best, found.high) == ("killed", 30, None, 40)


def test_a_clock_is_no_part_of_a_number_and_the_missing_are_not_the_wounded() -> None:
    text = "10:45 - About 300 people are marching."
    (count,) = find_counts(parse(text), None, set())
    assert text[count.start : count.end] == "About 300"
    assert ("missing", 26, 26, 26) in counts("Another 412 people were injured and 26 are still missing.")
