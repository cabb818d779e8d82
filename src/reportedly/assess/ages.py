"""How old one person is, where a story's reports differ.

An age stands beside a name ("Jan Lund, 44, said", "the 44-year-old baker Jan Lund"), or is said of whom the
paragraph names first ("The 44-year-old has left"). Who has no name in one report is known by his home.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.annotation import Name
from reportedly.assess.scene import Scene, Value, conflict
from reportedly.record import Conflict

BESIDE = re.compile(r"(?:,\s+(?:aged\s+)?|\s+\(|\s+(?:is|was)\s+)(\d{1,3})(?=\s*[,;.)]|\s+years\s+old\b)")
YEARS_OLD = re.compile(r"\b(\d{1,3})-year-old\b(?!\s+(?:son|daughter|child|brother|sister)\b)")
# What may stand between an age and the name that it is of: "the 44-year-old former baker Jan Lund".
TOWARDS_NAME = re.compile(r"(?:\s+[a-z][\w-]*){0,4}\s+")
APPOSED = re.compile(r",\s+(?:an?|the)\s+$")
DEFINITE = re.compile(r"(?:^|[.!?][”\"’]?\s+|\n)The\s+$")
HOME = re.compile(r"\s+(?:of|from)\s+")
HOME_UNNAMED = re.compile(r"\s+(?:woman|girl|man|boy)\s+(?:of|from)\s+")
OLDEST = 120

Person: TypeAlias = tuple[str, str]  # that it is known by name or by home, and the entity of that


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years, its words, the report and where it stands there."""

    years: int
    words: str
    report_id: str
    at: int


def age_conflicts(scene: Scene) -> Iterator[Conflict]:
    """People of whom a story's reports give two ages."""
    found: dict[tuple[str, Person], list[Age]] = defaultdict(list)
    for report_id in sorted(scene.reports):
        if report_id in scene.linked.annotations:
            for person, age in _ages(scene, report_id):
                found[scene.story_of(report_id), person].append(age)
    for (_, person), ages in sorted(found.items()):
        years: dict[str, set[int]] = defaultdict(set)
        for age in ages:
            years[age.report_id].add(age.years)
        # A report that gives two speaks of two people, or of two times.
        single = [a for a in ages if len(years[a.report_id]) == 1]
        if len({a.years for a in single}) > 1:
            yield _row(scene, person, single)


def _row(scene: Scene, person: Person, ages: list[Age]) -> Conflict:
    values: list[Value] = []
    for age in sorted(ages, key=lambda a: (a.years, a.report_id, a.at)):
        holder = scene.holder(age.report_id, age.at)
        values.append((age.words, holder.statement_id if holder else None, age.report_id))
    who = scene.linked.entities.names[person[1]]
    told = " against ".join(dict.fromkeys(f"“{w}”" for w, _, _ in values))
    what = f"the age of {who}" if person[0] == "name" else f"the age of one from {who}"
    return conflict("number", "contradiction", values, f"{what}: {told}: the reports differ")


def _ages(scene: Scene, report_id: str) -> Iterator[tuple[Person, Age]]:
    """The ages that a report gives, each with whom it is of."""
    text, of = scene.reports[report_id].text, scene.linked.entities.of
    names = scene.linked.annotations[report_id].names
    people = sorted((n.start, i) for i, n in enumerate(names) if n.kind == "person")
    starts = {n.start: i for i, n in enumerate(names)}
    entity = {i: of.get((report_id, i)) for i in range(len(names))}
    for start, i in people:
        beside = BESIDE.match(text, names[i].end)
        home = HOME.match(text, names[i].end)
        place = starts.get(home.end()) if home else None
        after = BESIDE.match(text, names[place].end) if place is not None else beside
        if after and 0 < int(after[1]) <= OLDEST:
            age = Age(int(after[1]), after[1], report_id, start)
            yield from _known(entity[i], entity[place] if place is not None else None, age)
    for match in YEARS_OLD.finditer(text):
        age = Age(int(match[1]), match.group(), report_id, match.start())
        unnamed = HOME_UNNAMED.match(text, match.end())
        if unnamed and (place := starts.get(unnamed.end())) is not None:
            yield from _known(None, entity[place], age)
        elif (person := _meant(text, match, names, people)) is not None:
            yield from _known(entity[person], None, age)


def _known(person: str | None, home: str | None, age: Age) -> Iterator[tuple[Person, Age]]:
    if person:
        yield ("name", person), age
    if home:
        yield ("home", home), age


def _meant(
    text: str, match: re.Match[str], names: tuple[Name, ...], people: list[tuple[int, int]]
) -> int | None:
    """The person whose age it is: named just after, or just before, or first in the paragraph."""
    here = bisect_left(people, (match.start(), -1))
    if here < len(people) and TOWARDS_NAME.fullmatch(text, match.end(), people[here][0]):
        return people[here][1]
    if not here:
        return None
    before = people[here - 1][1]
    if APPOSED.fullmatch(text, names[before].end, match.start()):
        return before
    if not DEFINITE.search(text[max(0, match.start() - 8) : match.start()]):
        return None
    paragraph = text.rfind("\n", 0, match.start()) + 1
    if text[paragraph : match.start()].strip() == "The":  # it opens a paragraph, and is of the one before
        paragraph = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    return next((i for start, i in people[:here] if start >= paragraph), None)


__all__ = ["age_conflicts"]
