"""Where names are: the place meant among all that bear the name, by the company it keeps."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportedly.annotate.names.kinds import known
from reportedly.annotate.names.spelling import fold
from reportedly.annotate.places import gazetteer
from reportedly.annotate.places.gazetteer import Place
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Location, Name
from reportedly.record import EntityKind

# Words for kinds of area that reports add to a name, with the precision they ask for.
WORDS = {kind: "|".join(sorted(listed)) for kind, listed in words_by("en/place_words.tsv").items()}
AREA = re.compile(rf"\b(?:{WORDS['admin']}|{WORDS['added']})\b", re.I)
ADMIN_WORDS = re.compile(rf"\b(?:{WORDS['admin']})\b", re.I)
DIRECTION = re.compile(
    rf"^(?:(?:{WORDS['part']}) |"
    r"(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)? )+", re.I
)  # fmt: skip

# Weights of the company, in powers of ten of inhabitants; set by hand on TR-News.
COUNTRY_NAMED = 2.0
AREA_NAMED = 1.5
SAID_BESIDE = 4.0
NEIGHBOUR = 1.0
NEIGHBOUR_KM = 150.0
SURE_TOWN = 20_000  # inhabitants; smaller places may be mistakes, and mistakes would back each other
COUNTY_TOWN = 50_000  # inhabitants from which a town stands for the county of its name


def is_place(text: str, least: int = 1_000) -> bool:
    """Whether the gazetteer has this very spelling for a place of some size."""
    return any(place.population >= least for place in exact(text))


@functools.lru_cache(maxsize=20_000)
def exact(text: str) -> tuple[Place, ...]:
    """The places of exactly this name, area words and directions left out where it needs it."""
    if code := gazetteer.abbreviations().get(text):
        state = gazetteer.area(code)
        return (state,) if state else ()
    if found := gazetteer.find(text):
        return found
    if states := gazetteer.counties().get(fold(text)):
        # Counties have no point of their own in the gazetteer: a large town of their name in their state
        # is where they are, else the state.
        towns = gazetteer.find(AREA.sub("", text).strip())
        large = tuple(town for town in towns if town.admin in states and town.population >= COUNTY_TOWN)
        return large or tuple(state for code in states if (state := gazetteer.area(code)))
    plain = re.sub(r"^of ", "", AREA.sub("", DIRECTION.sub("", text)).strip(" ,"))
    return gazetteer.find(plain) if plain and plain != text else ()


def locate(names: tuple[Name, ...], headed: Sequence[str] = ()) -> tuple[Name, ...]:
    """The names with the location of every country and place that the gazetteer knows.

    A name means one place in one report. Each is chosen twice: first by the countries and areas that
    the report names, then also by the places chosen first. ``headed`` are the codes of the countries that
    stand over the report.
    """
    beside = {
        fold(name.text): text for index, name in enumerate(names) if (text := said_beside(names, index))
    }
    texts = {
        (fold(name.text), name.kind, name.adjective): name.text for name in names if name.kind in LOCATED
    }
    company = Company(countries_of(names) + Counter(headed), areas_of(names), ())
    for _ in range(2):
        chosen = {
            key: choose(text, key[1], key[2], beside.get(key[0]), company) for key, text in texts.items()
        }
        company = company_of(names, headed, chosen)
    located = []
    for name in names:
        place = chosen.get((fold(name.text), name.kind, name.adjective))
        located.append(replace(name, location=location_of(place)) if place else name)
    return tuple(join_same_place(located))


LOCATED: tuple[EntityKind, ...] = ("place", "country")
Key: TypeAlias = tuple[str, EntityKind, bool]


@dataclass(frozen=True, slots=True)
class Company:
    """What an ambiguous name is judged by: countries and admin-1 areas with their weights, and the
    towns that the report is known to name."""

    countries: Counter[str | None]
    areas: Counter[str]
    towns: tuple[Place, ...]


def countries_of(names: tuple[Name, ...]) -> Counter[str | None]:
    """How often each country is named, by name or demonym."""
    entries = (known(name.text) for name in names if name.kind == "country")
    return Counter(entry.country for entry in entries if entry and entry.country)


def areas_of(names: tuple[Name, ...]) -> Counter[str]:
    """The admin-1 areas that the report may name, by GeoNames code."""
    found = (place for name in names if name.kind in LOCATED for place in exact(name.text)[:3])
    return Counter(place.admin for place in found if place.precision == 4)


def company_of(names: tuple[Name, ...], headed: Sequence[str], chosen: dict[Key, Place | None]) -> Company:
    """The company once every name has a first place: those places' countries and areas count too."""
    countries = countries_of(names) + Counter(headed)
    areas: Counter[str] = Counter()
    towns = []
    for name in names:
        place = chosen.get((fold(name.text), name.kind, name.adjective))
        if place and place.precision != 6 and place.population >= SURE_TOWN:
            countries[place.country] += 1
            areas[place.admin] += 1
            towns.append(place)
    return Company(countries, areas, tuple(dict.fromkeys(towns)))


def said_beside(names: tuple[Name, ...], index: int) -> str | None:
    """The text of a place said right after, as in "Paris, Texas"."""
    if index + 1 < len(names) and names[index].kind in LOCATED:
        after = names[index + 1]
        if after.kind in LOCATED and not after.adjective and 1 < after.start - names[index].end <= 2:
            return after.text
    return None


def choose(
    text: str, kind: EntityKind, adjective: bool, beside: str | None, company: Company
) -> Place | None:
    """The likeliest place of that name: size, the countries and areas named, and what stands beside."""
    entry = known(text) if kind == "country" else None
    candidates = list(exact(text))
    if entry and entry.country:
        nation = [place for place in gazetteer.find(entry.canonical) if place.precision == 6]
        if adjective or not any(is_rival(place, entry.country) for place in candidates):
            return nation[0] if nation else None
        candidates = [*nation, *(place for place in candidates if is_rival(place, entry.country))]
    if not candidates:
        candidates = [place for place in gazetteer.find_near(text) if place.country in company.countries]
    near = exact(beside)[:3] if beside else ()
    states = {place.admin for place in near if place.precision == 4}
    nations = {place.country for place in near}
    total = sum(company.countries.values()) or 1

    def score(place: Place) -> float:
        points = math.log10(place.population + 10)
        own = 1 if place in company.towns else 0
        if company.countries[place.country] > own:
            points += COUNTRY_NAMED * (0.5 + (company.countries[place.country] - own) / total)
        if company.areas[place.admin] > own and place.precision != 4:
            points += AREA_NAMED
        if place.admin in states:
            points += SAID_BESIDE
        elif place.country in nations:
            points += SAID_BESIDE / 2
        if ADMIN_WORDS.search(text) and place.precision == 4:
            points += SAID_BESIDE
        if any(0 < apart(place, town) < NEIGHBOUR_KM for town in company.towns):
            points += NEIGHBOUR
        return points

    best = max(candidates, key=lambda place: (score(place), place.id), default=None)
    if best and best.precision == 4 and not ADMIN_WORDS.search(text):
        towns = [place for place in candidates if place.precision == 1 and place.admin == best.admin]
        return next((place for place in towns if place.population >= LARGE_TOWN), best)
    return best


def is_rival(place: Place, country: str) -> bool:
    """Whether a country's name may mean this area of another one: Georgia."""
    return place.precision == 4 and place.country != country


def apart(one: Place, other: Place) -> float:
    """Kilometres between two places, near enough for neighbours."""
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east)


# A name that an admin-1 area shares with a town in it means the town where the town has this size.
LARGE_TOWN = 20_000


def location_of(place: Place) -> Location:
    """The place as a location."""
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
