"""How likely two statements of two reports say the same, as learned from stories in which readers marked it.

The rules of ``compare`` ask for words in common, and newsrooms retell in words of their own. What is left is
what a reader goes by: of all that the other report tells nothing is nearer, every word of the shorter has a
near one in the longer, words that the whole story is full of apart; a figure or a day is the same; both go
back to one source. How much each of these counts was learned by ``training/same_claims.py``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.embedding import Vectors, weight, word_vector
from reportedly.link.claims.figures import figures
from reportedly.link.claims.learned import likelihood
from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.told import Told
from reportedly.link.claims.ways import same_way
from reportedly.link.claims.wording import fold, stem, word_set

# Learned by ``training/same_claims.py``.
WEIGHTS = "same_claim.tsv"
# Two sources whose words have less than this in common are others.
OTHER_LABEL = 0.3


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a statement, names too: the vector of each, and how much each tells in its story."""

    vectors: Vectors
    weights: Vectors


class Sameness:
    """What tells whether two statements say the same, worked out for one run."""

    def __init__(self, told: Sequence[Told], vectors: Vectors, acts: Vectors, meanings: Vectors) -> None:
        self.told, self.vectors, self.acts, self.meanings = told, vectors, acts, meanings
        self.reports: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, t in enumerate(told):
            self.reports[t.story, t.report_id].append(i)
        self.told_words: dict[int, Mapping[str, str]] = {}
        self.words: dict[int, _Words] = {}
        self.rare: dict[str, Mapping[str, float]] = {}
        self.ranked: dict[tuple[int, str], Mapping[int, tuple[int, float]]] = {}

    def probability(self, i: int, j: int, *, against: bool) -> float:
        """How likely two statements of different reports of one story say the same; ``against`` says that
        something speaks against it which does not rule it out."""
        return likelihood(WEIGHTS, self.features(i, j, against=against))

    def is_read(self, i: int, j: int) -> bool:
        """Whether the encoder read both."""
        return bool(self.meanings[i].any() and self.meanings[j].any())

    def but_for_figures(self, i: int, j: int) -> float:
        """How likely they say the same, or give two figures for one thing."""
        found = self.features(i, j, against=False)
        return likelihood(WEIGHTS, {k: x for k, x in found.items() if k != "another figure"})

    def features(self, i: int, j: int, *, against: bool) -> Mapping[str, float]:
        """What is looked at, in numbers."""
        one, other = self.told[i], self.told[j]
        (there, lead), (here, led) = self._rank(i, j), self._rank(j, i)
        less, more = sorted(self._answered(i, j))
        size = min(len(one.stems), len(other.stems))
        roots = _likeness(dict(one.way.words), dict(other.way.words))
        mine, yours = figures(one.text), figures(other.text)
        alike = [(f, g) for f in mine for g in yours if f.units & g.units]
        equal = {f.value for f in mine} & {g.value for g in yours} - {1.0}
        return {
            "near in meaning": self._near(i, [j])[0],
            "the less answered": less,
            "the more answered": more,
            "nearest of the other report": 1 / (1 + max(there, here)),
            "nearest of either report": 1 / (1 + min(there, here)),
            "nearer than the next": min(lead, led),
            "over one outlet": float(same_way(one.way, other.way) is not None),
            "sources called alike": roots,
            "other sources": float(bool(one.way.words and other.way.words) and roots < OTHER_LABEL),
            "as many befallen": float(bool(one.counts & other.counts)),
            "a large figure of both": float(bool(one.figures & other.figures)),
            "as many of one thing": float(any(f.value == g.value for f, g in alike)),
            "as many of something": float(bool(equal) and not any(f.value == g.value for f, g in alike)),
            "another figure": float(bool(alike) and not any(f.value == g.value for f, g in alike)),
            "a day of both": float(bool(set(one.times) & set(other.times))),
            "one status": float(one.local.status == other.local.status),
            "size": math.log(1 + size),
            "something against it": float(against),
        }

    def one_source(self, i: int, j: int) -> bool:
        """Whether two statements go back to one source that is named, who may be the other's outlet, or came
        over one outlet."""
        one, other = self.told[i].way, self.told[j].way
        if same_way(one, other) is not None or (one.named is not None and one.named == other.named):
            return True
        return any(a.named is not None and a.named == b.own for a, b in ((one, other), (other, one)))

    def near(self, i: int, j: int) -> float:
        """How near two statements are in meaning."""
        return self._near(i, [j])[0]

    def is_nearest(self, i: int, j: int) -> bool:
        """Whether nothing else in the report of ``j`` is nearer to ``i``."""
        own = self.told[i].report_id == self.told[j].report_id
        return self._rank(i, j)[0] <= own

    def told_beside(self, i: int) -> int:
        """How many statements the report of one has, with it."""
        return len(self.reports[self.told[i].story, self.told[i].report_id])

    def _near(self, i: int, others: Sequence[int]) -> list[float]:
        """How near each of the others of one report is in meaning; by words where the encoder read none of
        them."""
        near = self.meanings[others] @ self.meanings[i]
        if not near.any():
            near = (self.vectors[others] @ self.vectors[i] + self.acts[others] @ self.acts[i]) / 2
        found: list[float] = near.round(4).tolist()
        return found

    def _rank(self, i: int, j: int) -> tuple[int, float]:
        """How many statements of the report of ``j`` are nearer to ``i``, and by how much it is ahead of the
        next, or behind the first."""
        key = i, self.told[j].report_id
        if key not in self.ranked:
            members = self.reports[self.told[j].story, self.told[j].report_id]
            near = np.array(self._near(i, members))
            order = np.argsort(-near, kind="stable").tolist()
            best = float(near[order[0]])
            # Where a report tells one thing alone, that it is the nearest tells nothing.
            second, ahead = (float(near[order[1]]), 0) if len(order) > 1 else (best, 1)
            self.ranked[key] = {
                members[k]: (n + ahead, float(near[k]) - (best if n else second)) for n, k in enumerate(order)
            }
        return self.ranked[key][j]

    def _answered(self, i: int, j: int) -> tuple[float, float]:
        """How near the words of each have one in the other, those the story is full of counted little."""
        ours, theirs = self._words(i), self._words(j)
        if not len(ours.weights) or not len(theirs.weights):
            return 0.0, 0.0
        near = ours.vectors @ theirs.vectors.T
        return (
            round(float(near.max(axis=1) @ ours.weights), 4),
            round(float(near.max(axis=0) @ theirs.weights), 4),
        )

    def _words(self, i: int) -> _Words:
        if i not in self.words:
            found = self._told_words(i)
            rare = self._rare(self.told[i].story)
            weights = np.array([weight(w) * rare[k] for k, w in found.items()], dtype=np.float32)
            vectors = np.array([word_vector(w) for w in found.values()], dtype=np.float32)
            self.words[i] = _Words(vectors, weights / weights.sum() if len(weights) else weights)
        return self.words[i]

    def _told_words(self, i: int) -> Mapping[str, str]:
        """A word for each stem of what a statement tells, names too."""
        if i not in self.told_words:
            found = dict(self.told[i].surface)
            for word in fold(self.told[i].plain).split():
                if len(word) > 1 and word not in word_set("stopwords.txt"):
                    found.setdefault(stem(word), word)
            self.told_words[i] = found
        return self.told_words[i]

    def _rare(self, story: str) -> Mapping[str, float]:
        """How rare each word is in a story: 1 where one of its statements has it, towards 0 where all do."""
        if story not in self.rare:
            members = [i for (s, _), ids in self.reports.items() if s == story for i in ids]
            spread = Counter(k for i in members for k in self._told_words(i))
            whole = math.log(len(members) + 1)
            self.rare[story] = {
                k: math.log((len(members) + 1) / (n + 0.5)) / whole for k, n in spread.items()
            }
        return self.rare[story]


def _likeness(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """How much of the words of one source another has, by which has more of the other's."""
    if not one or not other:
        return 0.0
    ours, theirs = nearness(one, other)
    return max(sum(ours.values()) / len(ours), sum(theirs.values()) / len(theirs))


__all__ = ["Sameness"]
