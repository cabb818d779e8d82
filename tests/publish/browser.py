"""A page opened in Debian's Chromium, without a network, and everything it asked for or complained about."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.publish.page import front

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


def _missing() -> str | None:
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed"
    if CHROMIUM is None:
        return "no Chromium is installed (Debian: apt install chromium)"
    return "the front end is not built: run make front" if front("page.js") is None else None


MISSING = _missing()
needed = pytest.mark.skipif(MISSING is not None, reason=MISSING or "")


class Visit:
    """A tab with a page that stands in a file."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab, self.address = tab, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, hash: str = "") -> None:
        """Open the page anew at this address."""
        self.tab.goto("about:blank")
        self.tab.goto(self.address + hash)
        self.tab.locator("#app[data-ready]").wait_for()

    def views(self) -> list[str]:
        """The names of the views that the page offers."""
        hrefs = self.tab.locator("nav.views a").evaluate_all("all => all.map(one => one.hash)")
        return [href.lstrip("#").partition("?")[0] for href in hrefs]

    def open_all(self) -> None:
        """Open everything that can be opened."""
        self.tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        self.tab.wait_for_timeout(60)

    def count(self, selector: str) -> int:
        """How many of these can be seen."""
        return int(self.tab.locator(selector).filter(visible=True).count())

    def marked(self, statement_id: str) -> str:
        """The words that a report shows as this statement's."""
        return str(
            self.tab.locator(f'mark[data-over~="{statement_id}"]').evaluate_all(
                "all => all.map(one => one.textContent).join('')"
            )
        )

    def asked(self) -> list[str]:
        """What was asked for beside the page itself."""
        own = ("about:blank", "data:,", self.address)
        return [
            url for url in self.requests if url.partition("#")[0] not in own and not url.startswith("blob:")
        ]


def chromium() -> Iterator[Any]:
    """A browser, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def visit_to(browser: Any, path: Path, **options: Any) -> Visit:
    """A visit to the page in a file."""
    settings = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", "offline": True}
    context = browser.new_context(**{**settings, **options})
    return Visit(context.new_page(), path.as_uri())
