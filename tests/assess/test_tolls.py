"""Counts of people over a story: what differs, what rose, and what are two counts."""

from __future__ import annotations

import pytest
from tests.assess.test_conflicts import conflicts, tell, values
from tests.link.build import Builder

from reportedly.link.claims.elided import elided
from reportedly.link.claims.figures import figures


def test_tolls_told_in_sentences_that_share_nothing_else_are_compared() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people at the old mill", who="Edda Lorne")
    tell(story, "Echo", "The number of dead stands at 21", who="Max Horn")
    (found,) = conflicts(story, "number")
    assert found.kind == "contradiction"
    assert values(found) == ["14 people", "21"] or values(found) == ["21", "14 people"]


def test_a_toll_that_rises_from_day_to_day_is_an_update() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people at the old mill", who="Edda Lorne")
    tell(story, "Echo", "The number of dead has risen to 21", who="Max Horn", day="2031-05-04")
    (found,) = conflicts(story, "number")
    assert found.kind == "update"
    assert values(found) == ["14 people", "21"]


def test_one_source_s_own_later_figure_stands_by_itself_beside_the_dispute() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people at the old mill", who="Edda Lorne")
    tell(story, "Echo", "The number of dead stands at 21", who="Max Horn")
    tell(story, "Star", "Thirty people have died under the slope", who="Max Horn", day="2031-05-04")
    kinds = {c.kind: values(c) for c in conflicts(story, "number")}
    assert set(kinds) == {"contradiction", "update"}
    assert kinds["update"] == ["21", "Thirty people"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mudslide killed 14 people", "Some 60 people were injured by the mud"),  # another count
        ("The mudslide killed at least 14 people", "The mud killed 21 people"),  # both can be so
        ("The mudslide killed 14 people", "Two firefighters died under the mud"),  # a part of them
        ("The mudslide killed 14 people", "Workers found five more bodies in the mud"),  # on top of them
        ("The mudslide killed 14 people", "The board spoke of a death penalty for nine in favour"),
    ],
)
def test_figures_that_may_both_be_right_are_no_conflict(one: str, other: str) -> None:
    story = Builder()
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", other, who="Max Horn")
    assert not conflicts(story, "number")


def test_an_earlier_disaster_is_not_this_one() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people", who="Edda Lorne")
    past = tell(story, "Echo", "A slide above the same mill killed 80 people in 2019", who="Max Horn")
    past.time("in 2019", "2019")
    assert not conflicts(story, "number")


def test_the_dead_of_two_countries_are_counted_apart() -> None:
    story = Builder()
    first = tell(
        story, "Post", "Two Norwegian climbers were killed and one Swiss climber was killed", who="Edda Lorne"
    )
    first.name("Norwegian", "country", country="NO", adjective=True)
    first.name("Swiss", "country", country="CH", adjective=True)
    for paper, words, name, code in (
        ("Echo", "Four Norwegian climbers were killed", "Norwegian", "NO"),
        ("Star", "Three Swiss climbers were killed", "Swiss", "CH"),
    ):
        tell(story, paper, words, who="Max Horn").name(name, "country", country=code, adjective=True)
    assert all(
        not {"Four Norwegian climbers", "Three Swiss climbers"} <= set(values(c))
        for c in conflicts(story, "number")
    )


def test_magnitudes_differ_and_a_revised_one_replaces_the_old() -> None:
    assert [(f.value, f.units) for f in figures("A magnitude 6.7 earthquake shook the coast")] == [
        (6.7, frozenset({"magnitude"}))
    ]
    assert [f.value for f in figures("It revised the magnitude from 6.5 to 6.6")] == [6.6]


@pytest.mark.parametrize(
    ("text", "value", "units"),
    [
        ("killed 12 people and wounded 30", 12, "dead"),
        ("killed 12 people and wounded 30", 30, "hurt"),
        ("two nurses were wounded by the blast", 2, "hurt"),
        ("the toll, officials said, is 19", 19, "dead"),
        ("1,200 people have been moved from the valley", 1200, "moved"),
    ],
)
def test_what_befell_those_counted(text: str, value: float, units: str) -> None:
    assert (value, frozenset({units})) in [(f.value, f.units) for f in figures(text)]


