"""Tables with a report in each row: CSV, TSV (Python's ``csv``) and Parquet (pyarrow); rows are streamed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from reportedly.read.columns import ColumnMap, Columns, map_columns
from reportedly.read.encoding import decode
from reportedly.read.formats.records import from_fields, hash_of
from reportedly.read.outcome import ROW
from reportedly.read.piece import Item, Piece

LONGEST_CELL = 20_000_000  # characters of one cell; a longer one is a quotation mark that is never closed
LARGEST_GROUP = 2_000_000_000  # bytes that a row group of a Parquet table may unpack to
ROWS = 64  # rows of a Parquet table that are held at once
_DELIMITERS = ",;\t|"


def open_csv(piece: Piece, columns: Columns) -> Iterator[Item]:
    """The rows of a table whose first row names its columns."""
    head = piece.head()
    encoding = decode(head[: max(1, len(head) - 4)], piece.charset).encoding
    csv.field_size_limit(LONGEST_CELL)
    characters = io.TextIOWrapper(piece.stream, encoding, errors="replace", newline="")
    start = head.decode(encoding, "replace").lstrip("\ufeff")
    lines = (line.replace("\0", "") for line in characters)
    reader = csv.reader(lines, delimiter=_delimiter(start, piece.hint))
    number = 0
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
        found = map_columns((name for name in names if name), columns)
        if isinstance(found, str):
            yield Item(None, None, reason=found, state="failed")
            return
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            row = dict(zip(names, cells, strict=False))
            yield _row(row, found, number)
    except csv.Error as fault:
        cause = (
            f"rows after row {number} cannot be read ({fault}); look for a quotation mark that is not closed"
        )
        yield Item(None, None, reason=cause, state="failed")


def open_parquet(piece: Piece, columns: Columns) -> Iterator[Item]:
    """The rows of a Parquet table."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(piece.seekable())
        names = [name for name in table.schema_arrow.names if isinstance(name, str)]
        found = map_columns(names, columns)
        if isinstance(found, str):
            yield Item(None, None, reason=found, state="failed")
            return
        groups = (table.metadata.row_group(i) for i in range(table.metadata.num_row_groups))
        if any(group.total_byte_size > LARGEST_GROUP for group in groups):
            yield Item(None, None, reason="row groups of more than 2 GB; write it anew in smaller ones")
            return
        number = 0
        for batch in table.iter_batches(batch_size=ROWS, columns=[column for _, column in found.fields]):
            for row in batch.to_pylist():
                number += 1
                yield _row({key: _plain(value) for key, value in row.items()}, found, number)
    except (pa.ArrowException, OSError) as fault:
        cause = str(fault).splitlines()[0][:160] if str(fault) else type(fault).__name__
        yield Item(None, None, reason=f"a damaged Parquet table ({cause}); write it anew", state="failed")


def _row(row: dict[str, Any], found: ColumnMap, number: int) -> Item:
    """A row as an item; the first one says which columns were read."""
    item = from_fields(found.rename(row), f"{ROW}{number}", hash_of(row))
    if item.text is None:
        body = " or ".join(column for field, column in found.fields if field in ("text", "html"))
        return Item(
            item.place, item.sha256, reason=f"nothing in its column {body}; fill it or leave the row out"
        )
    if number == 1:
        return Item(
            item.place, item.sha256, item.text, item.form, item.known, reason=found.said(), url=item.url
        )
    return item


def _delimiter(start: str, name: str) -> str:
    """What separates cells: a tab in files named so, else what the first line has most of."""
    if name.casefold().endswith((".tsv", ".tab")):
        return "\t"
    first = start.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _plain(value: object) -> object:
    """A cell as JSON has it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
