"""Events told twice are one; alike on other days or in other places they are two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.build import Builder

from reportedly.link import put_together
from reportedly.link.events.rows import date_precision
from reportedly.record import Event, Status


def visit(
    story: Builder, paper: str, text: str, *, place: str = "Torsund", day: str | None = "2031-04-30",
    said: str | None = "30 April", status: Status = "happened", kind: str = "CONSULT",
) -> None:  # fmt: skip
    report = story.report(paper, "2031-05-02", text)
    for name in ("Edda Lorne", "Max Horn"):
        if name in text:
            report.name(name, "person")
    report.name(place, "place")
    if said:
        report.time(said, day)
    actors = [n.text for n in report.names if n.kind == "person"]
    report.statement(text, status=status)
    report.event(text, kind, actors=actors[:1], recipients=actors[1:], place=place, time=said, status=status)


def events(story: Builder) -> tuple[Event, ...]:
    return put_together(*story.rows()).events


FIRST = "On 30 April Edda Lorne met Max Horn in Torsund to discuss the ferry dispute"
AGAIN = "Edda Lorne held talks on the ferry dispute with Max Horn in Torsund on 30 April"


def test_one_meeting_told_twice() -> None:
    story = Builder()
    visit(story, "Post", FIRST)
    visit(story, "Echo", AGAIN)
    found = events(story)
    assert len(found) == 1
    assert (found[0].start, found[0].date_prec, found[0].place_text) == ("2031-04-30", 1, "Torsund")
    assert len(found[0].report_ids) == len(found[0].statement_ids) == 2


def test_the_reason_says_why_they_are_one() -> None:
    story = Builder()
    visit(story, "Post", FIRST)
    visit(story, "Echo", AGAIN)
    (event,) = events(story)
    assert event.reason is not None
    assert "Place: “Torsund”, in its own clause." in event.reason
    assert "Time: “30 April”, in its own clause." in event.reason
    assert "One event of 2 tellings: the same parties (Edda Lorne, Max Horn)" in event.reason
    assert "the same place (Torsund)" in event.reason
    assert "“ferry”" in event.reason


def test_the_reason_says_what_a_day_was_counted_from() -> None:
    story = Builder()
    text = "On Friday Edda Lorne met Max Horn in Torsund"
    report = story.report("Post", "2031-05-02", text).name("Edda Lorne", "person").name("Max Horn", "person")
    report.name("Torsund", "place").time("Friday", "2031-05-02", value="last:FRI").statement(text)
    report.event(
        text, "CONSULT", actors=["Edda Lorne"], recipients=["Max Horn"], place="Torsund", time="Friday"
    )
    (event,) = events(story)
    assert event.reason is not None
    assert event.reason.startswith(f"CONSULT by the words “{text.lower()}”.")
    assert "counted from its report's own date." in event.reason
    assert event.reason.endswith("Told once.")


@pytest.mark.parametrize(
    "other",
    [
        {"text": AGAIN.replace("30 April", "12 March"), "said": "12 March", "day": "2031-03-12"},
        {"text": AGAIN.replace("Torsund", "Skarvik"), "place": "Skarvik"},
        {"text": AGAIN, "status": "planned"},
        {"text": AGAIN, "kind": "ACCUSE"},
    ],
)
def test_two_meetings(other: dict[str, str]) -> None:
    story = Builder()
    visit(story, "Post", FIRST)
    visit(story, "Echo", **other)  # type: ignore[arg-type]
    assert len(events(story)) == 2


def test_who_is_quoted_for_it() -> None:
    story = Builder()
    text = "Edda Lorne met Max Horn in Torsund"
    report = story.report("Post", "2031-05-02", f"{text}, the Daily Star said, citing a driver.")
    report.name("Edda Lorne", "person").name("Max Horn", "person").name("Torsund", "place").name(
        "Daily Star", "outlet"
    )
    report.source("a driver", description="a driver").statement(text, ["Daily Star", "a driver"])
    report.event(text, "CONSULT", actors=["Edda Lorne"], recipients=["Max Horn"], place="Torsund")
    assert events(story)[0].source_original == "Daily Star, citing unnamed source (a driver)"


def test_who_only_passed_it_on_is_not_quoted_beside_the_root() -> None:
    story = Builder()
    text = "Edda Lorne met Max Horn in Torsund"
    for paper, day, chain, words in (
        ("Echo", "2031-05-03", ["Post"], "the Post reported"),
        ("Post", "2031-05-02", ["a driver"], "a driver said"),
        ("Herald", "2031-05-04", [], "and stayed for an hour"),
    ):
        report = story.report(paper, day, f"{text}, {words}.")
        report.name("Edda Lorne", "person").name("Max Horn", "person").name("Torsund", "place")
        if chain == ["Post"]:
            report.name("Post", "outlet")
        elif chain:
            report.source("a driver", description="a driver; who was there")
        report.statement(text, chain)
        report.event(text, "CONSULT", actors=["Edda Lorne"], recipients=["Max Horn"], place="Torsund")
    assert [e.source_original for e in events(story)] == ["unnamed source (a driver)"]


def test_figures_are_taken_together() -> None:
    story = Builder()
    for paper, text, words, number in (
        ("Post", "A bus crash in Torsund injured 12 people", "12 people", 12),
        ("Echo", "In Torsund 14 people were injured in a bus crash", "14 people", 14),
    ):
        report = story.report(paper, "2031-05-02", text).name("Torsund", "place").statement(text)
        report.event(text, "ACCIDENT", place="Torsund", counts=[(words, "injured", number)])
    found = events(story)
    assert len(found) == 1
    assert [(c.low, c.high) for c in found[0].counts] == [(12, 14)]
    figures = found[0].counts[0].figures
    assert [(f.text, f.best) for f in figures] == [("12 people", 12), ("14 people", 14)]
    assert all(len(f.statement_ids) == len(f.report_ids) == 1 for f in figures)
    assert figures[0].report_ids != figures[1].report_ids


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2031-05-02", "2031-05-02", 1),
        ("2031-05-02", "2031-05-05", 2),
        ("2031-05-01", "2031-05-10", 3),
        ("2031-05", "2031-05", 4),
        ("2031", "2031", 5),
    ],
)
def test_precision_of_dates(first: str, last: str, precision: int) -> None:
    assert date_precision(first, last) == precision


@pytest.mark.parametrize(("country", "together"), [("TR", True), ("GR", False)])
def test_a_country_may_hold_the_town(country: str, together: bool) -> None:
    story = Builder()
    for paper, place, at, precision in (("Post", "Torsund", country, 1), ("Echo", "Norland", "TR", 6)):
        text = AGAIN.replace("Torsund", place)
        report = story.report(paper, "2031-05-02", text)
        report.name("Edda Lorne", "person").name("Max Horn", "person").time("30 April", "2031-04-30")
        report.name(place, "place", at=(41.0, 26.0), country=at, precision=precision).statement(text)
        report.event(
            text, "CONSULT", actors=["Edda Lorne"], recipients=["Max Horn"], place=place, time="30 April"
        )
    found = events(story)
    assert len(found) == (1 if together else 2)
    if together:
        assert (found[0].place_text, found[0].where_prec) == ("Torsund", 1)


def test_who_denies_an_event_tells_it() -> None:
    story = Builder()
    for paper in ("Post", "Echo", "Star"):
        status: Status = "requested" if paper == "Post" else "denied"
        visit(story, paper, AGAIN, status=status, kind="REQUEST")
    (found,) = events(story)
    assert found.status == "requested"


def test_an_office_without_a_name_is_an_entity_of_its_story() -> None:
    story = Builder()
    for paper in ("Post", "Echo"):
        text = "On 30 April the police arrested dockers"
        story.report(paper, "2031-05-02", text).time("30 April", "2031-04-30").event(
            text, "COERCE", time="30 April", offices=["police"]
        )
    linked = put_together(*story.rows())
    (event,) = linked.events
    (police,) = [e for e in linked.entities.entities if e.name == "police"]
    assert event.actors == (police.entity_id,)
    assert len(police.aliases[0].report_ids) == 2


def test_an_office_is_no_body_that_has_its_word_in_its_name() -> None:
    story = Builder()
    text = "The court in Torsund jailed a docker"
    report = story.report("Post", "2031-05-02", text).name("Torsund", "place")
    report.event(text, "SANCTION", offices=["court"])
    named = "The Supreme Court of Skarvik met"
    story.report("Echo", "2031-05-02", named).name("Supreme Court of Skarvik", "organisation")
    names = {e.name for e in put_together(*story.rows()).entities.entities}
    assert {"court", "Supreme Court of Skarvik"} <= names


@pytest.mark.parametrize(("mode", "rows"), [("accident", 1), (None, 2)])
def test_two_accidents_of_a_day_in_one_story_are_one(mode: str | None, rows: int) -> None:
    story = Builder()
    for paper, text in (
        ("Post", "a trawler sank on 30 April"),
        ("Echo", "the old vessel went down on 30 April"),
    ):
        report = story.report(paper, "2031-05-02", text).time("30 April", "2031-04-30")
        report.event(text, "OTHER" if mode else "PROTEST", time="30 April")
        report.events[-1] = replace(report.events[-1], mode=mode)
    assert len(events(story)) == rows


def test_one_number_of_people_on_one_day_makes_one_arrest() -> None:
    story = Builder()
    for paper, text in (
        (
            "Post",
            "On 30 April police arrested 23 people in an operation against a ring that sold false papers",
        ),
        ("Echo", "Eleven of the 23 people who were arrested on 30 April appeared in court"),
    ):
        report = story.report(paper, "2031-05-02", text)
        report.time("30 April", "2031-04-30")
        report.statement(text)
        report.event(text, "COERCE", time="30 April", counts=[("23", "detained", 23)])
    assert len(events(story)) == 1
