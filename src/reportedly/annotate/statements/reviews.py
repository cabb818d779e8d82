"""Reviews of the press: reports that go through other media in turn, a paragraph for each.

"The Kurier leads with the harbour. Workers say …": what a paragraph tells came to the page through the
medium that opens it, though no sentence after the first says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotation import Name
from reportedly.record import Span

# As many media have to open paragraphs of their own, and such a share of the paragraphs has to be opened so.
FEWEST_MEDIA = 3
SHARE = 0.4
PARAGRAPH = re.compile(r"[^\n]+")
# Before a medium's name at most a number, its sort and where it appears: "2. The business weekly X".
OPENING = re.compile(r"[\s\d.)•*–—-]*(?:(?:The|In|On|[\w’'-]+['’]s|the) )?(?:[\w’'-]+ ){0,3}[“\"‘]?")
LONGEST_OPENING = 50
# "X – The minister", "X (Keld): The minister": all of it is what X has.
HEADING = re.compile(r"[”\"’]?(?: \([^)\n]{1,40}\))?(?: [-–—] |: )")


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph that one medium opens. ``heading``: its name only stands over it."""

    span: Span
    medium: int
    heading: bool


def sections_of(book: SourceBook) -> list[Section]:
    """The sections of a review of the press; none where a report is none."""
    text = text_of(book.doc)
    outlets = [n for n in book.names if n.kind == "outlet" and not book.bearers.is_own(n.same)]
    if len({n.same for n in outlets}) < FEWEST_MEDIA:
        return []
    paragraphs = [m.span() for m in PARAGRAPH.finditer(text) if m.group().strip()]
    opened = [(span, name) for span in paragraphs if (name := _opening(text, span, outlets)) is not None]
    if len({n.same for _, n in opened}) < FEWEST_MEDIA or len(opened) < SHARE * len(paragraphs):
        return []
    return [Section(span, n.same, HEADING.match(text, n.end) is not None) for span, n in opened]


def _opening(text: str, span: Span, outlets: Sequence[Name]) -> Name | None:
    """The medium that a paragraph begins with."""
    first = next((n for n in outlets if n.start >= span[0]), None)
    if first is None or first.start >= min(span[1], span[0] + LONGEST_OPENING):
        return None
    return first if OPENING.fullmatch(text, span[0], first.start) else None


def heard_through(
    sections: Sequence[Section], book: SourceBook, links: tuple[int, ...], piece: Span
) -> tuple[int, ...]:
    """The links of a statement with the medium whose section it stands in."""
    for section in sections:
        if not section.span[0] <= piece[0] < section.span[1]:
            continue
        if any(book.drafts[k].kind == "outlet" for k in links):
            return links
        if not links and not section.heading:
            return links  # "The Kurier leads with the harbour. It names no source": the review's own words
        return (*book.named(section.medium, body="medium"), *links)
    return links


__all__ = ["Section", "heard_through", "sections_of"]
