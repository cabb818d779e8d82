"""Figures that a source puts in the place of another's: "two were held, not three", "318 and not 642"."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator

from reportedly.assess.scene import Scene, Value, conflict
from reportedly.link.claims.compare import compare_words
from reportedly.link.claims.figures import figures
from reportedly.link.claims.slots import TELLING_NUMBER
from reportedly.link.claims.wording import number_pattern, numbers
from reportedly.record import Conflict, Statement


def corrections(scene: Scene) -> Iterator[Conflict]:
    """What a statement says it is, and is not, set against who says in the same story that it is."""
    stories: dict[str, list[Statement]] = defaultdict(list)
    for key in sorted(scene.told):
        stories[scene.told[key].story].append(scene.statements[key])
    for story in sorted(stories):
        for statement in stories[story]:
            for right, wrong in _contrasts(statement.text):
                others = [s for s in stories[story] if _says(scene, s, wrong, statement)]
                if others:
                    yield _row(scene, statement, right, wrong, others)


def _row(scene: Scene, statement: Statement, right: str, wrong: str, others: list[Statement]) -> Conflict:
    value = numbers(wrong)[0][0]
    values: list[Value] = [(right, statement.statement_id, statement.report_id)]
    for s in others:
        words = next((f.words for f in figures(s.text) if f.value == value), wrong)
        values.append((words, s.statement_id, s.report_id))
    return conflict(
        "number",
        "contradiction",
        values,
        f"“{right}”, says {scene.outlet(statement.report_id)}, and not “{wrong}”",
        claim_id=scene.claim_of[statement.statement_id].claim_id,
    )


def _says(scene: Scene, other: Statement, wrong: str, statement: Statement) -> bool:
    """Whether another source gives the figure that a statement sets aside; one that everybody has, of like
    words."""
    value = numbers(wrong)[0][0]
    if other.root == statement.root or value not in {f.value for f in figures(other.text)}:
        return False
    if any(numbers(w)[0][0] == value for _, w in _contrasts(other.text)):
        return False
    one, told = scene.told[statement.statement_id], scene.told[other.statement_id]
    return value > TELLING_NUMBER or bool(one.tolls & told.tolls) or bool(compare_words(one, told).shared)


def _contrasts(text: str) -> list[tuple[str, str]]:
    """The figures of a text that are put in the place of others, with those: the words of both."""
    found = [(m["right"], m["wrong"]) for m in _contrast().finditer(text)]
    found += [(m["right"], m["wrong"]) for m in _turned().finditer(text)]
    return [(r, w) for r, w in found if numbers(r) and numbers(w) and numbers(r)[0][0] != numbers(w)[0][0]]


@functools.cache
def _contrast() -> re.Pattern[str]:
    """ "Two people were held, not three", "318 names rather than 642"."""
    beside = r"(?:,?\s+and\s+not|,\s+not|\s+rather\s+than|\s+instead\s+of)"
    return re.compile(
        rf"\b(?P<right>{number_pattern()}(?:\s+[^\W\d_]+){{0,4}}?){beside}\s+(?:(?:of|at|to|by|on|for|in)\s+)?(?P<wrong>{number_pattern()})\b(?!\s*(?:but|only)\b)",
        re.I,
    )


@functools.cache
def _turned() -> re.Pattern[str]:
    """ "Not 642 but 318"."""
    return re.compile(
        rf"\bnot\s+(?P<wrong>{number_pattern()}),?\s+but\s+(?:only\s+)?(?P<right>{number_pattern()})\b", re.I
    )


__all__ = ["corrections"]
