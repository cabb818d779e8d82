"""What the readings of temporal expressions share: the context they are given and small helpers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.annotate.times.words import TABLES

Tense: TypeAlias = Literal["past", "future", "none"]

SHORT = frozenset("SmH")  # units below a day
DIRECTIONS = {-1: "last", 0: "this", 1: "next"}


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around an expression: ``tense`` of its clause, worked out when asked; ``reference``,
    the value of the last day named before it, or None; ``period``, that of the last quarter or half
    year that figures were given for, or None."""

    tense: Callable[[], Tense]
    reference: str | None
    period: str | None = None


Reading: TypeAlias = Callable[[re.Match[str], Context], str | None]


def before(match: re.Match[str], size: int = 14) -> str:
    """The characters before an expression."""
    return match.string[max(0, match.start() - size) : match.start()]


def part(match: re.Match[str]) -> str:
    """ "~START" for "early", "the beginning of" and the like."""
    groups = match.groupdict()
    words = " ".join(groups.get(name) or "" for name in ("part", "partof", "part2")).lower().split()
    found = [TABLES["part"][word] for word in words if word in TABLES["part"]]
    return f"~{found[0]}" if found else ""


def count_of(which: str) -> int:
    """-1 for "last" and its like, 0 for "this", 1 for "next"."""
    return int(TABLES["which"][which])
