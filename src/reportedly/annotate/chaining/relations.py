"""How who might stand in a chain stands to the statement, and to the others of the chain, as numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.chaining.mentions import Mentions
from reportedly.annotate.chaining.possible import Possible
from reportedly.annotate.chaining.standing import Standing
from reportedly.annotate.chaining.surroundings import MOST, Numbers, Surroundings
from reportedly.annotate.sources.sources import SourceBook

ANCESTORS = 6  # verbs above a cue that are looked at

Column = NDArray[np.generic]


def stacked(columns: Sequence[Column]) -> Floats:
    """Columns of one shape (…) as (…, columns)."""
    found: Floats = np.empty((*columns[0].shape, len(columns)), dtype=np.float32)
    for i, column in enumerate(columns):
        found[..., i] = column
    return found


def places(view: Surroundings, where: Numbers, heads: list[int], mentions: Mentions) -> list[Column]:
    """How the mention stands to the statement: how far, in what, under which verb."""
    starts = np.array([*mentions.starts, 0])
    ends = np.array([*mentions.ends, 0])
    verbs = np.array([*mentions.verbs, -2])
    sentence = np.array([*view.mentioned_in, 0])
    line = np.array([*(bisect_right(view.lines, s) for s in mentions.starts), 0])
    there = where < len(mentions.starts)
    a, b = starts[where], ends[where]
    at = np.array(view.place)[:, None]
    apart = sentence[where] - np.array(view.sentence)[:, None]
    lines = line[where] - np.array(view.line)[:, None]
    content = np.array([(s.start, s.end) for s in view.statements])
    source = np.array([s.source or (-1, -1) for s in view.statements])
    row_at = np.searchsorted(np.array(mentions.starts), at)
    between = np.abs(where - row_at)
    cue = np.array(view.cue)[:, None]
    above = np.array([_above(c, heads) for c in view.cue])
    parent = np.array([view.cue[p] if p >= 0 else -1 for p in view.parent])[:, None]
    seen = [
        apart == 0,
        apart == -1,
        apart == -2,
        apart < -2,
        apart > 0,
        np.sign(a - at) * np.log1p(np.abs(a - at)) / 6,
        a < at,
        (content[:, :1] <= a) & (b <= content[:, 1:]),
        (a < source[:, 1:]) & (source[:, :1] < b),
        (a == source[:, :1]) & (b == source[:, 1:]),
        lines == 0,
        lines == -1,
        verbs[where] == cue,
        (verbs[where][:, :, None] == above[:, None, :]).any(axis=2),
        (verbs[where] == parent) & (parent >= 0),
        between <= 1,
        np.log1p(between) / 3,
    ]
    return [there, *(s * there for s in seen)]


def _above(cue: int, heads: list[int]) -> list[int]:
    """The tokens that a cue hangs on, the nearest first; -3 where there are no more."""
    found: list[int] = []
    while cue >= 0 and heads[cue] != cue and len(found) < ANCESTORS:
        cue = heads[cue]
        found.append(cue)
    return found + [-3] * (ANCESTORS - len(found))


def agreement(view: Surroundings, book: SourceBook, k: Numbers, possible: Sequence[Possible]) -> list[Column]:
    """Whether the source's pronoun is of the gender and number of who is possible."""
    genders, plural, thing = [], [], []
    for one in possible:
        draft = book.drafts[one.draft] if one.draft is not None else None
        told = draft.gender if draft is not None else None
        told = told or (book.genders.get(one.name) if one.name is not None else None)
        genders.append({"m": 1, "f": 2}.get((told or "-")[:1].lower(), 0))
        plural.append(bool(draft is not None and draft.plural))
        thing.append(one.kind in ("organisation", "outlet", "document"))
    gender = np.array([*genders, 0])[k]
    words = view.words
    wanted = np.array([{"he": 1, "she": 2}.get(w, 0) for w in words])[:, None]
    they = np.array([w == "they" for w in words])[:, None]
    it = np.array([w == "it" for w in words])[:, None]
    things = np.array([*thing, False])[k]
    return [
        (wanted > 0) & (gender == wanted),
        (wanted > 0) & (gender > 0) & (gender != wanted),
        (wanted > 0) & things,
        they & np.array([*plural, False])[k],
        it & things,
    ]


def of_steps(
    view: Surroundings,
    standing: Standing,
    k: Numbers,
    where: Numbers,
    chains: Sequence[tuple[int, ...]],
) -> Floats:
    """What is seen of one standing right above another, (s, above, below, …)."""
    mentions, statements, number = view.mentions, view.statements, len(view.statements)
    ruled = np.zeros((number, MOST, MOST, 2), dtype=bool)
    for j, chain in enumerate(chains):
        for i, a in enumerate(chain):
            ruled[j, a, list(chain[i + 1 :]), 1] = True
        ruled[j, list(chain[:-1]), list(chain[1:]), 0] = True
    above, below = k[:, :, None], k[:, None, :]
    taken = standing.steps[above, below] - ruled[..., 0]
    beside = np.zeros((2, number, MOST, MOST), dtype=bool)
    listed = k.tolist()
    for j in range(number):
        column = {c: i for i, c in enumerate(listed[j])}
        for row, other in enumerate((view.parent[j], view.order[view.rank[j] - 1] if view.rank[j] else -1)):
            if other >= 0:
                chain = statements[other].chain
                for a, b in pairwise(chain):
                    if a in column and b in column:
                        beside[row, j, column[a], column[b]] = True
    starts, ends = np.array([*mentions.starts, -1])[where], np.array([*mentions.ends, -1])[where]
    sentence = np.array([*view.mentioned_in, -9])[where]
    both = (starts[:, :, None] >= 0) & (starts[:, None, :] >= 0)
    a1, a2, b1, b2 = starts[:, :, None], ends[:, :, None], starts[:, None, :], ends[:, None, :]
    seen = [
        ruled[..., 0],
        ruled[..., 1],
        taken > 0,
        taken > 1,
        standing.steps[below, above] > 0,
        standing.through[above, below] > 0,
        beside[0],
        beside[1],
        both & (a1 < b1),
        both & (sentence[:, :, None] == sentence[:, None, :]),
        both & (b1 <= a1) & (a2 <= b2),
        both & (a1 <= b1) & (b2 <= a2),
        both * np.sign(b1 - a1) * np.log1p(np.abs(b1 - a1)) / 6,
    ]
    return stacked(seen)
