"""Counts of people that a story's reports give differently: the dead, the hurt, the missing, the moved; and
measures of which one happening has one, as a magnitude.

A toll is told in passing, in sentences that share nothing else ("the earthquake that killed 38 people"), so
figures are compared over a story, not over a claim: each report's highest from each source, as the rest
are parts of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.assess.scene import UNDATED, Scene, conflict, groups_of_pairs
from reportedly.link.claims.elided import elided
from reportedly.link.claims.figures import Figure, figures, is_extra, tolls
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import word_set
from reportedly.link.events.when import gap_in_days, span
from reportedly.record import Conflict, Statement

# A story's reports tell of what took place shortly before the first of them; what is dated earlier is the
# past that they compare it with. Two weeks: as long as a story goes on without being another.
BEFORE = timedelta(days=14)
# A town's toll is not that of the next town; a province or a country is told of by its towns.
EXACT = 2
# … but not with those of a province abroad.
PROVINCES = frozenset({3, 4})
CLAUSE_END = re.compile(r"[,;:]\s")
# "By Tuesday 57 had been found" and "38 died on Sunday" are of one disaster; a week on it may be the next.
DAYS_APART = 7
# Characters within which a report sets one figure against another: two sentences.
BESIDE = 300
# How many marched is counted on one day; the next day's march is another.
CROWD = "crowd"
CORRECTION = re.compile(r"\W*(?:\d+[:.]\d+\W*)?(?:correction|corrected|clarification)\b", re.I)
EARLIER = re.compile(r"\b(?:earlier|previous|previously|we|our)\b", re.I)
UNKNOWN = frozenset({"anonymous", "outlet"})
# Who is missing or trapped is found, day by day.
FALLING = frozenset({"missing", "trapped"})
# Who was on board, saved or held is told of too loosely ("survived by two sons", "four earlier arrests"):
# only claims compare it, and a report that sets two sources' figures against each other.
LOOSE = frozenset({"aboard", "rescued", "held"})
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
        bare = len(self.figure.words.split()) == 1 and self.figure not in figures(self.told.text)
        return bare and len(self.statement.chain) > 1


def toll_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Figures of one story for one count of people that cannot all be right, or that rose."""
    for unit, group in _counts(scene):
        for side in _sides(group):
            given = _comparable(_highest(side))
            for shown in groups_of_pairs(given, _differ):
                yield _row(scene, unit, shown, later=_follows(shown))
                if len({g.origins for g in shown}) > 1 and not _follows(shown):
                    for part in _agreed(scene, shown):
                        yield _row(scene, unit, part, later=True)


def _counts(scene: Scene) -> Iterator[tuple[str, list[Given]]]:
    """The counts of people of each story, by what befell them."""
    found: dict[tuple[str, str], list[Given]] = defaultdict(list)
    began = _beginnings(scene)
    for key in sorted(scene.told):
        told, statement = scene.told[key], scene.statements[key]
        if told.stance != "real" or _is_past(told, began[told.story]) or _is_withdrawn(scene, told):
            continue
        whole = scene.reports[told.report_id].text
        for figure in (*figures(told.text), *elided(whole, told.local.start, told.local.end)):
            if _counts_no_toll(figure):
                continue
            for unit in sorted(figure.units & (UNITS | LOOSE)):
                origins = scene.speakers(scene.roots.get(key) or frozenset({statement.root}))
                given = Given(
                    figure, statement, told, origins, scene.day(statement)[:10], *_where(scene, told, figure)
                )
                found[told.story, unit].append(given)
    for (_, unit), group in sorted(found.items()):
        yield unit, group


def _counts_no_toll(figure: Figure) -> bool:
    """Whether a number is what comes on top of a toll ("14 more"), or a bare "one"."""
    return figure.words.lower() == "one" or is_extra(figure)


def _beginnings(scene: Scene) -> dict[str, date]:
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


def _is_past(told: Told, began: date) -> bool:
    """Whether a statement is dated, and by days before its story began only."""
    spans = [d for first, last in told.times if (d := span(first, last))]
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


def _sides(group: Sequence[Given]) -> Iterator[list[Given]]:
    """Figures of one side: where the dead of two countries are counted apart, a figure that names neither is
    of the one that its source else counts, or stands for itself."""
    named = [(g, next(iter(g.told.countries))) for g in group if len(g.told.countries) == 1]
    if len({country for _, country in named}) < 2:
        yield list(group)
        return
    counts: dict[frozenset[str], set[str]] = defaultdict(set)
    for g, country in named:
        counts[g.origins].add(country)
    sides: dict[str, list[Given]] = defaultdict(list)
    for g in group:
        own = set(g.told.countries) if len(g.told.countries) == 1 else counts[g.origins]
        sides[min(own) if len(own) == 1 else f"of {min(g.origins)}"].append(g)
    yield from (sides[key] for key in sorted(sides))


def _highest(side: Sequence[Given]) -> list[Given]:
    """The highest figure of each report from each source, in order of publication."""
    best: dict[tuple[str, frozenset[str]], Given] = {}
    for g in side:
        key = g.statement.report_id, g.origins
        if key not in best or g.figure.value > best[key].figure.value:
            best[key] = g
    return sorted(best.values(), key=lambda g: (g.day, g.statement.report_id, g.statement.statement_id))


def _comparable(given: Sequence[Given]) -> list[Given]:
    """Without those of another place or day than most of them: an earlier disaster, the next town."""
    return [g for g in given if 2 * sum(_elsewhere(g, other) for other in given) <= len(given)]