def test_who_did_it_is_not_who_died() -> None:
    assert not any("dead" in f.units for f in figures("He was shot dead by two policemen"))
    assert not figures("No one was injured")


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Nine miners died in the shaft, the union said. The owner spoke of six.", "six", "dead"),
        ("Nine miners died, who had gone in two days before. The owner spoke of six.", "six", "dead"),
        (
            "Nine miners died, said one, who lost three sons, on Monday. The list names six.",
            "six",
            "dead",
        ),
        ("Some 300 people marched to the gate. The police put the figure at about 120.", "120", "crowd"),
        ("Turnout rose again, said the clerk. An observer estimated it at 31%.", "31%", "turnout"),
    ],
)
def test_a_bare_figure_counts_what_was_counted_before_it(text: str, words: str, unit: str) -> None:
    start = text.index(". ") + 2
    (found,) = elided(text, start, len(text))
    assert (found.words, found.units) == (words, frozenset({unit}))
    assert text[start + found.start :].startswith(words.rstrip("%"))


@pytest.mark.parametrize(
    "text",
    [
        "Nine miners died in the shaft.\n\nThe owner spoke of six.",  # another paragraph
        "Nine miners died in the shaft. The owner spoke of six pumps.",  # something else
        "The owner spoke of six.",
    ],
)
def test_a_bare_figure_with_nothing_before_it_counts_nothing(text: str) -> None:
    assert not elided(text, 0, len(text))


def test_a_report_that_sets_two_sources_figures_side_by_side_shows_a_conflict() -> None:
    story = Builder()
    text = "Nine miners died in the shaft, Ann Lorne said. Six miners died in it, Max Horn said."
    report = story.report("Post", "2031-05-02", text).name("Ann Lorne", "person").name("Max Horn", "person")
    report.statement("Nine miners died in the shaft", ["Ann Lorne"])
    report.statement("Six miners died in it", ["Max Horn"])
    (found,) = conflicts(story, "number")
    assert (found.kind, set(values(found))) == ("contradiction", {"Nine miners died", "Six miners died"})


def test_what_a_report_adds_up_in_its_own_voice_is_not_set_against_what_it_quotes() -> None:
    story = Builder()
    text = "Nine miners died in the shaft. Six miners died in it, Max Horn said."
    report = story.report("Post", "2031-05-02", text).name("Max Horn", "person")
    report.statement("Nine miners died in the shaft")
    report.statement("Six miners died in it", ["Max Horn"])
    assert not conflicts(story, "number")


@pytest.mark.parametrize(("day", "conflict"), [("2031-05-02", True), ("2031-05-03", False)])
def test_crowds_are_compared_on_one_day(day: str, conflict: bool) -> None:
    story = Builder()
    one = tell(story, "Post", "Some 300 people marched to the gate on Friday", who="Edda Lorne")
    one.time("on Friday", "2031-05-02")
    other = tell(story, "Echo", "Some 900 people marched to the gate that day", who="Max Horn")
    other.time("that day", day)
    assert bool(conflicts(story, "number")) == conflict


def test_a_minister_and_the_ministry_raise_one_toll() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 30 people at the old mill", who="Edda Lorne", day="2031-05-03")
    first = story.report("Echo", "2031-05-02", "The mudslide killed 11 people, the Mines Ministry said.")
    first.name("Mines Ministry", "organisation").statement(
        "The mudslide killed 11 people", ["Mines Ministry"]
    )
    later = story.report("Star", "2031-05-04", "The mud killed 19 people, Mines Minister Jo Pike said.")
    later.name("Jo Pike", "person", title="Mines Minister").statement("The mud killed 19 people", ["Jo Pike"])
    assert ["11 people", "19 people"] in [values(c) for c in conflicts(story, "number") if c.kind == "update"]


