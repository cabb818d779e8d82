"""The form of a piece of a head, alone: its words, its capitals, the lists that have it."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.read import dates, furniture
from reportedly.read.addresses import host_of
from reportedly.read.agencies import agency_of
from reportedly.read.jobs import names_job
from reportedly.read.labels import labelled
from reportedly.read.names import is_city, is_medium, is_name, is_outlet_name
from reportedly.read.sections import is_regional, is_section
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.words import given_names, lands, pairs, settlements, vocabulary

LONGEST = 160  # characters of a line that can be a head's; longer ones are paragraphs
SENTENCE, HEADLINE = 8, 4  # words from which a line can be a sentence, a headline
INITIALS = 5  # letters of an agency's name in capitals
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S@\w|https?:|www\.")
_INITIAL = re.compile(r"\b[A-Z]\.")
_DOT = re.compile(r"\.\w")


@lru_cache(maxsize=4096)
def look_of(text: str) -> str:
    """What a line, or a part of one, looks like as a whole, for those that stand beside it."""
    if len(text) > LONGEST:
        return "long"
    if dates.find_all(text):
        return "dated"
    if _ADDRESS.search(text) or host_of(text):
        return "address"
    tests = (("label", labelled), ("section", is_section), ("furniture", furniture.is_furniture))
    for name, test in (*tests, ("agency", agency_of)):
        if test(text):
            return name
    words = count_words(text)
    if words >= SENTENCE and ends_sentence(text):
        return "sentence"
    if is_outlet_name(text):
        return "outlet"
    if is_name(text, most=4):
        if words > 1 and text.split()[0].casefold() in given_names():
            return "given"
        return "settled" if text.casefold() in settlements() else f"name {min(words, 3)}"
    if words >= HEADLINE:
        return "headline"
    return "shouted" if text.isupper() else "words"


@lru_cache(maxsize=8192)
def form_of(text: str) -> tuple[str, ...]:
    """The signs of a piece alone; it has a word at least.

    >>> "is settled" in form_of("Nairobi"), "given" in form_of("Maria Keld")
    (True, True)
    """
    words = text.split()
    folded = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    signs = [f"word {word}" for word in folded]
    if folded:
        signs += [f"first {folded[0]}", f"last {folded[-1]}", f"ends {folded[-1][-3:]}"]
    case = _case_of(text, words)
    signs += [f"size {min(len(words), 6)}", f"case {case}", f"case {case} {min(len(words), 4)}"]
    marks = {
        "digit": any(map(str.isdigit, text)),
        "initial": _INITIAL.search(text) is not None,
        "dot": _DOT.search(text) is not None,
        "the": words[0].casefold() == "the",
    }
    signs += [name for name, held in marks.items() if held]
    lists = _lists_with(text, folded)
    signs += [f"is {name}" for name in lists]
    given = [word in given_names() for word in folded]
    if any(given):
        signs.append("given" if given[0] and 2 <= len(words) <= 4 else "given within")
    elif len(words) > 1 and "name" in lists and not {"outlet", "settled"} & set(lists):
        signs.append("unknown name")
    return tuple(dict.fromkeys(signs))


def _case_of(text: str, words: list[str]) -> str:
    if text.isupper():
        return "initials" if len(words) == 1 and len(text) <= INITIALS else "shouted"
    big = sum(word[:1].isupper() for word in words)
    if big == len(words):
        return "all"
    particles = vocabulary("name_particles")
    if big + sum(word.casefold() in particles for word in words) == len(words):
        return "but small"
    return "first" if text[:1].isupper() else "none"


def _lists_with(text: str, folded: list[str]) -> list[str]:
    """The lists, and the tests that go by lists, that hold for a piece."""
    name = text.casefold().removeprefix("the ")
    first, last = (folded[0], folded[-1]) if folded else ("", "")
    held = {
        "city": is_city(text),
        "settled": name in settlements(),
        "land": name in lands(),
        "section": is_section(text),
        "regional": is_regional(text),
        "agency": agency_of(text) is not None,
        "known agency": name in pairs("agencies"),
        "medium": is_medium(text),
        "outlet": is_outlet_name(text.title() if text.isupper() else text),
        "name": is_name(text),
        "job": names_job(text),
        "furniture": furniture.is_furniture(text),
        "staff": name in vocabulary("staff_names"),
        "wire": name in vocabulary("wire_words"),
        "company": last in vocabulary("company_words"),
        "host": host_of(text) is not None,
        "ended": ends_sentence(text),
        "outlet last": last in vocabulary("outlet_words"),
        "outlet first": first in vocabulary("outlet_words"),
        "section word": any(word in vocabulary("section_words") for word in folded),
    }
    return [name for name, holds in held.items() if holds]
