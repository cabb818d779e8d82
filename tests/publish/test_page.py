"""The page as text: complete in itself, harmless, and true to the words of the reports."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.publish.sample import RECORD

from reportedly.publish.page import anchor, render_page
from reportedly.record import Record, Report, Source, Statement

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>{{ 7*7 }}"
_VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """What the tests ask of a page: its ids, links, what it would load, and its marked words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.headings: list[int] = []
        self.labels: dict[str, tuple[str | None, str | None]] = {}
        self.marked: dict[str, str] = defaultdict(str)
        self._open: list[tuple[str, str | None]] = []
        self._report_depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.handlers += [name for name in known if name.startswith("on") or name == "style"]
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag == "a":
            href = str(known.get("href"))
            (self.anchors if href.startswith("#") else self.links).append(href)
        elif "href" in known:
            self.loads.append(str(known["href"]))
        self.loads += [
            str(known[name]) for name in ("src", "srcset", "data", "action", "poster") if name in known
        ]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        in_report = tag == "details" and "report" in str(known.get("class"))
        if tag not in _VOID:
            in_full = tag == "mark" and known.get("class") in ("own", "named", "unnamed")
            key = known.get("data-statement") or known.get("id") if in_full else None
            self._open.append((tag, key))
        if in_report:
            self.labels[str(known["id"])] = (None, None)
        if tag == "p" and known.get("lang") and self.labels:
            self.labels[next(reversed(self.labels))] = (known.get("lang"), known.get("dir"))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for _, statement in self._open:
            if statement:
                self.marked[statement] += data


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(RECORD)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_same_record_gives_the_same_page(html: str) -> None:
    assert render_page(replace(RECORD)) == html
    assert len(html.encode()) < 300_000


def test_the_answer_comes_first(html: str) -> None:
    answer = html[html.index("<header") : html.index("</header>")]
    assert "Five outlets carry this; all rest on one unnamed source" in answer
    assert "through The Lantern" in answer
    assert re.search(r"<b>6</b> <span>reports", answer)
    assert re.search(r"<b>4</b> <span>distinct texts", answer)
    assert re.search(r"<b>2</b> <span>independent origins", answer)
    assert all(f">{field}</a>" in answer for field in ("date", "denial", "number", "strength"))


def test_marked_words_are_the_statements_words(page: Page) -> None:
    for statement in RECORD.statements:
        assert page.marked[anchor("statement", statement.statement_id)] == statement.text


def test_statements_that_cross_and_nest_keep_their_words() -> None:
    text = "one two three four five\n\nsix seven eight nine"
    base = RECORD.statements[0]
    spans = [(0, 13), (4, 18), (4, 7), (19, 33), (0, len(text)), (24, 28), (8, 8), (24, 500)]
    statements = tuple(
        replace(base, statement_id=f"s-{n}", report_id="r", start=a, end=b, text=text[a:b], pieces=((a, b),))
        for n, (a, b) in enumerate(spans)
    )
    report = replace(RECORD.reports[0], report_id="r", text=text)
    page = Page(render_page(replace(RECORD, reports=(report,), statements=statements)))
    for statement in statements:
        assert page.marked[anchor("statement", statement.statement_id)] == statement.text.replace("\n", "")


def test_every_link_on_the_page_leads_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert page.anchors
    assert set(page.anchors) <= {f"#{key}" for key in page.ids}


def test_every_row_has_a_place_on_the_page(page: Page) -> None:
    ids = set(page.ids)
    assert {anchor("statement", row.statement_id) for row in RECORD.statements} <= ids
    assert {anchor("note", row.statement_id) for row in RECORD.statements} <= ids
    assert {anchor("claim", row.claim_id) for row in RECORD.claims} <= ids
    assert {anchor("conflict", row.conflict_id) for row in RECORD.conflicts} <= ids
    assert {anchor("event", row.event_id) for row in RECORD.events} <= ids
    assert {anchor("report", row.report_id) for row in RECORD.reports} <= ids


