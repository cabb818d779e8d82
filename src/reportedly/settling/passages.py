"""The passages that come and go where texts were added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec
import pyarrow as pa

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB
from reportedly.link.index.index import Index
from reportedly.link.reuse.again import copies, first_meeting, meet_again
from reportedly.link.reuse.reuse import bounds_of
from reportedly.link.reuse.shingles import SHINGLE, shingles
from reportedly.record import Report, Reuse
from reportedly.store import Store

# Texts that new ones may touch; beyond that comparing all of them is hardly dearer.
MOST_TOUCHED = 2_000
UNDATED = "9999"

Row: TypeAlias = dict[str, object]
"""A report as ``link.texts`` numbers it: its id, date, outlet and the digest of its text."""


def place_of(row: Row) -> tuple[str, str]:
    """Where a report stands in order of time."""
    return str(row["published"] or UNDATED), str(row["report_id"])


def compare_passages(
    held: Index, store: Store, engine: DuckDB, holders: dict[int, Report], sampled: bool
) -> tuple[set[Reuse], set[Reuse], bool] | None:
    """Passages that come and go with new texts, and whether other texts have words that are house style;
    None where too many texts are touched."""
    if not holders:
        return set(), set(), False
    bounds = bounds_of(sampled)
    own = _shingles(held, holders, bounds)
    before = held.sharing(_hashes(own), holders)
    held.put("shingle", own)
    after = pa.concat_tables([before, own])
    some = held.numbered(after["text"].unique().to_pylist())
    pairs, styled = first_meeting(
        engine, some.table(before, "text"), some.table(after, "text"), some.holder, bounds
    )
    names = some.names.tolist()
    touched = {names[i] for pair in pairs for i in pair} | {names[i] for i in styled}
    if len(touched) > MOST_TOUCHED:
        return None
    if not touched:
        return set(), set(), False
    met = held.sharing(_hashes(_shingles(held, touched, bounds)), touched)
    more = held.numbered({*met["text"].unique().to_pylist(), *touched})
    numbers = more.names.tolist()
    at = {name: place for place, name in enumerate(numbers)}
    wanted = {(at[names[a]], at[names[b]]) for a, b in pairs}
    first = more.holder.column("report_id").to_pylist()
    ends = {(first[a], first[b]) for a, b in wanted}
    report = arrow_table(store.reports_of({i for pair in ends for i in pair}), Report)
    count = held.size()[0]
    shingle = more.table(met, "text")
    table, house = meet_again(engine, shingle, more.holder, report, wanted, bounds, count)
    restyled = held.replace_styled(touched, {numbers[i] for i in house} & touched)
    now = {msgspec.convert(row, Reuse) for row in table.to_pylist()}
    return now, store.settled.passages_between(ends), restyled


def _shingles(held: Index, texts: Iterable[int], bounds: Mapping[str, int]) -> pa.Table:
    """The rows of ``shingle`` of texts. To make them anew is cheaper than to look through those of all."""
    return pa.Table.from_batches(
        list(shingles(iter(held.bodies(texts).to_batches()), bounds["every"])), SHINGLE
    )


def _hashes(rows: pa.Table) -> list[int]:
    found: list[int] = rows["hash"].unique().to_pylist()
    return found


def compare_copies(
    held: Index, store: Store, engine: DuckDB, rows: Sequence[Row], fresh: Mapping[str, Row]
) -> set[Reuse]:
    """A passage for each new report that has the text of an earlier one."""
    later = [row for row in rows if fresh.get(str(row["digest"])) is not row]
    if not later:
        return set()
    digests = {str(row["digest"]) for row in later}
    firsts = held.get(
        "SELECT p.* FROM plain p JOIN texts t ON p.report_id = t.report_id "
        "SEMI JOIN wanted w ON t.digest = w.x",
        wanted=digests,
    ).to_pylist()
    ordered = sorted([*firsts, *later], key=place_of)
    numbered = [{**row, "number": at} for at, row in enumerate(ordered)]
    same = {row["digest"]: row["number"] for row in reversed(numbered)}
    report = arrow_table(store.reports_of(str(row["report_id"]) for row in ordered), Report)
    found = copies(
        engine,
        pa.Table.from_pylist(numbered),
        pa.table({"digest": list(same), "text": list(same.values())}),
        report,
    )
    return {msgspec.convert(row, Reuse) for row in found.to_pylist()}
