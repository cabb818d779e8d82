"""Days of events that their own clauses do not give, in invented texts of 2022-03-16, a Wednesday."""

from __future__ import annotations

import pytest

from reportedly.annotate.events.events import find_events
from reportedly.annotate.parser import parse
from reportedly.annotate.times.times import find_times

TUESDAY = "2022-03-15"


def days(text: str) -> dict[str, str | None]:
    """The day of each event by its trigger."""
    doc = parse(text)
    times = find_times(doc, "2022-03-16")
    events = find_events(doc, (), times, ())
    first = {e.trigger: times[e.time].first if e.time is not None else None for e in events}
    return {text[start:end]: day for (start, end), day in first.items()}


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # The parse hangs the day on what the trucks carried, and on who reports it.
        (
            "Men attacked six trucks carrying flour in the east of a country on Tuesday.",
            "attacked",
            TUESDAY,
        ),
        ("Armed men killed two guards of the post, early Tuesday, the agency reported.", "killed", TUESDAY),
        ("Police on Monday met the driver who killed two people.", "killed", None),
        ("On Monday a court jailed the guard who shot two people.", "shot", None),
        ("The police said on Monday that gunmen had killed two people.", "killed", None),
        ("Gunmen killed two people, police said on Monday.", "killed", None),
        ("Gunmen killed two people and all were released by Monday.", "killed", None),
        ("Gunmen killed two people, who were buried on Monday.", "killed", None),
    ],
)
def test_the_one_day_of_a_sentence(text: str, trigger: str, day: str | None) -> None:
    assert days(text)[trigger] == day


def test_what_is_told_next_was_on_the_day_of_what_was_told_before() -> None:
    text = "Gunmen attacked a market on Monday.\n\nNine traders were killed.\n\nFour men were wounded."
    assert set(days(text).values()) == {"2022-03-14"}


@pytest.mark.parametrize(
    "between",
    [
        "Two people were killed there in 2019.",
        "The mayor will return on Friday.",
    ],
)
def test_another_time_between_ends_the_day(between: str) -> None:
    text = f"Gunmen attacked a market on Monday. {between}\n\nFour men were wounded by stones."
    assert days(text)["wounded"] is None


def test_what_had_been_done_before_ends_nothing() -> None:
    text = (
        "The ship docked on Monday.\n\nA woman had been flown out on Sunday.\n\n"
        "Police detained the captain and impounded the ship."
    )
    assert {day for trigger, day in days(text).items() if trigger != "flown"} == {"2022-03-14"}


def test_what_is_said_is_of_the_day_of_what_was_said_before() -> None:
    text = "The mayor spoke to reporters on Monday. She accused the army of killing two men."
    assert days(text)["accused"] == "2022-03-14"


def test_what_is_condemned_has_a_day_of_its_own() -> None:
    told = days("The council condemned on Tuesday the attack that killed two guards.")
    assert told["condemned"] == TUESDAY
    assert all(day is None for trigger, day in told.items() if trigger != "condemned")


def test_who_says_it_on_another_day_ends_nothing() -> None:
    text = "Gunmen attacked a market on Monday.\n\nPolice arrested four men, he said on Tuesday."
    assert days(text)["arrested"] == "2022-03-14"


def test_the_attack_is_the_one_that_was_told() -> None:
    text = "Gunmen attacked a market on Monday.\n\nTen people were hurt in {} attack, the clinic says."
    assert days(text.format("the"))["hurt"] == "2022-03-14"
    assert days(text.format("another"))["hurt"] is None
