"""The line over a printed page, "Keld Weekly • Page 3 • 24 April 2026", or the day under its masthead:
both are of all its articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from reportedly.read.article import Article
from reportedly.read.facts import Facts
from reportedly.read.heads import Head
from reportedly.read.lines import read_facts
from reportedly.read.titles import same_title

_PAGE = re.compile(r"\b(?:page|pages|p\.|pp\.|seite|página|pagina|стр\.)\s*[A-Z]?\d{1,3}\b", re.I)
DEPTH = 8  # lines from the top in which a folio stands


def with_page_day(articles: Sequence[Article], lines: Sequence[str]) -> list[Article]:
    """Several articles of one page, of which those without a day have that of the folio, or of the masthead
    that is theirs too; ``lines`` are the page's, from the top."""
    titles = [article.head.title for article in articles if article.head.title]
    filled = [line for line in lines[:DEPTH] if line.strip()]
    top = list(takewhile(lambda line: not any(same_title(line, title) for title in titles), filled))
    days = {day: line for line in top if (day := _day_of(line)) is not None}
    outlet = articles[0].head.outlet if articles else None
    over = _masthead_days(top, outlet) if outlet and not days else {}
    if len(articles) < 2 or len(days or over) != 1:
        return list(articles)
    ((day, words),) = (days or over).items()
    said = Head(published=day, published_basis="text").because("text", words)
    others = {article.head.outlet for article in articles} - {None}
    if over and not all(same_title(other, outlet or "") for other in others if other):
        return list(articles)
    return [replace(article, head=article.head.filled_from(said)) for article in articles]


def _masthead_days(top: Sequence[str], outlet: str) -> dict[str, str]:
    """The days that stand alone under a masthead, with their lines."""
    under = top[next((at for at, line in enumerate(top, 1) if same_title(line, outlet)), len(top)) :]
    facts = {line: read_facts(line) for line in under}
    return {
        fact.published: line
        for line, fact in facts.items()
        if fact is not None and fact.published and fact == Facts(published=fact.published)
    }


def _day_of(line: str) -> str | None:
    """The day of a folio: a line with the number of a page, or a paper's name, beside it."""
    facts = read_facts(line) or read_facts(_PAGE.sub("", line).strip(" |•·–—-"))
    if facts is None or facts.published is None:
        return None
    return facts.published if facts.outlet or _PAGE.search(line) else None


__all__ = ["with_page_day"]
