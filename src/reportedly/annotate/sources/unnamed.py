"""The unnamed, and those known by their office: "a diplomat", "one of them", "the mayor"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.annotate.names.titles import gender
from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.drafts import Draft
from reportedly.annotate.sources.introductions import introduced
from reportedly.annotate.sources.source_nouns import WORDS_ONLY
from reportedly.annotate.sources.source_phrases import SourcePhrase, read_phrase
from reportedly.annotate.wordlists import words, words_by

if TYPE_CHECKING:
    from reportedly.annotate.sources.sources import SourceBook

# Whoever these work for is the source: a medium's own people.
STAFF = words("en/media_staff.txt")
HOUSE_VOICES = words("en/house_voices.txt")
GENERAL = words_by("en/source_words.tsv")["general"]
# Who was a herder a sentence ago may be "the man, who …" now; "the man" alone goes back to others too often.
SOMEBODY = GENERAL | words_by("en/source_words.tsv")["someone"]
# Those who speak for others, or are not named on purpose.
HIDDEN = words_by("en/source_words.tsv")["hidden"]
# Relations of which one has but one: "his mother said".
UNIQUE = words_by("en/source_words.tsv")["unique"]
# Sentences back in which somebody spoke just now: a quotation may be a sentence or two.
JUST = 2
# Characters to the next sentence or the one after it.
NEXT_BREATH = 350
# "the mother, " before her name
DESCRIBED = re.compile(r"[Tt]he (?:[\w-]+ )?([\w-]+), ")
# "one of them, *a nurse*"
ASIDE = re.compile(r", (?:an?|the) ([^,]{3,60})$")


def person(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """Somebody described: "the source" met before, else somebody new."""
    via = owner_medium(book, phrase)
    if via and phrase.noun in STAFF:
        return via
    if phrase.noun in HOUSE_VOICES and phrase.plural and phrase.owner is not None:
        owner = book.names[phrase.owner]
        if owner.kind == "organisation" and not owner.adjective:  # "strategists at Acme": the bank's own view
            return book.named(phrase.owner)
    if phrase.definite and (not phrase.plural or phrase.bare):
        if links := _told_of(book, phrase):
            return links
        k = _met_before(book, phrase)
        if k is not None:
            if not phrase.bare and book.drafts[k].kind == "anonymous":
                book.drafts[k].note(phrase.description)
            return book.again(k)
        if (named := introduced(book, phrase, "person")) is not None:
            return named
    return book.new(unnamed(phrase), via)


def first_name(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """One who gives only a first name is a person of that name."""
    for k, draft in enumerate(book.drafts):
        if draft.label == phrase.called:
            return (k,)
    draft = unnamed(phrase)
    draft.kind, draft.label, draft.count = "person", phrase.called, None
    return book.new(draft)


def name_given(book: SourceBook, phrase: SourcePhrase) -> None:
    """ "Its former manager has told the court. *Ana Prell* said": a name that nothing introduces is that of
    whoever was described right before."""
    if phrase.name is None or not book.last or book.is_met(phrase.name):
        return
    name = book.names[phrase.name]
    text = text_of(book.doc)
    lead = DESCRIBED.fullmatch(text[phrase.span[0] : name.start])
    if (
        lead is not None and name.kind == "person"
    ):  # "the mother, *Ana Prell*", who spoke before without her name
        for k in reversed(book.last):
            known = book.drafts[k]
            if known.kind == "anonymous" and not known.plural and known.is_called(lead[1]):
                book.give_name(k, phrase.name)
                return
    alone = phrase.span[0] == name.start and (
        name.end == phrase.span[1] or text[name.end : name.end + 2] == ", "
    )
    first = alone and book.names[name.same].start == name.start
    if name.kind != "person" or not first or " " not in name.text:
        return
    k = book.last[-1]
    draft = book.drafts[k]
    the_one = any(text[s : s + 4].lower() == "the " for s, _ in draft.spans)
    one = draft.kind == "person" or draft.noun in UNIQUE or the_one
    if (
        not one
        or draft.count is not None
        or draft.plural
        or draft.name is not None
        or draft.label
        or len(draft.spans) != 1
    ):
        return
    if draft.noun in GENERAL or draft.noun in HIDDEN or draft.path or "who" in draft.descriptions[0].split():
        return
    near = name.start - draft.spans[0][1] <= NEXT_BREATH
    told = book.genders.get(name.same)
    if near and draft.gender in (None, told or draft.gender):
        book.give_name(k, phrase.name)


def some_of_them(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """ "A third", "one of them", "two of the people": some of several unnamed who were met before."""
    word = book.doc[phrase.head].lower_
    if word in ("latter", "former") and len(book.last) > 1:
        return book.again(book.last[-1] if word == "latter" else book.last[-2])
    lemma = phrase.noun
    # Those who were counted first: "a third" is one of three.
    latest_first = book.last[::-1]
    for k in sorted(latest_first, key=lambda k: book.drafts[k].count is None):
        draft = book.drafts[k]
        if draft.kind != "anonymous" or not draft.plural or not draft.descriptions:
            continue
        if (
            word not in WORDS_ONLY
            and _has_noun(phrase)
            and not draft.is_called(lemma)
            and not draft.is_called(word)
        ):
            continue
        if word == "both" and draft.count == 2 and not _has_noun(phrase):
            return book.again(k)
        base = draft.descriptions[0]
        one = Draft(
            "anonymous",
            descriptions=[base],
            count=phrase.count,
            plural=(phrase.count or 2) > 1,
            noun=draft.noun,
        )
        more = phrase.description.partition(" who ")[2]
        if more and more not in base:
            one.note(f"who {more}")
        elif phrase.count == 1 and (aside := ASIDE.search(phrase.description)):
            one.note(aside[1])
        return book.new(one, draft.path)
    several = _several(book, phrase) if word in WORDS_ONLY or not _has_noun(phrase) else None
    if several is not None:
        draft = unnamed(several)
        draft.count, draft.plural = phrase.count, (phrase.count or 2) > 1
        return book.new(draft)
    return book.new(unnamed(phrase))


def _several(book: SourceBook, phrase: SourcePhrase) -> SourcePhrase | None:
    """The several people whom the sentence before is about: "Members of the panel disagree. *One* said"."""
    for item in book.before(phrase.span[0]):
        if isinstance(item, int):
            return None
        about = read_phrase(book.doc, item.span, book.names)
        if (
            about is not None
            and about.plural
            and about.noun_class in ("person", "role")
            and about.name is None
        ):
            return about
    return None


def _told_of(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """The links to "the official" of "*A Western official* was more hopeful", if nobody spoke since."""
    if not phrase.bare or phrase.plural or phrase.owner is not None:
        return ()
    for item in book.before(phrase.span[0]):
        if isinstance(item, int):
            return ()
        about = read_phrase(book.doc, item.span, book.names)
        if about is None or about.noun != phrase.noun or about.plural or about.name is not None:
            continue
        if about.noun_class == "person" and not about.definite:
            return book.links(about)
    return ()


def _has_noun(phrase: SourcePhrase) -> bool:
    """Whether "one of the aides" says aides, where "one of them" and "a third" do not."""
    return len(phrase.description.split()) > 1 or phrase.noun_class in ("person", "role", "organisation")


def role(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """An office: its holder where the report names one, else the office itself; "a leader from Keld" holds
    none."""
    if not phrase.definite and (phrase.owner is None or phrase.count is not None):
        return book.new(unnamed(phrase), owner_medium(book, phrase))
    name = book.resolve_role(phrase.description, phrase.span[0], book.names)
    if name is None and phrase.definite:  # named only later
        name = book.resolve_role(phrase.description, len(text_of(book.doc)), book.names)
    if name is not None and not phrase.plural:
        return book.named(name)
    for k in reversed(book.last):
        draft = book.drafts[k]
        if draft.kind in ("person", "anonymous") and not draft.plural and draft.is_called(phrase.noun):
            return book.again(k)
    if (named := introduced(book, phrase, "person")) is not None:
        return named
    draft = unnamed(phrase)
    if not phrase.plural:
        draft.kind, draft.count, draft.gender = "person", None, gender(phrase.noun)
    return book.new(draft)


def owner_medium(book: SourceBook, phrase: SourcePhrase) -> tuple[int, ...]:
    """ "A Meridian source": through Meridian, where that is a medium."""
    if phrase.owner is not None and book.names[phrase.owner].kind == "outlet":
        return book.named(phrase.owner)
    owner = next((c for c in book.doc[phrase.head].children if c.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "NOUN" and phrase.span[0] <= owner.idx:
        return book.medium_called(owner.lower_, owner.idx)  # "the agency's sources"
    return ()


def unnamed(phrase: SourcePhrase) -> Draft:
    """A source of which only the description is known."""
    return Draft(
        kind="anonymous",
        descriptions=[phrase.description],
        count=phrase.count,
        plural=phrase.plural or (phrase.count or 1) > 1,
        noun=phrase.noun,
    )


def _met_before(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """The unnamed source that "the source", "the diplomat" goes back to."""
    for k in reversed(book.last):
        draft = book.drafts[k]
        if draft.kind != "anonymous" or draft.plural != phrase.plural or not draft.noun:
            continue
        general = phrase.noun in GENERAL and phrase.bare
        if not (draft.is_called(phrase.noun) or general):
            continue
        if phrase.bare or draft.says_little():
            return k
    if (last := _just_spoke(book, phrase)) is not None:
        return last
    if phrase.bare and phrase.noun not in ("source", "person"):
        for k in reversed(book.last):
            if book.drafts[k].kind == "person" and _introduced_as(book, k, phrase.noun):
                return k
    return None


def _just_spoke(book: SourceBook, phrase: SourcePhrase) -> int | None:
    """Who spoke in the sentence before without a name, and is "the man, who asked not to be named" here."""
    if phrase.noun not in SOMEBODY or phrase.plural or " who " not in phrase.description or not book.last:
        return None
    k, here = book.last[-1], book.sentence_number(phrase.span[0])
    draft = book.drafts[k]
    near = bool(draft.spans) and here - book.sentence_number(draft.spans[-1][0]) <= JUST
    fits = gender(phrase.noun) in (None, draft.gender or gender(phrase.noun))
    return k if draft.kind == "anonymous" and not draft.plural and draft.noun and near and fits else None


def _introduced_as(book: SourceBook, k: int, noun: str) -> bool:
    """Whether a named person was introduced by this noun ("…, an analyst at …")."""
    draft = book.drafts[k]
    if draft.name is None:
        return draft.is_called(noun)
    return any(noun in (n.title or "").lower().split() for n in book.names if n.same == draft.name)
