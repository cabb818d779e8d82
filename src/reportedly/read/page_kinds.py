"""What kind of page it is: an article, or a list, a video, an error, the beginning that a paywall leaves.

Only what can be read is read; of the rest the reading log says what it is. A kind is told by what the page
states of itself and by its words, never by its address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from lxml.html import HtmlElement

from reportedly.read.blocks import SENTENCE, Block, blocks_of
from reportedly.read.tidy import count_words, squeeze
from reportedly.read.words import alternatives, vocabulary

PageKind: TypeAlias = Literal[
    "article", "live blog", "list page", "video page", "paywall stub", "sign-in page", "error page"
]

SHORT = 120  # words of text below which a page can be a list, a video or an error
CAPTION = 60  # words that a video page says of its video at most
PARAGRAPH = 25  # words; a page with a paragraph of so many is no list
LINKED = 4  # headings that link to articles: from here on a page without paragraphs is a list
OVER = 0.3  # share of what was read from which text that was passed over is told

WHY = {
    "list page": "a list of articles, none of them in full; save the articles themselves",
    "video page": "a page about a video, with no report in it",
    "sign-in page": "a page that asks to sign in or subscribe, with no report in it; save it while signed in",
    "error page": "a page that says that the article could not be shown; save it again",
}
NOTES = {
    "paywall stub": "only the beginning of an article: the rest is behind a paywall",
    "live blog": "a live blog: its entries are read as one report",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a page looks like: its kind, and the words of paragraphs that the reading passed over."""

    kind: PageKind
    passed_over: int = 0


def look_at(tree: HtmlElement, read: str, *, live: bool) -> Look:
    """What a page looks like of which ``read`` is the text that was read."""
    blocks = blocks_of(tree)
    return Look(kind_of(tree, blocks, read, live=live), passed_over(blocks, read) if read else 0)


def kind_of(tree: HtmlElement, blocks: Sequence[Block], read: str, *, live: bool) -> PageKind:
    """The kind of a page with these blocks."""
    words = count_words(read)
    scripts = " ".join(
        script.text_content() for script in tree.xpath('//script[contains(@type, "ld+json")]')[:20]
    )
    if live:
        return "live blog"
    if words < SHORT and _is_error(tree, [block.text for block in blocks if block.level > 0]):
        return "error page"
    shown = " ".join(str(kind) for kind in tree.xpath('//meta[@property="og:type"]/@content'))
    video = '"VideoObject"' in scripts and "Article" not in scripts
    if words < CAPTION and (video or shown.startswith("video")):
        return "video page"
    closed = re.search(r'"isAccessibleForFree"\s*:\s*"?false', scripts, re.I) is not None
    walled = any(_paywall().search(block.text) for block in blocks if count_words(block.text) <= 2 * SENTENCE)
    if words < CAPTION and (walled or tree.xpath('//input[@type="password"]')) and _tells_nothing(read):
        return "sign-in page"
    if walled and (closed or words < 4 * SHORT):
        return "paywall stub"
    longest = max((count_words(line) for line in read.split("\n")), default=0)
    linked = sum(1 for b in blocks if b.level > 1 and next(b.element.iter("a"), None) is not None)
    if words < SHORT and longest < PARAGRAPH and linked >= LINKED:
        return "list page"
    return "article"


def _tells_nothing(read: str) -> bool:
    """Whether no line of a text is long enough to tell something, but those that ask to sign in."""
    return all(count_words(line) < SENTENCE or _paywall().search(line) for line in read.split("\n"))


def passed_over(blocks: Sequence[Block], read: str) -> int:
    """Words of a page's paragraphs, by its own blocks, that are not in what was read of it."""
    kept = re.sub(r"\W+", "", read)
    paragraphs = (b.text for b in blocks if b.words >= SENTENCE and b.text[-1:] in '.!?”"»。')
    return sum(count_words(text) for text in paragraphs if re.sub(r"\W+", "", text)[-40:] not in kept)


def note_on(look: Look, words: int) -> str | None:
    """What the reading log says beside a page that was read; ``words`` is how many were."""
    notes = [NOTES[look.kind]] if look.kind in NOTES else []
    if look.passed_over > OVER * words:
        notes.append(
            f"paragraphs of {look.passed_over} words beside the {words} that were read were passed over as "
            "not the report's; look at the page if something is missing"
        )
    return "; ".join(notes) or None


def _is_error(tree: HtmlElement, headings: list[str]) -> bool:
    title = squeeze(tree.findtext(".//title") or "")
    said = [re.split(r"\s[-–—|]\s", title)[0], *headings[:2]]
    return any(_plain(text) in vocabulary("error_phrases") for text in said)


def _plain(text: str) -> str:
    return re.sub(r"^(?:error\s+)?(?=40\d)|[\s.…!:-]+$", "", text.casefold()).strip()


@cache
def _paywall() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives('paywall_phrases')}(?!\w)", re.I)
