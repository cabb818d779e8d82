"""Whom "he added", "they wrote" and "it says" mean: the last speaker or subject that the word fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.annotate.sources.drafts import Draft
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.sources.topics import Topic
from reportedly.record import Span

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

GENDERS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
THEY = frozenset({"they", "them", "themselves"})
IT = frozenset({"it", "itself", "which", "that"})
SPEAKING = frozenset({"i", "we", "you", "me", "us", "my", "our"})
# Beyond this (characters, about four paragraphs) a pronoun is not taken to reach.
REACH = 1_500


def resolve(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """The links to whom a pronoun means; unknown where nobody fits."""
    word, at = phrase.noun, phrase.span[0]
    if word in SPEAKING:
        return ()
    if word in GENDERS or word in THEY or word in IT:
        here = book.sentence_start(at)
        last = book.sentence_start(here - 1) if here else 0
        for item in book.before(at):
            if word in GENDERS and _place(book, item, at) < last:
                nearer = _only_one_named(book, word, (last, here))
                if nearer is not None:
                    return book.named(nearer)
            if isinstance(item, int):
                if agrees(book, word, book.drafts[item]):
                    _tell_gender(book, item, word)
                    return book.again(item)
            elif at - item.span[0] <= REACH and (
                item.span[0] < here
                or book.parted(item.span[1], at)
                or (word in IT and _is_medium(book, item))
            ):
                links = _of_topic(book, word, item)
                if links:
                    return links
    if word in GENDERS:
        name = book.resolve_pronoun(word, at, book.doc, book.names)
        if name is not None and book.names[name].kind == "person":
            return book.named(name)
    return book.unknown(phrase.span)


def _place(book: SourceBook, item: int | Topic, at: int) -> int:
    """Where a source spoke last before ``at``, or where a subject stands."""
    if isinstance(item, int):
        return max((s for s, _ in book.drafts[item].spans if s < at), default=0)
    return item.span[0]


def _only_one_named(book: SourceBook, word: str, sentence: Span) -> int | None:
    """The one person named in the sentence before whom the pronoun fits, where nobody spoke there."""
    fits = [
        n.same
        for n in book.names
        if sentence[0] <= n.start < sentence[1]
        and n.kind == "person"
        and book.genders.get(n.same) in (None, GENDERS[word])
    ]
    return fits[0] if len(set(fits)) == 1 else None


def agrees(book: SourceBook, word: str, draft: Draft) -> bool:
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


def _of_topic(book: SourceBook, word: str, topic: Topic) -> tuple[int, ...]:
    """The links to a sentence's subject if the pronoun can mean it."""
    phrase = read_phrase(book.doc, topic.span, book.names)
    if phrase is None or phrase.some_of:
        return ()
    if phrase.name is not None:
        name = book.names[phrase.name]
        if word in GENDERS:
            told = book.genders.get(name.same)
            fits = name.kind == "person" and told in (None, GENDERS[word])
        else:
            fits = name.kind in ("organisation", "outlet", "group") and (
                word in IT or phrase.body != "medium"
            )
    elif word in GENDERS:
        fits = phrase.noun_class in ("person", "role") and not phrase.plural
    elif word in THEY:
        fits = phrase.noun_class in ("person", "organisation", "role") and phrase.plural
    else:
        fits = phrase.noun_class in ("organisation", "document", "medium") and not phrase.plural
    if not fits:
        return ()
    links = book.links(phrase)
    for k in links[-1:]:
        _tell_gender(book, k, word)
    return links


def _is_medium(book: SourceBook, topic: Topic) -> bool:
    """Whether a sentence's subject is a medium, which "it said" goes back to in the same breath."""
    phrase = read_phrase(book.doc, topic.span, book.names)
    if phrase is None:
        return False
    named = phrase.name is not None and book.names[phrase.name].kind == "outlet"
    return named or phrase.noun_class == "medium" or phrase.body == "medium"


def _tell_gender(book: SourceBook, k: int, word: str) -> None:
    if word in GENDERS and book.drafts[k].gender is None:
        book.drafts[k].gender = GENDERS[word]
