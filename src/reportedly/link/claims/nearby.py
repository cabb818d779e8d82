"""Where the places of statements lie, and whether the place of one may lie in that of another."""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportedly.annotation import Location
from reportedly.link.claims.slots import Page
from reportedly.link.claims.wording import fold

EARTH_KM = 6371.0
# From this Location.precision on a place is an area: a province, a region.
AREA = 4
# How far from the point that stands for an area a place of it may lie: half a large province.
REACH_KM = 200.0


def located(page: Page, names: list[int]) -> Mapping[str, Location]:
    """The places among these names that are somewhere, by the name that they have as slots."""
    found: dict[str, Location] = {}
    for i in names:
        name, entity = page.annotation.names[i], page.entity(i)
        if entity and name.location and page.kinds.get(entity) == "place":
            found[fold(page.entities.names[entity])] = name.location
    return found


def may_hold(one: Mapping[str, Location], other: Mapping[str, Location]) -> bool:
    """Whether a place of the one may lie in an area that is all the other names: "in Manta", "in Manabí"."""
    for areas, finer in ((one, other), (other, one)):
        if not areas or any(a.precision < AREA for a in areas.values()):
            continue
        for area in areas.values():
            if any(
                spot.precision < AREA
                and spot.country_code == area.country_code
                and distance(spot, area) <= REACH_KM
                for spot in finer.values()
            ):
                return True
    return False


def distance(one: Location, other: Location) -> float:
    """Kilometres between two places along the earth's surface."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


__all__ = ["distance", "located", "may_hold"]