def test_figures_that_all_grew_are_told_once() -> None:
    """What one source gave of a series that only grew says nothing more than the series."""
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people at the old mill", who="Max Horn")
    tell(story, "Echo", "The mudslide killed fourteen people", who="Edda Lorne")
    tell(story, "Star", "The number of dead has risen to 21", who="Max Horn", day="2031-05-04")
    (found,) = conflicts(story, "number")
    assert found.kind == "update"
    assert values(found) in (["14 people", "21"], ["fourteen people", "21"])


def test_the_missing_are_found_from_day_to_day() -> None:
    story = Builder()
    tell(story, "Post", "Forty people are missing after the slide", who="Edda Lorne")
    tell(story, "Echo", "31 people are still missing", who="Max Horn", day="2031-05-04")
    (found,) = conflicts(story, "number")
    assert found.kind == "update"
    assert "fewer" in found.reason


def test_the_dead_do_not_grow_fewer_unless_one_source_says_so() -> None:
    for second, kind in (("Max Horn", "contradiction"), ("Edda Lorne", "update")):
        story = Builder()
        tell(story, "Post", "Forty people died in the slide", who="Edda Lorne")
        tell(story, "Echo", "31 people died under the mud", who=second, day="2031-05-04")
        (found,) = conflicts(story, "number")
        assert found.kind == kind


def test_who_died_elsewhere_died_of_something_else() -> None:
    """The place may stand in the sentence before; a province abroad is another place."""
    story = Builder()
    here = tell(story, "Post", "Three people were killed in the clashes on Hvalfell", who="Edda Lorne")
    here.name("Hvalfell", "place", country="NO", precision=4)
    text = "A boat sank off Sildvik. Four bodies were found, Max Horn said."
    there = story.report("Echo", "2031-05-02", text).name("Max Horn", "person")
    there.name("Sildvik", "place", country="DK", precision=4)
    there.statement("Four bodies were found", ["Max Horn"])
    there.sentences = ((0, 24), (25, len(text)))
    assert not conflicts(story, "number")


def test_what_known_sources_gave_stands_beside_what_others_dispute() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people", who="Edda Lorne")
    later = story.report("Echo", "2031-05-04", "The number of dead is 21, the coast guard said.")
    later.name("coast guard", "organisation").statement("The number of dead is 21", ["coast guard"])
    rumour = story.report("Star", "2031-05-04", "Eighty people died, a nurse said.")
    rumour.source("nurse", "anonymous", description="nurse").statement("Eighty people died", ["nurse"])
    kinds = {c.kind: values(c) for c in conflicts(story, "number")}
    assert set(kinds) == {"contradiction", "update"}
    assert kinds["update"] == ["14 people", "21"]


def test_a_report_without_a_day_takes_nothing_back() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people", who="Edda Lorne")
    tell(story, "Echo", "The number of dead has risen to 21", who="Max Horn", day="2031-05-04")
    text = "Fourteen people died in the mud, Jo Pike said."
    undated = story.report("Star", None, text).name("Jo Pike", "person")
    undated.statement("Fourteen people died in the mud", ["Jo Pike"])
    assert [c.kind for c in conflicts(story, "number")] == ["update"]


def test_what_a_correction_takes_back_is_no_toll() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people", who="Edda Lorne")
    text = "12:40 Correction: We reported that 40 people had died."
    story.report("Echo", "2031-05-02", text).statement("40 people had died")
    assert not conflicts(story, "number")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("sixty drowned cows", {"drown", "cow"}),
        ("three people had died, one of them a child of six,", {"dead"}),
        ("4,100 people have had to leave their homes", {"moved"}),
    ],
)
def test_animals_ages_and_homes(text: str, units: set[str]) -> None:
    assert set().union(*(f.units for f in figures(text) if f.value != 1)) == units


