"""What an HTML page says of itself: what its metadata state, its title, its time and byline elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.read import dates
from reportedly.read.addresses import host_of
from reportedly.read.furniture import LABEL, is_furniture
from reportedly.read.heads import Head
from reportedly.read.keyed import from_mapping
from reportedly.read.lines import read_byline, read_facts
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.sections import is_section
from reportedly.read.stamps import tells_update
from reportedly.read.stated import (
    PUBLISHERS,
    from_json,
    from_meta,
    is_article,
    one_line,
    stated_items,
    type_of,
)
from reportedly.read.titles import same_title
from reportedly.read.words import vocabulary

_TITLE_TAIL = re.compile(r"\s+(?:[|·•»:]|[-–—]{1,2})\s+")
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
    items = stated_items(tree)
    articles = [item for item in items if is_article(item)]
    described = tuple(from_json(item) for item in articles)
    organisation = next((from_mapping(i).title for i in items if type_of(i) in PUBLISHERS), None)
    meta = from_meta(tree)
    whole = one_line(tree.findtext(".//title"))
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
    live = any("LiveBlog" in type_of(item) for item in items)
    return Markup(head, described, titles, first.title or meta.title, body or None, live)


def read_element(element: HtmlElement) -> Head:
    """What the time and byline elements inside one article say."""
    head = Head()
    for time in _TIMES(element)[:3]:
        stated, shown = time.get("datetime") or time.get("content"), one_line(time.text_content())
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
        text = one_line(place.text_content())
        if text is not None and is_name(text, most=4) and not is_section(text):
            head = replace(head, dateline=text).because("metadata", text)
    for author in _BYLINES(element)[:6]:
        text = one_line(_parted(author))
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
    title = _without_buttons(title, pieces)
    pieces = _TITLE_TAIL.split(title)
    for cut, name in ((title[: title.rfind(pieces[-1])], pieces[-1]), (title[len(pieces[0]) :], pieces[0])):
        known = site is not None and same_title(name, site)
        if known or is_outlet_name(name) or host_of(name) or (is_name(name, 4) and len(cut.split()) >= 5):
            rest = cut.strip(" |·•»:-–—")
            if len(rest.split()) > len(name.split()):
                return rest, name
    return title, None


def _without_buttons(title: str, pieces: list[str]) -> str:
    """A page's title without the buttons at its ends: "Print - Ferry stops"."""
    shown = [at for at, piece in enumerate(pieces) if not _is_button(piece)]
    if not shown:
        return title
    parted = [mark.span() for mark in _TITLE_TAIL.finditer(title)]
    start = parted[shown[0] - 1][1] if shown[0] else 0
    return title[start : parted[shown[-1]][0] if shown[-1] < len(parted) else len(title)]


def _is_button(piece: str) -> bool:
    return len(piece.split()) <= LABEL and is_furniture(piece)
