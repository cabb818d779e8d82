"""Amounts of money, lengths of time and areas that a story's reports give for one thing: the price, the
ransom, how long before the water a warning came, what burned.

Such figures stand in sentences that share few words ("the fee was five million", "ready to pay four"), so
they are compared over a story by what they are an amount of, which a word beside them shows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from reportedly.assess.given import beginnings, is_past
from reportedly.assess.joined import groups_of_pairs
from reportedly.assess.numbers import REVISED, figures_apart
from reportedly.assess.scene import UNDATED, Scene, conflict
from reportedly.link.claims.counted import CURRENCIES
from reportedly.link.claims.figures import Figure, figures
from reportedly.link.claims.forms import REAL
from reportedly.link.claims.wording import ASIDE, fold, word_map
from reportedly.record import Conflict, ConflictKind, Statement

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A figure that only says where the one before it would be put: "the ministry puts the figure at 18 million".
ANAPHORA = re.compile(
    r"\b(?:it|that|them|figure|number|sum|total|amount)\s+(?:\w+\s+)?at\s+(?:[\w ]{0,24}?)$", re.I
)
# An amount in brackets is the one before it in another currency.
CONVERTED = re.compile(r"\([^()]*$")
# "Eight years ago": when, and not how long.
SINCE = re.compile(r"\s(?:ago|later|earlier|old|since)\b", re.I)
# Words between a figure and the one that shows what it is an amount of.
REACH = 12
# Amounts that lie further apart than this are of two things: a fee and a year's budget.
APART = 4.0
# Who has to pay, a court has said so.
OBLIGED = re.compile(r"\b(?:must|(?:ordered|sentenced|condemned) to)\s+$", re.I)
PRICE, FINE = "price", "fine"
MONEY, TIME, AREA = "money", "time", "area"
SIZES = {TIME: "durations.tsv", AREA: "areas.tsv"}
ACTING = frozenset({"person", "organisation"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, in minutes where it is a length of time, in hectares where it is an area; what it is an
    amount of; the statement that has it, whose word that is, the people and bodies named in its sentence, and
    whether it is put in the place of another."""

    figure: Figure
    unit: str
    role: str
    statement: Statement
    origins: frozenset[str]
    names: frozenset[str]
    revised: bool


def quantity_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Amounts for one thing that cannot all be right."""
    by_thing: dict[tuple[str, str, str], list[Quantity]] = defaultdict(list)
    began = beginnings(scene)
    for report_id in sorted(scene.reports):
        for q in _of_report(scene, report_id, began):
            by_thing[scene.told[q.statement.statement_id].story, q.role, q.unit].append(q)
    for (_, role, _), given in sorted(by_thing.items()):
        single = _single(given)
        for group in groups_of_pairs(single, partial(_differ, scene), partial(_alike, scene), _report):
            yield _row(scene, role, group)


def _of_report(scene: Scene, report_id: str, began: Mapping[str, date]) -> Iterator[Quantity]:
    """The amounts of a report with what they are of, in order; those of the past, that it compares with, left
    out."""
    annotation = scene.linked.annotations.get(report_id)
    if annotation is None:
        return
    text = scene.reports[report_id].text
    last: dict[str, str] = {}
    for start, end in annotation.sentences:
        sentence = text[start:end]
        asides = [(start + m.start(), start + m.end()) for m in ASIDE.finditer(sentence)]
        times = [
            (t.first, t.last or t.first)
            for t in annotation.times
            if t.first and start <= t.start < end and not any(a <= t.start < b for a, b in asides)
        ]
        for figure in figures(sentence):
            unit = _unit(figure)
            statement = scene.holder(report_id, start + figure.start)
            if unit is None or statement is None or CONVERTED.search(sentence[: figure.start]):
                continue
            if is_past(times, began[scene.told[statement.statement_id].story]):
                continue
            role = _role(sentence, figure, unit)
            if role is None and ANAPHORA.search(sentence[: figure.start]):
                role = last.get(unit)
            if role:
                last[unit] = role
                yield Quantity(
                    _measured(figure, unit),
                    unit,
                    role,
                    statement,
                    scene.speakers(scene.roots.get(statement.statement_id) or frozenset({statement.root})),
                    frozenset() if unit == AREA else acting(scene, report_id, start, end),
                    REVISED.search(sentence[: figure.start]) is not None,
                )


def acting(scene: Scene, report_id: str, start: int, end: int) -> frozenset[str]:
    """The people and bodies named between two places of a report."""
    of = scene.linked.entities.of
    return frozenset(
        e
        for i, n in enumerate(scene.linked.annotations[report_id].names)
        if n.kind in ACTING and start <= n.start < end and (e := of.get((report_id, i)))
    )


def _unit(figure: Figure) -> str | None:
    """The currency of an amount, or that it is a length of time or an area."""
    currency = next((u for u in CURRENCIES if u in figure.units), None)
    return currency or next((unit for unit in SIZES if _size(figure, unit)), None)


def _size(figure: Figure, unit: str) -> float | None:
    """The minutes or hectares of the word that a figure counts in."""
    words = " ".join(fold(w) for w in WORD.findall(figure.words)).split()
    sizes = word_map(SIZES[unit])
    phrases = (*words, *map(" ".join, pairwise(words)))
    return next((float(sizes[p]) for p in phrases if p in sizes), None)


def _measured(figure: Figure, unit: str) -> Figure:
    times = (_size(figure, unit) if unit in SIZES else None) or 1.0
    return Figure(figure.value * times, figure.units, figure.words, figure.low * times, figure.high * times)


def _role(sentence: str, figure: Figure, unit: str) -> str | None:
    """What the nearest word of the list shows, in one clause with the figure."""
    if unit == TIME and SINCE.search(sentence[figure.start :][: len(figure.words) + 8]):
        return None
    best: tuple[int, int, str] | None = None
    for match in WORD.finditer(sentence):
        role = roles().get(fold(match.group()))
        if role == PRICE and OBLIGED.search(sentence[: match.start()]):
            role = FINE
        if role is None or OF_UNIT.get(role, MONEY) != (unit if unit in SIZES else MONEY):
            continue
        after = match.start() > figure.start
        ends = (figure.start + len(figure.words), match.start()) if after else (match.end(), figure.start)
        between = sentence[slice(*ends)]
        if re.search(r"[;:]|[.!?][”\"’]?\s", between) or (after and "," in between):
            continue
        if unit == TIME and "-" in figure.words and not (after and not between.strip()):
            continue  # "a four-day strike over the lease"
        found = len(between.split()), int(after), role
        if found[0] <= REACH and (best is None or found < best):
            best = found
    return best[2] if best else None


# Roles of lengths of time and of areas; the others are those of money.
OF_UNIT = dict.fromkeys(("notice", "delay", "term", "sentence", "truce", "outage"), TIME) | dict.fromkeys(
    ("burned", "flooded"), AREA
)


def _single(given: Sequence[Quantity]) -> list[Quantity]:
    """Without the amounts of which one source gives several in one report: those are of several things."""
    values: dict[tuple[str, frozenset[str]], set[float]] = defaultdict(set)
    for q in given:
        values[q.statement.report_id, q.origins].add(q.figure.value)
    return [q for q in given if len(values[q.statement.report_id, q.origins]) == 1]


def _differ(scene: Scene, one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one thing and not one number. What is asked for is not what was given, if it
    is no fine, nor what one buyer pays what another does."""
    asked = [q.role != FINE and q.statement.status == "requested" for q in (one, other)]
    if asked[0] != asked[1]:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    claims = [scene.claim_of[q.statement.statement_id] for q in (one, other)]
    # What one claim gives differently is compared there, if by the same measure.
    if claims[0] is claims[1] and one.figure.units & other.figure.units:
        return False
    if one.origins & other.origins and one.statement.report_id == other.statement.report_id:
        return False
    few, many = sorted((one.figure.value, other.figure.value))
    if one.unit not in SIZES and many > APART * few:
        return False
    return figures_apart(one.figure, other.figure)


