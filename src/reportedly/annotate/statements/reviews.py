"""Reviews of the press: reports that go through other media in turn, a paragraph for each.

"The Kurier leads with the harbour. Workers say …": what a paragraph tells came to the page through the
medium that opens it, though no sentence after the first says so; and so it is with a digest, each item of
which names its medium in brackets at its end: "… this summer. (Gol, via the Kurier)".
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
# "(Gol, via the Kurier)", "(Gol, in Spanish)"
CLOSING = re.compile(
    r"[.!?”\"’] \((?:[Tt]he )?(?P<name>[A-Z][^(),\n]{2,40})"
    r"(?:,? via (?:the )?(?P<via>[A-Z][^(),\n]{2,40})|, in [A-Z]\w+)?\)$"
)
# "X – The minister", "X (Keld): The minister": all of it is what X has.
HEADING = re.compile(r"[”\"’]?(?: \([^)\n]{1,40}\))?(?: [-–—] |: )")


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph that a medium opens, or closes in brackets: ``media`` are spans of names, in the order of
    passing. ``heading``: its name only stands over it, or behind it."""

    span: Span
    media: tuple[Span, ...]
    heading: bool


def sections_of(book: SourceBook) -> list[Section]:
    """The sections of a review of the press; none where a report is none."""
    text = text_of(book.doc)
    paragraphs = [m.span() for m in PARAGRAPH.finditer(text) if m.group().strip()]
    outlets = [n for n in book.names if n.kind == "outlet" and not book.bearers.is_own(n.same)]
    if len({n.same for n in outlets}) >= FEWEST_MEDIA:
        opened = [(span, name) for span in paragraphs if (name := _opening(text, span, outlets)) is not None]
        if _is_review([n.same for _, n in opened], paragraphs):
            return [Section(at, ((n.start, n.end),), bool(HEADING.match(text, n.end))) for at, n in opened]
    closed = [(span, media) for span in paragraphs if (media := _closing(text, span))]
    if _is_review([text[slice(*media[0])] for _, media in closed], paragraphs):
        return [Section(span, media, heading=True) for span, media in closed]
    return []


def _is_review(media: Sequence[object], paragraphs: Sequence[Span]) -> bool:
    """Whether enough paragraphs have a medium (``media``: that of each which has), and enough media one."""
    return len(set(media)) >= FEWEST_MEDIA and len(media) >= SHARE * len(paragraphs)


def _closing(text: str, span: Span) -> tuple[Span, ...]:
    """The media in brackets at a paragraph's end, those first that it came through last."""
    found = CLOSING.search(text, *span)
    if found is None:
        return ()
    through = (found.span("via"),) if found["via"] else ()
    return (*through, found.span("name"))


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
        return (*(k for span in section.media for k in _medium(book, span)), *links)
    return links


def _medium(book: SourceBook, span: Span) -> tuple[int, ...]:
    """The links to the medium whose name stands at ``span``, known for a name or not."""
    name = next((n for n in book.names if span[0] <= n.start and n.end <= span[1]), None)
    if name is not None:
        return book.named(name.same, body="medium")
    label = text_of(book.doc)[slice(*span)]
    met = (k for k, draft in enumerate(book.drafts) if draft.kind == "outlet" and draft.label == label)
    k = next(met, None)
    return (book.credited(label) if k is None else k,)


__all__ = ["Section", "heard_through", "sections_of"]
