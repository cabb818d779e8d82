"""Reports that cannot all be right, or that tell one thing with changed force: all kinds together."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.assess.ages import age_conflicts
from reportedly.assess.answers import answer_conflicts
from reportedly.assess.corrections import corrections
from reportedly.assess.dates import date_conflicts, meeting_conflicts
from reportedly.assess.denial import denials
from reportedly.assess.estimates import estimate_conflicts
from reportedly.assess.force import force_conflicts
from reportedly.assess.happenings import act_conflicts, happening_conflicts
from reportedly.assess.naming import naming_conflicts
from reportedly.assess.numbers import number_conflicts
from reportedly.assess.people import people_conflicts, source_conflicts
from reportedly.assess.places import place_conflicts
from reportedly.assess.quantities import quantity_conflicts
from reportedly.assess.scene import Scene
from reportedly.assess.tallies import tally_conflicts
from reportedly.assess.tolls import toll_conflicts
from reportedly.link import Linked
from reportedly.link.claims.wording import numbers
from reportedly.record import Claim, Conflict


def find_conflicts(linked: Linked, claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """All conflicts, sorted by id."""
    scene = Scene.of(linked, claims)
    found: dict[str, Conflict] = {}
    for part in (
        number_conflicts,
        toll_conflicts,
        quantity_conflicts,
        tally_conflicts,
        corrections,
        date_conflicts,
        meeting_conflicts,
        age_conflicts,
        happening_conflicts,
        act_conflicts,
        force_conflicts,
        people_conflicts,
        place_conflicts,
        source_conflicts,
        denials,
        naming_conflicts,
    ):
        found.update({c.conflict_id: c for c in part(scene)})
    for row in (*estimate_conflicts(scene), *answer_conflicts(scene)):
        if not any(_holds(c, row) for c in found.values()):
            found[row.conflict_id] = row
    return tuple(found[key] for key in sorted(found))


def _holds(row: Conflict, part: Conflict) -> bool:
    """Whether a row about figures has all that another has, by its statements and their numbers."""
    if row.field != part.field or row.kind != part.kind:
        return False
    mine, theirs = (
        {(i, numbers(v.value)[0][0] if numbers(v.value) else None) for v in c.values for i in v.statement_ids}
        for c in (row, part)
    )
    return theirs <= mine
