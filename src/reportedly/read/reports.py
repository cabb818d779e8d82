"""Articles of one input to reports: ids, outlets that a file's articles share, languages."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple

from reportedly.read import language, outlets
from reportedly.read.article import Article
from reportedly.read.credits import is_own, without_own
from reportedly.read.heads import Credit, Head, host_of
from reportedly.read.signatures import role_of
from reportedly.record import Report

ID_DIGITS = 16  # hexadecimal digits of the hash in an id: 64 bits, no two alike in any archive


def to_reports(
    articles: Sequence[Article], file: str, sha256: str, first_part: int = 1
) -> tuple[Report, ...]:
    """One report for each article; ``sha256`` is of the bytes the articles were read from."""
    names = _outlets(articles)
    return tuple(
        _report(article, file, f"r{sha256[:ID_DIGITS]}.{number}", first_part + number - 1, outlet)
        for number, (article, outlet) in enumerate(zip(articles, names, strict=True), start=1)
    )


def identity(sha256: str, outside: Head) -> str:
    """The digest that ids are made of: of the bytes, and of what is known of them from outside, since the
    same bytes under two addresses are two publications."""
    if outside == Head():
        return sha256
    return hashlib.sha256(repr((sha256, astuple(outside))).encode("utf-8", "replace")).hexdigest()


def _report(article: Article, file: str, report_id: str, part: int, outlet: str | None) -> Report:
    head = article.head
    text = article.text
    credits = without_own((credit for credit in head.credits if credit.name), outlet)
    weak = article.weak_outlet
    if weak and not is_own(weak, outlet) and all(credit.name != weak for credit in credits):
        credits = (*credits, Credit(weak, role_of(weak)))
    return Report(
        report_id=report_id,
        file=file,
        part=part,
        outlet=outlet,
        title=head.title,
        byline=head.byline,
        published=head.published,
        published_basis=head.published_basis,
        language=language.identify(text, head.language),
        credits=tuple(credit.name for credit in credits),
        url=head.url,
        text=text,
        updated=head.updated,
        dateline=head.dateline,
        credit_roles=tuple(credit.role for credit in credits),
    )


def _outlets(articles: Sequence[Article]) -> list[str | None]:
    """The outlet of each article: its own, else the one that the file's others name, else who was told."""
    own = [_own_outlet(article) for article in articles]
    named = {name for name in own if name}
    if len(named) == 1:
        return [name or next(iter(named)) for name in own]
    if named:
        return own
    told = outlets.told_medium([article.text for article in articles])
    return [told for _ in own]


def _own_outlet(article: Article) -> str | None:
    """What the head names, else a closing note, else the host of the page."""
    head = article.head
    return head.outlet or article.weak_outlet or head.domain or (host_of(head.url) if head.url else None)
