"""Archives of files: zip and tar, read in place, one file after the other; nothing is unpacked to disk."""

from __future__ import annotations

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from reportedly.read.piece import Item, Piece

_LINK = "a link inside an archive, which leads nowhere there; its target is read where it stands"
_CUT = "the archive ends without its end mark: it was cut off, and files may be missing; get it anew"
_OFFICE = {
    "xl/workbook.xml": "a spreadsheet; save it as CSV",
    "ppt/presentation.xml": "a presentation; save its text",
    "content.xml": "an OpenDocument file; save it as DOCX or PDF",
    "META-INF/container.xml": "an e-book; save its chapters as HTML",
}

# What zipfile raises of a damaged file; of Unicode where a name is said to be UTF-8 and is not.
_UNREADABLE = (NotImplementedError, zipfile.BadZipFile, RuntimeError, UnicodeDecodeError)


def _damaged(fault: Exception) -> str:
    return f"damaged, or packed in a way that is not known ({fault}); unpack it first"


def open_zip(piece: Piece) -> Iterator[Piece | Item]:
    """The files of a zip archive by name; a Word document is handed on as one."""
    source = piece.seekable()
    try:
        opened = zipfile.ZipFile(source)
    except (NotImplementedError, UnicodeDecodeError) as fault:
        yield Item(None, None, reason=_damaged(fault), state="failed")
        return
    with opened as archive:
        names = {info.filename for info in archive.infolist()}
        if "word/document.xml" in names:
            from reportedly.read.formats.docx import LARGEST_DOCX, open_docx

            source.seek(0)
            yield from open_docx(piece, source.read(LARGEST_DOCX + 1))
            return
        if "[Content_Types].xml" in names or "mimetype" in names or "META-INF/container.xml" in names:
            kind = next((what for part, what in _OFFICE.items() if part in names), None)
            if kind is not None:
                yield Item(None, None, reason=kind)
                return
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if info.is_dir() or _is_hidden(info.filename):
                continue
            place = f"!/{info.filename}"
            if stat.S_ISLNK(info.external_attr >> 16):
                yield Item(place, None, reason=_LINK)
            elif info.flag_bits & 1:
                yield Item(place, None, reason="locked with a password; unpack it first", state="failed")
            else:
                try:
                    member = cast("BinaryIO", archive.open(info))
                except _UNREADABLE as fault:
                    yield Item(place, None, reason=_damaged(fault), state="failed")
                    continue
                with member:
                    yield piece.inner(piece.name + place, member, info.filename)


def open_tar(piece: Piece) -> Iterator[Piece | Item]:
    """The files of a tar archive in its order, and whether it ends as one does."""
    source = _Tail(piece.stream)
    with tarfile.open(fileobj=cast("BinaryIO", source), mode="r|") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # which would grow with the archive
            if info.isdir() or _is_hidden(info.name):
                continue
            place = f"!/{info.name}"
            if not info.isfile():
                yield Item(
                    place, None, reason=_LINK if info.issym() or info.islnk() else "not a regular file"
                )
                continue
            member = archive.extractfile(info)
            assert member is not None  # a regular file has bytes
            yield piece.inner(piece.name + place, cast("BinaryIO", member), info.name)
    if not source.ends_in_zeros():
        yield Item(None, None, reason=_CUT, state="failed")


class _Tail:
    """A stream, and the last bytes that were read from it.

    A tar archive ends with blocks of zeros. Where it was cut between two of its files nothing else shows it.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._last = b""

    def read(self, count: int) -> bytes:
        data = self._source.read(count)
        self._last = (self._last + data[-tarfile.BLOCKSIZE :])[-tarfile.BLOCKSIZE :]
        return data

    def ends_in_zeros(self) -> bool:
        """Whether the stream, which is read to its end, ends in a block of zeros."""
        while self.read(1 << 20):
            pass
        return self._last == bytes(tarfile.BLOCKSIZE)


def _is_hidden(name: str) -> bool:
    """Whether a file is one that a folder would not be read with: its own system put it there."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)
