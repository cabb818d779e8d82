"""What cannot be read with certainty is kept as text, marked unresolved, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.parser import parse
from reportedly.annotate.times.times import find_times
from reportedly.annotation import LocalEvent
from reportedly.read import read_inputs
from reportedly.record import Report

PUBLISHED = "2024-05-06"


def report(text: str) -> Report:
    return Report("r", "r.txt", 1, "The Quay", None, None, PUBLISHED, None, "en", (), None, text)


def events(text: str) -> list[LocalEvent]:
    return list(annotate(report(text)).events)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The decree is dated 12 Mordad 1404.", "12 Mordad 1404"),
        ("It was signed on Mordad 12, 1404.", "Mordad 12, 1404"),
        ("They met on 15 Rajab 1446 AH.", "15 Rajab 1446 AH"),
        ("He died in Ramadan 1445.", "Ramadan 1445"),
        ("The talks began on 3 Dhu al-Hijjah.", "3 Dhu al-Hijjah"),
        ("He died in 1446 AH.", "1446 AH"),
        ("He was shot on 1402/12/25.", "1402/12/25"),
        ("The talks began on 3 Farvardin.", "3 Farvardin"),
        ("He left on 25 Esfand 1402.", "25 Esfand 1402"),
        ("They agreed on 31 June.", "31 June"),
        ("They agreed on the 31st of June 2023.", "the 31st of June 2023"),
        ("It was closed on 30/02/2024.", "30/02/2024"),
        ("They agreed on 30 February 2023.", "30 February 2023"),
        ("It fell on 29 February 2023.", "29 February 2023"),
        ("On 2023-13-45 it began.", "2023-13-45"),
    ],
)
def test_a_date_of_another_calendar_or_of_none(text: str, kept: str) -> None:
    (found,) = find_times(parse(text), PUBLISHED)
    assert found.text == kept
    assert (found.first, found.last) == (None, None)


def test_a_day_that_is_none_does_not_become_its_month() -> None:
    found = find_times(parse("On 32 May 2023 the mine was shut."), PUBLISHED)
    assert all(time.first in (None, "2023") for time in found)


@pytest.mark.parametrize(
    ("text", "words", "low", "best", "high"),
    [
        ("Kenyan air strikes killed 5.4k people in Mogadishu.", "5.4k", 5400, 5400, 5400),
        ("A Kenyan attack left 12 480 people dead in Mogadishu.", "12 480", 12480, 12480, 12480),
        ("Kenyan shelling killed between 30 and 40 people.", "between 30 and 40", 30, None, 40),
        ("Kenyan shelling killed 12 480 people in Mogadishu.", "12 480", 12480, 12480, 12480),
        ("Kenyan shelling killed 1,5 million people.", "1,5 million", 1_500_000, 1_500_000, 1_500_000),
        ("Kenyan shelling of Mogadishu left 0 dead and 3 wounded.", "0", 0, 0, 0),
        ("A Kenyan air strike killed dozens of people in Mogadishu.", "dozens", 24, None, None),
        ("Several people were killed in an attack on Mogadishu.", "Several", None, None, None),
    ],
)
def test_numbers_as_they_are_put(
    text: str, words: str, low: int | None, best: int | None, high: int | None
) -> None:
    found = {
        text[c.start : c.end]: (c.low, c.best, c.high)
        for event in events(text)
        for c in event.counts
        if c.what == "killed"
    }
    assert found == {words: (low, best, high)}


def test_an_event_on_a_day_that_is_none_has_the_words_and_no_day() -> None:
    text = "Dozens were killed in a Kenyan strike on Mogadishu on 31 June."
    annotation = annotate(report(text))
    (event,) = annotation.events
    assert event.time is not None
    time = annotation.times[event.time]
    assert (time.text, time.first, time.last) == ("31 June", None, None)


def test_datelines_that_contradict_each_other_date_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "title: Bridge shut\noutlet: The Quay\n\nLIMA, 3 May 2024 - The bridge was shut on Friday, the mayor "
        "said.\n\nLIMA, 9 June 2023 - It was to open on Tuesday, police said.\n"
    )
    ((found,),) = [o.reports for o in read_inputs([str(tmp_path)])]
    times = {t.text: t.first for t in annotate(found).times}
    assert found.published is None
    assert times == {"3 May 2024": "2024-05-03", "Friday": None, "9 June 2023": "2023-06-09", "Tuesday": None}


def test_a_place_in_no_gazetteer_is_kept_without_coordinates() -> None:
    annotation = annotate(report("Kenyan jets bombed the village of Qzrvaa on Sunday."))
    named = [n for n in annotation.names if "Qzrvaa" in n.text]
    assert named
    assert all(n.location is None for n in named)
    assert annotation.events
