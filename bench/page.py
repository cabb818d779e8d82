"""The page of a large story and of a small one: size, time to the first view, time of a filter, in Chromium.

    python bench/page.py [--reports N] [--keep FILE]

The story is made up: N reports (2,000) of two to four thousand characters in words of invented syllables
with the frequencies of English, statements in each, claims over many reports, copies, events with places
and dates, conflicts. A page is opened from a file in a new Chromium, as from a mail attachment; a filter is
timed in the page, from the change of its address to the next frame drawn after it. "work" is the page's
own thread in CPU time, which other programs on the machine do not lengthen. Nothing here is compared with
another program: none makes such a page; the bounds are those the project set itself (10 MB, 2 s, 200 ms;
1 MB for 5 reports).
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reportedly.publish.page import front, render_page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.story import story

CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
ROUNDS = 5
FILTERS: dict[str, str] = {
    "a status": "#claims?status=requested",
    "an outlet": "#claims?outlet=Outlet+7",
    "a search": "#claims?q={word}",
    "a search, reports": "#reports?q={word}",
    "a place, map": "#map?place=Place+3",
    "a span of time, timeline": "#timeline?day_from=2026-02-01&day_to=2026-02-07",
    "an entity, parties": "#parties?entity=Party+11",
}
_TIMED = """async (hash) => {
    const start = performance.now();
    location.hash = hash;
    await new Promise((done) => addEventListener("hashchange", done, { once: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--keep", type=Path, help="write the large page here too")
    args = options.parse_args()
    if CHROMIUM is None or front("page.js") is None:
        print("skipped: needs Chromium and the built front end (apt install chromium; make front)")
        return 0
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("skipped: playwright is not installed")
        return 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in (args.reports, 5):
            record = story(size, random.Random(5))
            start = time.process_time()
            html = render_page(record)
            seconds = time.process_time() - start
            path = Path(folder) / f"{size}.html"
            path.write_text(html, encoding="utf-8")
            if args.keep and size == args.reports:
                args.keep.write_text(html, encoding="utf-8")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            texts = sum(len(row.text.encode()) for row in record.reports)
            print(
                f"\n{size:,} reports, {len(record.statements):,} statements, {len(record.claims):,} claims, "
                f"{len(record.events):,} events; texts {texts / 1e6:.1f} MB"
            )
            print(f"{'page, MB':<34}{len(html.encode()) / 1e6:>8.2f}")
            print(f"{'written, CPU-seconds':<34}{seconds:>8.2f}")
            print(f"\n{'median of ' + str(ROUNDS):<34}{'ms':>8}{'work, ms':>10}")
            for name, clock, work in _measured(browser, path, record.reports[0].text.split()[3]):
                print(f"{name:<34}{clock:>8.0f}{work:>10.0f}")
            browser.close()
    return 0


def _measured(browser: Any, path: Path, word: str) -> Iterator[tuple[str, float, float]]:
    """Each thing done: milliseconds by the clock, and of the page's own thread."""
    first, work = [], []
    for _ in range(ROUNDS):
        tab, spent = _tab(browser)
        start = time.monotonic()
        tab.goto(path.as_uri())
        tab.locator("#app[data-ready]").wait_for()
        tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        first.append(1000 * (time.monotonic() - start))
        work.append(spent())
        tab.context.close()
    yield "first view", statistics.median(first), statistics.median(work)
    tab, spent = _tab(browser)
    tab.goto(path.as_uri())
    tab.locator("#app[data-ready]").wait_for()
    tab.wait_for_timeout(3000)  # what a reader takes to look at the answer
    for name, address in FILTERS.items():
        first, work = [], []
        for _ in range(ROUNDS):
            tab.evaluate(_TIMED, address.partition("?")[0])
            before = spent()
            first.append(tab.evaluate(_TIMED, address.format(word=word)))
            work.append(spent() - before)
        yield name, statistics.median(first), statistics.median(work)
    tab.context.close()


def _tab(browser: Any) -> tuple[Any, Callable[[], float]]:
    """A tab, and a function that gives the CPU time its thread has spent so far, in ms."""
    tab = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    return tab, spent


if __name__ == "__main__":
    sys.exit(main())
