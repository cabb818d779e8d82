"""Stories: reports on the same happening, by time, names and words.

Pairs of texts get a likeness from shared terms (``terms``, ``vectors``, ``steps``), less the further apart
they were published. ``parts`` and ``groups`` join what is alike on the average of all pairs, never by a chain
of look-alikes, ``piles`` what is too large for that. Reports with the same text are in one story.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB, Engine, run, slices
from reportedly.link.stories import days, steps, terms, vectors
from reportedly.link.stories.groups import (
    COHESION,
    COHESION_OF_DATED,
    COHESION_OF_FEW,
    FEW,
    LEAST,
    LEAST_OF_FEW,
    UNIT,
)
from reportedly.link.stories.parts import Edges, Places, group_texts
from reportedly.link.stories.piles import join_piles
from reportedly.link.texts import number_texts
from reportedly.record import Report, Story

# A first sentence that would end before this many characters ends at an abbreviation ("Lt. Gen.").
SHORTEST_TITLE = 25
MOST_ON_PAGE = 3  # articles
# Characters in which the first sentence is looked for.
TITLE_CHARACTERS = 2_000

Bring: TypeAlias = Callable[[str, Sequence[int]], pa.Table]
"""The rows of a table, by its name, that some texts have."""

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?=\s)|[。！？]")


def find_stories(reports: Sequence[Report], engine: Engine | None = None) -> tuple[Story, ...]:
    """Every report in exactly one story, sorted by id."""
    with engine or DuckDB() as at_work:
        at_work.put("report", arrow_table(reports, Report))
        number_texts(at_work)
        return story_rows(at_work)


def story_rows(engine: Engine) -> tuple[Story, ...]:
    """The same of the engine's numbered texts."""
    few = are_few(engine)
    return stories_of(engine, text_edges(engine, few=few), few=few)


def are_few(engine: Engine) -> bool:
    """Whether the engine's reports, all there are, are a case of few."""
    found = engine.get("SELECT count(*) AS reports FROM numbered").to_pylist()
    return int(found[0]["reports"]) <= FEW


def stories_of(
    engine: Engine,
    edges: Edges,
    *,
    few: bool = False,
    known: Mapping[tuple[str, ...], Story] = MappingProxyType({}),
    bring: Bring | None = None,
) -> tuple[Story, ...]:
    """The stories of the engine's numbered texts, once it is known how alike they are. ``few``: these are a
    case of few. ``known``: those that are what they were if they have these very reports. ``bring``: what
    gives the rows of ``report`` and ``vector`` that are asked for, where the engine has none."""
    loose = COHESION_OF_DATED if few and _are_dated(engine) else COHESION_OF_FEW
    asked = (LEAST_OF_FEW, loose) if few else (LEAST, COHESION)
    edges = edges_apart(edges, _side_by_side(engine)) if few else edges
    texts = engine.get("SELECT text FROM holder ORDER BY text").column("text").to_numpy()
    edges = _placed(edges, texts)  # those of texts are not kept beside those of places
    at_places = partial(_at_places, engine, texts, bring)
    group = join_piles(group_texts(len(texts), edges, *asked), edges, at_places)
    story_of = dict(zip(texts.tolist(), texts[group].tolist(), strict=True))
    members: dict[int, list[str]] = defaultdict(list)
    for text, report_id in _reports(engine):
        members[story_of[text]].append(report_id)
    reports = {story: tuple(sorted(ids)) for story, ids in members.items()}
    central = texts[central_texts(group, edges)].tolist()
    asked_for = [text for text in central if reports[story_of[text]] not in known]
    titles = {story_of[text]: title for text, title in _titles(engine, asked_for, bring).items()}
    stories = [
        _story(ids, titles[story]) if story in titles else known[ids] for story, ids in reports.items()
    ]
    return tuple(sorted(stories, key=lambda story: story.story_id))


