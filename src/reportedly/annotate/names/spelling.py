"""Keys under which different spellings of one name meet.

``fold`` forgets case, accents, apostrophes and hyphens: two spellings with one fold are the same
word. ``skeleton`` also forgets vowels and the consonants that transliterations differ in, so it only
proposes; ``alike`` then scores the folded forms. All three take and give plain strings.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from rapidfuzz.distance import JaroWinkler

from reportedly.annotate.wordlists import words_by

# Letters that NFKD leaves whole.
ASCII = {
    "ı": "i",
    "ł": "l",
    "Ł": "l",
    "ø": "o",
    "Ø": "o",
    "đ": "d",
    "Đ": "d",
    "ß": "ss",
    "æ": "ae",
    "Æ": "ae",
}
LETTERS = str.maketrans(ASCII | {"œ": "oe", "Œ": "oe", "þ": "th", "ð": "d", "ə": "a"})
SILENT = re.compile(r"['’‘ʼʿʾ`´ʻʹʺ\u0300-\u036f.]")
BREAKS = re.compile(r"[\s\-‐‑–—_/,()&]+")

# The Arabic article before a word, in the assimilated forms that newspapers print.
ARTICLES = "|".join(sorted(words_by("en/name_words.tsv")["article"]))
ARTICLE = re.compile(rf"^(?:{ARTICLES})[ ](?=\w{{3}})")
INNER_ARTICLE = re.compile(rf"(?<=\w )(?:{ARTICLES}) (?=\w{{3}})")

# Consonants that romanisations of Arabic, Persian, Russian, Hebrew and Chinese exchange.
SOUNDS = (("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
          ("th", "t"), ("zh", "z"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"),
          ("v", "f"), ("c", "k"), ("j", "g"), ("z", "s"), ("p", "b"))  # fmt: skip
WEAK = re.compile(r"[aeiouyw]|(?<=\w)h")
TWICE = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """``text`` in lower case without accents, apostrophes or hyphens, words one space apart."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return BREAKS.sub(" ", SILENT.sub("", text.lower())).strip()


def bare(folded: str) -> str:
    """``folded`` without Arabic articles: "al hasakah" is "hasakah"."""
    return INNER_ARTICLE.sub("", ARTICLE.sub("", folded))


@functools.lru_cache(maxsize=100_000)
def skeleton(text: str) -> str:
    """The consonants of ``text`` as most romanisations agree on them, one run a word."""
    words = []
    for word in bare(fold(text)).split():
        for spelling, sound in SOUNDS:
            if spelling in word:
                word = word.replace(spelling, sound)
        words.append(TWICE.sub(r"\1", WEAK.sub("", word)) or word[:1])
    return " ".join(words)


def alike(one: str, other: str) -> float:
    """How near two spellings are, 0 to 1, articles, accents and doubled letters aside."""
    first, second = (TWICE.sub(r"\1", bare(fold(text))) for text in (one, other))
    return float(JaroWinkler.similarity(first, second))
