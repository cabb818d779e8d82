"""Every address of the desk: what it takes, what it gives, and who answers. Nothing else knows addresses.

A view stands at its address as HTML and at the same address with ``.json`` as data; ``openapi`` tells
of the second from this very list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportedly.desk import acts, aside, changes, corrections, settle, views, watch
from reportedly.desk.answer import answer
from reportedly.desk.desk import Desk
from reportedly.desk.hits import Hits, search
from reportedly.desk.part import MOST_ALONE, MOST_WITHIN
from reportedly.desk.route import FIELDS, Asked, Route
from reportedly.desk.shelf import Reading
from reportedly.desk.views import MOST_ROWS, Rows
from reportedly.desk.writer import Job
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import Judgement
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
    Route("get", "/settle", "The doubts that nobody has answered", settle.DoubtQueue, acts.queue,
          ("kind", "limit"), page="settle"),
    Route("get", "/judgements", "Every judgement, by time", acts.Judgements,
          lambda desk, db, asked: acts.Judgements(JudgementTable(db).all()), page="judgements"),
    Route("post", "/judgements", "Decide about a doubt, or about any two passages", Judgement, acts.judge,
          takes=settle.Judging),
    Route("post", "/judgements/undo", "Take back the latest judgement, split or merge (of who)", acts.Undone,
          acts.undo, ("who",)),
    Route("post", "/judgements/merge", "Make two claims, names or events one", acts.Taken, acts.merge,
          takes=corrections.Merging),
    Route("post", "/judgements/split", "Part of a claim, name or event is none of it", acts.Taken, acts.split,
          takes=corrections.Splitting),
    Route("post", "/judgements/import", "Take in judgements, as JSON lines", acts.Taken, acts.take_in,
          takes=bytes),
    Route("get", "/add", "What was added, is being added or waits", acts.Jobs,
          lambda desk, db, asked: acts.Jobs(desk.writer.jobs()), page="add"),
    Route("get", "/add/{id}", "How far one job is", Job, acts.job),
    Route("get", "/aside", "Inputs that were not read, or with a warning, and why", aside.Aside,
          lambda desk, db, asked: aside.aside(
              db, offset=asked.number("offset", 0, 10**9), limit=asked.number("limit", 50, MOST_ROWS)),
          ("offset", "limit"), page="aside"),
    Route("post", "/add", "Add paths, addresses, feeds or a text", Job, acts.add, takes=acts.Adding),
    Route("get", "/watches", "Folders and feeds looked at again and again", watch.Watches,
          lambda desk, db, asked: watch.watches(db), page="watches"),
    Route("post", "/watches", "Watch a folder, a page or a feed", watch.Watches, acts.watch_it,
          takes=watch.Watching),
    Route("delete", "/watches", "Watch it no longer", watch.Watches, acts.unwatch, ("address",)),
    Route("get", "/changes", "What became of claims as reports came in, the latest first",
          changes.Changes, lambda desk, db, asked: changes.changes(
              db, offset=asked.number("offset", 0, 10**9), limit=asked.number("limit", 50, MOST_ROWS)),
          ("offset", "limit"), page="changes"),
)  # fmt: skip
