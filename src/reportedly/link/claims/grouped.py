"""What comes of grouping statements into claims, before their origins are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.link.claims.meant import Meant


@dataclass(frozen=True, slots=True)
class ClaimEdge:
    """Why two statements are one claim."""

    one: str
    other: str
    score: float
    copied: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """A claim before its origins are counted: its statements and the edges between them."""

    claim_id: str
    statement_ids: tuple[str, ...]
    edges: tuple[ClaimEdge, ...]


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two statements alike in all but that one denies or negates the other, tells of another place, tells
    as done what the other, which it retells, does not, or gives another figure for it."""

    one: str
    other: str
    score: float
    reason: str
    slot: Literal["denial", "place", "status", "number"] = "denial"


@dataclass(frozen=True, slots=True)
class ClaimDoubt:
    """Two statements that are hardly one claim, or hardly two; ``joined`` says what was done."""

    one: str
    other: str
    score: float
    joined: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """All statements in groups, sorted by id, alone where nothing says the same; those opposed; the
    pairs that could have gone the other way, the closest first; and the meanings that were asked for."""

    groups: tuple[Group, ...]
    opposed: tuple[Opposition, ...]
    doubts: tuple[ClaimDoubt, ...]
    meanings: tuple[Meant, ...]


def claim_of(groups: Sequence[Group]) -> Mapping[str, str]:
    """The claim of each statement."""
    return {s: g.claim_id for g in groups for s in g.statement_ids}
