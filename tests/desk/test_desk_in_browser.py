"""The desk in a browser: every view drawn, nothing serious for axe, corrections by keyboard alone."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import needed

from reportedly.case import Case
from reportedly.desk.desk import Desk
from reportedly.desk.pages import TOOLS, VIEWS_SHOWN

from .conftest import OWN, Asking, application, served
from .test_settle import together

pytestmark = needed

SAID = (
    "The 1999 Torsund Accord remains in force, the minister said on Friday. "
    "He asked the council to extend the buffer zone."
)
EVIL = (
    '=HYPERLINK("http://evil.example")<script>alert(1)</script><img src=x onerror=alert(2)>\u202eevil\u200b'
)
HOSTILE = f"""title: {EVIL} {"W" * 100_000}
outlet: {EVIL}
date: 2031-05-02

The mayor of Torsund said on Friday that "{EVIL}" was the name of the new harbour.

The council said that it had this by mail:

From: {EVIL}
Subject: =?utf-8?B?PHNjcmlwdD4=?= {EVIL}
Content-Type: text/html
X-Mailer: <b onmouseover="alert(3)">mail</b>

The mayor said that the mail was false.
"""
PAGES = ("", *VIEWS_SHOWN, *(name for name, _ in TOOLS), "search?q=patrols")


@pytest.fixture(scope="module")
def address(sample_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "c.duckdb"
    shutil.copy(sample_case, path)
    desk = Desk(Case.open(path), path=path)
    with served(desk) as found:
        desk.add_text(f"outlet: North Post\ndate: 2031-05-02\n\n{SAID}\n")
        desk.add_text(HOSTILE)
        desk.writer.wait(120)
        yield found


class Tab:
    """A tab on the desk, with what it complained of and what it asked of others."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.address = address
        self.page = browser.new_context(**options).new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on(
            "request", lambda r: None if r.url.startswith((address, "data:")) else self.faults.append(r.url)
        )

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")

    def open_all(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        self.page.wait_for_timeout(60)


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1800, "dark")]
)
def test_axe_finds_nothing_serious_on_any_page_and_none_is_wider_than_the_screen(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    # axe is put into the page by the test, which the desk's own policy would refuse.
    view = {"width": width, "height": 900}
    tab = Tab(browser, address, color_scheme=scheme, viewport=view, bypass_csp=True, reduced_motion="reduce")
    serious = []
    for path in PAGES:
        tab.open(path)
        tab.open_all()
        # What is not drawn yet, as it is off the screen, axe takes for lying on top of what is.
        tab.page.add_style_tag(content=".card { content-visibility: visible; }")
        for row in axe.run(tab.page).response["violations"]:
            if row["impact"] in ("serious", "critical"):
                serious.append(
                    (
                        path,
                        row["id"],
                        [node["html"][:90] + node["failureSummary"][:250] for node in row["nodes"][:3]],
                    )
                )
        wide = tab.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            serious.append((path, "wider than the screen", [str(wide)]))
    assert serious == []
    tab.page.context.close()


def test_every_view_is_drawn_without_a_word_of_complaint(browser: Any, address: str) -> None:
    tab = Tab(browser, address)
    tab.page.on("dialog", lambda dialog: tab.faults.append(dialog.message))
    for name in ("", *VIEWS_SHOWN):
        tab.open(name)
        drawn = tab.page.locator("#app > *:not(ol.plain)")
        drawn.first.wait_for()
        assert tab.page.locator("#app ol.plain").count() == 0, name
        assert "\u202e" not in tab.page.locator("main").inner_text()
    tab.open("map")
    assert tab.page.locator(".map svg .place").count() > 0
    assert tab.page.locator(".map svg .land").count() > 0
    tab.page.locator(".map svg .place").first.dispatch_event("click")
    tab.page.wait_for_url("**entity=**")
    assert tab.page.locator("#app .at-place").count() > 0
    assert tab.faults == []
    tab.page.context.close()


def press(tab: Tab, label: str) -> None:
    """Go to the first button with this name and press it, by keyboard alone."""
    tab.page.locator("button", has_text=label).filter(visible=True).first.focus()
    tab.page.keyboard.press("Enter")


def test_claims_are_merged_and_split_by_keyboard_alone(
    browser: Any, sample_case: Path, tmp_path: Path
) -> None:
    path = tmp_path / "c.duckdb"
    shutil.copy(sample_case, path)
    desk = Desk(Case.open(path), path=path)
    client = Asking(application(desk), base_url="http://127.0.0.1")
    client.desk = desk
    with served(desk) as address:
        before = client.get("/claims.json").json()["total"]
        tab = Tab(browser, address)
        tab.open("claims")
        press(tab, "Merge with")
        tab.page.locator(".corrections", has_text="To be merged").wait_for()
        tab.page.get_by_label("Your name").focus()
        tab.page.keyboard.type("Ann")
        tab.page.keyboard.press("Tab")
        tab.open("claims?offset=1")  # what is held stays held from page to page
        press(tab, "Merge with the one held")
        tab.page.locator(".corrections", has_text="See it as it is now").wait_for()
        assert client.get("/claims.json").json()["total"] == before - 1
        press(tab, "Undo")
        tab.page.locator(".corrections", has_text="Taken back. See it as it is now").wait_for()
        assert client.get("/claims.json").json()["total"] == before
        tab.open("claims")
        tab.page.locator(".wording summary").first.focus()
        tab.page.keyboard.press("Enter")
        press(tab, "Not this claim")
        tab.page.locator(".corrections", has_text="See it as it is now").wait_for()
        rows = client.get("/judgements.json").json()["rows"]
        assert {(row["verdict"], row["who"]) for row in rows} == {("no", "Ann")}
        assert not together(client, rows[0]["subjects"])
        assert tab.faults == []
        assert client.post("/judgements/undo", json={}, headers=OWN).json()["count"] == len(rows)
        tab.page.context.close()


def saved(tab: Tab, kind: str) -> str:
    """The file that a button of "Save …" gives."""
    with tab.page.expect_download() as download:
        tab.page.locator(".exports button", has_text=kind).first.click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def test_what_the_filters_leave_is_what_is_saved(browser: Any, address: str) -> None:
    tab = Tab(browser, address)
    for view, query in (
        ("claims", "status=requested"),
        ("events", "day_from=2000"),
        ("sources", "to=2999"),
    ):
        tab.open(f"{view}?{query}&limit=1")
        count = json.loads(tab.page.locator("#data").text_content())["total"]
        assert tab.page.locator(".exports").inner_text().startswith(f"Save {count:,} row")
        rows = json.loads(saved(tab, "JSON"))
        assert len(rows) == count > 1, view  # those on the other pages too
        assert len(list(csv.reader(io.StringIO(saved(tab, "CSV"), newline="")))) == count + 1
        shown = tab.page.locator("#app").inner_text()
        assert all(str(row.get("text") or row.get("name"))[:40] in shown for row in rows[:1]), view
    tab.open("map")
    count = json.loads(tab.page.locator("#data").text_content())["total"]
    assert len(json.loads(saved(tab, "GeoJSON"))["features"]) == count > 0
    assert tab.faults == []
    tab.page.context.close()


def test_heads_of_mails_and_markup_are_shown_as_text(browser: Any, address: str) -> None:
    tab = Tab(browser, address)
    tab.page.on("dialog", lambda dialog: tab.faults.append(dialog.message))
    tab.open("search?q=harbour+Torsund")
    tab.page.locator("main a[href^='/reports/']").first.click()
    tab.page.locator("details.report[open]").wait_for()
    shown = tab.page.locator("main").inner_text()
    assert "Subject: =?utf-8?B?PHNjcmlwdD4=?=" in shown
    assert '<b onmouseover="alert(3)">' in shown
    assert tab.page.locator("[onmouseover], main script:not(#data), main img").count() == 0
    assert tab.faults == []
    tab.page.context.close()