def test_a_number_with_a_verb_of_its_own_is_of_what_the_verb_tells() -> None:
    told = figures("three people had died, and 2,400 had been taken to schools")
    assert [f.value for f in told if "dead" in f.units] == [3]
    assert [f.value for f in figures("of the crew 19 were killed") if "dead" in f.units] == [19]


def test_arrests_are_compared_where_a_report_sets_two_sources_against_each_other() -> None:
    story = Builder()
    text = "Two people were arrested, Ann Lorne said. Three people were arrested, Max Horn said."
    report = story.report("Post", "2031-05-02", text).name("Ann Lorne", "person").name("Max Horn", "person")
    report.statement("Two people were arrested", ["Ann Lorne"])
    report.statement("Three people were arrested", ["Max Horn"])
    (found,) = conflicts(story, "number")
    assert set(values(found)) == {"Two people", "Three people"}


def test_a_figure_that_answers_the_report_s_own_is_set_against_it() -> None:
    story = Builder()
    text = "Some 2,000 people marched to the gate. Max Horn spoke of 6,000."
    report = story.report("Post", "2031-05-02", text).name("Max Horn", "person")
    report.statement("Some 2,000 people marched to the gate").statement("6,000", ["Max Horn"])
    (found,) = conflicts(story, "number")
    assert {words.split()[0] for words in values(found)} == {"2,000", "6,000"}


def test_what_outlets_and_known_people_give_may_follow_beside_a_dispute() -> None:
    story = Builder()
    tell(story, "Post", "Two people have died of the fever")
    tell(story, "Echo", "The number of dead has risen to four", who="Edda Lorne", day="2031-05-05")
    report = story.report("Star", "2031-05-05", "Nine patients have died of it, a nurse said.")
    report.source("a nurse", description="a nurse")
    report.statement("Nine patients have died of it", ["a nurse"])
    kinds = {c.kind: values(c) for c in conflicts(story, "number")}
    assert set(kinds) == {"contradiction", "update"}
    assert kinds["update"] == ["Two people", "four"]


def test_the_losses_of_two_sides_are_two_tolls() -> None:
    story = Builder()
    tell(story, "Post", "A raid at the ford killed 23 soldiers", who="Edda Lorne")
    tell(story, "Echo", "The raid at the ford killed 31 rebels", who="Max Horn")
    tell(story, "Star", "A nurse at the ford counted 17 bodies", who="Ida Falk")
    tell(story, "Mail", "The ford is quiet, and 19 bodies lie there", who="Jan Lund")
    (found,) = conflicts(story, "number")
    assert sorted(values(found)) == ["17 bodies", "19 bodies lie"]


@pytest.mark.parametrize("rough", ["About 15", "Nearly 15", "Up to 20"])
def test_a_rounded_toll_is_none_beside_the_number_that_it_rounds(rough: str) -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people at the old mill", who="Edda Lorne")
    tell(story, "Echo", f"{rough} people were killed by the mud", who="Max Horn", day="2031-05-04")
    assert not conflicts(story, "number")


def test_the_toll_that_a_denial_takes_for_granted_counts() -> None:
    story = Builder()
    tell(story, "Post", "The raid killed 14 people at the old mill", who="Edda Lorne")
    denied = "any part in the raid that left 21 people dead"
    tell(story, "Echo", denied, who="Max Horn", status="denied")
    (found,) = conflicts(story, "number")
    assert {"14 people", "21 people dead"} == set(values(found))


@pytest.mark.parametrize("month", ["In February", "Earlier this year"])
def test_what_a_report_without_a_day_has_of_a_month_is_the_past(month: str) -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people")
    echo = tell(story, "Echo", f"{month} mud killed 60 people in the next valley")
    echo.time(month, None, value="XXXX-02")
    assert not conflicts(story, "number")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A clerk died and two men, both guards, were taken to a ward", 2, {"men"}),
        ("He ran down two women and leaving a man wounded drove off", 2, {"women"}),
    ],
)
def test_what_befell_one_befell_no_other(text: str, value: float, unit: set[str]) -> None:
    (found,) = figures(text)
    assert (found.value, set(found.units)) == (value, unit)


