"""What was set aside, and why: the inputs that gave no report, or gave one with a warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.publish.safe import short
from reportedly.record import Input, InputState

MOST = 1_000  # rows that a page lists: some 300 kB; a million lines would be all of it
ORDER: tuple[InputState, ...] = ("failed", "set aside", "read")


@dataclass(frozen=True, slots=True)
class AsideRow:
    """An input and what became of it; ``reports`` is how many articles it gave all the same."""

    file: str
    state: InputState
    reason: str
    reports: int


def aside_rows(log: Iterable[Input]) -> list[AsideRow]:
    """Every input with something to tell, those that failed first; where they are many, those with the same
    cause in one row, and what is left then in a last one of each state. Reports add up all the same."""
    told = sorted((o for o in log if o.reason), key=lambda o: (ORDER.index(o.state), o.file, o.reason or ""))
    groups: dict[tuple[InputState, str], list[Input]] = {}
    for number, o in enumerate(told):
        groups.setdefault((o.state, cause(o.file, o.reason) if len(told) > MOST else str(number)), []).append(
            o
        )
    rows = [_row(inputs) for inputs in groups.values()]
    return sorted([*rows[:MOST], *_rest(rows[MOST:])], key=lambda row: ORDER.index(row.state))


def cause(file: str, reason: str | None) -> str:
    """The reason without the address that stands beside it."""
    return (reason or "").removeprefix(f"{file}: ")


def _row(alike: list[Input]) -> AsideRow:
    first, more = alike[0], len(alike) - 1
    file = short(first.file, 300) + (f" and {more:,} more" if more else "")
    return AsideRow(
        file, first.state, short(cause(first.file, first.reason), 600), sum(o.n_reports for o in alike)
    )


def _rest(rows: list[AsideRow]) -> Iterator[AsideRow]:
    """What is left of each state, in a row of its own."""
    for state in ORDER:
        left = [row for row in rows if row.state == state]
        if left:
            said = f"{len(left):,} other causes; the table inputs has them all"
            yield AsideRow("…", state, said, sum(row.reports for row in left))
