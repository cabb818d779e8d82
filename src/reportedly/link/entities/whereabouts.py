"""One point for one place name within a story, where reports put it in different countries.

A report that names no country puts a town where its name is best known in the world; the other reports of its
story tell which country they are in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from reportedly.annotation import Location
from reportedly.link.claims.wording import fold
from reportedly.link.entities.mentions import Mention


def settle_places(mentions: list[Mention]) -> list[Mention]:
    """The mentions, with places moved out of countries that their story never names: to where another report
    puts the name, or nowhere if a report that knows the country finds it on no map."""
    countries: dict[str, set[str]] = defaultdict(set)
    places: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.kind == "country" and m.location and m.location.country_code:
            countries[m.story].add(m.location.country_code)
        elif m.kind == "place":
            places[m.story, fold(m.full)].append(m)
    settled: dict[tuple[str, str], Location | None] = {}
    for key, members in places.items():
        points = [m.location for m in members if m.location and m.location.country_code in countries[key[0]]]
        if points:
            settled[key] = Counter(points).most_common(1)[0][0]
        elif any(m.location is None for m in members):
            settled[key] = None

    def moved(m: Mention) -> Mention:
        there = countries[m.story]
        strays = m.kind == "place" and m.location is not None and m.location.country_code not in there
        key = m.story, fold(m.full)
        return replace(m, location=settled[key]) if strays and there and key in settled else m

    return [moved(m) for m in mentions]


__all__ = ["settle_places"]
