"""A case as its users meet it: what is kept, what is added, what a stopped run leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from reportedly import Case
from reportedly.engines import DuckDB
from reportedly.errors import CaseError, ReportedlyError
from reportedly.record import TABLES, Claim

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "south-syria" / "reports"
FILES = sorted(SAMPLE.iterdir())


def exported(case: Case, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in case.export(folder)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The export of the sample read in one go, in memory."""
    with Case.open() as case:
        case.add([SAMPLE])
        return exported(case, tmp_path_factory.mktemp("whole"))


def test_the_sample_rests_on_one_origin() -> None:
    with Case.open() as case:
        case.add([SAMPLE])
        widest = case.claims()[0]
        assert widest == max(case.claims(), key=lambda c: c.n_outlets - c.n_origins)
        assert widest.n_outlets >= 3
        assert widest.n_origins < widest.n_outlets
        sources = {s.source_id: s for s in case.sources()}
        assert any(sources[o].kind == "anonymous" for o in widest.origins)
        assert widest.reason


def test_any_order_and_several_processes_give_the_same_bytes(whole: dict[str, bytes], tmp_path: Path) -> None:
    for number, files in enumerate((FILES[::-1], FILES[3:] + FILES[:3])):
        with Case.open(tmp_path / f"{number}.duckdb") as case:
            case.add(files, processes=1 + number)
            assert exported(case, tmp_path / str(number)) == whole


def test_an_engine_that_annotates_gives_the_same_bytes(whole: dict[str, bytes], tmp_path: Path) -> None:
    with Case.open(engine=DuckDB) as case:
        case.add([SAMPLE])
        assert exported(case, tmp_path) == whole


def test_reading_again_adds_nothing(whole: dict[str, bytes], tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.duckdb") as case:
        case.add([SAMPLE])
        case.add([SAMPLE])
        assert exported(case, tmp_path / "out") == whole


def test_one_more_report_updates_the_answer(whole: dict[str, bytes], tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.duckdb") as case:
        case.add(FILES[:-1])
        before = case.reports()
        case.add(FILES[-1:])
        assert len(case.reports()) == len(before) + 1
        assert exported(case, tmp_path / "out") == whole


def test_tables_are_typed_records_arrow_and_polars(tmp_path: Path) -> None:
    with Case.open() as case:
        case.add([SAMPLE])
        assert all(isinstance(c, Claim) for c in case.claims())
        for name in TABLES:
            table = case.table(name)
            assert isinstance(table, pa.Table)
            assert table.num_rows == len(
                getattr(case, name)() if hasattr(case, name) else case.record().reuse
            )
        assert isinstance(case.frame("claims"), pl.DataFrame)
        with pytest.raises(ReportedlyError, match="no table 'origin'"):
            case.table("origin")


def test_quotes_are_exact() -> None:
    with Case.open() as case:
        case.add([SAMPLE])
        text = {r.report_id: r.text for r in case.reports()}
        for statement in case.statements():
            assert text[statement.report_id][statement.start : statement.end] == statement.text
            assert statement.chain[-1] == statement.root


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    note = tmp_path / "note.duckdb"
    note.write_text("not a database")
    with pytest.raises(CaseError, match="not a case file"):
        Case.open(note)
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE sales (n INTEGER)").close()
    with pytest.raises(CaseError, match="another program"):
        Case.open(other)
    with pytest.raises(CaseError, match="folder"):
        Case.open(tmp_path)
    with pytest.raises(CaseError, match="does not exist"):
        Case.open(tmp_path / "missing" / "c.duckdb")


def test_a_file_without_a_byte_is_a_case_not_begun(tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    path.touch()
    Case.open(path).close()
    Case.open(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["c.duckdb"]


def test_what_another_made_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.duckdb"
    theirs = b""
    link = os.link

    def late(new: Path, target: Path) -> None:
        nonlocal theirs
        duckdb.connect(str(path)).execute("CREATE TABLE theirs (n INTEGER)").close()
        theirs = path.read_bytes()
        link(new, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(CaseError, match="another program"):
        Case.open(path)
    assert path.read_bytes() == theirs
    assert [file.name for file in tmp_path.iterdir()] == ["c.duckdb"]


def test_a_case_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    Case.open(path).close()
    db = duckdb.connect(str(path))
    db.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    db.close()
    with pytest.raises(CaseError, match="newer version"):
        Case.open(path)


def test_a_case_that_another_process_has_open_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    hold = (
        "import sys, reportedly; c = reportedly.Case.open(sys.argv[1]); "
        "print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    try:
        with pytest.raises(CaseError, match="another process has it open"):
            Case.open(path)
    finally:
        other.communicate("")


def test_a_run_stopped_at_any_moment_goes_on(whole: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    command = [sys.executable, "-m", "reportedly", "add", str(path), str(SAMPLE), "--quiet"]
    for delay in (0.5, 1.5, 2.5, 3.5):
        run = subprocess.Popen(command)
        time.sleep(delay)
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
        run.wait()
    with Case.open(path) as case:
        case.add([SAMPLE])
        assert exported(case, tmp_path / "out") == whole
