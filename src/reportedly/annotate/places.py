"""Where names are: the place meant among all that bear the name, by the company it keeps."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from dataclasses import replace

from reportedly.annotate import gazetteer
from reportedly.annotate.gazetteer import Place
from reportedly.annotate.kinds import known
from reportedly.annotate.spelling import fold
from reportedly.annotation import Location, Name

# Words for kinds of area that reports add to a name, with the precision they ask for.
AREA = re.compile(
    r"\b(?:province|governorate|region|state|district|county|oblast|prefecture|department|municipality|"
    r"emirate|canton|voivodeship|countryside|city|town|village|suburb|port|airport)\b", re.I
)  # fmt: skip
ADMIN_WORDS = re.compile(
    r"\b(?:province|governorate|region|state|oblast|prefecture|emirate|canton|voivodeship)\b", re.I
)
DIRECTION = re.compile(
    r"^(?:the |greater |upper |lower |old |central |occupied |mainland |downtown |inner |metropolitan |"
    r"(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)? )+", re.I
)  # fmt: skip

# Weights of the company, set by hand on TR-News: a country that the report names is worth two
# orders of magnitude of population, an admin-1 area said with the place three.
COUNTRY_NAMED = 2.0
ADMIN_NAMED = 3.0
NEIGHBOUR_NEAR = 1.0


def is_place(text: str) -> bool:
    """Whether the gazetteer has this very spelling for a place of some size."""
    return any(place.population >= 1_000 for place in exact(text))


@functools.lru_cache(maxsize=20_000)
def exact(text: str) -> tuple[Place, ...]:
    """The places of exactly this name, area words and directions left out where it needs it."""
    found = gazetteer.find(text)
    if found:
        return found
    plain = AREA.sub("", DIRECTION.sub("", text)).strip(" ,")
    plain = re.sub(r"^of ", "", plain)
    return gazetteer.find(plain) if plain and plain != text else ()


def locate(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names with the location of every country and place that the gazetteer knows."""
    company = countries_of(names)
    admins = admins_of(names)
    chosen: dict[str, Location | None] = {}
    located = []
    for index, name in enumerate(names):
        if name.kind not in ("place", "country"):
            located.append(name)
            continue
        key = fold(name.text)
        beside = said_beside(names, index)
        if key not in chosen or beside:
            place = choose(name, company, admins, beside)
            chosen[key] = location_of(place, name.text) if place else chosen.get(key)
        located.append(replace(name, location=chosen[key]))
    return tuple(join_same_place(located))


def countries_of(names: tuple[Name, ...]) -> Counter[str]:
    """How often each country is named, by name or demonym."""
    found: Counter[str] = Counter()
    for name in names:
        entry = known(name.text) if name.kind == "country" else None
        if entry and entry.country:
            found[entry.country] += 1
    return found


def admins_of(names: tuple[Name, ...]) -> Counter[str]:
    """The admin-1 areas that the report may name, by GeoNames code."""
    return Counter(
        place.admin
        for name in names
        if name.kind in ("place", "country")
        for place in exact(name.text)[:3]
        if place.precision == 4
    )


def said_beside(names: tuple[Name, ...], index: int) -> str | None:
    """The text of a place said right after, as in "Paris, Texas"."""
    if index + 1 < len(names):
        after = names[index + 1]
        if (
            after.kind in ("place", "country")
            and not after.adjective
            and 1 < after.start - names[index].end <= 2
        ):
            return after.text
    return None


def choose(name: Name, company: Counter[str], admins: Counter[str], beside: str | None) -> Place | None:
    """The likeliest place of that name: size, the countries and areas named, and what stands beside."""
    entry = known(name.text)
    candidates = list(exact(name.text))
    if entry and entry.country:
        candidates = [place for place in gazetteer.find(entry.canonical) if place.precision == 6] + candidates
        if name.adjective or (not beside and company[entry.country] >= 1 and not has_rival(candidates)):
            return candidates[0] if candidates else None
    if not candidates:
        candidates = [place for place in gazetteer.find_near(name.text) if place.country in company]
    context = {place.country for place in exact(beside)[:1]} if beside else set()
    areas = {place.admin for place in exact(beside)[:2] if place.precision == 4} if beside else set()
    total = sum(company.values()) or 1

    def score(place: Place) -> float:
        points = math.log10(place.population + 10)
        if place.country in company:
            points += COUNTRY_NAMED * (0.5 + company[place.country] / total)
        if place.admin in admins and place.precision != 4:
            points += ADMIN_NAMED / 2
        if place.country in context:
            points += ADMIN_NAMED
        if place.admin in areas:
            points += ADMIN_NAMED
        if ADMIN_WORDS.search(name.text) and place.precision == 4:
            points += ADMIN_NAMED
        return points

    best = max(candidates, key=lambda place: (score(place), place.id), default=None)
    if best and best.precision == 4 and not ADMIN_WORDS.search(name.text):
        towns = [place for place in candidates if place.precision == 1 and place.admin == best.admin]
        large = [place for place in towns if place.population >= LARGE_TOWN]
        return large[0] if large else best
    return best


# A name that an admin-1 area shares with a town in it means the town where the town has this size.
LARGE_TOWN = 20_000


def has_rival(candidates: list[Place]) -> bool:
    """Whether a country's name is also that of an area of another country: Georgia."""
    return any(place.precision == 4 and place.country != candidates[0].country for place in candidates)


def location_of(place: Place, text: str) -> Location:
    """The place as a location; said with "countryside" or "near" words it stays the place's own."""
    return Location(place.lat, place.lon, place.country, place.id, place.precision)


def join_same_place(names: list[Name]) -> list[Name]:
    """Spellings of one place or country are one: they have one gazetteer entry."""
    first: dict[tuple[str, str], int] = {}
    root: dict[int, int] = {}
    for name in names:
        if name.location and name.location.gazetteer_id and name.kind in ("place", "country"):
            found = first.setdefault((name.kind, name.location.gazetteer_id), name.same)
            root.setdefault(name.same, found)
    return [replace(name, same=min(name.same, root.get(name.same, name.same))) for name in names]
