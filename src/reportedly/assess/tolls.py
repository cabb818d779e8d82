"""Counts of people that a story's reports give differently: the dead, the hurt, the missing, the moved; and
measures of which one happening has one, as a magnitude.

A toll is told in passing, in sentences that share nothing else ("the earthquake that killed 38 people"), so
figures are compared over a story, not over a claim: each report's highest from each source, as the rest
are parts of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from reportedly.assess.given import LOOSE, Given, counts
from reportedly.assess.joined import groups_of_pairs
from reportedly.assess.scene import UNDATED, Scene, conflict
from reportedly.link.claims.figures import Figure
from reportedly.link.claims.wording import word_map
from reportedly.link.events.when import gap_in_days
from reportedly.record import Conflict

# "By Tuesday 57 had been found" and "38 died on Sunday" are of one disaster; a week on it may be the next.
DAYS_APART = 7
# Characters within which a report sets one figure against another: two sentences.
BESIDE = 300
# How many marched is counted on one day; the next day's march is another.
CROWD = "crowd"
# "More than a dozen" is told of as many as this times a dozen.
ROUND = 1.3
UNNAMED = frozenset({"anonymous"})
UNKNOWN = UNNAMED | {"outlet"}
CAMPS = ("state", "against")
GROWING = frozenset({"dead", "hurt"})
# Who is missing or trapped is found, day by day.
FALLING = frozenset({"missing", "trapped"})


def toll_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Figures of one story for one count of people that cannot all be right, or that rose."""
    for unit, group in counts(scene):
        for side in _sides(group):
            given = _comparable(_highest(side))
            groups = groups_of_pairs(given, _differ, _alike, _report)
            for shown in (part for group in groups for part in _one_camp(group)):
                yield _row(scene, unit, shown, later=_follows(shown))
                if len({g.origins for g in shown}) > 1 and not _follows(shown):
                    for part in _agreed(scene, shown):
                        yield _row(scene, unit, part, later=True)


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


def _one_camp(group: list[Given]) -> Iterator[list[Given]]:
    """The figures of one side, whoever joins them to others: 23 soldiers and 31 rebels are two tolls,
    whatever "17 bodies" are of."""
    if len({_camp(g) for g in group} - {None}) < 2:
        yield group
        return
    for camp in (*CAMPS, None):
        yield from groups_of_pairs([g for g in group if _camp(g) == camp], _differ, _alike, _report)


def _camp(given: Given) -> str | None:
    """Whose people a figure counts, where its words say so."""
    of = word_map("camps.tsv")
    return min((of[w] for w in given.figure.kind if w in of), default=None)


def _highest(side: Sequence[Given]) -> list[Given]:
    """The highest figure of each report from each source, in order of publication."""
    best: dict[tuple[str, frozenset[str]], Given] = {}
    for g in side:
        key = g.statement.report_id, g.origins
        if key not in best or g.figure.value > best[key].figure.value:
            best[key] = g
    top = max((g.figure.value for g in best.values()), default=0.0)
    return sorted(
        best.values(),
        key=lambda g: (_order(g, top), g.statement.report_id, g.statement.statement_id),
    )


def _order(given: Given, top: float) -> str:
    """By what a figure is put in order of time: its day, and where only a month is known and no other figure
    is higher the end of that, as the dead grow more."""
    grows = given.figure.value == top and bool(given.figure.units & GROWING)
    return f"{given.day}-99" if grows and len(given.day) == len("2031-05") else given.day


def _comparable(given: Sequence[Given]) -> list[Given]:
    """Without those of another place or day than most of them: an earlier disaster, the next town."""
    classes: dict[Hashable, list[Given]] = defaultdict(list)
    for g in given:
        classes[_where(g)].append(g)
    kept = {
        key
        for key, (one, *_) in classes.items()
        if 2 * sum(len(others) for others in classes.values() if _elsewhere(one, others[0])) <= len(given)
    }
    return [g for g in given if _where(g) in kept]


def _where(given: Given) -> Hashable:
    """Where and when a figure is from."""
    return given.told.times, given.places, given.lands, given.day, CROWD in given.figure.units


def _alike(given: Given) -> Hashable:
    """All of a figure that counts where it is held against those of other reports."""
    f = given.figure
    return f.value, f.low, f.high, f.units, f.kind, _where(given)


def _report(given: Given) -> str:
    return given.statement.report_id


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
    if _rounded(one.figure, other.figure) or _rounded(other.figure, one.figure):
        return False
    return one.day != other.day or _disjoint(one.figure, other.figure)


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one may be the other told roughly: "about 15", "more than a dozen" and "up to 20" beside 14.
    What is at least 14 may since have come to be 17."""
    if one.open_upwards:
        is_round = one.value % 10 == 0 or "dozen" in one.words.lower()
        return is_round and one.value <= other.value <= one.value * ROUND
    return (one.rough or one.open_downwards) and not _disjoint(one, other)


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
    times = Counter(g.figure.value for g in given)
    for g in given:
        if g.day != UNDATED or times[g.figure.value] == 1:
            first.setdefault((g.origins, g.figure.value), g)
    told = list(first.values())
    values = [g.figure.value for g in told]
    if any(CROWD in g.figure.units for g in told):
        return False
    by_day: dict[str, list[Figure]] = defaultdict(list)
    for g in told:
        by_day[g.day].append(g.figure)
    clash = any(max(f.low for f in day) > min(f.high for f in day) for day in by_day.values())
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
    """Of figures in dispute those that follow one another: all that known people and bodies gave, else all
    with a name behind them, an outlet's too, else what each source gave by itself."""
    for unknown in (UNKNOWN, UNNAMED):
        known = [g for g in shown if all(scene.sources[o].kind not in unknown for o in g.origins)]
        if len({g.figure.value for g in known}) > 1 and _follows(known):
            yield known
            return
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
