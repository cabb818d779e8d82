"""Whose people a toll counts: of two countries, or of a state, those who fight it and everybody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.assess.given import Given
from reportedly.link.claims.wording import fold, word_map

FIGHTING = ("state", "against")


def sides(group: Sequence[Given]) -> Iterator[list[Given]]:
    """Figures of one side: where the dead of two countries are counted apart, a figure that names neither is
    of the one that its source else counts, or stands for itself."""
    named = [(g, next(iter(g.told.countries))) for g in group if len(g.told.countries) == 1]
    if len({country for _, country in named}) < 2:
        yield list(group)
        return
    counts: dict[frozenset[str], set[str]] = defaultdict(set)
    for g, country in named:
        counts[g.origins].add(country)
    found: dict[str, list[Given]] = defaultdict(list)
    for g in group:
        own = set(g.told.countries) if len(g.told.countries) == 1 else counts[g.origins]
        found[min(own) if len(own) == 1 else f"of {min(g.origins)}"].append(g)
    yield from (found[key] for key in sorted(found))


def _camp(given: Given) -> str | None:
    """Whose people a figure counts, where its words say so: a state's, those who fight it, or others."""
    of = word_map("camps.tsv")
    said = (*given.figure.kind, *fold(given.figure.words).split())
    return min((of[w] for w in said if w in of), default=None)


def fighting(given: Given) -> str | None:
    """On whose side those fight whom a figure counts, where its words say so."""
    of = _camp(given)
    return of if of in FIGHTING else None


def of_two_camps(one: Given, other: Given) -> bool:
    """Whether two figures count other people: six officers and nine villagers are two tolls."""
    camps = {_camp(one), _camp(other)} - {None}
    return len(camps) > 1


__all__ = ["FIGHTING", "fighting", "of_two_camps", "sides"]
