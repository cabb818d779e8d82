"""Reuse where texts were added: the same steps, on no more than what the new texts share with others.

Enters: from the postings of a case (every shingle of every text) those rows that may matter. What a hash says
of its texts depends on its own rows alone, so the steps give for these hashes what they give for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pyarrow as pa

from reportedly.engines import DuckDB, in_one
from reportedly.link.reuse import pairs, steps

# Where texts meet, and the words of texts that are house style: one or the other in a row.
_MET = """SELECT DISTINCT a, b, a_start, b_start, NULL AS hash, NULL AS text FROM seed
    UNION ALL SELECT NULL, NULL, NULL, NULL, hash, text
    FROM (SELECT hash, text FROM held EXCEPT SELECT hash, text FROM telling) AS style"""
_NAMES = [step.name for step in steps.MEETING]
_TO_SEED, _TO_STYLED = (steps.MEETING[: _NAMES.index(name) + 1] for name in ("seed", "styled"))


def first_meeting(
    engine: DuckDB, before: pa.Table, after: pa.Table, holder: pa.Table, bounds: Mapping[str, object]
) -> tuple[set[tuple[int, int]], set[int]]:
    """What new texts change of the texts they share shingles with: pairs that meet in other places than
    before, and texts of which other words are house style. ``before`` and ``after`` hold the rows of
    ``shingle`` of the new texts' hashes, without and with the new texts; ``holder`` all texts in them."""
    with engine.piece():
        engine.put("holder", holder)
        met = []
        for rows in (before, after):
            engine.put("shingle", rows)
            met.append(_rows(engine.get(in_one(_TO_SEED, bounds, _MET))))
    pairs = {(a, b) for a, b, *_ in met[0] ^ met[1] if a is not None}
    return pairs, {text for *_, text in met[0] ^ met[1] if text is not None}


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
        met = "SELECT m.* FROM meeting m JOIN touched t ON m.a = t.a AND m.b = t.b"
        engine.step("meeting", in_one(steps.MEETING, bounds, met))
        engine.map("passage", steps.PAIRS, partial(pairs.passages, texts=texts), pairs.REUSE)
        styled = _rows(engine.get(in_one(_TO_STYLED, bounds, "SELECT text FROM styled")))
        return engine.get("SELECT * FROM passage"), {text for (text,) in styled}


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
