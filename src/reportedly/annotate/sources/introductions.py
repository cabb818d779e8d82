"""By which common nouns a report introduces those it names: "Ana Prell, a nurse", "striker Idris Omer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sources.phrase_heads import token_of
from reportedly.annotate.sources.source_phrases import SourcePhrase
from reportedly.annotation import Name
from reportedly.record import EntityKind

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

POINTING = re.compile(r"\s*(?:the|this|that)(?:\s|$)", re.I)
KINDS: dict[str, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "group"}),
}


class Introductions:
    """Whom "the nurse" and "the operator" mean, where one alone was introduced so."""

    def __init__(self, doc: Doc, names: Sequence[Name]) -> None:
        self._names = names
        self._nouns: dict[int, set[str]] = {}
        for name in names:
            if name.kind in ("person", "organisation", "group"):
                self._nouns.setdefault(name.same, set()).update(_nouns_with(token_of(doc, name), name))

    def one_called(self, noun: str, at: int, kind: str) -> int | None:
        """The first name of the one person or organisation whom ``noun`` introduces before ``at``."""
        fits = {n.same for n in self._names if n.end <= at and n.kind in KINDS[kind]}
        called = [same for same in sorted(fits) if noun in self._nouns.get(same, ())]
        return called[0] if len(called) == 1 else None


def introduced(book: SourceBook, phrase: SourcePhrase, kind: str) -> tuple[int, ...] | None:
    """The links to whom "the nurse" means, where the report names one alone who is introduced as one."""
    if not (phrase.definite and phrase.bare) or phrase.plural or phrase.owner is not None:
        return None
    if POINTING.match(text_of(book.doc), phrase.span[0]) is None:
        return None
    name = book.introductions.one_called(phrase.noun, phrase.span[0], kind)
    body = "organisation" if kind == "organisation" else None
    return book.named(name, body=body) if name is not None else None


def _nouns_with(name: Token, known: Name) -> Iterator[str]:
    """The nouns that stand with a name: apposed to it, before it, or said of it by "is"."""
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        yield lemma(name.head)
    for child in name.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield lemma(child)
        if child.dep_ == "relcl" and lemma(child) == "be":
            yield from _said_of(child)
    first = name.left_edge
    for before in name.lefts:
        if before.pos_ == "NOUN" and before.idx < known.start:
            yield lemma(before)
    if first.i and first.idx == known.start and first.nbor(-1).pos_ == "NOUN":
        yield lemma(first.nbor(-1))
    if name.dep_ == "nsubj" and lemma(name.head) == "be":
        yield from _said_of(name.head)


def _said_of(verb: Token) -> Iterator[str]:
    yield from (lemma(c) for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN")
