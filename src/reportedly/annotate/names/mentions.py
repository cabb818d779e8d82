"""Mentions: the stretches of a run of capitalised words that are one name each."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.annotate.names.kinds import Known, known
from reportedly.annotate.names.reach import (
    department_reach,
    longest_listed,
    organisation_reach,
    state_after,
    town_reach,
    with_object,
)
from reportedly.annotate.names.runs import PARTICLES, Word, runs
from reportedly.annotate.names.titles import is_honorific, is_title_word
from reportedly.annotate.names.votes import BY_CUE, PLACE_BEFORE, Mention, Page, mention
from reportedly.annotate.parser import text_of
from reportedly.annotate.places.gazetteer import find
from reportedly.annotate.places.places import is_place
from reportedly.annotate.wordlists import words as words_of
from reportedly.annotate.wordlists import words_by
from reportedly.record import EntityKind

ENTITY_KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group",
}  # fmt: skip


# Entities whose last word is taken for a name wherever else it stands, were it at a sentence's start.
TRUSTED = frozenset(("PERSON", "GPE"))


def find_mentions(doc: Doc, towns: frozenset[str] = frozenset()) -> list[Mention]:
    """Every stretch that may be a name, in order, none over another."""
    text = text_of(doc)
    labels = entity_labels(doc)
    trusted = frozenset(entity[-1].text for entity in doc.ents if entity.label_ in TRUSTED)
    page = Page(text, {token.idx: token for token in doc}, labels, trusted, towns)
    lines = headline_spans(text)
    found = []
    for run in runs(text):
        parted = ends_of_route(text, run)
        words = [half for word in parted or run for half in halves(word)]
        headline = any(start <= words[0].start < end for start, end in lines)
        for made in segments(page, words):
            made.headline = headline
            if parted:
                made.votes["place"] += BY_CUE
            found.append(made)
    return found


def countries_in(text: str) -> list[str]:
    """The codes of the countries that a short text without a parse names, by name or demonym."""
    found = []
    for words in runs(text):
        at = 0
        while at < len(words):
            size, entry = longest_listed(text, words, at)
            if entry and entry.country:
                found.append(entry.country)
            at += size or 1
    return found


def entity_labels(doc: Doc) -> dict[int, tuple[int, EntityKind]]:
    """For each character where a token of a model's entity starts: the entity's start and kind."""
    return {
        token.idx: (entity.start_char, ENTITY_KINDS[entity.label_])
        for entity in doc.ents
        if entity.label_ in ENTITY_KINDS
        for token in entity
    }


def headline_spans(text: str) -> list[tuple[int, int]]:
    """Lines set in title case, where a capital says nothing: most of their long words have one."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        words = re.findall(r"[^\W\d_][\w’'-]{3,}", line.group())
        if 3 <= len(words) <= 25 and sum(word[0].isupper() for word in words) > 0.7 * len(words):
            spans.append(line.span())
    return spans


def halves(word: Word) -> list[Word]:
    """ "Syrian-Russian" is two names when the lists know both halves and not the whole."""
    cut = word.text.find("-")
    if cut > 0 and not known(word.text) and known(word.text[:cut]) and known(word.text[cut + 1 :]):
        middle = word.start + cut
        return [Word(word.start, middle, word.text[:cut], word.glue),
                Word(middle + 1, word.end, word.text[cut + 1 :], "-")]  # fmt: skip
    return [word]


def ends_of_route(text: str, run: list[Word]) -> list[Word] | None:
    """The two towns of "the Dover-San Remo road", which are one run of capitals, as two; else None."""
    cut = next((n for n, word in enumerate(run) if "-" in word.text), None)
    if cut is None or not ROUTE_AFTER.match(text, run[-1].end):
        return None
    word = run[cut]
    for dash in re.finditer("-", word.text):
        middle = word.start + dash.start()
        if is_place(text[run[0].start : middle]) and is_place(text[middle + 1 : run[-1].end]):
            from_town = Word(word.start, middle, text[word.start : middle], word.glue)
            to_town = Word(middle + 1, word.end, text[middle + 1 : word.end], " - ")
            return [*run[:cut], from_town, to_town, *run[cut + 1 :]]
    return None


ROUTE_AFTER = re.compile(
    r"\s(?:(?:supply|main|coastal|desert|rail)\s)?(?:roads?|route|highway|motorway|railway|railroad|line|corridor|"
    r"axis|pipeline|border|crossing|ferry|train|bus|flight)\b"
)


def segments(page: Page, words: list[Word]) -> list[Mention]:
    """A run parted into mentions: listed names whole, titles left out, else as the model's entities go."""
    text, found = page.text, list[Mention]()
    at = 0
    while at < len(words):
        if department := department_reach(text, words, at):
            at += department
            continue
        town = town_reach(page, words, at)
        if town and organisation_reach(text, words, at) <= town:
            found.append(mention(page, words[at : at + town], None))
            at += town
            continue
        size, entry = longest_listed(text, words, at)
        if not entry and (code := state_after(text, words[at])):
            size, entry = 1, Known("place", code)
        reach = organisation_reach(text, words, at)
        reach = with_object(page, words, at, reach) if reach else 0
        if not entry and not reach and opens_place(text, words, at):
            found.append(mention(page, words[at : at + 2], None))
            at += 2
        elif entry and entry.kind == "group" and is_direction(text, words, at):
            at += 1
        elif entry and not (
            reach > size
            and (entry.kind in ("country", "group", "place") or size == 1 + (words[at].text == "The"))
        ):
            found.append(mention(page, words[at : at + size], entry))
            at += size
        elif reach:
            found.append(mention(page, words[at : at + reach], None))
            at += reach
        elif skippable(page, words[at]) and not (
            begins_entity(page, words, at) or opens_town(text, words, at) or opens_medium(words, at)
        ):
            at += 1
        else:
            end = segment_end(page, words, at)
            while words[end - 1].text.lower() in words_of("en/never_names.txt") - COMPASS:
                end -= 1
            found.append(mention(page, words[at:end], known(text[words[at].start : words[end - 1].end])))
            at = end
    return found


def opens_place(text: str, words: list[Word], at: int) -> bool:
    """Whether a direction and the next word are a place's name: "South Carolina", "Northern Ireland"."""
    if words[at].text.lower() not in COMPASS or at + 1 >= len(words):
        return False
    return any(place.population >= LARGE_AREA for place in find(text[words[at].start : words[at + 1].end]))


def is_direction(text: str, words: list[Word], at: int) -> bool:
    """Whether a word says which part of the country behind it is meant: "Western Zambia"."""
    if words[at].text.lower() not in COMPASS or at + 1 >= len(words) or words[at + 1].glue != " ":
        return False
    _, entry = longest_listed(text, words, at + 1)
    return entry is not None and entry.kind in ("country", "place")


def opens_town(text: str, words: list[Word], at: int) -> bool:
    """Whether a word that opens no name does so here, as a town is called so: "near Am Timan", "May Pen"."""
    if at + 1 >= len(words) or words[at + 1].glue != " ":
        return False
    if words[at].text in MONTHS:
        return any(place.population >= TOWN for place in find(text[words[at].start : words[at + 1].end]))
    if words[at].text not in ARABIC_ARTICLES:
        return False
    return PLACE_BEFORE.search(text[max(0, words[at].start - 12) : words[at].start]) is not None


def opens_medium(words: list[Word], at: int) -> bool:
    """Whether a direction opens a name that ends as papers' names may: "Southern Wire", "Northern Echo"."""
    last = words[at + 1] if at + 1 < len(words) else None
    if words[at].text.lower() not in COMPASS or last is None or last.glue != " ":
        return False
    alone = at + 2 == len(words) or words[at + 2].glue != " "
    return alone and last.text.lower() in words_by("en/media_words.txt")["maybe"]


ARABIC_ARTICLES = frozenset(("Am", "An", "As", "At"))  # those that are English words, too
COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "new"])
MONTHS = frozenset(("March", "April", "May", "August"))  # those that towns begin with
TOWN = 15_000
LARGE_AREA = 50_000  # inhabitants; smaller places with a direction in their name read as a direction


