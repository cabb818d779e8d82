"""The outlines of countries and provinces that a story's map needs, and no others.

The build makes them from Natural Earth's shapes (``front/outlines.mjs``): one file of countries, and one
of provinces for each country. A shape is ``[name, code, rings]``, each ring a list of whole numbers: the
first longitude and latitude and then the steps from point to point, in hundredths of a degree.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, TypeAlias

from reportedly.publish.views.areas import Area

FOLDER: Final = resources.files("reportedly.publish") / "front" / "outlines"
MARGIN: Final = 0.35
"""How far around the story's places outlines are drawn, as a share of what the places span."""
LEAST: Final = 4.0
"""The least margin, in degrees."""
ASPECT: Final = 960 / 560
"""Width to height of the map as the front end draws it (``front/src/views/map.ts``)."""

Shape: TypeAlias = list[Any]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Shapes in view: ``countries`` and ``provinces``, each [name, code, rings]."""

    countries: tuple[Shape, ...]
    provinces: tuple[Shape, ...]


def outlines(areas: Iterable[Area]) -> Outlines:
    """What a map of these areas needs; nothing where the outlines were not built."""
    areas = list(areas)
    if not areas or not FOLDER.is_dir():
        return Outlines((), ())
    view = _view(areas)
    wide = view[2] - view[0] > 120
    countries = _shapes("countries-coarse" if wide else "countries")
    named = {area.country for area in areas if area.shape == "country"}
    seen = [shape for shape in countries if _touches(shape, view) or shape[1] in named]
    provinces = []
    for area in sorted({a for a in areas if a.shape == "province"}, key=lambda a: (a.lon, a.lat)):
        country = area.country or next((s[1] for s in countries if _holds(s, area)), None)
        provinces += [s for s in _shapes(f"provinces/{country}") if _holds(s, area)] if country else []
    by_code = {shape[1]: shape for shape in provinces}
    return Outlines(tuple(seen), tuple(by_code[code] for code in sorted(by_code)))


def _view(areas: list[Area]) -> Box:
    west, east = min(a.lon for a in areas), max(a.lon for a in areas)
    south, north = min(a.lat for a in areas), max(a.lat for a in areas)
    wide = max((east - west) * MARGIN, LEAST) + (east - west) / 2
    high = max((north - south) * MARGIN, LEAST) + (north - south) / 2
    # A degree of latitude is as wide on the map as this many degrees of longitude.
    stretched = 1 / max(math.cos(math.radians((north + south) / 2)), 0.2)
    wide, high = max(wide, high * stretched * ASPECT), max(high, wide / stretched / ASPECT)
    x, y = (west + east) / 2, (north + south) / 2
    return x - wide, y - high, x + wide, y + high


@cache
def _shapes(name: str) -> list[Shape]:
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        return []
    shapes: list[Shape] = json.loads(path.read_text(encoding="utf-8"))
    return shapes


def _points(ring: list[int]) -> list[tuple[float, float]]:
    found, x, y = [], 0, 0
    for at in range(0, len(ring), 2):
        x, y = x + ring[at], y + ring[at + 1]
        found.append((x / 100, y / 100))
    return found


def _touches(shape: Shape, view: Box) -> bool:
    for ring in shape[2]:
        xs, ys = zip(*_points(ring), strict=True)
        if max(xs) >= view[0] and min(xs) <= view[2] and max(ys) >= view[1] and min(ys) <= view[3]:
            return True
    return False


def _holds(shape: Shape, area: Area) -> bool:
    """Whether a ray from the area's middle crosses the shape's rings an odd number of times."""
    inside = False
    for ring in shape[2]:
        points = _points(ring)
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            if (y1 > area.lat) != (y2 > area.lat):
                inside ^= area.lon < (x2 - x1) * (area.lat - y1) / (y2 - y1) + x1
    return inside
