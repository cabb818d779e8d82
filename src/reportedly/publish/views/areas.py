"""Where an event lies on a map: a point only where the place is exact, else the area it may lie in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.publish.views.lookup import Lookup
from reportedly.record import Event

# Radius in km of the circle for UCDP's coarse precisions. 2 is "within about 25 km" in its codebook; a
# district (3) and a region without borders (5) are drawn at about the size such areas have.
_RADIUS: Final = {2: 25, 3: 40, 5: 120, 7: 150}
_PROVINCE: Final = 4
_COUNTRY: Final = 6
_WHOLE_COUNTRY: Final = 350
"""Radius in km for a country whose outline is not known, and for a province, its third."""


@dataclass(frozen=True, slots=True)
class Area:
    """``point``: exactly here. ``circle``: within ``km`` of here. ``province`` and ``country``: somewhere
    inside that outline, and within ``km`` of here where no outline is known."""

    shape: Literal["point", "circle", "province", "country"]
    lat: float
    lon: float
    km: int
    country: str | None


def area(event: Event, lookup: Lookup) -> Area | None:
    """The event's area; None where nobody says where."""
    place = lookup.entity.get(event.place or "")
    lat, lon = event.lat, event.lon
    if lat is None and place is not None:
        lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    country = place.country_code if place else None
    lat, lon = max(-90.0, min(90.0, lat)), max(-180.0, min(180.0, lon))
    precision = event.where_prec or (_COUNTRY if place and place.kind == "country" else 2)
    if precision == 1:
        return Area("point", lat, lon, 0, country)
    if precision == _PROVINCE:
        return Area("province", lat, lon, _WHOLE_COUNTRY // 3, country)
    if precision == _COUNTRY:
        return Area("country", lat, lon, _WHOLE_COUNTRY, country)
    return Area("circle", lat, lon, _RADIUS.get(precision, _WHOLE_COUNTRY), country)