def _elsewhere(one: Given, other: Given) -> bool:
    """Whether two figures are of other towns, provinces of other countries or other days."""
    days = [gap_in_days(a, b) for a in one.told.times for b in other.told.times]
    for here, there in ((one.places, other.places), (one.lands, other.lands)):
        if here and there and not here & there:
            return True
    if CROWD in one.figure.units & other.figure.units:
        return min(days, default=gap_in_days((one.day, one.day), (other.day, other.day))) > 0
    return min(days, default=0) > DAYS_APART


def _differ(one: Given, other: Given) -> bool:
    """Whether two figures for one happening are not one number; "at least 9" is none beside 11 of the same
    day. Two figures of one report are where it sets what one source says against another's."""
    if one.figure.value == other.figure.value or _elsewhere(one, other) or _part(one, other):
        return False
    loose = one.figure.units & LOOSE
    if (loose or one.statement.report_id == other.statement.report_id) and not _set_against(one, other):
        return False
    return one.day != other.day or _disjoint(one.figure, other.figure)


def _set_against(one: Given, other: Given) -> bool:
    """Whether a report gives two figures side by side, each of them on the word of somebody else, or one as
    an answer to its own."""
    if one.statement.report_id != other.statement.report_id:
        return False
    apart = abs(one.statement.start - other.statement.start)
    quoted = all(len(g.statement.chain) > 1 for g in (one, other))
    beside = quoted or one.answers or other.answers
    return beside and apart < BESIDE and not one.origins & other.origins


def _follows(given: Sequence[Given]) -> bool:
    """Whether figures of different days took each other's place: they grew, or fell where they count who is
    not yet found, or one source gave them all. As each source first gave them: who retells an old one takes
    nothing back."""
    first: dict[tuple[frozenset[str], float], Given] = {}
    for g in given:
        if g.day != UNDATED or all(g.figure.value != other.figure.value for other in given if other is not g):
            first.setdefault((g.origins, g.figure.value), g)
    told = list(first.values())
    values = [g.figure.value for g in told]
    if any(CROWD in g.figure.units for g in told):
        return False
    clash = any(
        a.day == b.day and _disjoint(a.figure, b.figure) for k, a in enumerate(told) for b in told[k + 1 :]
    )
    ordered = values == sorted(values) or (
        values == sorted(values, reverse=True)
        and (all(g.figure.units & FALLING for g in told) or len({g.origins for g in told}) == 1)
    )
    return ordered and len({g.day for g in told}) > 1 and not clash


def _disjoint(one: Figure, other: Figure) -> bool:
    """Whether no number fits both."""
    return one.low > other.high or other.low > one.high


def _part(one: Given, other: Given) -> bool:
    """Whether one figure may count some of those whom the other counts: "two officers" of three people."""
    few, many = sorted((one.figure, other.figure), key=lambda f: f.value)
    return one.day == other.day and few.value < many.value and bool(few.kind - many.kind)


def _agreed(scene: Scene, shown: Sequence[Given]) -> Iterator[list[Given]]:
    """Of figures in dispute those that follow one another: all that known people and bodies gave, else what
    each source gave by itself."""
    known = [g for g in shown if all(scene.sources[o].kind not in UNKNOWN for o in g.origins)]
    if len({g.figure.value for g in known}) > 1 and _follows(known):
        yield known
    else:
        yield from _of_one_source(shown)


def _of_one_source(shown: Sequence[Given]) -> Iterator[list[Given]]:
    """Figures of one source that it changed from day to day."""
    by_origin: dict[str, list[Given]] = defaultdict(list)
    for g in shown:
        if len(g.origins) == 1:
            by_origin[min(g.origins)].append(g)
    for origin in sorted(by_origin):
        own = by_origin[origin]
        if len({g.figure.value for g in own}) > 1 and _follows(own):
            yield own


def _row(scene: Scene, unit: str, shown: Sequence[Given], *, later: bool) -> Conflict:
    words: dict[tuple[float, float, float], str] = {}
    for g in shown:  # "nine drivers" and "9 people" are one value
        words.setdefault((g.figure.value, g.figure.low, g.figure.high), g.figure.words)
    values = [
        (
            words[g.figure.value, g.figure.low, g.figure.high],
            g.statement.statement_id,
            g.statement.report_id,
        )
        for g in shown
    ]
    told = (" → " if later else " against ").join(dict.fromkeys(f"“{w}”" for w, _, _ in values))
    who = "one source" if len({g.origins for g in shown}) == 1 else "the reports"
    more = "more" if shown[0].figure.value <= shown[-1].figure.value else "fewer"
    why = f"{who} gave {more} as time went on" if later else "the reports differ"
    return conflict(
        "number",
        "update" if later else "contradiction",
        values,
        f"{unit}: {told}: {why}",
        claim_id=_claim(scene, shown),
        event_id=_event(scene, shown),
    )


def _claim(scene: Scene, shown: Sequence[Given]) -> str | None:
    """The claim that holds the most of the statements, if it holds two."""
    held = Counter(scene.claim_of[g.statement.statement_id].claim_id for g in shown)
    best = min(held, key=lambda c: (-held[c], c))
    return best if held[best] > 1 else None


def _event(scene: Scene, shown: Sequence[Given]) -> str | None:
    """The event that most of the statements tell of."""
    ids = {g.statement.statement_id for g in shown}
    held = [(-len(ids & set(e.statement_ids)), e.event_id) for e in scene.linked.events]
    best = min(held, default=(0, ""))
    return best[1] if best[0] else None
