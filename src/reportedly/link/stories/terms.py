"""What a text is about, as weighted terms: names and numbers apart from words, the opening first.

Happenings of one kind share their words and differ in who, where and how many, so names and numbers
are compared on their own and count more than the words do.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pyarrow as pa

from reportedly.engines import Batches
from reportedly.link.embedding import weight
from reportedly.link.stories.vectors import SCALE, WEIGHT_BASE

# Constants were chosen on ECB+ topics 1 to 22, as one case and as cases of one topic, one story, and one
# story with a single report of a like one; bench/stories.py repeats the choice on half of the topics.

# The share of names and numbers in the likeness of two reports; the rest is all words.
NAME_SHARE = 0.7
# The title and the first sentences say what a report is about; a word there counts more often.
OPENING_CHARACTERS = 300
OPENING_TIMES = 2
# Only the strongest terms of a report are kept: the tail is what any text has.
MOST_TERMS = 80
# The texts of a case are mixed with this many imagined ones of everyday news, in which a word's share
# follows from its weight in a model of general text: so a case of six reports on one matter still knows
# that "said" tells nothing and "Kherson" much.
BACKGROUND_REPORTS = 200
# How often a word is met is counted in this many texts, chosen by their reports' ids: in a larger case one
# more report hardly ever changes it, and what is known of the others stands.
COUNTED = 1_000
# Characters that say what a text is about: an archive is known by how it begins.
READ_CHARACTERS = 100_000

VECTOR = pa.schema([("text", pa.int32()), ("terms", pa.list_(pa.int64()))])

# The texts that words are counted in, and the source of ``vector``.
COUNTED_TEXTS = f"""SELECT r.title, substr(r.text, 1, {READ_CHARACTERS}) AS body
    FROM (SELECT report_id FROM holder ORDER BY md5(report_id), report_id LIMIT {COUNTED}) AS h
    JOIN report r ON h.report_id = r.report_id"""
BODIES = f"""SELECT h.text, r.title, substr(r.text, 1, {READ_CHARACTERS}) AS body
    FROM holder h JOIN report r ON h.report_id = r.report_id"""

_WORD = re.compile(r"[^\W_]+")
_BEFORE_SENTENCE = ".!?:\n"
_OPENING_MARKS = " \t“‘\"'«("


@dataclass(slots=True)
class Counts:
    """Folded words of one text and how often: all; names and numbers; capitals that begin a sentence,
    which are names only if another sentence says so."""

    words: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    initials: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Usage:
    """How words are used in the case: in how many of ``texts`` each is met, and which are names."""

    texts: int
    spread: Mapping[str, int]
    names: frozenset[str]


def usage(texts: Iterable[tuple[str | None, str]]) -> Usage:
    """The usage of words in the titles and bodies of texts."""
    counts = [count_words(title, body) for title, body in texts]
    spread = Counter(word for found in counts for word in found.words)
    return Usage(len(counts), dict(spread), frozenset(name for found in counts for name in found.names))


def vectors(batches: Batches, known: Usage) -> Batches:
    """The terms of texts, sorted, each as one number: ``WEIGHT_BASE`` times a hash, plus the weight."""
    for batch in batches:
        rows = batch.to_pylist()
        found = [weigh(count_words(row["title"], row["body"]), known) for row in rows]
        yield pa.record_batch(
            [batch.column("text"), [sorted(pack(*term) for term in vector.items()) for vector in found]],
            schema=VECTOR,
        )


def pack(term: str, value: int) -> int:
    """A term's hash of 32 bits and its weight as one number."""
    return _number(term) * WEIGHT_BASE + value


def count_words(title: str | None, text: str) -> Counts:
    """Words of title and text. Capitals say which are names: measured on ECB+ they tell stories apart
    better than annotated names do (B³ F1 .934 against .884), since they also mark titles, bodies and
    events that no annotator counts as a name. A script without capitals is compared by its words."""
    counts = Counts()
    if title and not text.lstrip().startswith(title):
        counts.words.update({m.casefold(): OPENING_TIMES for m in _WORD.findall(title)})
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        key, times = word.casefold(), OPENING_TIMES if start < OPENING_CHARACTERS else 1
        counts.words[key] += times
        if word[0].isdigit():
            counts.names[key] += times
        elif word[0].isupper():
            (counts.initials if _begins_sentence(text, start) else counts.names)[key] += times
    return counts


def rarity(word: str, holders: int, texts: int) -> float:
    """Inverse document frequency over the case and the imagined background."""
    return max(0.0, math.log((BACKGROUND_REPORTS + texts) / (_expected(word) + holders)))


@lru_cache(maxsize=200_000)
def _expected(word: str) -> float:
    """How many of the imagined reports hold a word."""
    # Fitted to the document frequencies of two news collections: .4 at weight .1, .02 at .45, .005 at 1.
    return BACKGROUND_REPORTS * (0.005 + 0.7 * math.exp(-8 * weight(word)))


def weigh(counts: Counts, known: Usage) -> dict[str, int]:
    """The terms of a text and their weights: a vector of length ``SCALE``. Terms of names begin with "n",
    those of words with "w"."""
    names, words = {}, {}
    for word, times in counts.words.items():
        value = (1 + math.log(times)) * rarity(word, known.spread.get(word, 1), known.texts)
        words["w" + word] = value
        named = counts.names[word] + (
            counts.initials[word] if word in known.names or word in counts.names else 0
        )
        if 2 * named >= times:
            names["n" + word] = value
    share = NAME_SHARE if names else 0.0
    return _scaled(names, math.sqrt(share)) | _scaled(words, math.sqrt(1 - share))


def _scaled(terms: Mapping[str, float], length: float) -> dict[str, int]:
    """The strongest terms as a vector of the given length."""
    kept = sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    norm = math.sqrt(sum(value * value for _, value in kept))
    return {term: round(SCALE * length * value / norm) for term, value in kept} if norm else {}


@lru_cache(maxsize=200_000)
def _number(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode("utf-8", "replace"), digest_size=4).digest())


def _begins_sentence(text: str, start: int) -> bool:
    place = start - 1
    while place >= 0 and text[place] in _OPENING_MARKS:
        place -= 1
    return place < 0 or text[place] in _BEFORE_SENTENCE
