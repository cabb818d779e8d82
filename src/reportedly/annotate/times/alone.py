"""The times of a text whose times are all that is asked for: without the parse that annotators share.

The rules need words and where they stand; only a time that looks back or ahead with its verb ("on Thursday")
needs more. So the text is cut into words, and a line is parsed when a time in it asks for its tense: for the
tense alone, without names of entities. What is found is what ``find_times`` finds in the whole parse.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from spacy.tokens import Doc, Token

from reportedly.annotate.model import read, words
from reportedly.annotate.parser import pieces
from reportedly.annotate.repairs import repair
from reportedly.annotate.times.context import Tense
from reportedly.annotate.times.tense import tense_of
from reportedly.annotate.times.times import find_times
from reportedly.annotation import Time
from reportedly.halves import without_halves

UNASKED = ("ner",)


def times_alone(text: str, published: str | None) -> tuple[Time, ...]:
    """The times of ``text`` by start, as ``find_times`` gives them."""
    lines = _Lines(pieces(without_halves(text)))
    return find_times(words(lines.pieces), published, lines.tense)


class _Lines:
    """The lines of a text, each parsed when first asked for."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces
        self._starts = [0, *accumulate(map(len, pieces))][:-1]
        self._parsed: dict[int, dict[int, Token]] = {}

    def tense(self, word: Token) -> Tense:
        """The tense of the clause that holds a word."""
        line = bisect_right(self._starts, word.idx) - 1
        if line not in self._parsed:
            doc: Doc = repair(read([self.pieces[line]], without=UNASKED))
            self._parsed[line] = {token.idx + self._starts[line]: token for token in doc}
        return tense_of(self._parsed[line][word.idx])
