"""Counts of people that a story's reports give differently: the dead, the hurt, the missing, the moved; and
measures of which one happening has one, as a magnitude.

A toll is told in passing, in sentences that share nothing else ("the earthquake that killed 38 people"), so
figures are compared over a story, not over a claim: each report's highest from each source, as the rest
are parts of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from reportedly.assess.given import CROWD, LOOSE, Given, counts
from reportedly.assess.grown import agreed, follows, order
from reportedly.assess.joined import groups_of_pairs
from reportedly.assess.scene import Scene, conflict
from reportedly.assess.sides import FIGHTING, fighting, of_two_camps, sides
from reportedly.link.claims.acted import ATTACKERS
from reportedly.link.claims.figures import Figure
from reportedly.link.events.when import gap_in_days
from reportedly.record import Conflict

# "By Tuesday 57 had been found" and "38 died on Sunday" are of one disaster; a week on it may be the next.
DAYS_APART = 7
# Characters within which a report sets one figure against another: two sentences.
BESIDE = 300
# "More than a dozen" is told of as many as this times a dozen.
ROUND = 1.3


def toll_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Figures of one story for one count of people that cannot all be right, or that rose."""
    for unit, group in counts(scene):
        for side in sides(group):
            given = _comparable(_highest(side))
            groups = groups_of_pairs(given, _differ, _alike, _report)
            for shown in (part for group in groups for part in _one_camp(group)):
                yield _row(scene, unit, shown, later=follows(shown))
                if len({g.origins for g in shown}) > 1 and not follows(shown):
                    for part in agreed(scene, shown):
                        yield _row(scene, unit, part, later=True)


def _highest(side: Sequence[Given]) -> list[Given]:
    """The highest figure of each report from each source for whom it counts, in order of publication."""
    best: dict[tuple[str, frozenset[str], str | None], Given] = {}
    for g in side:
        key = g.statement.report_id, g.origins, fighting(g)
        if key not in best or g.figure.value > best[key].figure.value:
            best[key] = g
    found = list(best.values())
    return sorted(
        found,
        key=lambda g: (order(g, found), g.statement.report_id, g.statement.statement_id),
    )


def _one_camp(group: list[Given]) -> Iterator[list[Given]]:
    """The figures of one side, whoever joins them to others: 23 soldiers and 31 rebels are two tolls,
    whatever "17 bodies" are of."""
    if len({fighting(g) for g in group} - {None}) < 2:
        yield group
        return
    for of in (*FIGHTING, None):
        yield from groups_of_pairs([g for g in group if fighting(g) == of], _differ, _alike, _report)


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
    if of_two_camps(one, other):
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


def _disjoint(one: Figure, other: Figure) -> bool:
    """Whether no number fits both."""
    return one.low > other.high or other.low > one.high


def _part(one: Given, other: Given) -> bool:
    """Whether one figure may count some of those whom the other counts: "two officers" of three people. Of
    those who attacked no part is told."""
    if ATTACKERS in one.figure.units & other.figure.units:
        return False
    few, many = sorted((one.figure, other.figure), key=lambda f: f.value)
    return one.day == other.day and few.value < many.value and bool(few.kind - many.kind)


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
