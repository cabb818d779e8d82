"""Days in the zone that the page prints, and days as wires stamp them."""

import pytest

from reportedly.read.dates import find_all
from reportedly.read.heads import Head
from reportedly.read.zones import in_printed_zone


def stated(published: str, words: str) -> Head:
    return Head(published=published, published_basis="metadata").seen_in({"published": words})


@pytest.mark.parametrize(
    ("words", "line", "wanted"),
    [
        ("time: 2023-02-10T06:31:00Z", "Published February 10, 2023 at 5.31pm", "2023-02-10T17:31"),
        ("time: 2023-02-10T06:31:00+00:00", "10 February 2023, 06:31", "2023-02-10T06:31"),
        ("time: 2023-02-10T06:31:00+11:00", "10 February 2023, 17:31", "2023-02-10T06:31"),
        ("time: 2023-02-10T06:31:00Z", "10 February 2023, 17:38", "2023-02-10T06:31"),
    ],
)
def test_universal_times_are_told_as_the_page_prints_them(words, line, wanted):
    assert in_printed_zone(stated("2023-02-10T06:31", words), [line]).published == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("NORLINK 281312 Jan 26", "2026-01-28T13:12"),
        ("041905 GMT MAY 19", "2019-05-04T19:05"),
        ("Health 15-Jan-19 05:48 PM", "2019-01-15T17:48"),
    ],
)
def test_days_as_wires_stamp_them(line, wanted):
    assert [day.iso for day in find_all(line)] == [wanted]
