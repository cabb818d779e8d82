"""Inputs to outcomes: told apart by kind, taken apart by their formats, decoded, read, and accounted for.

Whatever an input does, its outcome says so and the reading goes on: a fault in one file of an archive costs
that file, a fault in the archive what stands behind it.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from reportedly.read import web
from reportedly.read.encoding import binary_kind, decode
from reportedly.read.formats import opener
from reportedly.read.heads import Head
from reportedly.read.inputs import STDIN, Found
from reportedly.read.kinds import Told, tell
from reportedly.read.options import Options
from reportedly.read.outcome import Outcome, State, ended
from reportedly.read.page import looks_like_html
from reportedly.read.piece import Form, Item, Piece, TooMuchError, to_piece
from reportedly.read.texts import read_item

LARGEST_FILE = 20_000_000  # bytes of one page, pictures inside; what a parser takes in a second or two
DEEPEST = 4  # containers around a piece: zip → tar → gzip → WARC is what exports of collections have


def read_found(found: Found, stdin: BinaryIO | None, options: Options) -> Iterator[Outcome]:
    """The outcomes of one file or address: one, or one for each part of an archive, a feed, a table."""
    name = found.file
    try:
        if found.web:
            yield from _read_address(name, options)
        elif name == STDIN:
            stream = stdin if stdin is not None else io.BytesIO()
            yield from _read(to_piece(name, stream, hint="", seekable=False), options)
        else:
            with open(name, "rb") as stream:
                yield from _read(to_piece(name, stream, hint=name), options)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        yield ended(name, None, "failed", f"cannot be read ({cause}); check the file and its permissions")


def _read_address(url: str, options: Options) -> Iterator[Outcome]:
    try:
        answer = web.fetch(url, allow_private=options.allow_private)
    except web.FetchError as fault:
        yield replace(ended(url, None, "failed", str(fault)), url=url)
        return
    hint = answer.url.partition("?")[0].rpartition("/")[2]
    piece = to_piece(url, io.BytesIO(answer.data), hint=hint)
    yield from _read(
        replace(
            piece,
            media_type=answer.media_type,
            charset=answer.charset,
            url=answer.url,
            retrieved=answer.date,
            outside=Head(url=answer.url).because("address", answer.url),
        ),
        options,
    )


def _read(piece: Piece, options: Options) -> Iterator[Outcome]:
    """The outcomes of a piece; what a library raises on it is the reason of one of them."""
    count = 0
    try:
        for outcome in _open(piece, options):
            count += 1
            yield outcome
        return
    except TooMuchError:
        state: State = "set aside"
        cause = "unpacks to far more than reports do, as a bomb does; unpack it yourself and give its files"
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError) as fault:
        state = "failed"
        cause = f"damaged ({str(fault) or type(fault).__name__}); get it anew"
    except OSError as fault:
        state = "failed"
        cause = (
            f"cannot be read ({(fault.strerror or str(fault)).lower()}); check the file and its permissions"
        )
    except Exception as fault:
        # A fault of this program must not cost the other inputs: it is told, and the reading goes on.
        state = "failed"
        cause = f"could not be read ({type(fault).__name__}: {fault}); please report this as a fault"
    after = f", after {count:,} of its parts were looked at" if count else ""
    yield _of(piece, None, state, cause + after)


def _open(piece: Piece, options: Options) -> Iterator[Outcome]:
    head = piece.head()
    if not head.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        yield from _read_text(piece, Told("text"), options)
        return
    told = tell(head, piece.hint, piece.media_type)
    if told.kind in ("jsonl", "csv", "parquet"):
        yield from read_items(piece, _table(piece, told, options), options)
    elif (take_apart := opener(told.kind)) is None:
        yield from _read_text(piece, told, options)
    elif piece.depth >= DEEPEST:
        cause = f"packed more than {DEEPEST} times; unpack it yourself and give its files"
        yield _of(piece, None, "set aside", cause)
    else:
        yield from read_items(piece, take_apart(piece), options)


def _table(piece: Piece, told: Told, options: Options) -> Iterator[Item]:
    from reportedly.read.formats import records, tables  # late: pyarrow takes a while

    if told.kind == "csv":
        return tables.open_csv(piece, options.columns)
    if told.kind == "parquet":
        return tables.open_parquet(piece, options.columns)
    return records.read_json_lines(piece.stream, options.columns)


def read_items(
    piece: Piece, parts: Iterator[Piece | Item] | Iterator[Item], options: Options
) -> Iterator[Outcome]:
    """The outcomes of what is in a container; the reports of a table or a feed are counted through."""
    number = 1
    nothing = True
    for part in parts:
        nothing = False
        if isinstance(part, Piece):
            yield from _read(part, options)
            continue
        outcome = read_item(piece, part, number, options)
        number += outcome.n_reports
        yield outcome
    if nothing:
        yield _of(piece, None, "set aside", "nothing in it that could be a report; check what was saved")


def _read_text(piece: Piece, told: Told, options: Options) -> Iterator[Outcome]:
    """The outcome of a file that is text itself, or of one that is none."""
    data = piece.read(LARGEST_FILE)
    if len(data) > LARGEST_FILE:
        whole = _hash_rest(data, piece) if piece.depth == 0 else None
        what = told.instead or f"more than {LARGEST_FILE // 1_000_000} MB, no single page or text"
        cause = f"{what}; give its articles one a line as .jsonl"
        yield _of(piece, whole, "set aside", cause)
        return
    sha256 = hashlib.sha256(data).hexdigest()
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        yield _of(piece, sha256, "set aside", "empty; save the article again")
        return
    if (other := told.instead or binary_kind(data)) is not None:
        cause = f"{other}, not the text of a report; save the article as text or HTML"
        yield _of(piece, sha256, "set aside", cause)
        return
    if told.kind == "json" and (items := _json_items(piece, data, options)) is not None:
        yield from read_items(piece, items, options)
        return
    decoded = decode(data, piece.charset)
    page = told.kind == "page" or looks_like_html(decoded.text)
    form: Form = "page" if page else "markdown" if told.kind == "markdown" else "plain"
    yield read_item(piece, Item(None, sha256, decoded.text, form, reason=decoded.warning), 1, options)


def _json_items(piece: Piece, data: bytes, options: Options) -> Iterator[Item] | None:
    """The items of a JSON file; ``None`` for what only begins as one."""
    from reportedly.read.formats import records

    items = records.read_json(data, options.columns)
    named = piece.hint.casefold().endswith(".json")
    if items is None:
        return (
            records.read_json_lines(io.BytesIO(data), options.columns) if data.lstrip()[:1] == b"{" else None
        )
    if named or any(item.text for item in items):
        return iter(items)
    return None if piece.media_type is None else iter([Item(None, None, reason="data without a text in it")])


def _of(piece: Piece, sha256: str | None, state: State, cause: str) -> Outcome:
    """The outcome of a piece as a whole."""
    return replace(ended(piece.name, sha256, state, cause), url=piece.url, retrieved=piece.retrieved)


def _hash_rest(data: bytes, piece: Piece) -> str:
    digest = hashlib.sha256(data)
    while chunk := piece.stream.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()