def test_of_some_of_the_victims_not_all_died() -> None:
    story = Builder()
    tell(story, "Post", "Two of the three victims died", who="Edda Lorne")
    tell(story, "Echo", "The shooting killed two people", who="Max Horn")
    assert not conflicts(story, "number")


def test_a_higher_toll_of_the_month_is_the_later() -> None:
    story = Builder()
    tell(story, "Post", "The mudslide killed 14 people", who="Edda Lorne", day="2031-05-02")
    tell(story, "Echo", "The number of dead has risen to 21", who="Max Horn", day="2031-05")
    (found,) = conflicts(story, "number")
    assert found.kind == "update"
    assert values(found) == ["14 people", "21"]


@pytest.mark.parametrize("who", ["watchmen", "rangers", "climbers"])
def test_people_of_a_kind_are_people(who: str) -> None:
    assert any("dead" in f.units for f in figures(f"Armed men shot dead three {who}"))


def test_officers_and_villagers_are_counted_apart() -> None:
    story = Builder()
    tell(story, "Post", "Six officers were injured at the quarry gate", who="Edda Lorne")
    echo = "Nine villagers were treated in the clinic"
    tell(story, "Echo", echo, who="Max Horn", day="2031-05-04")
    assert not conflicts(story, "number")


def test_some_of_a_toll_is_no_toll() -> None:
    story = Builder()
    tell(story, "Post", "A blast at the mill wounded five people", who="Edda Lorne")
    tell(story, "Echo", "Two of the wounded are pupils", who="Max Horn")
    assert not conflicts(story, "number")


def test_families_who_left_are_held_against_families() -> None:
    story = Builder()
    tell(story, "Post", "Some 120 families left their homes at the ford", who="Edda Lorne")
    tell(story, "Echo", "The number of displaced families stands at 200", who="Max Horn")
    tell(story, "Star", "About 900 people fled from the ford", who="Ida Falk")
    (found,) = conflicts(story, "number")
    assert sorted(values(found)) == ["120 families left", "200"]


def test_who_is_held_by_abductors_is_abducted() -> None:
    story = Builder()
    one = "Two employees of the water works were kidnapped on the ridge road"
    tell(story, "Post", one, who="Edda Lorne")
    tell(story, "Echo", "Three employees have been held since then", who="Max Horn")
    (found,) = conflicts(story, "number")
    assert len(values(found)) == 2


def test_a_toll_that_rose_beside_one_who_disputes_it() -> None:
    story = Builder()
    tell(story, "Post", "Six people died in the fire at the mill", day="2031-05-02")
    tell(story, "Echo", "The fire killed eight people", day="2031-05-03")
    tell(story, "Star", "Eleven people died at the mill", who="the guild", day="2031-05-04")
    tell(story, "Mail", "She confirmed eight deaths", who="Ida Falk", day="2031-05-04")
    kinds = {c.kind: values(c) for c in conflicts(story, "number")}
    assert set(kinds) == {"contradiction", "update"}
    assert kinds["update"] == ["Six people died", "eight people"]


@pytest.mark.parametrize(
    "text",
    ["Police arrested a man aged 24 to 61 in the mill", "The dead man is a clerk, a father of five"],
)
def test_ages_and_children_are_no_count(text: str) -> None:
    assert not any(f.value > 1 and f.units & {"dead", "held"} for f in figures(text))


def test_who_was_seized_was_not_killed() -> None:
    (found,) = (
        f for f in figures("Armed men fired, killing one driver and seizing two workers") if f.value == 2
    )
    assert "dead" not in found.units


def test_days_of_mourning_are_no_dead() -> None:
    assert not any("dead" in f.units for f in figures("The state declared two days of mourning"))
