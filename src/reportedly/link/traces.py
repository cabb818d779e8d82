"""What following a statement back finds, and what it asks of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.link.sources.bearers import Titles
from reportedly.record import Source, Statement


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one statement's words come from: its ``roots`` and each step beyond its own chain in words.
    A statement that names nobody, in a claim where others do, has none."""

    statement_id: str
    roots: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """What tracing asks of the reports: ``own`` outlet source of each, its day, whom it cites anywhere
    (by chain, credit or note of translation), the copied pairs (copy → source statement), where a report
    cites "local media" and their like, the statements that each report ascribes to each source, the
    bodies that people speak for, the statements of other reports with the words of each, the earliest
    first (``repeats``), and what people are called by their office."""

    own: Mapping[str, str]
    published: Mapping[str, str]
    cites: Mapping[str, frozenset[str]]
    copied_from: Mapping[str, tuple[str, ...]]
    media_at_large: Mapping[str, tuple[tuple[int, int, str], ...]]
    told_by: Mapping[tuple[str, str], frozenset[str]]
    vague: frozenset[str]
    sources: Mapping[str, Source]
    speaks_for: Mapping[str, frozenset[str]]
    repeats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Titles = field(default_factory=dict)

    def names(self, roots: Iterable[str]) -> str:
        """Sources in words."""
        known = [self.sources[r] for r in sorted(roots)]
        return " and ".join((s.name if s.kind != "anonymous" else None) or "an unnamed source" for s in known)

    def who(self, statement: Statement) -> str:
        """The outlet of a statement and its day."""
        name = self.sources[statement.chain[0]].name or "another report"
        day = self.published.get(statement.report_id)
        return f"{name} ({day[:10]})" if day else name
