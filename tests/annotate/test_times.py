"""When: what expressions mean, from which day, and what stays unknown."""

from __future__ import annotations

import pytest

from reportedly.annotate.parser import parse
from reportedly.annotate.times.alone import times_alone
from reportedly.annotate.times.datevalues import bounds
from reportedly.annotate.times.grammar import RULES
from reportedly.annotate.times.times import anchor, find_times
from reportedly.annotate.wordlists import rows

MONDAY = "2022-03-14"


def meant(text: str, published: str | None = MONDAY) -> dict[str, tuple[str | None, str | None]]:
    """First and last day by expression."""
    return {time.text: (time.first, time.last) for time in find_times(parse(text), published)}


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("The bridge collapsed on Thursday.", "Thursday", "2022-03-10", "2022-03-10"),
        ("The mayor resigned on Monday.", "Monday", "2022-03-14", "2022-03-14"),
        ("The mayor will resign on Thursday.", "Thursday", "2022-03-17", "2022-03-17"),
        ("Farmers protested last month.", "last month", "2022-02", "2022-02"),
        ("Farmers protested earlier this week.", "earlier this week", "2022-03-14", "2022-03-20"),
        ("The ferry sank three days ago.", "three days ago", "2022-03-11", "2022-03-11"),
        ("The ferry sank yesterday.", "yesterday", "2022-03-13", "2022-03-13"),
        ("They have met often since late 2019.", "late 2019", "2019-09", "2019-12"),
        ("The talks began in early February.", "early February", "2022-02-01", "2022-02-10"),
        ("The talks began on 30 November.", "30 November", "2021-11-30", "2021-11-30"),
        ("The talks began on Nov. 30, 2018.", "Nov. 30, 2018", "2018-11-30", "2018-11-30"),
        ("The summit lasted from 3 to 5 March.", "3 to 5 March", "2022-03-03", "2022-03-05"),
        ("It was signed on 25/01/2022.", "25/01/2022", "2022-01-25", "2022-01-25"),
        ("It was signed on 02/03/2022.", "02/03/2022", "2022", "2022"),
        ("The war of the 1990s ended here.", "the 1990s", "1990", "1999"),
        ("Shots were heard on Sunday night.", "Sunday night", "2022-03-13", "2022-03-13"),
        ("The court sat on March 8 at 9 a.m.", "March 8 at 9 a.m.", "2022-03-08T09:00", "2022-03-08T09:00"),
        ("He was born in May 1961.", "May 1961", "1961-05", "1961-05"),
        ("The vote was held last winter.", "last winter", "2021-12", "2022-02"),
    ],
)
def test_expressions_mean_days(text: str, expression: str, first: str, last: str) -> None:
    assert meant(text)[expression] == (first, last)


def test_the_day_before_is_next_to_the_day_named() -> None:
    found = meant("The mine closed on 4 February 2022. The day before, two men had died.")
    assert found["The day before"] == ("2022-02-03", "2022-02-03")


def test_the_publication_date_is_never_a_guess() -> None:
    found = meant("The harbour was shelled on Tuesday. Last month nothing moved. Now it is quiet.", None)
    assert set(found.values()) == {(None, None)}


def test_a_day_of_an_undated_report_takes_its_year_from_the_same_day_in_full() -> None:
    text = "Photo: the signing, June 9, 2017. The two mayors met on 9 June in the town hall."
    assert meant(text, None)["9 June"] == ("2017-06-09", "2017-06-09")


def test_years_that_disagree_settle_nothing() -> None:
    text = "It opened on June 1, 2015 and burnt on July 2, 2016. It was visited on 9 August."
    (time,) = [one for one in find_times(parse(text), None) if one.text == "9 August"]
    assert (time.first, time.last) == (None, None)
    assert time.value.endswith("XXXX-08-09")


def test_impossible_and_foreign_dates_stay_text() -> None:
    found = meant("They agreed on 31 June. The decree is dated 15 Rajab 1446.")
    assert found["31 June"] == (None, None)
    assert found["15 Rajab 1446"] == (None, None)


@pytest.mark.parametrize("text", ["She may leave.", "They march on.", "The sun set.", "He sat down."])
def test_words_that_are_no_time(text: str) -> None:
    assert meant(text) == {}


