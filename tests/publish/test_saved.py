"""What is on screen is what is saved, in every view and format, and nothing in it can do harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import Visit, needed, visit_to
from tests.publish.sample import RECORD

from reportedly.publish.page import render_page
from reportedly.record import Input, Record

pytestmark = needed
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>"
ROWS = ".rows > :not(.group), table.sources > tbody > tr"


def saved(visit: Visit, label: str) -> str:
    with visit.tab.expect_download() as download:
        visit.tab.get_by_role("button", name=label, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("query", ["", "?status=requested", "?q=inspect", "?outlet=Valley+Post"])
def test_every_view_saves_the_rows_it_shows(visit: Visit, query: str) -> None:
    visit.open()
    for name in visit.views():
        visit.open(f"#{name}{query}")
        shown = visit.tab.locator(ROWS).count()
        if not shown:
            assert visit.tab.locator(".exports").count() == 0
            continue
        rows = json.loads(saved(visit, "JSON"))
        table = list(csv.DictReader(io.StringIO(saved(visit, "CSV"), newline="")))
        assert len(rows) == len(table) == shown, name
        count = "1 row:" if shown == 1 else f"{shown} rows:"
        assert count in visit.tab.locator(".exports").inner_text()
        assert list(table[0]) == list(rows[0])


def test_places_are_saved_as_exactly_as_they_are_known(visit: Visit) -> None:
    visit.open("#map")
    found = json.loads(saved(visit, "GeoJSON"))
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == visit.tab.locator(ROWS).count()
    kinds = {row["geometry"]["type"]: row["properties"]["place_precision"] for row in found["features"]}
    assert kinds == {"Point": "point"}


def test_a_coarse_place_is_an_area_never_a_pin(browser: Any, tmp_path: Path) -> None:
    events = tuple(replace(row, where_prec=2 + number % 5) for number, row in enumerate(RECORD.events))
    visit = _visit(browser, tmp_path, replace(RECORD, events=events))
    visit.open("#map")
    assert visit.tab.locator(".map .place circle").count() == 0
    assert visit.tab.locator(".map .place path").count() > 0
    found = json.loads(saved(visit, "GeoJSON"))
    assert {row["geometry"]["type"] for row in found["features"]} <= {"Polygon", "MultiPolygon"}


def test_a_formula_is_saved_as_text(browser: Any, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://evil.example","click")'
    claims = tuple(replace(row, text=formula, reason="\u200b+1") for row in RECORD.claims)
    visit = _visit(browser, tmp_path, replace(RECORD, claims=claims))
    visit.open("#claims")
    table = list(csv.DictReader(io.StringIO(saved(visit, "CSV"), newline="")))
    assert {row["text"] for row in table} == {f"'{formula}"}
    assert {row["reason"] for row in table} == {"'\u200b+1"}
    assert {row["text"] for row in json.loads(saved(visit, "JSON"))} == {formula}


def test_what_reports_carry_is_shown_as_text_in_every_view(browser: Any, tmp_path: Path) -> None:
    visit = _visit(browser, tmp_path, _evil())
    visit.open()
    for name in visit.views():
        visit.open(f"#{name}")
        visit.open_all()
        assert visit.tab.locator("#app img, #app script, #app iframe, [onerror], [onload]").count() == 0
        text = visit.tab.locator("main").inner_text()
        assert "\u202e" not in text
        assert name in ("timeline", "map") or "<script>alert(1)" in text, name
    assert visit.tab.locator("a[href^='javascript']").count() == 0
    assert (visit.asked(), visit.complaints) == ([], [])


def test_a_title_of_100_kb_leaves_the_page_as_wide_as_it_is(browser: Any, tmp_path: Path) -> None:
    reports = tuple(replace(row, title="W" * 100_000, outlet="M" * 100_000) for row in RECORD.reports)
    visit = _visit(browser, tmp_path, replace(RECORD, reports=reports))
    for name in ("claims", "reports", "conflicts"):
        visit.open(f"#{name}")
        assert visit.tab.evaluate("document.documentElement.scrollWidth") <= 1280


def test_what_was_set_aside_is_listed_with_its_reason(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    log = [Input("mail.bin", None, "failed", f"mail.bin: {EVIL}", None, None, 0)]
    path.write_text(render_page(RECORD, log), encoding="utf-8")
    visit = visit_to(browser, path)
    visit.open("#aside")
    assert "failed: </script>" in visit.tab.locator("main").inner_text()


def _visit(browser: Any, folder: Path, record: Record) -> Visit:
    path = folder / "story.html"
    path.write_text(render_page(record), encoding="utf-8")
    return visit_to(browser, path)


def _evil() -> Record:
    def row(each: Any, **fields: str) -> Any:
        return replace(each, **{name: f"{EVIL}\u202e{value}" for name, value in fields.items()})

    return replace(
        RECORD,
        reports=tuple(
            replace(
                row(each, title="t", byline="b", file="f"), url="javascript:alert(4)", outlet=f"{EVIL}{n}"
            )
            for n, each in enumerate(RECORD.reports)
        ),
        sources=tuple(row(each, name="n", description="d") for each in RECORD.sources),
        entities=tuple(row(each, name=each.name) for each in RECORD.entities),
        claims=tuple(row(each, text="t", reason="r") for each in RECORD.claims),
        events=tuple(row(each, text="t", type="T", place_text="p") for each in RECORD.events),
        statements=tuple(row(each, cue="c", force="f") for each in RECORD.statements),
        conflicts=tuple(row(each, reason="r") for each in RECORD.conflicts),
    )
