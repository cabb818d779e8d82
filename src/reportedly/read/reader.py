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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, TypeAlias

from reportedly.read import web
from reportedly.read.article import Article
from reportedly.read.bounds import excess
from reportedly.read.columns import Columns
from reportedly.read.encoding import binary_kind, decode
from reportedly.read.formats import opener
from reportedly.read.heads import Head
from reportedly.read.inputs import STDIN, Found
from reportedly.read.kinds import Told, tell
from reportedly.read.offsets import find_offsets
from reportedly.read.outcome import Outcome, State
from reportedly.read.page import looks_at, looks_like_html, read_page
from reportedly.read.page_kinds import WHY, note_on
from reportedly.read.piece import Form, Item, Piece, TooMuchError, to_piece
from reportedly.read.plain import chat_in, read_plain
from reportedly.read.reports import identity, to_reports
from reportedly.read.tidy import count_words

LARGEST_FILE = 20_000_000  # bytes of one page, pictures inside; what a parser takes in a second or two
LARGEST_REPORT = (
    900_000  # characters of one report: what the language model of the next stage takes is a million
)
DEEPEST = 4  # containers around a piece: zip → tar → gzip → WARC is what exports of collections have

Kept: TypeAlias = Callable[[str, str], "tuple[State, str | None, int] | None"]
"""What became of an input, by address and sha256, and how many reports it gave, when it was read before."""


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read: which columns of tables, whether addresses may lead inside, and what is known."""

    columns: Columns = field(default_factory=Columns)
    allow_private: bool = False
    kept: Kept = lambda name, sha256: None


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
        yield _out(name, None, "failed", f"cannot be read ({cause}); check the file and its permissions")


def _read_address(url: str, options: Options) -> Iterator[Outcome]:
    try:
        answer = web.fetch(url, allow_private=options.allow_private)
    except web.FetchError as fault:
        yield replace(_out(url, None, "failed", str(fault)), url=url)
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
        yield from _read_items(piece, _table(piece, told, options), options)
    elif (take_apart := opener(told.kind)) is None:
        yield from _read_text(piece, told, options)
    elif piece.depth >= DEEPEST:
        cause = f"packed more than {DEEPEST} times; unpack it yourself and give its files"
        yield _of(piece, None, "set aside", cause)
    else:
        yield from _read_items(piece, take_apart(piece), options)


def _table(piece: Piece, told: Told, options: Options) -> Iterator[Item]:
    from reportedly.read.formats import records, tables  # late: pyarrow takes a while

    if told.kind == "csv":
        return tables.open_csv(piece, options.columns)
    if told.kind == "parquet":
        return tables.open_parquet(piece, options.columns)
    return records.read_json_lines(piece.stream, options.columns)


def _read_items(
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
        outcome = _read_item(piece, part, number, options)
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
        yield from _read_items(piece, items, options)
        return
    decoded = decode(data, piece.charset)
    page = told.kind == "page" or looks_like_html(decoded.text)
    form: Form = "page" if page else "markdown" if told.kind == "markdown" else "plain"
    yield _read_item(piece, Item(None, sha256, decoded.text, form, reason=decoded.warning), 1, options)


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


def _read_item(piece: Piece, item: Item, number: int, options: Options) -> Outcome:
    """The outcome of one text; what a case holds of it already is not read again."""
    name = piece.name + (item.place or "")
    url, retrieved = item.url or piece.url, item.retrieved or piece.retrieved
    outside = piece.outside if item.place is None else Head()
    if item.text is None:
        reason = item.reason or "no text in it"
        return replace(_out(name, item.sha256, item.state, reason), url=url, retrieved=retrieved)
    sha256 = item.sha256 or hashlib.sha256(item.text.encode("utf-8", "replace")).hexdigest()
    if (kept := options.kept(name, sha256)) is not None:
        state, said, count = kept
        return Outcome(name, sha256, state, said, (), url, retrieved, count)
    warning = f"{name}: {item.reason}" if item.reason else None
    page = item.form == "page" or (item.form is None and looks_like_html(item.text))
    try:
        outcome = _read_articles(piece, item, name, sha256, number, page, outside, warning)
    except OSError as fault:
        cause = f"could not be read ({(fault.strerror or str(fault)).lower()}); see whether the disk is full"
        outcome = _out(name, sha256, "failed", cause)
    except Exception as fault:
        cause = f"could not be read ({type(fault).__name__}: {fault}); please report this as a fault"
        outcome = _out(name, sha256, "failed", cause)
    return replace(outcome, url=url, retrieved=retrieved)


def _read_articles(
    piece: Piece,
    item: Item,
    name: str,
    sha256: str,
    number: int,
    page: bool,
    outside: Head,
    warning: str | None,
) -> Outcome:
    text = item.text or ""
    if (too_much := excess(text, page)) is not None:
        return _out(name, sha256, "set aside", f"{too_much}; split it into its articles")
    known = None if item.known == Head() else item.known
    articles = read_page(text, known) if page else read_plain(text, known, markdown=item.form == "markdown")
    if any(len(article.text) > LARGEST_REPORT for article in articles):
        limit = f"{LARGEST_REPORT:,} characters"
        cause = f"a text of more than {limit} is no single report; split it into its articles"
        return _out(name, sha256, "set aside", cause)
    if page:
        whole = "\n".join(article.text for article in articles)
        looks = looks_at(text, whole)
        if len(looks) == 1 and looks[0].kind in WHY:
            return _out(name, sha256, "set aside", WHY[looks[0].kind])
        if articles and len(looks) == 1 and (note := note_on(looks[0], count_words(whole))):
            warning = "; ".join(filter(None, (warning, f"{name}: {note}" if warning is None else note)))
    elif (chat := chat_in(text)) is not None:
        if not articles:
            return _out(name, sha256, "set aside", chat.note)
        warning = "; ".join(filter(None, (warning, f"{name}: {chat.note}")))
    if not articles:
        cause = "no article in it, only furniture or blanks; check that the page was saved whole"
        return _out(name, sha256, "set aside", cause)
    filled = [_filled(article, outside) for article in articles]
    offsets = find_offsets([a.text for a in filled], text, page=page, markdown=item.form == "markdown")
    reports = to_reports(filled, piece.name, identity(sha256, outside), number, offsets)
    return Outcome(name, sha256, "read", warning, reports)


def _filled(article: Article, outside: Head) -> Article:
    """An article with what is known of its bytes from outside, where it does not say so itself."""
    return replace(article, head=article.head.filled_from(outside))


def _out(name: str, sha256: str | None, state: State, cause: str) -> Outcome:
    return Outcome(name, sha256, state, f"{name}: {cause}")


def _of(piece: Piece, sha256: str | None, state: State, cause: str) -> Outcome:
    """The outcome of a piece as a whole."""
    return replace(_out(piece.name, sha256, state, cause), url=piece.url, retrieved=piece.retrieved)


def _hash_rest(data: bytes, piece: Piece) -> str:
    digest = hashlib.sha256(data)
    while chunk := piece.stream.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()
