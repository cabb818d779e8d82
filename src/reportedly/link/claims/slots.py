"""The slots of a statement, read from its report's annotation; its words alone are read in ``forms``."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from reportedly.annotation import Annotation, LocalStatement
from reportedly.link.claims.details import Nation
from reportedly.link.claims.wording import fold, numbers, word_set
from reportedly.link.entities.entities import Entities
from reportedly.record import Report, Span

Act: TypeAlias = tuple[frozenset[str], frozenset[str]]  # actors and recipients

# Characters before a name that its title may take ("The former Deputy Prime Minister of the province ").
SUBJECT_WITHIN = 60
# Reports of anything hold a "two" or a "ten"; larger ones are seldom shared by chance.
TELLING_NUMBER = 12
CLOCK = re.compile(r"T\d\d:\d\d")
# What is before a capital where something is in it, not done by the government that sits there.
LOCATIVE = re.compile(r"\b(?:in|at|near|outside|around|across)\s+(?:the\s+|central\s+|downtown\s+)?$", re.I)


@dataclass(frozen=True)
class Page:
    """A report, its annotation, and the entities its names are; ``outlets`` holds the entities of all outlets
    by key, as some are met in words that are no name to the annotator ("the Ledger")."""

    report: Report
    annotation: Annotation
    entities: Entities
    kinds: Mapping[str, str]
    outlets: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def in_order(self) -> list[tuple[int, int, int]]:
        """Start, end and index of every name, by start."""
        return sorted((n.start, n.end, i) for i, n in enumerate(self.annotation.names))

    def entity(self, name: int) -> str | None:
        """The entity of a name of this report."""
        return self.entities.of.get((self.report.report_id, name))


def within(start: int, end: int, pieces: tuple[Span, ...]) -> bool:
    """Whether a span lies in one of the pieces."""
    return any(a <= start and end <= b for a, b in pieces)


def inside(page: Page, pieces: tuple[Span, ...]) -> list[int]:
    """The names in the content, in the order in which they stand."""
    found = set()
    for start, end in pieces:
        first = bisect_left(page.in_order, (start, -1, -1))
        for at, until, i in islice(page.in_order, first, None):
            if at >= end:
                break
            if until <= end:
                found.add((at, i))
    return [i for _, i in sorted(found)]


def canonical(page: Page, pieces: tuple[Span, ...], names: list[int]) -> tuple[str, str]:
    """The content with names in their canonical form, and with names left out."""
    plain: list[str] = []
    bare: list[str] = []
    text = page.report.text
    for start, end in pieces:
        at = start
        for i in names:
            name = page.annotation.names[i]
            if not at <= name.start < name.end <= end:
                continue
            entity = page.entity(i)
            plain += [
                text[at : name.start],
                page.entities.names[page.entities.acting(entity)] if entity else name.text,
            ]
            bare.append(text[at : name.start])
            at = name.end
        plain.append(text[at:end])
        bare.append(text[at:end])
    return " ".join(" ".join(plain).split()), " ".join(" ".join(bare).split())


def places(page: Page, names: list[int]) -> frozenset[str]:
    """Places in the content, by name: the gazetteer takes one town for two namesakes at times. A capital is
    one only where something is in it; else it may be a government."""
    found = set()
    for i in names:
        entity = page.entity(i)
        if entity and page.kinds.get(entity) == "place":
            start = page.annotation.names[i].start
            before = page.report.text[max(0, start - 24) : start]
            if page.entities.acting(entity) == entity or LOCATIVE.search(before):
                found |= _ends(page.entities.names[entity])
    return frozenset(found)


def _ends(name: str) -> set[str]:
    """A place by its name, with both ends where it lies between two: "the Keld-Lorne road"."""
    parts = re.split(r"[-–—]", name)
    ends = parts if len(parts) == 2 and all(len(p) > 2 and p[0].isupper() for p in parts) else []
    return {fold(name), *map(fold, ends)}


def subject(page: Page, start: int, names: list[int]) -> str | None:
    """The person the content begins with, who is mostly the one it is about."""
    entity = page.entity(names[0]) if names else None
    if entity and page.kinds.get(entity) == "person":
        near = page.annotation.names[names[0]].start - start < SUBJECT_WITHIN
        return entity if near and not headed(page, names[0]) else None
    return None


def headed(page: Page, name: int) -> bool:
    """Whether a name only tells whose government is meant: "the Lorne administration"."""
    after = fold(page.report.text[page.annotation.names[name].end :][:SUBJECT_WITHIN]).split()
    return bool(after) and after[0] in word_set("government_heads.txt")


def parties(page: Page, names: list[int]) -> tuple[str, ...]:
    """The people, bodies and countries in the content, in the order in which they are first named."""
    found = dict.fromkeys(page.entities.acting(e) for i in names if (e := page.entity(i)))
    return tuple(e for e in found if page.kinds.get(e) != "place")


def nations(page: Page, start: int, end: int) -> list[Nation]:
    """The countries and nationalities named in a stretch of the report, by offsets into the stretch."""
    found = []
    for at, until, i in page.in_order[bisect_left(page.in_order, (start, -1, -1)) :]:
        if at >= end:
            break
        name = page.annotation.names[i]
        code = name.location.country_code if name.location else None
        if until <= end and code and (name.adjective or name.kind == "country"):
            found.append((at - start, until - start, code, name.adjective))
    return found


def times(page: Page, pieces: tuple[Span, ...]) -> tuple[tuple[str, str], ...]:
    """First and last day of each dated expression in the content."""
    return tuple(
        (t.first, t.last or t.first)
        for t in page.annotation.times
        if t.first and within(t.start, t.end, pieces)
    )


def clocks(page: Page, pieces: tuple[Span, ...]) -> frozenset[str]:
    """The times of day in the content: "14:02"."""
    found = (CLOCK.search(t.value) for t in page.annotation.times if within(t.start, t.end, pieces))
    return frozenset(m.group() for m in found if m)


def figures(page: Page, pieces: tuple[Span, ...]) -> frozenset[float]:
    """Numbers that tell one statement from another: no dates, and not so small that all have them."""
    kept = []
    for start, end in pieces:
        at = start
        for time in sorted(page.annotation.times, key=lambda t: t.start):
            if at <= time.start < time.end <= end:
                kept.append(page.report.text[at : time.start])
                at = time.end
        kept.append(page.report.text[at:end])
    return frozenset(value for value, _ in numbers(" ".join(kept)) if value > TELLING_NUMBER)


def acts(page: Page, local: LocalStatement) -> tuple[Act, ...]:
    """Who acts and who is acted on in each event of the content."""
    found = []
    for event in page.annotation.events:
        if within(event.trigger[0], event.trigger[1], local.pieces):
            actors, recipients = (
                frozenset(page.entities.acting(e) for i in side if (e := page.entity(i)))
                for side in (event.actors, event.recipients)
            )
            found.append((actors, recipients))
    return tuple(found)
