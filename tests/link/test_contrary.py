"""Figures that two statements give for one thing in words of their own."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.link.claims.contrary import is_rounding
from reportedly.record import Record, Report, Story

ONE = """The raid on the farm at Pell took place on Monday, police said.

{} rifles were found in the barn.

The owner of the farm was taken to Lorne.

Neighbours had complained about noise at night."""
OTHER = """Police searched a farm at Pell on Monday.

Officers took away {} rifles from the barn.

The farmer was brought to Lorne for questioning.

A neighbour spoke of noise in the night."""


def record_of(*texts: str) -> Record:
    """The record of reports of one story."""
    reports = [
        Report(f"r{n}", f"{n}.txt", 1, f"The {n} Post", None, None, "2031-05-06", None, "en", (), None, text)
        for n, text in enumerate(texts)
    ]
    story = Story("s", "", tuple(r.report_id for r in reports))
    return assess(put_together(reports, {r.report_id: annotate(r) for r in reports}, (), (story,)))


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [("Nine", "seven", 1), ("Nine", "nine", 0)],
)
def test_two_figures_for_one_thing_are_set_side_by_side(one: str, other: str, rows: int) -> None:
    record = record_of(ONE.format(one), OTHER.format(other))
    found = [c for c in record.conflicts if c.field == "number"]
    assert len(found) == rows


@pytest.mark.parametrize(
    ("few", "many", "rounds"),
    [
        (800, 830, True),
        (20, 20.6, True),
        (20, 21, False),
        (140, 142, True),
        (831, 835, False),
        (700, 830, False),
    ],
)
def test_a_figure_rounded_is_no_other(few: float, many: float, rounds: bool) -> None:
    assert is_rounding(few, many) is rounds
