"""Whether a line beside an article is the page's sooner than the article's: by its words and its marks.

Lists know the furniture that somebody thought of; the weights (``data/read/line_weights.tsv``) were counted
on lines of furniture and of articles (``training/lines.py``), so that a line that no list has is told by
what it has in common with others: whom it speaks to, how it opens, how it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from reportedly.read.words import entries, vocabulary

# Where the heads of one hand at a time are left out of the counting, hardly a paragraph of an article has
# odds above LIKELY, and 9 in 10 lines of pages have (`training/lines.py`).
LIKELY, SURE = 0.5, 2.0
BELOW = -0.5  # odds of a line right under one that surely is the page's
PARAGRAPH = 30  # words from which a line that is a page's is rare
LONGEST = 400  # characters of a line that are looked at
SIZES = (1, 2, 4, 7, 12, 20, 35)  # words up to which a line is of one size
MOST = 3  # sentences, and words that only pages use, above which more make no difference
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKS = {
    "bar": re.compile(r"[|•·»›→►▸♦]"),
    "address": re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|example|info)\b"),
    "mailbox": re.compile(r"\S@\w"),
    "handle": re.compile(r"(?<!\w)[@#]\w"),
    "rights": re.compile(r"©|\(c\)", re.I),
    "phone": re.compile(r"\+?\d[\d ()/-]{7,}"),
    "quoted": re.compile(r"[“”\"«»]|\bsaid\b"),
    "bullet": re.compile(r"^\W"),
    "bracketed": re.compile(r"^[(\[].*[)\]]\.?$"),
    "keyed": re.compile(r"^[^\W\d_][\w '’/&-]{1,30}:\s"),
    "digit": re.compile(r"\d"),
    "to you": re.compile(r"\byou(?:r|rs|['’](?:re|ve|ll))?\b", re.I),
    "of us": re.compile(r"\b(?:we|us|our|ours)\b", re.I),
    "told": re.compile(r"\b(?:was|were|had|has|have been|did|could|would|who|[a-z]{3,}ed)\b"),
}
_TOLD = re.compile(r".{20,}[.!?]['\"”’)]?(?=\s)")
_SENTENCE = re.compile(r"[.!?]['\"”’)]?(?:\s|$)")
_ENDS = {".": "stop", "?": "question", "!": "call", ":": "colon", "…": "dots", ")": "bracket", ",": "comma"}


def signs_of(line: str) -> Iterator[str]:
    """What is weighed in a line: its words, which of them are a page's, its size, its marks, how it ends."""
    line = line[:LONGEST].strip()
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(line)]
    yield from sorted({f"word {word}" for word in words})
    if words:
        yield f"first {words[0]}"
        yield f"first {' '.join(words[:2])}"
    of_pages = vocabulary("page_words")
    yield f"of pages {min(MOST, sum(word in of_pages for word in words))}"
    yield f"sentences {min(MOST, len(_SENTENCE.findall(line)))}"
    count = len(line.split())
    yield f"size {next((size for size in SIZES if count <= size), 'long')}"
    yield from (f"mark {name}" for name, pattern in _MARKS.items() if pattern.search(line))
    last = line.rstrip("\"”’'»")[-1:]
    yield f"end {_ENDS.get(last, 'letter' if last.isalnum() else 'other')}"
    big = sum(word[0].isupper() for word in line.split())
    yield f"capitals {'all' if line.isupper() else 'most' if big * 2 > count else 'few'}"


@cache
def weights() -> dict[str, float]:
    """The weights that ship."""
    return parsed(entries("line_weights", suffix=".tsv"))


def parsed(lines: Iterable[str]) -> dict[str, float]:
    """The weight of each sign."""
    return {sign: float(weight) for sign, weight in (line.split("\t") for line in lines)}


@lru_cache(maxsize=4096)
def odds_of_furniture(line: str) -> float:
    """The logarithm of the odds that a line below or above an article is the page's own: above nought it
    sooner is."""
    table = weights()
    return sum(table.get(sign, 0.0) for sign in ("any", *signs_of(line)))


def is_page_line(line: str, *, sure: float) -> bool:
    """Whether a line is the page's by odds above ``sure``; only lines in the letters that the weights were
    counted on can be.

    >>> is_page_line("Sign up to have our newsletter sent to your inbox every day", sure=LIKELY)
    True
    """
    letters = [character for character in line[:LONGEST] if character.isalpha()]
    latin = sum(map(str.isascii, letters))
    if len(line.split()) > PARAGRAPH:
        sure += 1  # a letter to the editor speaks to its reader too
    if 2 * latin <= len(letters) or odds_of_furniture(line) <= sure:
        return False
    told = _TOLD.match(line[:LONGEST])  # "Their lawyers are to appeal. EFE"
    return told is None or odds_of_furniture(told.group()) > sure - LIKELY
