"""Link: many reports, each understood by itself, become one picture.

What enters is a report and its annotation, each; what leaves is ``Linked``: passages that one report
took from another (``reuse``), reports on the same happening (``stories``), one entity for each person,
body and place (``entities``), one source for each that is quoted (``sources``), statements with chains
of those sources (``statements``), statements that say the same (``claims``), the sources they come back
to (``origins``) and events told twice made one (``events``). Two things are made one only with evidence,
kept in words beside the result; a doubt leaves them two.

It annotates nothing: that is done once per report. What statements mean it asks of an encoder, where another
report may tell the same (``claims/meant.py``). And it does not judge: how
many origins are independent, and what conflicts, is for assess. The order in which reports arrive
changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.annotation import Annotation
from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB, Engine
from reportedly.judgements import Judgement
from reportedly.link.claims.claims import group_claims
from reportedly.link.claims.grouped import ClaimDoubt, ClaimEdge, Group, Opposition, claim_of
from reportedly.link.claims.meant import Meant
from reportedly.link.claims.told import Told, tell
from reportedly.link.dates import date_reports
from reportedly.link.entities.entities import Entities, link_entities
from reportedly.link.entities.mentions import OWN_OUTLET
from reportedly.link.entities.spellings import outlet_key
from reportedly.link.events.events import group_events
from reportedly.link.events.rows import event_rows
from reportedly.link.events.tellings import happenings
from reportedly.link.judged import Judged, judged, without_refused, without_refused_reuse
from reportedly.link.origins import Origins, find_origins
from reportedly.link.repeats import repeats
from reportedly.link.reuse.copies import copied_pairs
from reportedly.link.reuse.reuse import SetAside, reuse_rows, set_aside
from reportedly.link.sources.bearers import titles
from reportedly.link.sources.credits import credited
from reportedly.link.sources.offices import offices, releases
from reportedly.link.sources.sources import Sources, link_sources
from reportedly.link.statements import statement_rows
from reportedly.link.stories.stories import story_rows
from reportedly.link.texts import number_texts
from reportedly.link.traces import Background, Trace
from reportedly.read.credits import credited_for_text
from reportedly.record import Event, Report, Reuse, Statement, Story


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking found. ``reports`` and ``annotations`` have the dates their stories allow."""

    reports: tuple[Report, ...]
    annotations: Mapping[str, Annotation]
    stories: tuple[Story, ...]
    reuse: tuple[Reuse, ...]
    entities: Entities
    sources: Sources
    told: tuple[Told, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Group, ...]
    opposed: tuple[Opposition, ...]
    origins: tuple[Origins, ...]
    events: tuple[Event, ...]
    speaks_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    doubtful: tuple[ClaimDoubt, ...] = ()
    meanings: tuple[Meant, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What texts have to do with each other, and what was not compared like the rest."""

    reuse: tuple[Reuse, ...]
    stories: tuple[Story, ...]
    set_aside: tuple[SetAside, ...]


def link(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    engine: Engine | None = None,
    *,
    judgements: Sequence[Judgement] = (),
) -> Linked:
    """Everything that reports have to do with one another, as one neighbourhood. Texts are compared on
    ``engine``, all else here. What people decided (``judgements``) comes before all that is found."""
    ordered = tuple(sorted(reports, key=lambda r: (r.file, r.part, r.report_id)))
    found = compare_texts(ordered, engine)
    reuse = without_refused_reuse(judgements, found.reuse)
    annotations = without_refused(judgements, annotations)
    return put_together(ordered, annotations, reuse, found.stories, judged(judgements, annotations))


def compare_texts(reports: Sequence[Report], engine: Engine | None = None) -> Compared:
    """What the texts of reports have to do with each other."""
    with engine or DuckDB() as at_work:
        at_work.put("report", arrow_table(reports, Report))
        number_texts(at_work)
        return Compared(reuse_rows(at_work), story_rows(at_work), set_aside(at_work))


def put_together(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    reuse: tuple[Reuse, ...],
    stories: tuple[Story, ...],
    decided: Judged | None = None,
    meanings: Mapping[str, str] | None = None,
) -> Linked:
    """Entities, sources, claims and events, once it is known what was copied and what belongs together.
    ``meanings`` are those of statements that were read before, by id (``link/claims/meant.py``)."""
    decided = decided or Judged()
    dated, anchored = date_reports(reports, annotations, stories)
    story_of = {i: s.story_id for s in stories for i in s.report_ids}
    entities = link_entities(dated, anchored, stories=stories, judged=decided.names)
    told = tuple(tell(dated, anchored, entities, story_of))
    grouped = group_claims(told, reuse, decided.claims, meanings)
    groups = grouped.groups
    sources = link_sources(dated, anchored, entities, told, claim_of(groups), reuse, story_of)
    statements = statement_rows(dated, told, sources.of)
    by_id = {s.statement_id: s for s in statements}
    background = _background(dated, anchored, entities, sources, told, reuse)
    background = replace(background, repeats=repeats(groups, by_id, background.published, reuse))
    origins = find_origins(groups, by_id, background)
    roots = {t.statement_id: frozenset(t.roots) for o in origins for t in o.traces}
    tellings = happenings(dated, anchored, entities, story_of)
    events = event_rows(
        tellings,
        group_events(tellings, decided.events),
        dated,
        anchored,
        entities,
        background.sources,
        by_id,
        roots,
        sources.vague,
    )
    return Linked(
        dated,
        anchored,
        stories,
        reuse,
        entities,
        sources,
        told,
        statements,
        groups,
        grouped.opposed,
        origins,
        events,
        background.speaks_for,
        doubtful=grouped.doubts,
        meanings=grouped.meanings,
    )


def _background(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    sources: Sources,
    told: Sequence[Told],
    reuse: Sequence[Reuse],
) -> Background:
    rows = {s.source_id: s for s in sources.sources}
    by_outlet = {outlet_key(a.text): e for e in entities.entities if e.kind == "outlet" for a in e.aliases}
    of_entity = {s.entity_id: s.source_id for s in sources.sources if s.entity_id}
    cites: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        annotation = annotations.get(report.report_id)
        for index, source in enumerate(annotation.sources if annotation else ()):
            cited = sources.of[report.report_id, index]
            if index and "outlet" in {source.kind, rows[cited].kind}:
                cites[report.report_id].add(cited)
        for named in credited(report, annotation, entities) if annotation else ():
            if named in of_entity:
                cites[report.report_id].add(of_entity[named])
        for credit in credited_for_text(report):
            entity = by_outlet.get(outlet_key(credit))
            if entity and entity.entity_id in of_entity:
                cites[report.report_id].add(of_entity[entity.entity_id])
    loose: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (report_id, index), source_id in sorted(sources.of.items()):
        met = annotations[report_id].sources[index]
        if source_id in sources.vague and (met.label or met.description):
            loose[report_id] += [(start, end, source_id) for start, end in met.spans]
    told_by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for t in told:
        for index in t.local.chain[1:]:
            told_by[t.report_id, sources.of[t.report_id, index]].add(t.statement_id)
    copied: dict[str, list[str]] = defaultdict(list)
    for source_id, copy_id in copied_pairs(told, reuse):
        copied[copy_id].append(source_id)
    return Background(
        own={r.report_id: sources.of[r.report_id, 0] for r in reports if (r.report_id, 0) in sources.of},
        published={r.report_id: r.published for r in reports if r.published},
        cites={r: frozenset(c) for r, c in cites.items()},
        copied_from={c: tuple(sorted(s)) for c, s in copied.items()},
        media_at_large={r: tuple(sorted(spans)) for r, spans in loose.items()},
        told_by={key: frozenset(ids) for key, ids in told_by.items()},
        vague=sources.vague,
        sources=rows,
        speaks_for={
            of_entity[person]: frozenset(of_entity[b] for b in bodies if b in of_entity)
            for person, bodies in offices(reports, annotations, entities).items()
            if person in of_entity
        }
        | dict(releases(sources.sources)),
        titles=titles(annotations, entities, of_entity),
    )


__all__ = [
    "OWN_OUTLET",
    "ClaimEdge",
    "Compared",
    "Group",
    "Linked",
    "Opposition",
    "Origins",
    "SetAside",
    "Trace",
    "compare_texts",
    "link",
    "put_together",
]
