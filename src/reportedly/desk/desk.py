"""The desk itself: a case with one writer and a watcher, and the shelf that all views are read from."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from reportedly.case import Case
from reportedly.desk import watch
from reportedly.desk.answers import Answers
from reportedly.desk.shelf import Reading, Shelf
from reportedly.desk.writer import Job, Writer
from reportedly.errors import InputError, ReportedlyError
from reportedly.read.web import is_address

_UNFIT: Final = re.compile(r"[^\w.-]+")
LONGEST_NAME: Final = 80
LARGEST_TEXT: Final = 5_000_000
"""Characters of a pasted text."""


class NotReady(ReportedlyError):
    """The case is being opened; what is asked for can be had when that is through."""


class Desk:
    """A case that is worked at. ``folders`` are those of this machine that may be added from; None is all.

    What is uploaded or pasted is kept in a folder beside the case, since the case holds no original.
    """

    def __init__(
        self, case: Case, *, path: Path | None = None, folders: Sequence[Path] | None = None
    ) -> None:
        self.case = case
        self.folders = None if folders is None else tuple(folder.resolve() for folder in folders)
        self._folder = Path(tempfile.mkdtemp("reportedly")) if path is None else None
        beside = path or Path(self._folder or "") / "case"
        self.shelf = Shelf(beside.with_name(beside.name + ".desk"))
        self.answers = Answers()
        self.writer = Writer(case, self.shelf)
        self.watcher = watch.Watcher(
            case.cursor, lambda address: self.writer.add([address], f"watching {address}")
        )
        self._inbox = beside.with_name(beside.name + ".added")

    def start(self) -> None:
        """Begin to write and watch."""
        with self.case.cursor() as db:
            watch.create(db)
        self.writer.start()
        self.watcher.start()

    def stop(self) -> None:
        """End after the job at hand, and let go of the case."""
        self.watcher.stop()
        self.writer.stop()
        self.shelf.close()
        self.case.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The record as it stands on the shelf at this moment, whatever is written meanwhile."""
        if not self.writer.ready.is_set():
            first = self.writer.job(1)
            if first is not None and first.state == "failed":
                raise NotReady(f"the case could not be opened: {'; '.join(first.reasons)}")
            raise NotReady("the case is being made ready: try again in a moment")
        with self.shelf.reading() as reading:
            yield reading

    @contextmanager
    def tables(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the case for what is no part of the record: judgements, watches, changes."""
        with self.case.cursor() as db:
            yield db

    def add_inputs(self, inputs: Sequence[str]) -> Job:
        """Read paths of this machine and addresses."""
        if not inputs:
            raise InputError("nothing was given: name a file, a folder or an address")
        return self.writer.add([self.check_input(given) for given in inputs])

    def add_text(self, text: str) -> Job:
        """Read a pasted text, which may begin with a head of ``key: value`` lines."""
        if not text.strip():
            raise InputError("the text is empty: paste the report's words")
        if len(text) > LARGEST_TEXT:
            raise InputError(f"more than {LARGEST_TEXT:,} characters: save it as a file and add that")
        return self.add_files([("pasted.txt", text.encode("utf-8", "replace"))])

    def add_files(self, files: Sequence[tuple[str, bytes]]) -> Job:
        """Read uploaded files: (name, bytes)."""
        if not files:
            raise InputError("no file was sent: choose one")
        paths = [str(self._keep(name, data)) for name, data in files]
        what = ", ".join(Path(path).name for path in paths[:3]) + (" and more" if len(paths) > 3 else "")
        return self.writer.add(paths, what)

    def check_input(self, given: str) -> str:
        """The input, if it may be read from here."""
        if is_address(given):
            return given
        if self.folders is None:
            return given
        path = Path(given).resolve()
        if given == "-" or not any(path.is_relative_to(folder) for folder in self.folders):
            raise InputError(f"{given!r} may not be read from here: start with --folder to allow a folder")
        return str(path)

    def export(self, folder: Path, form: Any) -> list[Path]:
        """Write the record as it was last settled into ``folder``."""
        return self.case.beside().export(folder, format=form)

    def _keep(self, name: str, data: bytes) -> Path:
        """Put an upload under its own name, as far as that is fit for one, beside what it holds."""
        plain = _UNFIT.sub("_", Path(name.replace("\\", "/")).name).strip("._") or "upload"
        stem, dot, ending = plain.rpartition(".")
        plain = f"{(stem or ending)[:LONGEST_NAME]}{dot if stem else ''}{ending[:16] if stem else ''}"
        place = self._inbox / hashlib.sha256(data).hexdigest()[:12]
        place.mkdir(parents=True, exist_ok=True)
        path = place / plain
        path.write_bytes(data)
        return path
