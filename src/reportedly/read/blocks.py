"""A page as a row of blocks, and the runs of blocks that are its articles.

An extractor finds *the* article of a page; on a page with two it returns one, or half of each. So articles
are told apart first: by ``<article>`` elements, by headings of the first rank with bodies of their own, by
rules, and by the heads that also tell apart the articles of a plain text.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from lxml import html
from lxml.html import HtmlElement

from reportedly.read.lines import read_dateline, read_facts
from reportedly.read.splitter import BODY, split_lines
from reportedly.read.tidy import squeeze, tidy

NEAR = 5  # blocks after a heading in which its date, byline or dateline stands
TEASER = 0.15  # share of the longest article's words below which another <article> is a teaser of a list
SENTENCE = 8  # words from which a paragraph counts into a body
UNTITLED = 9  # the rank of an article without any heading
DEPTH = 400  # levels of nesting that are followed; real pages stay below 100
_PASSED_OVER = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "iframe",
        "object",
        "video",
        "audio",
        "head",
        "dialog",
    ]
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LEAVES = frozenset(
    {"p", "blockquote", "pre", "li", "td", "th", "dd", "dt", "figcaption", "address", "time", *_HEADINGS}
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HOLDERS = frozenset({"div", "section", "td", "main", "article", "header", "li"})
_ASIDE = re.compile(
    r"\b(?:nav|menu|footer|sidebar|related|recommend\w*|comments?|share|social|promo|cookie|newsletter)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or rule of a page, in reading order."""

    element: HtmlElement
    text: str
    level: int  # 1–6 for a heading, 0 for text, -1 for a rule
    words: int  # of a paragraph; 0 for headings, labels and rules
    stamped: bool  # it is, or holds, a <time> element


def split_documents(source: str) -> list[str]:
    """The documents of a file into which several HTML documents were put one after the other."""
    starts = [found.start() for found in _DOCUMENT.finditer(source)]
    bounds = [0]
    for start in starts[1:]:
        before = source[bounds[-1] : start]
        inside_script = before.lower().count("<script") > before.lower().count("</script")
        if not inside_script and len(before) > 200:
            bounds.append(start)
    return [source[a:b] for a, b in zip(bounds, [*bounds[1:], len(source)], strict=True)]


_DOCUMENT = re.compile(r"<!doctype\s+html[^>]{0,300}>(?:\s*<html\b)?|(?<![\w\"'])<html\b", re.I)


def find_articles(tree: HtmlElement, *, live: bool = False) -> list[HtmlElement]:
    """The elements that hold one article each; the whole tree when it holds one."""
    blocks = list(_flow(tree))
    if live or sum(block.words for block in blocks) < 2 * BODY:
        return [tree]
    elements = _article_elements(tree)
    if len(elements) > 1:
        return elements
    starts = _by_headings(blocks) or _by_lines(blocks)
    if len(starts) < 2:
        return [tree]
    bounds = zip(starts, [*starts[1:], len(blocks)], strict=True)
    return [_gather(blocks[start:end]) for start, end in bounds]


def block_lines(element: HtmlElement) -> list[str]:
    """The text of an element, a line for each block: what an extractor is checked against."""
    return [block.text for block in _flow(element) if block.level >= 0]


def heading_of(element: HtmlElement) -> str | None:
    """The text of an element's first heading of its highest rank."""
    found = [block for block in _flow(element) if block.level > 0 and len(block.text.split()) > 1]
    best = min((block.level for block in found), default=0)
    return next((block.text for block in found if block.level == best), None) if best else None


def _flow(root: HtmlElement) -> Iterator[Block]:
    """Blocks in reading order, without menus, asides and forms; iterative, since pages nest without bound."""
    stack: list[tuple[HtmlElement, int]] = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _PASSED_OVER or depth > DEPTH or (depth and _is_aside(element)):
            continue
        if tag == "hr":
            yield Block(element, "", -1, 0, False)
        elif tag in _LEAVES or _only_inline(element):
            text = _text(element)
            if text:
                yield _block(element, tag, text)
        else:
            stack.extend((child, depth + 1) for child in reversed(list(element)))


def _block(element: HtmlElement, tag: str, text: str) -> Block:
    level = _HEADINGS.get(tag, 0)
    words = len(text.split())
    linked = sum(len(_text(link).split()) for link in element.iter("a")) if words >= SENTENCE else 0
    counts = level == 0 and words >= SENTENCE and linked <= 0.6 * words
    stamped = tag == "time" or next(element.iter("time"), None) is not None
    return Block(element, text, level, words if counts else 0, stamped)


def _is_aside(element: HtmlElement) -> bool:
    if element.tag in ("body", "article", "main", "p", *_HEADINGS):
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return len(marks) > 2 and _ASIDE.search(marks) is not None


