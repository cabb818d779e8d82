"""The passages that come and go where texts were added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

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
    own = _shingles(holders, bounds)
    before = held.sharing(own["hash"].unique().to_pylist())
    held.put("shingle", own)
    after = pa.concat_tables([before, own])
    some = held.numbered(after["text"].unique().to_pylist())
    pairs, styled = first_meeting(
        engine, some.table(before, "text"), some.table(after, "text"), some.holder, bounds
    )
    names = some.names.tolist()
    changed = {(names[a], names[b]) for a, b in pairs}
    other = {names[i] for i in styled}
    if len(other.union(*changed)) > MOST_TOUCHED:
        return None
    if not changed and not other:
        return set(), set(), False
    return _met_again(held, store, engine, changed, other, after, bounds)


def _met_again(
    held: Index,
    store: Store,
    engine: DuckDB,
    pairs: set[tuple[int, int]],
    styled: set[int],
    read: pa.Table,
    bounds: Mapping[str, int],
) -> tuple[set[Reuse], set[Reuse], bool]:
    """The passages of pairs of texts as they are and as they were, and whether of those ``styled``, which may
    have words that are house style, others have them than before. ``read``: what is known
    of the shingles of new texts."""
    touched = held.numbered(styled.union(*pairs))
    ids = touched.holder.column("report_id").to_pylist()
    own_name = dict(zip(ids, touched.names.tolist(), strict=True))
    reports = {own_name[r.report_id]: r for r in store.reports_of(ids)}
    own = _shingles(reports, bounds)
    telling = _telling(own, styled)
    more = held.sharing(np.setdiff1d(telling, read["hash"].to_numpy()).tolist())
    met = pa.concat_tables([own, read, more])
    met = met.filter(pa.array(np.isin(met["hash"].to_numpy(), telling)))
    some = held.numbered({*met["text"].unique().to_pylist(), *reports})
    numbers = some.names.tolist()
    at = {name: place for place, name in enumerate(numbers)}
    wanted = {(at[a], at[b]) for a, b in pairs}
    first = some.holder.column("report_id").to_pylist()
    ends = {(first[a], first[b]) for a, b in wanted}
    report = arrow_table(list(reports.values()), Report)
    count = held.size()[0]
    table, house = meet_again(engine, some.table(met, "text"), some.holder, report, wanted, bounds, count)
    restyled = held.replace_styled(styled, {numbers[i] for i in house} & styled)
    now = {msgspec.convert(row, Reuse) for row in table.to_pylist()}
    return now, store.settled.passages_between(ends), restyled


def _telling(rows: pa.Table, styled: set[int]) -> NDArray[np.int64]:
    """The shingles that tell what texts share, which two of them have, and of those ``styled`` all."""
    hashes, texts = rows["hash"].to_numpy(), rows["text"].to_numpy()
    both = np.unique(np.stack([hashes, texts], axis=1), axis=0)[:, 0]
    shared = both[1:][both[1:] == both[:-1]]
    return np.union1d(shared, hashes[np.isin(texts, list(styled))])


def _shingles(reports: Mapping[int, Report], bounds: Mapping[str, int]) -> pa.Table:
    """The rows of ``shingle`` of texts. To make them anew is cheaper than to look through those of all."""
    texts = [r.text for r in reports.values()]
    bodies = pa.record_batch(
        {"text": pa.array(list(reports), pa.int32()), "body": pa.array(texts, pa.string())}
    )
    return pa.Table.from_batches(list(shingles(iter([bodies]), bounds["every"])), SHINGLE)


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
