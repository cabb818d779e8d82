"""The small network that says how well who might stand in a chain does stand there, and in what order.

Weights, and what they were learned from, are in ``data/models/chaining``; ``training/chains.py`` makes them.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.chaining.signs import Signs
from reportedly.shipped import shipped_arrays

_MODEL = ("data", "models", "chaining", "network.npz")
# Products of this many multiplications are done by one thread (OpenBLAS); of more, by several, which spend
# twice the CPU in waiting for each other.
ONE_THREAD = 250_000

Weights = Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Scores:
    """For each statement (s) and who might stand in its chain (k): the score of standing in it, of being its
    root, and, ``steps`` (s, k, k), of one standing right above another; ``lengths`` is by number of links."""

    members: Floats
    roots: Floats
    steps: Floats
    lengths: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Several that learned from other beginnings, each as weights by name; their mean counts. ``shared`` are
    the weights that tell the tagger's vectors in fewer numbers, ``margin`` is by how much another chain has
    to score better than the rules'."""

    members: tuple[Weights, ...]
    shared: Weights
    margin: float

    def scores(self, signs: Signs) -> Scores:
        """How all of a report's statements are judged."""
        vectors = [_reduced(self.shared, signs.vectors[:, i]) for i in range(3)]
        met = _reduced(self.shared, signs.met)
        each = [_scores(weights, signs, vectors, met) for weights in self.members]
        return Scores(*(np.mean(parts, axis=0) for parts in zip(*each, strict=True)))


def _scores(
    w: Weights, signs: Signs, vectors: Sequence[Floats], met: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """What one of them says: members, roots, steps, lengths. ``vectors`` of each statement's cue, content and
    source and ``met`` of the mentions are in few numbers."""
    number, most = signs.who.shape
    of_statement = _product(signs.of_statement, w["hidden.statement"]) + w["hidden.bias"]
    for vector, name in zip(vectors, ("cue", "content", "source"), strict=True):
        of_statement += _product(vector, w[f"hidden.{name}"])
    by_mention = _product(met, w["hidden.mention"])
    hidden = _of_pairs(signs, w["hidden.pair"]) + by_mention[signs.where.ravel()]
    hidden = np.maximum(hidden + np.repeat(of_statement, most, axis=0), 0)
    hidden += np.maximum(_product(hidden, w["second"]) + w["second.bias"], 0)
    ends = _product(hidden, w["ends"]) + _of_pairs(signs, w["ends.pair"]) + w["ends.bias"]
    ends = ends.reshape(number, most, 2)
    above = _product(hidden, w["above"]).reshape(number, most, 1, -1)
    below = _product(hidden, w["below"]).reshape(number, 1, most, -1)
    of_step = signs.of_step.reshape(number * most * most, -1)
    seen = _product(of_step, w["step"]).reshape(number, most, most, -1) + w["step.bias"]
    both = np.maximum(above + below + seen, 0)
    steps = both @ w["step.out"] + signs.of_step @ w["step.direct"] + w["step.out.bias"]
    return ends[..., 0], ends[..., 1], steps, w["lengths"]


def _of_pairs(signs: Signs, weights: Floats) -> Floats:
    """(s * k, …): what is seen of pairs times ``weights``; what is the same in many pairs is counted once."""
    number, most, own = signs.of_pair.shape
    widths = np.cumsum([own, signs.of_possible.shape[1]])
    by_pair, by_possible, by_mention = np.split(weights, widths)
    found = _product(signs.of_pair.reshape(number * most, own), by_pair)
    found += _product(signs.of_possible, by_possible)[signs.who.ravel()]
    found += _product(signs.of_mention, by_mention)[signs.where.ravel()]
    return found


def _product(rows: Floats, weights: Floats) -> Floats:
    """``rows`` @ ``weights``, in blocks small enough for one thread."""
    block = max(1, ONE_THREAD // weights.size)
    if len(rows) <= block:
        return rows @ weights
    return np.concatenate([rows[k : k + block] @ weights for k in range(0, len(rows), block)])


def _reduced(w: Weights, vectors: Floats) -> Floats:
    """Vectors in few numbers; those that are missing (all 0) stay 0."""
    told = _product(vectors, w["reduction"]) - w["reduction.mean"]
    found: Floats = told * (vectors[:, :1] != 0)
    return found


@functools.cache
def network() -> Network:
    """The network that ships with the program, read once per process. Raises MissingPartError without it."""
    held = shipped_arrays(_MODEL, "network for chains", "training/chains.py")
    members: dict[str, dict[str, Floats]] = {}
    shared: dict[str, Floats] = {}
    for key, values in held.items():
        member, _, name = key.rpartition(" ")
        into = members.setdefault(member, {}) if member else shared
        into[name] = values.astype(np.float32)
    return Network(tuple(members.values()), shared, float(shared.pop("margin")))


__all__ = ["Network", "Scores", "network"]
