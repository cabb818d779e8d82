"""Figures of a toll that took one another's place as time went on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportedly.assess.given import AT_ONCE, Given
from reportedly.assess.scene import UNDATED, Scene
from reportedly.link.claims.figures import Figure

UNNAMED = frozenset({"anonymous"})
UNKNOWN = UNNAMED | {"outlet"}
GROWING = frozenset({"dead", "hurt"})
# Who is missing or trapped is found, day by day.
FALLING = frozenset({"missing", "trapped"})


def order(given: Given, others: Sequence[Given]) -> str:
    """By what a figure is put in order of time: its day, and where only a month is known the last day on
    which another figure of that month is lower, as the dead grow more."""
    if len(given.day) != len("2031-05") or not given.figure.units & GROWING:
        return given.day
    fewer = [g.day for g in others if g.day.startswith(given.day) and g.figure.value < given.figure.value]
    return f"{max(fewer)}-99" if fewer else given.day


def follows(given: Sequence[Given]) -> bool:
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
    if any(AT_ONCE & g.figure.units for g in told):
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


def agreed(scene: Scene, shown: Sequence[Given]) -> Iterator[list[Given]]:
    """Of figures in dispute those that follow one another: all that known people and bodies gave, else all
    with a name behind them, an outlet's too, else all but those of one source, else what each source gave by
    itself."""
    for unknown in (UNKNOWN, UNNAMED):
        known = [g for g in shown if all(scene.sources[o].kind not in unknown for o in g.origins)]
        if len({g.figure.value for g in known}) > 1 and follows(known):
            yield known
            return
    rest = [[g for g in shown if g.origins != own] for own in sorted({g.origins for g in shown}, key=sorted)]
    of_several = [r for r in rest if len({g.figure.value for g in r}) > 1 and len({g.origins for g in r}) > 1]
    if found := max((r for r in of_several if follows(r)), key=len, default=None):
        yield found
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
        if len({g.figure.value for g in own}) > 1 and follows(own):
            yield own


__all__ = ["agreed", "follows", "order"]
