"""Reading: pages a CPU-second from HTML to report, beside trafilatura on the same pages; and many reports
from one web archive, with the memory they take.

    python bench/reading.py [--pages 200] [--reports 5000] [--seed 1] [--short] [--case FILE --minutes 20]

The pages are made: 30 to 80 kB of markup each, with the metadata, menus, scripts, teasers and comments that
news sites put around an article; with --short, articles of 3 to 8 kB in little markup. Times are CPU seconds
of this process; memory is the most it ever held. With --case, the case and the archive beside it are kept: a
run that --minutes ends is gone on with by the same command, as a user's would be.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from trafilatura import bare_extraction

from reportedly.case import BATCH, batches
from reportedly.read import Options, Tally, read_inputs
from reportedly.store import Store

PLACES = "Vellington Marrowgate Pell Sarrow Harrowby Estermouth Lindhall Quenby Torrance Aldmere".split()
PEOPLE = "Tobin Asker,Edda Lorne,Minna Drost,Ivo Marsh,Lena Corvin,Jonas Field,Ruth Amsel".split(",")
OPENINGS = (
    "Officials in {place} said on Tuesday that {thing} would be delayed by {number} weeks",
    "{person}, who heads the regional office in {place}, told reporters that {thing} had cost {number} million",  # noqa: E501
    "“We did not expect {thing} to take {number} days,” {person} said in {place}",
    "According to {person}, {number} people were affected when {thing} was halted near {place}",
    "Residents of {place} have asked for {thing} to be moved, {person} added",
)
THINGS = (
    "the bridge,the new harbour line,the water works,the grain exchange,the school,the night train".split(",")
)
TAILS = (
    "",
    ", a spokesman confirmed",
    ", two sources said",
    ", which the ministry denied",
    " after a long dispute",
)


def paragraph(chance: random.Random) -> str:
    """Some sentences of invented news."""
    sentences = []
    for _ in range(chance.randint(2, 4)):
        opening = chance.choice(OPENINGS).format(
            place=chance.choice(PLACES),
            person=chance.choice(PEOPLE),
            thing=chance.choice(THINGS),
            number=chance.randint(2, 90),
        )
        sentences.append(opening + chance.choice(TAILS) + ".")
    return " ".join(sentences)


def page(chance: random.Random, number: int) -> str:
    """A page in the manner of a news site."""
    title = f"{chance.choice(PLACES)} counts the cost of {chance.choice(THINGS)} in its {number}th week"
    body = "".join(f'<p class="story-text">{paragraph(chance)}</p>\n' for _ in range(chance.randint(10, 30)))
    described = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": f"2024-05-{1 + number % 28:02}T08:00:00Z",
            "author": {"@type": "Person", "name": chance.choice(PEOPLE)},
            "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        }
    )
    link = (
        '<li class="nav-item nav-item--{0}"><a href="/section/{0}" data-track="nav|{0}">Section {0}</a></li>'
    )
    teaser = (
        '<div class="card related"><a href="/news/{0}"><img src="/i/{0}.jpg" srcset="/i/{0}-2x.jpg 2x" alt="">'  # noqa: E501
        "<h3>{1} waits for word on {2}</h3></a><span class='meta'>{0} minutes ago</span></div>"
    )
    script = "<script>window.q=window.q||[];q.push({});</script>".format(
        json.dumps({f"k{i}": chance.random() for i in range(chance.randint(200, 900))})
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Harbour Post</title>'  # noqa: E501
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Harbour Post">'  # noqa: E501
        f'<link rel="canonical" href="https://www.harbourpost.test/news/{number}">'
        f'<script type="application/ld+json">{described}</script>{script}'
        f"<style>{'.c{{color:#333;margin:0 auto;padding:4px 8px}}' * 60}</style></head><body>"
        f"<header><nav><ul>{''.join(link.format(i) for i in range(60))}</ul></nav></header><main><article>"
        f'<h1>{title}</h1><div class="byline">By {chance.choice(PEOPLE)}</div>{body}</article></main>'
        f"<aside>{''.join(teaser.format(i, chance.choice(PLACES), chance.choice(THINGS)) for i in range(40))}"
        f"</aside>{script}<footer>{''.join(link.format(i) for i in range(40))}<p>© The Harbour Post</p></footer>"  # noqa: E501
        "</body></html>"
    )


def short_page(chance: random.Random, number: int) -> str:
    """A short article in little markup, as agencies' sites and print views have it."""
    title = f"{chance.choice(PLACES)} counts the cost of {chance.choice(THINGS)} in its {number}th week"
    body = "".join(f"<p>{paragraph(chance)}</p>" for _ in range(chance.randint(6, 14)))
    return (
        f'<html lang="en"><head><title>{title}</title>'
        '<meta property="og:site_name" content="The Harbour Post"></head>'
        f"<body><article><h1>{title}</h1><p>By {chance.choice(PEOPLE)}</p>{body}</article></body></html>"
    )


