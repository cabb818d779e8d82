"""What was set aside, and why: the inputs that gave no report, or gave one with a warning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.publish.safe import short
from reportedly.record import Input, InputState


@dataclass(frozen=True, slots=True)
class AsideRow:
    """An input and what became of it; ``reports`` is how many articles it gave all the same."""

    file: str
    state: InputState
    reason: str
    reports: int


def aside_rows(log: Iterable[Input]) -> list[AsideRow]:
    """Every input with something to tell, those that failed first."""
    order = {"failed": 0, "set aside": 1, "read": 2}
    rows = [AsideRow(short(o.file, 300), o.state, short(o.reason, 600), o.n_reports) for o in log if o.reason]
    return sorted(rows, key=lambda row: (order[row.state], row.file, row.reason))
