"""The record's events in the forms that others work with: UCDP GED, ACLED, PLOVER, GeoJSON, TimelineJS.

Enters: a ``Record``. Leaves: files of candidates, each with a glossary of its columns beside it. Reach
for these to hand events to coders, maps and timelines; for the whole record use ``publish.tables``.
Nothing is coded here that the record does not know: a column is filled from the record or stays empty,
and the glossary, made from the same list of columns as the file, says which and why. What only is
planned, asked for or denied never stands in a file of what took place.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from reportedly.publish.exports import acled, evidence, geojson, plover, timeline, ucdp
from reportedly.publish.exports.coded import Coded, coded
from reportedly.publish.exports.columns import Column, objects, to_csv
from reportedly.publish.exports.glossary import glossary
from reportedly.publish.tables import write_files
from reportedly.record import OTHER, Record

EventFormat: TypeAlias = Literal["ucdp", "acled", "plover", "geojson", "timeline"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that events are exported in; ``files`` makes its files of the record's events."""

    title: str
    notes: str
    files: Callable[[list[Coded]], dict[str, bytes]]
    columns: dict[str, tuple[Column[Any], ...]]


def _ucdp(rows: list[Coded]) -> dict[str, bytes]:
    return _with_evidence("ucdp", ucdp.COLUMNS, [row for row in rows if ucdp.is_row(row)])


def _acled(rows: list[Coded]) -> dict[str, bytes]:
    return _with_evidence("acled", acled.COLUMNS, [row for row in rows if acled.is_row(row)])


def _with_evidence(name: str, columns: tuple[Column[Coded], ...], rows: list[Coded]) -> dict[str, bytes]:
    behind = [e for row in rows for e in evidence.evidence(row)]
    return {f"{name}.csv": to_csv(columns, rows), f"{name}_evidence.csv": to_csv(evidence.COLUMNS, behind)}


def _plover(rows: list[Coded]) -> dict[str, bytes]:
    typed = [row for row in rows if row.event.type != OTHER]
    return {"plover.jsonl": b"".join(_json(objects(plover.COLUMNS, row)) for row in typed)}


def _geojson(rows: list[Coded]) -> dict[str, bytes]:
    return {"events.geojson": _json(geojson.collection(rows))}


def _timeline(rows: list[Coded]) -> dict[str, bytes]:
    return {"timeline.csv": to_csv(timeline.COLUMNS, [row for row in rows if timeline.is_row(row)])}


def _json(value: Any) -> bytes:
    # ASCII only: half a surrogate pair, or a line end that only some readers know, stays within its string.
    return json.dumps(value, ensure_ascii=True, allow_nan=False).encode() + b"\n"


SHEETS: Final[dict[EventFormat, Sheet]] = {
    "ucdp": Sheet(
        "UCDP GED",
        ucdp.NOTES,
        _ucdp,
        {"ucdp.csv": ucdp.COLUMNS, "ucdp_evidence.csv": evidence.COLUMNS},
    ),
    "acled": Sheet(
        "ACLED", acled.NOTES, _acled, {"acled.csv": acled.COLUMNS, "acled_evidence.csv": evidence.COLUMNS}
    ),
    "plover": Sheet("PLOVER", plover.NOTES, _plover, {"plover.jsonl": plover.COLUMNS}),
    "geojson": Sheet("GeoJSON", geojson.NOTES, _geojson, {"events.geojson": geojson.COLUMNS}),
    "timeline": Sheet("TimelineJS", timeline.NOTES, _timeline, {"timeline.csv": timeline.COLUMNS}),
}


def export_events(record: Record, folder: Path, *, form: EventFormat) -> list[Path]:
    """Write the files of a form into ``folder``, its glossary last, and give their paths."""
    files = SHEETS[form].files(coded(record)) | {f"{form}_glossary.md": event_glossary(form).encode()}
    return write_files(folder, files.items())


def event_glossary(form: EventFormat) -> str:
    """What a form's files hold, column by column, as Markdown."""
    sheet = SHEETS[form]
    return glossary(sheet.title, sheet.notes, sheet.columns)


__all__ = ["SHEETS", "EventFormat", "event_glossary", "export_events"]
