"""Reports held against each other: what cannot all be right, and what grew on the way."""

from __future__ import annotations

import pytest
from tests.link.build import Builder, ReportBuilder

from reportedly.assess import assess
from reportedly.assess.force import force_of
from reportedly.link import put_together
from reportedly.link.claims.figures import figures
from reportedly.record import Conflict, ConflictField, Statement, Status


def conflicts(story: Builder, field: ConflictField) -> list[Conflict]:
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == field]


def values(conflict: Conflict) -> list[str]:
    return [v.value for v in conflict.values]


def tell(
    story: Builder, paper: str, words: str, *, who: str | None = None, day: str = "2031-05-02",
    status: Status = "happened", force: str | None = None,
) -> ReportBuilder:  # fmt: skip
    report = story.report(paper, day, f"{words}, {who} said." if who else f"{words}.")
    if who:
        report.name(who, "person")
    return report.statement(words, [who] if who else [], status=status, force=force)


def test_tolls_of_two_sources_contradict() -> None:
    story = Builder()
    tell(story, "Post", "The collapse of the stand injured 90 people", who="Edda Lorne")
    tell(story, "Echo", "Some 120 people were injured when the stand collapsed", who="Max Horn")
    (found,) = conflicts(story, "number")
    assert found.kind == "contradiction"
    assert any("90" in v for v in values(found))
    assert any("120" in v for v in values(found))
    assert found.claim_id


def test_a_later_toll_of_the_same_source_is_an_update() -> None:
    story = Builder()
    tell(story, "Post", "The collapse of the stand injured 90 people", who="Edda Lorne")
    tell(
        story,
        "Echo",
        "Some 120 people were injured when the stand collapsed",
        who="Edda Lorne",
        day="2031-05-03",
    )
    (found,) = conflicts(story, "number")
    assert found.kind == "update"


def test_the_same_toll_in_words_and_figures_is_no_conflict() -> None:
    story = Builder()
    tell(story, "Post", "The collapse of the stand injured twelve people", who="Edda Lorne")
    tell(story, "Echo", "12 people were injured when the stand collapsed", who="Max Horn")
    assert not conflicts(story, "number")


def test_force_that_grows_is_drift() -> None:
    story = Builder()
    tell(story, "Post", "The islands expressed interest in a new ferry from the mainland", status="requested")
    tell(story, "Echo", "The islands formally requested a new ferry from the mainland", status="requested")
    (found,) = conflicts(story, "strength")
    assert found.kind == "drift"
    assert values(found) == ["expressed interest", "formally requested"]
    assert "Post" in found.reason
    assert "Echo" in found.reason


def test_the_same_force_is_no_drift() -> None:
    story = Builder()
    tell(story, "Post", "The islands asked for a new ferry from the mainland", status="requested")
    tell(story, "Echo", "The islands have requested a new ferry from the mainland", status="requested")
    assert not conflicts(story, "strength")


def test_a_date_of_one_happening() -> None:
    story = Builder()
    for paper, date, day in (("Post", "on 3 May", "2031-05-03"), ("Echo", "on 5 May", "2031-05-05")):
        words = f"The old ferry sank off the islands {date}"
        tell(story, paper, words, day="2031-05-09").time(date, day)
    (found,) = conflicts(story, "date")
    assert values(found) == ["on 3 May (2031-05-03)", "on 5 May (2031-05-05)"]


def test_dates_of_which_one_holds_the_other_agree() -> None:
    story = Builder()
    for paper, date, day in (("Post", "on 3 May", "2031-05-03"), ("Echo", "in May", "2031-05")):
        words = f"The old ferry sank off the islands {date}"
        tell(story, paper, words, day="2031-05-09").time(date, day)
    assert not conflicts(story, "date")


def test_when_the_meeting_was_that_an_unnamed_source_attended() -> None:
    story = Builder()
    for paper, date, day in (("Post", "last month", "2031-04"), ("Echo", "in early May", "2031-05-01")):
        words = f"a pilot at the harbour board's meeting {date}"
        report = story.report(
            paper, "2031-05-09", f"Port fees will double, the Daily Star said, citing {words}."
        )
        report.name("Daily Star", "outlet").source(words, description=words).time(date, day)
        report.statement("Port fees will double", ["Daily Star", words], status="planned")
    (found,) = conflicts(story, "date")
    assert values(found) == ["last month (2031-04)", "in early May (2031-05-01)"]


