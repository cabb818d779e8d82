"""A disk that is full, or cannot be written to: a message that names the case, and nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly import Case

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "south-syria" / "reports"
# A limit on the size of files stands in for a full disk: writing beyond it fails in the same place.
# Root may write everywhere until it gives that right up.
LIMITED = """
import ctypes, os, resource, signal, sys
if sys.platform == "linux" and os.geteuid() == 0:
    version, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(version, nothing) == 0
from reportedly.annotate import prepare
from reportedly.read.language import identify
prepare(), identify("what the parts of the program unpack for themselves is there before the disk is full")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["reportedly", *sys.argv[2:]]
from reportedly.cli import main
main()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such limit")


def run(limit: int, *given: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), *map(str, given)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("limit", [15_000, 40_000])
def test_a_disk_that_fills_up(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "c.duckdb"
    done = run(limit, "add", path, SAMPLE)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert f"{path}" in done.stderr.splitlines()[-1]
    with Case.open(tmp_path / "c.duckdb" if path.exists() and path.stat().st_size else None) as case:
        case.add([SAMPLE])  # nothing half done: it goes on
        assert len(case.reports()) == 6


def test_an_export_onto_a_full_disk(tmp_path: Path) -> None:
    with Case.open(tmp_path / "c.duckdb") as case:
        case.add(sorted(SAMPLE.iterdir())[:1])
    done = run(100, "export", tmp_path / "c.duckdb", tmp_path / "out")
    assert done.returncode == 5
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "out") in done.stderr
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(sys.platform != "linux" and os.geteuid() == 0, reason="root writes everywhere")
def test_a_case_on_a_disk_that_cannot_be_written_to(tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    with Case.open(path) as case:
        case.add(sorted(SAMPLE.iterdir())[:1])
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with Case.open_existing(path) as case:
            assert len(case.reports()) == 1
        done = run(10**9, "add", path, SAMPLE)
        assert done.returncode == 3
        assert str(path) in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        tmp_path.chmod(0o700)
