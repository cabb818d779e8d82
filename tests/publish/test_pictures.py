"""The pictures in the README are of the page as it is: taken by the tests (`make pictures`), checked here.

A picture cannot be compared to the pixel on another machine, whose fonts differ. What can be checked is that
it was taken of these sources and this sample: the digest of both stands in the file beside it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import needed, visit_to

from reportedly.case import Case

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "examples" / "south-syria" / "reports"
TAKEN_OF = IMAGES / "taken-of.txt"
TAKE = bool(os.environ.get("PICTURES"))
SHOTS = {"page.png": ("", 1200, 1150), "map.png": ("#map", 1200, 820)}


def _sources() -> Iterator[Path]:
    for name in (
        "answer.ts",
        "form.ts",
        "page.css",
        "tree.ts",
        "views/claims.ts",
        "views/glance.ts",
        "views/map.ts",
    ):
        yield ROOT / "front" / "src" / name
    yield from sorted(SAMPLE.glob("*"))


def digest() -> str:
    """What the pictures are taken of, in one number."""
    found = hashlib.sha256()
    for path in _sources():
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


@needed
@pytest.mark.skipif(not TAKE, reason="pictures are taken only when asked for: make pictures")
def test_take_the_pictures(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    with Case.open() as case:
        case.add([SAMPLE])
        path.write_text(case.page(), encoding="utf-8")
    for name, (hash, width, height) in SHOTS.items():
        visit = visit_to(browser, path, viewport={"width": width, "height": height})
        visit.open(hash)
        visit.tab.wait_for_timeout(300)
        visit.tab.screenshot(path=IMAGES / name)
        visit.tab.context.close()
    TAKEN_OF.write_text(f"{digest()}\n", encoding="utf-8")


@pytest.mark.skipif(TAKE, reason="the pictures are being taken")
def test_the_pictures_are_of_the_page_as_it_is() -> None:
    assert TAKEN_OF.read_text(encoding="utf-8").strip() == digest(), "the page has changed: run make pictures"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in SHOTS:
        assert (IMAGES / name).is_file()
        assert f"docs/images/{name}" in readme
