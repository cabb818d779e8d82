"""What an HTML page says of itself: meta elements, JSON-LD, canonical link, time and byline elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.read import dates, heads
from reportedly.read.heads import Head
from reportedly.read.lines import read_byline, read_facts
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.sections import is_section
from reportedly.read.stamps import tells_update
from reportedly.read.tidy import squeeze, tidy
from reportedly.read.titles import same_title
from reportedly.read.words import pairs, vocabulary

LONGEST_JSON = 2_000_000  # characters of a JSON-LD block that are still parsed
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|SocialMediaPosting)$")
_TITLE_TAIL = re.compile(r"\s+(?:[|·•»:]|[-–—]{1,2})\s+")
_SCRIPTS = XPath('//script[contains(@type, "ld+json")]')
_META = XPath("//meta[@content]")
_CANONICAL = XPath('//link[contains(@rel, "canonical")]/@href')
_TIMES = XPath('.//time[@datetime] | .//*[@itemprop="datePublished"]')
_BYLINES = XPath(
    './/*[@rel="author" or @itemprop="author" or contains(@class, "byline") or contains(@class, "author")'
    ' or contains(@class, "Byline") or contains(@class, "Author") or contains(@class, "autor")'
    ' or contains(concat(" ", @class, " "), " by ")]'
)
_PLACES = XPath('.//*[@class="place" or @class="location" or @class="city" or @class="xn-location"]')


@dataclass(frozen=True, slots=True)
class Markup:
    """The head of a page and of the articles its JSON-LD describes.

    ``titles`` are all forms of its title, ``headline`` the one that JSON-LD or a meta element states,
    ``body`` the text in its JSON-LD, ``live`` whether it says it is a live blog.
    """

    head: Head
    described: tuple[Head, ...]
    titles: tuple[str, ...]
    headline: str | None
    body: str | None
    live: bool


@lru_cache(maxsize=2)
def read_markup(tree: HtmlElement) -> Markup:
    """Reads everything a page says of itself in elements made for that."""
    items = [item for script in _SCRIPTS(tree) for item in _json_items(script.text_content())]
    articles = [item for item in items if _is_article(item)]
    described = tuple(_from_json(item) for item in articles)
    organisation = next((heads.from_mapping(i).title for i in items if _type(i) in _PUBLISHERS), None)
    meta = _from_meta(tree)
    whole = _text(tree.findtext(".//title"))
    first = (
        described[0]
        if len(described) == 1
        else next((d.only("outlet") for d in described if d.outlet), Head())
    )
    head = first.filled_from(meta).filled_from(Head(outlet=organisation).because("metadata", organisation))
    title, tail = split_title(whole, head.outlet)
    head = head.filled_from(Head(title=title, outlet=tail).because("metadata", f"title: {whole}"))
    body = max((str(item.get("articleBody") or "") for item in articles), key=len, default="")
    titles = tuple(text for text in dict.fromkeys((head.title, meta.title, title, whole)) if text)
    live = any("LiveBlog" in _type(item) for item in items)
    return Markup(head, described, titles, first.title or meta.title, body or None, live)


def read_element(element: HtmlElement) -> Head:
    """What the time and byline elements inside one article say."""
    head = Head()
    for time in _TIMES(element)[:3]:
        stated, shown = time.get("datetime") or time.get("content"), _text(time.text_content())
        published = dates.from_metadata(stated or shown)
        if published and tells_update(_before(time)):
            later = Head(updated=published).because(
                "metadata" if stated else "text", f"time: {stated or shown}"
            )
            head = head.filled_from(later)
        elif published and head.published is None:
            basis: Literal["metadata", "text"] = "metadata" if stated else "text"
            dated = Head(published=published, published_basis=basis)
            head = dated.because(basis, f"time: {stated}" if stated else shown).filled_from(head)
    for place in _PLACES(element)[:1]:
        text = _text(place.text_content())
        if text is not None and is_name(text, most=4) and not is_section(text):
            head = replace(head, dateline=text).because("metadata", text)
    for author in _BYLINES(element)[:6]:
        text = _text(_parted(author))
        if text is None or len(text) > 160:
            continue
        facts = read_byline(text) or read_facts(text) or read_byline(f"By {text}")
        if facts is not None and (facts.byline or facts.credits):
            signed = replace(
                head, byline=facts.byline, outlet=facts.outlet, dateline=facts.dateline or head.dateline
            )
            return replace(signed, credits=facts.credits).because("text", text)
        if is_person_name(text) and text.casefold() not in vocabulary("staff_names"):
            return replace(head, byline=text).because("text", text)
    return head


def _before(element: HtmlElement) -> str:
    """The words right before an element, in the one around it."""
    previous, around = element.getprevious(), element.getparent()
    return (previous.tail if previous is not None else around.text if around is not None else "") or ""


def _parted(element: HtmlElement) -> str:
    """The text of an element with a bar where two of its parts touch: names in spans of their own."""
    out = ""
    for piece in element.itertext():
        touching = out and piece.strip() and not out[-1:].isspace() and not piece[:1].isspace()
        piece = piece.replace("\u2028", " | ")
        out += f" | {piece}" if touching and out[-1:].isalnum() and piece[:1].isalnum() else piece
    return out


def split_title(title: str | None, site: str | None) -> tuple[str | None, str | None]:
    """A page's title without its site's name, and that name where the title ends or begins with one."""
    if title is None:
        return None, None
    pieces = _TITLE_TAIL.split(title)
    if len(pieces) < 2:
        return title, None
    named = [
        piece for piece in pieces if not (is_section(piece) or piece.casefold() in vocabulary("tongues"))
    ]
    if len(named) == 1 and is_name(named[0]):
        return None, named[0]  # "The Keld Post | English | Politics"
    for cut, name in ((title[: title.rfind(pieces[-1])], pieces[-1]), (title[len(pieces[0]) :], pieces[0])):
        known = site is not None and same_title(name, site)
        if (
            known
            or is_outlet_name(name)
            or heads.host_of(name)
            or (is_name(name, 4) and len(cut.split()) >= 5)
        ):
            rest = cut.strip(" |·•»:-–—")
            if len(rest.split()) > len(name.split()):
                return rest, name
    return title, None


_PUBLISHERS = frozenset({"WebSite", "Organization", "NewsMediaOrganization"})


def _json_items(text: str) -> Iterator[Mapping[str, object]]:
    if len(text) > LONGEST_JSON:
        return
    try:
        stack: list[object] = [
            json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        ]
    except (ValueError, RecursionError):
        return
    seen = 0
    while stack and seen < 2000:
        value = stack.pop(0)
        seen += 1
        if isinstance(value, list):
            stack[:0] = value
        elif isinstance(value, Mapping):
            yield value
            stack.extend(
                value[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in value
            )


def _type(item: Mapping[str, object]) -> str:
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")


def _is_article(item: Mapping[str, object]) -> bool:
    return _ARTICLE_TYPE.search(_type(item)) is not None


def _from_json(item: Mapping[str, object]) -> Head:
    """The head in a schema.org article; an author that is an organisation is a credit, not a byline."""
    page = item.get("mainEntityOfPage")
    address = item.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)
    author = item.get("author") or item.get("creator")
    authors = author if isinstance(author, list) else [author]
    people = [a for a in authors if not (isinstance(a, Mapping) and "Organization" in _type(a))]
    bodies = [a for a in authors if isinstance(a, Mapping) and "Organization" in _type(a)]
    head = heads.from_mapping(
        {
            "headline": item.get("headline") or item.get("name"),
            "datePublished": item.get("datePublished") or item.get("dateCreated"),
            "publisher": item.get("publisher"),
            "credits": [item.get("sourceOrganization"), *bodies],
            "inLanguage": item.get("inLanguage"),
            "url": address,
            "author": people,
            "dateModified": item.get("dateModified"),
        }
    )
    credits = tuple(credit for credit in head.credits if credit.name != head.outlet)
    return _clean_byline(replace(head, credits=credits, updated=_later(head.updated, head.published)))


def _from_meta(tree: HtmlElement) -> Head:
    said: dict[str, str] = {}
    for meta in _META(tree)[:300]:
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        text = _text(meta.get("content"))
        if text:
            said.setdefault(name.strip().casefold(), text)
    values: dict[str, object] = {}
    words: dict[str, str] = {}
    for name, field in pairs("meta_names").items():
        if field not in values and name in said and (field != "byline" or "://" not in said[name]):
            values[field], words[field] = said[name], f"{name}: {said[name]}"
    canonical = next(iter(_CANONICAL(tree)), None)
    if canonical and heads.host_of(canonical):
        values["url"], words["url"] = canonical, f"canonical: {canonical}"
    lang = tree.get("lang") or tree.get("xml:lang") or next(iter(tree.xpath("//html/@lang")), None)
    if lang:
        values["language"], words["language"] = lang, f"html lang: {lang}"
    head = _clean_byline(heads.from_mapping(values).seen_in(words))
    return replace(head, updated=_later(head.updated, head.published))


def _clean_byline(head: Head) -> Head:
    """A byline that is an outlet's or an agency's name, an address or nobody is none."""
    if head.byline is None:
        return head
    facts = read_byline(head.byline) or read_byline(f"By {head.byline}")
    if facts is None:
        kept = (
            head.byline
            if len(head.byline) <= 120 and "@" not in head.byline and "/" not in head.byline
            else None
        )
        return replace(head, byline=kept)
    same = facts.byline is not None and head.outlet is not None and same_title(facts.byline, head.outlet)
    byline = None if same else facts.byline
    cleaned = replace(head, byline=byline, outlet=head.outlet or facts.outlet).crediting(facts.credits)
    return cleaned.because("metadata", head.byline)


def _later(updated: str | None, published: str | None) -> str | None:
    """A day of updating that is one: systems write the day of publication there until there is another."""
    return None if updated == published else updated


def _text(value: str | None) -> str | None:
    line = squeeze(tidy(value).replace("\n", " ")) if value else ""
    return line or None
