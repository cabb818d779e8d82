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
from reportedly.link.entities.alone import attach
from reportedly.link.entities.compare import Evidence, candidates, contradictory, evidence
from reportedly.link.entities.decided import Decided, Where
from reportedly.link.entities.kinds import family_of, settle_kinds
from reportedly.link.entities.mentions import Mention, gather, gather_bodies
from reportedly.link.entities.misread import mended
from reportedly.link.entities.polity import country_codes, country_of_seat
from reportedly.link.entities.rows import Met, entity_of, met, with_aliases
from reportedly.link.entities.short import named_short
from reportedly.link.entities.spellings import (
    is_abbreviation,
    name_words,
    outlet_key,
)
from reportedly.link.entities.whereabouts import settle_places
from reportedly.read.agencies import agency_of
from reportedly.record import Entity, Report, Story


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
    decided = Decided(judged or {})
    story_of = {r: s.story_id for s in sorted(stories, key=lambda s: s.story_id) for r in s.report_ids}
    at_work = _at_work(annotations)
    mentions = named_short(gather(reports, annotations, story_of), reports, annotations, at_work)
    mentions = settle_places(mended(settle_kinds(mentions)))
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
    things, why = attach(things, [reasons[g] for g in range(len(groups))], decided)
    unnamed = _same_office(gather_bodies(annotations, story_of))
    return _build(things + unnamed, why + [set[str]() for _ in unnamed], at_work, decided)


def _nodes(mentions: Iterable[Mention], decided: Decided) -> list[list[Mention]]:
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


def _at_work(annotations: Mapping[str, Annotation]) -> set[Where]:
    """Names that act or speak."""
    found: set[Where] = set()
    for report_id, annotation in annotations.items():
        acting = {i for e in annotation.events for i in (*e.actors, *e.recipients)}
        acting |= {s.name for s in annotation.sources if s.name is not None and s.kind != "anonymous"}
        found |= {(report_id, i) for i in acting}
    return found


def _build(
    things: list[list[Mention]], reasons: list[set[str]], at_work: set[Where], decided: Decided
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