def _are_dated(engine: Engine) -> bool:
    """Whether most of the engine's texts have a date."""
    found = engine.get("SELECT count(published) AS dated, count(*) AS texts FROM holder").to_pylist()
    return 2 * int(found[0]["dated"]) > int(found[0]["texts"])


def _placed(edges: Edges, texts: Places) -> Edges:
    """Edges between texts as edges between their places among ``texts``, sorted."""
    a, b = (np.searchsorted(texts, ends).astype(np.int32) for ends in (edges.a, edges.b))
    return Edges(a, b, edges.likeness)


def edges_apart(edges: Edges, pairs: Sequence[tuple[int, int]]) -> Edges:
    """The edges with as much unlikeness as there can be likeness between these pairs of texts a < b."""
    if not pairs:
        return edges
    a, b = np.array(pairs, np.int64).T
    others = ~np.isin(edges.a.astype(np.int64) << 32 | edges.b, a << 32 | b)
    kept = edges.chosen(others)
    apart = np.full(len(a), -UNIT)
    return Edges(np.append(kept.a, a), np.append(kept.b, b), np.append(kept.likeness, apart))


def _side_by_side(engine: Engine) -> list[tuple[int, int]]:
    """The pairs of texts, the earlier first, that are articles of one page, whose maker told them apart. A
    file of more than ``MOST_ON_PAGE`` is an export."""
    found = engine.get(
        f"""WITH article AS (SELECT h.text, r.file, count(*) OVER (PARTITION BY r.file) AS articles
                             FROM holder h JOIN report r ON h.report_id = r.report_id)
            SELECT DISTINCT a.text AS a, b.text AS b FROM article a JOIN article b ON a.file = b.file
            WHERE a.text < b.text AND a.articles <= {MOST_ON_PAGE} ORDER BY 1, 2"""
    )
    return [(row["a"], row["b"]) for row in found.to_pylist()]


def likeness_edges(reports: Sequence[Report]) -> list[tuple[int, int, float]]:
    """``(a, b, likeness)`` for places a < b in ``reports``, all of different texts, that have anything to do
    with each other."""
    place = {report.report_id: i for i, report in enumerate(reports)}
    with DuckDB() as engine:
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        edges = text_edges(engine, few=are_few(engine))
        holders = engine.get("SELECT text, report_id FROM holder").to_pylist()
    at = {row["text"]: place[row["report_id"]] for row in holders}
    pairs = zip(edges.a.tolist(), edges.b.tolist(), (edges.likeness / UNIT).tolist(), strict=True)
    return [(min(at[a], at[b]), max(at[a], at[b]), value) for a, b, value in pairs]


def known_usage(engine: Engine) -> terms.Usage:
    """How words are used in the engine's texts."""
    counted = engine.get(terms.COUNTED_TEXTS).to_pydict()
    return terms.usage(counted["title"], counted["body"])


def text_edges(
    engine: Engine, known: terms.Usage | None = None, *, of_case: bool = False, few: bool = False
) -> Edges:
    """The pairs of texts, the earlier first, that have anything to do with each other. ``of_case``: what
    comparing later texts with these asks for is left on the engine. ``few``: these are a case of few."""
    known = known or known_usage(engine)
    engine.map("vector", terms.BODIES, partial(terms.vectors, known=known), terms.VECTOR)
    engine.map("key", vectors.VECTORS, partial(vectors.keys, most=steps.KEYS), vectors.KEY)
    engine.map("dated", days.DATES, days.dated, days.DATED)
    bounds = steps.BOUNDS_OF_CASE if of_case else steps.BOUNDS
    if few:
        bounds = bounds | steps.BOUNDS_OF_FEW
    run(engine, steps.STEPS, bounds)
    if not of_case:
        engine.drop("most_promising")
    return likenesses_of(engine, bounds["least"])


