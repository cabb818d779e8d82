"""Amounts of money and lengths of time for one thing: what differs, and what are two things."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.assess.test_conflicts import conflicts, values
from tests.link.build import Builder

from reportedly.record import Conflict, Status


def given(one: str, other: str, *, status: Status = "happened", names: Sequence[str] = ()) -> list[Conflict]:
    """The conflicts of number between a clerk in the Post and, a day later, a warden in the Echo."""
    story = Builder()
    for paper, day, who, words, how in (
        ("Post", "2031-05-02", "a clerk", one, "happened"),
        ("Echo", "2031-05-03", "a warden", other, status),
    ):
        report = story.report(paper, day, f"{words}, {who} said.")
        for name in names:
            if name in words:
                report.name(name, "organisation")
        report.source(who, description=who).statement(words, [who], status=how)  # type: ignore[arg-type]
    return conflicts(story, "number")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee for the mill was 3.5 million euros", "Somebody paid 4.2 million euros in the end"),
        ("The crew's ransom came to 800,000 dollars", "The owner left a ransom of $650,000 at the pier"),
        ("A siren warned the valley 50 minutes ahead", "The valley was alerted 4 minutes before the mud"),
        ("Members have withdrawn 9 million dollars", "By noon $12 million had been withdrawn"),
        ("The dairy was fined £300,000", "The fine for the dairy was £450,000"),
        ("The dairy, which sold it in 2019, was fined £300,000", "The dairy must pay £450,000"),
        ("The islet was to be leased for 40 years", "It is a lease of 80 years for the islet"),
        ("The lamps were dark for five hours", "The lamps had gone dark, for forty minutes at most"),
        ("The clerk was sentenced to six years", "A court gave the clerk a prison term of nine years"),
        ("The moor fire burned 2,000 hectares", "On the moor 3,000 acres were scorched"),
    ],
)
def test_one_thing_has_one_amount(one: str, other: str) -> None:
    (found,) = given(one, other)
    assert found.kind == "contradiction"
    assert len(found.values) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee for the mill was 3.5 million euros", "The dairy was fined 4.2 million euros"),  # two things
        ("The fee for the mill was 3.5 million euros", "Someone paid about 3.6 million euros"),  # a rounding
        ("The fee for the mill was 3.5 million euros", "They paid 90 euros for a lamp"),  # too far apart
        ("The fee for the mill was 3.5 million euros", "The fee was 4 million dollars"),  # another currency
        ("The fee was 3.5 million euros", "The fee was 3.5 million euros (4.2 million pounds)"),
        (
            "The fee for the mill was 3.5 million euros",
            "She bought it in 2019 for 4.2 million euros",
        ),
        ("The delay was 20 minutes", "The siren warned the valley 50 minutes ahead"),
        ("The islet was leased for 40 years", "The islet's lease led to a four-day strike"),
        ("The moor fire burned 2,000 hectares", "Fire has burned some 4,940 acres of the moor"),
    ],
)
def test_amounts_of_two_things_and_of_one_size_are_no_conflict(one: str, other: str) -> None:
    story = Builder()
    for paper, who, words in (("Post", "a clerk", one), ("Echo", "a warden", other)):
        report = story.report(paper, "2031-05-02", f"{words}, {who} said.")
        if "2019" in words:
            report.time("2019", "2019")
        report.source(who, description=who).statement(words, [who])
    assert not conflicts(story, "number")


def test_what_two_buyers_pay_is_no_one_price() -> None:
    names = ("Norvik Dairy", "Sel Brewers")
    assert not given("Norvik Dairy pays 3 million euros", "Sel Brewers pay 4 million euros", names=names)
    assert given("Norvik Dairy pays 3 million euros", "Norvik Dairy paid 4 million euros", names=names)


def test_what_is_asked_for_is_not_what_was_given() -> None:
    one, other = "The fee was 3.5 million euros", "A fee of 5 million euros for the mill"
    assert not given(one, other, status="requested")
    assert given(one, other)


def test_what_was_offered_and_what_was_paid_later_is_an_update() -> None:
    story = Builder()
    for paper, day, words, status in (
        ("Post", "2031-05-02", "the brewer would pay 3 million euros", "offered"),
        ("Echo", "2031-05-04", "the brewer paid 4 million euros", "happened"),
    ):
        report = story.report(paper, day, f"A clerk at the {paper} said {words}.")
        report.source(f"A clerk at the {paper}", description=f"clerk at the {paper}")
        report.statement(words, [f"A clerk at the {paper}"], status=status)  # type: ignore[arg-type]
    (found,) = conflicts(story, "number")
    assert found.kind == "update"
    assert values(found) == ["3 million euros", "4 million euros"]


def test_a_sum_that_is_raised_is_an_update() -> None:
    (found,) = given(
        "The losses come to 3 million euros", "The guild raised its estimate of the losses to 4 million euros"
    )
    assert found.kind == "update"


def test_a_figure_that_takes_up_the_one_before_it() -> None:
    text = "Savers withdrew $31 million, the inspector said. The lender puts the figure at $18 million."
    story = Builder()
    report = story.report("Post", "2031-05-02", text)
    report.source("the inspector", description="inspector").source(
        "The lender", "organisation", label="lender"
    )
    report.statement("Savers withdrew $31 million", ["the inspector"])
    report.statement("the figure at $18 million", ["The lender"])
    report.sentences = ((0, text.index(" The lender")), (text.index("The lender"), len(text)))
    (found,) = conflicts(story, "number")
    assert set(values(found)) == {"$31 million", "$18 million"}


def test_several_amounts_of_one_source_are_of_several_things() -> None:
    story = Builder()
    for paper, words in (
        ("Post", "the mill was sold for 3 million euros and the barn was sold for 2 million euros"),
        ("Echo", "the buyer paid 4 million euros"),
    ):
        report = story.report(paper, "2031-05-02", f"A clerk at the {paper} said {words}.")
        report.source(f"A clerk at the {paper}", description=f"clerk at the {paper}")
        report.statement(words, [f"A clerk at the {paper}"])
    assert not conflicts(story, "number")