def test_a_denial_is_set_against_what_it_denies() -> None:
    story = Builder()
    tell(story, "Post", "the company poured waste oil into the harbour", who="Edda Lorne")
    tell(story, "Echo", "the company poured waste oil into the harbour", who="Max Horn", status="denied")
    (found,) = conflicts(story, "denial")
    assert "Max Horn" in found.reason
    claims = assess(put_together(*story.rows())).claims
    assert all(c.n_origins == 1 for c in claims)


def test_a_negation_of_the_same_words() -> None:
    story = Builder()
    tell(story, "Post", "The mayor signed the lease for the stadium", who="Edda Lorne")
    tell(story, "Echo", "The mayor did not sign the lease for the stadium", who="Max Horn")
    assert len(conflicts(story, "denial")) == 1


def governed(story: Builder, paper: str, text: str, adjective: str | None = "Norwegian") -> ReportBuilder:
    report = story.report(paper, "2031-05-02", text)
    if adjective:
        report.name(adjective, "group", country="NO", adjective=True)
    report.statement(text)
    return report


def test_what_outlets_call_one_government() -> None:
    story = Builder()
    governed(story, "Post", "The Norwegian regime raised the fishing quota.")
    governed(story, "Echo", "The Norwegian government raised the fishing quota.")
    (found,) = conflicts(story, "naming")
    assert set(values(found)) == {"Norwegian regime", "Norwegian government"}


def test_a_body_that_governs_is_tied_to_its_country() -> None:
    story = Builder()
    post = governed(
        story, "Post", "The Blue Front regime in Norway raised the quota. The Blue Front regime fell.", None
    )
    post.name("Blue Front", "organisation").name("Norway", "country", country="NO")
    governed(story, "Echo", "The Norwegian transitional government raised the fishing quota.")
    (found,) = conflicts(story, "naming")
    assert {"Blue Front regime", "Norwegian transitional government"} <= set(values(found))


def test_another_government_is_not_the_same_one_named_differently() -> None:
    story = Builder()
    governed(story, "Post", "The former Norwegian regime raised the fishing quota.")
    governed(story, "Echo", "The Norwegian government raised the fishing quota.")
    post = governed(story, "Mail", "Since the fall of the Horn regime in Norway quotas rose.", None)
    post.name("Horn", "person").name("Norway", "country", country="NO")
    assert not conflicts(story, "naming")


@pytest.mark.parametrize(
    ("text", "words", "rank"),
    [
        ("has formally requested help", "formally requested", 7),
        ("had expressed interest in a deal", "expressed interest", 2),
        ("is keen to see boats", "keen", 4),
        ("calls for a halt", "calls for", 6),
    ],
)
def test_words_of_force(text: str, words: str, rank: int) -> None:
    row = Statement("t", "r", 0, len(text), text, (), None, "none", "requested", None, ("s",), "s")
    assert force_of(row) == (words, rank)


def test_figures_are_not_dates() -> None:
    assert [f.value for f in figures("On 31 July 2031 at 14:30 some 1,200 homes and two schools burnt")] == [
        1200.0,
        2.0,
    ]


def test_any_order_gives_the_same_record() -> None:
    story = Builder()
    tell(story, "Post", "The collapse of the stand injured 90 people", who="Edda Lorne")
    tell(story, "Echo", "Some 120 people were injured when the stand collapsed", who="Max Horn")
    tell(story, "Mail", "The islands formally requested a new ferry from the mainland", status="requested")
    reports, annotations, reuse, stories = story.rows()
    forward = assess(put_together(reports, annotations, reuse, stories))
    backward = assess(put_together(reports[::-1], dict(reversed(annotations.items())), reuse[::-1], stories))
    assert forward == backward


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("injuring at least 90 people", {"hurt"}),
        ("19 people were dead", {"dead"}),
        ("the death toll rose to 12", {"dead"}),
        ("12 people were killed and 90 injured", {"dead"}),
        ("burnt 40 houses", {"hous"}),
        ("a deal of $4.2 billion in cash", {"$"}),
        ("rose by 4.5 per cent in May", {"%"}),
    ],
)
def test_what_a_figure_counts(text: str, units: set[str]) -> None:
    assert figures(text)[0].units == units


