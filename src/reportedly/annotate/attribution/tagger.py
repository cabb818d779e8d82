"""Who says what, as written: the learned tagger that marks source, cue and content of each attribution.

Text in, attributions out; quoted or not, with a reporting verb or any other words. It does not say
who "he" is, which attribution stands inside which, or whether what is said is so: later steps do.
The model, what it learned from and how well it does are in `data/models/attribution/card.md`.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

import numpy as np

from reportedly.annotate.attribution.decode import Floats, Linked, Reading, decode, label, spans_of
from reportedly.annotate.attribution.windows import Words, read_words, windows
from reportedly.halves import without_halves
from reportedly.shipped import FIRST, LAST, encoder, shipped_bytes, vocabulary

_MODEL = ("data", "models", "attribution", "model.onnx")
MIDDLE = 384  # numbers of a word's vector

# Left off both ends of a span, and quotation marks then put back where they enclose it.
_EDGE = frozenset(" \n\t\r\xa0\"“”'‘’.,:;!?")
_OPENS = re.compile(r"[“\"]\Z")
_CLOSES = re.compile(r"[.,!?…]{0,3}[”\"]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as written: who (source) by which words (cue) says what (content).

    Code-point offsets into the report's text. Each role may be in pieces, in order; the source is
    empty where none is named ("it was reported that"). `score` is 0-1: the product of the mean
    probability of the cue's words and that of its contents belonging to it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as the tagger read it: its attributions, and what its encoder made of each word half way up.

    `middles` are (first word, vectors) of each window, one vector of `MIDDLE` numbers a word.
    """

    attributions: list[Attribution]
    words: Words
    middles: list[tuple[int, Floats]]
    readings: list[Reading]

    def meaning(self, start: int, end: int) -> Floats:
        """The mean of the vectors of the words from `start` to `end`, of the window that has most of them
        (the earlier of equals); zeros where the tagger sees no word there."""
        spans = self.words.spans
        first, last = bisect_left(spans, (start, start)), bisect_left(spans, (end, end))
        most: Floats = np.zeros((0, MIDDLE), dtype=np.float32)
        for at, window in self.middles:
            if min(last, at + len(window)) - max(first, at) > len(most):
                most = window[max(first, at) - at : last - at]
        mean: Floats = np.add.reduce(most, axis=0) / max(1, len(most))  # half the cost of ``mean``
        return mean


class AttributionTagger:
    """The model in memory. What it says of a text depends on that text alone."""

    def __init__(self, model: bytes) -> None:
        self._session = encoder(model)
        steps = json.loads(self._session.get_modelmeta().custom_metadata_map["steps"])
        self._steps: Floats = np.array(steps, dtype=np.float32)

    @classmethod
    def load(cls) -> AttributionTagger:
        """The tagger that ships with the program, read once per process.

        Raises MissingPartError where the installation lacks the model's files.
        """
        return _load()

    def tag(self, text: str) -> list[Attribution]:
        """All attributions of `text`, in order of their cues; any text is taken, and none may be found."""
        return self.read(text).attributions

    def read(self, text: str) -> Tagged:
        """The attributions of `text` together with what the encoder made of its words."""
        words, readings, middles = self._read(text)
        found = [_in_text(text, words, one) for one in decode(readings, self._steps, words.walls)]
        return Tagged([one for one in found if one.cue and one.content], words, middles, readings)

    def spans(self, text: str) -> tuple[list[Span], list[Span], list[Span]]:
        """The sources, cues and contents of `text` before it is decided which belong together."""
        words, readings, _ = self._read(text)
        roles = spans_of(label(readings, self._steps, words.walls))
        sources, cues, contents = ([_place(text, words, span) for span in spans] for spans in roles)
        return sources, cues, contents

    def words(self, text: str) -> Words:
        """The words that the tagger reads `text` as."""
        return read_words(without_halves(text), vocabulary())

    def _read(self, text: str) -> tuple[Words, list[Reading], list[tuple[int, Floats]]]:
        words = self.words(text)
        read = [self._read_window(words, start, end) for start, end in windows(words)]
        return words, [reading for reading, _ in read], [(reading.start, middle) for reading, middle in read]

    def _read_window(self, words: Words, start: int, end: int) -> tuple[Reading, Floats]:
        pieces, marks, first = [FIRST], [0], []
        for word in range(start, end):
            first.append(len(pieces))
            pieces += words.pieces[word]
            marks += [words.marks[word]] * len(words.pieces[word])
        pieces.append(LAST)
        marks.append(0)
        given = {"pieces": pieces, "marks": marks, "first": first}
        arrays = {k: np.array(v, dtype=np.int64) for k, v in given.items()}
        roles, links, middle = self._session.run(["roles", "links", "middle"], arrays)
        return Reading(start=start, end=end, roles=roles, links=links), middle


@cache
def _load() -> AttributionTagger:
    return AttributionTagger(shipped_bytes(_MODEL, "attribution model", "training/attribution.py"))


def _in_text(text: str, words: Words, one: Linked) -> Attribution:
    def place(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((s, e) for s, e in (_place(text, words, span) for span in spans) if s < e)

    return Attribution(
        source=place(one.source),
        cue=place(one.cue),
        content=tuple(_enclosed(text, *span) for span in place(one.content)),
        score=one.score,
    )


def _place(text: str, words: Words, span: Span) -> Span:
    """Offsets of words start … end - 1, without space, marks and stops at their ends."""
    return _trim(text, words.spans[span[0]][0], words.spans[span[1] - 1][1])


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _enclosed(text: str, start: int, end: int) -> Span:
    """The span with the quotation marks that stand directly before and after it."""
    if start and _OPENS.match(text, start - 1, start):
        start -= 1
    after = _CLOSES.match(text, end)
    return start, after.end() if after else end
