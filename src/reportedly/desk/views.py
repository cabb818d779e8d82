"""The desk's views: a page of rows chosen by SQL, drawn up by the functions that make the page.

Enters: a connection, filters and how many rows from where. Leaves: frozen rows with what they refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar

import duckdb
import msgspec

from reportedly.desk.filters import Filters, pick
from reportedly.desk.part import MOST_ALONE, MOST_WITHIN, Part
from reportedly.desk.search import find, terms
from reportedly.desk.words import REPORT, STATEMENT
from reportedly.errors import ReportedlyError
from reportedly.publish.safe import short
from reportedly.publish.views import VIEWS, Lookup, refs
from reportedly.publish.views.answer import AnswerRow, AnswerView, Contested, sentence
from reportedly.publish.views.phrases import counted
from reportedly.publish.views.refs import Refs

Row = TypeVar("Row")

STORIES_SHOWN: Final = 20
"""Stories under the answer: the largest."""


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
    """How a view finds its rows. ``ids`` is SQL for its rows' keys in order, ``left`` a condition that a
    picked statement leaves a row (with ``{picked}`` for the statements picked), ``gather`` what
    fetches them, ``key`` the fields of a row that hold its key."""

    title: str
    rows: str
    ids: str
    left: str
    gather: Callable[[Part, Sequence[Any]], None]
    key: tuple[str, ...]


def _in(column: str, inner: str) -> str:
    return f"{column} IN (SELECT {inner} FROM ({{picked}}))"


LISTS: Final[dict[str, View]] = {
    "claims": View(
        "Claims", "claims", "SELECT claim_id FROM desk.claims x", _in("claim_id", "claim_id"), Part.claims,
        ("claim",),
    ),
    "conflicts": View(
        "Conflicts", "conflicts", "SELECT conflict_id FROM desk.conflicts x",
        "conflict_id IN (SELECT conflict_id FROM desk.conflict_statements WHERE "
        + _in("statement_id", "statement_id") + ")",
        Part.conflicts, ("conflict",),
    ),
    "events": View(
        "Events", "events", "SELECT event_id FROM desk.events x",
        "event_id IN (SELECT event_id FROM desk.event_statements WHERE "
        + _in("statement_id", "statement_id") + ")",
        Part.events, ("event",),
    ),
    "timeline": View(
        "Timeline", "events",
        "SELECT event_id FROM (SELECT *, row_number() OVER (ORDER BY first, last, event_id) AS place "
        "FROM desk.events WHERE first IS NOT NULL) AS x(old, event_id, first, last, place)",
        "event_id IN (SELECT event_id FROM desk.event_statements WHERE "
        + _in("statement_id", "statement_id") + ")",
        Part.events, ("event",),
    ),
    "parties": View(
        "Parties", "parties", "SELECT entity_id FROM desk.parties x",
        "entity_id IN (SELECT entity_id FROM desk.about WHERE " + _in("statement_id", "statement_id") + ")",
        Part.parties, ("entity",),
    ),
    "sources": View(
        "Sources", "sources", "SELECT source_id FROM desk.sources x", _in("source_id", "root"), Part.sources,
        ("source",),
    ),
    "names": View(
        "Names", "names", "SELECT entity_id FROM desk.names x",
        "entity_id IN (SELECT entity_id FROM desk.about WHERE " + _in("statement_id", "statement_id") + ")",
        lambda part, ids: part.names(ids), ("entity",),
    ),
    "copied": View(
        "Copied", "copied", "SELECT from_report, to_report FROM desk.copied x",
        _in("from_report", "report_id") + " AND " + _in("to_report", "report_id"),
        Part.copied, ("from_report", "to_report"),
    ),
    "reports": View(
        "Reports", "reports", "SELECT report_id FROM desk.reports x", _in("report_id", "report_id"),
        lambda part, ids: part.reports_with_statements(ids), ("report",),
    ),
}  # fmt: skip


def listed(
    db: duckdb.DuckDBPyConnection, name: str, filters: Filters, *, offset: int = 0, limit: int = 25
) -> Rows[Any]:
    """Rows of the view ``name`` that the filters leave, from ``offset`` on."""
    view = LISTS[name]
    picked = pick(db, filters)
    where, values = "", list[Any]()
    if picked is not None:
        where = " WHERE " + view.left.replace("{picked}", picked.sql)
        values = list(picked.values) * view.left.count("{picked}")
    total = db.execute(f"SELECT count(*) FROM ({view.ids}{where})", values).fetchall()[0][0]
    found = db.execute(f"{view.ids}{where} ORDER BY place LIMIT ? OFFSET ?", [*values, limit, offset])
    keys = found.fetchall()
    rows, lookup = _drawn(db, view, keys, most=MOST_WITHIN)
    return Rows(total, offset, tuple(rows), refs(lookup, texts=False))


def single(db: duckdb.DuckDBPyConnection, name: str, key: str) -> Rows[Any]:
    """The one row of a view with this id, with all that belongs to it; a report comes with its text."""
    view = LISTS[name]
    inner, _, _ = view.ids.partition(" FROM ")
    column = inner.removeprefix("SELECT ")
    keys = db.execute(f"SELECT * FROM ({view.ids}) WHERE {column} = ?", [key]).fetchall()
    rows: list[Any] = []
    if keys and name == "reports":
        part = Part(db, texts=True, most=MOST_ALONE)
        part.report(key)
        lookup = Lookup(part.record())
        rows = [row for row in VIEWS["reports"](lookup) if row.report == key]
        return Rows(1, 0, tuple(rows), refs(lookup, texts=True))
    if keys:
        rows, lookup = _drawn(db, view, keys, most=MOST_ALONE)
    if not rows:
        raise NotThere(f"{key!r} is none of the case's {name}: look for it in /{name}")
    return Rows(1, 0, tuple(rows), refs(lookup, texts=False))


def _drawn(
    db: duckdb.DuckDBPyConnection, view: View, keys: Sequence[tuple[str, ...]], *, most: int
) -> tuple[list[Any], Lookup]:
    part = Part(db, most=most)
    plain = [key[0] if len(key) == 1 else key for key in keys]
    view.gather(part, plain)
    lookup = Lookup(part.record())
    at = {key: number for number, key in enumerate(keys)}
    rows = [row for row in VIEWS[view.rows](lookup) if _key(row, view) in at]
    rows.sort(key=lambda row: at[_key(row, view)])
    return (_counted(db, rows) if view.rows == "sources" else rows), lookup


def _key(row: Any, view: View) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in view.key)


def _counted(db: duckdb.DuckDBPyConnection, rows: list[Any]) -> list[Any]:
    """Source rows with what is counted over the whole case."""
    told = db.execute(
        "SELECT source_id, n_claims, outlets FROM desk.sources "
        "WHERE source_id IN (SELECT unnest(?::VARCHAR[]))",
        [[row.source for row in rows]],
    )
    by_id = {source: (n_claims, tuple(outlets)) for source, n_claims, outlets in told.fetchall()}
    return [replace(row, n_claims=by_id[row.source][0], outlets=by_id[row.source][1]) for row in rows]


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or report that holds what was looked for; the higher its ``score`` the better."""

    report: str
    statement: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Read:
    """How a part of a question was read: its words, and what goes by that name in any spelling."""

    words: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, the best first, of ``statements`` and ``reports`` in all."""

    read_as: tuple[Read, ...]
    n_statements: int
    n_reports: int
    statements: tuple[Hit, ...]
    reports: tuple[Hit, ...]
    refs: Refs


def search(db: duckdb.DuckDBPyConnection, question: str, *, offset: int = 0, limit: int = 20) -> Hits:
    """Statements and reports that hold all of the question."""
    part = Part(db)
    asked = terms(db, question)
    hits: dict[int, tuple[int, list[tuple[str, float]]]] = {}
    for kind in (STATEMENT, REPORT):
        found = find(db, question, kind, asked)
        rows = db.execute(
            f"SELECT id, score, total FROM ({found.sql} LIMIT ? OFFSET ?)", [*found.values, limit, offset]
        ).fetchall()
        hits[kind] = rows[0][2] if rows else 0, [(key, score) for key, score, _ in rows]
    part.statements(key for key, _ in hits[STATEMENT][1])
    part.reports(key for key, _ in hits[REPORT][1])
    record = part.record()
    report_of = {row.statement_id: row.report_id for row in record.statements}
    return Hits(
        read_as=tuple(Read(" ".join(term.words), _names(db, term.entities)) for term in asked),
        n_statements=hits[STATEMENT][0],
        n_reports=hits[REPORT][0],
        statements=tuple(Hit(report_of[key], key, round(score, 4)) for key, score in hits[STATEMENT][1]),
        reports=tuple(Hit(key, None, round(score, 4)) for key, score in hits[REPORT][1]),
        refs=refs(Lookup(record), texts=False),
    )


def _names(db: duckdb.DuckDBPyConnection, entities: Sequence[str]) -> tuple[str, ...]:
    found = db.execute(
        "SELECT DISTINCT name FROM entities WHERE entity_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY name",
        [list(entities)],
    )
    return tuple(row[0] for row in found.fetchall())


def answer(db: duckdb.DuckDBPyConnection) -> AnswerView:
    """The answer over all reports, and for the largest stories; made once for each settling."""
    found = db.execute("SELECT value FROM desk.answer").fetchall()
    return msgspec.json.decode(found[0][0], type=AnswerView)


def make_answer(db: duckdb.DuckDBPyConnection) -> None:
    """Work the answer out and keep it beside the other tables that the desk looks things up in."""
    total = db.execute("SELECT count(*) FROM desk.stories").fetchall()[0][0]
    stories = [
        _answer(db, story_id, title)
        for story_id, title in db.execute(
            "SELECT story_id, title FROM desk.stories ORDER BY place LIMIT ?", [STORIES_SHOWN]
        ).fetchall()
    ]
    title = stories[0].title if total == 1 else "What these reports rest on"
    view = AnswerView(_answer(db, None, title), tuple(stories) if total > 1 else ())
    db.execute(
        "CREATE OR REPLACE TABLE desk.answer AS SELECT ? AS value", [msgspec.json.encode(view).decode()]
    )


def _answer(db: duckdb.DuckDBPyConnection, story: str | None, title: str) -> AnswerRow:
    values = [story] if story else []
    inside = "WHERE story_id = ?" if story else ""
    claims = f"(SELECT DISTINCT claim_id FROM desk.statements {inside})"
    reports, texts, outlets = db.execute(
        f"SELECT count(*), count(DISTINCT first_copy), count(DISTINCT outlet) FROM desk.reports {inside}",
        values,
    ).fetchall()[0]
    origins = db.execute(
        f"SELECT count(DISTINCT o.source_id) FROM claims c, unnest(c.origins) AS o(source_id) "
        f"WHERE c.claim_id IN {claims} AND c.n_reports = "
        f"(SELECT max(n_reports) FROM claims WHERE claim_id IN {claims})",
        values * 2,
    ).fetchall()[0][0]
    first = db.execute(
        f"SELECT claim_id FROM desk.claims WHERE claim_id IN {claims} ORDER BY place LIMIT 1", values
    ).fetchall()
    part = Part(db)
    part.claims([row[0] for row in first])
    lookup = Lookup(part.record())
    claim = lookup.claim.get(first[0][0]) if first else None
    shared = claim if claim is not None and claim.n_reports > 1 else None
    contested = db.execute(
        "SELECT field, count(*), min(conflict_id) FROM conflicts WHERE conflict_id IN "
        f"(SELECT conflict_id FROM desk.conflict_reports JOIN desk.reports USING (report_id) {inside}) "
        "GROUP BY field ORDER BY count(*) DESC, field",
        values,
    ).fetchall()
    line = " · ".join(
        (
            counted(reports, "report"),
            counted(texts, "distinct text"),
            counted(outlets, "outlet"),
            counted(origins, "origin"),
        )
    )
    return AnswerRow(
        story=story,
        title=short(title or "Untitled", 200),
        reports=reports,
        texts=texts,
        outlets=outlets,
        origins=origins,
        line=line,
        sentence=sentence(claim, lookup),
        claim=shared.claim_id if shared else None,
        claim_text=short(shared.text, 300) if shared else None,
        contested=tuple(Contested(*row) for row in contested),
    )
