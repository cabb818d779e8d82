"""What is an event and what is none, by how it is told; and its day and place where these stand oddly."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotation import Annotation
from reportedly.record import Report


def read(text: str) -> Annotation:
    """What a report of Wednesday, 18 March 2026, says."""
    return annotate(Report("r", "r", 1, "Post", None, None, "2026-03-18", "text", "en", (), None, text))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Type, status and day of each event."""
    found = read(text)
    days = [found.times[e.time].first if e.time is not None else None for e in found.events]
    return [(e.type, e.status, day and day[:10]) for e, day in zip(found.events, days, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "We confirm with sorrow the death of our colleagues Ana Ruiz and Tom Hale.",
        "Parents hurried to take their children home from school.",
        "The farm kills 1,900 animals a week.",
        "Lalao Rabe, who sells phone cards, saw it all.",
        "The airline, which flies surveyors to oil-palm estates, is small.",
        "He asked for anonymity.",
        "The minister spoke to reporters on Monday.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "type_", "status", "day"),
    [
        ("Three of the wounded could not be saved.", "AID", "denied", None),
        ("No guard lost his life on Monday.", "OTHER", "denied", "2026-03-16"),
        ("The pilot had to resign on Monday.", "RETREAT", "happened", "2026-03-16"),
        ("The union plans a march to the ministry on Saturday.", "PROTEST", "planned", "2026-03-21"),
        ("Eleven people were charged on Monday.", "ACCUSE", "happened", "2026-03-16"),
        ("The others were released on Monday.", "RETREAT", "happened", "2026-03-16"),
        ("The strike was called off on Monday after nine hours of talks.", "CONCEDE", "happened",
         "2026-03-16"),
        ("Twelve miners were taken hostage at the pit on Monday.", "ASSAULT", "happened", "2026-03-16"),
        ("The bombing of a market in Mopti on Monday was the third this year.", "ASSAULT", "happened",
         "2026-03-16"),
        ("The ferry Santa Marta grounded off Dakar on Monday.", "OTHER", "happened", "2026-03-16"),
        ("Prisoners freed two of the guards they have been holding on Monday night.", "RETREAT", "happened",
         "2026-03-16"),
        ("The charity had asked for no escort.", "REQUEST", "denied", None),
        ("The union has called a strike for Friday.", "PROTEST", "planned", "2026-03-20"),
        ("The lorry hit a wall on Monday, killing two people.", "OTHER", "happened", "2026-03-16"),
        ("“We reject this,” the mayor told reporters on Monday.", "REJECT", "happened", "2026-03-16"),
        ("The army said on Tuesday that it had shelled a camp near Mopti the previous evening.", "ASSAULT",
         "happened", "2026-03-16"),
    ],
)  # fmt: skip
def test_what_is_one(text: str, type_: str, status: str, day: str | None) -> None:
    assert told(text) == [(type_, status, day)]


def test_two_days_earlier_is_not_counted_from_a_day_to_come() -> None:
    text = "The rebels will stop fighting from Saturday. Two days earlier, men attacked a market near Mopti."
    assert ("ASSAULT", "happened", "2026-03-16") in told(text)


def test_who_is_called_on_is_to_do_it() -> None:
    found = read("Tom Hale called on the minister to resign.")
    (resignation,) = [e for e in found.events if e.type == "RETREAT"]
    assert [body.text for body in resignation.actor_bodies] == ["minister"]


def test_a_strike_is_of_work_where_a_union_is_told_of_and_no_weapon() -> None:
    assert [e[0] for e in told("Pay is low, the union says. The strike began on Monday.")] == ["PROTEST"]
    assert [e[0] for e in told("Drones came at night, the union says. The strike began on Monday.")] == [
        "ASSAULT"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Residents of Mopti blocked the coastal road on Monday.", "Mopti"),
        ("The army and the rebels agreed on Monday to a truce in Mopti.", "Mopti"),
    ],
)
def test_where_it_was(text: str, place: str) -> None:
    found = read(text)
    assert [found.names[e.place].text for e in found.events if e.place is not None] == [place]


def test_a_name_that_is_said_to_be_a_town_is_one() -> None:
    found = read("The trucks left on Monday for Dougoumi, a town on the lake.")
    assert [name.kind for name in found.names if name.text == "Dougoumi"] == ["place"]
