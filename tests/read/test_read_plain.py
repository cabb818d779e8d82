"""Heads, furniture, captions, credits and outlets of plain texts."""

import textwrap

import pytest
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, text

from reportedly.read import read_inputs
from reportedly.read.language import identify
from reportedly.read.plain import read_plain
from reportedly.read.reports import to_reports


def read(source):
    (report,) = to_reports(read_plain(source), "file.txt", "0" * 64)
    return report


def test_head_of_keys():
    report = read(
        f"URL: https://www.courier.example/bridge\nOutlet: Vellington Courier\nDate: 14 May 2024\n"
        f"Title: {BRIDGE_TITLE}\n"
        f"Author: Minna Drost\nCredit: AP\nLanguage: en-GB\n\n{text(*BRIDGE)}"
    )
    assert (report.url, report.outlet, report.title) == (
        "https://www.courier.example/bridge",
        "Vellington Courier",
        BRIDGE_TITLE,
    )
    assert (report.published, report.published_basis, report.byline) == (
        "2024-05-14",
        "metadata",
        "Minna Drost",
    )
    assert (report.credits, report.language, report.text) == (("AP",), "en-GB", text(*BRIDGE))


FURNITURE = [
    "Article ID: 88213",
    "Views: 1,204",
    "A A A",
    "A+ A-",
    "17",
    "|",
    "Share on Facebook",
    "Facebook | Twitter | WhatsApp",
    "Subscribe to our newsletter",
    "Join the Courier's mailing list",
    "Click here to support us",
    "We use cookies to improve this site.",
    "© 2024 Vellington Courier. All rights reserved.",
    "Read also: Ferries run late again",
    "Advertisement",
    "Читать статью на русском",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_furniture_goes_wherever_it_stands(line, place):
    lines = [BRIDGE_TITLE, *BRIDGE]
    lines.insert(place, line)
    assert read(text(*lines)).text == text(*BRIDGE)


KEPT = [
    "Readers should subscribe to the view that nothing is free, the mayor said, but few agreed with him.",
    "“Join us and donate,” he said.",
    "The court said that the privacy policy of the ferry company had broken the law for three years.",
    "A spokesman for the agency has not verified the figures.",
    "No.",
    "What it will cost",
]


@pytest.mark.parametrize("line", KEPT)
def test_sentences_of_the_article_stay(line):
    assert line in read(text(BRIDGE_TITLE, *BRIDGE[:2], line, *BRIDGE[2:])).text


def test_related_links_at_the_end_go():
    tail = [
        "Related Articles",
        "1. Who pays for the ferries?",
        "2. A century of the bridge",
        "Your support matters.",
        "Donate",
    ]
    assert read(text(BRIDGE_TITLE, *BRIDGE, *tail)).text == text(*BRIDGE)


def test_a_caption_is_no_text_and_its_day_not_the_report_s():
    caption = "Board chairman Tobin Asker after the vote in Vellington – May 14, 2024 (Harbour Photo)"
    report = read(text(BRIDGE_TITLE, caption, caption, *BRIDGE))
    assert report.text == text(*BRIDGE)
    assert report.published is None  # a caption's date is not the report's


def test_dates_in_sentences_are_not_the_report_s():
    report = read(
        text(
            BRIDGE_TITLE, "On 3 May 2024, the board met for the first time in the old customs house.", *BRIDGE
        )
    )
    assert report.published is None


@pytest.mark.parametrize(
    ("lines", "outlet", "byline"),
    [
        (["Vellington Courier", "Tuesday, 14 May 2024 7:03 AM"], "Vellington Courier", None),
        (["Norland Harbour TV", "14 May 2024"], "Norland Harbour TV", None),
        (["Sarrow Wel – Minna Drost"], "Sarrow Wel", "Minna Drost"),
        (["By Minna Drost and Aurel Pask"], None, "Minna Drost, Aurel Pask"),
        (["By MINNA DROST, Staff Writer"], None, "MINNA DROST"),
        (["By Minna Drost | Harbour Post | 14 May 2024"], "Harbour Post", "Minna Drost"),
        (["Minna Drost", "14 May 2024"], None, "Minna Drost"),
        (["courier.example"], "courier.example", None),
        (["By Staff Writer"], None, None),
    ],
)
def test_outlet_and_byline_under_the_headline(lines, outlet, byline):
    report = read(text(BRIDGE_TITLE, *lines, *BRIDGE))
    assert (report.title, report.outlet, report.byline) == (BRIDGE_TITLE, outlet, byline)
    assert report.text == text(*BRIDGE)


@pytest.mark.parametrize(
    ("dateline", "place", "credits"),
    [
        ("VELLINGTON (AP) — ", "VELLINGTON", ("AP",)),
        ("VELLINGTON, May 14 (Reuters) - ", "VELLINGTON", ("Reuters",)),
        ("Vellington (AFP) -- ", "Vellington", ("AFP",)),
        ("PORT PELL, Norland (Agence France-Presse) – ", "PORT PELL, Norland", ("AFP",)),
        ("VELLINGTON/PORT PELL – ", "VELLINGTON/PORT PELL", ()),
        ("VELLINGTON - Norland News Agency - ", "VELLINGTON", ("Norland News Agency",)),
    ],
)
def test_datelines_go_to_their_field_and_credit_their_agency(dateline, place, credits):
    report = read(text(BRIDGE_TITLE, dateline + BRIDGE[0], *BRIDGE[1:]))
    assert (report.dateline, report.credits) == (place, credits)
    assert report.text == text(*BRIDGE)


@pytest.mark.parametrize(
    ("closing", "credits"),
    [
        ("(AP)", ("AP",)),
        ("— Reuters", ("Reuters",)),
        ("Agencies", ("Agencies",)),
        ("Source: AFP", ("AFP",)),
        ("Translated by Olga Wend", ("Olga Wend",)),
        ("© 2024 AFP", ("AFP",)),
        ("(Reporting by Olga Wend; Editing by Jonas Weil)", ()),
    ],
)
def test_closing_credits(closing, credits):
    report = read(text(BRIDGE_TITLE, *BRIDGE, closing))
    assert (report.credits, report.text) == (credits, text(*BRIDGE))


def test_credit_behind_the_last_sentence():
    report = read(text(BRIDGE_TITLE, *BRIDGE[:-1], BRIDGE[-1] + " (AP)"))
    assert (report.credits, report.text) == (("AP",), text(*BRIDGE))


def test_closing_note_names_who_translated():
    note = (
        "This story was edited and translated by The Norland Reader. It is not responsible for its content."
    )
    report = read(text(*BRIDGE, note))
    assert (report.outlet, report.credits, report.text) == (
        "The Norland Reader",
        ("The Norland Reader",),
        text(*BRIDGE),
    )


def test_medium_that_was_told_is_the_last_resort():
    line = "“Nobody asked us,” a source in the ferry company told Sarrow Wel."
    assert read(text(*BRIDGE, line)).outlet == "Sarrow Wel"
    assert (
        read(
            text(*BRIDGE, line, "Sarrow Wel reported on Monday that two members of the board had left.")
        ).outlet
        is None
    )
    assert read("outlet: Harbour Post\n\n" + text(*BRIDGE, line)).outlet == "Harbour Post"


def test_hard_wrapped_and_broken_paragraphs_are_joined():
    wrapped = text(*BRIDGE, *HARVEST).replace("could fail", "could\nfail")
    assert read(wrapped).text == text(*BRIDGE, *HARVEST)
    printed = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (*BRIDGE, *HARVEST))
    assert read(printed).text == text(*BRIDGE, *HARVEST)


