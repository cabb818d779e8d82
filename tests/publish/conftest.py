"""What the tests of the page share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import Visit, visit_to
from tests.publish.sample import RECORD

from reportedly.publish.page import render_page


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    """The sample's page, opened in a browser."""
    path = tmp_path / "story.html"
    path.write_text(render_page(RECORD), encoding="utf-8")
    opened = visit_to(browser, path)
    yield opened
    opened.tab.context.close()
