"""The answer over a case of any size: counted by SQL over the steps' tables, once for each revision."""

from __future__ import annotations

from typing import Final

import duckdb
import msgspec

from reportedly.desk.part import MOST_ALONE, Part
from reportedly.desk.shelf import Reading
from reportedly.publish.safe import short
from reportedly.publish.views import Lookup, phrases
from reportedly.publish.views.answer import AnswerRow, AnswerView, Contested, line, sentence

STORIES_SHOWN: Final = 20
"""Stories under the answer: the largest."""


def answer(reading: Reading) -> AnswerView:
    """The answer over all reports, and for the largest stories; made once for each revision."""
    return msgspec.json.decode(reading.value("answer"), type=AnswerView)


def make_answer(db: duckdb.DuckDBPyConnection, reading: Reading) -> str:
    """Work the answer out from the steps' tables, as JSON; the claim it names is read from the shelf."""
    total = db.execute("SELECT count(*) FROM desk_stories").fetchall()[0][0]
    stories = [
        _answer(db, reading, story_id, title)
        for story_id, title in db.execute(
            "SELECT story_id, title FROM desk_stories ORDER BY place LIMIT ?", [STORIES_SHOWN]
        ).fetchall()
    ]
    title = stories[0].title if total == 1 else "What these reports rest on"
    view = AnswerView(_answer(db, reading, None, title), tuple(stories) if total > 1 else ())
    return msgspec.json.encode(view).decode()


def _answer(db: duckdb.DuckDBPyConnection, reading: Reading, story: str | None, title: str) -> AnswerRow:
    values = [story] if story else []
    inside = "WHERE story_id = ?" if story else ""
    claims = f"(SELECT DISTINCT claim_id FROM desk_statements {inside})"
    reports, texts, outlets = db.execute(
        f"SELECT count(*), count(DISTINCT first_copy), count(DISTINCT outlet) FROM desk_reports {inside}",
        values,
    ).fetchall()[0]
    # As ``publish.views.ranking.widest_origins``: of each story the claims that most of the reports carry.
    origins = db.execute(
        f"WITH told AS (SELECT DISTINCT story_id, claim_id FROM desk_statements {inside}), widest AS ("
        "SELECT c.origins, c.n_reports FROM told JOIN claims c USING (claim_id) "
        "QUALIFY c.n_reports = max(c.n_reports) OVER (PARTITION BY told.story_id)) "
        "SELECT count(DISTINCT o.source_id) FROM widest, unnest(widest.origins) AS o(source_id) "
        "WHERE widest.n_reports > 1 OR (SELECT max(n_reports) FROM widest) = 1",
        values,
    ).fetchall()[0][0]
    first = db.execute(
        f"SELECT claim_id FROM desk_claims WHERE claim_id IN {claims} ORDER BY place LIMIT 1", values
    ).fetchall()
    part = Part(reading, most=MOST_ALONE)
    part.claims([row[0] for row in first])
    lookup = Lookup(part.record())
    claim = lookup.claim.get(first[0][0]) if first else None
    shared = claim if claim is not None and claim.n_reports > 1 else None
    contested = db.execute(
        "SELECT field, count(*), min(conflict_id) FROM conflicts WHERE conflict_id IN "
        f"(SELECT conflict_id FROM desk_conflict_reports JOIN desk_reports USING (report_id) {inside}) "
        "GROUP BY field ORDER BY count(*) DESC, field",
        values,
    ).fetchall()
    return AnswerRow(
        story=story,
        title=short(title or "Untitled", 200),
        reports=reports,
        texts=texts,
        outlets=outlets,
        origins=origins,
        line=line(reports, texts, outlets, origins if shared or story is None else None),
        sentence=sentence(claim, lookup),
        claim=shared.claim_id if shared else None,
        claim_text=short(phrases.unquoted(phrases.line(shared.text)), 300) if shared else None,
        contested=tuple(Contested(*row) for row in contested),
    )
