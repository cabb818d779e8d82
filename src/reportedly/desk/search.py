"""A question in words → the statements or reports that hold all of it, the best first.

A part of the question that is the name of somebody or something in the case stands for all its spellings.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from reportedly.desk.words import REPORT, STATEMENT, fold_words
from reportedly.link.entities.spellings import compare_people

LONGEST_NAME: Final = 5
"""Words of a question that are looked at together as one name."""

MOST_WORDS: Final = 12
"""Words of a question that are looked for; the rest is passed over."""

SHORTEST_SPELLING: Final = 4
"""A single word shorter than this is not taken for another spelling: too many are like it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a question: its words, and whose name it is where it is one."""

    words: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """SQL for ``id, score, total``, the best first, its values, and the terms that were looked for."""

    sql: str
    values: tuple[Any, ...]
    terms: tuple[Term, ...]


def find(
    db: duckdb.DuckDBPyConnection, question: str, kind: int, asked: tuple[Term, ...] | None = None
) -> Found:
    """What to run for the texts of ``kind`` (``STATEMENT`` or ``REPORT``) that hold all of the question,
    which may have been cut into terms before."""
    asked = terms(db, question) if asked is None else asked
    if not asked:
        return Found("SELECT id, 0.0 AS score, 0 AS total FROM desk.texts WHERE false", (), ())
    total = db.execute("SELECT count(*) FROM desk.texts WHERE kind = ?", [kind]).fetchall()[0][0]
    parts, values = [], list[Any]()
    for number, term in enumerate(asked):
        sql, given = _of_term(db, term, kind, total)
        parts.append(f"SELECT doc, {number} AS term, max(score) AS score FROM ({sql}) GROUP BY doc")
        values += given
    sql = (
        "SELECT t.id, f.score, f.total FROM (SELECT doc, sum(score) AS score, count(*) OVER () AS total FROM "
        f"({' UNION ALL '.join(parts)}) GROUP BY doc HAVING count(*) = {len(asked)}) f "
        f"JOIN desk.texts t ON t.doc = f.doc ORDER BY f.score DESC, t.doc"
    )
    return Found(sql, tuple(values), asked)


def terms(db: duckdb.DuckDBPyConnection, question: str) -> tuple[Term, ...]:
    """The question cut into names, the longest first, and words."""
    words = fold_words(db, question)[:MOST_WORDS]
    found: list[Term] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            part = tuple(words[at : at + size])
            entities = _named(db, part)
            if entities or size == 1:
                found.append(Term(part, entities))
                at += size
                break
    return tuple(dict.fromkeys(found))


def _named(db: duckdb.DuckDBPyConnection, words: tuple[str, ...]) -> tuple[str, ...]:
    """Whose name the words are: as it is written somewhere, else in another spelling of a full name."""
    name = " ".join(words)
    exact = db.execute("SELECT DISTINCT entity_id FROM desk.spellings WHERE folded = ?", [name]).fetchall()
    if exact:
        return tuple(sorted(row[0] for row in exact))
    if len(name) < SHORTEST_SPELLING:
        return ()
    near = db.execute(
        "SELECT DISTINCT entity_id, folded FROM desk.spellings "
        "WHERE kind IN ('person', 'place', 'group') AND left(folded, 1) = left(?, 1) "
        "AND len(string_split(folded, ' ')) = ? AND damerau_levenshtein(folded, ?) <= ?",
        [name, len(words), name, 2 + len(words)],
    ).fetchall()
    alike = {row[0] for row in near if compare_people(name, row[1]).agreement in ("same", "spelling")}
    return tuple(sorted(alike))


def _of_term(db: duckdb.DuckDBPyConnection, term: Term, kind: int, total: int) -> tuple[str, list[Any]]:
    """SQL for ``doc, score`` of the texts that hold a term, its values."""
    marks = ", ".join("?" for _ in term.words)
    holding = db.execute(
        f"SELECT word, count(*) FROM desk.words WHERE kind = {kind} AND word IN ({marks}) GROUP BY word",
        list(term.words),
    ).fetchall()
    rare = " ".join(f"WHEN ? THEN {_rarity(count, total)}" for _, count in holding)
    weighed = f"CASE word {rare} END" if holding else "0"
    words = (
        f"SELECT doc, sum(weight * {weighed}) AS score FROM desk.words "
        f"WHERE kind = {kind} AND word IN ({marks}) GROUP BY doc HAVING count(*) = {len(set(term.words))}"
    )
    values: list[Any] = [*(word for word, _ in holding), *term.words]
    if not term.entities:
        return words, values
    marks = ", ".join("?" for _ in term.entities)
    met = {
        STATEMENT: f"SELECT DISTINCT statement_id AS id FROM desk.about WHERE entity_id IN ({marks})",
        REPORT: "SELECT DISTINCT r.report_id AS id FROM entities e, unnest(e.aliases) AS a(alias), "
        f"unnest(a.alias.report_ids) AS r(report_id) WHERE e.entity_id IN ({marks})",
    }[kind]
    count = db.execute(f"SELECT count(*) FROM ({met})", list(term.entities)).fetchall()[0][0]
    named = f"SELECT t.doc, {_rarity(count, total)} FROM ({met}) m JOIN desk.texts t USING (id)"
    return f"{words} UNION ALL {named}", values + list(term.entities)


def _rarity(holding: int, total: int) -> float:
    """BM25's weight of a word: how little is said by holding what so many hold."""
    return round(math.log(1 + (total - holding + 0.5) / (holding + 0.5)), 6)
