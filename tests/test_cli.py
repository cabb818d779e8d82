"""The commands: what they print, write and end with, also for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "south-syria" / "reports"


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "story.duckdb"
    page = path.with_name("story.html")
    done = run("report", SAMPLE, "--case", path, "-o", page)
    assert done.returncode == 0, done.stderr
    assert "6 reports" in done.stdout
    assert "<html" in page.read_text(encoding="utf-8")
    return path


def test_show_prints_the_summary_again(case: Path) -> None:
    shown = run("show", case)
    assert shown.returncode == 0
    assert "6 reports" in shown.stdout
    assert "\x1b[" not in shown.stdout  # no colour codes where nobody looks at a terminal


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_export_writes_one_file_per_table(case: Path, tmp_path: Path, form: str) -> None:
    done = run("export", case, tmp_path / "out", "--format", form)
    assert done.returncode == 0, done.stderr
    names = {p.stem for p in (tmp_path / "out").iterdir()}
    assert {"reports", "statements", "claims", "events", "conflicts", "sources", "entities"} <= names
    if form == "jsonl":
        rows = (tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        assert len([json.loads(row) for row in rows]) == 6


@pytest.mark.parametrize("form", ["ucdp", "acled", "plover", "geojson", "timeline"])
def test_export_writes_events_as_others_use_them(case: Path, tmp_path: Path, form: str) -> None:
    done = run("export", case, tmp_path, "--format", form)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"{form}_glossary.md").exists()


def test_standard_input_is_read(tmp_path: Path) -> None:
    head = b"outlet: The Quay\ndate: 2024-02-01\ntitle: Ferry late\n\n"
    text = head + b"The ferry was an hour late, the harbour master said."
    done = run("report", "-", stdin=text)
    assert done.returncode == 0, done.stderr
    assert "1 report" in done.stdout


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    done = run("report", SAMPLE / "6-orient-courier.txt", "-q", "-o", tmp_path / "p.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_path_is_named_and_fails(tmp_path: Path) -> None:
    done = run("report", tmp_path / "no-such-file.txt")
    assert done.returncode == 2
    assert "no-such-file.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_named_and_fails(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("report", tmp_path / "empty")
    assert done.returncode == 2
    assert "empty" in done.stderr


def test_every_other_report_is_still_done(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text("")
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "latin.txt").write_bytes(
        "title: Café\n\nThe mayor said the café would close on Friday.".encode("latin-1")
    )
    done = run("report", tmp_path, SAMPLE / "6-orient-courier.txt")
    assert done.returncode == 0, done.stderr
    assert "blank.txt" in done.stderr
    assert "image.txt" in done.stderr
    assert "2 reports" in done.stdout


def test_showing_what_is_no_case_fails_with_a_message(tmp_path: Path) -> None:
    done = run("show", tmp_path / "none.duckdb")
    assert done.returncode == 3
    assert "none.duckdb" in done.stderr
    (tmp_path / "text.duckdb").write_text("hello")
    done = run("show", tmp_path / "text.duckdb")
    assert done.returncode == 3
    assert "not a case file" in done.stderr


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    done = run("report", SAMPLE / "6-orient-courier.txt", "-o", tmp_path / "no" / "p.html")
    assert done.returncode != 0
    assert "p.html" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_says_what_each_exit_code_means() -> None:
    told = run("--help").stdout
    codes = {fault.exit_code for fault in (ReportedlyError, *ReportedlyError.__subclasses__())}
    assert all(f" {code}: " in told for code in (0, *codes))


def test_help_says_what_each_command_does() -> None:
    for command in ("report", "add", "show", "export"):
        done = run(command, "--help")
        assert done.returncode == 0
        assert len(done.stdout) > 100


def test_a_page_that_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path) -> None:
    for output in (tmp_path, tmp_path / "no" / "page.html"):
        done = run("report", SAMPLE, "-o", output)
        assert done.returncode == 5
        assert "with -o" in done.stderr
        assert "inputs" not in done.stderr


def test_adding_says_how_much_and_what_to_run_next(case: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text("outlet: The Keld Echo\n\nThe locks are safe, the harbour master said.", encoding="utf-8")
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(case.read_bytes())
    done = run("add", copy, more)
    assert done.stdout == f"1 report added, 7 in {copy}: `reportedly show {copy}` says what they rest on\n"
