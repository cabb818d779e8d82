"""What a statement says as a row of numbers: near for what says the same of one happening in other words.

A small encoder that ships with the program reads it; what it learned from, and how well it tells what says
the same, is in ``data/models/meanings/card.md``. It reads English. It costs some milliseconds a statement, so
only those are read that another report of their story may tell again (``link/claims``), and what was read
is kept in the case.
"""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.errors import MissingPartError

LANGUAGE = "en"
WIDTH = 128
LEVELS = 127  # the largest number of a meaning has this size
LONGEST = 64  # word pieces that are read, with the encoder's signs at both ends
MODEL = ("data", "models", "meanings", "model.onnx")
TOKENIZER = ("data", "models", "attribution", "tokenizer.json")  # both encoders began as one
_SURROGATE = re.compile("[\ud800-\udfff]")

Meaning = NDArray[np.int8]


class MeaningEncoder:
    """The model in memory. What it says of a text depends on that text alone."""

    def __init__(self, model: bytes, tokenizer: str) -> None:
        options = onnxruntime.SessionOptions()
        # One thread: the sums are then always added in one order, and CPU is not spent on waiting.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer: Any = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def meaning(self, text: str) -> Meaning:
        """``WIDTH`` numbers from -``LEVELS`` to ``LEVELS``, the largest of that size."""
        pieces = self._tokenizer.encode(_SURROGATE.sub("\ufffd", text)).ids
        found = self._session.run(["meaning"], {"pieces": np.array(pieces, dtype=np.int64)})[0]
        most = max(float(np.abs(found).max()), 1e-9)
        rounded: Meaning = np.round(found / most * LEVELS).astype(np.int8)
        return rounded


@functools.cache
def meaning_encoder() -> MeaningEncoder:
    """The encoder that ships with the program, read once per process. Raises MissingPartError where the
    installation lacks it."""
    package = files("reportedly")
    try:
        model = package.joinpath(*MODEL).read_bytes()
        tokenizer = package.joinpath(*TOKENIZER).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MissingPartError(
            f"the encoder of statements is not at {package.joinpath(*MODEL)}: the installation is "
            "incomplete; reinstall reportedly, or run training/meanings.py in a checkout"
        ) from error
    return MeaningEncoder(model, tokenizer)


__all__ = ["LANGUAGE", "LEVELS", "LONGEST", "WIDTH", "Meaning", "MeaningEncoder", "meaning_encoder"]
