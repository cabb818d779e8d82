"""Piles that are meant to hurt: what is compared grows with the reports, never with their square, and what
was kept out of it is told. All texts are made up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB
from reportedly.link.reuse.reuse import reuse_table, set_aside
from reportedly.link.stories import steps
from reportedly.link.stories.stories import text_edges
from reportedly.link.texts import number_texts
from reportedly.record import Report

RNG = random.Random(11)
STOCK = ["".join(RNG.choices("abdeiklmnorstuv", k=RNG.randint(2, 9))) for _ in range(20_000)]


def text(words: int) -> str:
    return " ".join(RNG.choices(STOCK, k=words)).capitalize() + "."


def pile(texts: Sequence[str], outlets: int = 40, dated: bool = True) -> list[Report]:
    return [
        Report(
            f"r{i:06}",
            f"{i}.txt",
            1,
            f"Outlet {i % outlets}",
            None,
            None,
            f"2025-03-{i % 28 + 1:02}" if dated else None,
            "metadata" if dated else None,
            "en",
            (),
            None,
            body,
        )
        for i, body in enumerate(texts)
    ]


@dataclass(frozen=True, slots=True)
class Work:
    """How many pairs of texts were laid side by side word by word, and compared by their terms; what was
    found and what was told to be set aside."""

    aligned: int
    compared: int
    passages: int
    aside: tuple[str, ...]


def work(reports: Sequence[Report]) -> Work:
    with DuckDB() as engine:
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        found = reuse_table(engine)
        text_edges(engine)
        counts = [
            engine.get(f"SELECT count(*) AS n FROM {name}").to_pylist()[0]["n"]
            for name in ("meeting", "candidate")
        ]
        return Work(counts[0], counts[1], found.num_rows, tuple(row.reason for row in set_aside(engine)))


def test_one_text_over_and_over_is_one_text() -> None:
    done = work(pile([text(120)] * 4_000))
    assert (done.aligned, done.compared) == (0, 0)
    assert done.passages == 3_999


def test_near_copies_without_dates_hang_on_the_earliest() -> None:
    same, n = text(100), 1_500
    reports = pile([f"{same} {text(8)}" for _ in range(n)], outlets=n, dated=False)
    done = work(reports)
    assert done.aligned < 2 * n
    assert done.compared <= n * steps.MOST_EARLIER
    assert done.passages >= n - 1


def test_the_footer_of_a_site_is_no_copy_and_is_told() -> None:
    footer, n = text(60), 1_500
    done = work(pile([f"{text(70)}\n{footer}" for _ in range(n)], outlets=1))
    assert done.aligned < n / 10
    assert done.passages < n / 10
    assert done.compared <= n * steps.MOST_EARLIER
    assert any("house style" in reason for reason in done.aside)


def test_a_book_is_compared_where_it_shares_words() -> None:
    articles = [text(120) for _ in range(2_500)]
    book = "\n".join(articles)
    done = work(pile([book, *articles[:400]]))
    assert done.aligned == 400
    assert done.passages == 400
    assert any(f"{len(book):,} characters" in reason for reason in done.aside)
