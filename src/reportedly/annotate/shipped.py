"""Learned numbers that ship with the program."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import MissingPartError


def shipped_arrays(path: Sequence[str], name: str, maker: str) -> dict[str, NDArray[Any]]:
    """The arrays of a file in the package; ``name`` is what it is in words, ``maker`` the script that makes
    it. Raises MissingPartError where the installation lacks it."""
    file = files("reportedly").joinpath(*path)
    try:
        held = np.load(io.BytesIO(file.read_bytes()), allow_pickle=False)
    except FileNotFoundError as error:
        raise MissingPartError(
            f"the {name} is not at {file}: the installation is incomplete; "
            f"reinstall reportedly, or run {maker} in a checkout"
        ) from error
    return {key: held[key] for key in held.files}


__all__ = ["shipped_arrays"]
