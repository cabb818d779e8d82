"""How many of one thing a story's reports count, where that is no toll: strikers, detainees, those on board,
lorries burned, votes, the hole in the books.

A number is of the same thing as another where what it counts is called alike and its clause tells of the same
act; of several in a report each is held against that in the other report which it is likest to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from reportedly.assess.given import LOOSE, UNITS, beginnings, is_past, is_presupposed, times_of
from reportedly.assess.joined import joined
from reportedly.assess.numbers import figures_apart
from reportedly.assess.quantities import acting
from reportedly.assess.scene import UNDATED, Scene, Value, conflict
from reportedly.embedding import weight
from reportedly.link.claims.counted import CURRENCIES, casualties, people_words
from reportedly.link.claims.elided import lengths_of_time
from reportedly.link.claims.figures import Figure, bounds, figures, is_extra
from reportedly.link.claims.forms import REAL
from reportedly.link.claims.matters import share, words
from reportedly.link.claims.wording import (
    fold,
    number_pattern,
    numbers,
    stem,
    synonym_classes,
    word_list,
    word_sets,
)
from reportedly.record import Conflict, Statement

# A number that is so many times another is of a part of it, or of something else.
APART = 4.0
# The clause of each has to be told by the other's by this share: least where each report counts such things
# but once, less where they share two words; and more, of what is left by this share, where a story has many
# counts. Set on the short stories that may be read and on 43 stories of ECB+.
SAME_ACT, SAME_ACT_AMONG, SAME_ACT_ALONE = 0.5, 0.33, 0.22
MORE, CROWDED = 0.4, 40
CLAUSE = re.compile(
    r"[;:.!?]\s|,\s(?=(?:and|but|while|which|who|where|after|when)\b)|"
    r"\s(?:and|but|while)\s(?=\w+ (?:\w+ )?(?:was|were|had|has|have)\b)"
)
PART_OF = re.compile(rf"(?P<part>{number_pattern()})\s+of\s+(?:the|its|their|his|her|some|about)\s+$", re.I)
WITH_PART = re.compile(
    rf"{number_pattern()}\s+of\s+(?:the|its|their|his|her|some|about)\s+{number_pattern()}", re.I
)
TIMES = word_sets("weekdays.txt", "months.txt", "time_words.txt")
LATER = re.compile(
    r"\b(?:now|since then|so far|up from|rose|risen|climbed|grew|grown|passed|increased|reached|later|"
    r"revised|corrected)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure, what it counts, the words of its clause, and the statement that has it with its origins."""

    figure: Figure
    thing: str
    surface: dict[str, str]
    clause: str
    statement: Statement
    origins: frozenset[str]
    real: bool
    parties: frozenset[str]


def tally_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Counts of one thing that cannot all be right."""
    stories: dict[str, dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    began = beginnings(scene)
    for report_id in sorted(scene.reports):
        for tally in _of_report(scene, report_id, began):
            stories[scene.told[tally.statement.statement_id].story][report_id].append(tally)
    for story in sorted(stories):
        found: list[tuple[Tally, Tally]] = []
        crowded = min(1.0, sum(map(len, stories[story].values())) / CROWDED)
        for one, other in combinations(sorted(stories[story]), 2):
            found += _differing(stories[story][one], stories[story][other], crowded)
        for group in joined(found, lambda pair: map(id, pair)):
            yield _row(scene, list({id(t): t for pair in group for t in pair}.values()))


def _of_report(scene: Scene, report_id: str, began: Mapping[str, date]) -> Iterator[Tally]:
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
            if is_past(times_of(scene, told), began[told.story]):
                continue
            first, last = _clause(text, max(start, statement.start), min(end, statement.end), at)
            if _tells_of_toll(text[first:last]):
                continue
            yield Tally(
                figure,
                thing,
                _surface(scene, report_id, first, last, figure),
                text[first:last],
                statement,
                scene.speakers(scene.roots.get(statement.statement_id) or frozenset({statement.root})),
                statement.status in REAL or is_presupposed(text[start:at]),
                acting(scene, report_id, first, last),
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


def _tells_of_toll(clause: str) -> bool:
    """Whether people come to harm in a clause: those are compared over the story (``tolls``)."""
    befell = {casualties().get(w) for w in fold(clause).split()}
    return bool(befell & (UNITS - LOOSE))


def _people() -> frozenset[str]:
    return frozenset(stem(w) for w in people_words())


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
    if figure.units & set(CURRENCIES):
        return min(figure.units & set(CURRENCIES))
    if figure.units & LOOSE or figure.units & _people():
        return "people"
    if figure.head is None:
        return None
    number = synonym_classes().get(figure.head)
    return figure.head if number is None else f"={number}"


def _differing(
    ones: Sequence[Tally], others: Sequence[Tally], crowded: float
) -> Iterator[tuple[Tally, Tally]]:
    """Of two reports the figures that are each other's likest and not one number."""
    shared = {(a.thing, a.figure.value) for a in ones} & {(b.thing, b.figure.value) for b in others}
    likeness: dict[tuple[int, int], float] = {}
    for i, a in enumerate(ones):
        for j, b in enumerate(others):
            if a.thing != b.thing or (
                a.figure.units & LOOSE and not (_is_highest(a, ones) and _is_highest(b, others))
            ):
                continue
            score, shared_words = _alike(a, b)
            if score >= _least(a, shared_words, _alone(a, ones) and _alone(b, others), crowded):
                likeness[i, j] = score
    for (i, j), score in sorted(likeness.items()):
        a, b = ones[i], others[j]
        if score < max(s for (k, m), s in likeness.items() if k == i or m == j):
            continue
        if (a.thing, a.figure.value) in shared or (b.thing, b.figure.value) in shared:
            continue
        few, many = sorted((a.figure.value, b.figure.value))
        others_act = a.parties and b.parties and not a.parties & b.parties
        if (
            few
            and many <= APART * few
            and figures_apart(a.figure, b.figure)
            and a.real == b.real
            and not others_act
        ):
            yield a, b