def test_dead_and_injured_are_two_counts() -> None:
    story = Builder()
    tell(story, "Post", "The collapse of the stand killed 12 people", who="Edda Lorne")
    tell(story, "Echo", "The collapse of the stand left 90 people injured", who="Max Horn")
    assert not conflicts(story, "number")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # no number fits both
        ("The council will close 12 libraries next year", "Next year the council is to shut 20 libraries"),
        ("The bridge will cost about €1.2bn", "The cost of the bridge will be 1.4 billion euros"),
        ("The rock slid 15 miles down the valley", "The rock slid 40 km down the valley"),
        ("The stall sold more than 150 kites on the pier", "The stall on the pier sold 120 kites"),
    ],
)
def test_figures_of_one_thing_that_differ(one: str, other: str) -> None:
    story = Builder()
    status: Status = "planned" if "will" in one else "happened"
    tell(story, "Post", one, who="Edda Lorne", status=status)
    tell(story, "Echo", other, who="Max Horn", status=status)
    (found,) = conflicts(story, "number")
    assert found.kind == "contradiction"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # both may be right
        ("The stall sold more than 150 kites on the pier", "The stall on the pier sold 180 kites"),
        ("The rock slid 15 miles down the valley", "The rock slid 24 km down the valley"),
        ("The council spent €80mn on libraries", "The council spent 80 million euros on libraries"),
        # other things are counted
        ("Officers seized seven AK-47 rifles in the barn", "Officers seized 7 rifles in the barn"),
        ("Officers seized nine rifles in the barn", "Officers seized three other rifles in the barn"),
        ("Jury members of 12 schools met in the barn", "Three jury members met in the barn"),
        ("It won the 11th round of the cup in the rain", "It won six rounds of the cup in the rain"),
        ("The two sons, ages 16 and 6, sold the mill", "The sons, ages 6 and 16, sold the mill"),
        # other acts
        ("The union has the tally sheets of 702 branches, and they show a majority",
         "A photograph shows burnt paper and tally sheets from 118 branches in a barn"),
    ],
)  # fmt: skip
def test_figures_that_do_not_speak_against_each_other(one: str, other: str) -> None:
    story = Builder()
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", other, who="Max Horn")
    assert not conflicts(story, "number")


def test_a_report_that_gives_both_knows_them_for_two_counts() -> None:
    story = Builder()
    words = "The ship seized 12 nets on Friday. The ship has seized 31 nets this year"
    first, second = words.split(". ")
    report = story.report("Post", "2031-05-02", f"{words}, Edda Lorne said.").name("Edda Lorne", "person")
    report.statement(first, ["Edda Lorne"]).statement(second, ["Edda Lorne"])
    tell(story, "Echo", "The ship seized 12 nets on Friday", who="Max Horn")
    tell(story, "Star", "The ship has seized 31 nets this year", who="Max Horn")
    assert not conflicts(story, "number")


def test_an_hour_without_a_day_is_of_no_other_day() -> None:
    for clock, differs in (("5 a.m.", False), ("7 a.m.", True)):
        story = Builder()
        hours = {"5 a.m.": "T05:00", "7 a.m.": "T07:00"}
        for paper, day, words in (("Post", "2031-05-02", "5 a.m."), ("Echo", "2031-05-20", clock)):
            report = tell(story, paper, f"The dam above the mill burst at {words}", day=day)
            report.time(words, day + hours[words], value=hours[words])
        assert bool(conflicts(story, "date")) == differs


@pytest.mark.parametrize(
    ("text", "value", "words", "unit"),
    [
        ("seven AK-47 rifles", 7, "seven AK-47 rifles", "rifl"),
        ("a five-boat fleet of traders", 5, "five-boat", "boat"),
        ("five U.S. soldiers were killed", 5, "five U.S. soldiers", "dead"),
        ("an $80m loan", 80_000_000, "$80m", "$"),
        ("half a million euros", 500_000, "half a million euros", "€"),
        ("4,100 have had to leave their homes", 4100, "4,100", "moved"),
        ("a 5.9 magnitude quake", 5.9, "5.9 magnitude", "magnitude"),
    ],
)
def test_numbers_and_what_they_count(text: str, value: float, words: str, unit: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.words) == (value, words)
    assert unit in found.units