def records(count: int, seed: int, *, short: bool) -> Iterator[bytes]:
    """Responses of a web archive, one gzip member each."""
    chance = random.Random(seed)
    for number in range(count):
        body = (short_page if short else page)(chance, number).encode()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Date: 2024-05-15T06:00:00Z\r\nWARC-Target-URI: https://www.harbourpost.test/news/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        yield gzip.compress(head.encode() + block + b"\r\n\r\n", 1)


def rate(name: str, count: int, work: Callable[[], object]) -> None:
    """Run some work and print how many pages it did in a CPU-second."""
    began = time.process_time()
    work()
    spent = time.process_time() - began
    print(f"{name:<34}{count:>8}{spent:>10.1f}{count / spent:>12.1f}")


def megabytes() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--pages", type=int, default=200)
    ask.add_argument("--reports", type=int, default=5000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--short", action="store_true")
    ask.add_argument("--case", type=Path)
    ask.add_argument("--minutes", type=float, default=24 * 60)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        chance = random.Random(given.seed)
        pages = [page(chance, number) for number in range(given.pages)]
        (folder / "pages").mkdir()
        for number, source in enumerate(pages):
            (folder / "pages" / f"{number:05}.html").write_text(source, encoding="utf-8")
        sizes = sorted(map(len, pages))
        print(f"{given.pages} pages of {sizes[0] // 1000} to {sizes[-1] // 1000} kB")
        print(f"{'':<34}{'pages':>8}{'CPU s':>10}{'a CPU s':>12}")
        list(read_inputs([folder / "pages" / "00000.html"]))  # models load at the first page
        rate(
            "trafilatura, text alone, fast",
            given.pages,
            lambda: [bare_extraction(p, fast=True) for p in pages],
        )
        rate(
            "trafilatura, text and metadata",
            given.pages,
            lambda: [bare_extraction(p, with_metadata=True) for p in pages],
        )
        rate("reportedly, HTML to report", given.pages, lambda: list(read_inputs([folder / "pages"])))
    print(f"\n{given.reports:,} reports from one WARC.gz into a case, not annotated")
    with tempfile.TemporaryDirectory() as held:
        archive(given.case or Path(held) / "c.duckdb", given)


def archive(case_file: Path, given: argparse.Namespace) -> None:
    """Read an archive of made pages into a case, in batches as ``Case.add`` does, and print how it goes."""
    path = case_file.with_suffix(".warc.gz")
    if not path.exists():
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as out:
            out.writelines(records(given.reports, given.seed, short=given.short))
        unfinished.rename(path)
    print(f"{path.stat().st_size / 1e6:,.0f} MB squeezed")
    print(f"{'reports':>10}{'of these new':>14}{'CPU s':>10}{'a CPU s':>12}{'most MB':>10}{'case MB':>10}")
    store = Store(case_file)
    options = Options(kept=lambda name, sha256: store.kept(name, sha256, "bench"))
    tally = Tally()
    began, until = time.process_time(), time.monotonic() + 60 * given.minutes
    new = 0
    for batch in batches(read_inputs([path], options=options), BATCH):
        fresh = [outcome for outcome in batch if outcome.kept is None]
        rows, _ = store.sift(r for o in fresh for r in o.reports)
        store.keep(fresh, rows, (), basis="bench")
        tally.add(batch)
        new += sum(outcome.n_reports for outcome in fresh)
        if (
            tally.inputs % max(BATCH, given.reports // 10 // BATCH * BATCH) == 0
            or tally.inputs == given.reports
        ):
            spent = time.process_time() - began
            size = case_file.stat().st_size / 1e6
            print(
                f"{tally.inputs:>10,}{new:>14,}{spent:>10.1f}{tally.inputs / spent:>12.1f}"
                f"{megabytes():>10.0f}{size:>10.0f}",
                flush=True,
            )
        if time.monotonic() > until:
            print(f"stopped after {given.minutes:g} minutes at {tally.inputs:,}: the same command goes on")
            break
    held = store.count_reports()
    store.close()
    totals = tally.totals()
    print(f"{totals.inputs:,} inputs: {totals.read:,} read; {held:,} reports in the case")
    if tally.inputs >= given.reports:
        assert totals.inputs == totals.read == totals.reports == held == given.reports, totals


if __name__ == "__main__":
    main()
