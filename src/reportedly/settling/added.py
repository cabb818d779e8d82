"""Texts compared where few were added to many: passages and stories that change, and no others.

The steps are those of comparing everything; here they get no more than the rows that new texts touch. Where
that would not be exact, or would touch too much, ``compare_added`` gives None and everything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import pyarrow as pa

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB
from reportedly.link.index import tables
from reportedly.link.index.index import Index
from reportedly.link.index.likenesses import Edge, Likenesses
from reportedly.link.reuse.again import copies, first_meeting, meet_again
from reportedly.link.reuse.passages import LARGE_CASE
from reportedly.link.reuse.reuse import SetAside, bounds_of, is_sampled, set_aside
from reportedly.link.reuse.shingles import shingles
from reportedly.link.stories import terms, vectors
from reportedly.link.stories.again import BEGINS, group_again
from reportedly.link.stories.groups import REACH
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import KEYS
from reportedly.link.stories.stories import known_usage, stories_of, text_edges
from reportedly.link.texts import PLAIN, number_texts, plain
from reportedly.record import Report, Reuse, Story
from reportedly.settling.edges import compare_new
from reportedly.store import Store

# Reports are added one by one to a case that has at least so many times as many; else all is compared anew.
MANY = 50
# Texts that new ones may touch; beyond that comparing all of them is hardly dearer.
MOST_TOUCHED = 2_000
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Changed:
    """What comparing changed: stories that are there no more, stories that are new, and the reports of
    passages that came or went."""

    gone: tuple[Story, ...]
    stories: tuple[Story, ...]
    reports: frozenset[str]


def compare_added(store: Store, report_ids: Iterable[str]) -> Changed | None:
    """Compare new reports with those that are there, and bring the index up to them."""
    ids = sorted(report_ids)
    held = Index(store.connection)
    texts, characters, number = held.size()
    if len(ids) * MANY > texts:
        return None
    reports = store.reports_of(ids)
    rows = _plain(reports)
    if held.get("SELECT 1 FROM plain SEMI JOIN wanted w ON report_id = w.x", wanted=ids).num_rows:
        return None
    known = _known(held, {str(row["digest"]) for row in rows})
    fresh: dict[str, dict[str, object]] = {}
    for row in sorted(rows, key=_place):
        if row["digest"] not in known:
            fresh.setdefault(str(row["digest"]), row)
        elif _place(row) < _place(known[str(row["digest"])]):
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
    found = _passages(held, store, holders, is_sampled(characters))
    if found is None:
        return None
    came, went = found
    came |= _copies(held, store, rows, fresh)
    store.settled.replace_passages(went - came, came - went)
    touched = set(new.values()) | {int(str(row["text"])) for row in known.values()}
    stories = _stories(held, store, holders, touched)
    changed = frozenset(i for p in came ^ went for i in (p.from_report, p.to_report))
    return Changed(*stories, changed)


def aside(held: Index) -> Sequence[SetAside]:
    """What was not compared like the rest, as ``link.reuse`` tells it."""
    held.db.execute("CREATE OR REPLACE TEMP VIEW holder AS FROM texts")
    held.db.execute("CREATE OR REPLACE TEMP VIEW report AS FROM reports")
    return set_aside(held)  # type: ignore[arg-type]


def _plain(reports: Sequence[Report]) -> list[dict[str, object]]:
    columns = ["report_id", "published", "outlet", "url", "text"]
    batches = arrow_table(reports, Report).select(columns).to_batches()
    return [row for batch in plain(iter(batches)) for row in batch.to_pylist()]


def _place(row: dict[str, object]) -> tuple[str, str]:
    return str(row["published"] or UNDATED), str(row["report_id"])


def _known(held: Index, digests: Iterable[str]) -> dict[str, dict[str, object]]:
    rows = held.get(
        "SELECT t.* FROM texts t SEMI JOIN wanted w ON t.digest = w.x", wanted=digests
    ).to_pylist()
    return {row["digest"]: row for row in rows}


def _texts(fresh: dict[str, dict[str, object]], new: dict[str, int]) -> pa.Table:
    rows = [
        {**row, "text": new[digest], "outlet": row["outlet"] or "\1" + str(row["report_id"])}
        for digest, row in fresh.items()
    ]
    return pa.Table.from_pylist(rows, tables.TEXTS)


def _passages(
    held: Index, store: Store, holders: dict[int, Report], sampled: bool
) -> tuple[set[Reuse], set[Reuse]] | None:
    """Passages that come and go with new texts; None where too many texts are touched."""
    if not holders:
        return set(), set()
    bounds = bounds_of(sampled)
    bodies = pa.record_batch(
        {"text": pa.array(list(holders), pa.int32()), "body": [r.text for r in holders.values()]}
    )
    own = pa.Table.from_batches(list(shingles(iter([bodies]), int(bounds["every"]))))
    before = held.sharing(own["hash"].unique().to_pylist())
    held.put("shingle", own)
    after = pa.concat_tables([before, own])
    some = held.numbered(after["text"].unique().to_pylist())
    pairs, styled = first_meeting(some.table(before, "text"), some.table(after, "text"), some.holder, bounds)
    names = some.names.tolist()
    touched = {names[i] for pair in pairs for i in pair} | {names[i] for i in styled}
    if len(touched) > MOST_TOUCHED:
        return None
    if not touched:
        return set(), set()
    met = held.sharing(held.hashes(touched))
    more = held.numbered({*met["text"].unique().to_pylist(), *touched})
    numbers = more.names.tolist()
    at = {name: place for place, name in enumerate(numbers)}
    wanted = {(at[names[a]], at[names[b]]) for a, b in pairs}
    first = more.holder.column("report_id").to_pylist()
    ends = {(first[a], first[b]) for a, b in wanted}
    report = arrow_table(store.reports_of({i for pair in ends for i in pair}), Report)
    count = held.size()[0]
    table, house = meet_again(more.table(met, "text"), more.holder, report, wanted, bounds, count)
    held.replace_styled(touched, {numbers[i] for i in house} & touched)
    now = {msgspec.convert(row, Reuse) for row in table.to_pylist()}
    return now, store.settled.passages_between(ends)


def _copies(
    held: Index, store: Store, rows: Sequence[dict[str, object]], fresh: dict[str, dict[str, object]]
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
    ordered = sorted([*firsts, *later], key=_place)
    numbered = [{**row, "number": at} for at, row in enumerate(ordered)]
    same = {row["digest"]: row["number"] for row in reversed(numbered)}
    report = arrow_table(store.reports_of(str(row["report_id"]) for row in ordered), Report)
    found = copies(
        pa.Table.from_pylist(numbered),
        pa.table({"digest": list(same), "text": list(same.values())}),
        report,
    )
    return {msgspec.convert(row, Reuse) for row in found.to_pylist()}


def _stories(
    held: Index, store: Store, holders: dict[int, Report], touched: set[int]
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """Stories that go and come with new texts and with new reports of known ones (``touched``: both)."""
    counted = held.get(
        f"SELECT report_id FROM texts ORDER BY md5(report_id), report_id LIMIT {terms.COUNTED}"
    )
    sample = set(counted.column("report_id").to_pylist())
    if any(r.report_id in sample for r in holders.values()):
        return _all_stories(held, store)
    changed: set[int] = set()
    went: set[Edge] = set()
    if holders:
        _add_terms(held, holders, held.usage(len(sample)))
        came, went = compare_new(held, list(holders))
        changed = {text for a, b, _ in came ^ went for text in (a, b)}
    alike = Likenesses(held)
    part = sorted(alike.connected(changed | touched, went, BEGINS))
    some = held.numbered(part)
    inner = some.table(alike.edges_within(part), "a", "b")
    edges_of = Edges(*(inner.column(name).to_numpy() for name in ("a", "b", "likeness")))
    own = held.get(
        "SELECT p.report_id, p.digest, t.text FROM plain p JOIN texts t ON p.digest = t.digest "
        "SEMI JOIN wanted w ON t.text = w.x",
        wanted=part,
    )
    numbered = some.table(own, "text")
    same_text = numbered.select(["digest", "text"]).group_by(["digest", "text"]).aggregate([])
    report = held.get(
        "SELECT r.report_id, r.title, r.text FROM reports r SEMI JOIN wanted w ON r.report_id = w.x",
        wanted=some.holder.column("report_id").to_pylist(),
    )
    vector = some.table(held.vectors(part if len(part) > REACH else []), "text")
    stories = group_again(edges_of, some.holder, numbered, same_text, report, vector)
    gone = store.settled.stories_of(own.column("report_id").to_pylist())
    return tuple(set(gone) - set(stories)), tuple(set(stories) - set(gone))


def _all_stories(held: Index, store: Store) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """The same, where words are counted in other texts than before: every text has other terms now."""
    with DuckDB() as engine:
        engine.put("report", store.report_table())
        number_texts(engine)
        known = known_usage(engine)
        edges = text_edges(engine, known, of_case=True)
        stories = stories_of(engine, edges)
        ours = engine.get("SELECT text, report_id FROM holder ORDER BY text")
        names = held.names_of(ours.column("text").to_numpy(), ours.column("report_id").to_pylist())
        for name in tables.STORY_TABLES:
            held.db.execute(f"DELETE FROM {name}")
        tables.keep_stories(engine, edges, known, held.put, names)
    before = store.settled.stories()
    return tuple(set(before) - set(stories)), tuple(set(stories) - set(before))


def _add_terms(held: Index, holders: dict[int, Report], known: terms.Usage) -> None:
    """The vectors and strongest terms of new texts."""
    bodies = pa.record_batch(
        {
            "text": pa.array(list(holders), pa.int32()),
            "title": pa.array([r.title for r in holders.values()], pa.string()),
            "body": [r.text[: terms.READ_CHARACTERS] for r in holders.values()],
        }
    )
    found = list(terms.vectors(iter([bodies]), known))
    held.put("vector", pa.Table.from_batches(found))
    held.put("key", pa.Table.from_batches(list(vectors.keys(iter(found), KEYS))))


__all__ = ["Changed", "aside", "compare_added"]
