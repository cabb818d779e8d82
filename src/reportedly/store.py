"""The case file: a DuckDB database that holds a case's inputs, annotations and record.

Three layers of tables: ``inputs`` (the reading log), ``reports`` and ``annotations`` (what was read,
never computed twice), and the record's other tables (computed over all reports, replaced as a
whole). Every change is one transaction, so a process stopped at any moment leaves the file as it was
before the change or after it.
"""

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
from reportedly.errors import CaseError
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import Doubt
from reportedly.link import SetAside
from reportedly.read.outcome import Outcome
from reportedly.record import TABLES, Input, InputState, Record, Report

# Raised when a table's columns change; a case with a higher one is from a newer version.
SCHEMA = 3

DERIVED = tuple(name for name in TABLES if name not in ("reports", "inputs"))
_INPUTS = "SELECT file, nullif(sha256, '') AS sha256, state, reason, url, retrieved, n_reports FROM inputs"


class Store:
    """A case file, open. One writer at a time; any number of readers where nobody writes."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db = _connect(path, read_only)
        if read_only:
            self._check()
        else:
            self._prepare()
        self.judgements = JudgementTable(self._db)

    def close(self) -> None:
        """Close the file; a closed store cannot be used again."""
        self._db.close()

    def kept(self, file: str, sha256: str, basis: str) -> tuple[InputState, str | None, int] | None:
        """What became of an input that was read before on the same basis: state, reason, count of reports."""
        rows = self._db.execute(
            "SELECT state, reason, n_reports FROM inputs "
            "WHERE file = ? AND sha256 = ? AND basis = ? AND state != 'failed'",
            [file, sha256, basis],
        ).fetchall()
        return next(((state, reason, count) for state, reason, count in rows), None)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same file, for one thread; the caller closes it."""
        return self._db.cursor()

    def beside(self) -> Store:
        """The same file for reading in another thread, whatever is written meanwhile; closed by itself."""
        other = object.__new__(Store)
        other.path, other.read_only, other._db = self.path, True, self._db.cursor()
        other.judgements = JudgementTable(other._db)
        return other

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

    def out_of_date(self, basis: Callable[[Report], str]) -> list[str]:
        """The ids of reports whose annotation rests on something else than ``basis`` gives for them now."""
        sample = self._db.sql("SELECT DISTINCT ON (language) * FROM reports ORDER BY language, report_id")
        firsts = [msgspec.convert(row, Report) for row in sample.to_arrow_table().to_pylist()]
        if not firsts:
            return []
        now = pa.table({"language": [r.language for r in firsts], "basis": [basis(r) for r in firsts]})
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
        with _Transaction(self._db, self.path):
            self._keep_inputs(outcomes, basis)
            if reports:
                self._db.register("arriving", arrow_table(reports, Report))
                self._db.execute("DELETE FROM reports USING arriving a WHERE reports.report_id = a.report_id")
                self._db.execute("INSERT INTO reports SELECT * FROM arriving")
                self._db.unregister("arriving")
            for a in annotations:
                self._db.execute(
                    "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?)",
                    [a.report_id, a.basis, msgspec.json.encode(a).decode()],
                )
            if reports or annotations:
                self._db.execute("DELETE FROM meta WHERE key = 'settled'")

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
        self._db.execute("INSERT OR REPLACE INTO inputs SELECT *, ? FROM arriving", [basis])
        self._db.unregister("arriving")

    def settled(self) -> bool:
        """Whether the record's tables were computed over all the reports and judgements that are there."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'settled'").fetchall()
        return bool(found) and found[0][0] == self.judgements.basis()

    def settle(
        self,
        record: Record,
        doubts: Iterable[Doubt] = (),
        *,
        judged: str,
        set_aside: Sequence[SetAside] = (),
    ) -> None:
        """Replace the record's computed tables as a whole. ``judged`` is the basis of the judgements that
        it was computed with; ``set_aside`` is what was not compared like the rest."""
        with _Transaction(self._db, self.path):
            for name in DERIVED:
                self._db.register("computed", arrow_table(getattr(record, name), TABLES[name]))
                self._db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM computed")
                self._db.unregister("computed")
            # Reports dated from others are settled with the rest; what was read stays in ``reports``.
            self._db.register("computed", arrow_table(record.reports, Report))
            self._db.execute("CREATE OR REPLACE TABLE reports_dated AS SELECT * FROM computed")
            self._db.unregister("computed")
            self._db.register("computed", arrow_table(set_aside, SetAside))
            self._db.execute("CREATE OR REPLACE TABLE set_aside AS SELECT * FROM computed")
            self._db.unregister("computed")
            self.judgements.set_doubts(doubts)
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('settled', ?)", [judged])
            self._db.execute(
                "INSERT INTO meta VALUES ('revision', '1') "
                "ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR)"
            )

    def revision(self) -> int:
        """How often the record was settled: whoever keeps something made of it sees that it is old."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'revision'").fetchall()
        return int(found[0][0]) if found else 0

    def reports(self) -> tuple[Report, ...]:
        """The reports as they were read, by file and part."""
        return tuple(msgspec.convert(row, Report) for row in self._rows("reports", "file, part, report_id"))

    def reports_of(self, report_ids: Iterable[str]) -> tuple[Report, ...]:
        """The reports with these ids that are there."""
        ids = list(report_ids)
        rows = self._db.sql("SELECT * FROM reports WHERE report_id IN (SELECT unnest(?))", params=[ids])
        return tuple(msgspec.convert(row, Report) for row in rows.to_arrow_table().to_pylist())

    def annotations(self) -> dict[str, Annotation]:
        """The kept annotations by report_id."""
        rows = self._db.execute("SELECT report_id, json FROM annotations ORDER BY report_id").fetchall()
        return {report_id: msgspec.json.decode(text, type=Annotation) for report_id, text in rows}

    def record(self) -> Record:
        """The settled record."""
        tables: dict[str, Any] = {
            name: tuple(msgspec.convert(row, TABLES[name]) for row in self._rows(name, "ALL"))
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
        return self._db.sql(f"SELECT * FROM {stored} ORDER BY ALL").to_arrow_table()

    def inputs(self) -> tuple[Input, ...]:
        """The reading log of everything that was ever added, by address."""
        return tuple(msgspec.convert(row, Input) for row in self._rows(f"({_INPUTS})", "ALL"))

    def set_aside(self) -> tuple[Input, ...]:
        """What the settled record did not compare like the rest, as lines beside those of the reading log."""
        if "set_aside" not in self._tables():
            return ()
        rows = [msgspec.convert(row, SetAside) for row in self._rows("set_aside", "ALL")]
        return tuple(Input(r.name, None, "set aside", r.reason, None, None, r.n_reports) for r in rows)

    def _rows(self, table: str, order: str) -> Iterable[dict[str, Any]]:
        rows: list[dict[str, Any]] = (
            self._db.sql(f"SELECT * FROM {table} ORDER BY {order}").to_arrow_table().to_pylist()
        )
        return rows

    def _prepare(self) -> None:
        tables = self._tables()
        if tables:
            self._check()
            JudgementTable(self._db).create()
            return
        with _Transaction(self._db, self.path):
            self._db.execute("CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)")
            self._db.execute(
                "INSERT INTO meta VALUES ('program', 'reportedly'), ('schema', ?)", [str(SCHEMA)]
            )
            self._db.execute(
                "CREATE TABLE inputs (file VARCHAR, sha256 VARCHAR, state VARCHAR, reason VARCHAR, "
                "url VARCHAR, retrieved VARCHAR, n_reports BIGINT, basis VARCHAR, PRIMARY KEY (file, sha256))"
            )
            self._db.execute(
                "CREATE TABLE annotations (report_id VARCHAR PRIMARY KEY, basis VARCHAR, json VARCHAR)"
            )
            self._db.register("none", arrow_table((), Report))
            self._db.execute("CREATE TABLE reports AS SELECT * FROM none")
            self._db.unregister("none")
            JudgementTable(self._db).create()

    def _check(self) -> None:
        if "meta" not in self._tables():
            raise CaseError(f"{self.path} is a DuckDB file of another program: name another file with --case")
        meta = dict(self._db.execute("SELECT key, value FROM meta").fetchall())
        if meta.get("program") != "reportedly":
            raise CaseError(f"{self.path} is a DuckDB file of another program: name another file with --case")
        if int(meta.get("schema", "0")) < SCHEMA:
            raise CaseError(
                f"{self.path} was written by an early version of reportedly, whose tables this one does not "
                "know: read its reports into a new case"
            )
        if int(meta.get("schema", "0")) > SCHEMA:
            raise CaseError(
                f"{self.path} was written by a newer version of reportedly (its tables are version "
                f"{meta['schema']}, this program knows {SCHEMA}): update with `pip install -U reportedly`"
            )

    def _tables(self) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}


