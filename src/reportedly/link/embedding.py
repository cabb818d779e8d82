"""Vectors of texts and weights of words, as linking asks for them; ``reportedly.embedding`` makes them."""

from __future__ import annotations

from reportedly.embedding import Vectors, embed, weight, word_vector

__all__ = ["Vectors", "embed", "weight", "word_vector"]
