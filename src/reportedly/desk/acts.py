"""What people do at the desk beside reading: judge, correct, add, watch.

Enters: a request. Leaves: what came of it; the record follows when the writer has settled it.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from reportedly.desk import corrections, settle, watch
from reportedly.desk.desk import Desk
from reportedly.desk.route import Asked
from reportedly.desk.views import MOST_ROWS, NotThere
from reportedly.desk.writer import Job
from reportedly.judgements import Judgement, JudgementVerdict, from_lines


@dataclass(frozen=True, slots=True)
class Adding:
    """What to add: paths on the desk's machine, addresses of pages or feeds, or a text with a title."""

    inputs: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Jobs:
    """What the writer has done, does and will do, the latest first."""

    rows: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """All judgements, by time."""

    rows: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were taken in."""

    count: int


@dataclass(frozen=True, slots=True)
class Undone:
    """The judgement that was taken back, if there was one; the last of ``count`` given at once."""

    judgement: Judgement | None
    count: int


def queue(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> settle.DoubtQueue:
    """The doubts that are open, of one kind if that is asked for."""
    return settle.doubt_queue(
        db, limit=asked.number("limit", 10, MOST_ROWS), kind=asked.query.get("kind") or None
    )


def judge(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Judgement:
    """Keep a judgement, and settle the record with it."""
    given = settle.judge(db, asked.decoded(settle.Judging))
    desk.writer.settle()
    return given


def undo(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Undone:
    """Take back what was judged last."""
    undone = settle.take_back(db, asked.query.get("who"))
    if undone:
        desk.writer.settle()
    return Undone(undone[-1] if undone else None, len(undone))


def merge(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    """Make two rows one."""
    given = asked.decoded(corrections.Merging)
    with desk.reading() as reading:
        pairs = corrections.merged(reading, db, given)
    return _corrected(desk, db, given, pairs, "yes")


def split(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    """Take a part out of a row."""
    given = asked.decoded(corrections.Splitting)
    with desk.reading() as reading:
        pairs = corrections.split(reading, db, given)
    return _corrected(desk, db, given, pairs, "no")


def _corrected(
    desk: Desk,
    db: duckdb.DuckDBPyConnection,
    given: corrections.Merging | corrections.Splitting,
    pairs: list[corrections.Pair],
    verdict: JudgementVerdict,
) -> Taken:
    count = settle.judge_pairs(db, corrections.KIND[given.kind], pairs, verdict, given.who)
    desk.writer.settle()
    return Taken(count)


def take_in(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    """Take in judgements that were saved."""
    count = settle.keep(db, from_lines(asked.body, "the judgements sent"))
    if count:
        desk.writer.settle()
    return Taken(count)


def add(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Job:
    """Add paths, addresses or a text."""
    given = asked.decoded(Adding)
    if given.text is not None:
        return desk.add_text(given.text)
    return desk.add_inputs(given.inputs)


def job(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Job:
    """One job."""
    number = asked.path["id"]
    job = desk.writer.job(int(number)) if number.isdecimal() else None
    if job is None:
        raise NotThere(f"there is no job {number!r}: look for it in /add")
    return job


def watch_it(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> watch.Watches:
    """Watch an address or folder."""
    given = asked.decoded(watch.Watching)
    desk.check_input(given.address)
    watch.keep(db, given)
    return watch.watches(db)


def unwatch(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> watch.Watches:
    """Watch it no longer."""
    watch.forget(db, asked.query.get("address", ""))
    return watch.watches(db)