class _Transaction:
    """All of a block or nothing of it."""

    def __init__(self, db: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self.db = db
        self.path = path

    def __enter__(self) -> None:
        self.db.execute("BEGIN")

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        try:
            if fault is None:
                self.db.execute("COMMIT")
                return
        except duckdb.Error as refused:
            raise self._unwritten(refused) from refused
        with suppress(duckdb.Error):  # a database that could not be written may be closed already
            self.db.execute("ROLLBACK")
        if isinstance(fault, duckdb.IOException | duckdb.FatalException):
            raise self._unwritten(fault) from fault

    def _unwritten(self, fault: duckdb.Error) -> CaseError:
        cause = str(fault).partition("\n")[0]
        return CaseError(
            f"{self.path} could not be written ({cause}): make room or name another file, and run the same "
            "command again; it goes on from what was kept before"
        )


def _connect(path: Path | None, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path is None:
        return duckdb.connect(":memory:")
    if read_only and not path.exists():
        raise CaseError(f"there is no case at {path}: make one with `reportedly report … --case {path}`")
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as fault:
        raise CaseError(f"{path} cannot be used as a case: {_cause(path, str(fault))}") from fault


def _cause(path: Path, fault: str) -> str:
    if "lock" in fault:
        return "another process has it open; wait for that to end, or work on a copy"
    if "not a valid DuckDB" in fault:
        return "it is not a case file (no DuckDB database); name another file with --case"
    if path.is_dir():
        return "it is a folder; name a file"
    if not path.parent.exists():
        return f"the folder {path.parent} does not exist; make it first"
    return fault.splitlines()[0] if fault else "unknown fault"


def _place(report: Report) -> tuple[str, int]:
    return report.file, report.part
