"""A small learned head for what kind of thing a name names, heard beside the votes where it is sure.

One linear layer over the tagger's vectors of a name's mentions, the votes, and the spelling of its first and
last word: companies and papers with names that no list holds look like people's to the parser's model. What
it learned from and how well it does are in ``data/models/names/card.md``; ``training/kinds.py`` makes it.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log1p, tanh
from typing import get_args
from zlib import crc32

import numpy as np

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.attribution.tagger import Tagged
from reportedly.record import EntityKind, Span
from reportedly.shipped import shipped_arrays

_MODEL = ("data", "models", "names", "kinds.npz")
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "outlet", "place")
VOTED: tuple[EntityKind, ...] = get_args(EntityKind)
BUCKETS = 4096  # of spellings: ends and beginnings of words, each in the bucket of its checksum
MOST_PIECES, MOST_WORDS = 3, 4
A_VOTE = 3.0  # votes for a kind count up to about so many a mention

Votes = Mapping[EntityKind, float]


@dataclass(frozen=True, slots=True)
class NameSigns:
    """What the head is told of a name: ``dense`` numbers, and the buckets of its ``spellings``."""

    dense: Floats
    spellings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KindHead:
    """Weights: ``dense`` (numbers, kinds) of numbers less their ``mean``, ``spellings`` (BUCKETS, kinds),
    ``bias`` (kinds)."""

    dense: Floats
    mean: Floats
    spellings: Floats
    bias: Floats

    def chances(self, signs: NameSigns) -> Floats:
        """How likely each of ``KINDS`` is."""
        scores = (signs.dense - self.mean) @ self.dense + self.bias
        scores += self.spellings[list(signs.spellings)].sum(axis=0)
        scores = np.exp(scores - scores.max())
        found: Floats = scores / scores.sum()
        return found


def signs_of(
    text: str, kind: EntityKind, votes: Votes, mentions: Sequence[Span], tagged: Tagged
) -> NameSigns:
    """What is seen of a name: its words, the kind that its ``votes`` elect, where it stands."""
    words = text.split()
    first, last = words[0], words[-1]
    places = [mentions[0][0], mentions[0][0] + len(text) - len(last)]
    pieces = [_pieces(tagged, place) for place in places]
    meaning = np.mean([tagged.meaning(*span) for span in mentions], axis=0)
    told = [
        *(kind == one for one in VOTED),
        *(tanh(votes.get(one, 0.0) / len(mentions) / A_VOTE) for one in VOTED),
        *(len(words) == n for n in range(1, MOST_WORDS)),
        log1p(len(mentions)),
        *(count == n for count in pieces for n in range(1, MOST_PIECES)),
        all(count == 1 for count in pieces),
        *(word.isupper() for word in (first, last)),
        any(sign.isdigit() for sign in text),
        "&" in text,
        "-" in text,
    ]
    dense = np.concatenate([meaning, np.array(told, dtype=np.float32)])
    return NameSigns(dense, tuple(_spellings("first", first.lower()) + _spellings("last", last.lower())))


def _pieces(tagged: Tagged, place: int) -> int:
    """Into how many pieces the encoder's vocabulary cuts the word at ``place``: a common word is one."""
    number = bisect_right(tagged.words.spans, (place, 1 << 60)) - 1
    return min(MOST_PIECES, len(tagged.words.pieces[number])) if number >= 0 else MOST_PIECES


def _spellings(which: str, word: str) -> list[int]:
    parts = [word, *(f"-{word[-n:]}" for n in (2, 3, 4)), f"{word[:3]}-"]
    return [crc32(f"{which} {part}".encode()) % BUCKETS for part in parts]


@functools.cache
def kind_head() -> KindHead:
    """The head that ships with the program, read once per process. Raises MissingPartError without it."""
    held = shipped_arrays(_MODEL, "head for the kinds of names", "training/kinds.py")
    return KindHead(**{name: array.astype(np.float32) for name, array in held.items()})


__all__ = ["BUCKETS", "KINDS", "KindHead", "NameSigns", "kind_head", "signs_of"]
