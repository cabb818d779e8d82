"""The articles of a page, told apart before any main text is taken from them.

An extractor finds *the* article of a page; on a page with two it returns one, or half of each. So articles
are told apart first: by ``<article>`` elements, by headings of one rank with bodies of their own, by rules,
and by the heads that also tell apart the articles of a plain text.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import cast

from lxml import html
from lxml.html import HtmlElement

from reportedly.read.blocks import BOLD, Block, blocks_of, flow, heading_of, text_of, words_of
from reportedly.read.datelines import has_dateline
from reportedly.read.lines import read_facts
from reportedly.read.splitter import BODY, RULED_BODY, split_lines

NEAR = 5  # blocks after a heading in which its date, byline or dateline stands
TEASER = 0.1  # share of the longest article's words below which another <article> is a teaser of a list
UNTITLED = 9  # the rank of an article without any heading
SMALLEST = 200  # characters between two beginnings of documents; a doctype and its <html> are closer
_DOCUMENT = re.compile(r"<!doctype\s+html|<html\b|</?script\b", re.I)
_HOLDERS = frozenset({"div", "section", "td", "main", "article", "header", "li"})


def split_documents(source: str) -> list[str]:
    """The documents of a file into which several HTML documents were put one after the other."""
    bounds = [0]
    in_script = begun = False
    for found in _DOCUMENT.finditer(source):
        tag = found.group().lower()
        if "script" in tag:
            in_script = not tag.startswith("</")
        elif in_script:
            continue
        elif begun and found.start() - bounds[-1] > SMALLEST:
            bounds.append(found.start())
        else:
            begun = True
    return [source[a:b] for a, b in zip(bounds, [*bounds[1:], len(source)], strict=True)]


def find_articles(tree: HtmlElement, *, live: bool = False) -> list[HtmlElement]:
    """The elements that hold one article each; the whole tree when it holds one."""
    root = _main_element(tree)
    blocks = list(blocks_of(root))
    words = sum(block.words for block in blocks)
    if live or words < 2 * RULED_BODY:
        return [root]
    elements = _article_elements(tree)
    if elements:
        return elements
    if words < 2 * BODY:
        return [root]
    starts = _by_headings(blocks) or _by_lines(blocks)
    if len(starts) < 2:
        return [root]
    bounds = zip(starts, [*starts[1:], len(blocks)], strict=True)
    return [_gather(blocks[start:end]) for start, end in bounds]


def _main_element(tree: HtmlElement) -> HtmlElement:
    """The one ``<article>`` that has the page's title and most of its words, or the whole tree."""
    titled = [article for article in tree.iter("article") if next(article.iter("h1"), None) is not None]
    if len(titled) == 1 and words_of(titled[0]) >= max(BODY, 0.5 * words_of(tree)):
        return titled[0]
    return tree


def _article_elements(tree: HtmlElement) -> list[HtmlElement]:
    """Innermost ``<article>`` elements with a heading and a body, unless they are posts of one live blog.

    A brief with a day or a writer of its own, and no title over it, may be as short as one below a rule.
    """
    path = './/article | .//*[@role="article"] | .//*[contains(@itemtype, "Article")]'
    found = tree.xpath(path)
    titled = bool(_titles_over(tree, found))
    full = []
    for element in found:
        words = words_of(element)
        least = BODY if titled or not _is_short(element) else RULED_BODY
        if words >= least and heading_of(element) is not None:
            full.append((element, words))
    held = {outer for inner, _ in full for outer in inner.iterancestors()}
    innermost = [(element, words) for element, words in full if element not in held]
    longest = max((words for _, words in innermost), default=0)
    chosen = [
        element
        for element, words in innermost
        if words >= TEASER * longest or _rank(element) == 1 or _is_short(element)
    ]
    best = min((_rank(element) for element in chosen), default=0)
    chosen = [element for element in chosen if _rank(element) == best]  # a lower heading is a teaser's
    if len(chosen) == 1 < len(innermost) and words_of(chosen[0]) == longest:
        return chosen
    return [] if len(chosen) < 2 or _are_posts(tree, chosen) else chosen


def _is_short(element: HtmlElement) -> bool:
    """Whether a short element is an article: a day or a writer under a heading that links nowhere."""
    blocks = list(flow(element))
    start = next((i for i, block in enumerate(blocks) if block.level > 0), None)
    if start is None or next(blocks[start].element.iter("a"), None) is not None:
        return False
    linked = any(outer.tag == "a" for outer in blocks[start].element.iterancestors())
    return not linked and _has_facts(blocks, start)


def _rank(element: HtmlElement) -> int:
    """The rank of an element's highest heading; below all of them when it has none."""
    return min((block.level for block in flow(element) if block.level > 0), default=UNTITLED)


def _are_posts(tree: HtmlElement, elements: Sequence[HtmlElement]) -> bool:
    """Whether elements are parts of one report: a first-rank heading stands over them and none has one."""
    over = _titles_over(tree, elements)
    own = sum(1 for element in elements if next(element.iter("h1"), None) is not None)
    return (
        bool(over) and own == 0 and (len(elements) > 2 or any(h1.getparent().tag == "header" for h1 in over))
    )


def _titles_over(tree: HtmlElement, elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Headings of the first rank outside of these elements that are long enough for a title."""
    inside = {h1 for element in elements for h1 in element.iter("h1")}
    return [h1 for h1 in tree.iter("h1") if h1 not in inside and len(text_of(h1).split()) > 3]


def _by_headings(blocks: Sequence[Block]) -> list[int]:
    """Starts of articles at headings of one rank that each have a body and look like a head."""
    for level in (1, 2, 3, BOLD):
        starts = [i for i, block in enumerate(blocks) if block.level == level and len(block.text.split()) > 1]
        starts = _with_bodies(starts, blocks)
        if len(starts) < 2 or len({blocks[i].text for i in starts}) < 2:
            continue
        title_above = level > 1 and any(_titles(b, blocks[starts[0]]) for b in blocks[: starts[0]])
        intro = sum(block.words for block in blocks[: starts[0]]) >= BODY
        facts = [_has_facts(blocks, i) for i in starts]
        apart = all(_stands_apart(blocks, i) for i in starts[1:])
        if level == 1 and not intro and (apart or all(facts[1:])):
            return starts
        if all(facts) or (not title_above and not intro and apart and len(starts) <= 4):
            return starts
    return []


def _titles(block: Block, heading: Block) -> bool:
    """Whether a block is the title over a heading: long enough for one, or in the same article."""
    if block.level not in (1, 2, 3) or block.level >= heading.level:
        return False
    article = next(block.element.iterancestors("article"), None)
    return len(block.text.split()) > 3 or (
        article is not None and article in set(heading.element.iterancestors())
    )


def _with_bodies(starts: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Headings that a body follows; the same heading said twice is one."""
    ends = [*starts[1:], len(blocks)]
    bounds = zip(starts, ends, strict=False)  # no start has no end either
    return [start for start, end in bounds if sum(block.words for block in blocks[start:end]) >= BODY]


def _has_facts(blocks: Sequence[Block], start: int) -> bool:
    """Whether a date, a byline or a dateline follows a heading."""
    for block in blocks[start + 1 : start + 1 + NEAR]:
        if block.stamped or has_dateline(block.text):
            return True
        facts = read_facts(block.text)
        if facts is not None and (facts.dated or facts.byline):
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
