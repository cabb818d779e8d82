"""Where an event took place as a shape: a point if the place is exact, else a circle as wide as the doubt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from reportedly.publish.exports.coded import Coded
from reportedly.publish.exports.world import KM_PER_DEGREE, NEAR_KM, NOMINAL_KM, reach

CORNERS: Final = 48
Point = tuple[float, float]  # longitude, latitude, as GeoJSON has them


@dataclass(frozen=True, slots=True)
class Extent:
    """Kilometres around the place's coordinates within which the event lies, and what that rests on."""

    radius_km: float
    basis: str


def extent(row: Coded) -> Extent | None:
    """How far around its coordinates an event may have taken place; None where it has none."""
    event = row.event
    if event.lat is None or event.lon is None:
        return None
    precision = event.where_prec or 1
    if precision == 1:
        return Extent(0.0, "the place is named")
    if precision == 2:
        return Extent(NEAR_KM, "near the place that is named")
    found = row.gazetteer
    if precision in (4, 6) and found and found.country:
        held = reach(found.country, found.admin if precision == 4 else "", event.lat, event.lon)
        if held:
            return Extent(held, "holds 19 of 20 towns of the area")
    return Extent(NOMINAL_KM.get(precision, NOMINAL_KM[5]), "nominal: the area's extent is not known")


def geometry(row: Coded) -> dict[str, Any] | None:
    """A GeoJSON geometry (RFC 7946): Point, Polygon, or MultiPolygon across the 180th meridian; None where
    nothing is known of the place."""
    around, lat, lon = extent(row), row.event.lat, row.event.lon
    if around is None or lat is None or lon is None:
        return None
    if not around.radius_km:
        return {"type": "Point", "coordinates": [lon, lat]}
    rings = [ring for ring in split(circle(lat, lon, around.radius_km)) if len(ring) > 3]
    polygons = [[[list(point) for point in ring]] for ring in rings]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def circle(lat: float, lon: float, radius_km: float) -> list[Point]:
    """A closed ring around a point, counter-clockwise; longitudes may leave ±180."""
    angle = math.radians(min(radius_km / KM_PER_DEGREE, 89.0))
    centre = math.radians(lat)
    ring = []
    for corner in range(CORNERS):
        bearing = -2 * math.pi * corner / CORNERS
        sine = math.sin(centre) * math.cos(angle) + math.cos(centre) * math.sin(angle) * math.cos(bearing)
        there = math.asin(max(-1.0, min(1.0, sine)))
        turn = math.atan2(
            math.sin(bearing) * math.sin(angle) * math.cos(centre),
            math.cos(angle) - math.sin(centre) * math.sin(there),
        )
        ring.append((round(lon + math.degrees(turn), 4), round(math.degrees(there), 4)))
    return [*ring, ring[0]]


def split(ring: list[Point]) -> list[list[Point]]:
    """A ring cut at the 180th meridian where it crosses it, each part within ±180."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    if west >= -180 and east <= 180:
        return [ring]
    edge, shift = (180.0, -360.0) if east > 180 else (-180.0, 360.0)
    inside, beyond = cut(ring, edge, keep_less=edge > 0), cut(ring, edge, keep_less=edge < 0)
    return [inside, [(round(x + shift, 4), y) for x, y in beyond]]


def cut(ring: list[Point], edge: float, *, keep_less: bool) -> list[Point]:
    """The part of a closed ring on one side of a meridian, closed again."""

    def kept(x: float) -> bool:
        return x <= edge if keep_less else x >= edge

    found: list[Point] = []
    for (x, y), (next_x, next_y) in pairwise(ring):
        if kept(x):
            found.append((x, y))
        if kept(x) != kept(next_x):
            found.append((edge, round(y + (next_y - y) * (edge - x) / (next_x - x), 4)))
    return [*found, found[0]] if found else []
