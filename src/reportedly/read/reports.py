"""Articles of one input to reports: ids, outlets that a file's articles share, languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.read import language, outlets
from reportedly.read.addresses import host_of
from reportedly.read.agencies import is_any_agency, role_of
from reportedly.read.article import Article
from reportedly.read.credits import is_own, without_own
from reportedly.read.day_order import settled
from reportedly.read.heads import ALL, Credit, Head
from reportedly.read.releases import is_carried
from reportedly.read.words import vocabulary
from reportedly.record import Basis, Report

_COLUMNS = ("title", "outlet", "byline", "published", "updated", "dateline", "url", "translated_from")
ID_DIGITS = 16  # hexadecimal digits of the hash in an id: 64 bits, no two alike in any archive


def to_reports(
    articles: Sequence[Article],
    file: str,
    sha256: str,
    first_part: int = 1,
    offsets: Sequence[str | None] | None = None,
) -> tuple[Report, ...]:
    """One report for each article; ``sha256`` is of the bytes the articles were read from, ``offsets`` says
    where each text stands in them."""
    named = zip(articles, _outlets(articles), offsets or [None] * len(articles), strict=True)
    return tuple(
        _report(article, head, where, file, f"r{sha256[:ID_DIGITS]}.{number}", first_part + number - 1)
        for number, (article, head, where) in enumerate(named, start=1)
    )


def identity(sha256: str, outside: Head) -> str:
    """The digest that ids are made of: of the bytes, and of what is known of them from outside, since the
    same bytes under two addresses are two publications."""
    if outside == Head():
        return sha256
    stated = tuple(getattr(outside, name) for name in ALL)
    return hashlib.sha256(repr((sha256, stated)).encode("utf-8", "replace")).hexdigest()


def _report(
    article: Article, head: Head, offsets: str | None, file: str, report_id: str, part: int
) -> Report:
    outlet, text = head.outlet, article.text
    head = replace(head, credits=tuple(credit for credit in head.credits if credit.name))
    weak = article.weak_outlet
    company = weak is not None and weak.split()[-1].casefold().strip(".,") in vocabulary("company_words")
    if (
        weak
        and not company
        and not is_own(weak, outlet)
        and all(credit.name != weak for credit in head.credits)
    ):
        head = head.crediting([Credit(weak, role_of(weak))]).because("text", article.weak_words)
    credited = any(seen.field == "outlet" and seen.basis == "credited" for seen in head.seen)
    credits = head.credits if credited else without_own(head.credits, outlet)
    head = replace(head, credits=credits)
    spoken = language.identify(text, head.language)
    head = settled(head, spoken)
    return Report(
        report_id=report_id,
        file=file,
        part=part,
        outlet=outlet,
        title=head.title,
        byline=head.byline,
        published=head.published,
        published_basis=head.published_basis,
        language=spoken,
        credits=tuple(credit.name for credit in credits),
        url=head.url,
        text=text,
        updated=head.updated,
        dateline=head.dateline,
        credit_roles=tuple(credit.role for credit in credits),
        translated_from=head.translated_from,
        bases=tuple(_bases(head, spoken)),
        offsets=offsets,
    )


def _bases(head: Head, spoken: str) -> Iterator[Basis]:
    """How each field that has a value was found."""
    seen = {(one.field, one.name): one for one in reversed(head.seen)}
    for field in _COLUMNS:
        value = getattr(head, field)
        if value is not None and (one := seen.get((field, ""))) is not None:
            yield Basis(field, value, one.basis, one.words)
    stated = seen.get(("language", ""))
    if stated is not None and language.normalise(head.language) == spoken:
        yield Basis("language", spoken, stated.basis, stated.words)
    elif spoken != language.UNKNOWN:
        yield Basis("language", spoken, "letters", None)
    for credit in head.credits:
        if (one := seen.get(("credits", credit.name.casefold()))) is not None:
            yield Basis("credits", credit.name, one.basis, one.words)


def _outlets(articles: Sequence[Article]) -> list[Head]:
    """The head of each article with its outlet: its own, else the one that the file's others name, else who
    was told."""
    own = [_with_own_outlet(article) for article in articles]
    named = {head.outlet: head for head in own if head.outlet}
    if len(named) == 1:
        ((name, head),) = named.items()
        words = next((seen.words for seen in head.seen if seen.field == "outlet"), None)
        beside = Head(outlet=name).because("beside", words)
    elif named:
        beside = Head()
    else:
        told = outlets.told_medium([article.text for article in articles])
        beside = Head(outlet=told).because("told", told)
    return [
        head.filled_from(_issued(head))
        .filled_from(_credited(head, dateline=True))
        .filled_from(beside)
        .filled_from(_credited(head))
        for head in own
    ]


def _told_in_head(head: Head, text: str) -> Head:
    """A head whose lone name is whom people talked to: "Ann Sel told Al Marsa" under a line "Al Marsa"."""
    name = head.byline
    if name is None or head.outlet or "," in name or not outlets.is_told(name, text):
        return head
    words = next((seen.words for seen in head.seen if seen.field == "byline"), None)
    return replace(head.without_basis("byline"), byline=None, outlet=name).because("text", words or name)


def _issued(head: Head) -> Head:
    """Who issued a press release, where a service for releases carries it and one other is credited: "SOURCE
    Acme Ice". The credit stays."""
    others = [credit for credit in head.credits if credit.role == "outlet"]
    if head.outlet or len(others) != 1 or not is_carried(head.credits):
        return Head()
    name = others[0].name
    words = next((seen.words for seen in head.seen if seen.name == name.casefold()), None)
    return Head(outlet=name).because("credited", words or name)


def _credited(head: Head, *, dateline: bool = False) -> Head:
    """The agency that a report credits: where nobody else is named, it is its own page. The credit stays.

    ``dateline``: only the one beside the dateline's place, which says more than whom people talked to.
    """
    named = [credit for credit in head.credits if credit.role in ("agency", "outlet")]
    agencies = [credit.name for credit in named if credit.role == "agency" and not is_any_agency(credit.name)]
    if head.outlet or not agencies or len(agencies) < len(named):
        return Head()
    if not all(is_own(name, agencies[0]) for name in agencies):
        return Head()
    words = next((seen.words for seen in head.seen if seen.field == "credits"), None)
    if dateline and all(seen.words != words for seen in head.seen if seen.field == "dateline"):
        return Head()
    return Head(outlet=agencies[0]).because("credited", words or agencies[0])


def _with_own_outlet(article: Article) -> Head:
    """An article's head with the outlet that it names, else a closing note's, else the host of the page."""
    head = _told_in_head(article.head, article.text)
    host = Head(outlet=head.domain or (host_of(head.url) if head.url else None))
    words = {seen.field: seen.words for seen in head.seen}
    address = words.get("domain") if head.domain else words.get("url")
    noted = Head(outlet=article.weak_outlet).because("text", article.weak_words)
    return head.filled_from(noted).filled_from(host.because("address", address or host.outlet))
