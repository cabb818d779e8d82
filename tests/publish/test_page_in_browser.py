"""The page in a browser, offline: no error, no request, filters in the address, keyboard alone.

Skipped, with the reason, where no Chromium or no Playwright is installed.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.publish.sample import RECORD

from reportedly.publish.page import render_page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


class Visit:
    """A page opened from a file, and everything it asked for or complained about."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab, self.address = tab, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, hash: str = "") -> None:
        self.tab.goto("about:blank")
        self.tab.goto(self.address + hash)

    def count(self, selector: str) -> int:
        return int(self.tab.locator(selector).filter(visible=True).count())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    path = tmp_path / "story.html"
    path.write_text(render_page(RECORD), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield Visit(context.new_page(), path.as_uri())
    context.close()


def test_no_request_and_no_complaint(visit: Visit) -> None:
    visit.open()
    visit.tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    visit.tab.wait_for_timeout(200)
    asked = [url for url in visit.requests if url not in ("about:blank", visit.address, "data:,")]
    assert (asked, visit.complaints) == ([], [])


def test_everything_is_there_without_script(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_text(render_page(RECORD), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(path.as_uri() + "#statement-s-ledger-evacuation")
    assert tab.locator("h2").first.inner_text() == "Claims"
    assert not tab.locator("#filters").is_visible()
    assert tab.locator("#statement-s-ledger-evacuation").is_visible()
    context.close()


def test_a_filter_goes_into_the_address_and_comes_back(visit: Visit) -> None:
    visit.open()
    assert visit.count(".claim") == 4
    visit.tab.locator("[name=status]").select_option("requested")
    visit.tab.locator("[name=q]").fill("PUMPS")
    visit.tab.wait_for_url("**q=PUMPS**")
    assert visit.count(".claim") == 1
    assert "1 of 6 claims" in visit.tab.locator(".shown").inner_text()
    address = visit.tab.url
    visit.tab.locator("#filters [type=reset]").click()
    visit.tab.wait_for_url(lambda url: "PUMPS" not in url)
    assert visit.count(".claim") == 4
    visit.open(address.partition(visit.address)[2])
    assert visit.count(".claim") == 1
    assert visit.tab.locator("[name=q]").input_value() == "PUMPS"
    assert visit.tab.locator("[name=status]").input_value() == "requested"
    assert visit.complaints == []


@pytest.mark.parametrize(
    ("field", "choice", "claims"),
    [("outlet", "Sawt al-Wadi", 2), ("source", "Tova Renn (water minister)", 2), ("status", "ongoing", 2)],
)
def test_each_filter_keeps_the_claims_it_names(visit: Visit, field: str, choice: str, claims: int) -> None:
    visit.open()
    visit.tab.locator(f"[name={field}]").select_option(label=choice)
    visit.tab.locator(".shown", has_text="claims").wait_for()
    assert visit.count(".claim") == claims


def test_only_what_is_contested(visit: Visit) -> None:
    visit.open()
    visit.tab.locator("[name=contested]").check()
    visit.tab.wait_for_url("**contested=1**")
    assert visit.count(".claim") == 2


def test_what_is_shown_is_what_is_saved(visit: Visit) -> None:
    visit.open("#outlet=Valley+Post&status=planned")
    with visit.tab.expect_download() as saved:
        visit.tab.get_by_role("button", name="as CSV").click()
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert visit.count(".wording") == len(rows) == 1
    assert rows[0]["claim"] == "The water ministry is considering the evacuation of Branholt"
    assert (rows[0]["outlet"], rows[0]["status"]) == ("Valley Post", "planned")
    assert visit.complaints == []


def test_a_wording_opens_by_keyboard_and_leads_to_its_words_in_the_report(visit: Visit) -> None:
    visit.open()
    wording = visit.tab.locator("#claim-c-evacuation .wording").nth(1)
    wording.locator("summary").focus()
    visit.tab.keyboard.press("Enter")
    assert wording.locator("blockquote mark").inner_text() == RECORD_TEXT["s-valley-evacuation"]
    assert "Valley Post has it from The Lantern, which has it from" in wording.inner_text()
    visit.tab.keyboard.press("Tab")
    visit.tab.keyboard.press("Enter")
    mark = visit.tab.locator("#statement-s-valley-evacuation")
    assert mark.is_visible()
    assert mark.inner_text() == RECORD_TEXT["s-valley-evacuation"]
    assert mark.evaluate("one => one === document.activeElement")
    assert "at=statement-s-valley-evacuation" in visit.tab.url
    visit.tab.go_back()
    assert "at=" not in visit.tab.url


def test_a_plain_link_to_a_statement_opens_its_report(visit: Visit) -> None:
    visit.open("#statement-s-wadi-evacuation")
    mark = visit.tab.locator("#statement-s-wadi-evacuation")
    assert mark.is_visible()
    assert "lit" in str(mark.get_attribute("class"))
    assert mark.evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_runs_off_the_side(visit: Visit, width: int) -> None:
    visit.tab.set_viewport_size({"width": width, "height": 800})
    visit.open()
    visit.tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert visit.tab.evaluate("document.documentElement.scrollWidth") <= width


RECORD_TEXT = {statement.statement_id: statement.text for statement in RECORD.statements}
