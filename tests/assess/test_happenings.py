"""One happening on two days, and happenings that come day after day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.record import Conflict, Event

SUNK = ("The cattle barge sank off the mole on Sunday", "2031-05-04", "The cattle barge")


def told(
    *tellings: tuple[str, str, str], type: str = "OTHER", mode: str | None = "accident"
) -> list[Conflict]:
    """The conflicts of date where each telling (words, day, party) is an event of a report of its own."""
    story = Builder()
    for k, (words, day, _) in enumerate(tellings):
        report = story.report(f"Paper {k}", f"2031-05-0{k + 5}", f"{words}.")
        if mode is None:
            report.time(words.split()[-1], day)
        report.statement(words)
    linked = put_together(*story.rows())
    ids = {s.text: s for s in linked.statements}
    events = tuple(
        Event(
            event_id=f"e{k}", type=type, mode=mode, actors=(), recipients=(), place=None, place_text=None,
            lat=None, lon=None, where_prec=None, start=day, end=day, date_prec=1, status="happened",
            counts=(), statement_ids=(ids[words].statement_id,), report_ids=(ids[words].report_id,),
            n_origins=1, source_original=None, text=words, actor_text=party,
            recipient_text=None, contexts=(), reason="",
        )
        for k, (words, day, party) in enumerate(tellings)
    )  # fmt: skip
    return [c for c in assess(replace(linked, events=events)).conflicts if c.field == "date"]


def test_one_sinking_is_put_on_two_days() -> None:
    (found,) = told(SUNK, ("a barge that went down on Saturday", "2031-05-03", "a barge"))
    assert found.kind == "contradiction"
    assert [v.value for v in found.values] == [
        "a barge that went down on Saturday (2031-05-03)",
        "The cattle barge sank off the mole on Sunday (2031-05-04)",
    ]
    assert found.event_id


@pytest.mark.parametrize(
    ("other", "mode"),
    [
        (("a barge that went down on Sunday", "2031-05-04", "a barge"), "accident"),
        (("a barge that went down a week before", "2031-04-27", "a barge"), "accident"),
        (("another barge that went down on Saturday", "2031-05-03", "another barge"), "accident"),
        (("a kiln that blew up on Saturday", "2031-05-03", "a kiln"), "accident"),
        (("a barge that was painted on Saturday", "2031-05-03", "a barge"), "accident"),
        (("a barge that went down on Saturday", "2031-05-03", "a barge"), "demo"),
    ],
)
def test_two_happenings_have_two_days(other: tuple[str, str, str], mode: str) -> None:
    assert not told(SUNK, other, mode=mode)


ATTACK = ("Gunmen attacked the cattle market at the ford on Tuesday", "2031-05-06", "Gunmen")


@pytest.mark.parametrize(
    ("others", "rows"),
    [
        ([("The cattle market at the ford was attacked by gunmen on Monday", "2031-05-05", "gunmen")], 1),
        ([("Gunmen attacked another cattle market at the ford on Monday", "2031-05-05", "gunmen")], 0),
        ([("The guard was beaten by clerks in the mill on Monday", "2031-05-05", "clerks")], 0),
        ([("The cattle market at the ford was attacked by gunmen on Friday", "2031-05-02", "gunmen")], 0),
    ],
)
def test_an_act_that_two_reports_put_on_two_days(others: list[tuple[str, str, str]], rows: int) -> None:
    found = told(ATTACK, *others, type="ASSAULT", mode=None)
    assert len([c for c in found if c.event_id]) == rows
