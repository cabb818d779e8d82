"""What kind of page it is, over tests/quality/pages: what is read, what is set aside, and why."""

import pytest
from lxml import html
from tests.quality.pages.score import pages

from reportedly.read import read_inputs
from reportedly.read.blocks import flow
from reportedly.read.page_kinds import Look, note_on, passed_over

PAGES = [page for part in ("dev", "held") for page in pages(part)]
SAID = {"list": "a list of articles", "video": "about a video", "error": "could not be shown"}
NOTED = {"stub": "behind a paywall", "live": "live blog"}


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_only_what_can_be_read_is_read(tmp_path, page):
    path = tmp_path / "page.html"
    path.write_text(page.source, encoding="utf-8")
    (outcome,) = read_inputs([path])
    if page.kind in SAID:
        assert (outcome.state, outcome.reports) == ("set aside", ())
        assert SAID[page.kind] in outcome.reason
    else:
        assert outcome.state == "read"
        assert len(outcome.reports) == 1
        assert NOTED.get(page.kind, "") in (outcome.reason or "")
        assert page.kind in NOTED or outcome.reason is None


def test_paragraphs_that_were_passed_over_are_counted_and_told():
    told = "The council met nine times about this in the spring, and wanted to pay nothing."
    lost = "No member of it would say on the record who had asked for the new road."
    tree = html.document_fromstring(f"<html><body><p>{told}</p><div><p>{lost}</p></div></body></html>")
    blocks = list(flow(tree))
    assert passed_over(blocks, told) == len(lost.split())
    assert passed_over(blocks, f"{told}\n{lost}") == 0
    assert "15 words" in (note_on(Look("article", 15), 15) or "")
    assert note_on(Look("article", 15), 150) is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Sign in",
            "<form><input name=u><input type=password></form><p>Please sign in to continue reading.</p>",
        ),
        ("Log in | The Quay", "<h1>Welcome back</h1><form><input type='password'></form><p>Forgot it?</p>"),
        (
            "Locks closed",
            "<h1>Locks closed</h1><p>This article is for subscribers only; subscribe to read it now.</p>",
        ),
    ],
)
def test_a_page_that_only_asks_to_sign_in_is_no_report(tmp_path, title, body):
    path = tmp_path / "page.html"
    path.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>", encoding="utf-8")
    (outcome,) = read_inputs([path])
    assert outcome.state == "set aside"
    assert "sign in or subscribe" in (outcome.reason or "")


def test_the_beginning_that_a_paywall_leaves_is_read(tmp_path):
    path = tmp_path / "page.html"
    told = "The locks of the Norlink canal were closed on Monday after a barge struck a gate, a clerk said."
    path.write_text(
        f"<html><body><h1>Locks closed</h1><p>{told}</p><p>Subscribe to read on.</p>"
        "<input type='password'></body></html>",
        encoding="utf-8",
    )
    (outcome,) = read_inputs([path])
    assert outcome.state == "read"
