"""Drift of status: what is told again on one word, and has come nearer to being done."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.record import Conflict, Status

# (what the Post has of a clerk, its status), (what the Echo makes of it, its status)
GREW: list[tuple[tuple[str, Status], tuple[str, Status]]] = [
    (
        ("the judge was considering releasing the captain on bail", "possible"),
        ("a judge has ordered the release of the captain on bail", "happened"),
    ),
    (
        ("the brewer may need help from the state", "possible"),
        ("the brewer has asked the state for help", "requested"),
    ),
    (
        ("the brewer will shut the old mill at the harbour", "planned"),
        ("the brewer has shut the old mill at the harbour", "happened"),
    ),
]


def drift(one: tuple[str, Status], other: tuple[str, Status], *, cites: bool = True) -> list[Conflict]:
    """Conflicts of status between the Post, which quotes a clerk, and the Echo, which cites the Post."""
    story = Builder()
    post = story.report("Post", "2031-05-02", f"{one[0]}, a clerk said.")
    post.source("a clerk", description="a clerk").statement(one[0], ["a clerk"], status=one[1])
    if cites:
        text = f"{other[0]}, the Post reported, citing a clerk."
        echo = story.report("Echo", "2031-05-02", text).name("Post", "outlet")
        echo.source("a clerk", description="a clerk").statement(
            other[0], ["Post", "a clerk"], status=other[1]
        )
    else:
        echo = story.report("Echo", "2031-05-02", f"{other[0]}, Max Horn said.").name("Max Horn", "person")
        echo.statement(other[0], ["Max Horn"], status=other[1])
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == "status"]


@pytest.mark.parametrize(("one", "other"), GREW)
def test_what_is_told_again_as_nearer_to_done_has_drifted(
    one: tuple[str, Status], other: tuple[str, Status]
) -> None:
    (found,) = drift(one, other)
    assert found.kind == "drift"
    assert len(found.values) == 2


@pytest.mark.parametrize(("one", "other"), GREW)
def test_on_another_word_it_has_not(one: tuple[str, Status], other: tuple[str, Status]) -> None:
    assert not drift(one, other, cites=False)


def test_the_same_status_is_no_drift() -> None:
    assert not drift(GREW[0][1], GREW[0][1])


# (what the Post has, its status), (what the Echo has a day later on another word)
OTHER_WORD: list[tuple[tuple[str, Status], tuple[str, Status]]] = [
    (
        ("the union is considering a halt to its strike at the mill", "possible"),
        ("the union has agreed to stop its strike at the mill", "planned"),
    ),
    (
        ("the mill has offered the brewer a lease of the hall for nine years", "offered"),
        ("the mill and the brewer have agreed to a lease of the hall for nine years", "planned"),
    ),
]


@pytest.mark.parametrize(("one", "other"), OTHER_WORD)
def test_what_was_only_considered_is_agreed_on_another_word(
    one: tuple[str, Status], other: tuple[str, Status]
) -> None:
    (found,) = drift(one, other, cites=False)
    assert [v.value for v in found.values] == [one[0], other[0]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("the union is considering a halt to its strike at the mill", "possible"),
            ("the council has agreed to build a bridge", "planned"),
        ),
        (
            ("the union is considering a halt to its strike at the mill", "possible"),
            ("the strike at the mill has closed the harbour", "happened"),
        ),
    ],
)
def test_another_act_is_no_drift(one: tuple[str, Status], other: tuple[str, Status]) -> None:
    assert not drift(one, other, cites=False)


def test_one_hedge_in_both_is_no_drift() -> None:
    hedged = ("the brewer could shut the mill by the harbour", "possible")
    assert not drift(hedged, ("the town will have a say if the brewer could shut the mill", "planned"))


def test_an_act_is_told_to_have_drifted_once() -> None:
    for weak, strong in GREW:
        assert len(drift(weak, strong)) == 1
