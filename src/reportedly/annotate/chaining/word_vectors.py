"""What the tagger's encoder made of single words, and whom it thinks a cue and a content belong to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.attribution.decode import CONTENT_SOURCE, CUE_SOURCE, Floats
from reportedly.annotate.attribution.tagger import MIDDLE, Tagged
from reportedly.annotate.chaining.mentions import Mentions
from reportedly.annotate.chaining.surroundings import Numbers, Surroundings


class WordVectors:
    """The tagger's vector of each word, from the window in which it stands furthest from an edge."""

    def __init__(self, tagged: Tagged) -> None:
        self.readings = tagged.readings
        self.starts = np.array([s for s, _ in tagged.words.spans] or [0])
        number = len(tagged.words.spans)
        self.vectors: Floats = np.zeros((max(1, number), MIDDLE), dtype=np.float32)
        self.window = np.zeros(max(1, number), dtype=np.int64)
        end = 0
        for order, (first, window) in enumerate(tagged.middles):
            begin = first + max(0, end - first) // 2  # what two windows share is halved
            end = first + len(window)
            self.vectors[begin:end] = window[begin - first :]
            self.window[begin:end] = order

    def at(self, places: Sequence[int]) -> Numbers:
        """The words that hold places of the text."""
        found: Numbers = np.maximum(
            np.searchsorted(self.starts, np.array(places, dtype=np.int64), side="right") - 1, 0
        )
        return found

    def of_statements(self, view: Surroundings) -> Floats:
        """(s, 3, MIDDLE): the first word of cue and content, the head of the source; zeros where there is
        none."""
        starts = view.grammar.starts
        spans = [
            (s.cue[0] if s.cue else -1, s.pieces[0][0], starts[head] if head >= 0 else -1)
            for s, head in zip(view.statements, view.source_head, strict=True)
        ]
        at = self.at([max(0, place) for three in spans for place in three]).reshape(-1, 3)
        there = np.array(spans) >= 0
        found: Floats = self.vectors[at] * there[:, :, None]
        return found


def tagger_links(
    words: WordVectors, view: Surroundings, where: Numbers, mentions: Mentions
) -> list[NDArray[np.generic]]:
    """How likely the tagger thinks it that a mention is the source of the cue, and of the content."""
    none = np.zeros(where.shape, dtype=np.float32)
    if not words.readings or not mentions.starts:
        return [none] * 6
    first = np.append(words.at(mentions.starts), 0)
    past = np.append(words.at([e - 1 for e in mentions.ends]) + 1, 0)
    found: list[NDArray[np.generic]] = []
    for plane, spans in (
        (CUE_SOURCE, [s.cue for s in view.statements]),
        (CONTENT_SOURCE, [s.pieces[0] for s in view.statements]),
    ):
        asking = words.at([span[0] if span else 0 for span in spans])
        chance = none.copy()
        window = np.where([span is not None for span in spans], words.window[asking], -1)
        for order in sorted({*window.tolist()} - {-1}):
            reading = words.readings[order]
            rows = np.flatnonzero(window == order)
            width = reading.end - reading.start
            scores = reading.links[plane][asking[rows] - reading.start]
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            sums = np.zeros((len(rows), width + 1), dtype=np.float32)
            np.cumsum(scores[:, :width] / scores.sum(axis=1, keepdims=True), axis=1, out=sums[:, 1:])
            left = np.clip(first[where[rows]] - reading.start, 0, width)
            right = np.clip(past[where[rows]] - reading.start, 0, width)
            line = np.arange(len(rows))[:, None]
            chance[rows] = sums[line, right] - sums[line, left]
        best = chance.max(axis=1, keepdims=True)
        found += [chance, np.log(np.maximum(chance, 1e-3)) / 7, (chance == best) & (best > 0)]
    return found
