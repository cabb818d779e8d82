"""Which column of a table, or key of a record, is the text, the title, the date.

Names that exports use are known (``data/read/head_keys.txt``, ``column_names.txt``), with dots, hyphens and
underscores or without; what a user names goes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.errors import InputError
from reportedly.read.words import pairs

BODIES = ("html", "text")  # what a report's text is taken from; the first that a record has
_FIELDS = ("text", "html", "title", "date", "outlet", "author", "url", "language", "credits")
_SAID = {"published": "date", "byline": "author"}  # what users call a field that has another name here


@dataclass(frozen=True, slots=True)
class Columns:
    """What a user says of columns: the column for a field, by the field's name."""

    named: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, given: str) -> Columns:
        """The columns in "text=body,date=pubdate"; :class:`InputError` for a field that reports do not
        have."""
        named: dict[str, str] = {}
        for pair in filter(None, (part.strip() for part in given.split(","))):
            left, equals, column = (part.strip() for part in pair.partition("="))
            field = pairs("head_keys").get(left.casefold())
            if not equals or not column or field is None:
                raise InputError(
                    f"--columns {pair!r} names no field of a report: write FIELD=COLUMN, "
                    f"with a field out of {', '.join(_FIELDS)}"
                )
            named[field] = column
        return cls(tuple(sorted(named.items())))


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The field that each column of one table fills, and the columns that fill none."""

    fields: tuple[tuple[str, str], ...]
    passed_over: tuple[str, ...]

    def rename(self, row: Mapping[str, object]) -> dict[str, object]:
        """A row under the names of the fields."""
        return {field: row[column] for field, column in self.fields if row.get(column) is not None}

    def said(self) -> str:
        """The map in words."""
        read = ", ".join(f"{_SAID.get(field, field)} = {column}" for field, column in self.fields)
        over = f"; passed over: {', '.join(self.passed_over)}" if self.passed_over else ""
        return f"columns read: {read}{over}"


def map_columns(names: Iterable[str], columns: Columns) -> ColumnMap | str:
    """The map of a table with these columns; why it cannot be read, where no column holds a text."""
    present = list(dict.fromkeys(names))
    by_key = {name.strip().casefold(): name for name in reversed(present)}
    fields: dict[str, str] = {}
    for field, column in columns.named:
        if column.casefold() not in by_key:
            return f"no column {column!r}; it has {_listed(present)}: name one of these with --columns"
        fields[field] = by_key[column.casefold()]
    taken = set(fields.values())
    explicit_body = any(body in fields for body in BODIES)
    by_words = {_words(name): name for name in reversed(present)}
    for key, field in _known_names().items():
        column = by_words.get(key, "")
        free = column and column not in taken and field not in fields
        if free and not (explicit_body and field in BODIES):
            fields[field] = column
            taken.add(column)
    if not any(body in fields for body in BODIES):
        return f"no column that holds a text; it has {_listed(present)}: name it with --columns text=COLUMN"
    ordered = sorted(fields.items(), key=lambda pair: present.index(pair[1]))
    return ColumnMap(tuple(ordered), tuple(name for name in present if name not in taken))


@cache
def _known_names() -> dict[str, str]:
    """The field that each known name of a column fills, the names liked best first."""
    known: dict[str, str] = {}
    for key, field in (*pairs("head_keys").items(), *pairs("column_names").items()):
        known.setdefault(_words(key), field)
    return known


def _words(name: str) -> str:
    """The name of a column by its words alone: "Pub.-Date" and "pub_date" are one."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:12])
    return f"the columns {shown}{' …' if len(names) > 12 else ''}" if names else "no columns"
