"""Media that were told, and texts in which words stand: links between the outlet and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotate.names.kinds import is_organisation, known
from reportedly.annotate.parser import text_of
from reportedly.annotate.sources import documents, media, pronouns
from reportedly.annotate.sources.labels import labelled
from reportedly.annotate.sources.source_phrases import read_phrase
from reportedly.record import Span

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook


def named_behind(book: SourceBook, span: Span) -> Span:
    """The phrase of a hearer with the name behind a comma: "state television, *Tele Keld*"."""
    phrase = read_phrase(book.doc, span, book.names)
    if phrase is None or phrase.name is not None or phrase.noun_class != "medium":
        return span
    text = text_of(book.doc)
    name = next((n for n in book.names if n.start == span[1] + 2 and text[span[1] : n.start] == ", "), None)
    closed = name is not None and (name.end == len(text) or text[name.end] in '.,;:”"\n')
    return (span[0], name.end) if name is not None and closed and name.kind != "person" else span


def hearer(book: SourceBook, span: Span) -> tuple[int, ...]:
    """The medium that was told; empty where the hearer is no medium, or the outlet itbook."""
    phrase = read_phrase(book.doc, span, book.names)
    if phrase is None or media.is_platform(phrase):
        return ()
    if (short := media.in_short(book, phrase)) is not None:
        return book.named(short, body="medium")
    if phrase.noun_class == "name" and phrase.name is not None:
        kind = book.names[phrase.name].kind
        if kind != "outlet" and book.bearers.holds_own(book.names[phrase.name].text):
            return ()  # "the Standard" of the Keld Standard, whatever the model took it for
        medium = kind == "outlet" or phrase.body == "medium"
        if not medium and not _hears_only(book, phrase.name) and not _has_article(book, phrase.name):
            return ()
        return book.named(phrase.name, body="medium" if kind != "outlet" else phrase.body)
    if phrase.noun_class == "medium" and not phrase.plural and not media.is_house_organ(book, phrase):
        return media.medium(book, phrase)
    if phrase.definite and phrase.bare and phrase.noun in media.sorts():
        return media.met_before(book, phrase.noun, span[0])
    owner = phrase.owner  # "told the Norlink agency"
    if owner is not None and book.names[owner].kind == "outlet" and phrase.noun in media.sorts():
        return book.named(owner, body="medium")
    head = book.doc[phrase.head]
    if phrase.noun_class in ("role", "person", "speaker"):
        return ()  # "told the Prime Minister"
    if phrase.name is None and head.pos_ == "PROPN" and head.text.istitle() and not phrase.plural:
        return (
            () if book.bearers.holds_own(phrase.description) else labelled(book, phrase, "outlet")
        )  # a name that no list or model knew
    if phrase.noun == "it":
        return pronouns.last_medium(book, span[0])
    if phrase.noun_class == "pronoun":
        return pronouns.last_heard(book, phrase)
    return ()


def _hears_only(book: SourceBook, name: int) -> bool:
    """Whether a name that no list knows is met as no more than a hearer or speaker: a medium's."""
    first = book.names[name]
    same = [n for n in book.names if n.same == first.same]
    if (
        first.kind != "organisation"
        or len(same) > 4
        or any(known(n.text) or is_organisation(n.text) for n in same)
    ):
        return False
    text = text_of(book.doc)
    return all(text[n.end : n.end + 1] not in ("'", "’") for n in same)


def _has_article(book: SourceBook, name: int) -> bool:
    """Whether "told *the Beacon*" has an article wherever it is named, as no person has whom a model took it
    for."""
    text, first = text_of(book.doc), book.names[name]
    if first.kind != "person" or first.title or " " in first.text:
        return False
    return all(text[: n.start].lower().endswith("the ") for n in book.names if n.same == first.same)


def written(book: SourceBook, span: Span) -> tuple[int, ...]:
    """The document or outlet that words stand in; empty for a letter, which its writer speaks through."""
    phrase = read_phrase(book.doc, span, book.names)
    if phrase is not None and phrase.name is not None and book.names[phrase.name].kind == "outlet":
        return book.named(phrase.name)
    if phrase is None or phrase.noun_class != "document" or phrase.noun in documents.LETTERS:
        return ()
    return book.read(span)
