"""How much of what one set of words says another says too, near synonyms counted in part."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from reportedly.embedding import word_vector
from reportedly.link.claims.wording import stem, synonyms

# Words this near in meaning stand for one another ("shut" and "close" .42, "injured" and "wounded" .64), and
# count for as much as they are near; "city" and "council" (.12) do not.
SYNONYM = 0.38
# Words of one class of synonyms.txt are the same but for a shade.
CLASS = 0.9


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weight of what both hold, half against the smaller and half against the mean of the two."""
    if not one or not other:
        return 0.0
    shared = sum(min(one[k], other[k]) for k in one.keys() & other.keys())
    return combine(shared, sum(one.values()), sum(other.values()))


def combine(shared: float, one: float, other: float) -> float:
    """Half against the smaller, so that a retelling may leave out, and half against the mean of the two."""
    return 0.5 * shared / min(one, other) + shared / (one + other)


def soft_overlap(
    one: Mapping[str, float], mine: Mapping[str, str], other: Mapping[str, float], yours: Mapping[str, str]
) -> float:
    """``overlap`` of two sets of weighted stems with near synonyms counted in part; ``mine`` and ``yours``
    have a word for each stem."""
    if not one or not other:
        return 0.0
    ours, theirs = nearness(mine, yours)
    held = min(sum(one[k] * n for k, n in ours.items()), sum(other[k] * n for k, n in theirs.items()))
    return combine(held, sum(one.values()), sum(other.values()))


def nearness(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[dict[str, float], dict[str, float]]:
    """How near each word of one has a partner in the other, and the other way: 1 the same, 0 none."""
    ours = {k: 1.0 for k in one if k in other}
    theirs = dict(ours)
    left, right = [k for k in one if k not in other], [k for k in other if k not in one]
    if left and right:
        near = _vectors(one, left) @ _vectors(other, right).T
        near[near < SYNONYM] = 0.0
        for i, word in enumerate(left):
            for j, partner in enumerate(right):
                if synonyms(word, partner):
                    near[i, j] = max(near[i, j], CLASS)
        ours.update(zip(left, near.max(axis=1).round(3).tolist(), strict=True))
        theirs.update(zip(right, near.max(axis=0).round(3).tolist(), strict=True))
    else:
        ours.update(dict.fromkeys(left, 0.0))
        theirs.update(dict.fromkeys(right, 0.0))
    return ours, theirs


def _vectors(surface: Mapping[str, str], keys: list[str]) -> NDArray[np.float32]:
    return np.array([word_vector(surface[k]) for k in keys])


def answered(word: str, other: Mapping[str, str]) -> bool:
    """Whether a word has itself or a near synonym among others."""
    mine = {stem(word): word}
    return bool(nearness(mine, other)[0][stem(word)])
