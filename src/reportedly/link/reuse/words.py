"""Words of many texts at once, as arrays: where each stands and a number for what it says.

The texts are laid end to end as an array of code points, and every step is one NumPy pass over
it, so a million words cost about a third of a second. Nothing is assumed of the language: a word
is a run of letters, digits and their marks; a character of a script written without spaces is a
word by itself. Case, accents and the kind of apostrophe do not count.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ids: TypeAlias = NDArray[np.uint64]
Places: TypeAlias = NDArray[np.int64]
Bits: TypeAlias = NDArray[np.uint8]

# How much text is held as arrays at one time: about 40 bytes of working memory a character.
CHUNK_CHARACTERS = 4_000_000

NUMBER, CAPITAL = 1, 2  # bits of ``Words.traits``

_LETTER, _MARK, _SINGLE = 1, 2, 3
_BASE = np.uint64(0x9E3779B97F4A7C15)
_LONGEST = 64  # positions after which a word's hash repeats its weights
# Scripts that put no space between words, by the start of their characters' Unicode names.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a row of texts, text after text.

    ``ids`` (n,) 64-bit hashes; ``starts`` and ``ends`` (n,) code points into the word's own text;
    ``traits`` (n,) bits NUMBER and CAPITAL; ``bounds`` (texts + 1,): text ``i`` holds the words
    ``bounds[i]`` to ``bounds[i + 1]``.
    """

    ids: Ids
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    traits: Bits
    bounds: Places

    def places(self, texts: Places, starts: Places) -> Places:
        """Where the words stand that begin at these characters of these texts, (n,) each."""
        # Words are in order of text, then of character: one number for both keeps that order.
        text = np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))
        return np.searchsorted(text << 32 | self.starts, texts << 32 | starts)


def read_words(texts: Sequence[str]) -> Words:
    """The words of all texts, read in chunks of bounded size."""
    parts: list[Words] = []
    counts = np.zeros(len(texts), np.int64)
    for pieces in _chunks(texts):
        part = _read_chunk([piece.text for piece in pieces])
        held = np.diff(part.bounds)
        offsets = np.repeat(np.array([piece.offset for piece in pieces], np.int32), held)
        np.add.at(counts, [piece.index for piece in pieces], held)
        parts.append(Words(part.ids, part.starts + offsets, part.ends + offsets, part.traits, part.bounds))
    return Words(
        np.concatenate([np.empty(0, np.uint64), *(part.ids for part in parts)]),
        np.concatenate([np.empty(0, np.int32), *(part.starts for part in parts)]),
        np.concatenate([np.empty(0, np.int32), *(part.ends for part in parts)]),
        np.concatenate([np.empty(0, np.uint8), *(part.traits for part in parts)]),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
    )


def fold(word: str) -> str:
    """What of a word counts: words with the same folded form have the same id."""
    return "".join(chr(folded) for kind, folded, _ in map(_character, map(ord, word)) if kind != _MARK)


def mix(values: Ids) -> Ids:
    """Spread the bits of 64-bit values (the finaliser of MurmurHash3)."""
    values = values ^ (values >> np.uint64(33))
    values = values * np.uint64(0xFF51AFD7ED558CCD)
    values = values ^ (values >> np.uint64(33))
    values = values * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text ``index`` from ``offset`` on: all of it, if it is not too long."""

    index: int
    offset: int
    text: str


def _chunks(texts: Sequence[str]) -> Iterator[list[_Piece]]:
    pieces: list[_Piece] = []
    size = 0
    for index, text in enumerate(texts):
        for offset, piece in _cut(text):
            pieces.append(_Piece(index, offset, piece))
            size += len(piece) + 1
            if size >= CHUNK_CHARACTERS:
                yield pieces
                pieces, size = [], 0
    if pieces:
        yield pieces


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Offsets and pieces of a text, cut between words where it is longer than a chunk."""
    offset = 0
    while len(text) - offset > CHUNK_CHARACTERS:
        limit = offset + CHUNK_CHARACTERS
        end = max(text.rfind(" ", offset, limit), text.rfind("\n", offset, limit)) + 1 or limit
        yield offset, text[offset:end]
        offset = end
    yield offset, text[offset:]


def _read_chunk(texts: Sequence[str]) -> Words:
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, folds, marks = _tables(codes)
    kind = kinds[codes]
    inside = kind != 0
    before = np.concatenate([np.zeros(1, np.uint8), kind[:-1]])
    alone = (kind == _SINGLE) | ((before == _SINGLE) & (kind != _MARK))
    opens = inside & ((before == 0) | alone)
    after = np.concatenate([opens[1:], np.ones(1, np.bool_)])
    starts = np.flatnonzero(opens)
    ends = np.flatnonzero(inside & (after | ~np.concatenate([inside[1:], np.zeros(1, np.bool_)]))) + 1

    places = np.flatnonzero(inside)
    heads = np.searchsorted(places, starts) if len(starts) else starts
    letters = kind[places] != _MARK
    rank = np.cumsum(letters) - letters
    rank -= np.repeat(rank[heads], np.diff(np.append(heads, len(places))))
    powers = np.power(_BASE, np.arange(_LONGEST, dtype=np.uint64))
    values = np.where(letters, folds[codes[places]] * powers[rank % _LONGEST], np.uint64(0))
    sums = np.add.reduceat(values, heads) if len(heads) else np.empty(0, np.uint64)

    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    keep = np.add.reduceat(letters.astype(np.int64), heads) > 0 if len(heads) else np.empty(0, np.bool_)
    starts, ends, sums = starts[keep], ends[keep], sums[keep]
    bounds = np.searchsorted(starts, offsets)
    origin = np.repeat(offsets[:-1], np.diff(bounds))
    return Words(
        mix(sums),
        (starts - origin).astype(np.int32),
        (ends - origin).astype(np.int32),
        marks[codes[starts]],
        bounds,
    )


def _tables(codes: NDArray[np.uint32]) -> tuple[Bits, Ids, Bits]:
    """By code point, for all that occur: its kind, a hash of its folded form, its traits."""
    size = int(codes.max(initial=0)) + 1
    seen = np.zeros(size, np.bool_)
    seen[codes] = True
    found = np.flatnonzero(seen)
    kinds, folds, traits = np.zeros(size, np.uint8), np.zeros(size, np.uint64), np.zeros(size, np.uint8)
    for code in found.tolist():
        kinds[code], folds[code], traits[code] = _character(code)
    folds[found] = mix(folds[found])
    return kinds, folds, traits


@functools.cache
def _character(code: int) -> tuple[int, int, int]:
    """Kind, folded code point and traits of one character."""
    character = chr(code)
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return _MARK, 0, 0
    if not character.isalnum():
        return 0, 0, 0
    kind = _SINGLE if unicodedata.name(character, "").startswith(_UNSPACED) else _LETTER
    base = unicodedata.normalize("NFKD", character.casefold())
    plain = all(unicodedata.category(c)[0] == "M" for c in base[1:])
    fold = ord(base[0]) if plain else code
    return kind, fold, (NUMBER if category[0] == "N" else 0) | (CAPITAL if category in ("Lu", "Lt") else 0)
