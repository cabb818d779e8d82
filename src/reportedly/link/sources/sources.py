"""Sources over all reports: who has a name by that name, who has none by what is said of them.

A named source is its entity's. A capital, a country or "the Polish government" that speaks is that
country. An office ("Polish police") is a source of its own, known by its words within a story. The
unnamed are compared in ``anonymous``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.annotation import Annotation, LocalSource
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import digest
from reportedly.link.entities.entities import Entities
from reportedly.link.entities.mentions import OWN_OUTLET
from reportedly.link.entities.spellings import outlet_key
from reportedly.link.sources.anonymous import group_unnamed
from reportedly.link.sources.bodies import Body, body_words, same_bodies
from reportedly.link.sources.labels import (
    is_entity,
    is_publication,
    is_vague,
    label_words,
    name_of,
    source_kind,
)
from reportedly.link.sources.unnamed import Unnamed
from reportedly.record import Entity, Report, Reuse, Source, SourceKind

# A label of fewer telling words ("agency", "police") may mean anybody.
SHORT_LABEL = 2

Where = tuple[str, int]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources; ``of`` leads from (report, index of its source) to the row; ``reasons`` says why
    sources of several reports are one; ``vague`` are media at large ("local media") and hearsay
    ("reportedly")."""

    sources: tuple[Source, ...]
    of: Mapping[Where, str]
    reasons: Mapping[str, tuple[str, ...]]
    vague: frozenset[str]


@dataclass(slots=True)
class _Row:
    """A source as it is gathered."""

    kind: SourceKind
    entity_id: str | None = None
    name: str | None = None
    description: str | None = None
    count: int | None = None
    vague: bool = False
    met: list[Where] = field(default_factory=list)
    first: tuple[str, int] = ("~", 0)
    labels: set[str] = field(default_factory=set)
    why: str | None = None


def link_sources(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    told: Sequence[Told],
    claim_of: Mapping[str, str],
    reuse: Sequence[Reuse],
    story_of: Mapping[str, str],
) -> Sources:
    """One row per source; the unnamed of different reports are one only with evidence."""
    known = {e.entity_id: e for e in entities.entities}
    outlets = {outlet_key(a.text): e for e in entities.entities if e.kind == "outlet" for a in e.aliases}
    keys: dict[Where, Key] = {}
    rows: dict[Key, _Row] = {}
    unnamed: list[Where] = []
    hearsay: list[Where] = []
    for report in sorted(reports, key=lambda r: r.report_id):
        annotation = annotations.get(report.report_id)
        if annotation is None:
            continue
        story = story_of.get(report.report_id, report.report_id)
        for index, source in enumerate(annotation.sources):
            where = (report.report_id, index)
            if source.kind == "anonymous" or (index and source.label is None and source.name is None):
                unnamed.append(where)
                if not source.description or is_vague(source.description):
                    hearsay.append(where)
                continue
            key, row = _named(report, annotation, index, entities, known, outlets, story)
            keys[where] = key
            kept = rows.setdefault(key, row)
            kept.met.append(where)
            kept.labels |= {source.label} if source.label else set()
            # One that is only credited stands nowhere in the text: two of them must not share a place.
            start = min((s[0] for s in source.spans), default=-index)
            kept.first = min(kept.first, (report.report_id, start))
    merge_labels(keys, rows)
    _merge_bodies(keys, rows, told, claim_of)
    return _finish(
        keys, rows, _describe(unnamed, keys, annotations, entities, told, claim_of, story_of), reuse, hearsay
    )


def _named(
    report: Report,
    annotation: Annotation,
    index: int,
    entities: Entities,
    known: Mapping[str, Entity],
    outlets: Mapping[str, Entity],
    story: str,
) -> tuple[Key, _Row]:
    """The key under which a named source is one over all reports, and its row."""
    source = annotation.sources[index]
    if index == 0:
        entity_id = entities.of.get((report.report_id, OWN_OUTLET))
        if entity_id is None:
            return ("report", report.report_id), _Row("outlet", name=source.label)
        return ("entity", entity_id), _Row("outlet", entity_id, known[entity_id].name)
    at = name_of(annotation, source)
    entity_id = entities.of.get((report.report_id, at)) if at is not None else None
    if entity_id and source.kind == "document" and is_publication(source, known[entity_id]):
        return ("entity", entity_id), _Row("outlet", entity_id, known[entity_id].name)
    if (
        entity_id
        and at is not None
        and source.kind != "document"
        and is_entity(annotation, source, at, known[entity_id])
    ):
        entity = known[entities.acting(entity_id)]
        return ("entity", entity.entity_id), _Row(source_kind(entity), entity.entity_id, entity.name)
    label = " ".join((source.label or source.description or "").split())
    # Its name may be no name to the annotator, or the word for a document ("the Ledger").
    outlet = outlets.get(outlet_key(label)) if source.kind in {"outlet", "document"} else None
    if outlet and not is_vague(label):
        return ("entity", outlet.entity_id), _Row("outlet", outlet.entity_id, outlet.name)
    words = label_words(report.report_id, annotation, label, entities)
    kind = source.kind if source.kind != "outlet" or not is_vague(label) else "outlet"
    return ("label", kind, story, *words), _Row(kind, name=label or None, vague=is_vague(label))


