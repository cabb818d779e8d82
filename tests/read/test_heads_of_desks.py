"""Heads and ends as agencies, broadcasters, portals and monitors print them."""

from __future__ import annotations

import pytest

from reportedly.read.closing_lines import signer_of
from reportedly.read.datelines import read_dateline
from reportedly.read.dates import find_all
from reportedly.read.lines import read_facts
from reportedly.read.outlets import bare_name
from reportedly.read.page import read_page
from reportedly.read.plain import read_plain
from reportedly.read.reports import to_reports

BODY = (
    "The harbour office closed the eastern quay on Monday after a crane had sunk into its surface.\n\n"
    "Engineers measured the depth of the hole and found that water had washed out the sand."
)
TITLE = "Quay closed after crane sinks\n"


def report(text: str):
    (article,) = read_plain(text)
    (found,) = to_reports([article], "a.txt", "0" * 64)
    return found


@pytest.mark.parametrize(
    ("line", "place", "credit"),
    [
        ("Keld, Norvane | NORVANE WIRE NETWORK | ", "Keld, Norvane", "NORVANE WIRE NETWORK"),
        ("(NNA) Keld, May 3, 2020 – ", "Keld", "NNA"),
        ("KELD, MAY 3, NORVANE PRESS. ", "KELD", "NORVANE PRESS"),
        ("(Jinja) ", "Jinja", None),
    ],
)
def test_datelines_of_agencies(line, place, credit):
    found = read_dateline(line + BODY)
    assert found is not None
    assert (found.place, found.credit, found.end) == (place, credit, len(line))


@pytest.mark.parametrize(
    ("line", "byline", "place"),
    [
        ("Our Correspondent, Tarnhill", None, "Tarnhill"),
        ("By Ann Sel, Keld, with reports from Jo Pike, Tarn and Mina Orr, Hull", "Ann Sel", "Keld"),
    ],
)
def test_places_beside_days_and_names(line, byline, place):
    found = read_facts(line)
    assert found is not None
    assert (found.byline, found.dateline) == (byline, place)
    assert [credit.name for credit in found.credits] == (["Jo Pike", "Mina Orr"] if byline else [])


def test_the_number_of_an_issue_is_no_day():
    assert [found.iso for found in find_all("Vol. 19 No. 7, July 2024")] == ["2024-07"]
    assert [found.iso for found in find_all("7 July 2024")] == ["2024-07-07"]


def test_a_station_is_called_without_its_frequency():
    assert bare_name("Radio Keld FM 97.4") == "Radio Keld FM"


@pytest.mark.parametrize(
    "below",
    [
        "Stay with The Keld Review for the truth about the harbour.",
        "The Keld Review. The coast's weekly for trade and shipping.",
        "Reporting by Ann Sel in Keld; Additional reporting by Jo Pike in Tarnhill; "
        "Writing by Mina Orr; Editing by Otto Prell",
        "(www.keldreview.example)",
        "■",
    ],
)
def test_what_stands_below_is_no_text(below):
    assert report(f"The Keld Review\n{TITLE}By Ann Sel\n3 May 2020\n\n{BODY} {below}").text.startswith(
        BODY[:40]
    )
    assert report(f"The Keld Review\n{TITLE}By Ann Sel\n3 May 2020\n\n{BODY}\n\n{below}").text == BODY


def test_who_signs_below_says_where():
    head = signer_of("Ann Sel, Jinja")
    assert head is not None
    assert (head.byline, head.dateline) == ("Ann Sel", "Jinja")


def test_a_paper_named_after_the_job_is_credited():
    found = report(f"The Keld Review\n{TITLE}By Ann Sel, Local Reporter, Tarn Post\n3 May 2020\n\n{BODY}")
    assert (found.outlet, found.byline, found.credits) == ("The Keld Review", "Ann Sel", ("Tarn Post",))


def test_an_outlets_own_news_service_is_no_credit():
    found = report(f"The Keld Courier\n{TITLE}By Ann Sel\nCourier News Service\n3 May 2020\n\n{BODY}")
    assert (found.outlet, found.credits) == ("The Keld Courier", ())


def test_a_mail_that_was_passed_on_is_read_without_its_marks():
    lines = f"The Keld Review\n\n{TITLE}\nBy Ann Sel, Kano\n3 May 2020\n\n{BODY}".split("\n")
    found = report("\n".join(f"> {line}" for line in lines))
    assert (found.outlet, found.byline, found.dateline, found.text) == (
        "The Keld Review",
        "Ann Sel",
        "Kano",
        BODY,
    )


def test_a_newsletter_says_whose_it_is():
    sent = "You received this email because you are a subscriber of The Keld Letter. Unsubscribe"
    assert report(f"In today's Letter:\n\n{TITLE}By Ann Sel\n\n{BODY}\n\n{sent}").outlet == "The Keld Letter"


def test_the_title_of_a_page_names_its_outlet_beside_sections():
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    head = "<head><title>Keld Press | English | Politics</title></head>"
    (article,) = read_page(f"<html>{head}<body><h1>{TITLE}</h1>{paragraphs}</body></html>")
    assert article.head.outlet == "Keld Press"


def test_an_element_says_that_its_words_are_the_place():
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    signed = '<p><span class="author">Ann Sel</span> <span class="place">Tarnhill</span></p>'
    (article,) = read_page(f"<html><body><h1>{TITLE}</h1>{signed}{paragraphs}</body></html>")
    assert (article.head.byline, article.head.dateline) == ("Ann Sel", "Tarnhill")
