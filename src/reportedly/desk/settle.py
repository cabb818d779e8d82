"""The queue of doubts, and the judgements that answer them.

A judgement is kept the moment it is given, whatever the writer is doing; the record follows when it is
settled anew.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import duckdb

from reportedly.errors import InputError
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import (
    Doubt,
    Judgement,
    JudgementKind,
    JudgementVerdict,
    Passage,
    in_force,
    judgement,
    subjects_key,
)

QUESTION: Final[dict[JudgementKind, str]] = {
    "same claim": "Do these two say the same?",
    "same name": "Are these two the same?",
    "same event": "Are these two one event?",
    "copied": "Was one of these copied from the other?",
    "place": "Is this the right place?",
    "event": "Is this an event that took place as told?",
}

PAIRED: Final = ("same claim", "same name", "same event", "copied")
"""The kinds that are about two passages."""

AROUND: Final = 220
"""Characters shown on either side of the words that are judged."""

_WRITING: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with the words around it, and the report it stands in."""

    report: str
    outlet: str
    published: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A question: ``joined`` is what the program takes for true as long as nobody answers."""

    doubt: str
    kind: JudgementKind
    question: str
    joined: bool
    weight: int
    reason: str
    subjects: tuple[Passage, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class DoubtQueue:
    """The doubts nobody has answered, the weightiest first; ``settled`` says whether the record follows all
    judgements already."""

    total: int
    judged: int
    settled: bool
    rows: tuple[DoubtRow, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """A judgement as it is sent: what about, by places in reports, and how."""

    kind: JudgementKind
    subjects: tuple[Passage, ...]
    verdict: JudgementVerdict
    who: str = ""


def doubt_queue(db: duckdb.DuckDBPyConnection, *, limit: int = 20, kind: str | None = None) -> DoubtQueue:
    """What is to be decided next."""
    table = JudgementTable(db)
    given = in_force(table.all())
    answered = {subjects_key(row.kind, row.subjects) for row in given}
    left = [
        row
        for row in table.doubts()
        if subjects_key(row.kind, row.subjects) not in answered and kind in (None, row.kind)
    ]
    settled = db.execute("SELECT value FROM meta WHERE key = 'settled'").fetchall()
    return DoubtQueue(
        total=len(left),
        judged=len(given),
        settled=bool(settled) and settled[0][0] == table.basis(),
        rows=tuple(_row(db, row) for row in left[:limit]),
    )


def judge(db: duckdb.DuckDBPyConnection, given: Judging) -> Judgement:
    """Keep a judgement, with the words that stand where it says; now is when it was given."""
    wanted = 2 if given.kind in PAIRED else 1
    if len(given.subjects) != wanted:
        raise InputError(f"a judgement of kind {given.kind!r} is about {wanted} passages: give as many")
    subjects = [_checked(db, passage) for passage in given.subjects]
    if len({passage.place for passage in subjects}) != wanted:
        raise InputError("both passages are the same one: give the two that are to be judged")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    row = judgement(given.kind, subjects, given.verdict, who=given.who.strip() or "somebody", at=now)
    keep(db, [row])
    return row


def judge_pairs(
    db: duckdb.DuckDBPyConnection,
    kind: JudgementKind,
    pairs: Sequence[tuple[Passage, Passage]],
    verdict: JudgementVerdict,
    who: str,
) -> int:
    """Keep one act of somebody as judgements about pairs, all of one moment; how many they are."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    name = who.strip() or "somebody"
    return keep(db, [judgement(kind, pair, verdict, who=name, at=now) for pair in pairs])


def keep(db: duckdb.DuckDBPyConnection, rows: Sequence[Judgement]) -> int:
    """Add judgements as they are; how many are new."""
    with _WRITING:
        return JudgementTable(db).add(rows)


def take_back(db: duckdb.DuckDBPyConnection, who: str | None = None) -> tuple[Judgement, ...]:
    """Undo the latest act (of ``who``), so that what was before holds: one judgement, or all of a split or
    merge; nothing where there is none."""
    with _WRITING:
        table = JudgementTable(db)
        mine = [row for row in table.all() if who in (None, "", row.who)]
        if not mine:
            return ()
        act = tuple(row for row in mine if (row.who, row.at) == (mine[-1].who, mine[-1].at))
        for row in act:
            table.take_back(row.judgement_id)
        return act


def _checked(db: duckdb.DuckDBPyConnection, passage: Passage) -> Passage:
    """The passage with the words that stand there."""
    text = _text(db, passage.report_id)
    if text is None:
        raise InputError(f"there is no report {passage.report_id!r}: look for it in /reports")
    outlet = (passage.start, passage.end) == (0, 0)
    if not outlet and not 0 <= passage.start < passage.end <= len(text):
        raise InputError(
            f"[{passage.start}, {passage.end}) is no place in report {passage.report_id!r}, "
            f"which has {len(text):,} characters: give one within it"
        )
    words = passage.text if outlet else text[passage.start : passage.end]
    return Passage(passage.report_id, passage.start, passage.end, words)


def _row(db: duckdb.DuckDBPyConnection, row: Doubt) -> DoubtRow:
    return DoubtRow(
        doubt=row.doubt_id,
        kind=row.kind,
        question=QUESTION[row.kind],
        joined=row.joined,
        weight=row.weight,
        reason=row.reason,
        subjects=row.subjects,
        shown=tuple(_shown(db, passage) for passage in row.subjects),
    )


def _shown(db: duckdb.DuckDBPyConnection, passage: Passage) -> Shown:
    text = _text(db, passage.report_id) or ""
    found = db.execute(
        "SELECT coalesce(outlet, 'outlet unknown'), published FROM reports_dated WHERE report_id = ?",
        [passage.report_id],
    ).fetchall()
    outlet, published = found[0] if found else ("", None)
    return Shown(
        report=passage.report_id,
        outlet=outlet,
        published=published,
        before=text[max(0, passage.start - AROUND) : passage.start],
        words=passage.text,
        after=text[passage.end : passage.end + AROUND],
    )


def _text(db: duckdb.DuckDBPyConnection, report_id: str) -> str | None:
    found = db.execute("SELECT text FROM reports WHERE report_id = ?", [report_id]).fetchall()
    return str(found[0][0]) if found else None
