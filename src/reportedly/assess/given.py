"""The counts of people that a story's reports give, each with its source, day and place; what is told of the
past, or taken back, is none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.annotation import Time
from reportedly.assess.parts import CASES, counts_no_toll, is_beside, is_of_the_rest
from reportedly.assess.scene import Scene
from reportedly.link.claims.acted import ATTACKERS
from reportedly.link.claims.counted import tolls
from reportedly.link.claims.elided import elided
from reportedly.link.claims.figures import Figure, figures
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import ASIDE, number_pattern, word_set
from reportedly.link.events.when import span
from reportedly.record import Span, Statement

# A story's reports tell of what took place shortly before the first of them; what is dated earlier is the
# past that they compare it with. Two weeks: as long as a story goes on without being another.
BEFORE = timedelta(days=14)
# A town's toll is not that of the next town; a province or a country is told of by its towns.
EXACT = 2
# … but not with those of a province abroad.
PROVINCES = frozenset({3, 4})
CLAUSE_END = re.compile(r"[,;:]\s")
CORRECTION = re.compile(r"\W*(?:\d+[:.]\d+\W*)?(?:correction|corrected|clarification)\b", re.I)
PRESUPPOSED = re.compile(
    r"\b(?:(?:that|which|who) (?:has |had |have )?\w+(?:ed|t)|in which|where|after)\b[^.;]{0,60}$|"
    r",\s\w+ing\s[^,.;]{0,30}$",
    re.I,
)
# Where a number ends what is told, what it counts may follow: "speaks of 9,200 | displaced".
CUT_OFF = re.compile(rf"{number_pattern()}$", re.I)
REST = re.compile(r"[^.,;:!?”\"]{0,40}")
# Times without a day, in a report that has none to count from.
COARSE = re.compile(r"(?:near:)?XXXX-(?:\d\d|SP|SU|FA|WI)(?:~\w+)?$|-P\d+[MY]$")
EARLIER_THIS = re.compile(r"earlier (?:this|in the) (?:year|month)\b", re.I)
THAT_ONE = re.compile(r"\W*(?:it|that|this)\b", re.I)
SINCE = re.compile(r"\bsince\b", re.I)
EARLIER = re.compile(r"\b(?:earlier|previous|previously|we|our)\b", re.I)
# Who was on board, saved or held is told of too loosely ("survived by two sons", "four earlier arrests"):
# only claims compare it, and a report that sets two sources' figures against each other. So are cases, of
# which there are some before a court.
LOOSE = frozenset({"aboard", "rescued", "held", "cases"})
# How many marched is counted on one day; the next day's march is another.
CROWD = "crowd"
# Counts of who did something at one time: they do not grow.
AT_ONCE = frozenset({CROWD, ATTACKERS, "striking"})
# "Three employees who have been held since Sunday" are abducted where others tell of abducted employees, and
# 66 cases are people where others tell of people who fell ill.
SAME_BESIDE = {"abducted": "held", "ill": CASES}
UNITS = (tolls() - LOOSE) | word_set("measures.txt")


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, the origins behind it, the report that has it and the day on which that was published; the
    towns named with it, and the countries of the provinces."""

    figure: Figure
    statement: Statement
    told: Told
    origins: frozenset[str]
    day: str
    places: frozenset[str]
    lands: frozenset[str]

    @property
    def answers(self) -> bool:
        """Whether it is somebody's figure that leaves out what it counts, as that was counted just before."""
        return len(self.figure.words.split()) == 1 and self.figure not in figures(self.told.text)


def counts(scene: Scene) -> Iterator[tuple[str, list[Given]]]:
    """The counts of people of each story, by what befell them."""
    found: dict[tuple[str, str], list[Given]] = defaultdict(list)
    began = beginnings(scene)
    for key in sorted(scene.told):
        told, statement = scene.told[key], scene.statements[key]
        if is_background(scene, told, began[told.story]) or _is_withdrawn(scene, told):
            continue
        whole = scene.reports[told.report_id].text
        said = told.text
        if CUT_OFF.search(said):
            said += REST.match(whole, told.local.end).group()  # type: ignore[union-attr]
        for figure in (*figures(said), *elided(whole, told.local.start, told.local.end)):
            if counts_no_toll(figure) or (told.stance != "real" and not is_presupposed(said[: figure.start])):
                continue
            if is_beside(said, figure) or is_of_the_rest(said, figure):
                continue
            for unit in sorted(figure.units & (UNITS | LOOSE)):
                origins = scene.speakers(scene.roots.get(key) or frozenset({statement.root}))
                given = Given(
                    figure, statement, told, origins, scene.day(statement)[:10], *_where(scene, told, figure)
                )
                found[told.story, unit].append(given)
    for story, unit in sorted(found):
        if also := SAME_BESIDE.get(unit):
            kinds = {kind for g in found[story, unit] for kind in g.figure.kind}
            same = (g for g in found.get((story, also), []) if g.figure.kind & kinds or also == CASES)
            found[story, unit] += [
                replace(g, figure=replace(g.figure, units=frozenset({unit}))) for g in same
            ]
    for (_, unit), group in sorted(found.items()):
        yield unit, group


