"""Heads and feet as sites of many countries print them: stamps, jobs, newsrooms, sections, labels."""

import pytest

from reportedly.read.datelines import read_dateline
from reportedly.read.plain import read_plain
from reportedly.read.reports import to_reports

BODY = (
    "The harbour council voted on Monday to close the old fish market and to build one on the east quay.\n\n"
    "Traders had asked for two more years, and for a roof. They got neither, said the clerk of the council."
)
TITLE = "Fish market to make way for a new one\n"


def read(above, below=""):
    (report,) = to_reports(read_plain(f"{TITLE}{above}\n\n{BODY}\n\n{below}"), "a.txt", "0" * 64)
    return report


@pytest.mark.parametrize(
    ("above", "published", "updated"),
    [
        ("By Ann Sel\nMay 3, 2020\nUpdated 4:12 p.m. ET", "2020-05-03", "2020-05-03T16:12"),
        ("Ann Sel\nPUBLISHED MAY 3, 2020UPDATED MAY 4, 2020", "2020-05-03", "2020-05-04"),
        (
            "Posted at 4:12 PM, May 03, 2020 and last updated 4:30 PM, May 03, 2020",
            "2020-05-03T16:12",
            "2020-05-03T16:30",
        ),
        ("Updated\nMay 4, 2020\nPublished\nMay 3, 2020", "2020-05-03", "2020-05-04"),
        ("May 03, 2020 16:12 pm IST", "2020-05-03T16:12", None),
        ("Ann Sel in Keld\n05/03/2020\nMay 3, 2020", "2020-05-03", None),
        ("Posted: 4 May 2020\nOriginally published: 3 May 2020", "2020-05-03", None),
        (
            "Edition 12 - 3 MAY 2020\nby Ann Sel, in News · 03 May 2020, 09:40 · 0 Comments",
            "2020-05-03T09:40",
            None,
        ),
        ("3 May 2020\n1:42", "2020-05-03", None),
    ],
)
def test_when(above, published, updated):
    report = read(above)
    assert (report.published, report.updated, report.text) == (published, updated, BODY)


@pytest.mark.parametrize(
    ("above", "byline", "dateline"),
    [
        ("Written by Ann Sel\nNew Delhi | Updated: May 3, 2020 16:12 IST", "Ann Sel", "New Delhi"),
        ("London - Ann Sel\nSunday, 3 May, 2020 - 16:12", "Ann Sel", "London"),
        ("Ann Sel\nChina Correspondent In Beijing\nPublished May 3, 2020, 4:12 PM SGT", "Ann Sel", "Beijing"),
        ("Reporter\nAnn Sel\nEditor\nJo Pike\n3 May 2020", "Ann Sel", None),
        ("May 3, 2020 | in News | By Ann Sel", "Ann Sel", None),
        ("May 3, 2020 by Ann Sel 3 Comments", "Ann Sel", None),
        ("Staff Reporter/Dubai\nMay 3, 2020", None, "Dubai"),
        (
            "By Ann Sel\nAnn Sel reported from Nairobi, and Jo Pike from Kisumu.\nMay 3, 2020",
            "Ann Sel",
            "Nairobi",
        ),
        ("Ann Sel\nMay 3, 2020\nKIGALI —", "Ann Sel", "KIGALI"),
        ("By RFT's Afghan Service\nMay 3, 2020", None, None),
        ("KENYA | 3 May 2020 10:11", None, None),
    ],
)
def test_who_and_where(above, byline, dateline):
    report = read(above)
    assert (report.byline, report.dateline, report.text) == (byline, dateline, BODY)


@pytest.mark.parametrize(
    ("below", "credits"),
    [
        ("Source: AFP/as", {"AFP": "agency"}),
        (
            "This report by The Canadian Press was first published May 3, 2020.",
            {"The Canadian Press": "agency"},
        ),
        ("This story was originally published May 3, 2020 4:12 PM.", {}),
        (
            "This article first appeared in Il Faro di Tarn and was translated by Karl Huber.",
            {"Il Faro di Tarn": "outlet", "Karl Huber": "translator"},
        ),
        ("Contact reporter Ann Sel (ann@keld.example) and editor Jo Pike (jo@keld.example)", {}),
        ("(photo)(video)", {}),
        ("(ends Huber)", {}),
        ("Most Read from Keld\n1. Bus plunges into river", {}),
        ("Related content: Ferry to stop", {}),
        ("312 Followers\nI write about cables.", {}),
    ],
)
def test_what_stands_below(below, credits):
    report = read("By Ann Sel", below)
    assert dict(zip(report.credits, report.credit_roles, strict=True)) == credits
    assert report.text == BODY


@pytest.mark.parametrize(
    ("above", "credits"),
    [
        ("From AP and Reuters reports", {"AP": "agency", "Reuters": "agency"}),
        ("Source: Al Manara AND NEWS AGENCIES", {"Al Manara": "outlet"}),
        ("Translated by Norma Sun", {"Norma Sun": "translator"}),
        ("Villagers at the bridge. —LITO SANIDAD\nMay 3, 2020", {"LITO SANIDAD": "photographer"}),
    ],
)
def test_whom_a_head_credits(above, credits):
    report = read(above)
    assert dict(zip(report.credits, report.credit_roles, strict=True)) == credits


def test_a_section_or_a_live_page_s_label_is_no_outlet():
    assert read("LIVE BLOG\nMay 3, 2020\nBy Ann Sel").outlet is None
    assert read("Kenya News\nMay 3, 2020\nBy Ann Sel").outlet is None


def test_the_newsroom_called_after_its_paper_is_nobody():
    (article,) = read_plain(f"The Evening Star\n{TITLE}Star Report\n3 May 2020\n\n{BODY}")
    assert (article.head.outlet, article.head.byline, article.head.credits) == ("The Evening Star", None, ())


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("TARN.CO, Keld - ", "Keld", "TARN.CO"),
        ("KELD, VELMAR / ACCESSWIRE / May 3, 2020 / ", "KELD, VELMAR", None),
        ("KELD, May 3.—", "KELD", None),
        ("Dubai: ", "Dubai", None),
    ],
)
def test_datelines(head, place, outlet):
    found = read_dateline(head + BODY)
    assert found is not None
    assert (found.place, found.outlet, (head + BODY)[found.end :]) == (place, outlet, BODY)


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("KELD, May 3, 2020 /PRNewswire/ -- ", "SOURCE Acme Ice Ltd"),
        ("KELD, May 3, 2020 (GLOBE NEWSWIRE) -- Acme Ice Ltd (XETRA: ICE) today announced a new plant. ", ""),
        ("KELD, May 3, 2020 (GLOBE NEWSWIRE) -- ", "About Acme Ice Ltd\n\nAcme Ice Ltd makes ice."),
        ("KELD, May 3, 2020/APO Group/ -- ", "Distributed by APO Group on behalf of Acme Ice Ltd."),
    ],
)
def test_who_issued_a_release_is_its_outlet_and_the_service_that_carries_it_is_not(first, below):
    text = f"{TITLE}\n{first}{BODY}\n\n{below}"
    (report,) = to_reports(read_plain(text), "a.txt", "0" * 64)
    assert report.outlet == "Acme Ice Ltd"
    assert "agency" in report.credit_roles


def test_a_headline_in_capitals_is_no_writer_s_line():
    (article,) = read_plain(f"CEASEFIRE HOLDS IN SOUTH, FRAYS IN NORTH\n\nKELD, May 3 (AP) — {BODY}")
    assert (article.head.byline, article.head.dateline) == (None, "KELD")
