"""The figures of a report that count something else than those who came to harm, each with the words of its
clause."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.assess.given import LOOSE, UNITS, is_background, is_presupposed
from reportedly.assess.parts import PART_OF
from reportedly.assess.quantities import acting
from reportedly.assess.scene import Scene
from reportedly.link.claims.counted import CURRENCIES, casualties, people_words
from reportedly.link.claims.elided import lengths_of_time
from reportedly.link.claims.figures import Figure, bounds, figures, is_extra
from reportedly.link.claims.forms import REAL
from reportedly.link.claims.matters import words
from reportedly.link.claims.wording import (
    fold,
    number_pattern,
    numbers,
    stem,
    synonym_classes,
    word_list,
    word_sets,
)
from reportedly.record import Statement

CLAUSE = re.compile(
    r"[;:.!?]\s|,\s(?=(?:and|but|while|which|who|where|after|when)\b)|"
    r"\s(?:and|but|while)\s(?=\w+ (?:\w+ )?(?:was|were|had|has|have)\b)"
)
WITH_PART = re.compile(
    rf"{number_pattern()}\s+of\s+(?:the|its|their|his|her|some|about)\s+{number_pattern()}", re.I
)
UP_FROM = re.compile(
    rf"\b(?:up|down|revised|corrected|raised|lowered)\s+from\s+(?P<before>{number_pattern()})", re.I
)
# "Four of the lorries", "two other lorries".
PART = re.compile(rf"{number_pattern()}\s+(?:of|other|more|last|remaining)\b(?!\s+them)", re.I)
PEOPLE = "people"
# Who was on board is counted beside those of them who died.
ABOARD = "aboard"
TIMES = word_sets("weekdays.txt", "months.txt", "time_words.txt")


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure, what it counts, the words of its clause, and the statement that has it with its origins;
    ``part`` says that it is of some of those counted ("four of the lorries")."""

    figure: Figure
    thing: str
    surface: dict[str, str]
    clause: str
    statement: Statement
    origins: frozenset[str]
    real: bool
    parties: frozenset[str]
    part: bool


def tallied(scene: Scene, report_id: str, began: Mapping[str, date]) -> Iterator[Tally]:
    """The figures of a report in their order; ``began`` has the day before which a story cannot lie."""
    annotation = scene.linked.annotations.get(report_id)
    if annotation is None:
        return
    text = scene.reports[report_id].text
    for start, end in annotation.sentences:
        for figure in _figures(text[start:end]):
            at = start + figure.start
            statement = scene.holder(report_id, at)
            thing = _thing(figure)
            if (
                statement is None
                or thing is None
                or is_extra(figure)
                or figure.words.lower() in {"one", "two"}
            ):
                continue
            told = scene.told[statement.statement_id]
            if is_background(scene, told, began[told.story]):
                continue
            first, last = _clause(text, max(start, statement.start), min(end, statement.end), at)
            if _tells_of_toll(text[first:last]) and ABOARD not in figure.units:
                continue
            yield Tally(
                figure,
                thing,
                _surface(scene, report_id, first, last, figure),
                text[first : _with_the_one_before(text, last, end)],
                statement,
                scene.speakers(scene.roots.get(statement.statement_id) or frozenset({statement.root})),
                statement.status in REAL or is_presupposed(text[start:at]),
                acting(scene, report_id, first, last),
                PART.match(text, at, end) is not None,
            )


def _figures(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence; of "340 of the 410 workers" the part, and the whole where it befell all."""
    for figure in figures(sentence):
        part = PART_OF.search(sentence[: figure.start])
        if part and (value := numbers(part["part"])):
            words = " ".join(sentence[part.start("part") : figure.start + len(figure.words)].split())
            low, high = bounds(value[0][0], sentence[: part.start("part")])
            units = figure.units - LOOSE or frozenset({"people"})
            yield Figure(value[0][0], units, words, low, high, start=part.start("part"), head=figure.head)
            if not figure.units & LOOSE:
                continue
        if not WITH_PART.match(figure.words):
            yield figure


def _surface(scene: Scene, report_id: str, first: int, last: int, figure: Figure) -> dict[str, str]:
    """The words of a clause but for names and what is counted, by stem."""
    names = [n for n in scene.linked.annotations[report_id].names if first <= n.start and n.end <= last]
    text, bare, at = scene.reports[report_id].text, "", first
    for name in sorted(names, key=lambda n: n.start):
        bare, at = bare + text[at : max(at, name.start)], max(at, name.end)
    empty = figure.units | _people() | TIMES
    return {k: w for k, w in words(bare + text[at:last]).items() if k not in empty and w not in TIMES}


def _clause(text: str, start: int, end: int, at: int) -> tuple[int, int]:
    """Where the clause with a figure stands within a statement."""
    ends = [m.end() for m in CLAUSE.finditer(text, start, end)]
    return max((e for e in ends if e <= at), default=start), min((e for e in ends if e > at), default=end)


def _with_the_one_before(text: str, last: int, end: int) -> int:
    """Where a clause ends with the figure that its own took the place of, in its sentence: "13 are blind, the
    ministry said, up from seven"."""
    before = UP_FROM.search(text, last, end)
    return before.end() if before and not numbers(text[last : before.start()]) else last


def _tells_of_toll(clause: str) -> bool:
    """Whether people come to harm in a clause: those are compared over the story (``tolls``)."""
    befell = {casualties().get(w) for w in fold(clause).split()}
    return bool(befell & (UNITS - LOOSE))


def _people() -> frozenset[str]:
    return frozenset(stem(w) for w, kind in people_words().items() if kind != "home")


@functools.cache
def _things() -> Mapping[str, str]:
    """What is counted in words of more than one kind, by the stems of these."""
    return {stem(word): thing for word, thing in word_list("things.tsv")}


def _areas() -> frozenset[str]:
    return frozenset(stem(w) for row in word_list("areas.tsv") for w in row[0].split())


def _thing(figure: Figure) -> str | None:
    """What a figure counts, as a word by which like ones are found; None for what is compared elsewhere."""
    if (
        figure.units & (UNITS - LOOSE)
        or figure.units & lengths_of_time()
        or "%" in figure.units
        or "km" in figure.units
        or figure.units & _areas()
    ):
        return None
    if money := figure.units & set(CURRENCIES):
        return min(money)
    if figure.units & LOOSE or figure.units & _people():
        return PEOPLE
    if figure.head is None:
        return None
    if thing := _things().get(figure.head):
        return f"={thing}"
    number = synonym_classes().get(figure.head)
    return figure.head if number is None else f"={number}"


__all__ = ["PEOPLE", "UP_FROM", "Tally", "tallied"]
