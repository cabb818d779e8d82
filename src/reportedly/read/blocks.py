"""A page as a row of blocks: its headings, paragraphs and rules in reading order, without menus and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from reportedly.read.tidy import squeeze, tidy

SENTENCE = 8  # words from which a paragraph counts into a body
BOLD = 7  # the rank of a bold paragraph that stands where a headline would
BOLD_WORDS = (5, 25)  # shorter ones are labels and subheadings, longer ones standfirsts
DEPTH = 400  # levels of nesting that are followed; real pages stay below 100
_PASSED_OVER = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button", "select"}
    | {"iframe", "object", "video", "audio", "head", "dialog"}
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LEAVES = frozenset({"p", "pre", "figcaption", "time", *_HEADINGS})
_INLINE = frozenset(
    {
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
    }
    | {
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
    }
    | {"u", "var", "wbr"}
)
_ASIDE = re.compile(
    r"\b(?:nav|menu|foot(?:er|line)?|colophon|imprint|sidebar|related|recommend\w*|comments?|share|social|promo|cookie|newsletter|twitter|instagram|tiktok|pull-?quote)\b",
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


def block_lines(element: HtmlElement) -> list[str]:
    """The text of an element, a line for each block: what an extractor is checked against."""
    return [block.text for block in blocks_of(element) if block.level >= 0]


def heading_of(element: HtmlElement) -> str | None:
    """The text of an element's first heading of its highest rank."""
    found = [block for block in blocks_of(element) if block.level > 0 and len(block.text.split()) > 1]
    best = min((block.level for block in found), default=0)
    return next((block.text for block in found if block.level == best), None) if best else None


@lru_cache(maxsize=4)
def blocks_of(element: HtmlElement) -> tuple[Block, ...]:
    """The flow of an element as a whole, remembered for those who ask next: a parsed page does not change."""
    return tuple(flow(element))


def flow(root: HtmlElement) -> Iterator[Block]:
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
            text = text_of(element)
            if text:
                yield _block(element, tag, text)
        else:
            stack.extend((child, depth + 1) for child in reversed(list(element)))


def _block(element: HtmlElement, tag: str, text: str) -> Block:
    level = _HEADINGS.get(tag, 0)
    words = len(text.split())
    if (
        tag == "p"
        and BOLD_WORDS[0] <= words <= BOLD_WORDS[1]
        and _is_bold(element)
        and text[-1:] not in ".:,;"
    ):
        level = BOLD
    linked = sum(len(text_of(link).split()) for link in element.iter("a")) if words >= SENTENCE else 0
    counts = level == 0 and words >= SENTENCE and linked <= 0.6 * words
    stamped = tag == "time" or next(element.iter("time"), None) is not None
    return Block(element, text, level, words if counts else 0, stamped)


def _is_bold(element: HtmlElement) -> bool:
    """Whether a paragraph is one bold piece: the headline of a page made without headings."""
    only = len(element) == 1 and element[0].tag in ("b", "strong")
    return only and not (element.text or "").strip() and not (element[0].tail or "").strip()


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


def text_of(element: HtmlElement) -> str:
    return squeeze(tidy(str(element.text_content())).replace("\n", " "))


def words_of(element: HtmlElement) -> int:
    return sum(block.words for block in flow(element))
