"""The page as a file: complete in itself, harmless, always the same; its data true to the words."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.publish.sample import RECORD

from reportedly.publish.page import front, page_data, render_page
from reportedly.publish.views import VIEWS, Lookup
from reportedly.publish.views.refs import units
from reportedly.record import Input, Record

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>{{ 7*7 }}"
built = pytest.mark.skipif(front("page.js") is None, reason="the front end is not built: run make front")


class Page(HTMLParser):
    """What the tests ask of a page: its tags, what it would load, what would run."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.handlers += [name for name in known if name.startswith("on") or name == "style"]
        self.loads += [
            str(known[name])
            for name in ("src", "srcset", "href", "data", "action", "poster")
            if name in known and tag != "a"
        ]


def data_in(html: str) -> dict[str, Any]:
    """The data that stands in a page."""
    (packed,) = re.findall(r'<script type="application/octet-stream" id="data">([^<]*)</script>', html)
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed, validate=True)))
    return found


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(RECORD)


@built
def test_the_same_record_gives_the_same_page(html: str) -> None:
    assert render_page(replace(RECORD)) == html
    assert len(html.encode()) < 1_000_000


@built
def test_statements_point_at_their_words(html: str) -> None:
    refs = data_in(html)["refs"]
    for statement in RECORD.statements:
        row = refs["statements"][statement.statement_id]
        text = refs["reports"][row["report"]]["text"].encode("utf-16-le")
        assert text[2 * row["start"] : 2 * row["end"]].decode("utf-16-le") == statement.text


def test_offsets_count_what_a_browser_counts() -> None:
    text = "a🜁b🜂c"
    count = units(text)
    assert [count(place) for place in range(6)] == [0, 1, 3, 4, 6, 7]
    plain = units("abc")
    assert [plain(place) for place in range(4)] == [0, 1, 2, 3]


def test_every_row_of_the_record_is_in_its_view() -> None:
    data = page_data(RECORD)
    assert {row.claim for row in data["claims"]} == {row.claim_id for row in RECORD.claims}
    assert {row.event for row in data["events"]} == {row.event_id for row in RECORD.events}
    assert {row.conflict for row in data["conflicts"]} == {row.conflict_id for row in RECORD.conflicts}
    assert {row.report for row in data["reports"]} == {row.report_id for row in RECORD.reports}
    assert set(data["refs"].statements) == {row.statement_id for row in RECORD.statements}


def test_what_was_set_aside_is_on_the_page_with_its_reason() -> None:
    log = [
        Input("a.txt", "0", "read", None, None, None, 1),
        Input("b.bin", "1", "set aside", "b.bin: no text in it", None, None, 0),
        Input("c.txt", None, "failed", "c.txt: no such file", None, None, 0),
    ]
    rows = page_data(RECORD, log)["aside"]
    assert [(row.file, row.state) for row in rows] == [("c.txt", "failed"), ("b.bin", "set aside")]


@built
def test_nothing_is_loaded_from_anywhere(html: str) -> None:
    page = Page(html)
    assert page.loads == ["data:,"]
    assert not page.handlers
    assert not re.search(r"url\(|@import", html)
    assert not {"iframe", "object", "embed", "img", "audio", "video", "base"} & set(page.tags)


@built
def test_the_policy_allows_only_this_style_and_script(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules


def test_what_reports_carry_cannot_leave_the_data() -> None:
    reports = tuple(replace(row, title=EVIL, outlet=EVIL, text=f"{EVIL} \ud800") for row in RECORD.reports)
    claims = tuple(replace(row, text=EVIL, reason=EVIL) for row in RECORD.claims)
    page = Page(render_page(replace(RECORD, reports=reports, claims=claims, stories=())))
    assert page.tags.count("script") == (2 if front("page.js") else 0)
    assert not page.handlers
    assert not {"img", "svg"} & set(page.tags)


def test_a_long_title_does_not_fill_the_page(html: str) -> None:
    reports = tuple(replace(row, title="x" * 100_000, outlet="y" * 100_000) for row in RECORD.reports)
    assert len(render_page(replace(RECORD, reports=reports))) < len(html) + 100_000


def test_rows_that_point_nowhere_do_no_harm() -> None:
    for table in ("reports", "sources", "entities", "claims", "events", "statements", "stories", "reuse"):
        assert render_page(replace(RECORD, **{table: ()}))


def test_an_empty_record_says_so() -> None:
    assert "No statements were found" in render_page(Record())


def test_without_its_front_end_the_page_can_be_read_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reportedly.publish.page.front", lambda name: None)
    html = render_page(RECORD)
    assert "without its front end" in html
    assert RECORD.claims[0].text in html
    assert "<script" not in html


def test_every_view_is_made_of_known_ids() -> None:
    lookup = Lookup(RECORD)
    statements = set(lookup.statement)
    for name in ("claims", "events", "sources", "reports"):
        for row in VIEWS[name](lookup):
            assert set(row.statements) <= statements, name
