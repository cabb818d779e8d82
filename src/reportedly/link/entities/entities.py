"""One entity for everything that the reports name, over all of them.

Two names become one entity only where a comparison says so and nothing in either group speaks
against it; every joining keeps its reason. What one report calls by a family name alone goes to the
only full name in the same story that it can mean; where there are two, it stays by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.annotation import Annotation
from reportedly.link.claims.grouping import group
from reportedly.link.claims.wording import fold
from reportedly.link.entities.compare import Evidence, candidates, contradictory, evidence
from reportedly.link.entities.kinds import family_of, settle_kinds
from reportedly.link.entities.mentions import OWN_OUTLET, Mention, gather, gather_bodies
from reportedly.link.entities.misread import mended
from reportedly.link.entities.polity import country_codes, country_of_seat
from reportedly.link.entities.rows import Met, entity_of, met, with_aliases
from reportedly.link.entities.short import named_short
from reportedly.link.entities.spellings import (
    compare_people,
    initials,
    is_abbreviation,
    name_words,
    outlet_key,
)
from reportedly.read.agencies import agency_of
from reportedly.record import Entity, Report, Story

Where = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities; ``names`` has their names by id; ``of`` leads from (report, index of a name) to its
    entity, ``OWN_OUTLET`` being
    the report's own outlet; ``polity`` from a capital's entity to its country's; ``reasons`` says why
    different spellings are one; ``met`` is what each row was made from; ``bodies`` leads from (report, folded
    words) of an office without a name to its entity."""

    entities: tuple[Entity, ...]
    names: Mapping[str, str]
    of: Mapping[Where, str]
    polity: Mapping[str, str]
    reasons: Mapping[str, tuple[str, ...]]
    met: tuple[Met, ...] = ()
    bodies: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def acting(self, entity_id: str) -> str:
        """The entity that acts where this one is said to: a capital acts for its country."""
        return self.polity.get(entity_id, entity_id)


def link_entities(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    *,
    stories: Sequence[Story] = (),
    judged: Mapping[tuple[Where, Where], bool] | None = None,
) -> Entities:
    """The entities of all reports. Family names alone are resolved within a story. ``judged`` holds pairs of
    names that somebody has decided about."""
    decided = _Decided(judged or {})
    story_of = {r: s.story_id for s in sorted(stories, key=lambda s: s.story_id) for r in s.report_ids}
    at_work = _at_work(annotations)
    mentions = named_short(gather(reports, annotations, story_of), reports, annotations, at_work)
    mentions = mended(settle_kinds(mentions))
    nodes = _nodes(mentions, decided)
    edges: dict[tuple[int, int], Evidence] = {}
    for i, j in candidates(nodes):
        found = evidence(nodes[i], nodes[j])
        if found:
            edges[i, j] = found
    for i, j in decided.same(nodes):
        edges[i, j] = Evidence(2.0, "somebody judged them to be the same")

    def may_join(a: list[int], b: list[int]) -> bool:
        said = decided.about([m for x in a for m in nodes[x]], [m for y in b for m in nodes[y]])
        if said is not None:
            return said
        return not any(contradictory(nodes[x], nodes[y]) for x in a for y in b)

    groups = group(len(nodes), [(e.score, i, j) for (i, j), e in edges.items()], may_join)
    reasons: dict[int, set[str]] = defaultdict(set)
    where = {n: g for g, members in enumerate(groups) for n in members}
    for (i, j), e in edges.items():
        if where[i] == where[j]:
            reasons[where[i]].add(e.reason)
    things = [[m for n in members for m in nodes[n]] for members in groups]
    things, why = _attach(things, [reasons[g] for g in range(len(groups))], decided)
    unnamed = _same_office(gather_bodies(annotations, story_of))
    return _build(things + unnamed, why + [set[str]() for _ in unnamed], at_work, decided)


