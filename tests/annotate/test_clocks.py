"""Times of day that stand alone, and the entries of live pages that they head."""

from __future__ import annotations

from reportedly.annotate import annotate
from reportedly.annotate.parser import parse
from reportedly.annotate.times.times import find_times
from reportedly.annotation import Annotation
from reportedly.record import Report


def read(text: str) -> Annotation:
    return annotate(
        Report(
            report_id="r1", file="f", part=1, outlet="The Quay", title=None, byline=None,
            published="2031-05-08", published_basis="text", language="en", credits=(), url=None, text=text,
        )
    )  # fmt: skip


def days(found: Annotation) -> dict[str, str | None]:
    return {time.text: time.first for time in found.times}


def when(found: Annotation, type_: str) -> str | None:
    event = next(one for one in found.events if one.type == type_)
    return None if event.time is None else found.times[event.time].first


def test_a_clock_that_heads_an_entry_is_on_the_day_of_the_page() -> None:
    found = read(
        "13:05 - Karim Bannawi and Ann Sel are meeting in Oslo.\n\n"
        "12:10\n\nNorway's army shelled a camp near Bergen."
    )
    assert days(found) == {"13:05": "2031-05-08T13:05", "12:10": "2031-05-08T12:10"}
    assert (when(found, "CONSULT"), when(found, "ASSAULT")) == ("2031-05-08T13:05", "2031-05-08T12:10")


def test_a_clock_in_a_sentence_is_on_the_day_named_before() -> None:
    found = read(
        "Guards fired on Tuesday. Troops had shelled a post near Bergen at about 6:40 a.m., he said."
    )
    assert days(found)["6:40 a.m."] == "2031-05-06T06:40"


def test_a_clock_alone_has_no_day() -> None:
    found = read("Troops had shelled a post near Bergen at about 6:40 a.m., officials said.")
    assert days(found) == {"6:40 a.m.": None}


def test_a_meeting_of_nobody_named_has_its_place_and_day() -> None:
    found = read("The commission will hold its first meeting in Bergen on May 20, the statement said.")
    (event,) = found.events
    assert (event.type, event.status, when(found, "CONSULT")) == ("CONSULT", "planned", "2031-05-20")
    assert event.place is not None
    assert found.names[event.place].text == "Bergen"


def test_a_meeting_without_a_place_is_no_event() -> None:
    assert not read("The commission will hold its first meeting on May 20, the statement said.").events


def test_a_currency_is_no_party() -> None:
    (event,) = read("Norway sent 2 million U.S. dollars in emergency aid on Monday.").events
    assert event.place is None
    assert not event.recipients


def test_a_clock_without_a_mark_heads_an_entry_where_lines_open_so_again_and_again() -> None:
    page = "16:20 Police have shut the bridge.\n\n15:10 Nobody may pass, says the mayor.\n"
    assert [time.first for time in find_times(parse(page), "2024-05-06")] == [
        "2024-05-06T16:20",
        "2024-05-06T15:10",
    ]
    (alone,) = find_times(parse("16:20 Police have shut the bridge.\n"), "2024-05-06")
    assert alone.first is None
