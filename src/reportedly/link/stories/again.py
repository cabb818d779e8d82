"""Stories where texts were added: the same steps, for those texts whose earlier neighbours are others now.

A text is compared with earlier texts alone: of each of its terms the ones next before it. So a new text
changes its own comparisons and those of the texts that come next after it under one of its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa

from reportedly.engines import DuckDB, Step
from reportedly.link.stories import steps
from reportedly.link.stories.groups import LEAST, UNIT
from reportedly.link.stories.parts import Edges
from reportedly.link.stories.stories import likenesses_of, stories_of
from reportedly.record import Story

# The likeness from which on two texts can begin a story.
BEGINS = round(LEAST * UNIT)

# The pairs of promise whose later text is one of ``wanted``; ``key`` has all rows of their terms.
MOST_PROMISING = Step(
    "most_promising",
    steps.most_promising("wanted w JOIN placed b ON w.text = b.text JOIN placed a ON a.term = b.term"),
)


def compare_again(
    wanted: pa.Table, key: pa.Table, dated: pa.Table, vectors: Callable[[Sequence[int]], pa.Table]
) -> Edges:
    """All edges between ``wanted`` texts and earlier ones. ``key`` has all rows of their terms, ``vectors``
    gives those of some texts."""
    with DuckDB() as engine:
        for name, table in (("wanted", wanted), ("key", key), ("dated", dated)):
            engine.put(name, table)
        names = [step.name for step in steps.STEPS]
        for step in (steps.PLACED, MOST_PROMISING, *steps.STEPS[names.index("most_promising") + 1 :]):
            engine.step(step.name, step.sql.format(**steps.BOUNDS))
        held = engine.get("SELECT a AS text FROM candidate UNION SELECT b FROM candidate")
        engine.put("vector", vectors(held.column("text").to_pylist()))
        return likenesses_of(engine)


def group_again(
    edges: Edges,
    holder: pa.Table,
    numbered: pa.Table,
    same_text: pa.Table,
    report: pa.Table,
    vector: pa.Table,
) -> tuple[Story, ...]:
    """The stories of texts that nothing alike enough connects to others; ``vector`` may be empty where they
    are too few for a large group."""
    with DuckDB() as engine:
        for name, table in (
            ("holder", holder),
            ("numbered", numbered),
            ("same_text", same_text),
            ("report", report),
            ("vector", vector),
        ):
            engine.put(name, table)
        return stories_of(engine, edges)
