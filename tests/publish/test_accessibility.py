"""axe-core finds nothing serious in any view, light or dark; the page can be walked by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import Visit, needed, visit_to
from tests.publish.sample import RECORD

from reportedly.publish.page import render_page

pytestmark = needed


@pytest.fixture(params=["light", "dark"])
def shown(request: pytest.FixtureRequest, browser: Any, tmp_path: Path) -> Iterator[Visit]:
    path = tmp_path / "story.html"
    path.write_text(render_page(RECORD), encoding="utf-8")
    # axe is put into the page by the test, which the page's own policy would refuse.
    opened = visit_to(browser, path, color_scheme=request.param, bypass_csp=True)
    yield opened
    opened.tab.context.close()


def test_axe_finds_nothing_serious(shown: Visit) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    shown.open()
    for name in shown.views():
        shown.open(f"#{name}")
        shown.open_all()
        found = axe.run(shown.tab).response["violations"]
        serious = [
            (row["id"], [node["html"][:120] for node in row["nodes"][:3]])
            for row in found
            if row["impact"] in ("serious", "critical")
        ]
        assert not serious, name


def test_headings_are_in_order_and_landmarks_are_there(visit: Visit) -> None:
    visit.open()
    for name in visit.views():
        visit.open(f"#{name}")
        levels = visit.tab.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => +one.tagName[1])")
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        for landmark in ("header", "nav", "main", "footer"):
            assert visit.count(landmark) >= 1


def test_every_view_and_filter_is_reached_by_tab(visit: Visit) -> None:
    visit.open()
    reached = set()
    for _ in range(60):
        visit.tab.keyboard.press("Tab")
        reached.add(
            visit.tab.evaluate("(document.activeElement.name ?? '') + (document.activeElement.hash ?? '')")
        )
    assert {f"#{name}" for name in visit.views()} <= reached
    assert {"q", "outlet", "status", "source", "entity", "place", "from", "day_from", "contested"} <= reached


def test_a_view_opens_by_keyboard(visit: Visit) -> None:
    visit.open()
    visit.tab.locator("nav.views a[href='#events']").focus()
    visit.tab.keyboard.press("Enter")
    visit.tab.locator("h2", has_text="Events").wait_for()
    assert visit.tab.evaluate("document.activeElement.hash") == "#events"
