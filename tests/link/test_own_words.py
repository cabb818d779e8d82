"""Statements of two reports that share hardly a word: one claim where what was learned says so, and nothing
speaks against it."""

from __future__ import annotations

import re

import pytest
from tests.link.build import Builder

from reportedly.link import put_together

BESIDE = (
    ("the bridge over the river will be shut until May", "schools are to open again on Thursday"),
    ("rain is expected for the rest of the week", "the mayor thanked the volunteers"),
)
PEOPLE = ("Ana Ruiz", "Nils Berg")


def joined(one: str, other: str, beside: tuple[tuple[str, ...], ...] = BESIDE) -> bool:
    """Whether two papers' statements, told with others, become one claim."""
    story = Builder()
    for paper, said, others in (("Post", one, beside[0]), ("Echo", other, beside[1])):
        report = story.report(paper, "2031-05-02", ". ".join((said, *others)) + ".")
        for name in PEOPLE:
            for nth, _ in enumerate(re.finditer(name, said)):
                report.name(name, "person", nth=nth)
        for text in (said, *others):
            report.statement(text)
    return max(len(g.statement_ids) for g in put_together(*story.rows()).claims) == 2


RETOLD = (
    "a blast tore through a textile mill and left 14 workers dead",
    "fourteen people lost their lives in the explosion at the factory",
)


def test_what_is_told_in_other_words_is_one_claim() -> None:
    assert joined(*RETOLD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What one tells beside it, the other tells alone.
        ("ten of the 14 weavers who were seized on Monday have been released", "14 weavers were arrested"),
        # A wish that stands in what took place.
        (
            "after talks proposed by the elders of the valley the 14 weavers were freed",
            "fourteen weavers regained their freedom when the elders stepped in",
        ),
    ],
)
def test_words_that_only_seem_to_speak_against_it_are_no_bar(one: str, other: str) -> None:
    assert joined(one, other)


def test_that_one_of_two_is_the_nearest_tells_little() -> None:
    assert not joined(*RETOLD, beside=(BESIDE[0][:1], BESIDE[1][:1]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two people's verdicts in one trial.
        (
            "Ana Ruiz got 14 years in prison for the blast at the textile mill",
            "a sentence of 14 years behind bars for the explosion at the factory was given to Nils Berg",
        ),
        # Outcomes that exclude each other, in other forms of the words.
        (
            "the 14 owners of the textile mill were found guilty over the blast at the mill",
            "the fourteen owners of the factory were cleared over the explosion at the mill",
        ),
    ],
)
def test_what_speaks_against_it_keeps_two_claims(one: str, other: str) -> None:
    assert not joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "a crowd of miners began to throw stones at the guards",
            "the march of the miners began at eight",
        ),
        (
            "the miners fought the fire in a cold of minus 17 degrees",
            "as many as 40 miners from his and other villages fought the fire, which broke out at 9",
        ),
        (
            "two wardens had slight burns after the parade",
            "five people were burnt, and a warden of the parade was freed",
        ),
    ],
)
def test_words_in_common_are_not_enough_where_the_rest_is_of_other_things(one: str, other: str) -> None:
    assert not joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the wounded ferryman", "the wounded ferryman"),
        ("Ana Ruiz said", "Ana Ruiz said"),
        ("Who saw it is asked to call the police at 555-010-4477", "Call the police at 555-010-4478"),
        ("Monday, 5 May, updated 9:28 pm", "Monday, 5 May, updated 8:52 pm"),
        ("a spotted seal", "the spotted seal is a protected species on this coast"),
    ],
)
def test_a_scrap_of_a_statement_says_nothing_that_another_says(one: str, other: str) -> None:
    assert not joined(one, other)


def test_a_figure_is_no_scrap() -> None:
    assert joined("a turnout of 61.3%", "a turnout of 61.3%")
    assert joined("eight deaths in the mill fire", "eight deaths in the mill fire")


def test_a_charge_is_no_verdict() -> None:
    charged = "Ana Ruiz was charged with two counts of poisoning the wells of the valley"
    assert joined(charged, "two counts of poisoning the valley's wells were charged to Ana Ruiz")
    assert not joined(charged, "Ana Ruiz was convicted on two counts of poisoning the wells of the valley")


def test_what_was_not_so_and_its_denial_are_one() -> None:
    story = Builder()
    for paper, words, status in (
        ("Post", "having ever bought gold from the rebels", "denied"),
        ("Echo", "I have never bought gold from the rebels", "happened"),
    ):
        report = story.report(paper, "2031-05-02", f"Ana Ruiz said: {words}.").name("Ana Ruiz", "person")
        report.statement(words, ["Ana Ruiz"], status=status)  # type: ignore[arg-type]
    assert max(len(g.statement_ids) for g in put_together(*story.rows()).claims) == 2
