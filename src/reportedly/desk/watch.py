"""Watching: folders, pages and feeds that are looked at again and again for what is new.

What is watched is kept in the case. A look is an ordinary job of the writer: reports that are known already
are passed over by it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import duckdb

from reportedly.errors import InputError

SHORTEST_PAUSE: Final = 30
"""Seconds between two looks at the least: a feed's server is somebody's."""

TICK: Final = 1.0

_CREATE: Final = (
    "CREATE TABLE IF NOT EXISTS watches (address VARCHAR PRIMARY KEY, every INTEGER, looked VARCHAR)"
)
_WRITING: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Watching:
    """What to watch, and how many seconds to let pass between two looks."""

    address: str
    every: int = 900


@dataclass(frozen=True, slots=True)
class Watch:
    """A folder, page or feed, and when it was last looked at (ISO 8601, UTC)."""

    address: str
    every: int
    looked: str | None


@dataclass(frozen=True, slots=True)
class Watches:
    """Everything that is watched, by address."""

    rows: tuple[Watch, ...]


def create(db: duckdb.DuckDBPyConnection) -> None:
    """Make the table where there is none."""
    db.execute(_CREATE)


def watches(db: duckdb.DuckDBPyConnection) -> Watches:
    """What is watched."""
    rows = db.execute("SELECT address, every, looked FROM watches ORDER BY address").fetchall()
    return Watches(tuple(Watch(*row) for row in rows))


def keep(db: duckdb.DuckDBPyConnection, given: Watching) -> None:
    """Watch an address, from now on."""
    if given.every < SHORTEST_PAUSE:
        raise InputError(f"every {given.every} seconds is too often: give {SHORTEST_PAUSE} or more")
    with _WRITING:
        db.execute("INSERT OR REPLACE INTO watches VALUES (?, ?, NULL)", [given.address, given.every])


def forget(db: duckdb.DuckDBPyConnection, address: str) -> None:
    """Watch it no longer."""
    with _WRITING:
        gone = db.execute("DELETE FROM watches WHERE address = ? RETURNING address", [address]).fetchall()
    if not gone:
        raise InputError(f"{address!r} is not watched: look at /watches")


def due(db: duckdb.DuckDBPyConnection, now: datetime) -> tuple[str, ...]:
    """The addresses to look at now, which are marked as looked at."""
    found = []
    for row in watches(db).rows:
        looked = datetime.fromisoformat(row.looked) if row.looked else None
        if looked is None or (now - looked).total_seconds() >= row.every:
            found.append(row.address)
    with _WRITING:
        for address in found:
            db.execute(
                "UPDATE watches SET looked = ? WHERE address = ?",
                [now.isoformat(timespec="seconds"), address],
            )
    return tuple(found)


class Watcher:
    """A thread that hands what is due to ``look``."""

    def __init__(
        self, cursor: Callable[[], duckdb.DuckDBPyConnection], look: Callable[[str], object]
    ) -> None:
        self._cursor = cursor
        self._look = look
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="reportedly-watcher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        with self._cursor() as db:
            while not self._stopped.wait(TICK):
                for address in due(db, datetime.now(UTC)):
                    self._look(address)
