"""Stories: reports on the same happening, by time, names and words.

Pairs of texts get a likeness from shared terms (``terms``, ``vectors``, ``steps``), less the further apart
they were published. ``groups`` joins what is alike on the average of all pairs, never by a chain of
look-alikes. Reports with the same text are in one story.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import TypeAlias

import numpy as np

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB, Engine, run
from reportedly.link.stories import days, steps, terms, vectors
from reportedly.link.stories.groups import DIGITS, story_groups
from reportedly.link.texts import number_texts
from reportedly.record import Report, Story

# A first sentence that would end before this many characters ends at an abbreviation ("Lt. Gen.").
SHORTEST_TITLE = 25

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?=\s)|[。！？]")

Edges: TypeAlias = list[tuple[int, int, float]]
"""Two texts, the first the earlier, and their likeness."""


def find_stories(reports: Sequence[Report], engine: Engine | None = None) -> tuple[Story, ...]:
    """Every report in exactly one story, sorted by id."""
    with engine or DuckDB() as at_work:
        at_work.put("report", arrow_table(reports, Report))
        number_texts(at_work)
        return story_rows(at_work)


def story_rows(engine: Engine) -> tuple[Story, ...]:
    """The same of the engine's numbered texts."""
    edges = text_edges(engine)
    texts = engine.get("SELECT text FROM holder ORDER BY text").column("text").to_pylist()
    place = {text: i for i, text in enumerate(texts)}
    found = story_groups(len(texts), [(place[a], place[b], value) for a, b, value in edges])
    groups = [[texts[i] for i in group] for group in found]
    central = central_texts(groups, edges)
    titles = _titles(engine, central)
    members = _members(engine)
    stories = (
        _story([r for text in group for r in members[text]], titles[text])
        for group, text in zip(groups, central, strict=True)
    )
    return tuple(sorted(stories, key=lambda story: story.story_id))


def likeness_edges(reports: Sequence[Report]) -> Edges:
    """``(a, b, likeness)`` for places a < b in ``reports``, all of different texts, that have anything to do
    with each other."""
    place = {report.report_id: i for i, report in enumerate(reports)}
    with DuckDB() as engine:
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        edges = text_edges(engine)
        holders = engine.get("SELECT text, report_id FROM holder").to_pylist()
    at = {row["text"]: place[row["report_id"]] for row in holders}
    return [(min(at[a], at[b]), max(at[a], at[b]), value) for a, b, value in edges]


def text_edges(engine: Engine) -> Edges:
    """The pairs of texts that have anything to do with each other."""
    counted = engine.get(terms.COUNTED_TEXTS).to_pylist()
    known = terms.usage((row["title"], row["body"]) for row in counted)
    engine.map("vector", terms.BODIES, partial(terms.vectors, known=known), terms.VECTOR)
    engine.map("key", vectors.VECTORS, partial(vectors.keys, most=steps.KEYS), vectors.KEY)
    engine.map("dated", days.DATES, days.dated, days.DATED)
    run(engine, steps.STEPS, steps.BOUNDS)
    compare = partial(vectors.likenesses, least=steps.BOUNDS["least"], half=steps.BOUNDS["half"])
    engine.map("likeness", steps.PAIRS, compare, vectors.LIKENESS)
    found = engine.get("SELECT a, b, product, gap FROM likeness ORDER BY a, b")
    a, b, product, gap = (found.column(i).to_numpy() for i in range(4))
    half = steps.BOUNDS["half"]
    likeness = product / vectors.SCALE**2 * (half / (half + gap * gap))
    return list(zip(a.tolist(), b.tolist(), np.round(likeness, DIGITS).tolist(), strict=True))


def central_texts(groups: Sequence[Sequence[int]], edges: Edges) -> list[int]:
    """For each group the text most like the others of it; among equals the earliest."""
    group_of = {text: number for number, group in enumerate(groups) for text in group}
    likeness: dict[int, float] = defaultdict(float)
    for a, b, value in edges:
        if group_of[a] == group_of[b]:
            likeness[a] += value
            likeness[b] += value
    return [min(group, key=lambda text: (-round(likeness[text], 6), text)) for group in groups]


def _members(engine: Engine) -> dict[int, list[str]]:
    """The reports that have each text."""
    found = engine.get("SELECT s.text, n.report_id FROM numbered n JOIN same_text s ON n.digest = s.digest")
    members: dict[int, list[str]] = defaultdict(list)
    for text, report_id in zip(*(column.to_pylist() for column in found.columns), strict=True):
        members[text].append(report_id)
    return members


def _titles(engine: Engine, texts: Sequence[int]) -> dict[int, str]:
    found = engine.get(
        "SELECT h.text, r.report_id, r.title, substr(r.text, 1, 2000) AS body "
        "FROM holder h JOIN report r ON h.report_id = r.report_id"
    )
    wanted = set(texts)
    return {
        row["text"]: _title(row["report_id"], row["title"], row["body"])
        for batch in found.to_batches(max_chunksize=10_000)
        for row in batch.to_pylist()
        if row["text"] in wanted
    }


def _story(report_ids: Sequence[str], title: str) -> Story:
    ordered = tuple(sorted(report_ids))
    digest = hashlib.blake2b(ordered[0].encode(), digest_size=8).hexdigest()
    return Story(story_id="s" + digest, title=title, report_ids=ordered)


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
