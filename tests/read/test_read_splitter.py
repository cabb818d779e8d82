"""Two articles in one file give two reports; one article, whatever its form, gives one."""

import pytest
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE, text

from reportedly.read.page import read_page
from reportedly.read.plain import read_plain

CAPTION = "A ferry crosses the inner harbour of Vellington on Monday."
PLAIN_PAIRS = {
    "headline and caption said twice": text(
        *(2 * [BRIDGE_TITLE, CAPTION, CAPTION]), *BRIDGE, HARVEST_TITLE, "TT", "18", HARVEST_TITLE, *HARVEST
    ),
    "headline and byline": text(
        BRIDGE_TITLE, "By Minna Drost", *BRIDGE, HARVEST_TITLE, "By Aurel Pask", *HARVEST
    ),
    "headline and date": text(
        BRIDGE_TITLE, "14 May 2024", *BRIDGE, HARVEST_TITLE, "Published: May 21, 2024", *HARVEST
    ),
    "headline and dateline": text(
        BRIDGE_TITLE,
        "VELLINGTON (AP) — " + BRIDGE[0],
        *BRIDGE[1:],
        HARVEST_TITLE,
        "PELL (AP) — " + HARVEST[0],
        *HARVEST[1:],
    ),
    "heads of keys": f"title: {BRIDGE_TITLE}\ndate: 2024-05-14\n\n{text(*BRIDGE)}\n\n"
    f"title: {HARVEST_TITLE}\ndate: 2024-05-21\n\n{text(*HARVEST)}",
    "rule, then headline and date": f"{BRIDGE_TITLE}\n14 May 2024\n{text(*BRIDGE, gap=chr(10))}\n* * *\n"
    f"{HARVEST_TITLE}\n21 May 2024\n{text(*HARVEST, gap=chr(10))}",
    "rule, then a label and a headline": text(
        "HARBOUR", BRIDGE_TITLE, *BRIDGE, "---", "FARMING", HARVEST_TITLE, *HARVEST
    ),
    "signed with a bare name, as the first": text(
        BRIDGE_TITLE, "Minna Drost", *BRIDGE, HARVEST_TITLE, "Aurel Pask", *HARVEST
    ),
    "the section's name said again": text(
        "The Region", BRIDGE_TITLE, *BRIDGE, "The Region", HARVEST_TITLE, *HARVEST
    ),
}


def paragraphs(items):
    return "".join(f"<p>{item}</p>" for item in items)


def document(inner, title="Two stories"):
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body>{inner}</body></html>"


