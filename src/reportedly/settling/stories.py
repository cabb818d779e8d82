"""The stories that go and come where texts were added."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from reportedly.engines import DuckDB
from reportedly.link.index import tables
from reportedly.link.index.index import Index
from reportedly.link.index.likenesses import Edge, Likenesses
from reportedly.link.stories import terms, vectors
from reportedly.link.stories.again import BEGINS, group_again
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.steps import KEYS
from reportedly.link.stories.stories import known_usage, stories_of, text_edges
from reportedly.link.texts import number_texts
from reportedly.record import Report, Story
from reportedly.settling.edges import compare_new
from reportedly.store import Store


def compare_stories(
    held: Index, store: Store, engine: DuckDB, holders: dict[int, Report], touched: set[int]
) -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    """Stories that go and come with new texts and with new reports of known ones (``touched``: both)."""
    counted = held.get("SELECT report_id FROM counted").column("report_id").to_pylist()
    if terms.are_counted((r.report_id for r in holders.values()), counted):
        return _all_stories(held, store)
    changed: set[int] = set(touched)
    went: set[Edge] = set()
    if holders:
        keys = _add_terms(held, holders, held.usage(len(counted)))
        came, went = compare_new(held, engine, list(holders), keys.column("term").unique().to_pylist())
        changed |= {text for a, b, _ in came ^ went for text in (a, b)}
    alike = Likenesses(held)
    part = alike.connected(changed, went, BEGINS)
    some = held.numbered(part)
    inner = some.table(alike.edges_within(part), "a", "b")
    edges_of = Edges(*(inner.column(name).to_numpy() for name in ("a", "b", "likeness")))
    own = held.get(
        "SELECT p.report_id, p.digest, t.text FROM plain p JOIN texts t ON p.digest = t.digest "
        "SEMI JOIN wanted w ON t.text = w.x",
        wanted=part,
    )
    ids, digests, texts = (column.to_pylist() for column in own.columns)
    text_of = dict(zip(ids, texts, strict=True))
    before = store.settled.stories_of(ids)
    known = {s.report_ids: s for s in before if changed.isdisjoint(text_of[i] for i in s.report_ids)}
    different = dict(zip(digests, texts, strict=True))
    same_text = pa.table({"digest": list(different), "text": pa.array(different.values(), pa.int32())})

    def bring(name: str, places: Sequence[int]) -> pa.Table:
        theirs = some.names[list(places)].tolist()
        return some.table(held.vectors(theirs), "text") if name == "vector" else held.reports(theirs)

    stories = group_again(
        engine, edges_of, some.holder, some.table(own, "text"), some.table(same_text, "text"), known, bring
    )
    return tuple(set(before) - set(stories)), tuple(set(stories) - set(before))


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


def _add_terms(held: Index, holders: dict[int, Report], known: terms.Usage) -> pa.Table:
    """Add the vectors and strongest terms of new texts; the rows of these."""
    bodies = pa.record_batch(
        {
            "text": pa.array(list(holders), pa.int32()),
            "title": pa.array([r.title for r in holders.values()], pa.string()),
            "body": [r.text[: terms.READ_CHARACTERS] for r in holders.values()],
        }
    )
    found = list(terms.vectors(iter([bodies]), known))
    held.put("vector", pa.Table.from_batches(found))
    keys = pa.Table.from_batches(list(vectors.keys(iter(found), KEYS)))
    held.put("key", keys)
    return keys
