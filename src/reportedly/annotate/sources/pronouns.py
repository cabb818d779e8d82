"""Whom "he added", "they wrote" and "it says" mean.

Of "they" and "it" the last speaker or subject that the word fits; of "he" and "she" see ``antecedents``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotate.sources.antecedents import choose
from reportedly.annotate.sources.drafts import Draft
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.sources.topics import Topic

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself", "which", "that"})
SPEAKING = frozenset({"i", "we", "you", "me", "us", "my", "our"})
# Beyond this (characters, about four paragraphs) a pronoun is not taken to reach.
REACH = 1_500


def resolve(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """The links to whom a pronoun means; unknown where nobody fits."""
    word, at = phrase.noun, phrase.span[0]
    if word in SPEAKING:
        return ()
    if word in GENDERS:
        return _of_person(book, phrase)
    if word in THEY or word in IT:
        here = book.sentence_start(at)
        for item in book.before(at):
            if isinstance(item, int):
                if agrees(word, book.drafts[item]):
                    return book.again(item)
                if word in THEY and (all_of := _whole(book, item)) is not None:
                    return book.again(all_of)
            elif at - item.span[0] <= REACH and (
                item.span[0] < here
                or book.parted(item.span[1], at)
                or (word in IT and _is_medium(book, item))
            ):
                links = _of_topic(book, word, item)
                if links:
                    return links
    return book.unknown(phrase.span)


def _whole(book: SourceBook, k: int) -> int | None:
    """The people of whom one has just spoken: "one of the *people* said. …, they added"."""
    one = book.drafts[k]
    if one.kind != "anonymous" or one.plural or not one.descriptions:
        return None
    for other in reversed(book.last):
        draft = book.drafts[other]
        if draft.kind == "anonymous" and draft.plural and draft.descriptions[:1] == one.descriptions[:1]:
            return other
    return None


def _of_person(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """The links to whom "he" or "she" means."""
    word, at = phrase.noun, phrase.span[0]
    meant = choose(book, phrase, GENDERS[word])
    if meant is None:
        name = book.resolve_pronoun(word, at, book.doc, book.names)
        known = name is not None and book.names[name].kind == "person"
        return book.named(name) if name is not None and known else book.unknown(phrase.span)
    if meant.draft is not None:
        links = book.again(meant.draft)
    elif meant.name is not None:
        links = book.named(meant.name)
    else:
        links = book.links(meant.phrase) if meant.phrase is not None else ()
    for k in links[-1:]:
        if book.drafts[k].gender is None:
            book.drafts[k].gender = GENDERS[word]
    return links


def _place(book: SourceBook, item: int | Topic, at: int) -> int:
    """Where a source spoke last before ``at``, or where a subject stands."""
    if isinstance(item, int):
        return max((s for s, _ in book.drafts[item].spans if s < at), default=0)
    return item.span[0]


def agrees(word: str, draft: Draft) -> bool:
    """Whether a pronoun can stand for a source."""
    if word in GENDERS:
        one = draft.kind == "person" or (draft.kind == "anonymous" and not draft.plural)
        voice = draft.kind == "organisation" and draft.voice in ("-", GENDERS[word])
        return voice or (one and draft.gender in (None, GENDERS[word]))
    if word in THEY:
        return draft.plural or draft.kind == "organisation"
    return draft.kind in ("organisation", "outlet", "document") and not draft.plural


def last_medium(book: SourceBook, at: int) -> tuple[int, ...]:
    """The medium that "told it" means: the last that spoke, if nothing else that it could be did since."""
    for item in book.before(at):
        if isinstance(item, int) and book.drafts[item].kind in ("outlet", "organisation", "document"):
            return (item,) if book.drafts[item].kind == "outlet" and item else ()
    return ()


def last_heard(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """Who goes on telling what another "told her": the last that spoke, here or in the sentence before."""
    word, at = phrase.noun, phrase.span[0]
    here = book.sentence_start(at)
    last = book.sentence_start(here - 1) if here else 0
    for item in book.before(at):
        if isinstance(item, int):
            fits = (word in GENDERS or word in THEY) and agrees(word, book.drafts[item])
            near = _place(book, item, at) >= last
            return book.again(item) if fits and near and book.drafts[item].kind != "outlet" else ()
    return ()


def _of_topic(book: SourceBook, word: str, topic: Topic) -> tuple[int, ...]:
    """The links to a sentence's subject if the pronoun can mean it."""
    phrase = read_phrase(book.doc, topic.span, book.names)
    if phrase is None or phrase.some_of:
        return ()
    if phrase.name is not None:
        kind = book.names[phrase.name].kind
        fits = kind in ("organisation", "outlet", "group") and (word in IT or phrase.body != "medium")
    elif word in THEY:
        fits = phrase.noun_class in ("person", "organisation", "role") and phrase.plural
    else:
        fits = phrase.noun_class in ("organisation", "document", "medium") and not phrase.plural
    return book.links(phrase) if fits else ()


def _is_medium(book: SourceBook, topic: Topic) -> bool:
    """Whether a sentence's subject is a medium, which "it said" goes back to in the same breath."""
    phrase = read_phrase(book.doc, topic.span, book.names)
    if phrase is None:
        return False
    named = phrase.name is not None and book.names[phrase.name].kind == "outlet"
    return named or phrase.noun_class == "medium" or phrase.body == "medium"
