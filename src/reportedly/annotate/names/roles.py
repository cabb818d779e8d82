"""Who "the minister" and "he" are: the person last named whom the words fit, or nobody."""

from __future__ import annotations

import functools
from bisect import bisect_right

from spacy.tokens import Doc

from reportedly.annotate.names.kinds import known
from reportedly.annotate.names.titles import gender, head_nouns
from reportedly.annotate.wordlists import rows, words
from reportedly.annotation import Name

# How far back a pronoun or role reaches, in characters: about three paragraphs of news.
PRONOUN_REACH = 700
ROLE_REACH = 3_000
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def resolve_role(phrase: str, before: int, names: tuple[Name, ...]) -> int | None:
    """The index of the person last named before ``before`` whose title holds the phrase's head noun
    and contradicts none of its other words; None when none does, or two stand equally near."""
    wanted = head_nouns(phrase)
    if not wanted:
        return None
    if any(word.lower() in ("another", "other", "a", "an", "some") for word in phrase.split()[:1]):
        return None
    said = titles_of(names)
    countries = countries_in(phrase)
    modifiers = {word.lower() for word in phrase.split()} & words("en/portfolios.txt")
    fits = []
    for index, name in enumerate(names):
        if name.start >= before or before - name.start > ROLE_REACH or name.kind != "person":
            continue
        titles = said.get(name.same, "")
        if not wanted & head_nouns(titles):
            continue
        of = countries_in(titles)
        if countries and of and not countries & of:
            continue
        topics = {word.lower() for word in titles.split()} & words("en/portfolios.txt")
        if modifiers and topics and not modifiers & topics:
            continue
        fits.append(index)
    return latest(fits, names)


def resolve_pronoun(pronoun: str, before: int, doc: Doc, names: tuple[Name, ...]) -> int | None:
    """The index of the person a pronoun at ``before`` means: the last sentence that names any fitting
    person decides, its subject before others; None between two equally good ones, and for "it"."""
    wanted = GENDERS.get(pronoun.lower())
    if wanted is None:
        return None
    known_genders = genders_of(names)
    fits = [
        index
        for index, name in enumerate(names)
        if name.kind == "person" and before - PRONOUN_REACH < name.start and name.end <= before
        and known_genders.get(name.same, wanted) == wanted
    ]  # fmt: skip
    if not fits:
        return None
    starts = sentence_starts(doc)
    last = max(sentence_at(names[index].start, starts) for index in fits)
    here = [index for index in fits if sentence_at(names[index].start, starts) == last]
    subjects = [index for index in here if is_subject(doc, names[index])]
    pool = subjects or here
    if len({names[index].same for index in pool}) > 1:
        own = sentence_at(before, starts) == last
        return pool[0] if subjects and not own and main_subject(doc, names[pool[0]]) else None
    return pool[-1]


def sentence_starts(doc: Doc) -> list[int]:
    """Where each sentence begins; kept with the parse, since every pronoun asks."""
    starts: list[int] | None = doc.user_data.get("reportedly.starts")
    if starts is None:
        starts = doc.user_data["reportedly.starts"] = [sentence.start_char for sentence in doc.sents]
    return starts


def sentence_at(offset: int, starts: list[int]) -> int:
    """The index of the sentence that holds ``offset``."""
    return bisect_right(starts, offset) - 1


def is_subject(doc: Doc, name: Name) -> bool:
    """Whether the name is the subject of its clause."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in ("nsubj", "nsubjpass")


def main_subject(doc: Doc, name: Name) -> bool:
    """Whether the name is the subject of its sentence's main verb."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "nsubj" and span.root.head.dep_ == "ROOT"


def titles_of(names: tuple[Name, ...]) -> dict[int, str]:
    """All titles said with a person anywhere in the report, by ``same``."""
    table: dict[int, list[str]] = {}
    for name in names:
        if name.title and name.title not in table.setdefault(name.same, []):
            table[name.same].append(name.title)
    return {same: " ".join(parts) for same, parts in table.items()}


def countries_in(text: str) -> set[str]:
    """The countries that a phrase names."""
    found = (known(word.removesuffix("'s").removesuffix("’s")) for word in text.split())
    return {entry.country for entry in found if entry and entry.country}


def genders_of(names: tuple[Name, ...]) -> dict[int, str]:
    """The gender that titles or given names tell of a person, by ``same``."""
    table: dict[int, str] = {}
    for name in names:
        if name.kind != "person" or name.same in table:
            continue
        told = gender(name.title) or given_names().get(name.text.split()[0])
        if told:
            table[name.same] = told
    return table


@functools.cache
def given_names() -> dict[str, str]:
    """Common given names of the world with the gender they tell."""
    return {name: row[0] for row in rows("en/given_names.tsv") for name in row[1].split()}


def latest(fits: list[int], names: tuple[Name, ...]) -> int | None:
    """The nearest of the fitting names; None when two people stand in one breath before it."""
    if not fits:
        return None
    nearest = fits[-1]
    rivals = {names[index].same for index in fits if names[nearest].start - names[index].end < NEAR}
    return nearest if len(rivals) == 1 else None


# Two bearers of one role this near to each other, in characters, are named together ("ministers A and B").
NEAR = 60
