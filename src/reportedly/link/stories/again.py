"""Stories where texts were added: the same steps, for the pairs that new texts change.

A text is compared with earlier texts alone: of each of its terms the ones next before it. So a new text
changes its own comparisons and those of the texts that come next after it under one of its terms: they may
have it in common with it, and no longer what they had with the text that it puts out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa

from reportedly.engines import DuckDB, Step, in_one
from reportedly.link.stories import steps
from reportedly.link.stories.groups import LEAST, UNIT
from reportedly.link.stories.parts import Edges, Numbers
from reportedly.link.stories.stories import Bring, likenesses_of, stories_of
from reportedly.record import Story

EARLIER = pa.schema([("a", pa.int32()), ("b", pa.int32()), ("promise", pa.int64())])

# The likeness from which on two texts can begin a story.
BEGINS = round(LEAST * UNIT)

# The pairs of promise whose later text is one of ``wanted``; ``key`` has all rows of their terms.
MOST_PROMISING = Step(
    "most_promising",
    steps.most_promising("wanted w JOIN placed b ON w.text = b.text JOIN placed a ON a.term = b.term"),
)


def pairs_gained(holders: pa.Table, new: Sequence[int], many: int) -> pa.Table:
    """The pairs ``a, b, promise`` of a ``new`` text and a later one that was there, under the terms of which
    the new one is among the ``many`` next before the other. ``holders`` has all rows of the new texts' terms
    (``term, text, weight``), each term's in order of time."""
    term, text, weight = (column.to_numpy() for column in holders.columns)
    fresh = np.isin(text, new)
    first = np.repeat(np.flatnonzero(fresh), many)
    last = first + np.tile(np.arange(1, many + 1), fresh.sum())
    first, last = first[last < len(term)], last[last < len(term)]
    kept = (term[first] == term[last]) & ~fresh[last]
    return _promises(text, weight, first[kept], last[kept])


def pairs_lost(holders: pa.Table, new: Sequence[int], many: int) -> pa.Table:
    """The pairs ``a, b, promise`` of texts that were there, with the promise of those terms under which they
    are out of reach since ``new`` ones came between them. ``holders`` as for ``pairs_gained``."""
    term, text, weight = (column.to_numpy() for column in holders.columns)
    place = np.flatnonzero(~np.isin(text, new))  # of each text that was there
    term = term[place]
    found: list[tuple[Numbers, Numbers]] = []
    # One new text puts out of reach what was ``many`` apart; what was nearer takes more of them.
    for apart in range(max(1, many - len(new) + 1), many + 1):
        out = (term[apart:] == term[:-apart]) & (place[apart:] - place[:-apart] > many)
        found.append((place[:-apart][out], place[apart:][out]))
    first, last = (np.concatenate(side) for side in zip(*found, strict=True))
    return _promises(text, weight, first, last)


def rows_before(holders: pa.Table, texts: Iterable[int], many: int) -> pa.Table:
    """Of the rows of terms, each term's in order of time, those of these texts and of the ``many`` next
    before one of them."""
    term, text = (holders.column(name).to_numpy() for name in ("term", "text"))
    own = np.flatnonzero(np.isin(text, list(texts)))
    last = np.repeat(own, many + 1)
    first = last - np.tile(np.arange(many + 1), len(own))
    last, first = last[first >= 0], first[first >= 0]
    return holders.take(np.unique(first[term[first] == term[last]]))


def _promises(text: Numbers, weight: Numbers, first: Numbers, last: Numbers) -> pa.Table:
    """The sums by pair of texts of what these rows come to, one with the other."""
    pair, place = np.unique(text[first].astype(np.int64) << 32 | text[last], return_inverse=True)
    promise = np.zeros(len(pair), np.int64)
    np.add.at(promise, place, weight[first] * weight[last])
    return pa.table([pair >> 32, pair & 0xFFFFFFFF, promise], schema=EARLIER)


def compare_again(
    engine: DuckDB,
    wanted: pa.Table,
    key: pa.Table,
    pairs: pa.Table,
    dated: pa.Table,
    vectors: Callable[[Sequence[int]], pa.Table],
) -> tuple[Edges, pa.Table]:
    """All edges between ``wanted`` texts and earlier ones, with those of ``pairs`` of other texts (``a, b,
    promise``), and the pairs of most promise that a case keeps of ``wanted``. ``key`` has all rows of their
    terms, ``vectors`` gives those of some texts."""
    with engine.piece():
        for name, table in (("wanted", wanted), ("key", key), ("pair", pairs), ("dated", dated)):
            engine.put(name, table)
        made = in_one([steps.PLACED, MOST_PROMISING], steps.BOUNDS_OF_CASE, "SELECT * FROM most_promising")
        engine.step("most_promising", made, "SELECT a, b, promise, 0 AS place FROM pair")
        kept = engine.get("SELECT a, b, promise FROM most_promising WHERE place > 0")
        engine.step(steps.CANDIDATE.name, steps.CANDIDATE.sql.format(**steps.BOUNDS))
        held = engine.get("SELECT a AS text FROM candidate UNION SELECT b FROM candidate")
        engine.put("vector", vectors(held.column("text").to_pylist()))
        return likenesses_of(engine), kept


def group_again(
    engine: DuckDB,
    edges: Edges,
    holder: pa.Table,
    numbered: pa.Table,
    same_text: pa.Table,
    known: Mapping[tuple[str, ...], Story],
    bring: Bring,
) -> tuple[Story, ...]:
    """The stories of texts that nothing alike enough connects to others. ``known``: those that are what they
    were if they have these very reports; ``bring`` gives rows of ``report`` and ``vector``."""
    with engine.piece():
        for name, table in (
            ("holder", holder),
            ("numbered", numbered),
            ("same_text", same_text),
        ):
            engine.put(name, table)
        return stories_of(engine, edges, known=known, bring=bring)