PAGE_PAIRS = {
    "two article elements": document(
        f"<article><h1>{BRIDGE_TITLE}</h1>{paragraphs(BRIDGE)}</article>"
        f"<article><h1>{HARVEST_TITLE}</h1>{paragraphs(HARVEST)}</article>"
    ),
    "two div elements": document(
        f"<div class='a'><div><h2>{BRIDGE_TITLE}</h2>{paragraphs(BRIDGE)}</div>"
        f"<div><h2>{HARVEST_TITLE}</h2>{paragraphs(HARVEST)}</div></div>"
    ),
    "flat with a rule": document(
        f"<h1>{BRIDGE_TITLE}</h1>{paragraphs(BRIDGE)}<hr><h1>{HARVEST_TITLE}</h1>{paragraphs(HARVEST)}"
    ),
    "bold headlines with a rule": document(
        f"<p><b>{BRIDGE_TITLE}</b></p>{paragraphs(BRIDGE)}<hr><p><b>{HARVEST_TITLE}</b></p>{paragraphs(HARVEST)}"
    ),
    "flat with bylines": document(
        f"<h3>{BRIDGE_TITLE}</h3><p>By Minna Drost</p>{paragraphs(BRIDGE)}"
        f"<h3>{HARVEST_TITLE}</h3><p>By Aurel Pask</p>{paragraphs(HARVEST)}"
    ),
    "two documents glued": document(f"<h1>{BRIDGE_TITLE}</h1>{paragraphs(BRIDGE)}", BRIDGE_TITLE)
    + document(f"<h1>{HARVEST_TITLE}</h1>{paragraphs(HARVEST)}", HARVEST_TITLE),
}
ONE = {
    "short quotation before a dateline": text(
        BRIDGE_TITLE,
        *BRIDGE,
        "“We will manage,” she said. “We always do.”",
        "VELLINGTON — " + HARVEST[0],
        *HARVEST[1:],
    ),
    "subheadings": text(
        BRIDGE_TITLE, "By Minna Drost", *BRIDGE[:2], "A century of repairs", *BRIDGE[2:], *HARVEST
    ),
    "rule between sections": text(BRIDGE_TITLE, "14 May 2024", *BRIDGE, "* * *", *HARVEST),
    "rule over a note on the writer": text(
        BRIDGE_TITLE,
        *BRIDGE,
        "---",
        "More about our reporter",
        "Minna Drost has written for this paper since 2011.",
    ),
    "rule over headlines": text(
        BRIDGE_TITLE, *BRIDGE, "---", "The Region", HARVEST_TITLE, "Ferries run late again", HARVEST[0]
    ),
    "a label said again over a subheading": text(
        BRIDGE_TITLE,
        *BRIDGE[:1],
        "Analysis",
        "A century of costly repairs",
        *BRIDGE[1:],
        "Analysis",
        "What comes after the bridge",
        *HARVEST,
    ),
    "related links with dates": text(
        BRIDGE_TITLE,
        "14 May 2024",
        *BRIDGE,
        "Related Articles",
        HARVEST_TITLE,
        "2 May 2024",
        "Ferries run late again",
        "1 May 2024",
    ),
    "a name over a paragraph, as a subheading": text(
        BRIDGE_TITLE, *BRIDGE, "What the two candidates say now", "Minna Drost", *HARVEST
    ),
    "byline below": text(BRIDGE_TITLE, *BRIDGE, "By Minna Drost"),
    "live blog": text(
        "Harbour vote live: all the news",
        *(
            part
            for hour, title in enumerate(
                ("Vote under way now", "Board has voted", "City reacts to it", "What is next")
            )
            for part in (
                title,
                f"14 May 2024 1{hour}:30",
                *BRIDGE[:2],
                f"This was update number {hour} of the day.",
            )
        ),
    ),
}


def assert_two(articles):
    assert [article.head.title for article in articles] == [BRIDGE_TITLE, HARVEST_TITLE]
    for article, own, other in zip(articles, (BRIDGE, HARVEST), (HARVEST, BRIDGE), strict=True):
        assert all(paragraph in article.text for paragraph in own)
        assert not any(paragraph in article.text for paragraph in other)


@pytest.mark.parametrize("name", PLAIN_PAIRS)
def test_two_articles_in_a_text(name):
    assert_two(read_plain(PLAIN_PAIRS[name]))


@pytest.mark.parametrize("name", PAGE_PAIRS)
def test_two_articles_on_a_page(name):
    assert_two(read_page(PAGE_PAIRS[name]))


@pytest.mark.parametrize("name", ONE)
def test_one_article(name):
    (article,) = read_plain(ONE[name])
    assert BRIDGE[0] in article.text


def test_a_document_that_is_in_a_file_many_times_is_one():
    bridge = document(f"<h1>{BRIDGE_TITLE}</h1>{paragraphs(BRIDGE)}", BRIDGE_TITLE)
    harvest = document(f"<h1>{HARVEST_TITLE}</h1>{paragraphs(HARVEST)}", HARVEST_TITLE)
    assert len(read_page((bridge + harvest) * 20)) == 2


def test_parts_keep_their_own_dates():
    articles = read_plain(PLAIN_PAIRS["headline and date"])
    assert [article.head.published for article in articles] == ["2024-05-14", "2024-05-21"]


