"""Who fought whom: two sides, whether one is a state, and so of which type the violence is."""

from __future__ import annotations

from typing import Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.columns import Column
from reportedly.publish.exports.sides import Side, sides
from reportedly.publish.exports.ucdp.assigned import ASSIGNED
from reportedly.publish.exports.world import states
from reportedly.publish.views.sides import is_named


def number(side: Side) -> int | None:
    """The Gleditsch-Ward number of a side that is one state."""
    codes = {e.country_code for e in side.entities if e.kind == "country"}
    state = states().get(codes.pop() or "") if len(codes) == 1 and len(side.entities) == 1 else None
    return state.number if state else None


def violence(row: Coded) -> int | None:
    """1 between a state and another side, 2 between two groups; None where that is not told."""
    both = [side.entities for side in sides(row)]
    if not all(both):
        return None
    if any(e.kind == "country" for side in both for e in side):
        return 1
    return 2 if all(e.kind == "group" and is_named(e) for side in both for e in side) else None


COLUMNS: Final[tuple[Column[Coded], ...]] = (
    Column("side_a_dset_id", "integer", "Side A, in the set it came from", ASSIGNED),
    Column("side_a_new_id", "integer", "Side A, UCDP's number", ASSIGNED),
    Column(
        "side_a",
        "text",
        "Side A",
        "Who is said to have acted, by our names; of a clash that has no attacker the first who is named. "
        "Where nobody is named, the words of the report (“unidentified gunmen”); empty where these only "
        "count.",
        lambda r: sides(r)[0].name,
    ),
    Column("side_b_dset_id", "integer", "Side B, in the set it came from", ASSIGNED),
    Column("side_b_new_id", "integer", "Side B, UCDP's number", ASSIGNED),
    Column(
        "side_b",
        "text",
        "Side B",
        "Whom it is said to have befallen, or the others of a clash; nobody is on both sides. Words as in "
        "side_a.",
        lambda r: sides(r)[1].name,
    ),
)

NUMBERS: Final[tuple[Column[Coded], ...]] = (
    Column(
        "gwnoa",
        "integer",
        "Gleditsch-Ward number of side A",
        "Where side A is one country.",
        lambda r: number(sides(r)[0]),
    ),
    Column(
        "gwnob",
        "integer",
        "Gleditsch-Ward number of side B",
        "Where side B is one country.",
        lambda r: number(sides(r)[1]),
    ),
)
