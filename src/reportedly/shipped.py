"""Learned parts that ship with the program: their files, and the encoders among them at work."""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.errors import MissingPartError

# The encoders began as one, and share its vocabulary with the signs for the two ends of what is read.
VOCABULARY = ("data", "models", "attribution", "tokenizer.json")
FIRST, LAST = 101, 102


def shipped_bytes(path: Sequence[str], name: str, maker: str) -> bytes:
    """A file in the package; ``name`` is what it is in words, ``maker`` the script that makes it. Raises
    MissingPartError where the installation lacks it."""
    file = files("reportedly").joinpath(*path)
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise MissingPartError(
            f"the {name} is not at {file}: the installation is incomplete; "
            f"reinstall reportedly, or run {maker} in a checkout"
        ) from error


def shipped_arrays(path: Sequence[str], name: str, maker: str) -> dict[str, NDArray[Any]]:
    """The arrays of a file in the package, as ``shipped_bytes`` reads it."""
    held = np.load(io.BytesIO(shipped_bytes(path, name, maker)), allow_pickle=False)
    return {key: held[key] for key in held.files}


def encoder(model: bytes) -> onnxruntime.InferenceSession:
    """A model in memory, ready to run."""
    options = onnxruntime.SessionOptions()
    # One thread: the sums are then always added in one order, and CPU is not spent on waiting.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@functools.cache
def vocabulary() -> Tokenizer:
    """What cuts a text into the encoders' word pieces, read once per process."""
    text = shipped_bytes(VOCABULARY, "encoders' vocabulary", "training/attribution.py")
    found = Tokenizer.from_str(text.decode("utf-8"))
    found.no_truncation()
    found.no_padding()
    return found


__all__ = ["FIRST", "LAST", "encoder", "shipped_arrays", "shipped_bytes", "vocabulary"]