def _describe(
    unnamed: Sequence[Where],
    keys: Mapping[Where, Key],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    told: Sequence[Told],
    claim_of: Mapping[str, str],
    story_of: Mapping[str, str],
) -> list[Unnamed]:
    """The unnamed with the way on which each was met: through whom, about which claims."""
    through: dict[Where, set[Key]] = defaultdict(set)
    claims: dict[Where, set[str]] = defaultdict(set)
    cited: dict[str, set[Key]] = defaultdict(set)
    for t in told:
        chain = t.local.chain
        for at, index in enumerate(chain):
            where = (t.report_id, index)
            if where in keys:
                cited[t.report_id].add(keys[where])
            if at and (t.report_id, chain[at - 1]) in keys:
                through[where].add(keys[t.report_id, chain[at - 1]])
            if index == chain[-1]:
                claims[where].add(claim_of.get(t.statement_id, ""))
    found = []
    for report_id, index in unnamed:
        annotation = annotations[report_id]
        source = annotation.sources[index]
        found.append(
            Unnamed(
                report_id=report_id,
                index=index,
                story=story_of.get(report_id, report_id),
                kind=source.kind,
                description=" ".join((source.description or "").split()),
                count=source.count,
                spans=source.spans,
                through=frozenset(through[report_id, index]),
                cited=frozenset(cited[report_id]),
                own=keys.get((report_id, 0)),
                claims=frozenset(claims[report_id, index]),
                demonyms=_demonyms(report_id, annotation, source, entities),
            )
        )
    return found


def _demonyms(
    report_id: str, annotation: Annotation, source: LocalSource, entities: Entities
) -> frozenset[str]:
    """The nationalities said of the source itself: adjectives before its head, not in what it attended."""
    words = re.split(
        r"\b(?:who|whom|which|that|at|in|of|from|with|to|close|present|familiar)\b", source.description or ""
    )
    head = words[0]
    return frozenset(
        entities.acting(entities.of[report_id, i])
        for i, n in enumerate(annotation.names)
        if n.adjective and n.text in head and (report_id, i) in entities.of
    )


def merge_labels(keys: dict[Where, Key], rows: dict[Key, _Row]) -> None:
    """A label that is a shorter form of just one other in its story is that one: "the rescue agency" is
    "the national rescue agency" unless a regional one is met as well."""
    labels = [k for k in rows if k[0] == "label" and not rows[k].vague]
    for key in sorted(labels, key=lambda k: (len(k), k)):
        words = set(key[3:])
        fuller = [k for k in labels if k in rows and k[:3] == key[:3] and words < set(k[3:])]
        if len(fuller) == 1 and len(words) >= SHORT_LABEL:
            _absorb(keys, rows, key, fuller[0])


def _merge_bodies(
    keys: dict[Where, Key], rows: dict[Key, _Row], told: Sequence[Told], claim_of: Mapping[str, str]
) -> None:
    """A label that is a named body with its country before it is that body."""
    bodies = [(k, row) for k, row in rows.items() if row.kind == "organisation" and not row.vague]
    named = [Body(k, body_words(row.name or ""), frozenset(row.met)) for k, row in bodies if k[0] == "entity"]
    labelled = [Body(k, frozenset(k[3:]), frozenset(row.met)) for k, row in bodies if k[0] == "label"]
    for label, key in same_bodies(named, labelled, told, claim_of).items():
        rows[key].why = f"“{rows[label].name}” and “{rows[key].name}” are given for one claim, of one country"
        _absorb(keys, rows, label, key)


def _absorb(keys: dict[Where, Key], rows: dict[Key, _Row], gone: Key, into: Key) -> None:
    """Make one row of two."""
    row, kept = rows.pop(gone), rows[into]
    kept.met += row.met
    kept.labels |= row.labels
    kept.first = min(kept.first, row.first)
    keys.update(dict.fromkeys(row.met, into))


def _finish(
    keys: dict[Where, Key],
    rows: Mapping[Key, _Row],
    items: list[Unnamed],
    reuse: Sequence[Reuse],
    hearsay: Sequence[Where],
) -> Sources:
    ids: dict[Key, str] = {}
    sources: list[Source] = []
    reasons: dict[str, tuple[str, ...]] = {}
    for key in sorted(rows):
        row = rows[key]
        anchor = key if key[0] != "label" else ("label", *row.first)
        ids[key] = "s" + digest(*anchor)
        sources.append(Source(ids[key], row.kind, row.entity_id, row.name, row.description, row.count))
        if key[0] == "label" and len({r for r, _ in row.met}) > 1:
            words = " and ".join(f"“{label}”" for label in sorted(row.labels))
            reasons[ids[key]] = (f"met in one story as {words}",)
        elif row.why:
            reasons[ids[key]] = (row.why,)
    of = {where: ids[key] for where, key in keys.items()}
    vague = frozenset(ids[key] for key, row in rows.items() if row.vague)
    names = {key: row.name or "an unnamed outlet" for key, row in rows.items()}
    for found in group_unnamed(items, reuse, names):
        sources.append(found.source)
        of.update(dict.fromkeys(found.met, found.source.source_id))
        if found.reasons:
            reasons[found.source.source_id] = found.reasons
    vague |= _hearsay(of, hearsay, [u for u in items if (u.report_id, u.index) not in set(hearsay)])
    return Sources(tuple(sorted(sources, key=lambda s: s.source_id)), of, reasons, vague)


def _hearsay(of: Mapping[Where, str], loose: Sequence[Where], known: Sequence[Unnamed]) -> frozenset[str]:
    """Sources of which nothing at all is said ("reportedly"), unless they turned out to be a known one."""
    firm = {of[u.report_id, u.index] for u in known}
    return frozenset(of[w] for w in loose) - firm
