"""Single files that were squeezed: gzip, bzip2, xz. What is in them is read under the same name."""

from __future__ import annotations

import bz2
import io
import lzma
import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from reportedly.read.piece import Item, Piece

CHUNK = 65_536  # bytes that are squeezed out at a time
# Stands for a damaged member, so that the archive's records show that one is missing.
_DAMAGED = b"\r\n\r\na damaged gzip member\r\n\r\n"
_MAGIC = b"\x1f\x8b\x08"
_INNER = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def open_gzip(piece: Piece) -> Iterator[Piece | Item]:
    """The one file in a gzip file, or the records of a web archive that were squeezed one by one."""
    yield _inner(piece, cast("BinaryIO", io.BufferedReader(Gunzip(piece.stream), CHUNK)))


def open_bzip2(piece: Piece) -> Iterator[Piece | Item]:
    """The one file in a bzip2 file."""
    with bz2.BZ2File(piece.stream) as source:
        yield _inner(piece, cast("BinaryIO", source))


def open_xz(piece: Piece) -> Iterator[Piece | Item]:
    """The one file in an xz file."""
    with lzma.LZMAFile(piece.stream) as source:
        yield _inner(piece, cast("BinaryIO", source))


def _inner(piece: Piece, source: BinaryIO) -> Piece:
    stem, extension = os.path.splitext(piece.hint)
    return piece.inner(piece.name, source, stem + _INNER.get(extension.casefold(), ""))


class Gunzip(io.RawIOBase):
    """The bytes in a row of gzip members.

    In a web archive, where each record is a member, a damaged one is left out and reading goes on with
    the next; in anything else damage raises ``zlib.error`` or ``EOFError``.
    """

    def __init__(self, source: io.BufferedReader) -> None:
        self._source = source
        self._member = zlib.decompressobj(31)
        self._rest = b""  # taken from the source and not yet unpacked
        self._first = True
        self._records = False  # whether it is a web archive
        self._whole = True  # whether the member at hand is at its beginning

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def _next(self, count: int) -> bytes:
        while True:
            self._rest = self._rest or self._source.read(CHUNK)
            if not self._rest:
                if self._whole or self._records:
                    return b""
                raise EOFError("the file ends in the middle")
            if self._whole and not self._rest.strip(b"\0"):
                self._rest = b""  # padding after the last member
                continue
            try:
                data = self._member.decompress(self._rest, count)
            except zlib.error:
                if not self._records:
                    raise
                self._skip()
                return _DAMAGED[:count]
            self._whole = False
            self._rest = self._member.unconsumed_tail
            if self._member.eof:
                self._rest = self._member.unused_data.lstrip(b"\0")
                self._member, self._whole = zlib.decompressobj(31), True
            if data:
                if self._first:
                    self._records = data.startswith(b"WARC/")
                    self._first = False
                return data

    def _skip(self) -> None:
        """Go on at what looks like the next member."""
        self._member, self._whole = zlib.decompressobj(31), True
        rest = self._rest[1:]
        while (found := rest.find(_MAGIC)) < 0:
            more = self._source.read(CHUNK)
            if not more:
                self._rest = b""
                return
            rest = rest[-2:] + more
        self._rest = rest[found:]
