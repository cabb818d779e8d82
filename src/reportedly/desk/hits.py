"""A search as it is shown: how the question was read, and the statements and reports that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.desk.part import Part
from reportedly.desk.search import best, find, terms
from reportedly.desk.shelf import Reading
from reportedly.desk.words import REPORT, STATEMENT
from reportedly.publish.views import Lookup, refs
from reportedly.publish.views.refs import Refs


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


def search(reading: Reading, question: str, *, offset: int = 0, limit: int = 20) -> Hits:
    """Statements and reports that hold all of the question."""
    part = Part(reading)
    asked = terms(reading, question)
    hits: dict[int, tuple[int, list[tuple[str, float]]]] = {}
    for kind, ids in ((STATEMENT, "statement_ids"), (REPORT, "report_ids")):
        scores = find(reading, asked, kind)
        count, numbers = best(scores, offset, limit)
        hits[kind] = count, list(zip(reading.ids(ids, numbers), scores[numbers].tolist(), strict=True))
    part.statements(key for key, _ in hits[STATEMENT][1])
    part.reports(key for key, _ in hits[REPORT][1])
    record = part.record()
    report_of = {row.statement_id: row.report_id for row in record.statements}
    return Hits(
        read_as=tuple(Read(" ".join(term.words), _names(reading, term.entities)) for term in asked),
        n_statements=hits[STATEMENT][0],
        n_reports=hits[REPORT][0],
        statements=tuple(Hit(report_of[key], key, round(score, 4)) for key, score in hits[STATEMENT][1]),
        reports=tuple(Hit(key, None, round(score, 4)) for key, score in hits[REPORT][1]),
        refs=refs(Lookup(record), texts=False, mentioned=part.mentioned()),
    )


def _names(reading: Reading, entities: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({row.name for row in reading.rows("entities", entities)}))
