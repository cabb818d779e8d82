"""One act put in two towns, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.record import Conflict

TOWNS = {"Skarvik": (60.0, 5.0), "Torsund": (63.0, 10.0), "Skarvik Harbour": (60.1, 5.1)}


def places(one: str, other: str) -> list[Conflict]:
    story = Builder()
    for paper, text in (("Post", one), ("Echo", other)):
        report = story.report(paper, "2031-05-02", text + ".")
        town = max((t for t in TOWNS if t in text), key=len)
        report.name(town, "place", at=TOWNS[town], country="NO", gazetteer=town)
        report.statement(text)
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == "place"]


def test_one_act_in_two_towns() -> None:
    (found,) = places(
        "Masked men robbed a jeweller of gold worth two million crowns in Skarvik",
        "Two masked men robbed a jeweller in Torsund of gold worth two million crowns",
    )
    assert found.kind == "contradiction"
    assert {v.value for v in found.values} == {"Skarvik", "Torsund"}
    assert "km apart" in found.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Masked men robbed a jeweller of gold in Skarvik",
            "Masked men robbed a jeweller of gold in Skarvik Harbour",
        ),
        ("Masked men robbed a jeweller of gold in Skarvik", "Firemen put out a blaze at a school in Torsund"),
        ("Police searched a warehouse in Skarvik", "Police closed a warehouse in Torsund"),
    ],
)
def test_no_conflict_of_place(one: str, other: str) -> None:
    assert not places(one, other)
