"""Two articles on one page whose headings, length or furniture make them hard to tell apart."""

import pytest
from tests.read.stories import BRIDGE, BRIDGE_TITLE

from reportedly.read import read_inputs

SHORT_TITLE = "Ferry stops for three weeks from Monday"
SHORT = (
    "The ferry between the two banks will stop for three weeks while the eastern pier is built anew, "
    "the port said on Friday. Commuters were told to use the bridge upstream, which stays open at "
    "night, and to expect delays of up to an hour in the mornings."
)


def page(body: str) -> str:
    return f"<!doctype html><html lang='en'><head><title>Post</title></head><body>{body}</body></html>"


def head(
    rank: str, title: str, *, linked: bool = False, day: str = "<p>By Minna Drost</p><p>14 May 2024</p>"
) -> str:
    shown = f"<a href='/x'>{title}</a>" if linked else title
    return f"<{rank}>{shown}</{rank}>{day}"


LONG = "".join(f"<p>{text}</p>" for text in BRIDGE) + "".join(
    f"<p>Day {n} of the works brought lorry number {n * 7} to the quay, where {n + 3} divers "
    "waited for the tide to turn.</p>"
    for n in range(40)
)


BRIEF_TITLE, OTHER_TITLE = "Slipway closed until Friday", "Crane arrives from Odland"
UNDATED = (
    f"<h2>{BRIEF_TITLE}</h2><p>The slipway is closed until Friday because a buoy broke loose in the "
    "storm, the harbour master said. Small boats can use the steps by the fish hall.</p>"
)
UNDATED_TOO = (
    f"<h2>{OTHER_TITLE}</h2><p>The second crane for the new quay came in on a barge from Odland, the "
    "port said. It will be put up within ten days.</p>"
)
BRIEF, OTHER_BRIEF = (
    text.replace("</h2>", "</h2><time datetime='2024-05-14'>14 May 2024</time>")
    for text in (UNDATED, UNDATED_TOO)
)


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        (
            f"<div>{head('h3', BRIDGE_TITLE)}{LONG}</div><div>{head('h3', SHORT_TITLE)}<p>{SHORT}</p></div>",
            [BRIDGE_TITLE, SHORT_TITLE],
        ),
        (
            f"<article>{head('h3', BRIDGE_TITLE)}{LONG}</article>"
            f"<article>{head('h3', SHORT_TITLE)}<p>{SHORT}</p></article>",
            [BRIDGE_TITLE, SHORT_TITLE],
        ),
        (
            f"<article>{head('h2', BRIDGE_TITLE)}{LONG}</article>"
            f"<article>{head('h2', SHORT_TITLE, linked=True)}<p>{SHORT}</p></article>",
            [BRIDGE_TITLE],
        ),
        (
            f"<h1>{BRIDGE_TITLE}</h1><p>By Minna Drost</p><h3>What will change for ships</h3>{LONG}"
            f"<h3>What comes after that</h3><p>{SHORT}</p>",
            [BRIDGE_TITLE],
        ),
        (f"<article>{BRIEF}</article><article>{OTHER_BRIEF}</article>", [BRIEF_TITLE, OTHER_TITLE]),
        (f"<article>{UNDATED}</article><article>{UNDATED_TOO}</article>", [BRIEF_TITLE]),
        (
            f"<h1>How the week at the harbour went</h1><article>{BRIEF}</article>"
            f"<article>{OTHER_BRIEF}</article>",
            ["How the week at the harbour went"],
        ),
    ],
    ids=[
        "third rank",
        "one is short",
        "a teaser that links on",
        "subheadings of the third rank",
        "briefs with a day each",
        "briefs without one",
        "posts under a title",
    ],
)
def test_two_articles_or_one(tmp_path, body, titles):
    path = tmp_path / "page.html"
    path.write_text(page(body), encoding="utf-8")
    (outcome,) = read_inputs([path])
    assert [report.title for report in outcome.reports] == titles