def likenesses_of(engine: Engine, least: int = steps.BOUNDS["least"]) -> Edges:
    """The likenesses of the engine's candidates that come to ``least``, by their vectors."""
    compare = partial(vectors.likenesses, least=least, half=steps.BOUNDS["half"])
    found: list[list[Places]] = [[], [], []]
    for place in slices(engine, "candidate.b"):
        engine.map("likeness", steps.PAIRS.format(**place), compare, vectors.LIKENESS)
        told = engine.get("SELECT a, b, likeness FROM likeness")
        engine.drop("likeness")
        for column, some in zip(found, told.columns, strict=True):
            column.append(some.to_numpy())
    a, b, likeness = (np.concatenate(found.pop(0)) for _ in range(3))
    return Edges(a, b, likeness)


def central_texts(group: Places, edges: Edges) -> Places:
    """For each group the place of the text most like the others of it; among equals the earliest."""
    likeness = np.zeros(len(group), np.int64)
    inside = edges.chosen(group[edges.a] == group[edges.b])
    np.add.at(likeness, inside.a, inside.likeness)
    np.add.at(likeness, inside.b, inside.likeness)
    order = np.lexsort((-likeness, group))
    return order[np.unique(group[order], return_index=True)[1]]


def _at_places(engine: Engine, texts: Places, bring: Bring | None, places: Places) -> pa.Table:
    """The texts at some places as ``piles`` asks for them."""
    engine.put("asked", pa.table({"text": texts[places], "place": places}))
    if bring:
        engine.put("vector", bring("vector", texts[places].tolist()))
    found = engine.get("SELECT a.place, v.terms FROM asked a JOIN vector v ON a.text = v.text")
    dates = engine.get("SELECT a.place, h.published FROM asked a JOIN holder h ON a.text = h.text")
    engine.drop("asked")
    if bring:
        engine.drop("vector")
    spans = [days.days(published) or (None, None) for published in dates.column("published").to_pylist()]
    span_of = dict(zip(dates.column("place").to_pylist(), spans, strict=True))
    first, last = zip(*(span_of[place] for place in found.column("place").to_pylist()), strict=True)
    for name, column in (("first", first), ("last", last)):
        found = found.append_column(name, pa.array(column, pa.int64()))
    return found


def _reports(engine: Engine) -> Iterator[tuple[int, str]]:
    """Every report, after its text."""
    found = engine.get("SELECT s.text, n.report_id FROM numbered n JOIN same_text s ON n.digest = s.digest")
    return zip(*(column.to_pylist() for column in found.columns), strict=True)


def _titles(engine: Engine, texts: Sequence[int], bring: Bring | None) -> dict[int, str]:
    """The titles of these texts."""
    engine.put("central", pa.table({"text": pa.array(texts, pa.int64())}))
    if bring:
        engine.put("report", bring("report", texts))
    found = engine.get(
        f"""SELECT h.text, r.report_id, r.title, substr(r.text, 1, {TITLE_CHARACTERS}) AS body
            FROM central c JOIN holder h ON c.text = h.text JOIN report r ON h.report_id = r.report_id"""
    )
    engine.drop("central")
    if bring:
        engine.drop("report")
    return {
        row["text"]: _title(row["report_id"], row["title"], row["body"])
        for batch in found.to_batches(max_chunksize=10_000)
        for row in batch.to_pylist()
    }


def _story(report_ids: tuple[str, ...], title: str) -> Story:
    digest = hashlib.blake2b(report_ids[0].encode(), digest_size=8).hexdigest()
    return Story(story_id="s" + digest, title=title, report_ids=report_ids)


def _title(report_id: str, title: str | None, body: str) -> str:
    """Its title, else its first sentence, else its id."""
    if title:
        return title
    for line in body.splitlines():
        line = line.strip()
        if line:
            ends = (match.end() for match in _SENTENCE_END.finditer(line) if match.end() > SHORTEST_TITLE)
            return line[: next(ends, len(line))]
    return report_id
