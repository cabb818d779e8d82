"""Filters: what was asked for → the statements that it leaves; the same for every view.

A row of a view stays where one of its statements is left, as on the page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from reportedly.desk.search import find, fold_words, terms
from reportedly.desk.shelf import Numbers, Reading
from reportedly.desk.words import STATEMENT
from reportedly.record import Status

Mask = npt.NDArray[np.bool_]

NOTHING: Final = -2
"""The number of what nothing has: of an outlet or story that is not in the case."""

STATUSES: Final[tuple[str, ...]] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a view is narrowed to; None is everything.

    ``q`` words to search for, names in any spelling; ``outlet`` by name; ``source`` by id and ``entity`` by
    id or name, wherever in the chain or the words; ``status`` as in the record; ``story`` by id; ``from_``
    and ``to`` days of publication, ``day_from`` and ``day_to`` days of an event that the statement tells (ISO
    8601, both inclusive); ``contested`` anything for what a conflict is about.
    """

    q: str | None = None
    outlet: str | None = None
    source: str | None = None
    status: str | None = None
    story: str | None = None
    entity: str | None = None
    from_: str | None = None
    to: str | None = None
    day_from: str | None = None
    day_to: str | None = None
    contested: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked for at all."""
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Left:
    """What filters leave: statements by number, and of events those that may be shown (None for all);
    ``all_told`` where nothing but days is asked, so that events of no statement may be shown too."""

    statements: Mask
    events: Mask | None
    all_told: bool


def pick(reading: Reading, filters: Filters) -> Left | None:
    """What ``filters`` leave; None for everything."""
    if not filters.any:
        return None
    arrays = reading.arrays
    reports = _of_reports(reading, filters)
    if reports is not None:
        left: Mask = reports[arrays["statement_report"]]
    else:
        left = np.ones(len(arrays["statement_ids"]), bool)
    if filters.status:
        code = STATUSES.index(filters.status) if filters.status in STATUSES else NOTHING
        left &= arrays["statement_status"] == code
    if filters.source:
        left &= _within(len(left), reading.listed("chain", [filters.source]))
    if filters.entity:
        left &= _within(len(left), reading.listed("entity", _entities(reading, filters.entity)))
    if filters.q:
        left &= find(reading, terms(reading, filters.q), STATEMENT) > 0
    if filters.contested:
        left &= _within(len(left), arrays["contested_statements"])
    events = _of_days(reading, filters)
    all_told = bool(left.all())
    if events is not None:
        left &= _within(len(left), arrays["event_statement"][events[arrays["event_number"]]])
    return Left(left, events, all_told)


def _of_days(reading: Reading, filters: Filters) -> Mask | None:
    """Which events may have been on the days asked for; None where no day is. A day that is known by its
    month or year only may be any of it."""
    if not (filters.day_from or filters.day_to):
        return None
    days: list[str] = reading.texts("event_days")
    since, until = filters.day_from or "", filters.day_to or ""
    # The last entry stands for an event without a date, which -1 points at.
    begun = np.array([*(not until or day[: len(until)] <= until[: len(day)] for day in days), False])
    not_over = np.array([*(day[: len(since)] >= since[: len(day)] for day in days), False])
    kept: Mask = begun[reading.arrays["event_first"]] & not_over[reading.arrays["event_last"]]
    return kept


def _within(size: int, numbers: Numbers) -> Mask:
    found = np.zeros(size, bool)
    found[numbers] = True
    return found


def _entities(reading: Reading, asked: str) -> list[str]:
    """The entity with this id, or all that are called so."""
    if reading.lists("entity", [asked]):
        return [asked]
    named = " ".join(fold_words(asked))
    rows = reading.db.execute("SELECT DISTINCT entity_id FROM spellings WHERE folded = ?", (named,))
    return [row[0] for row in rows.fetchall()]


def _of_reports(reading: Reading, filters: Filters) -> Mask | None:
    """Which reports the filters on reports leave; None where there is none."""
    arrays = reading.arrays
    left: list[Mask] = []
    if filters.outlet:
        outlets = reading.texts("outlets")
        code = outlets.index(filters.outlet) if filters.outlet in outlets else NOTHING
        left.append(arrays["report_outlet"] == code)
    if filters.story:
        story = reading.find("story_ids", [filters.story])
        left.append(arrays["report_story"] == (story[0] if len(story) else NOTHING))
    if filters.from_ or filters.to:
        dates, until = reading.texts("dates"), filters.to or ""
        first = bisect_left(dates, filters.from_ or "")
        # A day before its own hours: "2025-07-31T10:00" is not after "2025-07-31".
        last = bisect_right(dates, until, key=lambda date: date[: len(until)]) if until else len(dates)
        left.append((arrays["report_date"] >= first) & (arrays["report_date"] < last))
    return np.logical_and.reduce(left) if left else None


def rows_left(reading: Reading, view: str, left: Left) -> Numbers:
    """The numbers of a view's rows of which a statement is left, in order."""
    return np.flatnonzero(_LEFT[view](reading, left)).astype(np.int32)


def rows_of(reading: Reading, view: str) -> int:
    """How many rows a view has in all."""
    return len(reading.arrays[_WHOLE[view]])


def _by_column(column: str, ids: str, reading: Reading, left: Left) -> Mask:
    met = reading.arrays[column][left.statements]
    kept = np.zeros(len(reading.arrays[ids]), bool)
    kept[met[met >= 0]] = True
    return kept


def _by_pairs(of: str, reading: Reading, left: Left) -> Mask:
    kept = np.zeros(len(reading.arrays[f"{of}_ids"]), bool)
    kept[reading.arrays[f"{of}_number"][left.statements[reading.arrays[f"{of}_statement"]]]] = True
    return kept


def _of_events(order: str | None, reading: Reading, left: Left) -> Mask:
    kept = _by_pairs("event", reading, left)
    if left.events is not None:
        kept = left.events if left.all_told else kept & left.events
    return kept if order is None else kept[reading.arrays[order]]


def _copied(reading: Reading, left: Left) -> Mask:
    reports = _by_column("statement_report", "report_ids", reading, left)
    kept: Mask = reports[reading.arrays["copied_from"]] & reports[reading.arrays["copied_to"]]
    return kept


_LEFT: Final[dict[str, Callable[[Reading, Left], Mask]]] = {
    "claims": partial(_by_column, "statement_claim", "claim_ids"),
    "conflicts": partial(_by_pairs, "conflict"),
    "events": partial(_of_events, None),
    "timeline": partial(_of_events, "timeline"),
    "map": partial(_of_events, "map"),
    "parties": partial(_by_pairs, "party"),
    "agreements": partial(_by_pairs, "agreement"),
    "sources": partial(_by_column, "statement_root", "source_ids"),
    "names": partial(_by_pairs, "name"),
    "copied": _copied,
    "reports": partial(_by_column, "statement_report", "report_ids"),
}

_WHOLE: Final = {
    "claims": "claim_ids",
    "conflicts": "conflict_ids",
    "events": "event_ids",
    "timeline": "timeline",
    "map": "map",
    "parties": "party_ids",
    "agreements": "agreement_ids",
    "sources": "source_ids",
    "names": "name_ids",
    "copied": "copied_from",
    "reports": "report_ids",
}