class _Decided:
    """What people decided about names, each as (report, index of a name)."""

    def __init__(self, judged: Mapping[tuple[Where, Where], bool]) -> None:
        self.of: dict[Where, dict[Where, bool]] = defaultdict(dict)
        for (one, other), same in judged.items():
            self.of[one][other] = self.of[other][one] = same

    def apart(self, mention: Mention) -> bool:
        """Whether the mention was told from any other."""
        return any(False in self.of[where].values() for where in _wheres(mention) if where in self.of)

    def about(self, one: Iterable[Mention], other: Iterable[Mention]) -> bool | None:
        """Whether the two were judged the same, in any of their names; None where nobody said."""
        if not self.of:
            return None
        there = {where for m in other for where in _wheres(m)}
        said = {
            same
            for m in one
            for where in _wheres(m)
            for told, same in self.of.get(where, {}).items()
            if told in there
        }
        return None if not said else False not in said

    def same(self, nodes: Sequence[Sequence[Mention]]) -> list[tuple[int, int]]:
        """The pairs of nodes that were judged the same."""
        if not self.of:
            return []
        at = {where: i for i, node in enumerate(nodes) for m in node for where in _wheres(m)}
        pairs = {
            (at[one], at[other])
            for one, others in self.of.items()
            for other, same in others.items()
            if same and one in at and other in at and at[one] < at[other]
        }
        return sorted(pairs)


def _wheres(mention: Mention) -> list[Where]:
    return [(mention.report_id, index) for index in mention.names]


def _nodes(mentions: Iterable[Mention], decided: _Decided) -> list[list[Mention]]:
    """Mentions with the very same name, kind and place: what no comparison is needed for."""
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        own = (mention.report_id, str(mention.start)) if decided.apart(mention) else ()
        found[(*_key(mention), *own)].append(mention)
    return [found[key] for key in sorted(found)]


def _key(mention: Mention) -> tuple[str, ...]:
    words, family = name_words(mention.full), family_of(mention.kind)
    if mention.kind == "country":
        code = mention.location.country_code if mention.location else country_codes().get(fold(mention.full))
        return ("country", code or fold(mention.full))
    if family == "place":
        if mention.location and mention.location.gazetteer_id:
            return ("place", mention.location.gazetteer_id)
        code = mention.location.country_code if mention.location else None
        return ("place", fold(mention.full), code or "", "" if code else mention.story)
    if family == "person":
        return ("person", *words) if len(words) > 1 else ("person", *words, mention.story, "?")
    # A full name on the list of agencies means the one agency; initials may be another's.
    name = mention.full if is_abbreviation(mention.full) else agency_of(mention.full) or mention.full
    if not mention.medium and (is_abbreviation(name) or len(words) == 1):
        return ("body", outlet_key(name), mention.story, "?")
    return ("body", outlet_key(name))