def _alike(scene: Scene, given: Quantity) -> Hashable:
    """All of an amount that counts where it is held against those of other reports."""
    claim = scene.claim_of[given.statement.statement_id].claim_id
    f = given.figure
    return f.value, f.low, f.high, f.units, claim, given.names, given.statement.status == "requested"


def _report(given: Quantity) -> str:
    return given.statement.report_id


def _row(scene: Scene, role: str, group: Sequence[Quantity]) -> Conflict:
    ordered = sorted(group, key=lambda q: (scene.day(q.statement), q.statement.report_id, q.statement.start))
    values = [(q.figure.words, q.statement.statement_id, q.statement.report_id) for q in ordered]
    told = " against ".join(dict.fromkeys(f"“{w}”" for w, _, _ in values))
    held = {scene.claim_of[q.statement.statement_id].claim_id for q in group}
    kind = _kind(scene, ordered)
    why = "the reports differ" if kind == "contradiction" else "what was said first and what came of it"
    return conflict(
        "number", kind, values, f"{role}: {told}: {why}", claim_id=min(held) if len(held) == 1 else None
    )


def _kind(scene: Scene, ordered: Sequence[Quantity]) -> ConflictKind:
    """One source's later amount is an update; both told as so contradict each other; what was offered,
    planned or possible went over into what came of it on a later day, or drifted."""
    first: dict[float, Quantity] = {}
    for q in ordered:
        first.setdefault(q.figure.value, q)
    days = {scene.day(q.statement)[:10] for q in first.values()}
    one_source = len({q.origins for q in first.values()}) == 1 or any(q.revised for q in ordered[1:])
    spread = ordered[0].unit == AREA and list(first) == sorted(first)
    if (one_source or spread) and len(days) == len(first):
        return "update"
    real = [scene.day(q.statement)[:10] for q in ordered if q.statement.status in REAL]
    open_ = [scene.day(q.statement)[:10] for q in ordered if q.statement.status not in REAL]
    if len({q.figure.value for q in ordered if q.statement.status in REAL}) > 1 or not real:
        return "contradiction"
    return "update" if UNDATED not in (*real, *open_) and max(open_) < min(real) else "drift"


def roles() -> Mapping[str, str]:
    """Words that show what an amount is of."""
    return word_map("quantity_roles.tsv")


__all__ = ["acting", "quantity_conflicts"]
