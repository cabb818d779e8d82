"""Speakers whose phrase is no single name: several who speak as one, a transcript's label in capitals, one
who is called by an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.drafts import Draft
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.record import Span

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

# "The 42-year-old", "the 42-year-old skipper".
AGED = re.compile(r"\d+-year-old\b")


def in_capitals(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """The person whose surname in capitals a transcript's label is: "PRELL"."""
    label = text_of(book.doc)[slice(*phrase.span)]
    if not label.isupper() or " " in label:
        return None
    known = (k for k, n in enumerate(book.names) if n.kind == "person" and " " in n.text)
    return next((k for k in known if book.names[k].text.upper().split()[-1] == label), None)


def as_one(book: SourceBook, spans: Sequence[Span]) -> tuple[int, ...] | None:
    """Named sources who speak as one; None where one of them is unnamed or the outlet."""
    phrases = [read_phrase(book.doc, span, book.names) for span in spans]
    if not all(p is not None and p.noun_class in ("name", "organisation", "role") for p in phrases):
        return None
    drafts = [
        book.drafts[links[-1]]
        for p in phrases
        if p is not None and (links := book.links(replace(p, joined=())))
    ]
    labels = [d.label or (d.descriptions or [""])[0] for d in drafts]
    if len(labels) < len(spans) or not all(labels) or any(d.kind == "outlet" for d in drafts):
        return None
    label = " and ".join(labels)
    for k, draft in enumerate(book.drafts):
        if draft.label == label:
            return (k,)
    return book.new(Draft(kind=drafts[0].kind, label=label, plural=True))


def by_age(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...] | None:
    """The named person whom "*the 42-year-old* skipper" goes back to: the last that spoke or was spoken of;
    None where it is somebody else's phrase, or nobody was named."""
    if phrase.name is not None or phrase.plural or not phrase.definite:
        return None
    if AGED.match(phrase.description) is None:
        return None
    for spoke, k in book.met_before(phrase.span[0]):
        if spoke:
            if book.drafts[k].kind == "person" and book.drafts[k].name is not None:
                return (k,)
        elif book.names[k].kind == "person":
            return book.named(k)
    return None