def _least(tally: Tally, shared_words: int, alone: bool, crowded: float) -> float:
    """How much of either's clause the other has to tell: more where a report counts several such things, or
    where it counts money, of which there is a sum for everything."""
    if tally.thing in CURRENCIES:
        return SAME_ACT if shared_words > 1 else 1.0
    least = SAME_ACT_ALONE if alone else SAME_ACT_AMONG if shared_words > 1 else SAME_ACT
    return least + (1 - least) * MORE * crowded


def _alone(tally: Tally, of_report: Sequence[Tally]) -> bool:
    """Whether a report counts such things but once."""
    return len({t.figure.value for t in of_report if t.thing == tally.thing}) == 1


def _is_highest(tally: Tally, of_report: Sequence[Tally]) -> bool:
    """Whether a report has no higher count of those whom this befell on the same word: the rest are parts."""
    befell = tally.figure.units & LOOSE
    return all(t.figure.value <= tally.figure.value for t in of_report if t.figure.units & befell)


def _alike(one: Tally, other: Tally) -> tuple[float, int]:
    """How much of either's clause the other tells, and in how many words."""
    if one.figure.units & other.figure.units & LOOSE:
        return 1.0, 1
    if one.figure.units & LOOSE and other.figure.units & LOOSE:
        return 0.0, 0
    scores = [
        share({k: weight(w) for k, w in a.surface.items()}, a.surface, b.surface)
        for a, b in ((one, other), (other, one))
    ]
    return min(s for s, _ in scores), min(len(shared) for _, shared in scores)


def _row(scene: Scene, group: Sequence[Tally]) -> Conflict:
    """The conflict of tallies of which each differs from another of them."""
    ordered = sorted(group, key=lambda t: (scene.day(t.statement), t.statement.report_id, t.statement.start))
    values: list[Value] = [(t.figure.words, t.statement.statement_id, t.statement.report_id) for t in ordered]
    told = " against ".join(dict.fromkeys(f"“{w}”" for w, _, _ in values))
    first: dict[float, Tally] = {}
    for t in ordered:
        first.setdefault(t.figure.value, t)
    days = {scene.day(t.statement)[:10] for t in first.values()}
    one_source = len({t.origins for t in first.values()}) == 1
    later = (
        len(days) == len(first)
        and UNDATED not in days
        and (one_source or any(LATER.search(t.clause) for t in list(first.values())[1:]))
    )
    why = "the later figure takes the place of the other" if later else "the reports differ"
    held = {scene.claim_of[t.statement.statement_id].claim_id for t in group}
    return conflict(
        "number",
        "update" if later else "contradiction",
        values,
        f"{told}: {why}",
        claim_id=min(held) if len(held) == 1 else None,
    )


__all__ = ["tally_conflicts"]
