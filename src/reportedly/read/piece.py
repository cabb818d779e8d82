"""What passes between the reader and the formats: pieces (bytes still to be opened) and items (texts).

A format takes a piece apart into more pieces (an archive's files, a mail's attachments) and items (a feed's
entries, a table's rows). What it unpacks is gauged on the way, so that a small file cannot turn into a huge
one.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Literal, TypeAlias, cast

from reportedly.read.heads import Head
from reportedly.read.outcome import State

Form: TypeAlias = Literal["page", "plain", "markdown"]

PEEKED = 65_536  # bytes at the start of a piece that its kind is told from
FREE = 64_000_000  # bytes that any container may unpack to; time to unpack them is well under a second
RATIO = 200  # times its size that a container may unpack to beyond that; solid archives of news reach some 40
IN_MEMORY = 16_000_000  # bytes of a piece that needs seeking which are held in memory; more go to a file


class TooMuchError(Exception):
    """A container unpacks to more than any collection of reports does."""


class Gauge:
    """How many bytes of a container were taken, and how many all that is in it gave."""

    def __init__(self, outer: Gauge | None = None) -> None:
        self.outer = outer
        self.taken = 0
        self.given = 0

    def add(self, count: int) -> None:
        """Count bytes taken from this piece; raises :class:`TooMuchError` when a container around it gave
        too many."""
        self.taken += count
        around = self.outer
        while around is not None:
            around.given += count
            if around.given > FREE + RATIO * around.taken:
                raise TooMuchError
            around = around.outer


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted by a gauge."""

    def __init__(self, source: BinaryIO, gauge: Gauge, *, seekable: bool) -> None:
        self._source = source
        self._gauge = gauge
        self._seekable = seekable and source.seekable()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seekable

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        filled = 0
        while filled < len(view) and (data := self._source.read(len(view) - filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
            self._gauge.add(len(data))
        return filled

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        return self._source.tell()


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes to read, under the name the reading log has for them, and what is known of them from outside.

    ``hint`` is a file name that tells a kind by its ending, ``media_type`` and ``charset`` what a server or
    a mail declared; ``url`` and ``retrieved`` are where from and when, as given; ``outside`` fills what the
    report itself does not say.
    """

    name: str
    stream: io.BufferedReader
    gauge: Gauge
    hint: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    retrieved: str | None = None
    outside: Head = field(default_factory=Head)
    depth: int = 0

    def inner(self, name: str, source: BinaryIO, hint: str, *, seekable: bool = False) -> Piece:
        """A piece out of this one; it keeps what is known of this one's origin."""
        piece = to_piece(name, source, hint=hint, outer=self.gauge, seekable=seekable)
        return replace(
            piece, depth=self.depth + 1, url=self.url, retrieved=self.retrieved, outside=self.outside
        )

    def head(self) -> bytes:
        """The bytes it begins with, at most ``PEEKED``; they stay to be read."""
        return self.stream.peek(PEEKED)

    def read(self, limit: int) -> bytes:
        """All bytes, or ``limit`` and one where there are more."""
        return self.stream.read(limit + 1)

    def seekable(self) -> BinaryIO:
        """The bytes as a stream that can be read at any place: put into a temporary file where need be."""
        if self.stream.seekable():
            return self.stream
        spool = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115
        while chunk := self.stream.read(1 << 20):
            spool.write(chunk)
        spool.seek(0)
        return spool


def to_piece(
    name: str, source: BinaryIO, *, hint: str, outer: Gauge | None = None, seekable: bool = True
) -> Piece:
    """A piece over an open stream."""
    gauge = Gauge(outer)
    counted = _Counted(source, gauge, seekable=seekable)
    return Piece(name, io.BufferedReader(counted, PEEKED), gauge, hint)


@dataclass(frozen=True, slots=True)
class Item:
    """A text out of a piece, with what is known of it; or, with a ``reason`` and no text, why there is none.

    ``place`` is where in the piece it stands ("line 3"); ``None`` is the piece itself. ``sha256`` is of its
    bytes. A ``reason`` beside a text is a warning.
    """

    place: str | None
    sha256: str | None
    text: str | None = None
    form: Form | None = None
    known: Head = field(default_factory=Head)
    reason: str | None = None
    state: State = "set aside"
    url: str | None = None
    retrieved: str | None = None


Opener: TypeAlias = Callable[[Piece], Iterator[Piece | Item]]
"""Takes a piece apart, in order, without holding more of it than one part."""
