"""The page in a browser, offline: no error, no request, filters in the address, keyboard alone.

Skipped, with the reason, where no Chromium, no Playwright or no front end is there.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import Visit, needed, visit_to
from tests.publish.sample import RECORD

from reportedly.publish.page import render_page

pytestmark = needed
WORDS = {statement.statement_id: statement.text for statement in RECORD.statements}


def test_no_request_and_no_complaint(visit: Visit) -> None:
    visit.open()
    for name in visit.views():
        visit.open(f"#{name}")
        visit.open_all()
    assert (visit.asked(), visit.complaints) == ([], [])


def test_the_answer_stands_first(visit: Visit) -> None:
    visit.open()
    head = visit.tab.locator("header.answer").inner_text()
    assert "Five outlets carry this; all rest on one unnamed source" in head
    assert visit.tab.locator(".figures").get_attribute("aria-label") == (
        "6 reports · 4 distinct texts · 6 outlets · 2 origins"
    )
    for field in ("date", "denial", "number", "strength"):
        assert visit.count(f".contested a:has-text('{field}')") == 1


def test_without_script_the_answer_can_be_read(visit: Visit) -> None:
    tab = visit.tab.context.browser.new_context(java_script_enabled=False).new_page()
    tab.goto(visit.address)
    assert "Five outlets carry this" in tab.locator("main").inner_text()
    tab.context.close()


def test_claims_of_several_reports_stand_at_a_glance(visit: Visit) -> None:
    visit.open()
    told = visit.tab.locator(".glance").inner_text()
    shared = [claim for claim in RECORD.claims if claim.n_reports > 1]
    assert f"Of these {len(shared)} claims of several reports 2 rest on one origin." in told
    lines = visit.tab.locator(".glance .lines li")
    assert lines.count() == len(shared)
    assert lines.first.locator(".ratio").get_attribute("aria-label") == "5 outlets, 1 origin"
    lines.first.locator("a").click()
    visit.tab.wait_for_url("**claim-*")
    assert visit.count(".claim.target") == 1


def test_a_filter_goes_into_the_address_and_comes_back(visit: Visit) -> None:
    visit.open()
    assert visit.count(".claim, .single") == 6
    visit.tab.locator("[name=status]").select_option("requested")
    visit.tab.locator("[name=q]").fill("PUMPS")
    visit.tab.wait_for_url("**q=PUMPS**")
    assert visit.count(".claim, .single") == 1
    assert "1 of 6 claims" in visit.tab.locator(".shown").inner_text()
    address = visit.tab.url
    visit.tab.locator("#filters [type=reset]").click()
    visit.tab.wait_for_url(lambda url: "PUMPS" not in url)
    assert visit.count(".claim, .single") == 6
    visit.open(address.partition(visit.address)[2])
    assert visit.count(".claim, .single") == 1
    assert visit.tab.locator("[name=q]").input_value() == "PUMPS"
    assert visit.tab.locator("[name=status]").input_value() == "requested"


@pytest.mark.parametrize(
    ("query", "claims", "reports"),
    [
        ("outlet=Sawt+al-Wadi", 2, 1),
        ("source=Tova+Renn+(water+minister)", 3, 1),
        ("status=ongoing", 2, 3),
        ("entity=Tova+Renn", 3, 1),
        ("place=Sarn", 1, 3),
        ("from=2026-03-05", 5, 2),
        ("to=2026-03-02", 3, 1),
        ("day_from=2026-03-16&day_to=2026-03-16", 2, 2),
        ("contested=1", 3, 6),
        ("q=fishermen", 1, 2),
        ("q=declined+to+say", 0, 2),
    ],
)
def test_each_filter_holds_for_all_views(visit: Visit, query: str, claims: int, reports: int) -> None:
    visit.open(f"#claims?{query}")
    assert visit.count(".claim, .single") == claims
    visit.open(f"#reports?{query}")
    assert visit.count(".report") == reports


def test_a_wording_opens_by_keyboard_and_leads_to_its_words_in_the_report(visit: Visit) -> None:
    visit.open()
    wording = visit.tab.locator("#claim-c-evacuation .wording").nth(1)
    wording.locator("summary").focus()
    visit.tab.keyboard.press("Enter")
    wording.locator("blockquote mark").wait_for()
    assert wording.locator("blockquote mark").inner_text() == WORDS["s-valley-evacuation"]
    assert "Valley Post has it from The Lantern, which has it from" in wording.inner_text()
    visit.tab.keyboard.press("Tab")
    visit.tab.keyboard.press("Enter")
    number = visit.tab.locator("#statement-s-valley-evacuation")
    number.wait_for()
    assert number.evaluate("one => one === document.activeElement")
    assert visit.marked("s-valley-evacuation") == WORDS["s-valley-evacuation"]
    visit.tab.go_back()
    visit.tab.locator("#claim-c-evacuation").wait_for()


def test_an_outlet_whose_own_report_has_it_from_another_is_not_said_to_be_missing(
    browser: Any, tmp_path: Path
) -> None:
    statements = tuple(
        replace(s, chain=("o-valley", "o-lantern", "o-fishermen"), root="o-fishermen")
        if s.statement_id == "s-valley-cracks"
        else s
        for s in RECORD.statements
    )
    claim = next(c for c in RECORD.claims if c.claim_id == "c-cracks")
    claim = replace(claim, origins=("o-engineer", "o-fishermen", "o-renn"), n_origins=3)
    path = tmp_path / "story.html"
    path.write_text(render_page(replace(RECORD, statements=statements, claims=(claim,))), encoding="utf-8")
    visit = visit_to(browser, path)
    visit.open("#claims")
    visit.open_all()
    assert [n.strip() for n in visit.tab.locator(".tree .note").all_text_contents()] == [
        "(not so in its own report)"
    ]
    visit.tab.context.close()


def test_statements_that_nest_and_cross_keep_their_words(visit: Visit) -> None:
    visit.open("#reports")
    for report in visit.tab.locator(".report").all():
        report.locator("summary").click()
    for statement_id, words in WORDS.items():
        assert visit.marked(statement_id) == words


def test_right_to_left_text_runs_right_to_left(visit: Visit) -> None:
    visit.open("#reports?at=statement-s-wadi-evacuation")
    mark = visit.tab.locator("mark.lit").first
    mark.wait_for()
    assert mark.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_what_is_shown_is_what_is_saved(visit: Visit) -> None:
    visit.open("#claims?outlet=Valley+Post&status=planned")
    assert "Save 1 row:" in visit.tab.locator(".exports").inner_text()
    with visit.tab.expect_download() as saved:
        visit.tab.get_by_role("button", name="CSV").click()
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["text"] for row in rows] == ["The water ministry is considering the evacuation of Branholt"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_off_the_side(visit: Visit, width: int) -> None:
    visit.tab.set_viewport_size({"width": width, "height": 800})
    visit.open()
    for name in visit.views():
        visit.open(f"#{name}")
        visit.open_all()
        assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width, name
