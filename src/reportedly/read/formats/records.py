"""JSON lines and JSON files: one record an article, whatever its keys are called."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from reportedly.read.columns import BODIES, Columns
from reportedly.read.formats.feeds import is_json_feed, open_json_feed, without_marks
from reportedly.read.keyed import from_mapping
from reportedly.read.piece import Form, Item
from reportedly.read.words import pairs, vocabulary

RENDERED = "rendered"  # under which WordPress has what it shows
LONGEST_LINE = 20_000_000  # bytes of a line that are still parsed; longer ones are no record of an article


def read_json_lines(stream: BinaryIO, columns: Columns) -> Iterator[Item]:
    """One item for each line that is not blank; the stream is never held as a whole."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        place = f", line {number}"
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            limit = LONGEST_LINE // 1_000_000
            yield _failed(place, None, f"longer than {limit} MB; split it into one record a line")
            continue
        line = line.strip().removeprefix(b"\xef\xbb\xbf")
        if line:
            yield _line(line, place, columns)


def read_json(data: bytes, columns: Columns) -> list[Item] | None:
    """The items of a JSON file: an object, a list, an object with a list, or a feed; ``None`` if it is no
    JSON."""
    try:
        value = json.loads(data.removeprefix(b"\xef\xbb\xbf"), strict=False)
    except (ValueError, RecursionError):
        return None
    if is_json_feed(value):
        return list(open_json_feed(value))
    listed = _items(value)
    if len(listed) == 1:
        return [to_item(listed[0], ", item 1", hashlib.sha256(data).hexdigest(), columns)]
    return [
        to_item(item, f", item {number}", hash_of(item), columns)
        for number, item in enumerate(listed, start=1)
    ]


def to_item(value: object, place: str, sha256: str, columns: Columns) -> Item:
    """The text in a record with what its other keys say of it."""
    if not isinstance(value, Mapping):
        return _failed(place, sha256, "not an object; give an object with a key text or html")
    values = _opened({str(key): content for key, content in value.items()})
    named = {field: values.pop(column) for field, column in columns.named if column in values}
    if named:
        values = {k: v for k, v in values.items() if _field(k) not in named} | named
    return from_fields(values, place, sha256)


def _opened(values: Mapping[str, object]) -> dict[str, object]:
    """A record as if it were flat, where its text lies one object deeper, as interfaces of publishers and
    search engines have it: ``{"title": …, "fields": {"body": …}}``, ``{"content": {"rendered": …}}``."""
    flat: dict[str, object] = {}
    deeper: dict[str, object] = {}
    for key, value in values.items():
        if not isinstance(value, Mapping):
            flat[key] = value
        elif isinstance(shown := value.get(RENDERED), str):
            flat[key] = shown if _field(key) in BODIES else without_marks(shown)
        elif _field(key) is None and _has_body(value):
            deeper |= {str(k): content for k, content in value.items()}
        else:
            flat[key] = value
    return deeper | flat


def from_fields(values: Mapping[str, object], place: str, sha256: str) -> Item:
    """The item of a record whose keys are names that exports use."""
    bodies = {_field(k): v for k, v in values.items() if isinstance(v, str) and v.strip()}
    known = from_mapping(values)
    for body in BODIES:
        if text := bodies.get(body):
            form: Form | None = "page" if body == "html" else None
            return Item(place, sha256, text=text, form=form, known=known, url=known.url)
    return _failed(place, sha256, "no text in it; give an object with a key text or html")


def hash_of(item: object) -> str:
    """The hash of an item that has no bytes of its own: of its JSON in one fixed form."""
    fixed = json.dumps(item, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(fixed.encode()).hexdigest()


def _line(line: bytes, place: str, columns: Columns) -> Item:
    sha256 = hashlib.sha256(line).hexdigest()
    try:
        return to_item(json.loads(line, strict=False), place, sha256, columns)
    except RecursionError:
        return _failed(place, sha256, "nested too deeply; an article's record is flat")
    except ValueError as error:
        return _failed(place, sha256, f"not valid JSON ({_cause(error)}); mend or remove the line")


def _items(value: object) -> list[object]:
    """The records of a document: a list, or one under a known key, however deep ("response", "results")."""
    around = value
    while isinstance(around, Mapping):
        held = [v for k, v in around.items() if str(k).casefold() in vocabulary("list_keys")]
        lists = [v for v in held if isinstance(v, list)]
        if lists:
            return list(lists[0])
        wrappers = [v for v in held if isinstance(v, Mapping) and not _has_body(v)]
        around = wrappers[0] if wrappers and not _has_body(around) else None
    return list(value) if isinstance(value, list) else [value]


def _has_body(values: Mapping[Any, object]) -> bool:
    """Whether a text stands under one of the keys: numbers and lists may be called "page", too."""
    return any(_field(str(k)) in BODIES and isinstance(v, str) and v.strip() for k, v in values.items())


def _field(key: str) -> str | None:
    """The field that a key fills, or ``None``."""
    return pairs("head_keys").get(key.strip().casefold())


def _failed(place: str, sha256: str | None, reason: str) -> Item:
    return replace(Item(place, sha256, reason=reason), state="failed")


def _cause(error: ValueError) -> str:
    return getattr(error, "msg", None) or str(error).split(":")[0]
