"""What a statement says as a row of numbers: near for what says the same of one happening in other words.

A small encoder that ships with the program reads it; what it learned from, and how well it tells what says
the same, is in ``data/models/meanings/card.md``. It reads English. It costs some milliseconds a statement, so
only those are read that another report of their story may tell again (``link/claims``), and what was read
is kept in the case.
"""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from reportedly.halves import without_halves
from reportedly.shipped import FIRST, LAST, encoder, shipped_bytes, vocabulary

LANGUAGE = "en"
WIDTH = 128
LEVELS = 127  # the largest number of a meaning has this size
LONGEST = 64  # word pieces that are read, with the encoder's signs at both ends
MODEL = ("data", "models", "meanings", "model.onnx")

Meaning = NDArray[np.int8]


class MeaningEncoder:
    """The model in memory. What it says of a text depends on that text alone."""

    def __init__(self, model: bytes) -> None:
        self._session = encoder(model)

    def meaning(self, text: str) -> Meaning:
        """``WIDTH`` numbers from -``LEVELS`` to ``LEVELS``, the largest of that size."""
        inner = vocabulary().encode(without_halves(text), add_special_tokens=False).ids[: LONGEST - 2]
        pieces = np.array([FIRST, *inner, LAST], dtype=np.int64)
        found = self._session.run(["meaning"], {"pieces": pieces})[0]
        most = max(float(np.abs(found).max()), 1e-9)
        rounded: Meaning = np.round(found / most * LEVELS).astype(np.int8)
        return rounded


@functools.cache
def meaning_encoder() -> MeaningEncoder:
    """The encoder that ships with the program, read once per process. Raises MissingPartError where the
    installation lacks it."""
    return MeaningEncoder(shipped_bytes(MODEL, "encoder of statements", "training/meanings.py"))


__all__ = ["LANGUAGE", "LEVELS", "LONGEST", "MODEL", "WIDTH", "Meaning", "MeaningEncoder", "meaning_encoder"]