def _same_office(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Offices without a name: a body called alike is one within its story, a person within the report."""
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for m in mentions:
        within = m.report_id if m.kind == "person" else m.story
        found[m.kind, fold(m.full), within].append(m)
    return [found[key] for key in sorted(found)]


def _attach(
    things: list[list[Mention]], reasons: list[set[str]], decided: _Decided
) -> tuple[list[list[Mention]], list[set[str]]]:
    """Family names and abbreviations met alone go to the one full name of their story they fit."""
    by_story: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, members in enumerate(things):
        if not _bare(members):
            for story in sorted({m.story for m in members}):
                by_story[story, family_of(members[0].kind)].append(i)
    gone: set[int] = set()
    for i, members in enumerate(things):
        if not _bare(members):
            continue
        near = by_story[members[0].story, family_of(members[0].kind)]
        near = [k for k in near if decided.about(members, things[k]) is not False]
        fits = _fitting(members, near, things)
        if len(fits) == 1:
            target, reason = fits[0]
            things[target] = things[target] + members
            reasons[target].add(reason)
            gone.add(i)
    kept = [i for i in range(len(things)) if i not in gone]
    return [things[i] for i in kept], [reasons[i] for i in kept]


def _bare(members: list[Mention]) -> bool:
    """A family name alone, or initials alone."""
    family = family_of(members[0].kind)
    if family == "person":
        return all(len(name_words(m.full)) == 1 for m in members)
    if family != "body" or any(OWN_OUTLET in m.names for m in members):
        return False
    if any(m.medium for m in members):
        return all(is_abbreviation(m.full) for m in members)
    return all(is_abbreviation(m.full) or len(fold(m.full).split()) == 1 for m in members)


def _fitting(members: list[Mention], near: list[int], things: list[list[Mention]]) -> list[tuple[int, str]]:
    bare = members[0].full
    if family_of(members[0].kind) == "person":
        fits = [i for i in near if any(_family_name(bare, m.full) for m in things[i])]
        titles = {w for m in members for w in m.titles}
        if len(fits) > 1 and titles:
            fits = [i for i in fits if titles & {w for m in things[i] for w in m.titles}]
        reason = "“{}” is the only one in the story whom “{}” can mean"
    elif not is_abbreviation(bare):
        first = fold(bare)
        fits = [i for i in near if any(fold(m.full).split()[0] == first for m in things[i])]
        reason = "“{}” is the only one in the story that “{}” can be short for"
    else:
        key = outlet_key(bare)
        said = [i for i in near if any(outlet_key(f) == key for m in things[i] for f in m.forms)]
        medium = any(m.medium for m in members)  # AFP is no Aden Free Press, unless somebody says so
        fits = said or [i for i in near if not medium and any(key in initials(m.full) for m in things[i])]
        reason = "“{}” is abbreviated “{}” in the story" if said else "“{}” has the initials “{}”"
    return [(i, reason.format(things[i][0].full, bare)) for i in fits]


def _family_name(bare: str, full: str) -> bool:
    found = compare_people(bare, full)
    return found.score >= 0.6


def _at_work(annotations: Mapping[str, Annotation]) -> set[Where]:
    """Names that act or speak."""
    found: set[Where] = set()
    for report_id, annotation in annotations.items():
        acting = {i for e in annotation.events for i in (*e.actors, *e.recipients)}
        acting |= {s.name for s in annotation.sources if s.name is not None and s.kind != "anonymous"}
        found |= {(report_id, i) for i in acting}
    return found


def _build(
    things: list[list[Mention]], reasons: list[set[str]], at_work: set[Where], decided: _Decided
) -> Entities:
    found: dict[str, Met] = {}
    of: dict[Where, str] = {}
    why: dict[str, tuple[str, ...]] = {}
    bodies: dict[tuple[str, str], str] = {}
    countries: dict[str, tuple[str, list[Mention]]] = {}
    seats: list[tuple[str, str, list[Mention]]] = []
    taken: set[str] = set()
    # The first mentioned comes first, so that of two with one name it is the same one that has the name's id.
    ordered = sorted(
        zip(things, reasons, strict=True), key=lambda pair: min((m.report_id, m.start) for m in pair[0])
    )
    for members, reason in ordered:
        thing = met(members, taken)
        row = entity_of(thing)
        found[row.entity_id] = thing
        of.update({(m.report_id, n): row.entity_id for m in members for n in m.names})
        if members[0].unnamed:
            bodies.update({(m.report_id, fold(m.full)): row.entity_id for m in members})
            continue
        if reason:
            why[row.entity_id] = tuple(sorted(reason))
        if row.kind == "country" and row.country_code:
            countries[row.country_code] = row.entity_id, members
        elif row.kind in {"place", "organisation"} and (code := country_of_seat(row.name)):
            seats.append((row.entity_id, code, members))
    polity = {}
    for entity_id, code, members in seats:  # a capital that acts is its government
        working = [m for m in members if any((m.report_id, n) in at_work for n in m.names)]
        if code not in countries or not working:
            continue
        country, named = countries[code]
        if decided.about(working, named) is not False:
            polity[entity_id] = country
            found[country] = with_aliases(found[country], working)
    parts = tuple(found[key] for key in sorted(found))
    rows = tuple(entity_of(part) for part in parts)
    return Entities(rows, {e.entity_id: e.name for e in rows}, of, polity, why, parts, bodies)