def _only_inline(element: HtmlElement) -> bool:
    """Whether an element holds text itself and nothing but text-level elements."""
    own = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    inline = all(not isinstance(child.tag, str) or child.tag in _INLINE for child in element)
    return inline and (bool(own) or (len(element) > 0 and element.tag != "body"))


def _text(element: HtmlElement) -> str:
    return squeeze(tidy(str(element.text_content())).replace("\n", " "))


def _words(element: HtmlElement) -> int:
    return sum(block.words for block in _flow(element))


def _article_elements(tree: HtmlElement) -> list[HtmlElement]:
    """Innermost ``<article>`` elements with a heading and a body, unless they are posts of one live blog."""
    path = './/article | .//*[@role="article"] | .//*[contains(@itemtype, "Article")]'
    full = []
    for element in tree.xpath(path):
        words = _words(element)
        if words >= BODY and heading_of(element) is not None:
            full.append((element, words))
    held = {outer for inner, _ in full for outer in inner.iterancestors()}
    innermost = [(element, words) for element, words in full if element not in held]
    longest = max((words for _, words in innermost), default=0)
    chosen = [element for element, words in innermost if words >= TEASER * longest]
    best = min((_rank(element) for element in chosen), default=0)
    chosen = [element for element in chosen if _rank(element) == best]  # a lower heading is a teaser's
    return [] if len(chosen) < 2 or _are_posts(tree, chosen) else chosen


def _rank(element: HtmlElement) -> int:
    """The rank of an element's highest heading; below all of them when it has none."""
    return min((block.level for block in _flow(element) if block.level > 0), default=UNTITLED)


def _are_posts(tree: HtmlElement, elements: Sequence[HtmlElement]) -> bool:
    """Whether elements are parts of one report: a first-rank heading stands over them and none has one."""
    inside = {h1 for element in elements for h1 in element.iter("h1")}
    over = [h1 for h1 in tree.iter("h1") if h1 not in inside and len(_text(h1).split()) > 3]
    own = sum(1 for element in elements if next(element.iter("h1"), None) is not None)
    return (
        bool(over) and own == 0 and (len(elements) > 2 or any(h1.getparent().tag == "header" for h1 in over))
    )


def _by_headings(blocks: Sequence[Block]) -> list[int]:
    """Starts of articles at headings of one rank that each have a body and look like a head."""
    for level in (1, 2):
        starts = [i for i, block in enumerate(blocks) if block.level == level and len(block.text.split()) > 1]
        starts = _with_bodies(starts, blocks)
        if len(starts) < 2 or len({blocks[i].text for i in starts}) < 2:
            continue
        title_above = (
            any(b.level == 1 and len(b.text.split()) > 3 for b in blocks[: starts[0]]) if level > 1 else False
        )
        intro = sum(block.words for block in blocks[: starts[0]]) >= BODY
        facts = [_has_facts(blocks, i) for i in starts]
        apart = all(_stands_apart(blocks, i) for i in starts[1:])
        if level == 1 and not intro and (apart or all(facts[1:])):
            return starts
        if all(facts) or (not title_above and not intro and apart and len(starts) <= 4):
            return starts
    return []


def _with_bodies(starts: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Headings that a body follows; the same heading said twice is one."""
    ends = [*starts[1:], len(blocks)]
    bounds = zip(starts, ends, strict=False)  # no start has no end either
    return [start for start, end in bounds if sum(block.words for block in blocks[start:end]) >= BODY]


def _has_facts(blocks: Sequence[Block], start: int) -> bool:
    """Whether a date, a byline or a dateline follows a heading."""
    for block in blocks[start + 1 : start + 1 + NEAR]:
        if block.stamped or read_dateline(block.text):
            return True
        facts = read_facts(block.text)
        if facts is not None and (facts.published or facts.byline):
            return True
    return False


def _stands_apart(blocks: Sequence[Block], start: int) -> bool:
    """Whether a rule or the edge of an element of its own lies between a heading and what is above it."""
    before = blocks[max(0, start - 2) : start]
    if any(block.level == -1 for block in before):
        return True
    element = blocks[start].element
    above = set(before[-1].element.iterancestors()) if before else set()
    return any(outer not in above and outer.tag in _HOLDERS for outer in element.iterancestors())


def _by_lines(blocks: Sequence[Block]) -> list[int]:
    """Starts of articles that show only in the words, as in a plain text."""
    parts = split_lines(["* * *" if block.level == -1 else block.text for block in blocks])
    starts = [0]
    for part in parts[:-1]:
        starts.append(starts[-1] + len(part))
    return starts


def _gather(blocks: Sequence[Block]) -> HtmlElement:
    """A document of its own for a run of blocks; the blocks are copied, the page stays as it is."""
    page = html.fromstring("<html><body><article></article></body></html>")
    article = page.find(".//article")
    for block in blocks:
        piece = copy.deepcopy(block.element)
        piece.tail = None
        article.append(piece)
    return cast("HtmlElement", page)
