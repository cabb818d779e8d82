"""Dates as they are written, and lines that are dates."""

import pytest

from reportedly.read import dates
from reportedly.read.stamps import date_line

LINES = {
    "Thursday, 6 March 2014 9:15 PM": "2014-03-06T21:15",
    "Publish Date : 3 May 2019 - 08:20": "2019-05-03T08:20",
    "Published: May 3rd, 2013 2:00pm EDT": "2013-05-03T14:00",
    "Posted on 2024-05-14": "2024-05-14",
    "2024-05-14T18:30:00+02:00": "2024-05-14T18:30",
    "14.05.2024, 18:30 Uhr": "2024-05-14T18:30",
    "25/12/2024": "2024-12-25",
    "12/25/2024": "2024-12-25",
    "05/05/2024": "2024-05-05",
    "05/06/2024": "2024",
    "Mardi 14 mai 2024": "2024-05-14",
    "14 мая 2024": "2024-05-14",
    "2024年5月14日": "2024-05-14",
    "May 2024": "2024-05",
    "12:52 p.m. EDT May 2, 2013": "2013-05-02T12:52",
    "26 September 2013, 10:00 (GMT+05:00)": "2013-09-26T10:00",
}
NOT_LINES = [
    "The board met on 14 May 2024 in the customs house",
    "May the best ferry win",
    "31 February 2024",
    "Flight 2024 to Pell",
    "7:03 AM",
    "1939-1945",
]


@pytest.mark.parametrize("line", LINES)
def test_date_line(line):
    assert date_line(line) == LINES[line]


@pytest.mark.parametrize("line", NOT_LINES)
def test_no_date_line(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("Tue, 14 May 2024 18:30:00 GMT", "2024-05-14T18:30"),
        ("2024-05-14T00:00:00Z", "2024-05-14"),
        ("20240514", "2024-05-14"),
        ("20240514T183000Z", "2024-05-14T18:30"),
        (1715711400, "2024-05-14T18:30"),
        (1715711400000, "2024-05-14T18:30"),
        ("2024", "2024"),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_metadata(value, iso):
    assert dates.from_metadata(value) == iso
