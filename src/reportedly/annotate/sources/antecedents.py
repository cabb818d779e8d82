"""Whom "he" and "she" mean: of all who spoke or were spoken of before, the one who fits best.

What speaks for somebody (was the last to speak, is the subject of the sentence before, stands in the same
paragraph …) is weighed; the weights were counted (``training/antecedents.py``), not set by hand.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from reportedly.annotate.names.titles import gender as gender_of
from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.wordlists import rows

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook
    from reportedly.annotate.sources.topics import Topic

# Sentences back beyond which nobody is meant any more.
FARTHEST = 8
# How many speakers back count as such.
SPEAKERS = 3


@dataclass(slots=True)
class Candidate:
    """Somebody who may be meant: a source met before (``draft``), a person named (``name``, by ``same``), or
    a subject that is only described (``phrase``); ``signs`` speak for or against."""

    draft: int | None = None
    name: int | None = None
    phrase: SourcePhrase | None = None
    signs: set[str] = field(default_factory=set)


@functools.cache
def weights() -> dict[str, float]:
    """What each sign weighs."""
    return {row[0]: float(row[1]) for row in rows("en/antecedents.tsv")}


def choose(book: SourceBook, phrase: SourcePhrase, gender: str) -> Candidate | None:
    """Who is meant by a pronoun of ``gender``; None where nobody fits."""
    return best_of(candidates(book, phrase, gender))


def best_of(found: Sequence[Candidate]) -> Candidate | None:
    """The one for whom most speaks, the first of equals."""
    table = weights()
    return max(found, key=lambda c: sum(table.get(sign, 0.0) for sign in sorted(c.signs)), default=None)


Key: TypeAlias = tuple[str, object]


def candidates(book: SourceBook, phrase: SourcePhrase, gender: str) -> list[Candidate]:
    """All who fit in number and gender, with their signs."""
    at = phrase.span[0]
    found: dict[Key, Candidate] = {}
    places: dict[Key, int] = {}
    _add_speakers(book, at, gender, found, places)
    for place, name in _named(book, at):
        told = book.genders.get(name)
        if told not in (None, gender):
            continue
        key: Key = ("name", name)
        if key not in found and book.speaks_as_body(name):
            continue
        if key not in found:
            found[key] = Candidate(name=name, signs={"unspoken", "gender told" if told else "gender open"})
        places[key] = max(place, places.get(key, 0))
    _add_subjects(book, at, gender, found, places)
    for key, candidate in found.items():
        candidate.signs.add(f"met {_distance(book, places[key], at)}")
        if "\n" not in text_of(book.doc)[places[key] : at]:
            candidate.signs.add("same paragraph")
    nearest = max(places, key=lambda key: places[key], default=None)
    if nearest is not None:
        found[nearest].signs.add("nearest")
    return list(found.values())


def _add_speakers(
    book: SourceBook, at: int, gender: str, found: dict[Key, Candidate], places: dict[Key, int]
) -> None:
    """The sources that spoke before."""
    for rank, (k, place) in enumerate(_speakers(book, at)):
        draft = book.drafts[k]
        voice = draft.kind == "organisation" and draft.voice in ("-", gender)
        one = draft.kind == "person" or (draft.kind == "anonymous" and not draft.plural)
        if not (voice or (one and draft.gender in (None, gender))):
            continue
        key: Key = ("name", draft.name) if draft.name is not None else ("draft", k)
        candidate = found[key] = Candidate(draft=k, name=draft.name)
        places[key] = place
        candidate.signs |= {
            f"speaker {min(rank, SPEAKERS)}",
            f"kind {'voice' if voice else draft.kind}",
            f"spoke {_distance(book, place, at)}",
            "gender told" if draft.gender == gender else "gender open",
        }
        if book.nested.get(k) == place:
            candidate.signs.add(f"nested {min(rank, 1)}")
        if k in book.enclosing:
            candidate.signs.add("encloses quoted" if book.is_quoted(at) else "encloses")


def _add_subjects(
    book: SourceBook, at: int, gender: str, found: dict[Key, Candidate], places: dict[Key, int]
) -> None:
    """Whom the sentences before are about."""
    for topic in _topics(book, at):
        about = read_phrase(book.doc, topic.span, book.names)
        if about is None or about.some_of or about.plural:
            continue
        if about.name is not None:
            key: Key = ("name", book.names[about.name].same)
        else:
            met = (
                c for c in found.items() if c[1].draft is not None and _is_at(book, c[1].draft, topic.span)
            )
            key = next((k for k, _ in met), ("topic", topic.span))
            told = gender_of(about.noun)  # "her husband"
            if key not in found and about.noun_class in ("person", "role") and told in (None, gender):
                known = "gender told" if told else "gender open"
                found[key] = Candidate(phrase=about, signs={"unspoken", "described", known})
                places[key] = topic.span[0]
        if key in found:
            found[key].signs.add(f"subject {_distance(book, topic.span[0], at)}")
            places[key] = max(places[key], topic.span[0])


def _speakers(book: SourceBook, at: int) -> Iterator[tuple[int, int]]:
    """Who spoke before ``at``, the last first, and where."""
    spoke = []
    for k in book.last[-FARTHEST * 2 :]:
        place = next((s for s, _ in reversed(book.drafts[k].spans) if s < at), None)
        if place is not None and k:
            spoke.append((place, k))
    for place, k in sorted(spoke, reverse=True):
        yield k, place


def _named(book: SourceBook, at: int) -> Iterator[tuple[int, int]]:
    """The people named in the sentences before ``at``: where, and who. Whom the words right before name is
    not who says them."""
    first, own = book.sentence_back(at, FARTHEST), book.quoted_before(at)
    for name in book.names:
        near = first <= name.start and name.end <= at and name.start not in own
        if near and name.kind == "person" and not name.adjective:
            yield name.start, name.same


def _topics(book: SourceBook, at: int) -> Iterator[Topic]:
    """The subjects of the sentence of ``at`` and the two before it."""
    first = book.sentence_back(at, 2)
    last = bisect_right(book.topic_ends, at)
    for topic in book.topics[max(0, last - FARTHEST) : last]:
        if topic.span[0] >= first:
            yield topic


def _is_at(book: SourceBook, k: int, span: tuple[int, int]) -> bool:
    return any(s < span[1] and span[0] < e for s, e in book.drafts[k].spans[-3:])


def _distance(book: SourceBook, place: int, at: int) -> str:
    """Sentences between two places: 0, 1, 2 or "far"."""
    between = book.sentence_number(at) - book.sentence_number(place)
    return str(between) if between < 3 else "far"


__all__ = ["Candidate", "best_of", "candidates", "choose", "weights"]
