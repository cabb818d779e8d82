"""Texts that speak: documents, and statements and letters through which somebody speaks for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.bodies import led_by, phrase_to
from reportedly.annotate.sources.labels import labelled
from reportedly.annotate.sources.media import medium
from reportedly.annotate.sources.source_phrases import SourcePhrase
from reportedly.annotate.sources.unnamed import unnamed
from reportedly.annotate.wordlists import words_by

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook


# Texts that whoever speaks in them has written: no link of their own.
LETTERS = words_by("en/source_words.tsv")["letter"]


def channel(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """ "A statement by the ministry says": the ministry."""
    if phrase.owner is not None and not book.names[phrase.owner].adjective:
        return book.named(phrase.owner)
    if phrase.definite and phrase.bare and book.last:
        issuer = _issuer(book, phrase)
        return book.again(book.last[-1] if issuer is None else issuer)
    for child in book.doc[phrase.head].children:
        for noun in led_by(child, ("by", "from", "of")):
            body = phrase_to(book, noun)
            if body is not None and body.noun_class in ("name", "organisation", "role", "person", "other"):
                return book.links(body)
    return document(book, phrase)


def _issuer(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """Who spoke where "a statement" was first told of, for "the statement said"."""
    told = re.compile(rf"\ban? (?:[\w-]+ ){{0,2}}{re.escape(phrase.noun)}\b", re.I)
    text = text_of(book.doc)
    places = [m.start() for m in told.finditer(text, 0, phrase.span[0])]
    if not places:
        return None
    start, end = book.sentence_start(places[-1]), book.sentence_end(places[-1])
    for k in book.last:  # the outer one spoke first
        if book.drafts[k].kind != "outlet" and any(start <= s < end for s, _ in book.drafts[k].spans):
            return k
    return None


def document(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """A text that speaks, met before or new."""
    if phrase.definite and phrase.bare:
        body = next((n for n in reversed(book.names) if n.end <= phrase.span[0] and n.kind == "organisation"
                     and phrase.noun in n.text.lower().split()), None)  # fmt: skip
        if body is not None:  # "the survey" of a report on the Geological Survey
            return book.named(body.same)
        for k in reversed(book.last):
            draft = book.drafts[k]
            text = draft.kind == "document" and (
                draft.noun.endswith(phrase.noun) or phrase.noun in ("report", "document")
            )
            if text or (draft.kind == "outlet" and k != 0 and phrase.noun in ("report", "article")):
                return book.again(k)
        for k in reversed(book.last):
            if book.drafts[k].kind == "document":
                return book.again(k)
    if phrase.noun in ("report", "article", "story") and phrase.definite:
        links = _medium_inside(book, phrase)
        if links:
            return links
    if phrase.noun == "report" and phrase.plural and not phrase.definite and phrase.owner is None:
        return book.new(unnamed(phrase))  # "according to reports": whose, nobody says
    return labelled(book, phrase, "document")


def _medium_inside(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """ "The report from the newspaper": the newspaper."""
    if phrase.owner is not None and book.names[phrase.owner].kind == "outlet":
        return book.named(phrase.owner)
    for child in book.doc[phrase.head].children:
        for noun in led_by(child, ("from", "by", "in", "of")):
            inner = phrase_to(book, noun)
            if inner is not None and inner.noun_class == "medium":
                return medium(book, inner)
    return ()