def test_nothing_is_loaded_from_anywhere(html: str, page: Page) -> None:
    assert page.loads == ["data:,"]
    assert not re.search(r"url\(|@import", html)
    assert not {"iframe", "object", "embed", "img", "audio", "video", "base"} & set(page.tags)
    assert all(link.startswith("https://") for link in page.links)


def test_the_policy_allows_only_this_style_and_script(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules


def test_headings_are_in_order_and_landmarks_are_there(page: Page) -> None:
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert {"header", "nav", "main", "footer"} <= set(page.tags)


def test_each_report_has_its_language_and_direction(page: Page) -> None:
    assert page.labels["report-wadi"] == ("ar", "rtl")
    assert page.labels["report-valley"] == ("en", "ltr")


def _evil(report: Report) -> Report:
    return replace(
        report,
        outlet=f"{report.outlet} {EVIL}",
        title=EVIL,
        byline=EVIL,
        file=EVIL,
        url="javascript:alert(4)",
        language='en" onload="alert(5)',
        credits=(EVIL,),
        published='"><script>alert(6)</script>',
        text=f"{EVIL}\n{report.text}",
    )


def _shifted(statement: Statement) -> Statement:
    by = len(EVIL) + 1
    moved = tuple((start + by, end + by) for start, end in statement.pieces)
    return replace(
        statement,
        statement_id=f'{statement.statement_id}"><script>x',
        start=statement.start + by,
        end=statement.end + by,
        pieces=moved,
        cue=EVIL,
        force=EVIL,
    )


def test_what_reports_carry_is_shown_and_never_run(page: Page) -> None:
    def source(row: Source) -> Source:
        return replace(row, name=EVIL, description=EVIL)

    evil = Record(
        reports=tuple(_evil(row) for row in RECORD.reports),
        stories=tuple(replace(row, title=EVIL) for row in RECORD.stories),
        reuse=RECORD.reuse,
        entities=tuple(replace(row, name=EVIL) for row in RECORD.entities),
        sources=tuple(source(row) for row in RECORD.sources),
        statements=tuple(_shifted(row) for row in RECORD.statements),
        claims=tuple(
            replace(
                row,
                text=EVIL,
                reason=EVIL,
                statement_ids=tuple(f'{key}"><script>x' for key in row.statement_ids),
            )
            for row in RECORD.claims
        ),
        events=tuple(
            replace(row, text=EVIL, type=EVIL, mode=EVIL, start=EVIL, end=EVIL) for row in RECORD.events
        ),
        conflicts=tuple(replace(row, reason=EVIL) for row in RECORD.conflicts),
    )
    shown = Page(render_page(evil))
    assert shown.tags.count("script") == shown.tags.count("style") == 1
    assert "img" not in shown.tags
    assert not shown.handlers
    assert "javascript:alert(4)" not in shown.links
    assert set(shown.anchors) <= {f"#{key}" for key in shown.ids}
    for statement in evil.statements:
        assert shown.marked[anchor("statement", statement.statement_id)] == statement.text


def test_control_characters_and_overrides_are_made_visible() -> None:
    report = replace(RECORD.reports[0], title="safe \u202egpj.exe \x00\x1b[31m \ud800", text="a\u202eb \x07")
    html = render_page(replace(RECORD, reports=(report,), statements=()))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]", html)
    assert "safe �gpj.exe ␀␛[31m �" in html
    html.encode()


def test_a_title_of_100_kb_does_not_fill_the_page(html: str) -> None:
    reports = tuple(replace(row, title="x" * 100_000, outlet="y" * 100_000) for row in RECORD.reports)
    assert len(render_page(replace(RECORD, reports=reports))) < len(html) + 100_000


def test_rows_that_point_nowhere_do_no_harm() -> None:
    for table in ("reports", "sources", "entities", "claims", "events", "statements", "stories", "reuse"):
        page = Page(render_page(replace(RECORD, **{table: ()})))
        assert set(page.anchors) <= {f"#{key}" for key in page.ids}, table


def test_an_empty_record_says_so() -> None:
    html = render_page(Record())
    assert "No statements were found" in html
    Page(html)
