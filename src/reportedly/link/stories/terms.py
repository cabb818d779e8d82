"""What a text is about, as weighted terms: names and numbers apart from words, the opening first.

Happenings of one kind share their words and differ in who, where and how many, so names and numbers
are compared on their own and count more than the words do.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from reportedly.embedding import weight
from reportedly.engines import Batches
from reportedly.link.reuse.words import CAPITAL, CHUNK_CHARACTERS, NUMBER, Ids, Words, fold, mix, read_words
from reportedly.link.stories.vectors import SCALE, WEIGHT_BASE

Numbers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

# Constants were chosen on ECB+ topics 1 to 22, as one case and as cases of one topic, one story, and one
# story with a single report of a like one; bench/stories.py repeats the choice on half of the topics.

# The share of names and numbers in the likeness of two reports; the rest is all words.
NAME_SHARE = 0.9
# The title and the first sentences say what a report is about; a word there counts more often.
OPENING_CHARACTERS = 300
OPENING_TIMES = 2
# Only the strongest terms of a report are kept: the tail is what any text has.
MOST_TERMS = 80
# The texts of a case are mixed with this many imagined ones of everyday news, in which a word's share
# follows from its weight in a model of general text: so a case of six reports on one matter still knows
# that "said" tells nothing and "Kherson" much.
BACKGROUND_REPORTS = 200
# What so large a share of the texts hold, beyond three times what everyday news does, is what the case is
# about and not how it is written: a pile of one story has its names in every text, and by them it is told
# from all others. Only cases in which one story is that large are changed by it (ECB+ is not).
OWN_SHARE, OWN_REPORTS, EVERYDAY = 0.15, 25, 3
# How often a word is met is counted in this many texts, chosen by their reports' ids: in a larger case one
# more report hardly ever changes it, and what is known of the others stands.
COUNTED = 1_000
# Characters that say what a text is about: an archive is known by how it begins.
READ_CHARACTERS = 100_000

VECTOR = pa.schema([("text", pa.int32()), ("terms", pa.list_(pa.int64()))])

# The texts that words are counted in, by their reports, and the source of ``vector``.
COUNTED_REPORTS = f"SELECT report_id FROM holder ORDER BY md5(report_id), report_id LIMIT {COUNTED}"
COUNTED_TEXTS = f"""SELECT r.title, substr(r.text, 1, {READ_CHARACTERS}) AS body
    FROM ({COUNTED_REPORTS}) AS h JOIN report r ON h.report_id = r.report_id"""
BODIES = f"""SELECT h.text, r.title, substr(r.text, 1, {READ_CHARACTERS}) AS body
    FROM holder h JOIN report r ON h.report_id = r.report_id"""

# Words whose weight in general text is remembered, about 100 bytes each.
MOST_KNOWN = 2_000_000

_BEFORE_SENTENCE = np.array([ord(c) for c in ".!?:\n"], np.uint32)
_OPENING_MARKS = np.array([ord(c) for c in " \t“‘\"'«("], np.uint32)
_NAME = np.uint64(0xA24BAED4963EE407)
_known: dict[int, float] = {}


@dataclass(frozen=True, slots=True)
class Counts:
    """The different words of texts, ordered by text and word: ``text`` (n,) which text, ``word`` (n,) which
    of ``ids``, ``times`` (n,) how often; of these ``names`` as names or numbers and ``initials`` with
    capitals that begin a sentence, which are names only if another sentence says so. ``expected``: how many
    of the imagined reports hold each of ``ids``."""

    ids: Ids
    expected: NDArray[np.float64]
    text: Numbers
    word: Numbers
    times: Numbers
    names: Numbers
    initials: Numbers


@dataclass(frozen=True, slots=True)
class Usage:
    """How words are used in the case: in how many of ``texts`` each is met, and whether as a name. ``ids``
    (n,) sorted, ``holders`` (n,), ``named`` (n,)."""

    texts: int
    ids: Ids
    holders: Numbers
    named: Flags

    def of(self, ids: Ids) -> tuple[Numbers, Flags]:
        """Holders, 1 of a word that is not met, and whether a name."""
        if not len(self.ids):
            return np.ones(len(ids), np.int64), np.zeros(len(ids), np.bool_)
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        met = self.ids[at] == ids
        return np.where(met, self.holders[at], 1), met & self.named[at]


def usage(titles: Sequence[str | None], bodies: Sequence[str]) -> Usage:
    """The usage of words in the titles and bodies of texts: ``COUNTED`` of them at most."""
    counts = count_words(titles, bodies)
    holders = np.bincount(counts.word, minlength=len(counts.ids))
    named = np.bincount(counts.word, counts.names, len(counts.ids)) > 0
    return Usage(len(bodies), counts.ids, holders, named)


def are_counted(report_ids: Iterable[str], counted: Sequence[str]) -> bool:
    """Whether words are to be counted in the texts of any of these new reports, where they were counted in
    those of ``counted``."""
    if len(counted) < COUNTED:
        return any(True for _ in report_ids)
    last = max(map(_drawn, counted))
    return any(_drawn(report_id) < last for report_id in report_ids)


def _drawn(report_id: str) -> tuple[str, str]:
    """What ``COUNTED_REPORTS`` orders by."""
    return hashlib.md5(report_id.encode(), usedforsecurity=False).hexdigest(), report_id


def vectors(batches: Batches, known: Usage) -> Batches:
    """The terms of texts, sorted, each as one number: ``WEIGHT_BASE`` times a hash, plus the weight."""
    for batch in batches:
        for part in _parts(batch):
            titles, bodies = part.column("title").to_pylist(), part.column("body").to_pylist()
            terms, bounds = weigh(count_words(titles, bodies), known, len(bodies))
            lists = pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), pa.array(terms, pa.int64()))
            yield pa.record_batch([part.column("text"), lists], schema=VECTOR)


def _parts(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Rows of a batch, so many at a time that their texts have a bounded size."""
    first = size = 0
    for i, length in enumerate(pc.utf8_length(batch.column("body")).to_pylist()):
        size += length
        if size >= CHUNK_CHARACTERS:
            yield batch.slice(first, i + 1 - first)
            first, size = i + 1, 0
    if first < batch.num_rows:
        yield batch.slice(first)


