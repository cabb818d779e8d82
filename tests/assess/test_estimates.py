"""Figures that one report sets against each other."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from tests.assess.test_conflicts import conflicts, values
from tests.link.build import Builder

from reportedly.assess.estimates import answers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The guild said 700 tailors stayed at home; the mayor put the number at 240.", ("700 tailors stayed", "240")),
        ("Some 80 lamps went out, the union said. The mill gave the number of lamps as 35.", ("80 lamps went", "35")),
        ("Wardens counted about 400 of them, the choir 900.", ("400", "900")),
        ("The guild put the crowd at 5,000; the town counted 2,800.", ("5,000", "2,800")),
        ("The town put the crowd at 5,000 and the organisers at 20,000.", ("5,000", "20,000")),
        ("Savers took out £31 million, it said. The lender puts the figure at £18 million.", ("£31 million", "£18 million")),
        ("Some 700 tailors marched, the guild said; wardens put their number at 240.", ("700 tailors marched", "240")),
        ("Some 700 tailors marched, the guild said.\n\nWardens put the number of marchers at 240.", ("700 tailors marched", "240")),
        ("The guild said that 1,500 people took part. Wardens put the crowd at 600.", ("1,500 people took", "600")),
        ("The guild said that 1,500 people came. Wardens put the crowd at 600.", ("1,500 people came", "600")),
        ("The mayor said 900 acres had burned. The rangers put the burned area at 600 acres.", ("900 acres", "600 acres")),
        ("They had asked for some 31 million euros. Wardens had spoken of 18 million.", ("31 million euros", "18 million")),
    ],
)  # fmt: skip
def test_a_figure_that_is_set_against_the_one_before(text: str, found: tuple[str, str]) -> None:
    (answer,) = answers(text)
    assert (answer.first.words, answer.other.words) == found
    assert text[answer.other_at :].startswith(found[1])


@pytest.mark.parametrize(
    "text",
    [
        "The guild said 700 tailors stayed at home. The mayor put on 240 lamps.",
        "The guild said 700 tailors stayed at home; the mayor put the number at more than 600.",  # both may be so
        "The guild said 700 tailors stayed at home; the mayor put the number at 5.",  # of something else
        "The guild was at it for 12 hours. The mayor put the number at 24.",  # how long is no count
        "The guild paid $700. The mayor put the number at 240.",
        "Correction: the guild never spoke of 700 tailors. The mayor put the number at 240.",
        "Wardens held 20 men, the youngest 14.",
        "The guild said 700 tailors stayed at home.\n\nThe mayor put the number at 240.",
        "The guild had 40 dead. The mill put its dead at 30.",
        "The guild had four dead. The mill speaks of three dead.",
        "The guild said 700 lamps had burned. The mayor put the lost roofs at 240 acres.",
    ],
)
def test_a_figure_that_answers_none(text: str) -> None:
    assert not list(answers(text))


def test_reports_with_the_same_two_figures_share_a_row_and_one_source_s_two_are_none() -> None:
    story = Builder()
    for paper, who in (("Post", "The mayor"), ("Echo", "The mayor"), ("Star", "The guild")):
        text = f"The guild said 700 tailors stayed at home. {who} put the number of tailors at 240, the {paper} writes."
        report = story.report(paper, "2031-05-02", text).source(
            "The guild", "organisation", label="the guild"
        )
        if who == "The mayor":
            report.source("The mayor", "person", label="the mayor")
        report.statement("700 tailors stayed at home", ["The guild"])
        report.statement("the number of tailors at 240", [who])
    (found,) = conflicts(story, "number")
    assert values(found) == ["700 tailors stayed", "240"]
    assert all(len(v.report_ids) == 2 for v in found.values)