def test_a_time_of_day_without_its_day_has_none() -> None:
    assert meant("At 10:35 a.m. the ship was hit.")["10:35 a.m."] == (None, None)


def test_an_undated_report_can_be_anchored_later() -> None:
    (time,) = find_times(parse("The harbour was shelled on Tuesday."), None)
    assert time.first is None
    assert anchor(time, "2022-03-14").first == "2022-03-08"


def test_an_ambiguous_day_and_month_is_settled_by_the_report() -> None:
    assert meant("It was signed on 12/03/2022.")["12/03/2022"] == ("2022-03-12", "2022-03-12")


def test_every_rule_finds_its_example() -> None:
    for family, _, pattern, example in (row for row in rows("en/time_rules.tsv") if row[0] != "macro"):
        assert any(rule.search(f"so {example}") for rule, _ in RULES[family]), (pattern, example)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("-P1W", "2022-03-07", "2022-03-13"),
        ("last:WE", "2022-03-12", "2022-03-13"),
        ("last:THU-P1D", "2022-03-09", "2022-03-09"),
        ("last:SUN TNI-P1D", "2022-03-12", "2022-03-12"),
        ("next:XXXX-01-31", "2023-01-31", "2023-01-31"),
        ("XXXX-12", "2021-12", "2021-12"),
        ("XXXX-Q4", "2021-10", "2021-12"),
        ("2021-W10", "2021-03-08", "2021-03-14"),
        ("XXXX-02~END", "2022-02-21", "2022-02-28"),
        ("-P1Q", "2021-10", "2021-12"),
    ],
)
def test_values(value: str, first: str, last: str) -> None:
    assert bounds(value, MONDAY) == (first, last)


def test_the_day_before_a_part_of_a_month_is_no_day() -> None:
    assert bounds("next:XXXX-04~MID-P1D", MONDAY) is None
    found = meant("The visit is planned for mid-April. He was called in the day before and left on Friday.")
    assert found["mid-April"] == ("2022-04-11", "2022-04-20")


def test_a_year_earlier_is_said_of_the_quarter_that_is_compared() -> None:
    text = "Profit rose to $9 million in the third quarter from $7 million a year earlier, the mine said."
    found = meant(text)
    assert found["the third quarter"] == ("2021-07", "2021-09")
    assert found["a year earlier"] == ("2020-07", "2020-09")
    assert meant("The mine closed a year earlier.")["a year earlier"] == ("2021", "2021")


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("They met on 2022-03-08 in Lima.", "2022-03-08", "2022-03-08", "2022-03-08"),
        ("A war of the 20th century.", "the 20th century", "1900", "1999"),
        ("Prices have risen since mid-1996.", "mid-1996", "1996-05", "1996-08"),
        ("He left in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996"),
        ("It opens in next year's first quarter.", "next year's first quarter", "2023-01", "2023-03"),
    ],
)
def test_more_expressions_mean_days(text: str, expression: str, first: str, last: str) -> None:
    assert meant(text)[expression] == (first, last)


def test_what_is_done_each_week_is_no_day() -> None:
    assert meant("The court sits on Tuesday nights.")["Tuesday nights"] == (None, None)


def test_alone_the_times_are_those_of_the_whole_parse() -> None:
    text = (
        "The mayor will resign on Thursday, he said on Monday.\n\nThe ferry sank in March 2020 \ud83d.\n"
        "It is to be raised by 3 June; the port was shut on Friday.  Nothing moved last month.\n"
    )
    assert len(times_alone(text, MONDAY)) == 6
    assert times_alone(text, MONDAY) == find_times(parse(text), MONDAY)


@pytest.mark.parametrize("text", ["", " \n", "Nothing of when."])
def test_alone_a_text_without_times_has_none(text: str) -> None:
    assert times_alone(text, MONDAY) == ()


def test_what_was_done_to_those_who_are_to_come_looks_back() -> None:
    found = meant("The two men detained on Thursday will be freed.", "2022-03-15")
    assert found["Thursday"] == ("2022-03-10", "2022-03-10")
    assert (
        meant("The talks scheduled for Thursday will be short.", "2022-03-15")["Thursday"][0] == "2022-03-17"
    )
