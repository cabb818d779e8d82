"""Every address of the desk: what it takes, what it gives, and who answers. Nothing else knows addresses.

A view stands at its address as HTML and at the same address with ``.json`` as data; ``openapi`` tells
of the second from this very list.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

import duckdb
import msgspec

from reportedly.desk import changes, corrections, settle, views, watch
from reportedly.desk.answer import answer
from reportedly.desk.desk import Desk
from reportedly.desk.filters import Filters
from reportedly.desk.hits import Hits, search
from reportedly.desk.part import MOST_ALONE, MOST_WITHIN
from reportedly.desk.shelf import Reading
from reportedly.desk.views import NotThere, Rows
from reportedly.desk.writer import Job
from reportedly.errors import InputError
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import Judgement, JudgementVerdict, from_lines, to_lines
from reportedly.publish.exports import SHEETS
from reportedly.publish.tables import FORMATS
from reportedly.publish.views.agreements import AgreementRow
from reportedly.publish.views.answer import AnswerView
from reportedly.publish.views.claims import ClaimRow
from reportedly.publish.views.conflicts import ConflictRow
from reportedly.publish.views.copied import CopiedRow
from reportedly.publish.views.events import EventRow
from reportedly.publish.views.names import NameRow
from reportedly.publish.views.parties import PartyRow
from reportedly.publish.views.reports import ReportRow
from reportedly.publish.views.sources import SourceRow

MOST_ROWS: Final = 200
FIELDS: Final = tuple(f.name for f in fields(Filters))
EXPORTS: Final = (*FORMATS, *SHEETS)

Method: TypeAlias = Literal["get", "post", "delete"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as an answer needs it: the parts of the path, the query, the body if any."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""

    def number(self, name: str, usual: int, most: int) -> int:
        """A whole number of the query, between 0 and ``most``."""
        text = self.query.get(name, "")
        if not text:
            return usual
        if not text.isdecimal():
            raise InputError(f"{name}={text!r} is no whole number: give one from 0 to {most}")
        return min(int(text), most)

    def filters(self) -> Filters:
        """The filters of the query."""
        return Filters(**{name: self.query.get(name.rstrip("_")) or None for name in FIELDS})


@dataclass(frozen=True, slots=True)
class Route:
    """An address: ``path`` without ``.json``, the type of its answer, and what it may be asked with.

    What is ``of_record`` is answered from a ``Reading`` of the shelf and is the same until the record
    changes; the rest from the case's tables.
    """

    method: Method
    path: str
    summary: str
    gives: Any
    answer: Callable[[Desk, Any, Asked], Any]
    query: tuple[str, ...] = ()
    takes: Any = None
    page: str | None = None
    of_record: bool = False

    @property
    def address(self) -> str:
        """Where its data is."""
        return "/answer.json" if self.path == "/" else f"{self.path}.json"


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands first: the answer."""

    answer: AnswerView
    meaning: dict[str, str]


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


_LIST: Final = (*(name.rstrip("_") for name in FIELDS), "offset", "limit", "whole")


def _listed(name: str, usual: int = 25) -> Callable[[Desk, Reading, Asked], Any]:
    def found(desk: Desk, reading: Reading, asked: Asked) -> Any:
        offset, limit = asked.number("offset", 0, 10**9), asked.number("limit", usual, MOST_ROWS)
        most = MOST_ALONE if asked.query.get("whole") else MOST_WITHIN
        return views.listed(reading, name, asked.filters(), offset=offset, limit=limit, most=most)

    return found


def _single(name: str) -> Callable[[Desk, Reading, Asked], Any]:
    return lambda desk, reading, asked: views.single(reading, name, asked.path["id"])


def _search(desk: Desk, reading: Reading, asked: Asked) -> Hits:
    offset, limit = asked.number("offset", 0, 10**9), asked.number("limit", 20, MOST_ROWS)
    return search(reading, asked.query.get("q", ""), offset=offset, limit=limit)