def begins_entity(page: Page, words: list[Word], at: int) -> bool:
    """Whether a title's word is the first of an organisation's or place's name: "General Motors"."""
    own = page.labels.get(words[at].start)
    after = page.labels.get(words[at + 1].start) if at + 1 < len(words) else None
    titled = is_title_word(words[at].text) and not is_honorific(words[at].text)
    return titled and own is not None and own == after and own[1] in ("organisation", "place")


def skippable(page: Page, word: Word) -> bool:
    """Whether a word opens no name: a title, an article, a sentence's first common word."""
    if is_honorific(word.text) or word.text.lower() in words_of("en/never_names.txt"):
        return True
    if is_title_word(word.text):
        return True
    if word.start in page.labels or word.text in page.trusted:
        return False
    token = page.tokens.get(word.start)
    if token is None:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
        return not ("-" in word.text or "’" in word.text or "'" in word.text)
    return bool(token.is_sent_start) and token.pos_ != "PROPN"


def segment_end(page: Page, words: list[Word], at: int) -> int:
    """Where the segment that starts at ``at`` ends: before another entity, a listed name or a title."""
    text, labels = page.text, page.labels
    own = labels.get(words[at].start)
    for end in range(at + 1, len(words)):
        word = words[end]
        if word.glue == " - ":
            return end
        other = labels.get(word.start)
        inside = own is not None and other is not None and other[0] == own[0]
        titled = is_title_word(word.text, heads_only=True)
        if inside and not (titled and own is not None and own[1] == "place"):
            continue
        if word.glue.strip() and word.glue.strip() not in PARTICLES:
            return end
        if other is not None and own is not None and other[1] != own[1] and other[0] == word.start:
            return end
        if is_honorific(word.text) or (titled and (own is None or own[1] == "place")):
            return end
        size, entry = longest_listed(text, words, end)
        if size and entry and entry.kind in ("country", "outlet") and other is not None:
            return end
        own = own or other
    return len(words)
