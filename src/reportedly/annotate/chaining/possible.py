"""Whom a chain may name: the sources that the rules met, and others whom the report only mentions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc

from reportedly.annotate.chaining.grammar import Grammar
from reportedly.annotate.parser import lemma
from reportedly.annotate.sources.source_nouns import NOUNS
from reportedly.annotate.sources.sources import SourceBook
from reportedly.record import SourceKind, Span

# Nouns of these classes may mean a source; of "other" and pronouns, the rules know best.
NAMED = {"person": "person", "organisation": "organisation", "outlet": "outlet"}
CALLED = ("person", "role", "speaker", "medium", "document", "organisation", "channel")
NOMINAL = frozenset(map(get_string_id, ("NOUN", "PROPN")))
COMPOUND, APPOSITION = get_string_id("compound"), get_string_id("appos")


@dataclass(frozen=True, slots=True)
class Possible:
    """A source that a chain may name. ``draft`` is its number among the sources met, None for one that is
    only mentioned; ``called`` is the class of its noun there, empty for a name; ``name`` is the first of its
    names."""

    kind: SourceKind
    draft: int | None
    name: int | None
    called: str
    spans: tuple[Span, ...]


def possible_sources(doc: Doc, grammar: Grammar, book: SourceBook) -> list[Possible]:
    """The sources met, numbered as in ``book``, then those that are only mentioned, in order of place."""
    named: dict[int, list[Span]] = {}
    for name in book.names:
        named.setdefault(name.same, []).append((name.start, name.end))
    found = []
    for k, draft in enumerate(book.drafts):
        spans = {*draft.spans, *(named.get(draft.name, ()) if draft.name is not None else ())}
        found.append(Possible(draft.kind, k, draft.name, "", tuple(sorted(spans))))
    met = {draft.name for draft in book.drafts}
    for same, places in named.items():
        kind = NAMED.get(book.names[same].kind)
        if kind and same not in met and not book.names[same].adjective and not book.bearers.is_own(same):
            found.append(Possible(kind, None, same, "", tuple(places)))  # type: ignore[arg-type]
    taken = sorted([span for one in found for span in one.spans] + [(n.start, n.end) for n in book.names])
    found += _nouns(doc, grammar, taken)
    return found


def _nouns(doc: Doc, grammar: Grammar, taken: list[Span]) -> list[Possible]:
    """Phrases whose noun means people, a body, a medium or a document, and that no source has yet."""
    found = []
    last = 0  # how far the spans taken reach that begin before the token
    k = 0
    for i, (start, pos, dep) in enumerate(zip(grammar.starts, grammar.pos, grammar.deps, strict=True)):
        while k < len(taken) and taken[k][0] <= start:
            last = max(last, taken[k][1])
            k += 1
        if start < last or pos not in NOMINAL or dep == COMPOUND:
            continue
        if dep == APPOSITION and _is_taken(grammar.starts[grammar.heads[i]], taken):
            continue  # "Ada Venn, a former governor": nobody but her
        called = _class(doc, grammar, i)
        if called:
            found.append(Possible(_kind(called), None, None, called, (_phrase(doc, i),)))
    return found


def _is_taken(place: int, taken: list[Span]) -> bool:
    """Whether a place lies in the last span that begins there or before."""
    at = bisect_right(taken, (place, 1 << 60)) - 1
    return at >= 0 and place < taken[at][1]


_CLASSES: dict[tuple[int, int, int], str] = {}


def _class(doc: Doc, grammar: Grammar, i: int) -> str:
    """The class of a noun that may mean a source, else nothing; remembered by the word's numbers."""
    key = grammar.lowers[i], grammar.pos[i], grammar.tags[i]
    known = _CLASSES.get(key)
    if known is None:
        token = doc[i]
        known = NOUNS.get(token.lower_) or NOUNS.get(lemma(token)) or ""
        known = _CLASSES[key] = known if known in CALLED else ""
    return known


def _kind(called: str) -> SourceKind:
    kinds: dict[str, SourceKind] = {
        "medium": "outlet",
        "document": "document",
        "channel": "document",
        "organisation": "organisation",
        "speaker": "organisation",
    }
    return kinds.get(called, "anonymous")


def _phrase(doc: Doc, i: int) -> Span:
    token = doc[i]
    right = token.right_edge
    return token.left_edge.idx, right.idx + len(right)


__all__ = ["CALLED", "Possible", "possible_sources"]