def _queue(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> settle.DoubtQueue:
    return settle.doubt_queue(
        db, limit=asked.number("limit", 10, MOST_ROWS), kind=asked.query.get("kind") or None
    )


def _judge(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Judgement:
    given = settle.judge(db, _decoded(asked.body, settle.Judging))
    desk.writer.settle()
    return given


def _undo(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Undone:
    undone = settle.take_back(db, asked.query.get("who"))
    if undone:
        desk.writer.settle()
    return Undone(undone[-1] if undone else None, len(undone))


def _merge(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    given = _decoded(asked.body, corrections.Merging)
    with desk.reading() as reading:
        pairs = corrections.merged(reading, db, given)
    return _corrected(desk, db, given, pairs, "yes")


def _split(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    given = _decoded(asked.body, corrections.Splitting)
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


def _import(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Taken:
    count = settle.keep(db, from_lines(asked.body, "the judgements sent"))
    if count:
        desk.writer.settle()
    return Taken(count)


def _add(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Job:
    given = _decoded(asked.body, Adding)
    if given.text is not None:
        return desk.add_text(given.text)
    return desk.add_inputs(given.inputs)


def _job(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> Job:
    number = asked.path["id"]
    job = desk.writer.job(int(number)) if number.isdecimal() else None
    if job is None:
        raise NotThere(f"there is no job {number!r}: look for it in /jobs")
    return job


def _watch(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> watch.Watches:
    given = _decoded(asked.body, watch.Watching)
    desk.check_input(given.address)
    watch.keep(db, given)
    return watch.watches(db)


def _unwatch(desk: Desk, db: duckdb.DuckDBPyConnection, asked: Asked) -> watch.Watches:
    watch.forget(db, asked.query.get("address", ""))
    return watch.watches(db)


def _decoded(body: bytes, cls: type[Any]) -> Any:
    try:
        return msgspec.json.decode(body, type=cls)
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise InputError(f"what was sent is not as /openapi.json says: {fault}") from fault


_VIEWS: Final = (
    ("claims", ClaimRow, "Claims, the most consequential first", "A claim with all its statements"),
    ("conflicts", ConflictRow, "Where reports cannot all be right", "A conflict: each value, who gives it"),
    ("events", EventRow, "Events, what took place first", "An event and the statements that tell it"),
    (
        "parties",
        PartyRow,
        "Who did, asked for, offered and denies what",
        "A party and all that is told of it",
    ),
    ("agreements", AgreementRow, "Agreements and zones, and their state", "An agreement or zone"),
    ("sources", SourceRow, "On whose word things are said", "A source and what rests on it"),
    ("names", NameRow, "What each outlet calls the same thing", "A thing and its names"),
    ("reports", ReportRow, "The reports by date", "A report in full with its statements"),
)

ROUTES: Final[tuple[Route, ...]] = (
    Route(
        "get", "/", "How many reports, texts, outlets and origins, and what is contested", AnswerView,
        lambda desk, reading, asked: answer(reading), page="answer", of_record=True,
    ),
    *(
        Route("get", f"/{name}", of_all, Rows[row], _listed(name), _LIST, page=name,  # type: ignore[valid-type]
              of_record=True)
        for name, row, of_all, _ in _VIEWS
    ),
    *(
        Route("get", f"/{name}/{{id}}", of_one, Rows[row], _single(name), page=name,  # type: ignore[valid-type]
              of_record=True)
        for name, row, _, of_one in _VIEWS
    ),
    Route("get", "/timeline", "Events by date", Rows[EventRow], _listed("timeline"), _LIST, page="timeline",
          of_record=True),
    Route("get", "/map", "Events with a place", Rows[EventRow], _listed("map", MOST_ROWS), _LIST, page="map",
          of_record=True),
    Route("get", "/copied", "Reports that share words", Rows[CopiedRow], _listed("copied"), _LIST,
          page="copied", of_record=True),
    Route("get", "/search", "Statements and reports that hold all words, names in any spelling", Hits,
          _search, ("q", "offset", "limit"), page="search", of_record=True),
    Route("get", "/settle", "The doubts that nobody has answered", settle.DoubtQueue, _queue,
          ("kind", "limit"), page="settle"),
    Route("get", "/judgements", "Every judgement, by time", Judgements,
          lambda desk, db, asked: Judgements(JudgementTable(db).all()), page="judgements"),
    Route("post", "/judgements", "Decide about a doubt, or about any two passages", Judgement, _judge,
          takes=settle.Judging),
    Route("post", "/judgements/undo", "Take back the latest judgement, split or merge (of who)", Undone,
          _undo, ("who",)),
    Route("post", "/judgements/merge", "Make two claims, names or events one", Taken, _merge,
          takes=corrections.Merging),
    Route("post", "/judgements/split", "Part of a claim, name or event is none of it", Taken, _split,
          takes=corrections.Splitting),
    Route("post", "/judgements/import", "Take in judgements, as JSON lines", Taken, _import, takes=bytes),
    Route("get", "/jobs", "What the writer does", Jobs,
          lambda desk, db, asked: Jobs(desk.writer.jobs()), page="jobs"),
    Route("get", "/jobs/{id}", "How far one job is", Job, _job),
    Route("post", "/add", "Add paths, addresses, feeds or a text", Job, _add, takes=Adding),
    Route("get", "/watches", "Folders and feeds looked at again and again", watch.Watches,
          lambda desk, db, asked: watch.watches(db), page="watches"),
    Route("post", "/watches", "Watch a folder, a page or a feed", watch.Watches, _watch,
          takes=watch.Watching),
    Route("delete", "/watches", "Watch it no longer", watch.Watches, _unwatch, ("address",)),
    Route("get", "/changes", "What became of claims as reports came in, the latest first",
          changes.Changes, lambda desk, db, asked: changes.changes(
              db, offset=asked.number("offset", 0, 10**9), limit=asked.number("limit", 50, MOST_ROWS)),
          ("offset", "limit"), page="changes"),
)  # fmt: skip


def exported(desk: Desk, form: str) -> bytes:
    """The case in one of ``EXPORTS``, as a zip file; the judgements as they are."""
    if form not in EXPORTS:
        raise NotThere(f"{form!r} is not a form of export: ask for one of {', '.join(EXPORTS)}")
    with tempfile.TemporaryDirectory() as folder:
        paths = desk.export(Path(folder), cast(Any, form))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in paths:
                packed.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def judgement_lines(db: duckdb.DuckDBPyConnection) -> bytes:
    """All judgements as JSON lines."""
    return to_lines(JudgementTable(db).all())
