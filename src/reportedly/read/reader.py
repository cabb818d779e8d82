"""One file to outcomes: sniffed, decoded, read, and accounted for."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.read.article import Article
from reportedly.read.encoding import Decoded, binary_kind, decode
from reportedly.read.inputs import STDIN
from reportedly.read.outcome import Outcome
from reportedly.read.page import looks_like_html, read_page
from reportedly.read.plain import read_plain
from reportedly.read.records import Entry, read_json, read_json_lines
from reportedly.read.reports import to_reports

LARGEST_FILE = 20_000_000  # bytes of one page, pictures inside; what a parser takes in a second or two
LARGEST_TEXT = 4_000_000  # characters of one plain text: some 700 articles
MOST_LINES = 10_000  # lines of one plain text; beyond, it is a table, a log or an accident
MOST_TAGS = 60_000  # tags of one page: the extractor's time grows with their square
LARGEST_REPORT = (
    900_000  # characters of one report: what the language model of the next stage takes is a million
)
_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN = (".md", ".markdown")


def read_file(file: str, stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """The outcome of one file; for files of records, one for each record."""
    try:
        if file == STDIN:
            yield from _read_stream(file, stdin if stdin is not None else io.BytesIO())
        else:
            with open(file, "rb") as stream:
                yield from _read_stream(file, stream)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        yield Outcome(
            file, None, "failed", f"{file}: cannot be read ({cause}); check the file and its permissions"
        )
    except Exception as error:
        # A fault of this program must not cost the other inputs: it is told, and the reading goes on.
        cause = f"{type(error).__name__}: {error}"
        yield Outcome(
            file, None, "failed", f"{file}: could not be read ({cause}); please report this as a fault"
        )


def _read_stream(file: str, stream: BinaryIO) -> Iterator[Outcome]:
    extension = os.path.splitext(file)[1].casefold()
    if extension in _LINES:
        yield from _read_records(file, read_json_lines(stream))
        return
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        yield Outcome(file, _hash_rest(data, stream), "set aside", _too_large(file))
        return
    sha256 = hashlib.sha256(data).hexdigest()
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        yield Outcome(file, sha256, "set aside", f"{file}: empty; save the article again")
        return
    if (kind := binary_kind(data)) is not None:
        yield Outcome(
            file, sha256, "set aside", f"{file}: {kind}, not text; save the article as text or HTML"
        )
        return
    if extension == ".json" or (extension not in _PAGES and data.lstrip()[:1] in (b"{", b"[")):
        entries = read_json(data)
        if entries is None and data.lstrip().startswith(b"{"):
            yield from _read_records(file, read_json_lines(io.BytesIO(data)))
            return
        if entries is not None and (extension == ".json" or any(entry.articles for entry in entries)):
            yield from _read_records(file, iter(entries))
            return
    yield _read_text(file, extension, sha256, decode(data))


def _read_text(file: str, extension: str, sha256: str, decoded: Decoded) -> Outcome:
    page = extension in _PAGES or looks_like_html(decoded.text)
    if (excess := _excess(decoded.text, page)) is not None:
        return Outcome(file, sha256, "set aside", f"{file}: {excess}; split it into its articles")
    markdown = extension in _MARKDOWN
    articles = read_page(decoded.text) if page else read_plain(decoded.text, markdown=markdown)
    warning = f"{file}: {decoded.warning}" if decoded.warning else None
    return _outcome(file, file, sha256, articles, 1, warning)


def _read_records(file: str, entries: Iterator[Entry]) -> Iterator[Outcome]:
    part = 1
    nothing = True
    for entry in entries:
        nothing = False
        name = f"{file}, {entry.place}"
        if entry.reason is not None:
            yield Outcome(name, entry.sha256, "failed", f"{name}: {entry.reason}")
            continue
        outcome = _outcome(file, name, entry.sha256 or "", list(entry.articles), part, None)
        part += len(outcome.reports)
        yield outcome
    if nothing:
        yield Outcome(file, None, "set aside", f"{file}: no record in it; give one JSON object a line")


def _outcome(
    file: str, name: str, sha256: str, articles: list[Article], part: int, warning: str | None
) -> Outcome:
    too_long = [article for article in articles if len(article.text) > LARGEST_REPORT]
    if too_long:
        limit = f"{LARGEST_REPORT:,} characters"
        reason = f"{name}: a text of more than {limit} is no single report; split it into its articles"
        return Outcome(name, sha256, "set aside", reason)
    if not articles:
        reason = f"{name}: no article in it, only furniture or blanks; check that the page was saved whole"
        return Outcome(name, sha256, "set aside", reason)
    return Outcome(name, sha256, "read", warning, to_reports(articles, file, sha256, part))


def _excess(text: str, page: bool) -> str | None:
    """Why a text is too much for one file of articles, in words; ``None`` when it is not."""
    if page:
        return f"more than {MOST_TAGS:,} tags" if text.count("<") > MOST_TAGS else None
    if len(text) > LARGEST_TEXT:
        return f"a plain text of more than {LARGEST_TEXT:,} characters"
    lines = text.count("\n") - text.count("\n\n")
    return f"more than {MOST_LINES:,} lines" if lines > MOST_LINES else None


def _hash_rest(data: bytes, stream: BinaryIO) -> str:
    digest = hashlib.sha256(data)
    while chunk := stream.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def _too_large(file: str) -> str:
    limit = LARGEST_FILE // 1_000_000
    return f"{file}: more than {limit} MB, no single page or text; give its articles one a line as .jsonl"
