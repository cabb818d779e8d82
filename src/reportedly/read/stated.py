"""What a page's metadata state of it: JSON-LD, meta elements, the canonical link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.read.addresses import host_of
from reportedly.read.heads import Head
from reportedly.read.keyed import from_mapping
from reportedly.read.lines import read_byline
from reportedly.read.tidy import squeeze, tidy
from reportedly.read.titles import same_title
from reportedly.read.words import pairs

LONGEST_JSON = 2_000_000  # characters of a JSON-LD block that are still parsed
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|SocialMediaPosting)$")
_SCRIPTS = XPath('//script[contains(@type, "ld+json")]')
_META = XPath("//meta[@content]")
_CANONICAL = XPath('//link[contains(@rel, "canonical")]/@href')
PUBLISHERS = frozenset({"WebSite", "Organization", "NewsMediaOrganization"})


def stated_items(tree: HtmlElement) -> list[Mapping[str, object]]:
    """All items in a page's JSON-LD, the outer ones first; broken blocks hold none."""
    return [item for script in _SCRIPTS(tree) for item in _items(script.text_content())]


def _items(text: str) -> Iterator[Mapping[str, object]]:
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


def type_of(item: Mapping[str, object]) -> str:
    """The (first) type of an item; empty where it states none."""
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "")


def is_article(item: Mapping[str, object]) -> bool:
    """Whether an item is an article of some kind, by its type."""
    return _ARTICLE_TYPE.search(type_of(item)) is not None


def from_json(item: Mapping[str, object]) -> Head:
    """The head in a schema.org article; an author that is an organisation is a credit, not a byline."""
    page = item.get("mainEntityOfPage")
    address = item.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)
    author = item.get("author") or item.get("creator")
    authors = author if isinstance(author, list) else [author]
    people = [a for a in authors if not (isinstance(a, Mapping) and "Organization" in type_of(a))]
    bodies = [a for a in authors if isinstance(a, Mapping) and "Organization" in type_of(a)]
    head = from_mapping(
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


def from_meta(tree: HtmlElement) -> Head:
    """The head in a page's meta elements, its canonical link and its language."""
    said: dict[str, str] = {}
    for meta in _META(tree)[:300]:
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        text = one_line(meta.get("content"))
        if text:
            said.setdefault(name.strip().casefold(), text)
    values: dict[str, object] = {}
    words: dict[str, str] = {}
    for name, field in pairs("meta_names").items():
        if field not in values and name in said and (field != "byline" or "://" not in said[name]):
            values[field], words[field] = said[name], f"{name}: {said[name]}"
    canonical = next(iter(_CANONICAL(tree)), None)
    if canonical and host_of(canonical):
        values["url"], words["url"] = canonical, f"canonical: {canonical}"
    lang = tree.get("lang") or tree.get("xml:lang") or next(iter(tree.xpath("//html/@lang")), None)
    if lang:
        values["language"], words["language"] = lang, f"html lang: {lang}"
    head = _clean_byline(from_mapping(values).seen_in(words))
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


def one_line(value: str | None) -> str | None:
    """A value tidied, on one line; ``None`` where nothing is left of it."""
    line = squeeze(tidy(value).replace("\n", " ")) if value else ""
    return line or None
