"""One act that reports put in different towns."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotation import Location
from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.nearby import distance
from reportedly.record import Conflict, Statement

# Location.precision of a town or its district: a province may hold the town that the other names.
TOWN = 3
# Nearer towns than this may be one place named by its suburb or by the next town.
FAR_KM = 40.0


def place_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Pairs of claims alike in all but the town, where the towns lie apart."""
    seen: set[tuple[str, str]] = set()
    placed = (o for o in scene.linked.opposed if o.slot == "place")
    for pair in sorted(placed, key=lambda o: (-o.score, o.one, o.other)):
        one, other = scene.statements[pair.one], scene.statements[pair.other]
        claims = scene.claim_of[one.statement_id].claim_id, scene.claim_of[other.statement_id].claim_id
        towns = _town(scene, one), _town(scene, other)
        key = (min(claims), max(claims))
        if key in seen or towns[0] is None or towns[1] is None:
            continue
        gap = distance(towns[0][1], towns[1][1])
        if gap < FAR_KM:
            continue
        seen.add(key)
        told = " and ".join(
            f"{scene.outlet(s.report_id)} “{t[0]}”" for s, t in zip((one, other), towns, strict=True) if t
        )
        yield conflict(
            "place",
            "contradiction",
            [
                (towns[0][0], one.statement_id, one.report_id),
                (towns[1][0], other.statement_id, other.report_id),
            ],
            f"one act is told of two places {gap:.0f} km apart: {told}",
            claim_id=claims[0],
        )


def _town(scene: Scene, statement: Statement) -> tuple[str, Location] | None:
    """The only town in a statement, by name and place; None where it names none, several or a region."""
    names = scene.linked.annotations[statement.report_id].names
    inside = [
        n
        for n in names
        if n.kind == "place" and any(a <= n.start and n.end <= b for a, b in statement.pieces)
    ]
    found = {n.text: n.location for n in inside}
    if len(found) != 1:
        return None
    name, location = next(iter(found.items()))
    return (name, location) if location and location.precision <= TOWN else None
