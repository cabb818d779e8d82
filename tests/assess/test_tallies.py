"""Counts of what is no toll: those in the cells, on board, on strike, and things."""

from __future__ import annotations

import pytest
from tests.assess.test_conflicts import conflicts, tell, values
from tests.link.build import Builder


def counted(one: str, other: str, *, day: str = "2031-05-03") -> list[list[str]]:
    """The values of the conflicts of number between two reports."""
    story = Builder()
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", other, who="Max Horn", day=day)
    return [values(c) for c in conflicts(story, "number")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police detained 23 people at the gate", "Forty-one people were arrested at the gate"),
        ("A ferry with 90 people on board is missing", "The missing ferry had 120 people on board"),
        ("The fire burned 12 lorries in the yard", "Nine lorries were burned in the yard"),
    ],
)
def test_counts_of_one_thing_are_compared_over_claims(one: str, other: str) -> None:
    assert len(counted(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 12 lorries in the yard", "The firm bought nine lorries last year"),
        ("Police detained 23 people at the gate", "A ferry with 90 people on board is missing"),
        ("The fire burned 12 lorries in the yard", "The fire burned nine barns near the yard"),
    ],
)
def test_counts_of_other_things_are_not(one: str, other: str) -> None:
    assert not counted(one, other)


def test_a_figure_that_names_the_one_before_it_takes_its_place() -> None:
    one = "At least seven patients lost an eye after the operations"
    other = "Thirteen patients are blind, up from seven on Thursday"
    assert len(counted(one, other)) == 1


def test_who_was_on_board_is_counted_where_some_of_them_died() -> None:
    one = "A plane carrying nine people disappeared"
    other = "The crash killed at least six of the ten people on board"
    assert len(counted(one, other)) == 1


def test_a_figure_that_names_the_one_before_it_behind_its_source_takes_its_place_too() -> None:
    story = Builder()
    one = "At least seven patients lost an eye after the operations"
    text = "Thirteen patients are blind, the clinic said on Monday, up from seven."
    tell(story, "Post", one, who="Edda Lorne")
    echo = story.report("Echo", "2031-05-03", text).source("the clinic", "organisation", label="the clinic")
    echo.statement("Thirteen patients are blind", ["the clinic"])
    assert len(conflicts(story, "number")) == 1
