"""A case: a story's reports and everything known of them. The commands are thin wrappers over it.

case = Case.open("story.duckdb")
case.add(["reports/"])
for claim in case.claims():
    print(claim.n_origins, claim.reason)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeAlias, cast

import duckdb
import polars as pl
import pyarrow as pa

from reportedly import __version__
from reportedly.annotate import annotation_basis, prepare
from reportedly.judgements import from_lines, to_lines
from reportedly.publish.exports import SHEETS, EventFormat, export_events
from reportedly.publish.page import render_page
from reportedly.publish.summary import summary
from reportedly.publish.tables import Format, export
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.ranking import most_consequential
from reportedly.read import Columns, Options, read_inputs
from reportedly.read.outcome import Outcome
from reportedly.record import Claim, Conflict, Entity, Event, Input, Record, Report, Source, Statement, Story
from reportedly.settling import settle
from reportedly.store import Store
from reportedly.workers import MakeEngine, Workers

# Reports annotated between two commits: what a stopped run has to do again at most.
BATCH = 32
# The same where an engine annotates them, whose start costs more than a report does.
ENGINE_BATCH = 5_000

Tell: TypeAlias = Callable[[str, int], None]
"""Called with what is being done ("reading", "linking") and how many reports are through."""


class Case:
    """Reports in, an evidenced record out. Use ``open``; close it, or use it in a ``with``."""

    def __init__(self, store: Store, engine: MakeEngine | None = None) -> None:
        self._store = store
        self._engine = engine
        self._record: Record | None = None  # as last read from the store; None once that has changed

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, read_only: bool = False, engine: MakeEngine | None = None
    ) -> Case:
        """The case at ``path``, made where there is none; without a path, one in memory. Reports are
        annotated and compared on what ``engine`` makes, or in this process."""
        return cls(Store(None if path is None else Path(path), read_only=read_only), engine)

    @classmethod
    def open_existing(cls, path: str | Path) -> Case:
        """The case at ``path`` for reading: settled first where a stopped run left that undone."""
        case = cls.open(path, read_only=True)
        if case._store.is_settled():
            return case
        case.close()
        case = cls.open(path)
        case.settle()
        return case

    def close(self) -> None:
        """Let go of the case file."""
        self._store.close()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        inputs: Iterable[str | Path],
        *,
        stdin: BinaryIO | None = None,
        columns: Columns | None = None,
        allow_private: bool = False,
        processes: int = 1,
        progress: Tell | None = None,
    ) -> tuple[Outcome, ...]:
        """Read ``inputs`` (files, folders, globs, addresses, "-"), annotate what is new, settle the record.

        Gives the reading log of these inputs, without the reports themselves. What the case holds already is
        not read again, so that a run that was stopped goes on where it was. ``columns`` names the columns
        of tables; ``allow_private`` lets addresses lead into this machine's network.
        """
        columns = columns or Columns()
        basis = f"{__version__} {columns.named}"
        options = Options(columns, allow_private, lambda name, sha: self._store.kept(name, sha, basis))
        log: list[Outcome] = []
        done = 0

        def keep(batch: Sequence[Outcome], rows: Sequence[Report], fresh: Iterable[Report]) -> None:
            nonlocal done
            annotations = []
            for annotation in annotate_all(list(fresh)):
                annotations.append(annotation)
                done += 1
                if progress:
                    progress("reading", done)
            self._store.keep(batch, rows, annotations, basis=basis)
            self._record = None

        if progress:
            progress("preparing", 0)
        prepare()
        size = ENGINE_BATCH if self._engine else BATCH
        with Workers(processes, self._engine) as annotate_all:
            for batch in batches(read_inputs(inputs, stdin, options=options), size):
                rows, new = self._store.sift(r for o in batch for r in o.reports)
                keep([o for o in batch if o.kept is None], rows, [r for r in rows if r.report_id in new])
                log += [o.noted() for o in batch]
            stale = self._store.out_of_date(annotation_basis)
            for start in range(0, len(stale), size):
                keep((), (), self._store.reports_of(stale[start : start + size]))
        self.settle(progress=progress)
        return tuple(log)

    def settle(self, *, progress: Tell | None = None) -> None:
        """Bring the record up to the reports and judgements that are there, where that is not done yet."""
        if self._store.is_settled():
            return
        if progress:
            progress("linking", self.count_reports())
        settle(self._store, self._engine)
        self._record = None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection to the case's tables for one thread, which closes it: what is asked of it is SQL."""
        return self._store.cursor()

    def beside(self) -> Case:
        """The same case as last settled, for another thread to read; it is closed by itself."""
        other = Case(self._store.beside())
        other._record = other._store.record()
        return other

    def count_reports(self) -> int:
        """How many reports there are, settled or not."""
        return self._store.count_reports()

    def take_judgements(self, lines: bytes, name: str) -> int:
        """Take in judgements saved as JSON lines (``name`` is what errors call them); how many are new. The
        record follows when it is asked for next."""
        self._record = None
        return self._store.judgements.add(from_lines(lines, name))

    def judgement_lines(self) -> bytes:
        """All judgements as JSON lines, by time."""
        return to_lines(self._store.judgements.all())

    def record(self) -> Record:
        """All tables at once."""
        if not self._store.read_only:
            self.settle()
        if self._record is None:
            self._record = self._store.record()
        return self._record

    def reports(self) -> tuple[Report, ...]:
        """One row per published article."""
        return self.record().reports

    def stories(self) -> tuple[Story, ...]:
        """Reports on the same happening."""
        return self.record().stories

    def entities(self) -> tuple[Entity, ...]:
        """People, organisations, outlets, countries, places and groups."""
        return self.record().entities

    def sources(self) -> tuple[Source, ...]:
        """Where words come from."""
        return self.record().sources

    def statements(self) -> tuple[Statement, ...]:
        """Who said what, each with its chain."""
        return self.record().statements

    def claims(self) -> tuple[Claim, ...]:
        """What is said, by how many origins, and why no more; the widest gap between outlets and origins
        first, as on the page. (`record().claims` and the exported tables are in the order of ids.)"""
        record = self.record()
        return tuple(most_consequential(record.claims, Lookup(record)))

    def events(self) -> tuple[Event, ...]:
        """What happened, was planned, asked for or denied."""
        return self.record().events

    def conflicts(self) -> tuple[Conflict, ...]:
        """Where reports cannot all be right, or the wording drifted."""
        return self.record().conflicts

    def inputs(self) -> tuple[Input, ...]:
        """The reading log of everything that was ever added."""
        return self._store.inputs()

    def table(self, name: str) -> pa.Table:
        """A table of the record as Arrow: ``case.table("claims")``."""
        self.settle()
        return self._store.table(name)

    def frame(self, name: str) -> pl.DataFrame:
        """A table of the record as Polars: ``case.frame("claims")``."""
        frame = pl.from_arrow(self.table(name))
        assert isinstance(frame, pl.DataFrame)
        return frame

    def page(self) -> str:
        """The case as one self-contained HTML page."""
        return render_page(self.record(), (*self.inputs(), *self._store.set_aside()))

    def summary(self, *, width: int | None = None) -> str:
        """The case as text for a terminal."""
        return summary(self.record(), width=width)

    def export(self, folder: str | Path, *, format: Format | EventFormat = "jsonl") -> list[Path]:
        """Write the record's tables into ``folder``, one file each; or its events in a form for coders,
        maps and timelines (``publish.exports``)."""
        if format in SHEETS:
            return export_events(self.record(), Path(folder), form=format)
        return export(self.record(), Path(folder), format=cast(Format, format))


def batches(outcomes: Iterator[Outcome], size: int) -> Iterator[list[Outcome]]:
    """Outcomes in lists of about ``size`` reports."""
    batch: list[Outcome] = []
    for outcome in outcomes:
        batch.append(outcome)
        if sum(len(o.reports) or 1 for o in batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
