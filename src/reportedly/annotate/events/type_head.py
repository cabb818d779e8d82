"""A small learned head over the act lexicon: which PLOVER type a coder would give an event.

One linear layer over the signs of ``signs``; weights, vocabulary and card are in ``data/models/event_types``.
It is heard only where it is sure (``SURE``), so the lexicon still says which words are an event at all, who
its parties are, and its type where the head is in doubt.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.annotate.events.signs import Block, Numbers, Seen
from reportedly.shipped import shipped_arrays

_MODEL = ("data", "models", "event_types", "head.npz")


@dataclass(frozen=True, slots=True)
class TypeHead:
    """``rows`` gives each sign, named ``block\\tsign``, its row in ``weights`` (signs, labels) and in
    ``rarity``; ``dense`` holds (weights, mean, scale) of each vector; ``bias`` (labels)."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    rarity: Numbers
    weights: Numbers
    dense: Mapping[str, tuple[Numbers, Numbers, Numbers]]
    bias: Numbers
    data: str = ""  # digest of the cases it was trained on

    def scores(self, event: Seen) -> dict[str, float]:
        """The probability of each label."""
        total = self.bias.copy()
        for name, block in event.blocks.items():
            rows, values = columns(self.rows, self.rarity, name, block)
            if rows:
                total += values @ self.weights[rows]
        for name, vector in event.vectors.items():
            weights, mean, scale = self.dense[name]
            total += ((vector - mean) * scale) @ weights
        total = np.exp(total - total.max())
        return dict(zip(self.labels, (total / total.sum()).tolist(), strict=True))


def columns(rows: Mapping[str, int], rarity: Numbers, name: str, block: Block) -> tuple[list[int], Numbers]:
    """The rows of a block's known signs, and their values: counts dampened and weighed by rarity, of
    length 1; those of ``told`` as they are."""
    named = ((rows.get(f"{name}\t{sign}"), value) for sign, value in block.items())
    known = [(row, value) for row, value in named if row is not None]
    at = [row for row, _ in known]
    values = np.array([value for _, value in known], dtype=np.float32)
    if name != "told" and known:
        values = (1 + np.log(values)) * rarity[at]
        values /= np.sqrt(values @ values)
    return at, values


def best(scores: Mapping[str, float]) -> str:
    """The likeliest label."""
    return max(scores, key=lambda label: (scores[label], label))


@functools.cache
def type_head() -> TypeHead:
    """The head that ships with the program, read once per process. Raises MissingPartError without it."""
    return unpacked(shipped_arrays(_MODEL, "head for event types", "training/event_types.py"))


def packed(head: TypeHead) -> dict[str, np.ndarray]:
    """The head as arrays, half as exact as it was: what the file holds."""
    signs = sorted(head.rows, key=head.rows.__getitem__)
    arrays: dict[str, np.ndarray] = {
        "labels": np.frombuffer("\n".join(head.labels).encode(), dtype=np.uint8),
        "signs": np.frombuffer("\n".join(signs).encode(), dtype=np.uint8),
        "rarity": head.rarity.astype(np.float16),
        "weights": head.weights.astype(np.float16),
        "bias": head.bias,
        "data": np.frombuffer(head.data.encode(), dtype=np.uint8),
    }
    for name, parts in head.dense.items():
        arrays |= {f"{name}.{i}": part for i, part in enumerate(parts)}
    return arrays


def unpacked(arrays: Mapping[str, np.ndarray]) -> TypeHead:
    """The head out of its arrays."""
    names = sorted({name.split(".")[0] for name in arrays if "." in name})
    signs = _lines(arrays["signs"])
    return TypeHead(
        labels=tuple(_lines(arrays["labels"])),
        rows={sign: row for row, sign in enumerate(signs)},
        rarity=arrays["rarity"].astype(np.float32),
        weights=arrays["weights"].astype(np.float32),
        dense={n: (arrays[f"{n}.0"], arrays[f"{n}.1"], arrays[f"{n}.2"]) for n in names},
        bias=arrays["bias"],
        data=arrays["data"].tobytes().decode(),
    )


def _lines(array: np.ndarray) -> Sequence[str]:
    return array.tobytes().decode().split("\n")


__all__ = ["TypeHead", "best", "columns", "packed", "type_head", "unpacked"]
