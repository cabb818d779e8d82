"""Web archives (WARC): CC-NEWS, what crawlers and browsers' extensions write.

Records are framed here, since no library goes on after a record that lies about its length, and each is
then read by fastwarc.

A lie shows where the record does not end with two line ends before the next "WARC/": the record is listed
as failed, and reading goes on with the next one. Nothing is held but one record, and none beyond
``LARGEST_RECORD``.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from reportedly.read.heads import Head
from reportedly.read.outcome import State
from reportedly.read.piece import Item, Piece

LARGEST_RECORD = 20_000_000  # bytes of a record's block; larger ones are films
LONGEST_HEAD = 65_536  # bytes of a record's header lines
CHUNK = 1 << 20
_HEAD = re.compile(rb"WARC/\d\.\d\r?\n(?:WARC|Content)-")
_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^(?P<key>[\w-]+):[ \t]*(?P<value>[^\r\n]*)", re.M)
_START = re.compile(rb"WARC/\d\.\d\r?\n")
_WITHOUT_TEXT = frozenset({"warcinfo", "request", "metadata", "revisit"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands in the archive, with what its frame is at fault with, if anything."""

    offset: int
    head: dict[str, str]
    data: bytes
    fault: str | None = None


def open_warc(piece: Piece) -> Iterator[Piece | Item]:
    """The pages of a web archive, a piece each, under ``<archive>#<record id>``."""
    without: Counter[str] = Counter()
    for record in frames(piece.stream):
        kind = record.head.get("warc-type", "unknown").casefold()
        if record.fault is None and kind in _WITHOUT_TEXT:
            without[kind] += 1
            continue
        place = f"#{record.head.get('warc-record-id', '').strip('<> ') or record.offset}"
        url = record.head.get("warc-target-uri", "").strip("<> ") or None
        date = record.head.get("warc-date") or None
        if record.fault is not None:
            state: State = "set aside" if record.fault.startswith("larger") else "failed"
            yield Item(place, None, reason=record.fault, state=state, url=url, retrieved=date)
        else:
            yield _opened(piece, record, place, url, date)
    for kind, count in sorted(without.items()):
        yield Item(
            f", {kind} records", None, reason=f"{count:,} {kind} records of the archive, which hold no page"
        )


def _opened(piece: Piece, record: Record, place: str, url: str | None, date: str | None) -> Piece | Item:
    """The page of a record, or why it holds none."""
    try:
        found = _parsed(record.data, "all")
        data = found.reader.read(LARGEST_RECORD + 1)
    except (OSError, ValueError):  # squeezed otherwise than it says, as crawlers leave it
        try:
            found = _parsed(record.data, "none")
            data = found.reader.read(LARGEST_RECORD + 1)
        except (OSError, ValueError, StopIteration) as fault:
            cause = f"a damaged record ({fault}); get the page anew"
            return Item(place, None, reason=cause, state="failed", url=url, retrieved=date)
    except StopIteration:
        return Item(
            place, None, reason="a damaged record; get the page anew", state="failed", url=url, retrieved=date
        )
    status = found.http_headers.status_code if found.http_headers is not None else None
    if status is not None and not 200 <= status < 300:
        return Item(place, None, reason=f"the answer was HTTP {status}, no page", url=url, retrieved=date)
    media_type = (
        found.http_content_type if found.http_headers is not None else record.head.get("content-type")
    )
    media_type = (media_type or "").partition(";")[0].strip().casefold() or None
    hint = re.sub(r"[?#].*", "", url or "").rpartition("/")[2]
    inner = piece.inner(piece.name + place, io.BytesIO(data), hint, seekable=True)
    charset = found.http_charset if found.http_headers is not None else None
    return replace(
        inner,
        media_type=media_type,
        charset=charset,
        url=url,
        retrieved=date,
        outside=Head(url=url).because("metadata", f"WARC-Target-URI: {url}"),
    )


def _parsed(data: bytes, decoding: Literal["none", "all"]) -> WarcRecord:
    records = ArchiveIterator(
        io.BytesIO(data), record_types=WarcRecordType.any_type, parse_http=True, auto_decode=decoding
    )
    return next(iter(records))


