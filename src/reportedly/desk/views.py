"""The desk's views: a page of rows chosen by number, drawn up by the functions that make the page.

Enters: a reading of the shelf, filters, how many rows from where. Leaves: rows with what they refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

import numpy as np

from reportedly.desk.filters import Filters, pick, rows_left, rows_of
from reportedly.desk.part import MOST_ALONE, MOST_WITHIN, Part
from reportedly.desk.shelf import Numbers, Reading
from reportedly.errors import ReportedlyError
from reportedly.publish.views import VIEWS, Lookup, refs
from reportedly.publish.views.refs import Refs

Row = TypeVar("Row")

MOST_ROWS: Final = 200
"""Rows of one answer."""


class NotThere(ReportedlyError):
    """A row was asked for that the case does not hold."""


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """Some of a view's rows in its order: ``total`` there are, these begin at ``offset``."""

    total: int
    offset: int
    rows: tuple[Row, ...]
    refs: Refs


@dataclass(frozen=True, slots=True)
class View:
    """How a view finds its rows: ``ids`` names the array of their ids in order, ``gather`` fetches them,
    ``key`` are the fields of a row that hold its id."""

    title: str
    rows: str
    ids: str
    gather: Callable[[Part, Sequence[Any]], None]
    key: tuple[str, ...]


LISTS: Final[dict[str, View]] = {
    "claims": View("Claims", "claims", "claim_ids", Part.claims, ("claim",)),
    "conflicts": View("Conflicts", "conflicts", "conflict_ids", Part.conflicts, ("conflict",)),
    "events": View("Events", "events", "event_ids", Part.events, ("event",)),
    "timeline": View("Timeline", "events", "event_ids", Part.events, ("event",)),
    "map": View("Map", "events", "event_ids", Part.events, ("event",)),
    "parties": View("Parties", "parties", "party_ids", Part.parties, ("entity",)),
    "agreements": View(
        "Agreements and zones", "agreements", "agreement_ids", Part.agreements, ("agreement",)
    ),
    "sources": View("Sources", "sources", "source_ids", Part.sources, ("source",)),
    "names": View("Names", "names", "name_ids", Part.names, ("entity",)),
    "copied": View("Copied words", "copied", "report_ids", Part.copied, ("from_report", "to_report")),
    "reports": View("Reports", "reports", "report_ids", Part.reports_with_statements, ("report",)),
}


def listed(
    reading: Reading,
    name: str,
    filters: Filters,
    *,
    offset: int = 0,
    limit: int = 25,
    most: int = MOST_WITHIN,
) -> Rows[Any]:
    """Rows of the view ``name`` that the filters leave, from ``offset`` on, with ``most`` statements each."""
    view = LISTS[name]
    left = pick(reading, filters)
    if left is None:
        total = rows_of(reading, name)
        numbers = np.arange(min(offset, total), min(offset + limit, total), dtype=np.int32)
    else:
        kept = rows_left(reading, name, left)
        total, numbers = len(kept), kept[offset : offset + limit]
    rows, found = _drawn(reading, view, _keys(reading, name, numbers), most=most)
    return Rows(total, offset, tuple(rows), found)


def single(reading: Reading, name: str, key: str) -> Rows[Any]:
    """The one row of a view with this id, with all that belongs to it; a report comes with its text."""
    view = LISTS[name]
    rows: list[Any] = []
    if len(reading.find(view.ids, [key])):
        if name == "reports":
            part = Part(reading, texts=True, most=MOST_ALONE)
            part.report(key)
            lookup = Lookup(part.record())
            rows = [row for row in VIEWS["reports"](lookup) if row.report == key]
            return Rows(1, 0, tuple(rows), refs(lookup, texts=True))
        rows, found = _drawn(reading, view, [(key,)], most=MOST_ALONE)
        if rows:
            return Rows(1, 0, tuple(rows), found)
    raise NotThere(f"{key!r} is none of the case's {name}: look for it in /{name}")


def _keys(reading: Reading, name: str, numbers: Numbers) -> list[tuple[str, ...]]:
    """The ids of the rows with these numbers."""
    arrays = reading.arrays
    if name == "copied":
        ends = (reading.ids("report_ids", arrays[end][numbers]) for end in ("copied_from", "copied_to"))
        return list(zip(*ends, strict=True))
    if name in ("timeline", "map"):
        numbers = arrays[name][numbers]
    return [(key,) for key in reading.ids(LISTS[name].ids, numbers)]


def _drawn(
    reading: Reading, view: View, keys: Sequence[tuple[str, ...]], *, most: int
) -> tuple[list[Any], Refs]:
    part = Part(reading, most=most)
    plain = [key[0] if len(key) == 1 else key for key in keys]
    view.gather(part, plain)
    lookup = Lookup(part.record())
    at = {key: number for number, key in enumerate(keys)}
    rows = [row for row in VIEWS[view.rows](lookup) if _key(row, view) in at]
    rows.sort(key=lambda row: at[_key(row, view)])
    counted = [_counted(reading, row) for row in rows] if view.rows == "sources" else rows
    return counted, refs(lookup, texts=False, mentioned=part.mentioned())


def _key(row: Any, view: View) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in view.key)


def _counted(reading: Reading, row: Any) -> Any:
    """A source row with what is counted over the whole case."""
    (number,) = reading.find("source_ids", [row.source])
    outlets = reading.texts("outlets")
    through = tuple(outlets[at] for at in reading.listed("through", [row.source]))
    return replace(
        row,
        n_claims=int(reading.arrays["source_claims"][number]),
        n_statements=len(reading.listed("root", [row.source])),
        outlets=through,
    )
