"""The record's tables as files: JSON lines, CSV, Parquet; the same record gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import pyarrow.parquet as pq

from reportedly.arrow import to_arrow
from reportedly.errors import ReportedlyError
from reportedly.halves import HALVES
from reportedly.publish.safe import in_cell
from reportedly.record import TABLES, Record

Format: TypeAlias = Literal["jsonl", "csv", "parquet"]

FORMATS: Final[tuple[Format, ...]] = ("jsonl", "csv", "parquet")

# Line ends to some readers (str.splitlines, JavaScript before 2019) but not to JSON.
_LINE_ENDS: Final = re.compile(f"[\u0085\u2028\u2029{HALVES}]")


class ExportError(ReportedlyError):
    """A folder or file could not be written."""

    exit_code = 5


def export(record: Record, folder: Path, *, format: Format) -> list[Path]:
    """Write every table to ``folder/<table>.<format>`` and give the paths, in the record's order.

    Each file appears whole or not at all: it is written beside its place and then moved there.
    """
    if format not in FORMATS:
        raise ExportError(f"{format!r} is not a format this exports; ask for one of {', '.join(FORMATS)}")
    write = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}[format]
    return write_files(
        folder, ((f"{table}.{format}", write(rows(record, table), TABLES[table])) for table in TABLES)
    )


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write named contents into ``folder``, made where there is none, and give the paths in order."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            write_whole(folder / name, content)
            written.append(folder / name)
    except OSError as error:
        raise ExportError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); "
            "name a folder that you may write to and that has room"
        ) from error
    return written


def rows(record: Record, table: str) -> list[dict[str, Any]]:
    """A table's rows as plain dicts, keys in the contract's order, tuples as lists."""
    return [_plain(row) for row in getattr(record, table)]


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step, so that no reader ever meets half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _jsonl(rows: Sequence[Mapping[str, Any]], cls: type) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) for row in rows)
    escaped = (_LINE_ENDS.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in lines)
    return "".join(f"{line}\n" for line in escaped).encode()


def _csv(rows: Sequence[Mapping[str, Any]], cls: type) -> bytes:
    """CSV as spreadsheets open it: a byte order mark, null as an empty cell, lists as JSON."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(cls)])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return in_cell(json.dumps(value, ensure_ascii=False))
    return in_cell(value) if isinstance(value, str) else value


def _parquet(rows: Sequence[Mapping[str, Any]], cls: type) -> bytes:
    out = io.BytesIO()
    pq.write_table(to_arrow(rows, cls), out, compression="zstd")
    return out.getvalue()
