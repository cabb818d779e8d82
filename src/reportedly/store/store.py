"""A case file, open: what was read and annotated, kept and looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow as pa

from reportedly.annotation import Annotation
from reportedly.arrow import arrow_table
from reportedly.arrow import schema as arrow_schema
from reportedly.errors import CaseError
from reportedly.judgement_table import JudgementTable
from reportedly.link import SetAside
from reportedly.read.outcome import ROW, Outcome
from reportedly.record import TABLES, Input, Record, Report
from reportedly.store import schema
from reportedly.store.kept import Fate, KeptInputs
from reportedly.store.opening import Transaction, connect, frugal
from reportedly.store.settled import Settled

DERIVED = tuple(name for name in TABLES if name not in ("reports", "inputs"))
_INPUTS = "SELECT file, nullif(sha256, '') AS sha256, state, reason, url, retrieved, n_reports FROM inputs"


class Store:
    """A case file, open. One writer at a time; any number of readers where nobody writes."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db = connect(path, read_only)
        self._kept: KeptInputs | None = None
        self._shared = False  # whether other connections were made, for other threads
        self._prepare()
        self.judgements = JudgementTable(self._db)
        self.settled = Settled(self._db)

    def close(self) -> None:
        """Close the file; a closed store cannot be used again."""
        self._db.close()

    def kept(self, file: str, sha256: str, basis: str) -> Fate | None:
        """What became of an input that was read before on the same basis: state, reason, count of reports."""
        if self._kept is None or self._kept.basis != basis:
            self._kept = KeptInputs(self._db, basis)
        return self._kept.of(file, sha256)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same file, for one thread; the caller closes it."""
        self._shared = True
        return self._db.cursor()

    def beside(self) -> Store:
        """The same file for reading in another thread, whatever is written meanwhile; closed by itself."""
        self._shared = True
        other = object.__new__(Store)
        other.path, other.read_only, other._db = self.path, True, self._db.cursor()
        other._kept = None
        other.judgements, other.settled = JudgementTable(other._db), Settled(other._db)
        return other

    def change(self) -> Transaction:
        """All of a block's changes or none of them."""
        return Transaction(self._db, self.path)

    def sparing(self, work: Callable[[], None]) -> None:
        """Do work in little memory, where nobody else reads the file meanwhile, who would have to keep to it
        too. Work that needs more than that is undone (it is a ``change``) and done again without a limit."""
        if self.path is not None and not self._shared:
            with suppress(duckdb.OutOfMemoryException), frugal(self._db):
                work()
                return
        work()

    def count_reports(self) -> int:
        """How many reports were read."""
        return int(self._db.execute("SELECT count(*) FROM reports").fetchall()[0][0])

    def sift(self, reports: Iterable[Report]) -> tuple[list[Report], set[str]]:
        """Of reports about to be kept, the rows to write and the ids of those whose text is new.

        Of two places with the same report, the alphabetically first counts, whichever came first; what is
        read again at its own place replaces what was there.
        """
        arriving = {r.report_id: r for r in sorted(reports, key=_place, reverse=True)}
        rows: list[Report] = []
        new: set[str] = set()
        there = {r.report_id: r for r in self.reports_of(arriving)}
        for report_id, report in arriving.items():
            before = there.get(report_id)
            if before is None or replace(report, file=before.file, part=before.part) != before:
                if before is not None and _place(report) > _place(before):
                    continue
                new.add(report_id)
                rows.append(report)
            elif _place(report) < _place(before):
                rows.append(report)
        return rows, new

    def out_of_date(self, basis: Callable[[str], str]) -> list[str]:
        """The ids of reports whose annotation rests on something else than ``basis`` gives for their language
        now."""
        languages = [row[0] for row in self._db.execute("SELECT DISTINCT language FROM reports").fetchall()]
        bases = [basis(language) for language in languages]
        # Most often all are of one: to count them takes a tenth of holding reports against annotations.
        kept = self._db.execute("SELECT basis, count(*) FROM annotations GROUP BY basis").fetchall()
        if kept == [(one, self.count_reports()) for one in set(bases)]:
            return []
        now = pa.table({"language": languages, "basis": bases})
        self._db.register("now", now)
        rows = self._db.execute(
            "SELECT report_id FROM reports JOIN now USING (language) "
            "LEFT JOIN annotations a USING (report_id) "
            "WHERE a.basis IS DISTINCT FROM now.basis ORDER BY report_id"
        ).fetchall()
        self._db.unregister("now")
        return [row[0] for row in rows]

    def keep(
        self,
        outcomes: Sequence[Outcome],
        reports: Sequence[Report],
        annotations: Sequence[Annotation],
        *,
        basis: str = "",
    ) -> None:
        """Add inputs, rows of reports (as ``sift`` gives them) and annotations, in one transaction.

        ``basis`` is what the reading rested on; on the same basis the same bytes need not be read again.
        """
        with self.change():
            self._keep_inputs(outcomes, basis)
            if reports:
                ids = [r.report_id for r in reports]
                self._db.execute("DELETE FROM reports WHERE report_id IN (SELECT unnest(?))", [ids])
                schema.insert(self._db, "reports", arrow_table(reports, Report))
            for a in annotations:
                self._db.execute(
                    "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?)",
                    [a.report_id, a.basis, msgspec.json.encode(a).decode()],
                )
            if reports or annotations:
                ids = sorted({r.report_id for r in reports} | {a.report_id for a in annotations})
                schema.insert(self._db, "changed", pa.table({"report_id": ids}))
                self._db.execute("DELETE FROM meta WHERE key = 'settled'")
        if self._kept is not None and self._kept.basis == basis:
            self._kept.add(outcomes)

    def _keep_inputs(self, outcomes: Sequence[Outcome], basis: str) -> None:
        rows = {
            (o.file, o.sha256 or ""): (o.state, o.reason, o.url, o.retrieved, o.n_reports) for o in outcomes
        }
        if not rows:
            return
        names = ("state", "reason", "url", "retrieved", "n_reports")
        text = [pa.string()] * 4
        columns = {
            "file": pa.array([file for file, _ in rows], pa.string()),
            "sha256": pa.array([sha256 for _, sha256 in rows], pa.string()),
        } | {
            name: pa.array([row[i] for row in rows.values()], kind)
            for i, (name, kind) in enumerate(zip(names, [*text, pa.int64()], strict=True))
        }
        self._db.register("arriving", pa.table(columns))
        # What failed once and can be read now has failed no longer.
        self._db.execute(
            "DELETE FROM inputs USING arriving a WHERE inputs.file = a.file AND inputs.sha256 = '' "
            "AND a.sha256 != ''"
        )
        # So has a table that had no column known to hold a text, once its rows are read by the columns named.
        tables = sorted({o.file.rpartition(ROW)[0] for o in outcomes if ROW in o.file and o.state == "read"})
        if tables:
            self._db.execute(
                "DELETE FROM inputs WHERE state = 'failed' AND file IN (SELECT unnest(?))", [tables]
            )
        self._db.execute("INSERT OR REPLACE INTO inputs SELECT *, ? FROM arriving", [basis])
        self._db.unregister("arriving")

    def is_settled(self) -> bool:
        """Whether the record's tables were computed over all the reports and judgements that are there."""
        if self.read_only and schema.version(self._db, self.path) < schema.SCHEMA:
            return False
        return self.settled.basis() == self.judgements.basis()

    def revision(self) -> int:
        """How often the record was settled: whoever keeps something made of it sees that it is old."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'revision'").fetchall()
        return int(found[0][0]) if found else 0

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection that changes are made through."""
        return self._db

    def lengths(self, report_ids: Iterable[str]) -> dict[str, int]:
        """The characters of these reports' texts, by report_id, as the index has them."""
        query = "SELECT report_id, characters FROM plain WHERE report_id IN (SELECT unnest(?))"
        return dict(self._db.execute(query, [list(report_ids)]).fetchall())

    def report_table(self) -> pa.Table:
        """All reports as they were read, by file and part."""
        return self._db.sql("SELECT * FROM reports ORDER BY file, part, report_id").to_arrow_table()

    def reports(self) -> tuple[Report, ...]:
        """The reports as they were read, by file and part."""
        return tuple(msgspec.convert(row, Report) for row in self._rows("reports", "file, part, report_id"))

    def reports_of(self, report_ids: Iterable[str]) -> tuple[Report, ...]:
        """The reports with these ids that are there."""
        # Looking for ids reads one column; whole rows are read only where there are any.
        at = self._db.execute(
            "SELECT rowid FROM reports WHERE report_id IN (SELECT unnest(?))", [list(report_ids)]
        ).fetchall()
        if not at:
            return ()
        rows = self._db.sql(
            "SELECT * FROM reports WHERE rowid IN (SELECT unnest(?))", params=[[row for (row,) in at]]
        )
        return tuple(msgspec.convert(row, Report) for row in rows.to_arrow_table().to_pylist())

    def annotations_of(self, report_ids: Iterable[str]) -> dict[str, Annotation]:
        """The kept annotations of these reports, by report_id."""
        rows = self._db.execute(
            "SELECT report_id, json FROM annotations "
            "WHERE report_id IN (SELECT unnest(?)) ORDER BY report_id",
            [list(report_ids)],
        ).fetchall()
        return {report_id: msgspec.json.decode(text, type=Annotation) for report_id, text in rows}

    def record(self) -> Record:
        """The settled record."""
        tables: dict[str, Any] = {
            name: tuple(msgspec.convert(row, TABLES[name]) for row in self.table(name).to_pylist())
            for name in DERIVED
        }
        reports = tuple(
            msgspec.convert(row, Report) for row in self._rows("reports_dated", "file, part, report_id")
        )
        return Record(reports=reports, inputs=self.inputs(), **tables)

    def table(self, name: str) -> pa.Table:
        """One table of the settled record, as Arrow."""
        if name not in TABLES:
            raise CaseError(f"a case has no table {name!r}: the tables are {', '.join(TABLES)}")
        stored = {"reports": "reports_dated", "inputs": f"({_INPUTS})"}.get(name, name)
        columns = ", ".join(f'"{field}"' for field in arrow_schema(TABLES[name]).names)
        return self._db.sql(f"SELECT {columns} FROM {stored} ORDER BY ALL").to_arrow_table()

    def inputs(self) -> tuple[Input, ...]:
        """The reading log of everything that was ever added, by address."""
        return tuple(msgspec.convert(row, Input) for row in self._rows(f"({_INPUTS})", "ALL"))

    def set_aside(self) -> tuple[Input, ...]:
        """What the settled record did not compare like the rest, as lines beside those of the reading log."""
        rows = [msgspec.convert(row, SetAside) for row in self._rows("set_aside", "ALL")]
        return tuple(Input(r.name, None, "set aside", r.reason, None, None, r.n_reports) for r in rows)

    def _rows(self, table: str, order: str) -> Iterable[dict[str, Any]]:
        rows: list[dict[str, Any]] = (
            self._db.sql(f"SELECT * FROM {table} ORDER BY {order}").to_arrow_table().to_pylist()
        )
        return rows

    def _prepare(self) -> None:
        """Make the tables where there are none; in a case of an earlier version those of the record."""
        if not self.read_only and schema.is_empty(self._db):
            with self.change():
                schema.create(self._db)
        elif schema.version(self._db, self.path) < schema.SCHEMA and not self.read_only:
            with self.change():
                schema.create_computed(self._db)
                self._db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [str(schema.SCHEMA)])
        if not self.read_only:
            JudgementTable(self._db).create()


def _place(report: Report) -> tuple[str, int]:
    return report.file, report.part
