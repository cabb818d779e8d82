"""Sources of one claim that are one voice: one quotation, one office, one body by two names."""

from __future__ import annotations

import pytest
from tests.link.assessed import names, the_claim
from tests.link.build import Builder, ReportBuilder

BOAT = "the lifeboat had been serviced in June and all its lamps were new"
LONG = (
    "the council of Skarvik will pull down the old bridge in spring, when the river is at its lowest and "
    "fewer boats are out"
)


def by_person(story: Builder, paper: str, person: str, title: str | None, words: str = BOAT) -> ReportBuilder:
    report = story.report(paper, "2031-05-02", f"{title or ''} {person} said {words}.")
    return report.name(person, "person", title=title).statement(words, [person])


def by_role(story: Builder, paper: str, role: str, kind: str = "person", words: str = BOAT) -> ReportBuilder:
    report = story.report(paper, "2031-05-03", f"The {role} said {words}.")
    label = None if kind == "anonymous" else role
    report.source(role, kind, label=label, description=None if label else role)  # type: ignore[arg-type]
    return report.statement(words, [role])


@pytest.mark.parametrize(
    ("title", "role", "kind", "origins"),
    [
        ("Fjord Rescue director", "director of the rescue company", "person", 1),
        # Another body's.
        ("hospital director", "director of the harbour", "person", 2),
        # Nobody holds such an office.
        ("Fjord Rescue welder", "director of the rescue company", "person", 2),
        ("harbour police chief", "harbour police command", "organisation", 1),
        ("harbour police chief", "police", "organisation", 1),
        ("harbour police chief", "coast guard", "organisation", 2),
        # No office: one of its many members.
        ("police dog handler", "coast guard", "organisation", 2),
    ],
)
def test_who_is_named_here_and_called_by_the_office_there_is_one(
    title: str, role: str, kind: str, origins: int
) -> None:
    story = Builder()
    by_person(story, "Post", "Edda Lorne", title)
    by_role(story, "Echo", role, kind)
    assert the_claim(story)[0].n_origins == origins


def test_an_office_that_two_hold_is_neither() -> None:
    story = Builder()
    by_person(story, "Post", "Edda Lorne", "Fjord Rescue director")
    other = story.report("Mail", "2031-05-02", "The rescue director Max Horn was away.")
    other.name("Max Horn", "person", title="rescue director")
    by_role(story, "Echo", "director of the rescue company")
    assert the_claim(story)[0].n_origins == 2


def test_police_by_two_names_are_one_force() -> None:
    story = Builder()
    for paper, called in (("Post", "police"), ("Echo", "officers"), ("Mail", "cops")):
        by_role(story, paper, called, "anonymous" if called != "police" else "organisation")
    claim, record = the_claim(story)
    assert names(claim, record) == {"police"}
    assert "are police" in claim.reason


def test_a_body_told_of_by_what_it_does_is_the_one_that_is_named() -> None:
    story = Builder()
    report = story.report("Post", "2031-05-02", f"The Skarvik Relief Committee said {BOAT}.")
    report.name("Skarvik Relief Committee", "organisation").statement(BOAT, ["Skarvik Relief Committee"])
    by_role(story, "Echo", "relief group", "organisation")
    assert the_claim(story)[0].n_origins == 1


def quote(story: Builder, paper: str, who: str | None, kind: str = "person") -> None:
    words = "“We never saw a light on that boat”"
    report = story.report(paper, "2031-05-02", f"{words}, {who} said." if who else f"{words}.")
    if who and kind in {"person", "organisation"}:
        report.name(who, kind)  # type: ignore[arg-type]
    elif who:
        report.source(who, description=who)
    report.statement(words, [who] if who else [], quote="direct")


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        (("Edda Lorne", "person"), (None, ""), {"Edda Lorne"}),
        (("Edda Lorne", "person"), ("a skipper", "anonymous"), {"Edda Lorne"}),
        (("Edda Lorne", "person"), ("Fjord Rescue", "organisation"), {"Edda Lorne"}),
        # Two people are never one, whatever they are given for.
        (("Edda Lorne", "person"), ("Max Horn", "person"), {"Edda Lorne", "Max Horn"}),
        ((None, ""), (None, ""), {"Post"}),
    ],
)
def test_a_quotation_has_one_speaker(
    one: tuple[str | None, str], other: tuple[str | None, str], origins: set[str]
) -> None:
    story = Builder()
    quote(story, "Post", *one)
    quote(story, "Echo", *other)
    claim, record = the_claim(story)
    if origins == {"Post"}:  # whichever: neither says whose words they are
        assert claim.n_origins == 1
    else:
        assert names(claim, record) == origins


def test_long_words_alike_are_of_who_had_them_first() -> None:
    story = Builder()
    for paper, day, words in (
        ("Post", "2031-05-02", LONG),
        ("Echo", "2031-05-03", LONG.replace("fewer boats", "few boats")),
    ):
        story.report(paper, day, f"{words}.").statement(words, status="planned")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Post"}
    assert "the words are those of Post (2031-05-02)" in claim.reason


def test_short_words_alike_may_be_found_by_two() -> None:
    story = Builder()
    for paper in ("Post", "Echo"):
        story.report(paper, "2031-05-02", "No sailor of Skarvik was hurt.").statement(
            "No sailor of Skarvik was hurt"
        )
    assert the_claim(story)[0].n_origins == 2


def test_long_words_are_fewer_where_a_passage_is_shared() -> None:
    short, rest = "the ferry of Skarvik was late on both days", LONG
    for shared in (False, True):
        story = Builder()
        reports = [
            story.report(paper, "2031-05-02", f"{short}. {rest}. {paper}.").statement(short)
            for paper in ("Post", "Echo")
        ]
        if shared:
            story.copied(reports[0], reports[1], rest)
        assert the_claim(story)[0].n_origins == (1 if shared else 2)


@pytest.mark.parametrize(
    ("one", "other", "kind", "origins"),
    [
        ("Edda Lorne", "Lorne", "person", 1),
        ("Edda Lorne", "Edda Lorrne", "person", 1),
        ("Edda Lorne", "Emil Lorne", "person", 2),
        ("National Coast Survey", "Coast Survey", "organisation", 1),
        ("National Coast Survey", "Mining Survey", "organisation", 2),
    ],
)
def test_one_name_in_two_forms_is_one_source(one: str, other: str, kind: str, origins: int) -> None:
    story = Builder()
    for paper, who in (("Post", one), ("Echo", other)):
        report = story.report(paper, "2031-05-02", f"{who} said {BOAT}.")
        if who == one or kind == "person":
            report.name(who, kind)  # type: ignore[arg-type]
        else:
            report.source(who, "organisation", label=who)
        report.statement(BOAT, [who])
    assert the_claim(story)[0].n_origins == origins


def test_a_part_of_a_quotation_is_the_quotation() -> None:
    story = Builder()
    whole, part = (
        "“I never saw a light on that boat, and I will say so”",
        "“I never saw a light on that boat”",
    )
    report = story.report("Post", "2031-05-02", f"{whole}, Edda Lorne said.")
    report.name("Edda Lorne", "person").statement(whole, ["Edda Lorne"], quote="direct")
    story.report("Echo", "2031-05-02", f"{part}.").statement(part, quote="direct")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne"}