def is_presupposed(before: str) -> bool:
    """Whether a figure stands in what a denial or a wish takes for granted: "denied any part in the raid that
    killed 12"."""
    return PRESUPPOSED.search(before) is not None


def beginnings(scene: Scene) -> dict[str, date]:
    """The day before which each story's happenings cannot lie: by its first report, or where none is dated by
    the last day that any statement names."""
    published: dict[str, list[date]] = defaultdict(list)
    named: dict[str, list[date]] = defaultdict(list)
    for told in scene.told.values():
        day = span(told.published, told.published) if told.published else None
        published[told.story] += [day[0]] if day else []
        named[told.story] += [d[1] for first, last in told.times if (d := span(first, last))]
    return {
        story: min(published[story], default=max(named[story], default=date.max)) - BEFORE
        for story in published
    }


def times_of(scene: Scene, told: Told) -> list[tuple[str, str]]:
    """The days of which a statement tells, but for what it says beside; what has been so since then is told
    of today."""
    asides = [(told.local.start + m.start(), told.local.start + m.end()) for m in ASIDE.finditer(told.text)]
    return [
        (t.first, t.last or t.first)
        for t in _times_in(scene, told.report_id, told.local.pieces)
        if t.first and not any(a <= t.start < b for a, b in asides)
    ]


def _times_in(scene: Scene, report_id: str, spans: Sequence[Span]) -> Iterator[Time]:
    """The times within some stretches of a report but for those since when something has been so."""
    text = scene.reports[report_id].text
    for t in scene.linked.annotations[report_id].times:
        inside = any(a <= t.start and t.end <= b for a, b in spans)
        if inside and not SINCE.search(text[max(0, t.start - 8) : t.end]):
            yield t


def is_background(scene: Scene, told: Told, began: date) -> bool:
    """Whether a statement tells of what was before its story: by its days, or where its report has none to
    count from by a month or year alone, of which nobody speaks on the day; "it killed 12" is of the sentence
    before."""
    if is_past(times_of(scene, told), began):
        return True
    spans = list(told.local.pieces)
    if THAT_ONE.match(told.text):
        sentences = scene.linked.annotations[told.report_id].sentences
        spans += [s for s in sentences if s[1] <= told.local.start][-1:]
    inside = list(_times_in(scene, told.report_id, spans))
    coarse = [t for t in inside if EARLIER_THIS.match(t.text) or (not t.first and COARSE.match(t.value))]
    return bool(coarse) and not any(t.first and len(t.first) > len("2031-05") for t in inside)


def is_past(times: Iterable[tuple[str, str]], began: date) -> bool:
    """Whether something is dated, and by days before its story began only."""
    spans = [d for first, last in times if (d := span(first, last))]
    return bool(spans) and all(last < began for _, last in spans)


def _is_withdrawn(scene: Scene, told: Told) -> bool:
    """Whether a statement is what a correction says that an earlier version had."""
    text = scene.reports[told.report_id].text
    paragraph = text[text.rfind("\n", 0, told.local.start) + 1 : told.local.start]
    sentences = scene.linked.annotations[told.report_id].sentences
    start = max((s for s, _ in sentences if s <= told.local.start), default=0)
    return bool(CORRECTION.match(paragraph)) and bool(EARLIER.search(text[start : told.local.end]))


def _where(scene: Scene, told: Told, figure: Figure) -> tuple[frozenset[str], frozenset[str]]:
    """The towns and sites, and the countries of the provinces, that a figure's clause names; where it names
    none, the sentence before it in its paragraph: "A boat sank off Keld. Four bodies were found"."""
    before, after = told.text[: figure.start], told.text[figure.start :]
    start = told.local.start + max((m.end() for m in CLAUSE_END.finditer(before)), default=0)
    reach = min((m.start() for m in CLAUSE_END.finditer(after)), default=len(after))
    found = _places_in(scene, told.report_id, start, told.local.start + figure.start + reach)
    sentences = scene.linked.annotations[told.report_id].sentences
    before_it = max((s for s in sentences if s[1] <= start), default=None)
    text = scene.reports[told.report_id].text
    if any(found) or before_it is None or "\n" in text[before_it[0] : start].strip(" "):
        return found
    return _places_in(scene, told.report_id, *before_it)


def _places_in(scene: Scene, report_id: str, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The towns and sites named between two places of a report, and the countries of the provinces."""
    named = [
        (i, n.location)
        for i, n in enumerate(scene.linked.annotations[report_id].names)
        if n.location and start <= n.start and n.end <= end
    ]
    entities = scene.linked.entities.of
    return (
        frozenset(
            e for i, at in named if at.precision <= EXACT if (e := entities.get((report_id, i))) is not None
        ),
        frozenset(at.country_code for _, at in named if at.precision in PROVINCES and at.country_code),
    )


__all__ = [
    "CROWD",
    "LOOSE",
    "UNITS",
    "Given",
    "beginnings",
    "counts",
    "is_background",
    "is_past",
    "is_presupposed",
]
