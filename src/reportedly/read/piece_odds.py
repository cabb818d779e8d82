"""What each piece around a text is (outlet, writer, place, agency, …), by its signs.

Lists know the names that somebody thought of; the weights (``data/read/piece_weights.tsv``) were counted on
heads by several hands (``training/pieces.py``), so that a name that no list has is told by where it stands,
by what is beside it and by what it has in common with others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from reportedly.read.piece_signs import Placed, placed_pieces
from reportedly.read.words import entries

# What the gold of a head can say of a name; "source" is an outlet that the text was taken from.
KINDS = ("other", "outlet", "writer", "place", "agency", "source", "photographer", "helper", "translator")


Weights: TypeAlias = dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece of a line, with how likely it is each of ``KINDS``, in their order; these add up to one."""

    text: str
    line: str
    shares: tuple[float, ...]

    def share(self, kind: str) -> float:
        """How likely the piece is of a kind, 0 to 1."""
        return self.shares[KINDS.index(kind)]

    @property
    def kind(self) -> str:
        """What the piece is likeliest to be."""
        return KINDS[self.shares.index(max(self.shares))]


def judged_pieces(above: Sequence[str], below: Sequence[str]) -> list[Judged]:
    """The pieces of the lines above a text and below it, each with what it is likely to be."""
    return [_judged(placed) for placed in placed_pieces(above, below)]


@cache
def weights() -> Weights:
    """The weights that ship."""
    return parsed(entries("piece_weights", suffix=".tsv"))


def parsed(lines: Iterable[str]) -> Weights:
    """By sign, the weight for each kind but the first, beside which the others are weighed."""
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sign: tuple(map(float, row)) for sign, *row in rows}


def _judged(placed: Placed) -> Judged:
    table = weights()
    met = [table[sign] for sign in ("any", *placed.signs) if sign in table]
    odds = [0.0, *(sum(column) for column in zip(*met, strict=True))]
    most = max(odds)
    powers = [math.exp(one - most) for one in odds]
    whole = sum(powers)
    return Judged(placed.text, placed.line, tuple(power / whole for power in powers))
