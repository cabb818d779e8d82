"""The rows of entities: one name, one kind and all spellings for each thing.

A row is made from ``Met``: what the reports of one neighbourhood call a thing, counted. Things of several
neighbourhoods that have the same id are the same one, and their row is made from all of them together: for
that a case keeps ``EntityPart`` and ``EntityWord``, which can be summed where they lie.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from reportedly.annotation import Location
from reportedly.link.claims.wording import digest, fold, word_set
from reportedly.link.entities.kinds import family_of
from reportedly.link.entities.mentions import OWN_OUTLET, Mention, clean
from reportedly.link.entities.polity import country_codes, country_names
from reportedly.link.entities.spellings import is_abbreviation, name_words, outlet_key, sounds
from reportedly.record import Alias, Entity, EntityKind

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Met:
    """What some reports call one thing: how many mention it as each kind and by each full name (``own``: as
    its own outlet), whether it passes on news, its aliases, and where the first of them (``at``: report,
    start) has it on the map; ``heard``: whether another report hears news from it."""

    entity_id: str
    kinds: tuple[tuple[EntityKind, int], ...]
    names: Counts
    own: Counts
    medium: bool
    aliases: tuple[Alias, ...]
    at: tuple[str, int] | None
    location: Location | None
    heard: bool = True


WordSort = Literal["kind", "name", "own", "alias"]


@dataclass(frozen=True, slots=True)
class EntityPart:
    """What a ``Met`` says but once."""

    entity_id: str
    medium: bool
    heard: bool
    at_report: str | None
    at_start: int | None
    location: Location | None


@dataclass(frozen=True, slots=True)
class EntityWord:
    """What a ``Met`` counts: a kind, a name, a name of its own outlet, or an alias, with the reports that
    have it."""

    entity_id: str
    sort: WordSort
    text: str
    n: int
    report_ids: tuple[str, ...]


def entity_part(thing: Met) -> EntityPart:
    """What is said once of a thing."""
    report, start = thing.at or (None, None)
    return EntityPart(thing.entity_id, thing.medium, thing.heard, report, start, thing.location)


def entity_words(thing: Met) -> list[EntityWord]:
    """What is counted of a thing."""
    counts: Mapping[WordSort, Sequence[tuple[str, int]]]
    counts = {"kind": thing.kinds, "name": thing.names, "own": thing.own}
    counted = [EntityWord(thing.entity_id, sort, t, n, ()) for sort, c in counts.items() for t, n in c]
    aliases = [EntityWord(thing.entity_id, "alias", a.text, 0, a.report_ids) for a in thing.aliases]
    return counted + aliases


def thing_of(part: EntityPart, words: Iterable[EntityWord]) -> Met:
    """A thing from its part and its words, summed over neighbourhoods: each word stands once."""
    of: dict[WordSort, list[EntityWord]] = defaultdict(list)
    for word in sorted(words, key=lambda w: w.text):
        of[word.sort].append(word)
    at = None if part.at_report is None or part.at_start is None else (part.at_report, part.at_start)
    return Met(
        entity_id=part.entity_id,
        kinds=tuple((msgspec.convert(w.text, EntityKind), w.n) for w in of["kind"]),
        names=tuple((w.text, w.n) for w in of["name"]),
        own=tuple((w.text, w.n) for w in of["own"]),
        medium=part.medium,
        aliases=tuple(Alias(w.text, tuple(sorted(set(w.report_ids)))) for w in of["alias"]),
        at=at,
        location=part.location,
        heard=part.heard,
    )


def met(members: Sequence[Mention], taken: set[str]) -> Met:
    """One thing of a neighbourhood. Its id follows from what it is called where that is telling enough to be
    known elsewhere; else, and where another has that id already (``taken``), from its first mention."""
    located = sorted((m for m in members if m.location), key=lambda m: (m.report_id, m.start))
    found = Met(
        entity_id="",
        kinds=tuple(sorted(Counter(m.kind for m in members).items())),
        names=_counts(m.full for m in members if m.start != OWN_OUTLET),
        own=_counts(m.full for m in members if m.start == OWN_OUTLET),
        medium=any(m.medium for m in members),
        heard=any(m.medium and m.start != OWN_OUTLET for m in members),
        aliases=_aliases(members),
        at=(located[0].report_id, located[0].start) if located else None,
        location=located[0].location if located else None,
    )
    first = min((m.report_id, m.start) for m in members)
    unnamed = members[0].unnamed  # "the court" of one story is not that of another
    key = stable_key(entity_of(found)) if not unnamed and (found.medium or not _bare(found)) else None
    entity_id = "e" + (digest("unnamed", *first) if unnamed else digest(*(key or first)))
    if entity_id in taken:
        entity_id = "e" + digest(*(key or ()), *first)
    taken.add(entity_id)
    return replace(found, entity_id=entity_id)


def stable_key(entity: Entity) -> tuple[str, ...] | None:
    """What a thing is known by in any report; None where its name may be another's: a family name alone,
    initials, a place that is not on the map."""
    words = name_words(entity.name)
    if entity.kind == "country":
        return "country", entity.country_code or fold(entity.name)
    if entity.kind == "place":
        if entity.gazetteer_id:
            return "place", entity.gazetteer_id
        return ("place", fold(entity.name), entity.country_code) if entity.country_code else None
    if entity.kind == "person":
        # Spellings that sound alike are one name wherever they are met.
        return ("person", *("".join(sounds(w)) for w in words)) if len(words) > 1 else None
    return "body", outlet_key(entity.name)


def _bare(found: Met) -> bool:
    """Whether a body is called by initials or by one word alone, which may mean another elsewhere."""
    entity = entity_of(found)
    words = name_words(entity.name)
    return family_of(entity.kind) == "body" and (is_abbreviation(entity.name) or len(words) == 1)


def entity_of(thing: Met) -> Entity:
    """The row of one thing, from all that is called so."""
    kind = _kind(thing)
    location = thing.location
    code = location.country_code if location else None
    names, own = Counter(dict(thing.names)), Counter(dict(thing.own))
    name = _best_name(names + own if all(map(is_abbreviation, names)) else names)
    if kind == "country":
        code = code or next((c for n in sorted(names) if (c := country_codes().get(fold(n)))), None)
        name = country_names().get(code or "", name)
    return Entity(
        entity_id=thing.entity_id,
        kind=kind,
        name=name,
        aliases=thing.aliases,
        lat=location.lat if location else None,
        lon=location.lon if location else None,
        country_code=code,
        gazetteer_id=location.gazetteer_id if location else None,
    )


def with_aliases(thing: Met, members: Sequence[Mention]) -> Met:
    """A thing with the names of further mentions among its own."""
    return replace(thing, aliases=_joined((*thing.aliases, *_aliases(members))))


def _kind(thing: Met) -> EntityKind:
    """The kind most reports give; whatever passes on news for anyone is an outlet."""
    if thing.medium:
        return "organisation" if _gives_out_only(thing) else "outlet"
    counts = dict(thing.kinds)
    return min(counts, key=lambda k: (-counts[k], k))


def _gives_out_only(thing: Met) -> bool:
    """Whether an outlet is a body that gives out releases of its own: by its name one that is no medium, or
    one that others name as a body and nobody hears anything from."""
    words = {w for name, _ in thing.own for w in fold(name).split()}
    told = "organisation" in dict(thing.kinds)
    body = not words.isdisjoint(word_set("body_words.txt")) or not thing.heard
    return told and body and words.isdisjoint(word_set("media_nouns.txt"))


def _best_name(counts: Counter[str]) -> str:
    """The full name most reports use, the longest of those where they are level."""
    return min(
        counts,
        key=lambda t: (is_abbreviation(t), "." in t, len(name_words(t)) == 1, -counts[t], -len(t), t),
    )


def _counts(values: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(values).items()))


def _aliases(members: Sequence[Mention]) -> tuple[Alias, ...]:
    return _joined(Alias(clean(form), (m.report_id,)) for m in members for form in m.forms)


def _joined(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for alias in aliases:
        found[alias.text].update(alias.report_ids)
    return tuple(Alias(text, tuple(sorted(found[text]))) for text in sorted(found))
