"""Halves of characters, as broken input leaves them: no encoding can write them, no model takes them."""

from __future__ import annotations

import re
from typing import Final

HALVES: Final = "\ud800-\udfff"
"""The code points that are half a character each, for a class of a regular expression."""
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_HALF: Final = re.compile(f"[{HALVES}]")


def without_halves(text: str) -> str:
    """The text with a sign in the place of each half, one code point for one.

    >>> without_halves("a\\ud800b") == "a\\ufffdb"
    True
    """
    return _HALF.sub(REPLACED, text)
