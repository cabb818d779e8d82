"""Figures for one thing that differ between reports."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.assess.scene import Scene, conflict
from reportedly.assess.tolls import UNITS
from reportedly.link.claims.figures import Figure, figures, single_amounts
from reportedly.record import Conflict, Statement


def number_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Differing figures of one claim, over reports; people are counted over the story (``tolls``)."""
    for claim, members in scene.shared_claims():
        given = [
            (s, f)
            for s in members
            for f in single_amounts(figures(scene.told[s.statement_id].text))
            if not f.units & UNITS
        ]
        for group in _by_unit(given):
            values = {f.value for _, f in group}
            reports = {s.report_id for s, _ in group}
            if len(values) < 2 or len(reports) < 2 or _parts(group):
                continue
            later = _later_from_same(scene, group)
            why = "the later figure is from the same source" if later else "the reports differ"
            told = " against ".join(
                dict.fromkeys(f"“{f.words}”" for _, f in sorted(group, key=lambda p: p[1].value))
            )
            yield conflict(
                "number",
                "update" if later else "contradiction",
                [
                    (f.words, s.statement_id, s.report_id)
                    for s, f in sorted(group, key=lambda p: (p[1].value, p[0].statement_id))
                ],
                f"{told}: {why}",
                claim_id=claim.claim_id,
            )


def _by_unit(given: list[tuple[Statement, Figure]]) -> Iterator[list[tuple[Statement, Figure]]]:
    """Figures that count the same: of each unit that more than one report counts, the largest set once."""
    units = sorted({u for _, f in given for u in f.units})
    seen: set[frozenset[tuple[str, str]]] = set()
    for unit in units:
        group = [(s, f) for s, f in given if unit in f.units]
        key = frozenset((s.statement_id, f.words) for s, f in group)
        if len({s.report_id for s, _ in group}) > 1 and key not in seen:
            seen.add(key)
            yield group


def _parts(group: list[tuple[Statement, Figure]]) -> bool:
    """Whether every two reports share a figure: "12 of the 40" in both differ in nothing."""
    sets: dict[str, set[float]] = {}
    for s, f in group:
        sets.setdefault(s.report_id, set()).add(f.value)
    values = list(sets.values())
    return all(a & b for k, a in enumerate(values) for b in values[k + 1 :])


def _later_from_same(scene: Scene, group: list[tuple[Statement, Figure]]) -> bool:
    """Whether each figure was first given by one and the same source, on another day than the others.

    What a report retells of an earlier one with another figure is no update.
    """
    first: dict[float, Statement] = {}
    for s, f in sorted(group, key=lambda p: (scene.day(p[0])[:10], p[0].statement_id)):
        first.setdefault(f.value, s)
    days = {scene.day(s)[:10] for s in first.values()}
    return len({s.root for s in first.values()}) == 1 and len(days) == len(first)