def test_text_is_tidied():
    report = read(
        "\ufeff"
        + text(*BRIDGE).replace("harbour", "har\u200bbour").replace("\n", "\r\n")
        + "\r\nCafe\u0301 owners agreed."
    )
    assert report.text == text(*BRIDGE, "Café owners agreed.")


def test_markdown():
    (article,) = read_plain(
        f"# {BRIDGE_TITLE}\n\n*By Minna Drost*\n\n{text(*BRIDGE)} [Map](map.html)", markdown=True
    )
    assert (article.head.title, article.head.byline) == (BRIDGE_TITLE, "Minna Drost")
    assert "](" not in article.text


def test_clocks_on_lines_of_their_own_stay_in_the_text_of_a_live_page():
    entries = [line for n, paragraph in enumerate(BRIDGE[:4]) for line in (f"1{9 - n}:0{n}", paragraph)]
    found = read(f"Vellington Courier\n\n{BRIDGE_TITLE}\n\n14 May 2024\n\n" + "\n\n".join(entries)).text
    assert [line for line in ("18:01", "17:02", "16:03") if f"\n\n{line}\n\n" in found] == [
        "18:01",
        "17:02",
        "16:03",
    ]


def test_lines_of_a_printed_file_are_joined_whatever_their_width():
    told = [*BRIDGE, *HARVEST]
    margin = "\n" + " " * 12
    wrapped = margin.join(line for sentence in told for line in textwrap.wrap(sentence, 90))
    assert read(wrapped).text == text(*told)


@pytest.mark.parametrize("told", ["Three soldiers died.", "He wants the app to disappear."])
def test_a_brief_of_one_short_sentence_is_read(told):
    report = read(f"The Post\n5 May 2024\nFire closes school in Pell\n\n{told}\n")
    assert (report.title, report.text) == ("Fire closes school in Pell", told)


def test_a_text_in_capitals_has_its_language():
    points = "SAYS INSPECTORS LOOKED AT ITS LOCKS IN KELD ON MONDAY\n\nSAYS 350 BARGES STILL WAIT"
    assert identify(points) == identify(points.casefold()) == "en"


def test_an_agencys_brief_keeps_its_points_in_capitals(tmp_path):
    path = tmp_path / "brief.txt"
    points = [
        "* SAYS INSPECTORS LOOKED AT ITS LOCKS IN KELD AND TARN ON MONDAY",
        "* SAYS IT WORKS WITH THOSE WHO ASK ABOUT THE BARGE",
        "* SAYS 350 BARGES STILL WAIT",
    ]
    head = "BRIEF-Norlink Water says inspectors looked at locks\n20-Aug-2026 09:31 GMT\n\nAug 20 (Reuters) - "
    path.write_text(
        f"{head}Norlink Water SA:\n\n" + "\n".join(points) + "\n\n(Keld bureau)\n", encoding="utf-8"
    )
    (report,) = next(iter(read_inputs([path]))).reports
    assert report.text.split("\n\n") == ["Norlink Water SA:", *points]
    assert (report.outlet, report.language) == ("Reuters", "en")
