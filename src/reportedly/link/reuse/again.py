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


def first_meeting(
    before: pa.Table, after: pa.Table, holder: pa.Table, bounds: Mapping[str, object]
) -> tuple[set[tuple[int, int]], set[int]]:
    """What new texts change of the texts they share shingles with: pairs that meet in other places than
    before, and texts of which other words are house style. ``before`` and ``after`` hold the rows of
    ``shingle`` of the new texts' hashes, without and with the new texts; ``holder`` all texts in them."""
    (seeds, styled), (new_seeds, new_styled) = (_seeds(rows, holder, bounds) for rows in (before, after))
    return {(a, b) for a, b, *_ in seeds ^ new_seeds}, {text for _, text in styled ^ new_styled}


def _seeds(
    shingle: pa.Table, holder: pa.Table, bounds: Mapping[str, object]
) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    with DuckDB() as engine:
        engine.put("shingle", shingle)
        engine.put("holder", holder)
        for step in steps.MEETING:
            engine.step(step.name, step.sql.format(**bounds))
            if step.name == "seed":
                break
        return (
            _rows(engine.get("SELECT DISTINCT a, b, a_start, b_start FROM seed")),
            _rows(engine.get("SELECT hash, text FROM held EXCEPT SELECT hash, text FROM telling")),
        )


def meet_again(
    shingle: pa.Table,
    holder: pa.Table,
    report: pa.Table,
    touched: set[tuple[int, int]],
    bounds: Mapping[str, object],
    texts: int,
) -> tuple[pa.Table, set[int]]:
    """The passages of these pairs of texts, and the texts in which a sentence or more is house style.
    ``shingle`` holds all rows of every hash that a text of ``touched`` has; ``report`` the texts' holders;
    ``texts``: how many the case has."""
    with DuckDB() as engine:
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


def copies(numbered: pa.Table, same_text: pa.Table, report: pa.Table) -> pa.Table:
    """A row for every report that has the very text of an earlier one, of texts with all their reports."""
    with DuckDB() as engine:
        engine.put("numbered", numbered)
        engine.put("same_text", same_text)
        engine.put("report", report)
        engine.map("same_words", steps.SAME_TEXTS, pairs.whole_texts, pairs.REUSE)
        return engine.get("SELECT * FROM same_words")


def _rows(table: pa.Table) -> set[tuple[int, ...]]:
    return set(zip(*(column.to_pylist() for column in table.columns), strict=True))
