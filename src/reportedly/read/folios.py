"""The line over a printed page, "Keld Weekly • Page 3 • 24 April 2026": its day is that of its articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from reportedly.read.article import Article
from reportedly.read.heads import Head
from reportedly.read.lines import read_facts
from reportedly.read.titles import same_title

_PAGE = re.compile(r"\b(?:page|pages|p\.|pp\.|seite|página|pagina|стр\.)\s*[A-Z]?\d{1,3}\b", re.I)
DEPTH = 8  # lines from the top in which a folio stands


def with_page_day(articles: Sequence[Article], lines: Sequence[str]) -> list[Article]:
    """Several articles of one page, of which those without a day have that of the folio; ``lines`` are the
    page's, from the top."""
    titles = [article.head.title for article in articles if article.head.title]
    top = takewhile(lambda line: not any(same_title(line, title) for title in titles), lines[:DEPTH])
    days = {day: line for line in top if (day := _day_of(line)) is not None}
    if len(articles) < 2 or len(days) != 1:
        return list(articles)
    ((day, words),) = days.items()
    said = Head(published=day, published_basis="text").because("text", words)
    return [replace(article, head=article.head.filled_from(said)) for article in articles]


def _day_of(line: str) -> str | None:
    """The day of a folio: a line with the number of a page, or a paper's name, beside it."""
    facts = read_facts(line) or read_facts(_PAGE.sub("", line).strip(" |•·–—-"))
    if facts is None or facts.published is None:
        return None
    return facts.published if facts.outlet or _PAGE.search(line) else None


__all__ = ["with_page_day"]
