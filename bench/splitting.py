"""Two articles on one page: are both read, and are they kept apart?

    python bench/splitting.py [--data DIR] [--pairs 50] [--seed 7] [--misses]

Pairs of PolNeAR dev texts (their first line is the title) are put on one page in four ways: as two
`<article>`, as two `<div>`, flat with a rule between them, and as two whole pages of different sites,
one after the other. Ranks of headings, classes, bylines, dates and furniture vary with the seed. *Both*
counts pages of which the tool's output holds more than 80 % of the words of each article's body; *apart*
those of these where each article has a report of its own, with less than 20 % of the other's.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path

from reportedly.read import read_inputs

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "attribution" / "polnear" / "dev" / "text"
MAKINGS = ("two <article>", "two <div>", "flat with a rule", "two pages glued")
NAMES = ("Ilse Brandvik", "Pavo Lind", "Mireille Okafor", "Tomasa Irigoyen", "Henrike Solano", "Janek Orlo")
SITES = ("Keld Gazette", "Velmar Today", "Tarnhill Courier", "Orlen Post", "Norvane Herald")
LINKS = (
    "Ferry stops for three weeks",
    "Six held over fuel",
    "Mayor will not stand again",
    "Storm cuts power",
)


def article(text: str) -> tuple[str, list[str]]:
    """The title and the paragraphs of one text of the set."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return lines[0].rstrip("."), lines[1:]


def make(making: str, one: tuple[str, list[str]], two: tuple[str, list[str]], dice: random.Random) -> str:
    """A page with two articles on it, in one of the four ways."""
    if making == "two pages glued":
        return _whole_page(one, dice) + "\n" * dice.randint(0, 2) + _whole_page(two, dice)
    rank = dice.choice(("h1", "h2", "h3"))
    headed = dice.random() < 0.8
    bodies = [
        _head(title, rank, dice, headed=headed) + _paragraphs(lines, dice) for title, lines in (one, two)
    ]
    if making == "two <article>":
        mark = dice.choice(("", ' class="post"', ' class="c-story" role="article"'))
        inside = "\n".join(f"<article{mark}>{body}</article>" for body in bodies)
    elif making == "two <div>":
        mark = dice.choice((' class="story"', ' class="entry-content"', ' class="blk-7 main-col"', ""))
        inside = "\n".join(f"<div{mark}>{body}</div>" for body in bodies)
    else:
        inside = "\n<hr>\n".join(bodies)
    site = dice.choice(SITES)
    return (
        f"<!doctype html><html lang='en'><head><title>{site}</title></head><body>{_menu(dice)}"
        f"<div id='content'>{inside}</div>{_foot(site, dice)}</body></html>"
    )


def _head(title: str, rank: str, dice: random.Random, *, headed: bool) -> str:
    line = f"<{rank}>{escape(title)}</{rank}>"
    if headed:
        day = f"{dice.randint(1, 28)} {dice.choice(('March', 'May', 'October'))} 2016"
        name = dice.choice(NAMES)
        line += dice.choice(
            (
                f"<p class='byline'>By {name}</p><p class='date'>{day}</p>",
                f"<div class='meta'>By {name} | {day}</div>",
                f"<time>{day}</time>",
                f"<p><b>{name}</b></p><p>{day}</p>",
            )
        )
    return line


def _paragraphs(lines: list[str], dice: random.Random) -> str:
    out = [f"<p>{escape(line)}</p>" for line in lines]
    if dice.random() < 0.4 and len(out) > 4:
        out.insert(
            3,
            "<div class='related'><h4>Related</h4><ul>"
            f"<li><a href='#'>{dice.choice(LINKS)}</a></li></ul></div>",
        )
    if dice.random() < 0.4:
        out.insert(
            1, "<figure><img src='a.jpg'><figcaption>A file picture. Photo: Agency</figcaption></figure>"
        )
    return "\n".join(out)


def _menu(dice: random.Random) -> str:
    links = "".join(f"<a href='#'>{name}</a> " for name in ("Home", "World", "Business", "Sport", "Weather"))
    return dice.choice(
        (f"<nav>{links}</nav>", f"<div id='menu'>{links}</div>", f"<ul class='top'><li>{links}</ul>")
    )