def frames(stream: io.BufferedReader) -> Iterator[Record]:
    """The records of an archive; those whose frame is at fault have ``fault`` and no data."""
    window = _Window(stream)
    while window.fill(1):
        if window.starts_with_blank():
            continue
        if (record := _frame(window)) is not None:
            yield record


def _frame(window: _Window) -> Record | None:
    offset = window.offset
    window.fill(LONGEST_HEAD)
    end = _END.search(window.data, 0, LONGEST_HEAD)
    if end is None or _START.match(window.data) is None:
        found = window.skip_to_next()
        return Record(offset, {}, b"", f"no record begins at byte {offset:,}; {_rest(found)}")
    head = {
        field["key"].decode("latin-1").casefold(): field["value"].decode("utf-8", "replace").strip()
        for field in _FIELD.finditer(window.data, 0, end.end())
    }
    length = head.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        window.skip_to_next()
        return Record(
            offset, head, b"", f"no length in bytes that can be read ({length[:40]!r}); get the page anew"
        )
    size = end.end() + int(length)
    if int(length) > LARGEST_RECORD:
        if window.skip(size):
            cause = f"larger than {LARGEST_RECORD // 1_000_000} MB; no page of text"
        else:
            cause = f"says it has {int(length):,} bytes and has fewer; get the page anew"
        return Record(offset, head, b"", cause)
    window.fill(size + 12)
    after = window.data[size : size + 12]
    ended = len(window.data) >= size and (
        not after.strip() or after.startswith(b"\r\n\r\n") or after.lstrip(b"\r\n").startswith(b"WARC/")
    )
    if not ended:
        found = window.skip_to_next(end.start())
        cause = f"says it has {int(length):,} bytes, which is not so; {_rest(found)}"
        return Record(offset, head, b"", cause)
    data = bytes(window.data[:size])
    window.drop(size)
    return Record(offset, head, data)


def _rest(found: bool) -> str:
    return "reading goes on with the next record" if found else "no record follows it"


class _Window:
    """The bytes at hand of a stream, and at which byte of it they begin."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.stream = stream
        self.data = bytearray()
        self.offset = 0

    def fill(self, count: int) -> bool:
        """Have ``count`` bytes at hand; false when the stream ends before."""
        while len(self.data) < count and (more := self.stream.read(max(CHUNK, count - len(self.data)))):
            self.data += more
        return len(self.data) >= count

    def drop(self, count: int) -> None:
        del self.data[:count]
        self.offset += count

    def starts_with_blank(self) -> bool:
        """Drop line ends before a record; whether there were any."""
        blank = len(self.data) - len(self.data.lstrip(b"\r\n"))
        self.drop(blank)
        return blank > 0

    def skip(self, count: int) -> bool:
        """Go on behind ``count`` bytes, or at a record that begins before; false when that is so."""
        while count > 0:
            if not self.fill(1):
                return False
            found = self._find(0)
            if 0 <= found < count:
                self.drop(found)
                return False
            taken = min(count, max(1, len(self.data) - 64))
            self.drop(taken)
            count -= taken
            if count > 0 and len(self.data) <= 64 and not self.fill(len(self.data) + 1):
                short = len(self.data) < count
                self.drop(min(count, len(self.data)))
                return not short
        return True

    def skip_to_next(self, start: int = 0) -> bool:
        """Go on at the next record that begins after ``start``; false, at the end, when there is none."""
        while (found := self._find(start)) < 0:
            self.drop(max(0, len(self.data) - 64))
            start = 0
            if not self.fill(len(self.data) + 1):
                self.drop(len(self.data))
                return False
        self.drop(found)
        return True

    def _find(self, start: int) -> int:
        """Where the next record begins in what is at hand: behind a blank line; -1 when nowhere."""
        found = self.data.find(b"\nWARC/", start)
        while found >= 0:
            blank = self.data[max(0, found - 2) : found].removesuffix(b"\r").endswith(b"\n")
            if blank and _HEAD.match(self.data, found + 1):
                return found + 1
            found = self.data.find(b"\nWARC/", found + 1)
        return -1
