"""A parsed text as columns of numbers, which are read many times faster than spaCy's tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from spacy import attrs
from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Grammar:
    """The parse as columns, one entry a token; ``heads`` are token numbers."""

    starts: list[int]
    pos: list[int]
    tags: list[int]
    deps: list[int]
    heads: list[int]
    lowers: list[int]

    def at(self, place: int) -> int:
        """The token that holds a place of the text, or the one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a piece of the text, one at least: the first, and the one after the last."""
        first = self.at(start)
        return first, max(first + 1, bisect_left(self.starts, end))


def grammar_of(doc: Doc) -> Grammar:
    """The columns of a parsed text."""
    wanted = [attrs.IDX, attrs.POS, attrs.TAG, attrs.DEP, attrs.HEAD, attrs.LOWER]
    table = doc.to_array(wanted)
    table[:, 4] += np.arange(len(table), dtype=np.uint64)  # from relative to absolute
    starts, pos, tags, deps, heads, lowers = table.T.tolist()
    return Grammar(starts, pos, tags, deps, heads, lowers)


def root_of(heads: list[int], first: int, stop: int) -> int:
    """The first token whose head lies outside."""
    for i in range(first, stop):
        if not first <= heads[i] < stop or heads[i] == i:
            return i
    return first


__all__ = ["Grammar", "grammar_of", "root_of"]
