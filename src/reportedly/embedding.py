"""Sentence vectors from a table of token vectors that ships inside a package: no download, no network.

The table and its tokenizer are wordllama's; they are read straight from its folder, since importing the
package costs more than reading them. Its token vectors are long for rare words and short for common
ones, which also serves as a measure of how much a word tells.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import safe_open
from tokenizers import Tokenizer

from reportedly.errors import MissingPartError

Vectors = npt.NDArray[np.float32]

DIMENSIONS = 256
# The norm of the vectors of rare words ("minister" 17, "injured" 15); of common ones "the" 1.6, "said" 6.4.
FULL_WEIGHT = 18.0
BATCH = 2048


@dataclass(frozen=True, slots=True)
class _Model:
    """The token vectors, one row a token, how much each tells, and what cuts a text into tokens."""

    table: Vectors
    weights: list[float]
    tokenizer: Tokenizer

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        return [e.ids for e in self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]


@functools.cache
def _model() -> _Model:
    found = importlib.util.find_spec("wordllama")
    folder = Path(found.origin).parent if found and found.origin else None
    if folder is None:
        raise MissingPartError(
            "wordllama, which holds the word vectors, is not installed: pip install wordllama"
        )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with safe_open(folder / "weights" / f"l2_supercat_{DIMENSIONS}.safetensors", framework="np") as file:
        table = file.get_tensor("embedding.weight").astype(np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", table, table))
    return _Model(table, (norms.astype(float) / FULL_WEIGHT).clip(0.1, 1.0).round(3).tolist(), tokenizer)


def embed(texts: Sequence[str]) -> Vectors:
    """One unit vector per text, in order, the mean of its tokens'; the zero vector for an empty one."""
    found = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(texts), BATCH):
        # Each sum is of one text's own rows, so that a text has the same bytes alone and in a batch.
        for row, tokens in enumerate(_model().tokens(texts[start : start + BATCH]), start):
            _model().table.take(tokens, axis=0).sum(axis=0, out=found[row])
    norms = np.sqrt(np.einsum("ij,ij->i", found, found))[:, None]
    np.divide(found, norms, out=found, where=norms > 0)
    return found.round(5)


@functools.lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a word tells, from 0.1 for the commonest to 1."""
    tokens = _model().tokenizer.encode(word, add_special_tokens=False).ids
    return max((_model().weights[t] for t in tokens), default=0.1)


@functools.lru_cache(maxsize=100_000)
def word_vector(word: str) -> Vectors:
    """The unit vector of one word."""
    found: Vectors = embed([word])[0]
    return found
