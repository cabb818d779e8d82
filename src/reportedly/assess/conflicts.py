"""Reports that cannot all be right, or that tell one thing with changed force: all kinds together."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.assess.corrections import corrections
from reportedly.assess.dates import date_conflicts, meeting_conflicts
from reportedly.assess.denial import denials
from reportedly.assess.force import force_conflicts
from reportedly.assess.naming import naming_conflicts
from reportedly.assess.numbers import number_conflicts
from reportedly.assess.people import people_conflicts, source_conflicts
from reportedly.assess.places import place_conflicts
from reportedly.assess.quantities import quantity_conflicts
from reportedly.assess.scene import Scene
from reportedly.assess.tolls import toll_conflicts
from reportedly.link import Linked
from reportedly.record import Claim, Conflict


def find_conflicts(linked: Linked, claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """All conflicts, sorted by id."""
    scene = Scene.of(linked, claims)
    found: dict[str, Conflict] = {}
    for part in (
        number_conflicts,
        toll_conflicts,
        quantity_conflicts,
        corrections,
        date_conflicts,
        meeting_conflicts,
        force_conflicts,
        people_conflicts,
        place_conflicts,
        source_conflicts,
        denials,
        naming_conflicts,
    ):
        found.update({c.conflict_id: c for c in part(scene)})
    return tuple(found[key] for key in sorted(found))
