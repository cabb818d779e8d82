"""Figures for one thing that differ between reports."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportedly.assess.given import UNITS
from reportedly.assess.joined import groups_of_pairs
from reportedly.assess.scene import Scene, conflict
from reportedly.link.claims.compare import compare_words
from reportedly.link.claims.figures import Figure, figures, is_extra, single_amounts
from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.wording import fold, word_sets
from reportedly.record import Conflict, Statement

# Two figures that round to one: "15 miles" and "24 km", "some 90" and 94.
ROUNDING = 0.05
# "Raised its estimate to 15 million".
REVISED = re.compile(
    r"\b(?:raised|lowered|revised|corrected)\s+(?:its|their|his|her|the)\b[^.;]{0,60}\bto\s+[\w ]{0,24}?$",
    re.I,
)
# Each of two statements has to answer this share of the other's telling words: figures of one thing are told
# with one act, mostly. Set on tests/assess/test_conflicts.py.
ONE_THING = 0.4


@dataclass(frozen=True, slots=True)
class Given:
    """A figure and the statement that has it."""

    statement: Statement
    figure: Figure


def number_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Differing figures of one claim, over reports; people are counted over the story (``tolls``)."""
    for claim, members in scene.shared_claims():
        given = [
            Given(s, f)
            for s in members
            for f in single_amounts(figures(scene.told[s.statement_id].text))
            if not f.units & UNITS and not is_extra(f)
        ]
        told = [scene.of_report[i] for i in claim.report_ids]
        for group in groups_of_pairs(given, partial(_differ, scene, told), partial(_alike, scene), _report):
            yield _row(scene, claim.claim_id, group)


def _differ(scene: Scene, told: Sequence[Sequence[Statement]], one: Given, other: Given) -> bool:
    """Whether two figures of two reports cannot both be right of one thing."""
    if one.statement.report_id == other.statement.report_id or not _same_thing(one.figure, other.figure):
        return False
    if not figures_apart(one.figure, other.figure):
        return False
    words = compare_words(*(scene.told[g.statement.statement_id] for g in (one, other)))
    if min(words.answered) < ONE_THING or _by_others(scene, one.statement, other.statement):
        return False
    return not any(_known_as_two(statements, one, other) for statements in told)


def _by_others(scene: Scene, one: Statement, other: Statement) -> bool:
    """Whether each of two statements tells of a body that acts, and neither of the other's: two clubs'
    offers."""
    bodies = [_bodies(scene, s) for s in (one, other)]
    return all(bodies) and not bodies[0] & bodies[1]


def _bodies(scene: Scene, statement: Statement) -> set[str]:
    """The bodies that a statement names, and the one whose offer or request it tells."""
    found = {e for e in scene.told[statement.statement_id].names if scene.kinds.get(e) == "organisation"}
    if set(fold(statement.cue or "").split()) & word_sets("asking.txt", "offers.txt"):
        found.add(scene.sources[statement.root].entity_id or statement.root)
    return found


def _alike(scene: Scene, given: Given) -> Hashable:
    """All of a figure and its statement that counts where it is held against those of other reports."""
    told, f = scene.told[given.statement.statement_id], given.figure
    words = tuple(sorted(told.surface.items()))
    bodies = frozenset(_bodies(scene, given.statement))
    return f.value, f.low, f.high, f.units, f.head, words, told.figures, told.tolls, bodies


def _report(given: Given) -> str:
    return given.statement.report_id


def _same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: the noun of each is among what the other counts."""
    if one.head is None or other.head is None:
        return bool(one.units & other.units)
    return one.head in other.units and other.head in one.units and not of_two_kinds(one, other)


def of_two_kinds(one: Figure, other: Figure) -> bool:
    """Whether the nouns that two figures count are told apart by what stands before them: machine guns are
    no assault guns."""
    kinds = [{u: u for u in f.units if u != f.head} for f in (one, other)]
    return one.head is not None and all(kinds) and not any(nearness(*kinds)[0].values())


def figures_apart(one: Figure, other: Figure) -> bool:
    """Whether no number fits both, roundings aside."""
    few, many = sorted((one, other), key=lambda f: f.value)
    if few.value == many.value or few.open_upwards or many.open_downwards:
        return False
    rough = few.rough or many.rough or "km" in few.units
    return not rough or many.value - few.value > ROUNDING * many.value


def _known_as_two(statements: Sequence[Statement], one: Given, other: Given) -> bool:
    """Whether a report gives both on one word: "12 of the 40" it knows for two counts."""
    roots: dict[float, set[str]] = {one.figure.value: set(), other.figure.value: set()}
    for statement in statements:
        for figure in figures(statement.text):
            if figure.value in roots and (
                _same_thing(figure, one.figure) or _same_thing(figure, other.figure)
            ):
                roots[figure.value].add(statement.root)
    return bool(set.intersection(*roots.values()))


def _row(scene: Scene, claim_id: str, group: Sequence[Given]) -> Conflict:
    words: dict[float, str] = {}
    for g in sorted(group, key=lambda g: (scene.day(g.statement), g.statement.statement_id)):
        words.setdefault(g.figure.value, g.figure.words)
    ordered = sorted(group, key=lambda g: (g.figure.value, g.statement.statement_id))
    later = _later_from_same(scene, group)
    why = "the later figure takes the place of the other" if later else "the reports differ"
    told = " against ".join(f"“{words[value]}”" for value in sorted(words))
    return conflict(
        "number",
        "update" if later else "contradiction",
        [(words[g.figure.value], g.statement.statement_id, g.statement.report_id) for g in ordered],
        f"{told}: {why}",
        claim_id=claim_id,
    )


def _later_from_same(scene: Scene, group: Sequence[Given]) -> bool:
    """Whether each figure was first given by one and the same source, on another day than the others, or is
    put in the place of another in so many words.

    What a report retells of an earlier one with another figure is no update.
    """
    first: dict[float, Statement] = {}
    for g in sorted(group, key=lambda g: (scene.day(g.statement)[:10], g.statement.statement_id)):
        first.setdefault(g.figure.value, g.statement)
    days = {scene.day(s)[:10] for s in first.values()}
    revised = any(
        g.statement is first[g.figure.value]
        and REVISED.search(scene.told[g.statement.statement_id].text[: g.figure.start])
        for g in group
    )
    return (revised or len({s.root for s in first.values()}) == 1) and len(days) == len(first)
