"""Which statements are worth comparing: neighbours in meaning, and those that share a telling number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reportedly.embedding import Vectors
from reportedly.link.claims.told import Told

# Neighbours looked at: fewer than this in meaning are hardly ever one claim (invented pairs of
# tests/link/test_claims.py: the lowest pair that says the same lies at .37); across stories, where
# nothing else holds them together, near identity is asked for.
LOOK, LOOK_ACROSS = 0.32, 0.85
# … of what two reports tell in words of their own four in five lie above this (training/claims).
LOOK_FURTHER = 0.20
# … and nearly all above this by the encoder that learned it.
LOOK_MEANING = 0.30
# … or this, where both came over one outlet from somebody unnamed: days later it may be another story.
LOOK_RETOLD = 0.60
NEIGHBOURS = 24
# Rows of the table of likenesses that are in memory at a time.
CHUNK = 2048


def candidates(told: Sequence[Told], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """Pairs near in meaning or sharing a figure within a story, and near-identical ones anywhere; the lower
    index first, some of them more than once."""
    stories: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        stories[t.story].append(i)
    yield from _sharing_figures(told)
    yield from _sharing_words(told)
    for members in stories.values():
        yield from _near(vectors, np.asarray(members), LOOK)
    if len(stories) > 1:
        yield from _near(vectors, np.arange(len(told)), LOOK_ACROSS)
        for block in _by_outlet(told):
            yield from _near(vectors, np.asarray(block), LOOK_RETOLD)


def further(told: Sequence[Told], vectors: Vectors, meanings: Vectors) -> Iterator[tuple[int, int]]:
    """Pairs of different reports of one story that are somewhat near in words or in meaning, or share a
    figure."""
    stories: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        stories[t.story].append(i)
    found = [_sharing_figures(told)]
    for members in map(np.asarray, stories.values()):
        found += [_near(vectors, members, LOOK_FURTHER), _near(meanings, members, LOOK_MEANING)]
    for i, j in chain.from_iterable(found):
        if told[i].report_id != told[j].report_id:
            yield i, j


def _sharing_figures(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of one story with a telling number in common, unless all the story has it."""
    blocks: dict[tuple[str, float], list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        for figure in t.figures:
            blocks[t.story, figure].append(i)
    for block in blocks.values():
        if len(block) <= NEIGHBOURS:
            yield from ((i, j) for k, i in enumerate(block) for j in block[k + 1 :])


def _sharing_words(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of one story that quote one sentence, or count as many people for one thing on one word."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        for sentence in t.quoted:
            blocks[t.story, sentence].append(i)
        for count in t.counts if t.way.named else ():
            blocks[t.story, t.way.named, count].append(i)
    for block in blocks.values():
        yield from ((i, j) for k, i in enumerate(block) for j in block[k + 1 : k + NEIGHBOURS])


def _by_outlet(told: Sequence[Told]) -> Iterator[list[int]]:
    """Statements that came over one outlet from somebody unnamed, where several stories have some."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        if t.way.description is not None:
            for outlet in t.way.outlets:
                blocks[outlet].append(i)
    for outlet in sorted(blocks):
        if len({told[i].story for i in blocks[outlet]}) > 1:
            yield blocks[outlet]


def _near(every: Vectors, members: NDArray[np.int64], least: float) -> Iterator[tuple[int, int]]:
    vectors = every[members]
    for start in range(0, len(members), CHUNK):
        block = vectors[start : start + CHUNK] @ vectors.T
        rows, columns = np.nonzero(block >= least)
        scores = block[rows, columns]
        # By row, then nearest first, so that the first NEIGHBOURS of each row are kept.
        order = np.lexsort((columns, -np.round(scores, 4), rows))
        rows, columns = rows[order], columns[order]
        first = np.searchsorted(rows, rows, side="left")
        keep = np.arange(len(rows)) - first < NEIGHBOURS
        for i, j in zip(members[rows[keep] + start].tolist(), members[columns[keep]].tolist(), strict=True):
            if i != j:
                yield (i, j) if i < j else (j, i)
