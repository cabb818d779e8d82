"""Dates of publication as days, and how near two of them are."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from reportedly.engines import Batches

DATED = pa.schema([("text", pa.int32()), ("first", pa.int64()), ("last", pa.int64())])

# The source of ``dated``.
DATES = "SELECT text, published FROM holder"


def dated(batches: Batches) -> Batches:
    """For every text the first and the last day it may have been published on, as ordinals."""
    for batch in batches:
        spans = [days(published) or (None, None) for published in batch.column("published").to_pylist()]
        first, last = [span[0] for span in spans], [span[1] for span in spans]
        yield pa.record_batch([batch.column("text"), first, last], schema=DATED)


def days(published: str | None) -> tuple[int, int] | None:
    """First and last day an ISO prefix may mean, as ordinals."""
    if not published:
        return None
    try:
        parts = [int(part) for part in published[:10].split("-")]
        year, month, day = (*parts, None, None)[:3]
        if year is None:
            return None
        first = date(year, month or 1, day or 1).toordinal()
        if day:
            return first, first
        after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
        return first, after.toordinal() - 1
    except ValueError:
        return None
