"""Who speaks for whom: the director of a company, a ministry's spokeswoman, an army's general.

Read off the words between a person's name and a body's: "Acme's director, Jan Lund", "Jan Lund, a spokesman
for Acme", "Acme denied it. Its director, Jan Lund, said". What such a person and the body itself say is one
word.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.annotation import Annotation, Name
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.entities.entities import Entities
from reportedly.record import Report, Source

# Characters between the two names; with "its" the body is the last one named, in this sentence or before it.
NEAR, NEAR_ITS = 70, 160
# A body that is an outlet by its name has so many words of it: "Orbis" may be anybody's.
LEAST_NAME = 2
BODIES = frozenset({"organisation", "outlet", "group"})


def offices(
    reports: Sequence[Report], annotations: Mapping[str, Annotation], entities: Entities
) -> Mapping[str, frozenset[str]]:
    """The bodies, by entity, that each person is said to hold an office of in any report."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        annotation = annotations.get(report.report_id)
        names = sorted(annotation.names if annotation else (), key=lambda n: n.start)
        index = {n: i for i, n in enumerate(annotation.names if annotation else ())}
        for person, body in _pairs(report.text, names):
            ids = [entities.of.get((report.report_id, index[n])) for n in (person, body)]
            if ids[0] and ids[1]:
                found[ids[0]].add(ids[1])
    for minister, ministry in _ministries(annotations, entities):
        found[minister].add(ministry)
    return {person: frozenset(bodies) for person, bodies in found.items()}


def releases(sources: Sequence[Source]) -> Mapping[str, frozenset[str]]:
    """The bodies that publish themselves, by the source that is their outlet: "Orbis Mills plc" is Orbis
    Mills. A paper that is called after a body ("Central Bank News") has a word of the media beside it."""
    bodies: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for s in sources:
        if s.kind == "organisation" and s.name:
            bodies[tuple(fold(s.name).split())].add(s.source_id)
    found: dict[str, frozenset[str]] = {}
    for s in sources:
        words = tuple(fold(s.name or "").split())
        if s.kind == "outlet" and not set(words) & word_set("media_nouns.txt"):
            held = {b for n in range(LEAST_NAME, len(words) + 1) for b in bodies.get(words[:n], ())}
            found |= {s.source_id: frozenset(held)} if held else {}
    return found


def _ministries(annotations: Mapping[str, Annotation], entities: Entities) -> Iterator[tuple[str, str]]:
    """The ministers met and their ministries, by what both are for: the Minister of Mines and the Mines
    Ministry. Where two ministries are for one thing, as those of two countries, none."""
    ministers: dict[frozenset[str], set[str]] = defaultdict(set)
    ministries: dict[frozenset[str], set[str]] = defaultdict(set)
    for report_id, annotation in annotations.items():
        for i, name in enumerate(annotation.names):
            entity = entities.of.get((report_id, i))
            if entity and name.kind == "person" and (purview := _purview(name.title or "", "minister")):
                ministers[purview].add(entity)
            elif entity and name.kind in BODIES and (purview := _purview(name.text, "ministry")):
                ministries[purview].add(entity)
    for purview, people in ministers.items():
        if len(bodies := ministries[purview]) == 1:
            yield from ((person, min(bodies)) for person in sorted(people))


def _purview(words: str, head: str) -> frozenset[str]:
    """What a minister or ministry is for, as stems: {defenc} of "Minister of Defence"; empty for no such."""
    folded = fold(words).split()
    if head not in folded:
        return frozenset()
    return frozenset(stem(w) for w in folded if w != head and w not in word_set("stopwords.txt"))


def _pairs(text: str, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """The (person, body) of each office told of; between the two no other body is named."""
    body: Name | None = None
    person: Name | None = None
    for name in names:
        if name.kind == "person":
            if body is not None and _leads(text[body.end : name.start]):
                yield name, body
            person = name
        elif name.kind in BODIES:
            if person is not None and _follows(text[person.end : name.start]):
                yield person, name
            body = name


def _leads(between: str) -> bool:
    """Body before person: "Acme's director, *Jan*", "Acme …, its director, *Jan*"."""
    if len(between) > NEAR_ITS:
        return False
    direct, its = _patterns()[:2]
    return bool((len(between) <= NEAR and direct.fullmatch(between)) or its.search(between))


def _follows(between: str) -> bool:
    """Person before body: "*Jan*, a spokesman for Acme"."""
    return len(between) <= NEAR and bool(_patterns()[2].fullmatch(between))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    office = rf"(?:{'|'.join(sorted(word_set('offices.txt')))})\b\.?"
    words = r"(?:[^\W\d_][\w'’-]*\s+){0,3}?"
    return (
        re.compile(rf"(?:['’]s?)?\s+{words}{office}(?:\s+[\w-]+)?,?\s+", re.I),
        re.compile(rf"\bits\s+{words}{office}(?:\s+[\w-]+)?,?\s+$", re.I),
        re.compile(
            rf",?\s+(?:an?|the|who is|who heads)?\s*{words}{office}\s+(?:of|for|at|with|in)\s+(?:the\s+)?",
            re.I,
        ),
    )


__all__ = ["offices"]
