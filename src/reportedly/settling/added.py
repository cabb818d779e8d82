"""Texts compared where few were added to many: passages and stories that change, and no others.

The steps are those of comparing everything; here they get no more than the rows that new texts touch. Where
that would not be exact, or would touch too much, ``compare_added`` gives None and everything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB
from reportedly.link.index import tables
from reportedly.link.index.index import Index
from reportedly.link.reuse.passages import LARGE_CASE
from reportedly.link.reuse.reuse import SetAside, is_sampled, set_aside
from reportedly.link.reuse.steps import LONG_TEXT
from reportedly.link.texts import PLAIN, plain
from reportedly.record import Report, Story
from reportedly.settling.passages import Row, compare_copies, compare_passages, place_of
from reportedly.settling.stories import compare_stories
from reportedly.store import Store

# Reports are added one by one to a case that has at least so many times as many; else all is compared anew.
MANY = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """What comparing changed: stories that are there no more, stories that are new, the reports of passages
    that came or went, and what is set aside, if that may be another."""

    gone: tuple[Story, ...]
    stories: tuple[Story, ...]
    reports: frozenset[str]
    aside: Sequence[SetAside] | None


def few_beside(new: int, there: int) -> bool:
    """Whether so few are new that it may be enough to compare them."""
    return new * MANY <= there


def compare_added(store: Store, report_ids: Iterable[str]) -> Changed | None:
    """Compare new reports with those that are there, and bring the index up to them."""
    ids = sorted(report_ids)
    held = Index(store.connection)
    texts, characters, number = held.size()
    if not few_beside(len(ids), texts):
        return None
    reports = store.reports_of(ids)
    rows = _plain(reports)
    if held.get("SELECT 1 FROM plain SEMI JOIN wanted w ON report_id = w.x", wanted=ids).num_rows:
        return None
    known = _known(held, {str(row["digest"]) for row in rows})
    fresh: dict[str, Row] = {}
    for row in sorted(rows, key=place_of):
        if row["digest"] not in known:
            fresh.setdefault(str(row["digest"]), row)
        elif place_of(row) < place_of(known[str(row["digest"])]):
            return None  # an earlier copy of a text: whatever was said of its first report is this one's now
    more = sum(int(str(row["characters"])) for row in fresh.values())
    if is_sampled(characters) != is_sampled(characters + more):
        return None
    if (texts < LARGE_CASE) != (texts + len(fresh) < LARGE_CASE):
        return None
    new = {digest: number + at for at, digest in enumerate(fresh)}
    held.put("plain", pa.Table.from_pylist(rows, PLAIN))
    held.put("texts", _texts(fresh, new))
    bodies = {r.report_id: r for r in reports}
    holders = {new[digest]: bodies[str(row["report_id"])] for digest, row in fresh.items()}
    with DuckDB(beside=store.connection) as engine:
        found = compare_passages(held, store, engine, holders, is_sampled(characters))
        if found is None:
            return None
        came, went, restyled = found
        came |= compare_copies(held, store, engine, rows, fresh)
        store.settled.replace_passages(went - came, came - went)
        touched = set(new.values()) | {int(str(row["text"])) for row in known.values()}
        stories = compare_stories(held, store, engine, holders, touched)
    changed = frozenset(i for p in came ^ went for i in (p.from_report, p.to_report))
    other = restyled or any(len(r.text) > LONG_TEXT for r in holders.values())
    return Changed(*stories, changed, _aside(held) if other else None)


def _aside(held: Index) -> Sequence[SetAside]:
    """What was not compared like the rest, as ``link.reuse`` tells it."""
    held.db.execute("CREATE OR REPLACE TEMP VIEW holder AS FROM texts")
    held.db.execute("CREATE OR REPLACE TEMP VIEW report AS FROM reports")
    return set_aside(held)  # type: ignore[arg-type]


def _plain(reports: Sequence[Report]) -> list[Row]:
    columns = ["report_id", "published", "outlet", "url", "text"]
    batches = arrow_table(reports, Report).select(columns).to_batches()
    return [row for batch in plain(iter(batches)) for row in batch.to_pylist()]


def _known(held: Index, digests: Iterable[str]) -> dict[str, Row]:
    rows = held.get(
        "SELECT t.* FROM texts t SEMI JOIN wanted w ON t.digest = w.x", wanted=digests
    ).to_pylist()
    return {row["digest"]: row for row in rows}


def _texts(fresh: dict[str, Row], new: dict[str, int]) -> pa.Table:
    rows = [
        {**row, "text": new[digest], "outlet": row["outlet"] or "\1" + str(row["report_id"])}
        for digest, row in fresh.items()
    ]
    return pa.Table.from_pylist(rows, tables.TEXTS)


__all__ = ["Changed", "compare_added", "few_beside"]
