"""Whom an event's words name, and what it is about."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotation import LocalEvent
from reportedly.record import Report


def event(text: str) -> LocalEvent:
    """The first event of a text."""
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-06", None, "en", (), None, text)
    return annotate(report).events[0]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("A car bomb killed six Kenyan soldiers on Friday.", ["A car bomb"], ["six Kenyan soldiers"]),
        (
            "Peru's foreign minister, Ana Ruiz, met the mayor of Lima in Cusco.",
            ["Peru's foreign minister, Ana Ruiz"],
            ["the mayor of Lima"],
        ),
        ("Kenya rejected the Sudanese request for more time.", ["Kenya"], ["the Sudanese request"]),
        ("Kenyan police detained two men who had fled.", ["Kenyan police"], ["two men"]),
        ("He met the mayor of Lima.", [], ["the mayor of Lima"]),
        ("Kenya rejected an appeal lodged by Sudan.", ["Kenya"], ["Sudan"]),
        ("Kenya voiced serious concern to the Security Council.", ["Kenya"], ["the Security Council"]),
        ("Peru received the ambassador to Lima, Ana Ruiz.", ["Peru"], ["the ambassador to Lima, Ana Ruiz"]),
        ("Kenya issued a statement urging Sudan to leave the region.", ["Kenya"], ["Sudan"]),
        ("Hours earlier Kenya expelled the envoy of Sudan.", ["Kenya"], ["the envoy of Sudan"]),
        # A pronoun is whom the sentence spoke of before.
        ("The rebels said that they had attacked Lima.", ["The rebels"], ["Lima"]),
        # Several parties are told apart, unless nobody else takes part.
        ("Kenya, Peru and other states condemned Sudan.", ["Kenya", "Peru", "other states"], ["Sudan"]),
        ("Kenya and Sudan held talks.", ["Kenya and Sudan"], []),
        # Whom the thing concerns that an act is about.
        ("Kenya lifted sanctions imposed on Sudan.", ["Kenya"], ["Sudan"]),
        ("Kenya rejected accusations by Sudan.", ["Kenya"], ["Sudan"]),
        ("Kenya called off a strike against Sudan.", ["Kenya"], ["Sudan"]),
        ("Peru declared a state of emergency in Lima.", ["Peru"], ["Lima"]),
        # Groups without a name do things to each other.
        ("Rebels freed dozens of prisoners.", ["Rebels"], ["dozens of prisoners"]),
    ],
)
def test_the_words_of_the_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    found = event(text)
    assert [text[a:b] for a, b in found.actor_words] == actors
    assert [text[a:b] for a, b in found.recipient_words] == recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya and Sudan signed a treaty on the nuclear plant.", {"cbrn", "diplomatic"}),
        ("Kenyan police arrested two drug smugglers.", {"illegal_drugs", "trafficking"}),
        ("Kenya condemned the cyber attack on Sudan.", {"cyber"}),
        ("Kenya condemned Sudan over human rights.", {"human_rights"}),
    ],
)
def test_contexts_are_those_of_the_events_own_sentence(text: str, expected: set[str]) -> None:
    found = event(f"{text} Elsewhere, an earthquake hit the coast.")
    assert expected <= set(found.contexts)
    assert "disasters" not in found.contexts
    assert list(found.contexts) == sorted(found.contexts)


def told(text: str) -> tuple[list[str], list[str], str | None]:
    """The names of the last event's actors and recipients, and of its place."""
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-06", None, "en", (), None, text)
    annotation = annotate(report)
    last = annotation.events[-1]
    names = annotation.names
    place = names[last.place].text if last.place is not None else None
    return [names[i].text for i in last.actors], [names[i].text for i in last.recipients], place


def test_a_body_is_known_by_the_first_words_of_its_name() -> None:
    text = "The Central Bank of Peru is in Lima. Banco Norte asked the central bank for an emergency loan."
    assert told(text)[1] == ["Central Bank"]


def test_the_city_is_the_one_that_was_called_so() -> None:
    text = (
        "It rained in Kenya's port city of Mombasa and in Nairobi. The Red Cross delivered 300 tents to the "
    )
    assert told(text + "city.")[2] == "Mombasa"
    assert told(text + "village.")[2] is None


def test_a_currency_by_its_letters_and_marks_are_no_party() -> None:
    assert told("Kenya donated USD 5,000 to Peru.")[:2] == (["Kenya"], ["Peru"])


def test_a_body_called_again_by_what_it_is() -> None:
    text = "The Keld Football League met on Monday. The league rejected the transfer on Tuesday."
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-10", None, "en", (), None, text)
    found = annotate(report)
    (refused,) = [e for e in found.events if e.type == "REJECT"]
    assert [found.names[i].text for i in refused.actors] == ["Keld Football League"]


def test_the_bank_may_be_another_than_the_one_with_the_word_in_its_name() -> None:
    text = "The Keld Central Bank is in Velmar. The bank asked the minister for help on Tuesday."
    report = Report("r", "r.txt", 1, "The Quay", None, None, "2024-05-10", None, "en", (), None, text)
    assert all(not event.actors for event in annotate(report).events)
