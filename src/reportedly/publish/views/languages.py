"""A report's language as a page takes it: its tag, and which way it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "khw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPT: Final = re.compile(r"-(adlm|arab|hebr|nkoo|syrc|thaa)(-|$)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """``rtl`` or ``ltr``, from a BCP 47 tag."""
    if _RIGHT_TO_LEFT_SCRIPT.search(language):
        return "rtl"
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=256)
def language_tag(language: str) -> str:
    """The tag as HTML takes it; ``und`` for what is none."""
    return language if _LANGUAGE.fullmatch(language) else "und"
