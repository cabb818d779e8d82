"""JSON lines and JSON files: one record an article, whatever its keys are called."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.read import heads
from reportedly.read.article import Article
from reportedly.read.page import looks_like_html, read_page
from reportedly.read.plain import read_plain
from reportedly.read.words import pairs, vocabulary

LONGEST_LINE = 20_000_000  # bytes of a line that are still parsed; longer ones are no record of an article


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a file: where it stands, its hash, and its articles or the reason there are none."""

    place: str
    sha256: str | None
    articles: tuple[Article, ...]
    reason: str | None = None


def read_json_lines(stream: BinaryIO) -> Iterator[Entry]:
    """One entry for each line that is not blank; the stream is never held as a whole."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            limit = LONGEST_LINE // 1_000_000
            yield Entry(
                f"line {number}", None, (), f"longer than {limit} MB; split it into one record a line"
            )
            continue
        line = line.strip().removeprefix(b"\xef\xbb\xbf")
        if line:
            yield _line(line, f"line {number}")


def read_json(data: bytes) -> list[Entry] | None:
    """The entries of a JSON file: an object, a list, or an object with a list; ``None`` if it is not JSON."""
    try:
        value = json.loads(data.removeprefix(b"\xef\xbb\xbf"), strict=False)
    except (ValueError, RecursionError):
        return None
    items = _items(value)
    if len(items) == 1:
        return [_entry(items[0], "item 1", hashlib.sha256(data).hexdigest())]
    return [_entry(item, f"item {number}", _hash(item)) for number, item in enumerate(items, start=1)]


def _line(line: bytes, place: str) -> Entry:
    sha256 = hashlib.sha256(line).hexdigest()
    try:
        return _entry(json.loads(line, strict=False), place, sha256)
    except RecursionError:
        return Entry(place, sha256, (), "nested too deeply; an article's record is flat")
    except ValueError as error:
        return Entry(place, sha256, (), f"not valid JSON ({_cause(error)}); mend or remove the line")


def _entry(item: object, place: str, sha256: str) -> Entry:
    if not isinstance(item, Mapping):
        return Entry(place, sha256, (), "not an object; give an object with a key text or html")
    values = {str(key): value for key, value in item.items()}
    fields = pairs("head_keys")
    bodies = {
        fields.get(k.strip().casefold()): v for k, v in values.items() if isinstance(v, str) and v.strip()
    }
    known = heads.from_mapping(values)
    articles: list[Article]
    if isinstance(page := bodies.get("html"), str):
        articles = read_page(page, known)
    elif isinstance(text := bodies.get("text"), str):
        articles = read_page(text, known) if looks_like_html(text) else read_plain(text, known)
    else:
        return Entry(place, sha256, (), "no text in it; give an object with a key text or html")
    reason = None if articles else "its text holds no article; check what the export put there"
    return Entry(place, sha256, tuple(articles), reason)


def _items(value: object) -> list[object]:
    if isinstance(value, Mapping):
        lists = [
            v
            for k, v in value.items()
            if str(k).casefold() in vocabulary("list_keys") and isinstance(v, list)
        ]
        return list(lists[0]) if lists else [value]
    return list(value) if isinstance(value, list) else [value]


def _hash(item: object) -> str:
    """The hash of an item that has no bytes of its own: of its JSON in one fixed form."""
    fixed = json.dumps(item, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(fixed.encode()).hexdigest()


def _cause(error: ValueError) -> str:
    return getattr(error, "msg", None) or str(error).split(":")[0]