@pytest.mark.parametrize(
    ("top", "days"),
    [
        ("Keld Weekly - Tuesday, 14 May 2024 - page 3", ["2024-05-14", "2024-05-14"]),
        ("14 May 2024", ["2024-05-14", None]),  # the first article's own
    ],
)
def test_a_folio_dates_all_articles_of_its_page(top, days):
    pair = text(top, BRIDGE_TITLE, "Minna Drost", *BRIDGE, HARVEST_TITLE, "Aurel Pask", *HARVEST)
    assert [article.head.published for article in read_plain(pair)] == days
    page = document(
        f"<p>{top}</p><div><h2>{BRIDGE_TITLE}</h2><p>Minna Drost</p>{paragraphs(BRIDGE)}</div>"
        f"<div><h2>{HARVEST_TITLE}</h2><p>Aurel Pask</p>{paragraphs(HARVEST)}</div>"
    )
    found = read_page(page)
    assert [article.head.title for article in found] == [BRIDGE_TITLE, HARVEST_TITLE]
    assert found[1].head.published == days[1]


def under_masthead(*second):
    masthead = ("KELD WEEKLY", "The voice of the lower valley", "Tuesday 14 May 2024", "")
    return text(*masthead, BRIDGE_TITLE, "By Minna Drost", *BRIDGE, *second, *HARVEST)


def test_the_day_under_a_masthead_is_of_all_articles_of_its_page():
    articles = read_plain(under_masthead("", HARVEST_TITLE, "By Aurel Pask"))
    assert [article.head.title for article in articles] == [BRIDGE_TITLE, HARVEST_TITLE]
    assert [article.head.published for article in articles] == ["2024-05-14", "2024-05-14"]
    assert articles[1].head.published_basis == "text"


@pytest.mark.parametrize(
    ("head", "day"),
    [(("By Aurel Pask", "21 May 2024"), "2024-05-21"), (("The Ostra Courier", "By Aurel Pask"), None)],
)
def test_an_article_with_a_day_or_an_outlet_of_its_own_has_none_of_the_masthead(head, day):
    assert read_plain(under_masthead("", HARVEST_TITLE, *head))[1].head.published == day


@pytest.mark.parametrize("rule", [(), ("=====",)])
def test_an_outlets_bare_name_over_a_headline_is_of_the_article_below(rule):
    lines = ("Harbour Post", BRIDGE_TITLE, "By Minna Drost", "14 May 2024", *BRIDGE, *rule)
    lines += ("Valley Times", HARVEST_TITLE, "By Aurel Pask", "15 May 2024", *HARVEST)
    first, second = read_plain(text(*lines))
    assert [article.head.outlet for article in (first, second)] == ["Harbour Post", "Valley Times"]
    assert first.paragraphs[-1].endswith(BRIDGE[-1])


def test_an_outlets_bare_name_under_an_article_signs_it():
    lines = (BRIDGE_TITLE, "By Minna Drost", "14 May 2024", *BRIDGE, "Valley Times")
    _, second = read_plain(text(*lines, HARVEST_TITLE, "By Aurel Pask", "15 May 2024", *HARVEST))
    assert second.head.outlet is None
    assert second.head.title == HARVEST_TITLE


def test_documents_that_a_collection_numbers():
    keys = ("BYLINE: Minna Drost", "LENGTH: 90 words")
    first = ("1 of 2 DOCUMENTS", "", "Harbour Post", "May 14, 2024 Tuesday", BRIDGE_TITLE, *keys, *BRIDGE)
    second = (
        "2 of 2 DOCUMENTS",
        "",
        "Valley Times",
        "May 15, 2024 Wednesday",
        HARVEST_TITLE,
        *keys,
        *HARVEST,
    )
    articles = read_plain(text(*first, *second))
    assert [article.head.title for article in articles] == [BRIDGE_TITLE, HARVEST_TITLE]
    assert [article.head.outlet for article in articles] == ["Harbour Post", "Valley Times"]
