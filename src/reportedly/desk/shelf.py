"""The shelf: what the desk's views are read from, in an SQLite file beside the case.

A case is a store of columns, good at looking over all rows and slow at fetching a few hundred by id, which
is what a view does. So the desk keeps a copy of the record's rows by id (JSON), lists of what belongs to
each, arrays of all rows in the order of each view, and the words of all texts. It holds nothing of its own:
dropped, it is made again. One writes, any number read, each seeing one revision as a whole.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from reportedly.record import (
    Claim,
    Conflict,
    Entity,
    Event,
    Report,
    Reuse,
    Source,
    Statement,
    Story,
)

Numbers = npt.NDArray[np.int32]

TABLES: Final[dict[str, type]] = {
    "statements": Statement,
    "claims": Claim,
    "events": Event,
    "conflicts": Conflict,
    "sources": Source,
    "entities": Entity,
    "entities_whole": Entity,
    "heads": Report,
    "reports": Report,
    "reuse": Reuse,
    "stories": Story,
}
"""The rows on the shelf. ``entities`` name the first reports of each spelling only, and stand in
``entities_whole`` as well where that is not all; ``heads`` are reports with the beginning of their text;
``stories`` come without their reports."""

PACKED: Final = ("reports",)
"""Rows kept compressed: whole texts, of which one is asked for at a time."""

_BY_ID: Final = ("claims", "sources", "statements")
"""Rows that stand in the order of their ids, without an index beside them: they are many and small."""

_CREATE: Final = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)",
    *(
        f"CREATE TABLE {name} (id TEXT PRIMARY KEY, json BLOB){' WITHOUT ROWID' if name in _BY_ID else ''}"
        for name in TABLES
    ),
    "CREATE TABLE arrays (name TEXT PRIMARY KEY, kind TEXT, data BLOB)",
    "CREATE TABLE postings (word TEXT, kind INTEGER, docs BLOB, weights BLOB, PRIMARY KEY (word, kind))",
    "CREATE TABLE spellings (folded TEXT, initial TEXT, words INTEGER, kind TEXT, entity_id TEXT)",
    "CREATE INDEX spelled ON spellings (folded)",
    "CREATE INDEX alike ON spellings (initial, words, kind)",
)

FIRST_REPORTS: Final = 24
"""Reports of each spelling that an entity is kept with for lists."""

MOST_AT_ONCE: Final = 900
"""Ids in one question: SQLite takes 999 values in its oldest builds."""

_DECODERS: Final[dict[str, msgspec.json.Decoder[Any]]] = {
    name: msgspec.json.Decoder(cls) for name, cls in TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Shared:
    """What all readers of a revision share: its arrays by name, and texts decoded when first asked for."""

    arrays: Mapping[str, npt.NDArray[Any]]
    texts: dict[str, Any] = field(default_factory=dict)


def read_arrays(db: sqlite3.Connection) -> Shared:
    """The arrays on the shelf as they are now."""
    rows = db.execute("SELECT name, kind, data FROM arrays")
    return Shared({name: np.frombuffer(data, kind) for name, kind, data in rows})


class Reading:
    """One reader's view of the shelf, at one revision, whose arrays all its readers share."""

    def __init__(self, db: sqlite3.Connection, revision: str, shared: Shared) -> None:
        self.db = db
        self.revision = revision
        self.arrays = shared.arrays
        self._texts = shared.texts

    def rows(self, table: str, ids: Iterable[str]) -> list[Any]:
        """The rows of ``table`` with these ids that are there."""
        decode, packed = _DECODERS[table].decode, table in PACKED
        wanted = list(ids)
        found: list[Any] = []
        for at in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[at : at + MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self.db.execute(f"SELECT json FROM {table} WHERE id IN ({marks})", some)
            found += [decode(zlib.decompress(row[0]) if packed else row[0]) for row in rows.fetchall()]
        return found

    def lists(self, kind: str, keys: Iterable[str]) -> dict[str, Numbers]:
        """For each key what belongs to it, as places in an array of ids; keys without any are left out."""
        known, starts, listed = (self.arrays[f"{kind}_{part}"] for part in ("keys", "starts", "listed"))
        wanted = list(dict.fromkeys(keys))
        if not len(known) or not wanted:
            return {}
        at, there = _searched(known, wanted)
        return {
            key: listed[starts[place] : starts[place + 1]]
            for key, place, is_there in zip(wanted, at.tolist(), there.tolist(), strict=True)
            if is_there
        }

    def listed(self, kind: str, keys: Iterable[str], most: int | None = None) -> Numbers:
        """All that belongs to any of the keys, the first ``most`` of each."""
        parts = [numbers[:most] for numbers in self.lists(kind, keys).values()]
        return np.concatenate(parts) if parts else np.empty(0, np.int32)

    def ids(self, name: str, numbers: Iterable[int] | Numbers) -> list[str]:
        """The ids at these places of the array ``name``."""
        picked = self.arrays[name][np.asarray(numbers, np.int32)]
        return [key.decode() for key in picked.tolist()]

    def find(self, name: str, keys: Iterable[str]) -> Numbers:
        """The places of ids in the array ``name``, of those that are there."""
        ids, order = self.arrays[name], self.arrays[f"{name}_sorted"]
        wanted = list(keys)
        if not len(ids) or not wanted:
            return np.empty(0, np.int32)
        at, there = _searched(ids, wanted, order)
        found: Numbers = order[at[there]]
        return found

    def texts(self, name: str) -> Any:
        """What is kept as JSON under a name, decoded once for all readers."""
        if name not in self._texts:
            self._texts[name] = msgspec.json.decode(self.value(name) or "null")
        return self._texts[name]

    def value(self, name: str) -> str:
        """A text kept under a name."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""


def _searched(
    ids: npt.NDArray[np.bytes_], wanted: Sequence[str], order: Numbers | None = None
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Where each of ``wanted`` stands among ids that are sorted, or are in ``order``; and whether it does."""
    asked = np.array([key.encode() for key in wanted])
    at = np.minimum(np.searchsorted(ids, asked, sorter=order), len(ids) - 1)
    return at, ids[at if order is None else order[at]] == asked


class Shelf:
    """The file at ``path``, made where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._lock = threading.Lock()
        self._known: dict[str, Shared] = {}

    @property
    def revision(self) -> str | None:
        """Which revision of the case stands on it; None for none."""
        if not self.path.is_file():
            return None
        with suppress(sqlite3.Error), self.reading() as reading:
            return reading.revision or None
        return None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A reader's view, the same from its beginning to its end."""
        db = self._connection()
        db.execute("BEGIN")
        try:
            found = db.execute("SELECT value FROM meta WHERE name = 'revision'").fetchone()
            revision = str(found[0]) if found else ""
            yield Reading(db, revision, self._shared(db, revision))
        finally:
            db.execute("ROLLBACK")
            self._idle.put(db)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are seen all at once, when the block ends; none of them if it fails."""
        db = sqlite3.connect(self.path, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")
        finally:
            db.close()

    @contextmanager
    def making(self) -> Iterator[sqlite3.Connection]:
        """A connection to an empty shelf, which stands in the place of the one before when the block ends."""
        made = self.path.with_name(self.path.name + ".new")
        made.unlink(missing_ok=True)
        db = sqlite3.connect(made, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            for statement in _CREATE:
                db.execute(statement)
            db.execute("BEGIN")
            yield db
            db.execute("COMMIT")
        finally:
            db.close()
        self.close()
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        made.replace(self.path)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    def _connection(self) -> sqlite3.Connection:
        with suppress(Empty):
            return self._idle.get_nowait()
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA query_only = ON")
        db.execute(f"PRAGMA mmap_size = {1 << 32}")
        return db

    def _shared(self, db: sqlite3.Connection, revision: str) -> Shared:
        """The arrays of a revision, read once for all readers; those of the revision before are kept for
        whoever still reads it."""
        with self._lock:
            if revision not in self._known:
                for old in list(self._known)[:-1]:
                    del self._known[old]
                self._known[revision] = read_arrays(db)
            return self._known[revision]
