"""Media: which one "the paper", "the station" or "the agency" means, and who works for one."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.labels import labelled
from reportedly.annotate.sources.pronouns import last_medium
from reportedly.annotate.sources.source_phrases import SourcePhrase
from reportedly.annotate.sources.unnamed import STAFF, unnamed
from reportedly.annotate.wordlists import rows, words, words_by

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

# Media that need no article to be one: "state television said".
BROADCAST = words_by("en/source_words.tsv")["broadcast"]
# Words that a body uses to speak to the public itself: "the club's website" is none between.
HOUSE = words_by("en/source_words.tsv")["house"]
WRITTEN = frozenset({"print", "web"})
OURS = frozenset({"our", "this"})
# "A Keld newspaper" is some newspaper of Keld, not one of that name.
SOME = re.compile(r"an? ", re.I)
# "*Its political editor*, Ana Prell, writes": whom the medium that was met last employs.
ITS_STAFF = re.compile(rf"its (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(STAFF))})\b", re.I)
# Characters beside a name in which a noun calls it a medium: "the weekly X", "X, a daily".
BESIDE = 30


@functools.cache
def sorts() -> dict[str, str]:
    """What sort of medium each noun means."""
    return {row[0]: row[1] for row in rows("en/media_sorts.tsv")}


def in_short(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """The one outlet of which "the Messenger" is the last word, found as a name or not."""
    head = book.doc[phrase.head]
    more = phrase.name is not None and book.names[phrase.name].text != head.text
    if more or not (phrase.definite and phrase.bare and head.text.istitle()):
        return None
    called = [
        k for k, n in enumerate(book.names) if n.kind == "outlet" and n.text.split()[1:][-1:] == [head.text]
    ]
    same = {book.names[k].same for k in called if not book.bearers.is_own(book.names[k].same)}
    return called[0] if len(same) == 1 else None


def is_platform(phrase: SourcePhrase) -> bool:
    """Whether a phrase is a social network, on which people speak for themselves."""
    return phrase.description.casefold() in words("en/platforms.txt")


def is_medium(phrase: SourcePhrase) -> bool:
    """Whether a phrase's noun calls a medium: "the agency" does where one has been met."""
    return phrase.noun_class == "medium" or phrase.noun in sorts()


def is_house_organ(book: SourceBook, phrase: SourcePhrase) -> bool:
    """Whether a body speaks through its own: "told the club's website", "reported on its website"."""
    if phrase.noun not in HOUSE:
        return False
    owned = any(c.dep_ == "poss" for c in book.doc[phrase.head].children)
    named = phrase.owner is not None and book.names[phrase.owner].kind == "outlet"
    return (owned and not named) or not met_before(book, phrase.noun, phrase.span[0])


