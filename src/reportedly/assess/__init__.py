"""Assess: what the linked reports are worth, in counts and conflicts, each with its reason.

What enters is ``Linked``; what leaves is the ``Record``, every table sorted by its id. Here origins are
counted (``independence``) and reports held against each other (``conflicts``): figures, dates, force,
names for one thing, denials. Nothing is linked anew: where two things were left apart, they are
counted apart. And nothing is called true: an origin is somebody's word, not a fact.
"""

from __future__ import annotations

from reportedly.assess.conflicts import find_conflicts
from reportedly.assess.independence import claim_rows
from reportedly.link import Linked
from reportedly.record import Record


def assess(linked: Linked) -> Record:
    """The record of all reports, the same for any order in which they came."""
    claims = claim_rows(linked)
    return Record(
        reports=tuple(sorted(linked.reports, key=lambda r: (r.file, r.part, r.report_id))),
        stories=tuple(sorted(linked.stories, key=lambda s: s.story_id)),
        reuse=tuple(sorted(linked.reuse, key=lambda r: r.reuse_id)),
        entities=linked.entities.entities,
        sources=linked.sources.sources,
        statements=linked.statements,
        claims=claims,
        events=linked.events,
        conflicts=find_conflicts(linked, claims),
    )


__all__ = ["assess"]
