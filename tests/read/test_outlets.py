"""Whose page a report stands on, where no field says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.read import read_inputs
from reportedly.read.markup import split_title
from reportedly.record import Report

BODY = (
    "The council of Tarnhill closed the harbour on Thursday after a crane fell into it, officials said.\n\n"
    "Nobody was hurt. The crane will be lifted next week, the harbour master told reporters."
)


def read(tmp_path: Path, text: str, suffix: str = "txt") -> Report:
    path = tmp_path / f"one.{suffix}"
    path.write_text(text, encoding="utf-8")
    (outcome,) = read_inputs([path])
    return outcome.reports[0]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Crane falls into harbour\n\nTARNHILL, May 3, 2031 (Norlink) - ", "Norlink"),
        ("Crane falls into harbour\n\nTARNHILL. May 3, 2031 (Norlink) - ", "Norlink"),
        ("Crane falls into harbour at Tarnhill\n\nNORLAND PRESS AGENCY - TARNHILL\n3 MAY 2031 11:20 GMT\n\n",
         "NORLAND PRESS AGENCY"),
    ],
)  # fmt: skip
def test_a_report_that_names_an_agency_alone_is_its_own(tmp_path: Path, head: str, outlet: str) -> None:
    report = read(tmp_path, head + BODY)
    assert report.outlet == outlet
    assert report.credits == (outlet,)
    assert [b.basis for b in report.bases if b.field == "outlet"] == ["credited"]


def test_an_agency_beside_a_paper_is_a_credit(tmp_path: Path) -> None:
    report = read(tmp_path, f"outlet: The Quay\n\nCrane falls\n\nTARNHILL, May 3, 2031 (Norlink) - {BODY}")
    assert (report.outlet, report.credits) == ("The Quay", ("Norlink",))


def test_two_agencies_leave_the_outlet_open(tmp_path: Path) -> None:
    report = read(tmp_path, f"Crane falls into harbour\n\nTARNHILL, May 3, 2031 (Norlink/Sudwire) - {BODY}")
    assert report.outlet is None


def test_a_source_line_is_no_dateline(tmp_path: Path) -> None:
    line = "Source: Norlink | 2031-05-03 23:41:07 | Editor: Ann Sel"
    report = read(tmp_path, f"Crane falls into harbour\n\n{line}\n\nTARNHILL, May 3 (Norlink) -- {BODY}")
    assert (report.published, report.dateline) == ("2031-05-03T23:41", "TARNHILL")


def test_a_name_in_the_head_whom_people_told_is_the_outlet(tmp_path: Path) -> None:
    told = BODY.replace("told reporters", "told Al Qanat")
    report = read(tmp_path, f"Crane falls into the harbour\nAl Qanat\nThursday, May 3, 2031\n{told}")
    assert (report.outlet, report.byline) == ("Al Qanat", None)


def test_a_name_over_a_title_over_a_date(tmp_path: Path) -> None:
    told = BODY.replace("told reporters", "told Radio Keld")
    head = "Tarn Live\n\nCrane in the harbour: latest updates\n\nUpdated Thursday 3 May 2031, 17:30\n\n"
    assert read(tmp_path, head + told).outlet == "Tarn Live"


def test_a_section_beside_the_outlet_is_no_title(tmp_path: Path) -> None:
    head = (
        "The Keld Review | Opinion and analysis\n\nPublished: 2031-05-03\nBy Ann Sel\n\nA crane too many\n\n"
    )
    report = read(tmp_path, head + BODY)
    assert (report.outlet, report.title) == ("The Keld Review", "A crane too many")


def test_a_report_that_is_told_of_credits_nobody(tmp_path: Path) -> None:
    ending = "\n\nThe report about the crane first appeared in Le Courrier du Nord on Monday."
    report = read(tmp_path, f"outlet: The Quay\n\n{BODY}{ending}")
    assert report.credits == ()
    assert report.text.endswith("on Monday.")


def test_furniture_of_old_pages(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    page = (
        f"<html><body><div id='content'><h2>Crane falls into harbour</h2>{paragraphs}</div>"
        "<div class='foot'>The Quay is printed in Tarnhill every weekday. Poems may be shortened.</div>"
        "</body></html>"
    )
    assert "Poems" not in read(tmp_path, page, "html").text


@pytest.mark.parametrize("line", ["Follow Tarn Online on all channels", "Home > Analysis > Harbours"])
def test_lines_that_lead_elsewhere(tmp_path: Path, line: str) -> None:
    text = read(
        tmp_path, f"outlet: The Quay\n\n{line}\n\nCrane falls into harbour\n\n{BODY}\n\n{line}\n"
    ).text
    assert line not in text


def test_a_sentence_that_begins_with_follow_stays(tmp_path: Path) -> None:
    line = "Follow the money on its way from Tarnhill to Keld, the auditors were told by the council."
    assert line in read(tmp_path, f"outlet: The Quay\n\n{BODY}\n\n{line}\n").text


def test_a_medium_that_was_told_comes_before_a_credit_at_the_end(tmp_path: Path) -> None:
    told = BODY.replace("told reporters", "told the Keld Tribune")
    head = "Crane falls into harbour\n\nThursday, May 3, 2031\n\n"
    report = read(tmp_path, f"{head}{told}\n\n(Norlink News Agency)\n")
    assert report.outlet == "Keld Tribune"


@pytest.mark.parametrize("shown", ["Print - {}", "{} | Home"])
def test_a_button_beside_a_pages_title_is_no_outlet(shown: str) -> None:
    title = "Ferry stops for three weeks"
    assert split_title(shown.format(title), None) == (title, None)
    assert split_title(shown.format(title), "The Harbour Post") == (title, None)


def test_a_title_of_a_thousand_buttons() -> None:
    assert split_title("Print - " * 5_000 + "Ferry stops", None) == ("Ferry stops", None)
