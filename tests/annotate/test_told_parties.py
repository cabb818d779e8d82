"""Parties that stand elsewhere than in a subject or object with a name: groups, bodies that the reader knows,
pronouns, whom a verb beside the act harmed."""

from __future__ import annotations

import pytest

from reportedly.annotate import annotate
from reportedly.annotation import Annotation, LocalEvent
from reportedly.record import Report


def read(text: str) -> Annotation:
    """What a report of a Thursday says."""
    return annotate(Report("r", "r.txt", 1, "The Quay", None, None, "2026-05-14", None, "en", (), None, text))


def first(text: str, type_: str) -> tuple[Annotation, LocalEvent]:
    """The first event of a type."""
    told = read(text)
    found = [event for event in told.events if event.type == type_]
    assert found, [(event.type, event.status) for event in told.events]
    return told, found[0]


def named(told: Annotation, indices: tuple[int, ...]) -> list[str]:
    """The names behind parties."""
    return [told.names[told.names[i].same].text for i in indices]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("The union urged the airline on Monday to raise wages.", "REQUEST", ["union"], ["airline"]),
        ("The mediator asked two managers on Monday to resign.", "REQUEST", ["mediator"], ["managers"]),
        ("Police detained four men in Lima on Monday.", "COERCE", ["police"], ["men"]),
        ("Artillery of the military council shelled a village in Kenya on Monday.", "ASSAULT",
         ["council"], []),
        ("Gunmen attacked a police station in Lima on Monday, killing four guards.", "ASSAULT",
         ["gunmen"], ["police", "guards"]),
        ("Two soldiers were killed when their truck hit a mine near Lima on Monday.", "ASSAULT",
         [], ["soldiers"]),
        ("Soldiers were sent to Lima on Monday.", "MOBILIZE", ["soldiers"], []),
        ("Fighting began between the army and the militia near Lima.", "ASSAULT", ["army", "militia"], []),
        ("The governor wants the army to rebuild the bridge.", "REQUEST", ["governor"], ["army"]),
        ("Two of the three guards held by rebels were freed in Lima on Monday.", "RETREAT", [], ["guards"]),
        ("Four guards held by a tribe since Tuesday were released on Friday.", "RETREAT", [], ["guards"]),
        ("Chiefs of two clans met the mayor in Lima on Monday.", "CONSULT", ["chiefs"], ["mayor"]),
        ("The families called for the resignation of the minister on Monday.", "REQUEST", ["families"],
         ["minister"]),
        ("The judge ordered 12 bakeries in Lima to close on Monday.", "COERCE", ["judge"], ["bakeries"]),
        ("The governor called on all armed groups to let the trucks pass.", "REQUEST", ["governor"],
         ["groups"]),
        ("The envoy called on the rebels to stop shelling the port.", "REQUEST", ["envoy"], ["rebels"]),
        ("The governor met two elders in Lima on Monday and urged them to open the road.", "REQUEST",
         ["governor"], ["elders"]),
        ("The truce between the army and the militia took effect on Monday.", "RETREAT", ["army", "militia"],
         []),
        ("Threats by the rebels have emptied the camp.", "THREATEN", ["rebels"], []),
        ("Police dispersed a march of teachers in Lima on Monday.", "PROTEST", ["teachers"], []),
        ("Clashes between herders and farmers near Lima left six people dead on Monday.", "ASSAULT",
         ["herders", "farmers"], ["people"]),
        ("Five soldiers died when rebels attacked a post near Lima on Monday.", "ASSAULT", ["rebels"],
         ["soldiers"]),
        ("Dockers at the port, who walked out on Monday, are back.", "PROTEST", ["dockers"], []),
        ("The minister received a delegation of miners on Monday.", "CONSULT", ["minister"], ["delegation"]),
        ("A letter from 30 doctors urges the minister to resign.", "REQUEST", ["doctors"], ["minister"]),
        ("The captain's kidnappers released him on Monday.", "RETREAT", ["kidnappers"], ["captain"]),
        ("The truce, which took effect in Lima on Monday, holds.", "RETREAT", [], []),
        ("The wounded soldiers were flown to Lima on Monday.", "AID", [], ["soldiers"]),
        # Somebody of the sentence before.
        ("Police reached the camp on Monday. They detained four guards.", "COERCE", ["police"], ["guards"]),
    ],
)  # fmt: skip
def test_parties_without_a_name(text: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    _, event = first(text, type_)
    assert [body.text.split()[-1] for body in event.actor_bodies] == actors
    assert [body.text.split()[-1] for body in event.recipient_bodies] == recipients


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("Negotiators from Kenya and Sudan met in Lima on Monday.", "CONSULT", ["Kenya", "Sudan"]),
        ("The mayor of Lima, Ana Ruiz, closed the market. She asked the government for troops.", "REQUEST",
         ["Ana Ruiz"]),
        ("“We demand that the nurses be freed at once,” said Ana Ruiz, a doctor.", "REQUEST", ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_pronoun_or_a_group(text: str, type_: str, actors: list[str]) -> None:
    told, event = first(text, type_)
    assert named(told, event.actors) == actors


def test_a_body_that_nobody_knows_yet_and_people_at_large_are_no_parties() -> None:
    for text in ("An airline sued Kenya on Monday.", "Others attacked Kenya on Monday."):
        assert not any(event.actor_bodies for event in read(text).events), text


def test_a_pronoun_agrees_with_whom_it_stands_for() -> None:
    _, event = first("The rebels shelled the bridge in Lima and then attacked it with axes.", "ASSAULT")
    assert not any(body.text == "rebels" for body in event.recipient_bodies)


def test_a_time_of_day_before_which_something_was_is_of_its_day() -> None:
    told, event = first("Gunmen attacked a market in Lima before dawn on Tuesday.", "ASSAULT")
    assert event.time is not None
    assert told.times[event.time].first == "2026-05-12"


def test_what_may_be_done_is_not_done_and_what_was_not_signed_is_denied() -> None:
    assert not read("The company respects the right to strike in Kenya.").events
    _, event = first("Kenya has signed no agreement with Sudan.", "AGREE")
    assert event.status == "denied"


def test_a_protest_by_somebody_somewhere_is_an_event() -> None:
    told, event = first("A sit-in by students in Lima entered its second week on Monday.", "PROTEST")
    assert [body.text for body in event.actor_bodies] == ["students"]
    assert event.place is not None
    assert told.names[event.place].text == "Lima"


def test_a_party_is_called_as_the_report_calls_it() -> None:
    _, event = first("Police detained two local guards in Lima on Monday.", "COERCE")
    assert [(b.text, b.full) for b in event.recipient_bodies] == [("guards", "two local guards")]


def test_we_is_whose_release_it_is() -> None:
    text = (
        "The Salt Relief Committee has promised no jobs.\n\nWe call on community leaders to help us return."
    )
    told, event = first(text, "REQUEST")
    assert named(told, event.actors) == ["Salt Relief Committee"]


def test_bodies_that_are_somebodys_by_name() -> None:
    text = "Two members of the Workers' Reform Party left it. The Reform Party expelled them."
    assert [n.text for n in read(text).names if n.same == 0] == ["Workers' Reform Party", "Reform Party"]


def test_a_place_that_nobody_knows() -> None:
    told, event = first(
        "Gunmen attacked a market in the village of Gulbar in the Lima region on Monday.", "ASSAULT"
    )
    assert event.place is not None
    assert told.names[event.place].text == "Gulbar"


def test_people_of_a_company_are_told_beside_it() -> None:
    told, event = first("Two engineers of Lakeside Water Ltd were freed in Lima on Monday.", "RETREAT")
    assert [body.text for body in event.recipient_bodies] == ["engineers"]
    assert named(told, event.recipients) == ["Lakeside Water Ltd"]


def test_the_police_are_not_whose_title_has_the_word() -> None:
    text = "Police chief Ana Ruiz spoke. The mayor dismissed the commander of the police."
    _, event = first(text, "SANCTION")
    assert event.recipients == ()
    assert [body.text for body in event.recipient_bodies] == ["commander"]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Police beat two reporters outside the courthouse on Monday.", "ASSAULT", "the courthouse"),
        ("The army shelled the port on Monday.", "ASSAULT", "the port"),
    ],
)  # fmt: skip
def test_where_it_was_without_a_name(text: str, type_: str, words: str) -> None:
    _, event = first(text, type_)
    assert event.place_words is not None
    assert text[slice(*event.place_words)] == words


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Police in Lima said they had arrested three men.", "COERCE"),
        ("A general strike paralysed Lima on Monday.", "PROTEST"),
        ("Talks between the union and the ministry are planned for Sunday in Lima.", "CONSULT"),
    ],
)
def test_where_it_was_beside_its_clause(text: str, type_: str) -> None:
    told, event = first(text, type_)
    assert event.place is not None
    assert told.names[event.place].text == "Lima"
