"""Family names and initials met alone: each goes to the one full name of its story that it can mean."""

from __future__ import annotations

from collections import defaultdict

from reportedly.link.claims.wording import fold
from reportedly.link.entities.decided import Decided
from reportedly.link.entities.kinds import family_of
from reportedly.link.entities.mentions import OWN_OUTLET, Mention
from reportedly.link.entities.spellings import (
    compare_people,
    initials,
    is_abbreviation,
    name_words,
    outlet_key,
)


def attach(
    things: list[list[Mention]], reasons: list[set[str]], decided: Decided
) -> tuple[list[list[Mention]], list[set[str]]]:
    """Family names and abbreviations met alone go to the one full name of their story they fit."""
    by_story: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, members in enumerate(things):
        if not _bare(members):
            for story in sorted({m.story for m in members}):
                by_story[story, family_of(members[0].kind)].append(i)
    gone: set[int] = set()
    for i, members in enumerate(things):
        if not _bare(members):
            continue
        near = by_story[members[0].story, family_of(members[0].kind)]
        near = [k for k in near if decided.about(members, things[k]) is not False]
        fits = _fitting(members, near, things)
        if len(fits) == 1:
            target, reason = fits[0]
            things[target] = things[target] + members
            reasons[target].add(reason)
            gone.add(i)
    kept = [i for i in range(len(things)) if i not in gone]
    return [things[i] for i in kept], [reasons[i] for i in kept]


def _bare(members: list[Mention]) -> bool:
    """A family name alone, or initials alone."""
    family = family_of(members[0].kind)
    if family == "person":
        return all(len(name_words(m.full)) == 1 for m in members)
    if family != "body" or any(OWN_OUTLET in m.names for m in members):
        return False
    if any(m.medium for m in members):
        return all(is_abbreviation(m.full) for m in members)
    return all(is_abbreviation(m.full) or len(fold(m.full).split()) == 1 for m in members)


def _fitting(members: list[Mention], near: list[int], things: list[list[Mention]]) -> list[tuple[int, str]]:
    bare = members[0].full
    if family_of(members[0].kind) == "person":
        fits = [i for i in near if any(_family_name(bare, m.full) for m in things[i])]
        titles = {w for m in members for w in m.titles}
        if len(fits) > 1 and titles:
            fits = [i for i in fits if titles & {w for m in things[i] for w in m.titles}]
        reason = "“{}” is the only one in the story whom “{}” can mean"
    elif not is_abbreviation(bare):
        first = fold(bare)
        fits = [i for i in near if any(fold(m.full).split()[0] == first for m in things[i])]
        reason = "“{}” is the only one in the story that “{}” can be short for"
    else:
        key = outlet_key(bare)
        said = [i for i in near if any(outlet_key(f) == key for m in things[i] for f in m.forms)]
        medium = any(m.medium for m in members)  # AFP is no Aden Free Press, unless somebody says so
        fits = said or [i for i in near if not medium and any(key in initials(m.full) for m in things[i])]
        reason = "“{}” is abbreviated “{}” in the story" if said else "“{}” has the initials “{}”"
    return [(i, reason.format(things[i][0].full, bare)) for i in fits]


def _family_name(bare: str, full: str) -> bool:
    found = compare_people(bare, full)
    return found.score >= 0.6