def medium(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """A medium by its noun: named with it, met before, or not named at all."""
    if phrase.owner is not None and not book.names[phrase.owner].adjective:
        owner = book.names[phrase.owner]
        beside = text_of(book.doc)[owner.end : owner.end + 1 + len(phrase.noun)].lower() == f" {phrase.noun}"
        some = owner.kind == "place" and SOME.match(text_of(book.doc), phrase.span[0]) is not None
        if owner.kind == "outlet" or (
            not some
            and phrase.noun not in HOUSE
            and (owner.kind == "organisation" or (beside and not phrase.plural))
        ):
            return book.named(phrase.owner, body="medium")
    noun_at = book.doc[phrase.head].idx
    for k, name in enumerate(book.names):  # "X newspaper", whatever the parser hung it on
        beside = name.end == noun_at - 1 and phrase.span[0] <= name.start and not name.adjective
        fits = name.kind in ("outlet", "organisation", "person") and phrase.noun not in HOUSE
        if beside and fits and not phrase.plural:
            return book.named(k, body="medium")
    if phrase.plural:
        return book.new(unnamed(phrase))
    first = text_of(book.doc)[phrase.span[0] :].split(None, 1)[0].lower()
    if first in OURS:
        return ()
    proper = _is_proper(book, phrase)
    if not phrase.definite and not (phrase.noun in BROADCAST or proper):
        return book.new(unnamed(phrase))
    if not phrase.definite or proper:  # a name that no list or model knew
        return labelled(book, phrase, "outlet")
    if phrase.noun == "paper" and not any(book.drafts[k].kind == "outlet" for k in book.last):
        for k in reversed(book.last):  # a study, where nothing but documents spoke
            if book.drafts[k].kind == "document":
                return book.again(k)
    met = met_before(book, phrase.noun, phrase.span[0])
    if met:
        return met
    if len(phrase.description.split()) > 1 and not phrase.bare:
        return labelled(book, phrase, "outlet")
    return ()  # "the newspaper" of a report that names no other is its own


def met_before(book: SourceBook, noun: str, at: int) -> tuple[int, ...]:
    """The medium last met before ``at`` that a noun can mean: one that bears it in its name or was called so,
    one of its sort, one of a sort unknown, the last."""
    media = _media(book, at)
    wanted = sorts().get(noun, "any")
    known = [(links, words, {sorts()[w] for w in words if w in sorts()} - {"any"}) for links, words in media]
    ranked = (
        [links for links, words, _ in known if noun in words],
        [links for links, _, kinds in known if wanted in kinds],
        [links for links, _, kinds in known if not kinds or wanted == "any"],
        [links for links, _, kinds in known if wanted in WRITTEN and kinds & WRITTEN],
    )
    for fits in ranked:
        if fits:
            return book.named(fits[0], body="medium") if isinstance(fits[0], int) else fits[0]
    return ()


def _media(book: SourceBook, at: int) -> list[tuple[int | tuple[int, ...], frozenset[str]]]:
    """The media met before ``at``, the last one first, with the words that call them; a number is a name."""
    found: dict[tuple[str, int], tuple[int, int | tuple[int, ...], frozenset[str]]] = {}
    for name in book.names:
        if name.kind == "outlet" and name.end <= at and not book.bearers.is_own(name.same):
            words = called(book, name.same)
            found["name", name.same] = (name.start, name.same, words)
    for k, draft in enumerate(book.drafts[1:], start=1):
        if draft.kind == "outlet" and draft.name is None and draft.label:
            place = max((s for s, _ in draft.spans if s < at), default=0)
            words = frozenset(draft.label.lower().split())
            found["draft", k] = (place, (k,), words)
        elif draft.name is not None and ("name", draft.name) in found:
            place = max((s for s, _ in draft.spans if s < at), default=0)
            before, links, words = found["name", draft.name]
            found["name", draft.name] = (max(before, place), links, words)
    latest = sorted(found.values(), key=lambda m: m[0], reverse=True)
    return [(links, words) for _, links, words in latest]


def called(book: SourceBook, same: int) -> frozenset[str]:
    """The words of a medium's names, and the nouns right beside them, in the whole report."""
    text = text_of(book.doc)
    found: set[str] = set()
    for name in book.names:
        if name.same != same:
            continue
        found |= set(re.findall(r"\w+", name.text.lower()))
        before = text[max(0, name.start - BESIDE) : name.start]
        found |= set(re.findall(r"(\w+)(?: \w+)?,? [“\"]?$", before.lower()))
        found |= set(re.findall(r"(\w+),? [“\"]?$", before.lower()))
        after = text[name.end : name.end + 2 * BESIDE].lower()
        found |= set(re.findall(r"^ (\w+)", after))
        if aside := re.match(r",? (?:an?|the) ([^,.;]{3,50})[,.;]", after):
            found |= set(re.findall(r"\w+", aside[1]))
    return frozenset(found)


def employer(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...] | None:
    """The medium whose journalist a named person is ("X's Ana Prell reports"), and behind it, where the words
    call it theirs ("its reporter, Ana Prell, writes"), the journalist; None for anybody else."""
    if phrase.name is None or book.names[phrase.name].kind != "person":
        return None
    if ITS_STAFF.match(text_of(book.doc), *phrase.span) is not None:
        medium = last_medium(book, phrase.span[0])
        return (*medium, *book.named(phrase.name)) if medium else None
    if phrase.owner is None:
        return None
    owner, text = book.names[phrase.owner], text_of(book.doc)
    if owner.kind != "outlet" or text[owner.end : owner.end + 2] not in ("'s", "’s", "' ", "’ "):
        return None
    return book.named(phrase.owner) if text[owner.end + 2 : book.names[phrase.name].start].isspace() else None


def _is_proper(book: SourceBook, phrase: SourcePhrase) -> bool:
    """Whether a medium's phrase holds a capital that belongs to no name: "the Harbour podcast"."""
    tokens = book.doc.char_span(*phrase.span, alignment_mode="expand")
    if tokens is None:
        return False
    starts, ends = phrase.span
    near = [n for n in book.names if n.start < ends and starts < n.end]
    return any(
        t.pos_ == "PROPN" and t.text[0].isupper() and not any(n.start <= t.idx < n.end for n in near)
        for t in tokens
        if not t.is_sent_start
    )
