"""The reading log: one outcome for every input, whatever became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.record import Report

State: TypeAlias = Literal["read", "set aside", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    ``read`` has reports; ``set aside`` was looked at and holds no report (an empty or binary file);
    ``failed`` could not be looked at (a missing path, no permission, a broken line). The last two carry
    a ``reason``: what it is about, the cause, and what to do. A ``reason`` beside ``read`` is a warning.
    """

    file: str
    sha256: str | None
    state: State
    reason: str | None
    reports: tuple[Report, ...] = ()
