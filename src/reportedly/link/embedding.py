"""Sentence vectors from a model that ships inside a package: no download, no network.

wordllama's loader looks beside the user's cache for what its own package folder holds; naming that
folder keeps it offline. Its token vectors are long for rare words and short for common ones, which
also serves as a measure of how much a word tells.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

# The norm of the vectors of rare words ("minister" 17, "injured" 15); of common ones "the" 1.6, "said" 6.4.
FULL_WEIGHT = 18.0
BATCH = 4096


@functools.cache
def _model() -> Any:
    import wordllama

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector per text, in order; the zero vector for an empty one."""
    if not texts:
        return np.zeros((0, 256), dtype=np.float32)
    # The longest text of a batch sets its padding, so texts of one length go together.
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    found = np.zeros((len(texts), 256), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        # A text alone and the same text in a batch must give the same bytes: padding adds nothing to the sum.
        found[part] = _model().embed([texts[i] or " " for i in part], norm=True)
    return np.nan_to_num(np.round(found, 5))


@functools.lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a word tells, from 0.1 for the commonest to 1."""
    ids = _model().tokenizer.encode(word, add_special_tokens=False).ids
    if not ids:
        return 0.1
    norm = float(np.linalg.norm(_model().embedding[ids], axis=1).max())
    return round(min(1.0, max(0.1, norm / FULL_WEIGHT)), 3)


@functools.lru_cache(maxsize=100_000)
def word_vector(word: str) -> Vectors:
    """The unit vector of one word."""
    found: Vectors = embed([word])[0]
    return found
