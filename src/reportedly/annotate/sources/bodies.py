"""Organisations and media, and those who speak for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.tokens import Token

from reportedly.annotate.names.titles import gender
from reportedly.annotate.sources.introductions import introduced
from reportedly.annotate.sources.labels import labelled
from reportedly.annotate.sources.media import met_before
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.sources.unnamed import unnamed
from reportedly.annotate.wordlists import words, words_by

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

# Nouns by which any private body may be called a second time.
GENERAL = words_by("en/source_words.tsv")["body"]
# Bodies that "the company" and "the club" do not mean.
PUBLIC = words("en/public_bodies.txt")
# What somebody tells, no source of its own.
TELLINGS = words_by("en/source_words.tsv")["telling"]
# Of bodies it is "which" or "that".
WHO = re.compile(r"\bwho\b")
# How news agencies are named around the world.
AGENCY = re.compile(r"\b(?:Agence|Agencia|Agência|Agenzia|Agentur|Agency|Press|Presse|News)\b")


def spokesperson(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """An unnamed spokesperson speaks for the organisation."""
    if phrase.owner is not None and not book.names[phrase.owner].adjective:
        links = book.named(phrase.owner)
        if links:
            _voiced(book, links[-1], phrase)
            return links
    body = _body_of(book, phrase)
    if body is not None:
        return body
    if (whose := _subject_owner(book, phrase)) is not None:
        _voiced(book, whose[-1], phrase)
        return whose
    last = _body_before(book, phrase.span[0])
    if last and (phrase.definite or phrase.bare):
        _voiced(book, last[-1], phrase)
        return last
    return book.new(unnamed(phrase))


def _voiced(book: SourceBook, k: int, phrase: SourcePhrase) -> None:
    """Keep by whom an organisation speaks, for "she added"."""
    book.drafts[k].note(phrase.noun)
    book.drafts[k].voice = gender(phrase.noun) or "-"


def _body_of(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...] | None:
    """The body named by common nouns with a spokesperson ("a police spokesman")."""
    for child in book.doc[phrase.head].children:
        if not phrase.span[0] <= child.idx < phrase.span[1]:
            continue
        nouns = [child] if child.dep_ in ("compound", "poss") else led_by(child, ("for", "of", "from"))
        for noun in nouns:
            if noun.pos_ not in ("NOUN", "PROPN"):
                continue
            body = phrase_to(book, noun)
            if body is not None and body.noun_class in ("name", "organisation", "other", "role"):
                links = book.links(body)
                if links:
                    _voiced(book, links[-1], phrase)
                return links
    return None


def _subject_owner(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...] | None:
    """The body of "*The museum* is to close, its spokesman said": the sentence's subject."""
    at = phrase.span[0]
    if not any(c.lower_ in ("its", "their") and c.idx >= at for c in book.doc[phrase.head].children):
        return None
    for topic in reversed(book.topics[: bisect_right(book.topic_ends, at)]):
        if topic.span[0] < book.sentence_start(at):
            return None
        about = read_phrase(book.doc, topic.span, book.names)
        if about is None or about.some_of:
            continue
        named = about.name is not None and book.names[about.name].kind in ("organisation", "country")
        if named or (about.name is None and about.noun_class == "organisation"):
            return book.links(about) or None
    return None


def _body_before(book: SourceBook, at: int) -> tuple[int, ...]:
    """The organisation that spoke, or that a sentence was about, last before ``at``."""
    for spoke, k in book.met_before(at):
        if spoke:
            if book.drafts[k].kind == "organisation":
                return (k,)
        elif _may_be_body(book, k):
            return book.named(k, body="organisation")
    return ()


def _may_be_body(book: SourceBook, name: int) -> bool:
    """Whether a name is an organisation's, or one word that nothing shows to be a person's."""
    known = book.names[name]
    alone = known.kind == "person" and not known.title and " " not in book.bearers.full_name(known.same)
    return known.kind == "organisation" or (alone and known.same not in book.genders)


def organisation(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """A body by its noun: "the company" met before, or one that has no other name."""
    if phrase.noun in TELLINGS and (links := _teller(book, phrase)):
        return links
    if phrase.noun_class == "other" and not phrase.definite and phrase.owner is None and phrase.plural:
        return book.new(unnamed(phrase))
    if phrase.noun_class == "other" and not phrase.plural and _somebodys(book, phrase):
        return book.new(unnamed(phrase))
    if not phrase.definite and phrase.owner is None and WHO.search(phrase.description):
        return book.new(unnamed(phrase))  # "a producer who fears for her job"
    for k, draft in enumerate(book.drafts):
        if draft.kind == "organisation" and draft.label == phrase.description:
            return (k,)
    if phrase.definite and phrase.owner is None and (phrase.bare or len(phrase.description.split()) <= 2):
        links = _same_body(book, phrase) or introduced(book, phrase, "organisation") or ()
        if links:
            return links
    return labelled(book, phrase, "organisation")


def _somebodys(book: SourceBook, phrase: SourcePhrase) -> bool:
    """Whether it is "his", "her" or "my" somebody: what a person has and what speaks is a person."""
    mine = ("his", "her", "my")
    return any(c.tag_ == "PRP$" and c.lower_ in mine for c in book.doc[phrase.head].children)


def _teller(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """Whose "account" or "information" it is: "according to *the paper*'s information"."""
    owner = next((c for c in book.doc[phrase.head].children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)
    if owner is None or owner.idx < phrase.span[0]:
        return ()
    whose = phrase_to(book, owner)
    return book.links(whose) if whose is not None and whose.noun_class != "other" else ()


def _same_body(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """Whom "the agency", "the union", "the company" goes back to."""
    at, noun = phrase.span[0], phrase.noun
    if noun == "agency" and phrase.description.lower() in ("agency", "news agency"):
        agencies = [n for n in book.names if n.end <= at and AGENCY.search(n.text)]
        if agencies and agencies[-1].kind != "outlet":
            return book.named(agencies[-1].same, body="medium")
        if links := met_before(book, noun, at):
            return links
    named = [n for n in book.names if n.end <= at and n.kind in ("organisation", "group", "outlet")]
    for name in reversed(named):
        if noun in name.text.lower().split():
            return book.named(name.same)
    for k in reversed(book.last):
        draft = book.drafts[k]
        if draft.kind == "organisation" and (
            noun in (draft.label or "").lower().split() or draft.is_called(noun)
        ):
            return book.again(k)
    if noun not in GENERAL or not phrase.bare:
        return ()
    for spoke, k in book.met_before(at):
        kind, called = (
            (book.drafts[k].kind, book.drafts[k].label or "")
            if spoke
            else (book.names[k].kind, book.names[k].text)
        )
        if kind == "organisation" and not PUBLIC & set(called.lower().split()):
            return book.again(k) if spoke else book.named(k)
    bodies = {n.same for n in named if n.kind != "outlet" and not PUBLIC & set(n.text.lower().split())}
    return book.named(bodies.pop(), body="organisation") if len(bodies) == 1 else ()


def led_by(preposition: Token, words: tuple[str, ...]) -> list[Token]:
    """What a preposition leads in, if it is one of ``words``."""
    if preposition.lower_ not in words:
        return []
    return [c for c in preposition.children if c.dep_ == "pobj"]


def phrase_to(book: SourceBook, noun: Token) -> SourcePhrase | None:
    """The phrase that ends at ``noun``."""
    start = min(t.idx for t in noun.subtree)
    return read_phrase(book.doc, (start, noun.idx + len(noun)), book.names)
