"""A body called by the first word of its name that was taken for a place: "Vantor" of Vantor Steel.

Many a body is called after a place, too ("Brask" and the Brask town council), so more is asked for: the name
acts or speaks somewhere in the story, nowhere is anything in it or near it, and it is on no map.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from reportedly.annotation import Annotation
from reportedly.link.claims.wording import fold
from reportedly.link.entities.mentions import Mention
from reportedly.record import Report

# What stands before a place: something is there, comes or goes.
THERE = re.compile(
    r"\b(?:in|near|outside|inside|around|across|from|through|into|towards?|off|north|south|east|west)"
    r"\s+(?:of\s+)?(?:the\s+|central\s+|downtown\s+)?$",
    re.I,
)
# Characters before a name in which that is looked for.
BEFORE = 30


def named_short(
    mentions: Sequence[Mention],
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    at_work: Set[tuple[str, int]],
) -> list[Mention]:
    """The mentions, with bodies for those places that are one called short."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        words = fold(m.full).split()
        if m.kind == "organisation" and len(words) > 1:
            bodies[m.story].add(words[0])
    text = {r.report_id: r.text for r in reports}
    acts: set[tuple[str, str]] = set()
    there: set[tuple[str, str]] = set()
    for m in mentions:
        if not _may_be_body(m, bodies):
            continue
        key = m.story, fold(m.full)
        names = [annotations[m.report_id].names[i].start for i in m.names]
        if any((m.report_id, i) in at_work for i in m.names):
            acts.add(key)
        if any(THERE.search(text[m.report_id], max(0, at - BEFORE), at) for at in names):
            there.add(key)
    found = acts - there
    return [
        replace(m, kind="organisation") if _may_be_body(m, bodies) and (m.story, fold(m.full)) in found else m
        for m in mentions
    ]


def _may_be_body(mention: Mention, bodies: Mapping[str, Set[str]]) -> bool:
    near = bodies.get(mention.story, frozenset())
    return mention.kind == "place" and not mention.location and fold(mention.full) in near


__all__ = ["named_short"]
