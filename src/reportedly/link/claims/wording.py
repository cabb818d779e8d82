"""Words of a statement made comparable: folded letters, stems, numbers, negation.

Nothing here parses: linking sees millions of statements, and what it asks of their words (the same
word in another form, the same number, a "not") needs no grammar.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import pairwise

# Longest first. A suffix is taken off only where at least as many letters stay as stand beside it: short
# stems ("pres" of "presence") join words that have nothing to do with each other.
SUFFIXES = (
    ("atures", 4), ("ations", 4), ("ature", 4), ("ments", 4), ("ation", 4), ("ences", 5), ("ances", 5),
    ("ities", 4), ("ment", 4),
    ("ence", 5), ("ance", 5), ("ings", 3), ("ions", 4), ("edly", 4), ("ity", 4), ("ing", 3), ("ion", 4),
    ("ies", 3), ("ied", 3), ("ers", 4), ("ed", 3), ("er", 4), ("es", 3), ("ly", 4), ("s", 3), ("e", 3),
    ("y", 3),
)  # fmt: skip

APOSTROPHE = re.compile(r"[’'`ʿʾ‘](?:s\b)?")
WORD = re.compile(r"[^\W_]+")
SUBORDINATE = re.compile(
    r"\W(?:which|who|whom|whose|because|since|although|though|while|whereas|unless|until|if)\b", re.I
)
# What is said beside: "…, whose pay had not risen, …".
ASIDE = re.compile(r",\s+(?:which|who|whose|whom|where)\b[^,]*,", re.I)
# "Was not shut until noon": it was, at noon.
NOT_UNTIL = re.compile(
    r"(?:\bnot|\bnever|n[’']t)\b(?=[^,.;:]{1,60}\buntil\s+"
    r"(?:\d+|[A-Z]\w*|noon|midnight|after|late|early|shortly|this|last|next)\b)"
)
# "A pause, not a truce", "of 99 years and not of 50": what is set aside is no clause.
SET_ASIDE = re.compile(
    r"(?:,|\band|,\s+and)\s+not\s+(?=(?:a|an|the|of|at|by|to|in|on|from|for|with|as|\d[\d,.]*)\b)", re.I
)
NUMERAL = re.compile(r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+(?:\.\d+)?")


@functools.cache
def word_list(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a data file of this stage, tab-separated, without its comments."""
    text = resources.files("reportedly").joinpath("data", "link", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def word_map(name: str) -> Mapping[str, str]:
    """The second column of a data file by the first."""
    return {row[0]: row[1] for row in word_list(name)}


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The first column of a data file as a set."""
    return frozenset(row[0] for row in word_list(name))


@functools.cache
def word_sets(*names: str) -> frozenset[str]:
    """The words of several data files together."""
    return frozenset().union(*(word_set(name) for name in names))


@functools.lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes, words parted by one space: "al-Shāmī’s" is "al shami"."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(WORD.findall(APOSTROPHE.sub("", bare)))


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without its commonest endings: "patrolling", "patrols" and "patrol" are one."""
    if word.isdigit():
        return word
    for suffix, least in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not word.endswith("ss"):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word.rstrip("ei") if len(word) > 4 else word


def has_phrase(words: list[str], phrases: frozenset[str]) -> str | None:
    """The first word or pair of words that is one of ``phrases``."""
    for i, word in enumerate(words):
        if word in phrases:
            return word
        if i + 1 < len(words) and f"{word} {words[i + 1]}" in phrases:
            return f"{word} {words[i + 1]}"
    return None


def negated(text: str) -> bool:
    """Whether the main clause, up to the first subordinate one, holds an odd number of negations."""
    words = fold(SUBORDINATE.split(SET_ASIDE.sub(" ", NOT_UNTIL.sub("", text)), maxsplit=1)[0]).split()
    phrases = word_set("negation.txt")
    count = sum(1 for w in words if w in phrases or w in word_set("contractions.txt"))
    count += sum(1 for a, b in pairwise(words) if f"{a} {b}" in phrases)
    return count % 2 == 1


@functools.cache
def _phrases() -> re.Pattern[str]:
    """Verbs of several words that have a synonym of one, longest first."""
    found = sorted(
        (w for row in word_list("synonyms.txt") for w in row if " " in w), key=lambda w: (-len(w), w)
    )
    return re.compile(r"\b(?:" + "|".join(found) + r")\b")


@functools.cache
def synonym_classes() -> dict[str, int]:
    """The class of each word, by stem; the first where a stem is in two."""
    found: dict[str, int] = {}
    for number, row in enumerate(word_list("synonyms.txt")):
        for word in row:
            found.setdefault(stem(word), number)
            found.setdefault(word, number)
    return found


def join_phrases(folded: str) -> str:
    """Folded text with verbs of several words replaced by the first word of their class."""
    firsts = [row[0] for row in word_list("synonyms.txt")]
    return _phrases().sub(lambda m: firsts[synonym_classes()[m.group(0)]], folded)


def synonyms(one: str, other: str) -> bool:
    """Whether two stems are of one class."""
    number = synonym_classes().get(one)
    return number is not None and number == synonym_classes().get(other)


@functools.cache
def opposites() -> dict[str, frozenset[str]]:
    """The stems of the opposites of each stem."""
    found: dict[str, set[str]] = {}
    for one, other in word_list("opposites.tsv"):
        found.setdefault(stem(one), set()).add(stem(other))
        found.setdefault(stem(other), set()).add(stem(one))
    return {word: frozenset(others) for word, others in found.items()}


@functools.cache
def numerals() -> dict[str, float]:
    """English number words and their values."""
    return {word: float(value) for word, value in word_list("numerals.tsv")}


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of these words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def number_pattern() -> str:
    """A regular expression for a number in figures or words: "2,400", "twenty-two"."""
    words = any_of(numerals())
    return rf"(?:\d[\d,.]*\d|\d|(?:{words})(?:[ -](?:{words}))*)"


def numbers(text: str) -> tuple[tuple[float, str], ...]:
    """Numbers with the stem of the first telling word after each: "at least 90 homes" is (90, "hom")."""
    stop = word_set("stopwords.txt")
    words = re.findall(r"\d[\d,.]*\d|\d|[^\W\d_]+", text)
    found: list[tuple[float, str]] = []
    i = 0
    while i < len(words):
        half = [w.lower() for w in words[i : i + 2]] in (["half", "a"], ["half", "an"])
        value, after = _number_at(words, i + 2 if half else i)
        if half and value is not None:  # "half a million"
            value /= 2
        if value is None:
            i += 1
            continue
        i = after
        following = (fold(w) for w in words[i : i + 4])
        unit = next((stem(w) for w in following if w and w not in stop and not w[0].isdigit()), "")
        found.append((value, unit))
    return tuple(found)


def _number_at(words: list[str], i: int) -> tuple[float | None, int]:
    """The number that starts at word ``i`` ("two hundred") and the index behind it, or None."""
    total: float | None = None
    while i < len(words):
        word = words[i].lower()
        if NUMERAL.fullmatch(word) and total is None:
            total = float(re.sub(r"[,.](?=\d{3}(?!\d))", "", word))
        elif word in numerals():
            value = numerals()[word]
            if total is None:
                total = value
            elif value >= 100 or word == "dozen":
                total *= value
            elif value < 10 and total % 10 == 0 and total >= 20:
                total += value
            else:
                break
        else:
            break
        i += 1
    return total, i


def digest(*parts: object) -> str:
    """Sixteen hex digits that stand for ``parts``, the same on every machine."""
    text = "\x1f".join(str(p) for p in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
