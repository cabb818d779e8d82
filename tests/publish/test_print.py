"""On paper stand all views, each report in full, and who says so; nothing of the screen’s controls."""

from __future__ import annotations

from tests.publish.browser import Visit, needed
from tests.publish.sample import RECORD

pytestmark = needed


def test_all_views_are_put_on_paper(visit: Visit) -> None:
    visit.open("#claims")
    titles = visit.tab.locator("nav.views a").all_inner_texts()
    visit.tab.emulate_media(media="print")
    visit.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = visit.tab.locator("#printed")
    headings = paper.locator("h2").all_inner_texts()
    assert headings == [title.rstrip("0123456789 \n") for title in titles]
    paper.locator(".paragraph").first.wait_for()
    text = paper.inner_text()
    assert "Bus companies in Branholt said nobody had called them." in text
    assert paper.locator(".event .voices").count() >= len(RECORD.events)
    assert not visit.tab.locator("#filters").is_visible()
    assert not visit.tab.locator(".exports").first.is_visible()
    assert visit.tab.locator("header.answer").is_visible()
    visit.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.tab.locator("#printed").count() == 0
