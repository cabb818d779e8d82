"""A case file opened and changed: who may, and what is said where it cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from reportedly.errors import CaseError


class Transaction:
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


# What a case's pages may take in memory while few reports are added: all that is touched is read once, so
# keeping more of a case of 100,000 takes 150 MB and saves no time.
FRUGAL = "200MB"


@contextmanager
def frugal(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A block in which the database keeps to little memory; what does not fit is ``OutOfMemoryException``."""
    db.execute(f"SET memory_limit = '{FRUGAL}'")
    try:
        yield
    finally:
        db.execute("RESET memory_limit")


def connect(path: Path | None, read_only: bool) -> duckdb.DuckDBPyConnection:
    """The database at ``path``, made where there is none and it may be written; without one, in memory."""
    if path is None:
        return duckdb.connect(":memory:")
    if read_only and not path.exists():
        raise CaseError(f"there is no case at {path}: make one with `reportedly report … --case {path}`")
    try:
        if not read_only:
            _create(path)
        return duckdb.connect(str(path), read_only=read_only)
    except (duckdb.Error, OSError) as fault:
        raise CaseError(f"{path} cannot be used as a case: {_cause(path, str(fault))}") from fault


def _create(path: Path) -> None:
    """An empty database at ``path`` where there is none, whole or not at all.

    DuckDB opens a new file before it writes the headers, and refuses for ever one that has none or not all of
    them: so it is made under another name. A link does not replace what somebody else made meanwhile; where
    there are no links (FAT), a rename must do.
    """
    if path.is_file() and path.stat().st_size == 0:
        path.unlink()
    if path.exists():
        return
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.unlink(missing_ok=True)
    duckdb.connect(str(new)).close()
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError:
        new.rename(path)
    finally:
        new.unlink(missing_ok=True)


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
