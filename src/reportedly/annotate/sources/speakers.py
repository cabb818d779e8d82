"""Speakers whose phrase is no single name: several who speak as one, a surname alone, one who is called
by an age."""

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

TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.? ")
# "The 42-year-old", "the 42-year-old skipper".
AGED = re.compile(r"\d+-year-old\b")


def by_surname(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """The one person whose surname stands alone where no name was found: a transcript's label in capitals
    ("PRELL"), "Mr Prell", "Palmares" at a sentence's head."""
    label = text_of(book.doc)[slice(*phrase.span)].removesuffix(".")
    if phrase.name is not None and not label.isupper():
        return None
    word = TITLE.sub("", label)
    if " " in word or not word[:1].isupper() or len(word) < 3:
        return None
    called = [k for k, n in enumerate(book.names) if n.kind == "person" and _has_surname(n.text, word)]
    return called[0] if len({book.names[k].same for k in called}) == 1 else None


def _has_surname(name: str, word: str) -> bool:
    return word.casefold() in (part.casefold() for part in name.split()[1:])


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
