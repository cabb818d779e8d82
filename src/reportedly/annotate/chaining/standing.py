"""Where possible sources stand in the chains that the rules made, of a statement and of those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.chaining.surroundings import Numbers, Surroundings
from reportedly.annotation import LocalStatement

Marks = NDArray[np.bool_]


class Standing:
    """The rules' chains of a report as tables. ``root`` and ``middle`` (s + 1, p + 1) say of a statement and
    a possible source whether it stands there, their last row and column nothing; ``steps`` (p + 1, p + 1) how
    often one stands right above another, ``through`` how often a root is reached through another."""

    def __init__(self, statements: Sequence[LocalStatement], possible: int) -> None:
        self.statements = statements
        self.nobody = possible
        self.root = self._table([s.chain[-1:] for s in statements])
        self.middle = self._table([s.chain[1:-1] for s in statements])
        self.steps: Floats = np.zeros((possible + 1, possible + 1), dtype=np.float32)
        self.through: Floats = np.zeros((possible + 1, possible + 1), dtype=np.float32)
        for s in statements:
            for above, below in pairwise(s.chain):
                self.steps[above, below] += 1
            self.through[list(s.chain[1:-1]), s.chain[-1]] += 1

    def _table(self, marks: Sequence[Sequence[int]]) -> Marks:
        held = np.zeros((len(marks) + 1, self.nobody + 1), dtype=bool)
        for row, columns in enumerate(marks):
            held[row, list(columns)] = True
        return held

    def seen(self, view: Surroundings, k: Numbers) -> list[NDArray[np.generic]]:
        """Columns (s, k): where each of ``k`` stands in the chains beside, around, inside, and in its own."""
        found: list[NDArray[np.generic]] = []
        for other in view.beside():
            found += [self.root[other[:, None], k], self.middle[other[:, None], k]]
        inside = np.zeros_like(self.root)
        for j, outer in enumerate(view.parent):
            inside[outer] |= self.root[j]
        rows = np.arange(len(k))[:, None]
        last = np.array([s.chain[-1] for s in self.statements])[:, None]
        root, middle = self.root[rows, k], self.middle[rows, k]
        through = self.through[k, last]
        own = [root | middle | (k == 0), root, middle]
        return [*found, inside[rows, k], *own, self.steps[0][k] > 0, through > middle, through > 1]
