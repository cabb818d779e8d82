"""A text's characters lead back to where they stand in the original, whatever reading did to it."""

import gzip
import html
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read import makers
from tests.read.stories import BRIDGE, BRIDGE_TITLE, text

from reportedly.read import read_inputs
from reportedly.read.offsets import original_span, read_runs


def read(tmp_path: Path, name: str, data: str | bytes):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [report for outcome in read_inputs([path]) for report in outcome.reports]


def bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).replace("\u00ad", "").split())


def leads_back(report, original: str, unescape=html.unescape) -> None:
    """Every character of a report's text is in a run, and every run holds the same characters."""
    covered = 0
    for run in read_runs(report.offsets):
        here = report.text[run.start : run.start + run.length]
        there = original[run.place : run.place + run.width]
        assert bare(here) == bare(there if run.one_for_one else unescape(there))
        covered += len(bare(here))
    assert covered == len(bare(report.text))


PAGES = {
    "entities.html": (
        BRIDGE[0].replace(" ", "&nbsp;", 3).replace("e", "&#101;", 2),
        "&amp; &ldquo;so&rdquo;",
    ),
    "inline.html": (f"<b>T</b>he <i>old</i> <a href='/x?a=1>2'>{BRIDGE[0]}</a>", "<!-- <p>not this</p> -->"),
    "marks.html": (unicodedata.normalize("NFD", "Café à Zürich: ") + BRIDGE[0], "soft\u00adly &shy;put"),
    "script.html": ("<script>var a = '<p>The harbour</p>'</script>", "<style>p > b {}</style>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_back(tmp_path, name):
    first, last = PAGES[name]
    page = makers.page(paragraphs=[first, *BRIDGE, f"{last} {BRIDGE[1]} Again."])
    (report,) = read(tmp_path, name, page)
    leads_back(report, page)
    start = report.text.index("swing bridge")
    place = original_span(report.offsets, start, start + 12)
    assert place is not None
    assert page[slice(*place)] == "swing bridge"


def test_a_text_in_a_script_leads_back(tmp_path):
    body = json.dumps({"@type": "NewsArticle", "articleBody": text(*BRIDGE) + "\n\nÉté “so”"})
    page = f'<html><head><script type="application/ld+json">{body}</script></head><body></body></html>'
    (report,) = read(tmp_path, "a.html", page)
    leads_back(report, page, lambda there: json.loads(f'"{there}"'))


def test_a_wrapped_text_leads_back(tmp_path):
    wrapped = text(*BRIDGE).replace(". ", ".\r\n").replace(" the ", "\t the  ")
    original = f"title: {BRIDGE_TITLE}\noutlet: Post\n\n{wrapped}"
    (report,) = read(tmp_path, "a.txt", original)
    leads_back(report, original)


def test_markdown_leads_back(tmp_path):
    original = f"# {BRIDGE_TITLE}\n\n" + "\n\n".join(
        p.replace("the ", "**the** ", 1).replace("bridge", "[bridge](https://x.test/a_b)") for p in BRIDGE
    )
    (report,) = read(tmp_path, "a.md", original)
    assert "**" not in report.text
    leads_back(report, original)


def test_what_an_archive_holds_leads_back(tmp_path):
    page = makers.page()
    data = gzip.compress(makers.record(page.encode()))
    (report,) = read(tmp_path, "a.warc.gz", data)
    leads_back(report, page)


def test_two_articles_lead_back_each_to_its_own_place(tmp_path):
    page = makers.page().replace("</body></html>", "") + makers.OTHER.partition("<body>")[2]
    one, two = read(tmp_path, "a.html", page)
    leads_back(one, page)
    leads_back(two, page)
    first, second = (original_span(r.offsets, 0, len(r.text)) for r in (one, two))
    assert first is not None
    assert second is not None
    assert first[1] <= second[0]


def test_what_is_not_in_the_original_is_in_no_run():
    assert read_runs(None) == ()
    assert original_span("10:5:100 20:1:200:6", 0, 9) is None
    assert original_span("10:5:100 20:1:200:6", 12, 21) == (102, 206)


WORDS = st.lists(
    st.one_of(
        st.sampled_from("the board voted on Tuesday to close the old swing bridge for two years".split()),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="<>&*_[]()#`!|"),
            min_size=1,
            max_size=8,
        ),
    ),
    min_size=12,
    max_size=60,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=WORDS,
    gaps=st.lists(st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u200b "]), min_size=1),
)
def test_any_text_leads_back(tmp_path_factory, words, gaps):
    mixed = "".join(word + gaps[n % len(gaps)] for n, word in enumerate(words))
    original = f"{BRIDGE_TITLE}\n\n{BRIDGE[0]}\n\n{mixed}\n\n{BRIDGE[1]}"
    for report in read(tmp_path_factory.mktemp("in"), "a.txt", original):
        leads_back(report, original)
