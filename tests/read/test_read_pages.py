"""Pages written in the manner of real sites, with what a reader would say of each."""

import json
from pathlib import Path

import pytest

from reportedly.read import read_inputs

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_page(name):
    (outcome,) = read_inputs([PAGES / f"{name}.html"])
    assert outcome.state == "read"
    assert [report.title for report in outcome.reports] == [part["title"] for part in EXPECTED[name]]
    for report, part in zip(outcome.reports, EXPECTED[name], strict=True):
        for field in part.keys() - {"has", "absent"}:
            value = getattr(report, field)
            assert (list(value) if field == "credits" else value) == part[field], field
        for words in part["has"]:
            assert words in report.text
        for words in part["absent"]:
            assert words not in report.text
        assert report.title not in report.text


def test_every_page_has_expectations():
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)
