"""Feeds: RSS, Atom and RDF by feedparser, JSON feeds by their keys. Each entry is an item.

An entry that names another publisher (``<source>``) is that publisher's, not the feed's.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.read.addresses import host_of
from reportedly.read.encoding import decode
from reportedly.read.heads import Head
from reportedly.read.keyed import from_mapping
from reportedly.read.markup import split_title
from reportedly.read.names import is_outlet_name
from reportedly.read.piece import Item, Piece
from reportedly.read.tidy import squeeze, tidy

LARGEST_FEED = 10_000_000  # bytes; parsing takes up to five seconds
MOST_ENTITIES = 2_000_000  # entities of a feed, or loose ampersands: four seconds
MOST_TAGS = 150_000  # tags of a feed; some seconds, since the parser's time grows with their depth
TEASER = 12  # words besides the title below which an entry says nothing that its title does not


def open_feed(piece: Piece) -> Iterator[Piece | Item]:
    """The entries of a feed in its order, each once."""
    data = piece.read(LARGEST_FEED)
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > LARGEST_FEED or data.count(b"<") > MOST_TAGS or data.count(b"&") > MOST_ENTITIES:
        limit = f"{LARGEST_FEED // 1_000_000} MB, {MOST_TAGS:,} tags or {MOST_ENTITIES:,} entities"
        yield Item(None, None, reason=f"a feed of more than {limit}; split it")
        return
    decoded = decode(data)  # feedparser's own detection looks at all of a feed, for minutes if need be
    import feedparser  # late: it takes a quarter of a second

    try:
        feed = feedparser.parse(
            io.BytesIO(decoded.text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError) as choked:  # as its own mending does
        yield Item(None, sha256, reason=f"a damaged feed ({choked}); get it anew", state="failed")
        return
    fault = feed.get("bozo_exception") if feed.get("bozo") else None
    if not feed.entries:
        cause = f"a damaged feed ({fault}); get it anew" if fault else "a feed without entries"
        yield Item(None, sha256, reason=cause, state="failed" if fault else "set aside")
        return
    about = feed.feed
    shared = _shared(about.get("title"), about.get("link"), about.get("language"))
    yield from _once(_entry(entry, shared) for entry in feed.entries)


def open_json_feed(value: Mapping[str, Any]) -> Iterator[Item]:
    """The entries of a JSON feed (version 1 or 1.1)."""
    shared = _shared(value.get("title"), value.get("home_page_url"), value.get("language"))
    entries = (entry for entry in value["items"] if isinstance(entry, Mapping))
    yield from _once(_json_entry(entry, shared) for entry in entries)


def is_json_feed(value: object) -> bool:
    """Whether a JSON document is a feed."""
    return (
        isinstance(value, Mapping)
        and "jsonfeed.org/version" in str(value.get("version"))
        and isinstance(value.get("items"), list)
    )


def _entry(entry: Mapping[str, Any], shared: Head) -> dict[str, Any]:
    source = entry.get("source") or {}
    contents = [str(content.get("value") or "") for content in entry.get("content") or []]
    return {
        "title": entry.get("title"),
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "byline": [author.get("name") for author in entry.get("authors") or [] if author.get("name")],
        "outlet": source.get("title") or shared.outlet,
        "domain": None if source.get("title") else source.get("href") or shared.domain,
        "language": shared.language,
        "credits": [entry["dc_source"]] if isinstance(entry.get("dc_source"), str) else [],
        "text": max([*contents, ""], key=len) or entry.get("summary") or "",
        "whole": bool(contents),
    }


def _json_entry(entry: Mapping[str, Any], shared: Head) -> dict[str, Any]:
    authors = entry.get("authors") or ([entry["author"]] if isinstance(entry.get("author"), Mapping) else [])
    whole = entry.get("content_html") or entry.get("content_text")
    return {
        "title": entry.get("title"),
        "url": entry.get("url"),
        "published": entry.get("date_published") or entry.get("date_modified"),
        "byline": [
            author.get("name") for author in authors if isinstance(author, Mapping) and author.get("name")
        ],
        "outlet": shared.outlet,
        "domain": shared.domain,
        "language": entry.get("language") or shared.language,
        "credits": [],
        "text": str(whole or entry.get("summary") or ""),
        "whole": bool(whole),
    }


def _shared(title: object, link: object, language: object) -> Head:
    """What a feed says of all its entries: who publishes it, and in which language."""
    name = squeeze(tidy(str(title or "")).replace("\n", " "))
    _, outlet = split_title(name or None, None)
    if outlet is None and name and is_outlet_name(name):
        outlet = name
    return Head(
        outlet=outlet,
        domain=host_of(link) if isinstance(link, str) else None,
        language=language if isinstance(language, str) else None,
    )


def _once(entries: Iterator[dict[str, Any]]) -> Iterator[Item]:
    """Entries as items; one that was there before is set aside."""
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        fixed = json.dumps(entry, sort_keys=True, default=str)
        sha256 = hashlib.sha256(fixed.encode("utf-8", "replace")).hexdigest()
        place = f", item {number}"
        if sha256 in seen:
            yield Item(place, sha256, reason=f"the same as item {seen[sha256]}")
            continue
        seen[sha256] = number
        yield _item(entry, place, sha256)


def _item(entry: dict[str, Any], place: str, sha256: str) -> Item:
    if isinstance(entry["title"], str):  # some feeds put marks into it: "<b>Ferry</b> stops"
        entry = {**entry, "title": squeeze(without_marks(entry["title"]))}
    text = str(entry["text"]).strip()
    url = entry["url"] if isinstance(entry["url"], str) and host_of(entry["url"]) else None
    words = len(without_marks(text).split()) - len(str(entry["title"] or "").split())
    if (words < TEASER and not entry["whole"]) or not text:
        cause = f"the feed has only a headline for it; give its page{f' {url}' if url else ''}"
        return Item(place, sha256, reason=cause, url=url)
    known = from_mapping({key: value for key, value in entry.items() if key not in ("text", "whole")})
    warning = None if entry["whole"] else "only the feed's summary; give its page for the whole report"
    page = "<" in text and ">" in text
    body = f"<html><body><article>{text}</article></body></html>" if page else text
    return Item(
        place, sha256, text=body, form="page" if page else "plain", known=known, reason=warning, url=url
    )


def without_marks(text: str) -> str:
    """The words of a piece of HTML."""
    from lxml import html
    from lxml.etree import ParserError

    if "<" not in text and "&" not in text:
        return text
    try:
        return str(html.fragment_fromstring(text, create_parent=True).text_content())
    except (ParserError, ValueError):
        return text
