"""What a number counts: who attacked, who fell ill, which money, what it has risen to."""

from __future__ import annotations

import math

import pytest
from tests.assess.test_conflicts import conflicts, tell, values
from tests.link.build import Builder

from reportedly.link.claims.figures import figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Some 40 gunmen stormed the dam and shot dead three wardens", 40, "attackers"),
        ("The attackers numbered more than a hundred and came on foot", 100, "attackers"),
        ("The dam had been raided at dusk by about thirty men", 30, "attackers"),
        ("Police spoke of a gang of 15", 15, "attackers"),
        ("About 30 men took part in the attack", 30, "attackers"),
        ("Four of the gunmen were killed", 4, "dead"),
        ("Twelve people died in an attack on the dam", 12, "dead"),
        ("Some 40 people have fallen ill", 40, "ill"),
        ("More than 80 of them had come down with the fever", 80, "ill"),
        ("The family paid N35m", 35e6, "naira"),
        ("A hole of R$1.9bn was found", 1.9e9, "real"),
        ("They paid 30 million Lornian rials", 30e6, "rial"),
        ("About forty soldiers of the 3rd Regiment gathered at the dam", 40, "crowd"),
    ],
)
def test_what_a_number_counts(text: str, value: float, unit: str) -> None:
    assert (value, {unit}) in [(f.value, f.units) for f in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bill was carried by a majority of three",  # nobody on board
        "All the dead were over 70",
        "The A14 was shut",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert not figures(text)


def test_what_it_has_gone_up_to_is_no_bound() -> None:
    (risen, _) = figures("The number of injured has gone up to 19, three of them wardens")
    assert (risen.low, risen.high, risen.kind) == (19, 19, frozenset())
    (most,) = figures("No more than 300 barrels were left")
    assert (most.low, most.high) == (-math.inf, 300)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 40 gunmen stormed the dam", "The dam was overrun by a gang of 80"),
        ("Some 40 people have fallen ill", "The clinic counted 66 cases"),
        ("Raiders burned 14 houses", "Six homes were burned by raiders"),
        ("Raiders burned three lorries", "Only one truck was burned by raiders"),
    ],
)
def test_one_thing_by_two_names_is_compared(one: str, other: str) -> None:
    story = Builder()
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", other, who="Max Horn")
    (found,) = conflicts(story, "number")
    assert len(values(found)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mudslide killed 14 people", "Four people died when a separate slide hit a farm"),
        ("Some 40 people have fallen ill", "Nobody among its 210 workers is ill"),
        ("Some 40 people have fallen ill", "Two cases in Lorne are not connected with it"),
        ("Raiders burned 14 houses", "The mayor owns six homes"),
    ],
)
def test_another_happening_is_not_compared(one: str, other: str) -> None:
    story = Builder()
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", other, who="Max Horn")
    assert not conflicts(story, "number")