def _foot(site: str, dice: random.Random) -> str:
    links = "".join(f"<li><a href='#'>{link}</a></li>" for link in LINKS)
    return dice.choice(
        (
            f"<div class='more'><h3>More stories</h3><ul>{links}</ul></div><footer>© 2016 {site}</footer>",
            f"<footer><ul>{links}</ul><p>© {site}. All rights reserved.</p></footer>",
        )
    )


def _whole_page(one: tuple[str, list[str]], dice: random.Random) -> str:
    title, lines = one
    site = dice.choice(SITES)
    body = _head(title, dice.choice(("h1", "h1", "h2")), dice, headed=dice.random() < 0.9) + _paragraphs(
        lines, dice
    )
    comments = "<div id='comments'><h3>Comments</h3><p>Well said, thank you for this.</p></div>"
    holder = dice.choice(
        (
            f"<main><article>{body}</article></main>",
            f"<div class='wrap'><div class='col-8'>{body}</div>"
            "<div class='sidebar'><p>Subscribe to our letter</p></div></div>",
            f"<table><tr><td class='left'>Menu</td><td>{body}</td></tr></table>",
        )
    )
    start = dice.choice(("<!DOCTYPE html>\n<html lang='en'>", "<html>", "<HTML><!-- saved page -->"))
    return (
        f"{start}<head><meta charset='utf-8'><title>{escape(title)} | {site}</title>"
        f"<meta property='og:site_name' content='{site}'></head><body>{_menu(dice)}{holder}"
        f"{comments if dice.random() < 0.5 else ''}{_foot(site, dice)}</body></html>"
    )


def ours(page: str) -> list[str]:
    """The texts of the reports that this program reads from a page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        return [report.text for outcome in read_inputs([path]) for report in outcome.reports]


def peers() -> dict[str, Callable[[str], list[str]]]:
    """Extractors that can be imported here."""
    found: dict[str, Callable[[str], list[str]]] = {}
    import trafilatura

    found["trafilatura"] = lambda page: [trafilatura.extract(page) or ""]
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError:
        print("resiliparse is not installed: `pip install resiliparse` to see it beside", file=sys.stderr)
    else:
        found["resiliparse"] = lambda page: [extract_plain_text(page, main_content=True)]
    return found


def share(body: list[str], text: str) -> float:
    """The share of a body's words, counted as often as they stand there, that a text holds."""
    wanted, there = Counter(" ".join(body).split()), Counter(text.split())
    return sum((wanted & there).values()) / max(1, wanted.total())


def judge(one: list[str], two: list[str], texts: list[str]) -> tuple[bool, bool]:
    """Whether both articles are in the texts, and whether each has one of its own."""
    whole = "\n".join(texts)
    both = share(one, whole) > 0.8 and share(two, whole) > 0.8
    lines = [set(one), set(two)]
    apart = False
    for first in texts:
        for second in texts:
            if first is second or not (share(one, first) > 0.8 and share(two, second) > 0.8):
                continue
            strange = [_lines_in(lines[1], first), _lines_in(lines[0], second)]
            apart = apart or max(strange) < 0.2
    return both, both and apart


def _lines_in(lines: set[str], text: str) -> float:
    words = sum(len(line.split()) for line in lines)
    return sum(len(line.split()) for line in lines if line in text) / max(1, words)


def main() -> int:
    """Measure every tool on every making and print a table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--pairs", type=int, default=50)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--misses", action="store_true")
    args = options.parse_args()
    if not args.data.is_dir():
        print(f"no texts at {args.data}: name a folder of .txt files with --data")
        return 0
    texts = [article(path.read_text(encoding="utf-8")) for path in sorted(args.data.glob("*.txt"))]
    dice = random.Random(args.seed)
    tools = {"reportedly": ours, **peers()}
    both: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for number in range(args.pairs):
        one, two = dice.sample(texts, 2)
        for making in MAKINGS:
            page = make(making, one, two, random.Random(f"{args.seed} {number} {making}"))
            for name, read in tools.items():
                found = judge(one[1], two[1], read(page))
                both[name, making] += found[0]
                apart[name, making] += found[1]
                if args.misses and name == "reportedly" and not all(found):
                    print(f"pair {number}, {making}: both {found[0]}, apart {found[1]}")
    print(f"| {args.pairs} pairs | " + " | ".join(MAKINGS) + " |")
    print("|---|" + "---|" * len(MAKINGS))
    for name in tools:
        cells = [f"{both[name, making]}, apart {apart[name, making]}" for making in MAKINGS]
        print(f"| {name} | " + " | ".join(cells) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
