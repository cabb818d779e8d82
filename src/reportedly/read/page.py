"""HTML pages to articles: split first, then the main text of each part by trafilatura."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import cast

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import extract

from reportedly.read import blocks, markup, page_kinds, parts
from reportedly.read.article import Article, compose
from reportedly.read.folios import with_page_day
from reportedly.read.heads import Head
from reportedly.read.lines import read_facts
from reportedly.read.opening import DEPTH, read_opening
from reportedly.read.plain import read_plain
from reportedly.read.tidy import squeeze, tidy
from reportedly.read.titles import same_title

MOST_ARTICLES = 300  # articles of one page, each a call of the extractor; more are a list that repeats itself
ABOVE = 4  # lines above a headline in which its day may stand
COVERAGE = 0.5  # share of a part's own paragraphs below which the extractor is taken to have lost some
LARGEST_MAIN = (
    300_000  # characters beyond which a page is not handed to the extractor, which takes minutes then
)
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_ANY_TAG = re.compile(r"<(/?)([a-z!?][\w-]*)?[^<>]*>", re.I)
_UNSEEN = frozenset({"script", "style", "head", "nav", "template", "footer", "form"})
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)\b", re.I)

# Its warnings are about pages without text, which the reading log reports in its own words.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def looks_like_html(text: str) -> bool:
    """Whether a text without a telling file name is HTML."""
    start = text[:4096].lstrip()
    return start.startswith("<") and len(_TAG.findall(start)) >= 2


def read_page(source: str, known: Head | None = None) -> list[Article]:
    """The articles of a file of HTML; ``known`` is what a record around the page says of it."""
    articles: list[Article] = []
    for tree in _trees(source):
        articles.extend(_read_tree(tree, known))
    articles = [article for article in articles if article.paragraphs]
    if not articles and not any(look.kind in page_kinds.WHY for look in looks_at(source, "")):
        # Nested too deeply for any parser, or not HTML after all: what is between the tags is all there is.
        articles = read_plain(_between_tags(source), known)
    return articles


def looks_at(source: str, read: str) -> list[page_kinds.Look]:
    """What each document of a file looks like beside the text that was read of the file; of several documents
    it is not known which gave what of the text, so it is left aside."""
    trees = _trees(source)
    beside = read if len(trees) == 1 else ""
    return [page_kinds.look_at(tree, beside, live=markup.read_markup(tree).live) for tree in trees]


@lru_cache(maxsize=1)
def _trees(source: str) -> tuple[HtmlElement, ...]:
    """The trees of a file's documents, of equal ones the first; kept for the second look at the same file.
    Nobody changes them."""
    trees = (_parse(document) for document in dict.fromkeys(parts.split_documents(source)))
    return tuple(tree for tree in trees if tree is not None)


def _between_tags(source: str) -> str:
    """The text between the tags of a page that no parser can take, without scripts and menus."""
    out: list[str] = []
    last, unseen = 0, ""
    for tag in _ANY_TAG.finditer(source):
        name = (tag.group(2) or "").casefold()
        if not unseen:
            out.append(source[last : tag.start()])
            unseen = name if name in _UNSEEN and not tag.group(1) else ""
        elif tag.group(1) and name == unseen:
            unseen = ""
        last = tag.end()
    return unescape("\n".join(text for text in (*out, "" if unseen else source[last:]) if text))


def _parse(document: str) -> HtmlElement | None:
    text = _PROLOG.sub("", document.replace("\x00", ""))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = cast("HtmlElement", html.document_fromstring(text.encode("utf-8", "replace"), parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for broken in tree.iter("br"):
        broken.tail = f"\u2028{broken.tail or ''}"  # tidied to a line end
    return tree


def _read_tree(tree: HtmlElement, known: Head | None) -> list[Article]:
    page = markup.read_markup(tree)
    found = parts.find_articles(tree, live=page.live)
    if len(found) > MOST_ARTICLES:
        found = [tree]
    articles = []
    for number, element in enumerate(found):
        heading = blocks.heading_of(element)
        inside = markup.read_element(element)
        if len(found) == 1 and element is not tree:
            inside = inside.filled_from(markup.read_element(tree))
        head = _head_of_part(page, heading, inside, alone=len(found) == 1)
        if known is not None:
            head = (known if number == 0 else known.only("outlet", "language")).filled_from(head)
        articles.append(_compose(element, head, page, alone=len(found) == 1))
    return with_page_day(articles, blocks.block_lines(tree)) if len(articles) > 1 else articles


def _head_of_part(page: markup.Markup, heading: str | None, inside: Head, *, alone: bool) -> Head:
    """What a page says of one of its articles: all of it when it has one, else what its headline matches."""
    if alone:
        stated = page.headline
        if heading and (stated is None or _alike(heading, stated)):
            titled = Head(title=heading).because("text", heading)
        else:
            titled = Head(title=stated).because("metadata", stated)
        return titled.filled_from(page.head).filled_from(inside).filled_from(Head(title=heading))
    described = [
        head for head in page.described if heading and head.title and same_title(heading, head.title)
    ]
    if not described and heading and page.head.title and same_title(heading, page.head.title):
        described = [page.head]
    own = described[0] if described else Head()
    shared = page.head.only("outlet", "language", "url")
    return (
        Head(title=heading).because("text", heading).filled_from(inside).filled_from(own).filled_from(shared)
    )


def _alike(heading: str, title: str) -> bool:
    """Whether a heading and a stated title are two forms of one headline: half the words of the shorter."""
    one, other = (set(re.findall(r"[^\s.,:;!?|“”\"]{3,}", text.casefold())) for text in (heading, title))
    return len(one & other) >= 0.5 * max(1, min(len(one), len(other)))


def _visible_head(lines: Sequence[str], head: Head) -> Head:
    """What lines say that an extractor passes over: the date and the byline under the headline."""
    start = next((i for i, line in enumerate(lines) if head.title and same_title(line, head.title)), 0)
    seen = read_opening(lines[start : start + 2 * DEPTH], Head(title=head.title, outlet=head.outlet)).head
    taken = Head(
        credits=tuple(credit for credit in seen.credits if credit.role == "photographer"), seen=seen.seen
    )
    if not (head.published and head.byline):
        head = head.filled_from(replace(seen, title=None, url=None, domain=None)).crediting_as(seen)
    if head.published is None:
        above = (read_facts(line) for line in reversed(lines[max(0, start - ABOVE) : start]))
        day = next((facts.published for facts in above if facts and facts.published), None)
        head = head.filled_from(
            Head(published=day, published_basis="text" if day else None).because("text", day)
        )
    return head.crediting_as(taken)


def _compose(element: HtmlElement, head: Head, page: markup.Markup, *, alone: bool) -> Article:
    shown = blocks.block_lines(element)
    lines = _main_text(element, shown)
    if alone and page.body and len(page.body.split()) > 1.5 * sum(len(line.split()) for line in lines):
        lines = tidy(page.body).split("\n")  # a page that a script fills, with its text in JSON-LD
    squeezed = [line for line in (squeeze(line) for line in lines) if line]
    head = _visible_head(shown, head)
    if alone:
        squeezed = [line for line in squeezed if not any(same_title(line, title) for title in page.titles)]
    return compose(squeezed, head, shown)


def _whole_page(element: HtmlElement) -> HtmlElement:
    """A copy of an element as a page of its own: the extractor looks for articles below the root."""
    piece = copy.deepcopy(element)
    if piece.tag == "html":
        return piece
    page = html.document_fromstring("<html><body></body></html>")
    piece.tail = None
    page.find("body").append(piece)
    return cast("HtmlElement", page)


def _main_text(element: HtmlElement, own: list[str]) -> list[str]:
    """Lines of the main text: the extractor's, or the element's own where the extractor lost too many."""
    if sum(map(len, own)) > LARGEST_MAIN:
        return own
    wanted = sum(len(line.split()) for line in own if len(line.split()) >= blocks.SENTENCE)
    try:
        text = extract(_whole_page(element), fast=True, include_comments=False, include_tables=False)
    except Exception:
        text = None
    lines = [re.sub(r"^- ", "", line) for line in tidy(text or "").split("\n")]
    if sum(map(bool, lines)) <= 2 and _are_glued(lines, own):
        return own
    got = sum(len(line.split()) for line in lines)
    return own if got < COVERAGE * wanted and wanted < 3000 else lines


def _are_glued(lines: list[str], own: list[str]) -> bool:
    """Whether a line of the extractor's is several blocks of the page run together, its last resort."""
    blocks_of_words = [squeeze(line) for line in own if len(line.split()) > 1]
    return any(sum(block in line and block != line for block in blocks_of_words) > 1 for line in lines)
