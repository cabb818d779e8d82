"""How inputs are read: what a user says of columns and addresses, and what a case has read before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from reportedly.read.columns import Columns
from reportedly.read.outcome import State

Kept: TypeAlias = Callable[[str, str], "tuple[State, str | None, int] | None"]
"""What became of an input, by address and sha256, and how many reports it gave, when it was read before."""


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read: which columns of tables, whether addresses may lead inside, and what is known."""

    columns: Columns = field(default_factory=Columns)
    allow_private: bool = False
    kept: Kept = lambda name, sha256: None
