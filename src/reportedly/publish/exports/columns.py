"""A column of an export: its name, what it means, and how it is filled or why it is not.

The same list writes the file and its glossary, so that neither can say what the other does not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from reportedly.publish.safe import in_cell

Row = TypeVar("Row")
Cell: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``meaning`` is the format's, in short; ``filled`` says how we fill it or, where ``value`` is None, why
    it stays empty."""

    name: str
    type: str
    meaning: str
    filled: str
    value: Callable[[Row], Any] | None = None

    def of(self, row: Row) -> Any:
        """The value in ``row``; None where it is not known or never filled."""
        return self.value(row) if self.value else None


def to_csv(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> bytes:
    """UTF-8 CSV with a header; unknown is an empty cell, and no cell begins as a spreadsheet's formula.

    Without a byte order mark: R and Stata would take it for a part of the first column's name.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([cell(column.of(row)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def cell(value: Cell) -> Cell:
    """A value as a cell: text on one line and harmless, numbers as they are."""
    return in_cell(" ".join(value.split())) if isinstance(value, str) else value


def objects(columns: Sequence[Column[Row]], row: Row) -> dict[str, Any]:
    """A row as an object with every column as a key, unknown as null."""
    return {column.name: column.of(row) for column in columns}
