"""Splitting and merging by hand: what is pointed at in a view → judgements about passages.

A claim, entity or event is only ever what linking makes of passages, and its id changes with them. So "these
two are one" and "this part is none of it" become judgements about pairs of passages, which hold for good.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, Literal, TypeAlias

import duckdb
import msgspec

from reportedly.annotation import Annotation
from reportedly.desk.shelf import Reading
from reportedly.errors import InputError
from reportedly.judgements import JudgementKind, Passage
from reportedly.link.claims.told import statement_id
from reportedly.record import Alias, Entity, Event

Corrected: TypeAlias = Literal["claim", "entity", "event"]

KIND: Final[dict[Corrected, JudgementKind]] = {
    "claim": "same claim",
    "entity": "same name",
    "event": "same event",
}

MOST_PAIRS: Final = 2_000
"""Judgements of one correction at the most: a claim of more has to be split in steps."""


@dataclass(frozen=True, slots=True)
class Merging:
    """Two rows of a kind, by id, that are one."""

    kind: Corrected
    one: str
    other: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Splitting:
    """What is none of a row: of a claim or event the ids of ``parts`` of its statements, of an entity some of
    its spellings."""

    kind: Corrected
    whole: str
    parts: tuple[str, ...]
    who: str = ""


Pair: TypeAlias = tuple[Passage, Passage]


def merged(reading: Reading, db: duckdb.DuckDBPyConnection, asked: Merging) -> list[Pair]:
    """The pairs to be judged the same: each passage of either with the first of the other, so that nothing of
    the two stays behind."""
    if asked.one == asked.other:
        raise InputError("both are the same one: give two that are to be made one")
    one, other = ([p for _, p in _passages(reading, db, asked.kind, key)] for key in (asked.one, asked.other))
    pairs = [(first, other[0]) for first in one] + [(one[0], second) for second in other[1:]]
    return _bounded([(a, b) for a, b in pairs if a.place != b.place])


def split(reading: Reading, db: duckdb.DuckDBPyConnection, asked: Splitting) -> list[Pair]:
    """The pairs to be judged not the same: each of the parts with each of the rest."""
    if asked.kind == "entity":
        return _split_entity(reading, asked)
    inside = _passages(reading, db, asked.kind, asked.whole)
    parts = [passage for key, passage in inside if key in asked.parts]
    rest = [passage for key, passage in inside if key not in asked.parts]
    _check_parts(asked, parts, rest)
    return _bounded(list(product(parts, rest)))


def _split_entity(reading: Reading, asked: Splitting) -> list[Pair]:
    """Every use of the spellings against one use of each that stays."""
    entity = _entity(reading, asked.whole)
    parts = [alias for alias in entity.aliases if alias.text in asked.parts]
    rest = [alias for alias in entity.aliases if alias.text not in asked.parts]
    _check_parts(asked, parts, rest)
    gone = [passage for alias in parts for passage in _uses(reading, alias, alias.report_ids)]
    stay = [passage for alias in rest for passage in _uses(reading, alias, alias.report_ids)[:1]]
    return _bounded(list(product(gone, stay)))


def _check_parts(asked: Splitting, parts: Sequence[object], rest: Sequence[object]) -> None:
    if not parts:
        raise InputError(
            f"{', '.join(asked.parts) or 'nothing'} is no part of {asked.whole!r}: give some of it"
        )
    if not rest:
        raise InputError("that is all of it: leave something behind, or answer the doubt in /settle")


def _bounded(pairs: list[Pair]) -> list[Pair]:
    if len(pairs) > MOST_PAIRS:
        raise InputError(f"this takes {len(pairs):,} judgements, more than {MOST_PAIRS:,}: do it in parts")
    return pairs


def _passages(
    reading: Reading, db: duckdb.DuckDBPyConnection, kind: Corrected, key: str
) -> list[tuple[str, Passage]]:
    """The passages that stand for a row, each with the part it is: of a claim its statements, of an event
    the acts in its statements, of an entity one use of each spelling."""
    if kind == "entity":
        aliases = _entity(reading, key).aliases
        found = [(a.text, use) for a in aliases for use in _uses(reading, a, a.report_ids)[:1]]
    elif kind == "event":
        found = _acts(db, _row(reading, kind, key))
    else:
        said = reading.rows("statements", _row(reading, kind, key).statement_ids)
        found = [(s.statement_id, Passage(s.report_id, s.start, s.end, s.text)) for s in said]
    if not found:
        raise InputError(f"{key!r} has no passage that could be judged: look at it in /{kind}s")
    return sorted(found, key=lambda row: row[1].place)


def _acts(db: duckdb.DuckDBPyConnection, event: Event) -> list[tuple[str, Passage]]:
    """The words that carry an event in each of its tellings, with the statement they stand in; where none
    does, with the report. A telling of another type was merged by hand."""
    found: dict[str, list[tuple[bool, Passage]]] = defaultdict(list)
    rows = db.execute(
        "SELECT r.text, a.json FROM annotations a JOIN reports r USING (report_id) "
        "WHERE a.report_id IN (SELECT unnest(?::VARCHAR[]))",
        [list(event.report_ids)],
    ).fetchall()
    for text, annotated in rows:
        annotation = msgspec.json.decode(annotated, type=Annotation)
        for local in annotation.events:
            where = annotation.statements[local.statement] if local.statement is not None else None
            part = statement_id(annotation.report_id, where) if where else annotation.report_id
            same = local.type == event.type
            if part in event.statement_ids or (where is None and same):
                start, end = local.trigger
                found[part].append((same, Passage(annotation.report_id, start, end, text[start:end])))
    return [
        (part, passage)
        for part, acts in found.items()
        for same, passage in acts
        if same or not any(other for other, _ in acts)
    ]


def _row(reading: Reading, kind: Corrected, key: str) -> Any:
    rows = reading.rows(f"{kind}s", [key])
    if not rows:
        raise InputError(f"{key!r} is no {kind} of the case any more: look for it in /{kind}s")
    return rows[0]


def _entity(reading: Reading, key: str) -> Entity:
    rows = reading.rows("entities_whole", [key]) or reading.rows("entities", [key])
    if not rows:
        raise InputError(f"{key!r} is no name of the case any more: look for it in /names")
    found: Entity = rows[0]
    return found


def _uses(reading: Reading, alias: Alias, report_ids: Sequence[str]) -> list[Passage]:
    """Where a spelling stands first in each of the reports; an outlet's own name stands before all."""
    found = []
    word = re.compile(rf"(?<!\w){re.escape(alias.text)}(?!\w)")
    for report in reading.rows("reports", report_ids):
        met = word.search(report.text)
        if met:
            found.append(Passage(report.report_id, met.start(), met.end(), met[0]))
        elif report.outlet and report.outlet.casefold() == alias.text.casefold():
            found.append(Passage(report.report_id, 0, 0, alias.text))
    return sorted(found, key=lambda passage: passage.place)
