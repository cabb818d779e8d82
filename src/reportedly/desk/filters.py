"""Filters: what was asked for → SQL for the statements that it leaves; the same for every view.

A row of a view stays where one of its statements is left, as on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import duckdb

from reportedly.desk.search import find
from reportedly.desk.words import STATEMENT

MOST_FOUND: Final = 200_000
"""A search that leaves more statements than this filters by the best of them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a view is narrowed to; None is everything.

    ``q`` words to search for, names in any spelling; ``outlet`` by name; ``source`` and ``entity``
    by id, wherever in the chain or the words; ``status`` as in the record; ``story`` by id; ``since``
    and ``until`` days of publication (ISO 8601, both inclusive).
    """

    q: str | None = None
    outlet: str | None = None
    source: str | None = None
    status: str | None = None
    story: str | None = None
    entity: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked for at all."""
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Picked:
    """SQL that gives the statements left, as columns of ``desk.statements``, and its values."""

    sql: str
    values: tuple[Any, ...]


def pick(db: duckdb.DuckDBPyConnection, filters: Filters) -> Picked | None:
    """The statements that ``filters`` leave; None for all."""
    if not filters.any:
        return None
    where: list[str] = []
    values: list[Any] = []
    for column in ("outlet", "status", "story"):
        if asked := getattr(filters, column):
            where.append(f"{'story_id' if column == 'story' else column} = ?")
            values.append(asked)
    if filters.source:
        where.append("list_contains(chain, ?)")
        values.append(filters.source)
    if filters.entity:
        where.append("statement_id IN (SELECT statement_id FROM desk.about WHERE entity_id = ?)")
        values.append(filters.entity)
    if filters.since:
        where.append("published >= ?")
        values.append(filters.since)
    if filters.until:
        # A day before its own hours: "2025-07-31T10:00" is not after "2025-07-31".
        where.append("left(published, length(?)) <= ?")
        values += [filters.until, filters.until]
    if filters.q:
        found = find(db, filters.q, STATEMENT)
        where.append(f"statement_id IN (SELECT id FROM ({found.sql}) LIMIT {MOST_FOUND})")
        values += found.values
    return Picked(f"SELECT * FROM desk.statements WHERE {' AND '.join(where)}", tuple(values))