def test_a_denied_request_is_set_against_all_who_tell_of_it() -> None:
    story = Builder()
    tell(story, "Post", "The islands have asked the mainland for an emergency ferry", status="requested")
    tell(story, "Echo", "The islands asked the mainland for an emergency ferry", status="requested")
    denied = "the islands had asked it for an emergency ferry, as hundreds queued at the pier"
    tell(story, "Star", denied, who="Max Horn", status="denied")
    (found,) = conflicts(story, "denial")
    assert len(found.values) == 3
    assert "Max Horn denies" in found.reason


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("A large fire has destroyed the market in the harbour", "arson after the fire at the market"),
        ("The brewer has withdrawn from the bidding for the port", "talks with the brewer about the port"),
        ("Two things were plain in this long fight for the belt", "fighting each other"),
    ],
)
def test_what_is_denied_has_to_be_what_is_said(said: str, denied: str) -> None:
    story = Builder()
    tell(story, "Post", said, who="Edda Lorne")
    tell(story, "Echo", denied, who="Max Horn", status="denied")
    assert not conflicts(story, "denial")


def test_no_such_request_is_said_of_the_request_before() -> None:
    text = (
        "The islands asked the mainland for a ferry, Edda Lorne said. "
        "There has been no such request, Max Horn said."
    )
    story = Builder()
    report = story.report("Post", "2031-05-02", text).name("Edda Lorne", "person").name("Max Horn", "person")
    report.statement("The islands asked the mainland for a ferry", ["Edda Lorne"], status="requested")
    report.statement("There has been no such request", ["Max Horn"], status="denied")
    (found,) = conflicts(story, "denial")
    assert found.reason == "Max Horn denies what Edda Lorne says"


def test_copied_words_are_of_the_day_that_they_were_written_on() -> None:
    story = Builder()
    words = "The two teams have met in the old mill since Thursday"
    for paper, day, thursday in (("Post", "2031-05-05", "2031-05-01"), ("Echo", "2031-05-09", "2031-05-08")):
        tell(story, paper, words, day=day).time("Thursday", thursday)
    assert not conflicts(story, "date")


def test_one_wording_read_in_two_ways_is_no_drift() -> None:
    story = Builder()
    words = "The church services would be held in the school at Keld"
    tell(story, "Post", words, who="Edda Lorne", status="planned", force="would")
    tell(story, "Echo", words, status="possible", force="would")
    assert not conflicts(story, "status")


@pytest.mark.parametrize(
    ("who", "day", "kind"),
    [
        ("Max Horn", "2031-05-04", "update"),
        ("Edda Lorne", "2031-05-04", "drift"),
        ("Max Horn", "2031-05-02", "drift"),
    ],
)
def test_what_is_planned_later_on_another_word_has_gone_on(who: str, day: str, kind: str) -> None:
    story = Builder()
    tell(
        story,
        "Post",
        "The fund has offered to send a team of auditors to the islands",
        who="Edda Lorne",
        status="offered",
        force="offered",
    )
    tell(
        story,
        "Echo",
        "The fund will send its team of auditors to the islands",
        who=who,
        day=day,
        status="planned",
        force="will",
    )
    (found,) = conflicts(story, "status")
    assert found.kind == kind


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("the two towns will exchange 642 barrels", "the towns had agreed on 318 names and not 642"),
        ("the two towns agreed on 40 years", "the towns had agreed on a term of 80 years and not of 40"),
        ("the guards had arrested three men at the quay", "Two were arrested, not three"),
        ("the two towns will exchange 642 barrels", "it was not 642 but 318 barrels"),
    ],
)
def test_a_figure_that_a_source_puts_in_the_place_of_another(said: str, instead: str) -> None:
    story = Builder()
    tell(story, "Post", said, who="Edda Lorne")
    tell(story, "Echo", instead, who="Max Horn")
    assert any(len(c.values) == 2 and "and not" in c.reason for c in conflicts(story, "number"))


def test_nobody_else_gives_the_figure_that_is_set_aside() -> None:
    story = Builder()
    tell(story, "Post", "the two towns will exchange 900 barrels", who="Edda Lorne")
    tell(story, "Echo", "the towns had agreed on 318 names and not 642", who="Max Horn")
    assert not any("and not" in c.reason for c in conflicts(story, "number"))