def count_words(titles: Sequence[str | None], bodies: Sequence[str]) -> Counts:
    """Words of titles and bodies. Capitals say which are names: measured on ECB+ they tell stories apart
    better than annotated names do (B³ F1 .934 against .884), since they also mark titles, bodies and
    events that no annotator counts as a name. A script without capitals is compared by its words."""
    told = [t if t and not b.lstrip().startswith(t) else "" for t, b in zip(titles, bodies, strict=True)]
    heads, words = read_words(told), read_words(bodies)
    ids, word = np.unique(np.concatenate([words.ids, heads.ids]), return_inverse=True)
    text = np.concatenate([_texts(words), _texts(heads)])
    times = np.where(words.starts < OPENING_CHARACTERS, OPENING_TIMES, 1)
    number, capital = (words.traits & bit > 0 for bit in (NUMBER, CAPITAL))
    initial = capital & _begin_sentences(bodies, words)
    pair, at = np.unique(text * len(ids) + word, return_inverse=True)
    n = len(words.ids)

    def summed(values: NDArray[np.generic], places: Numbers) -> Numbers:
        return np.bincount(places, values, len(pair)).astype(np.int64)

    # A word of the title counts once, like one of the opening.
    headed = np.zeros(len(pair), np.int64)
    headed[at[n:]] = OPENING_TIMES
    return Counts(
        ids=ids,
        expected=_expected(ids, word, (words, bodies), (heads, told)),
        text=pair // max(1, len(ids)),
        word=pair % max(1, len(ids)),
        times=summed(times, at[:n]) + headed,
        names=summed(times * (number | (capital & ~initial)), at[:n]),
        initials=summed(times * (initial & ~number), at[:n]),
    )


def _texts(words: Words) -> Numbers:
    return np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))


