"""Reuse where texts were added: the same steps, on no more than what the new texts share with others.

Enters: from the postings of a case (every shingle of every text) those rows that may matter. What a hash says
of its texts depends on its own rows alone, so the steps give for these hashes what they give for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pyarrow as pa

from reportedly.engines import DuckDB
from reportedly.link.reuse import pairs, steps

# Where texts meet, and the words of texts that are house style.
_MET = "SELECT DISTINCT a, b, a_start, b_start FROM seed"
_STYLE = "SELECT hash, text FROM held EXCEPT SELECT hash, text FROM telling"


def first_meeting(
    engine: DuckDB, before: pa.Table, after: pa.Table, holder: pa.Table, bounds: Mapping[str, object]
) -> tuple[set[tuple[int, int]], set[int]]:
    """What new texts change of the texts they share shingles with: pairs that meet in other places than
    before, and texts of which other words are house style. ``before`` and ``after`` hold the rows of
    ``shingle`` of the new texts' hashes, without and with the new texts; ``holder`` all texts in them."""
    with engine.piece():
        _meet(engine, before, holder, bounds)
        met, style = engine.get(_MET), engine.get(_STYLE)
    with engine.piece():
        _meet(engine, after, holder, bounds)
        engine.put("met", met)
        engine.put("style", style)
        pairs = _rows(engine.get(_in_one("DISTINCT a, b", _MET, "FROM met")))
        texts = _rows(engine.get(_in_one("DISTINCT text", _STYLE, "FROM style")))
    return {(a, b) for a, b in pairs}, {text for (text,) in texts}


def _meet(engine: DuckDB, shingle: pa.Table, holder: pa.Table, bounds: Mapping[str, object]) -> None:
    """The steps up to where texts meet."""
    engine.put("shingle", shingle)
    engine.put("holder", holder)
    for step in steps.MEETING:
        engine.step(step.name, step.sql.format(**bounds))
        if step.name == "seed":
            return


def _in_one(columns: str, *queries: str) -> str:
    """The query for the columns of rows that only one of two others gives; each gives a row once at most."""
    one, other = queries
    return f"SELECT {columns} FROM ((({one}) EXCEPT ({other})) UNION ALL (({other}) EXCEPT ({one})))"


def meet_again(
    engine: DuckDB,
    shingle: pa.Table,
    holder: pa.Table,
    report: pa.Table,
    touched: set[tuple[int, int]],
    bounds: Mapping[str, object],
    texts: int,
) -> tuple[pa.Table, set[int]]:
    """The passages of these pairs of texts, and the texts in which a sentence or more is house style.
    ``shingle`` holds the rows of the hashes that both texts of a pair of ``touched`` have, and of all of a
    text whose house style is asked for; ``report`` the texts' holders; ``texts``: how many the case has."""
    with engine.piece():
        engine.put("shingle", shingle)
        engine.put("holder", holder)
        engine.put("report", report)
        ends = {side: pa.array([pair[i] for pair in touched], pa.int32()) for i, side in enumerate("ab")}
        engine.put("touched", pa.table(ends))
        for step in steps.MEETING:
            engine.step(step.name if step.name != "meeting" else "met", step.sql.format(**bounds))
        engine.step("meeting", "SELECT m.* FROM met m JOIN touched t ON m.a = t.a AND m.b = t.b")
        engine.map("passage", steps.PAIRS, partial(pairs.passages, texts=texts), pairs.REUSE)
        styled = {text for (text,) in _rows(engine.get("SELECT text FROM styled"))}
        return engine.get("SELECT * FROM passage"), styled


def copies(engine: DuckDB, numbered: pa.Table, same_text: pa.Table, report: pa.Table) -> pa.Table:
    """A row for every report that has the very text of an earlier one, of texts with all their reports."""
    with engine.piece():
        engine.put("numbered", numbered)
        engine.put("same_text", same_text)
        engine.put("report", report)
        engine.map("same_words", steps.SAME_TEXTS, pairs.whole_texts, pairs.REUSE)
        return engine.get("SELECT * FROM same_words")


def _rows(table: pa.Table) -> set[tuple[int, ...]]:
    return set(zip(*(column.to_pylist() for column in table.columns), strict=True))
