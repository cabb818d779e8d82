"""How well an encoder orders what says the same (``training.meanings``)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from training.meanings_data import Said

# How many of the first pairs are not looked at when a precision is asked for: one wrong pair among them would
# decide it.
FIRST = 10

Rows = NDArray[np.float32]


def nearest(stories: Sequence[Said], vectors: Sequence[Rows]) -> str:
    """How many of the pairs that say the same are each other's nearest in the other's report, and how many
    from one side at least."""
    both = one = total = 0
    for story, rows in zip(stories, vectors, strict=True):
        near = rows @ rows.T
        for group in story.groups:
            for mine, yours in combinations(group, 2):
                pairs = [(i, j) for i in mine for j in yours if story.reports[i] != story.reports[j]]
                if not pairs:
                    continue
                i, j = max(pairs, key=lambda pair: float(near[pair]))
                firsts = [
                    near[i, j] >= near[i, story.reports == story.reports[j]].max() - 1e-6,
                    near[i, j] >= near[j, story.reports == story.reports[i]].max() - 1e-6,
                ]
                both, one, total = both + all(firsts), one + any(firsts), total + 1
    return f"{both / total:.3f} each other's nearest, {one / total:.3f} from one side, of {total}"


def same(story: Said) -> NDArray[np.bool_]:
    """Whether two statements say the same."""
    found = np.zeros((len(story.texts), len(story.texts)), dtype=bool)
    for i, j in story.pairs:
        found[i, j] = True
    return found


def one_question(story: Said) -> NDArray[np.bool_]:
    """Whether two wordings of a scene answer one question."""
    return np.asarray(story.questions[:, None] == story.questions[None, :])


def ordered(stories: Sequence[Said], vectors: Sequence[Rows], wanted: Sequence[NDArray[np.bool_]]) -> str:
    """How well all pairs of two reports, the nearest first, have those first that are wanted."""
    scores, hits = [], []
    for story, rows, want in zip(stories, vectors, wanted, strict=True):
        pairs = np.triu(story.reports[:, None] != story.reports[None, :], 1)
        scores.append((rows @ rows.T)[pairs])
        hits.append(want[pairs])
    order = np.argsort(-np.concatenate(scores), kind="stable")
    hit = np.concatenate(hits)[order]
    right = np.cumsum(hit)
    precision = right / np.arange(1, len(hit) + 1)
    told = [f"average precision {float(precision[hit].mean()):.3f}"]
    for least in (0.9, 0.7):
        reached = right[FIRST:][precision[FIRST:] >= least]
        told.append(f"recall {reached.max(initial=0) / hit.sum():.3f} at precision {least:g}")
    return ", ".join(told) + f", of {hit.sum()}"


def told_apart(stories: Sequence[Said], vectors: Sequence[Rows]) -> str:
    """Of the wordings that have both, how many are nearer to one that says the same than to any that
    contradicts it."""
    right = total = 0
    for story, rows in zip(stories, vectors, strict=True):
        near, alike = rows @ rows.T, same(story) | same(story).T
        against = one_question(story) & ~alike & ~np.eye(len(rows), dtype=bool)
        for i in np.flatnonzero(alike.any(axis=1) & against.any(axis=1)):
            right += bool(near[i, alike[i]].max() > near[i, against[i]].max())
            total += 1
    return f"{right / total:.3f} nearer to the same than to what contradicts it, of {total}"