def _expected(ids: Ids, word: Numbers, *read: tuple[Words, Sequence[str]]) -> NDArray[np.float64]:
    """How many of the imagined reports hold each word."""
    if len(_known) > MOST_KNOWN:
        _known.clear()
    place = np.empty(len(ids), np.int64)
    place[word] = np.arange(len(word))
    texts, starts, ends = (
        np.concatenate(columns)[place].tolist()
        for columns in zip(*((_texts(words), words.starts, words.ends) for words, _ in read), strict=True)
    )
    bodies, titles = (held for _, held in read)
    in_bodies = (place < len(read[0][0].ids)).tolist()
    for i, key in enumerate(ids.tolist()):
        if key not in _known:
            text = (bodies if in_bodies[i] else titles)[texts[i]]
            _known[key] = everyday(fold(text[starts[i] : ends[i]]))
    return np.array([_known[key] for key in ids.tolist()], np.float64)


def _begin_sentences(bodies: Sequence[str], words: Words) -> Flags:
    """Whether each word begins a sentence: but for opening marks, it follows the end of one."""
    codes = np.frombuffer("\n".join(["", *bodies]).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter((len(body) + 1 for body in bodies), np.int64, len(bodies))
    begins = np.cumsum(lengths) - lengths + 1
    told = np.where(np.isin(codes, _OPENING_MARKS), 0, np.arange(len(codes)))
    before = np.maximum.accumulate(told)[begins[_texts(words)] + words.starts - 1]
    return np.isin(codes[before], _BEFORE_SENTENCE)


def everyday(word: str) -> float:
    """How many of the imagined reports hold a word."""
    # Fitted to the document frequencies of two news collections: .4 at weight .1, .02 at .45, .005 at 1.
    return BACKGROUND_REPORTS * (0.005 + 0.7 * math.exp(-8 * weight(word)))


def rarity(expected: float, holders: int, texts: int) -> float:
    """Inverse document frequency over the case and the imagined background."""
    own = max(OWN_REPORTS, OWN_SHARE * texts) + EVERYDAY * texts * expected / BACKGROUND_REPORTS
    return max(0.0, math.log((BACKGROUND_REPORTS + texts) / (expected + min(holders, own))))


def weigh(counts: Counts, known: Usage, texts: int) -> tuple[Numbers, Numbers]:
    """The terms of ``texts`` texts, sorted in each, and where each text's begin among them (texts + 1,): of
    each text a vector of length ``SCALE``. Names are terms of their own beside the words."""
    holders, named = known.of(counts.ids)
    pairs = zip(counts.expected.tolist(), holders.tolist(), strict=True)
    rare = np.array([rarity(expected, n, known.texts) for expected, n in pairs], np.float64)
    most = int(counts.times.max(initial=0)) + 1
    repeated = np.array([0.0, *(1 + math.log(times) for times in range(1, most))])
    value = repeated[counts.times] * rare[counts.word]
    as_name = counts.names + counts.initials * (named[counts.word] | (counts.names > 0))
    is_name = 2 * as_name >= counts.times
    has_names = np.zeros(texts, np.bool_)
    has_names[counts.text[is_name]] = True
    share = np.where(has_names, NAME_SHARE, 0.0)
    names = _scaled(counts, mix(counts.ids ^ _NAME), value, is_name, np.sqrt(share))
    words = _scaled(counts, counts.ids, value, np.ones(len(value), np.bool_), np.sqrt(1 - share))
    text, term = (np.concatenate(pair) for pair in zip(names, words, strict=True))
    order = np.lexsort((term, text))
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(text, minlength=texts))])
    return term[order], bounds


def _scaled(
    counts: Counts, ids: Ids, value: NDArray[np.float64], chosen: Flags, length: NDArray[np.float64]
) -> tuple[Numbers, Numbers]:
    """The strongest of the chosen terms of each text as a vector of the given length (texts,): which text,
    and the terms."""
    at = np.flatnonzero(chosen & (value > 0))
    number = (ids & np.uint64(0xFFFFFFFF)).astype(np.int64)[counts.word[at]]
    order = np.lexsort((number, -value[at], counts.text[at]))
    at, number = at[order], number[order]
    text = counts.text[at]
    first = np.searchsorted(text, np.arange(len(length)))
    kept = np.arange(len(text)) - first[text] < MOST_TERMS
    at, number, text = at[kept], number[kept], text[kept]
    norm = np.sqrt(np.bincount(text, value[at] ** 2, len(length)))
    weights = np.rint(SCALE * length[text] * value[at] / norm[text]).astype(np.int64)
    return text, number * WEIGHT_BASE + weights
