"""Main text of pages written in the manner of real sites, beside other extractors.

    python bench/pages.py [--part dev|held] [--misses]

The pages stand in `tests/quality/pages`: templates by hand, each filled with one or two invented texts, so
that the main text is known. F1 is over words, averaged over the pages that have a main text; a tool's own
lines with the title do not count. `speed` is pages per CPU-second over all of them, read again and again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.quality.pages.score import Page, f1, ours, pages

ROUNDS = 5  # times that every page is read when speed is measured


def peers() -> dict[str, Callable[[str], str]]:
    """Extractors that can be imported here."""
    import trafilatura

    found: dict[str, Callable[[str], str]] = {"trafilatura": lambda page: trafilatura.extract(page) or ""}
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda page: extract_plain_text(page, main_content=True)
    except ImportError:
        print("resiliparse is not installed: `pip install resiliparse` to see it beside", file=sys.stderr)
    return found


def main() -> int:
    """Measure every tool and print a table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--part", choices=("dev", "held"))
    options.add_argument("--misses", action="store_true", help="pages of the dev part below .98")
    args = options.parse_args()
    parts = [args.part] if args.part else ["dev", "held"]
    print("| tool | " + " | ".join(f"{part} F1" for part in parts) + " | pages a CPU-second |")
    print("|---|" + "---|" * (len(parts) + 1))
    for name, read in {"reportedly": ours, **peers()}.items():
        cells = [_mean(read, [page for page in pages(part) if page.text]) for part in parts]
        print(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + f" | {_speed(read):.0f} |")
        if args.misses and name == "reportedly":
            for page in pages("dev"):
                if page.text and (value := f1(read(page.source), page)) < 0.98:
                    print(f"{page.name}: {value:.3f}", file=sys.stderr)
    return 0


def _mean(read: Callable[[str], str], chosen: list[Page]) -> float:
    return sum(f1(read(page.source), page) for page in chosen) / len(chosen)


def _speed(read: Callable[[str], str]) -> float:
    sources = [page.source for part in ("dev", "held") for page in pages(part)]
    started = time.process_time()
    for _ in range(ROUNDS):
        for source in sources:
            read(source)
    return ROUNDS * len(sources) / (time.process_time() - started)


if __name__ == "__main__":
    sys.exit(main())
