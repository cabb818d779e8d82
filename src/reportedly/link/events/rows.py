"""The rows of events: what their tellings say, put together without losing who says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.annotation import Annotation, LocalCount
from reportedly.link.claims.wording import digest, stem
from reportedly.link.entities.entities import Entities
from reportedly.link.events.reasons import reason
from reportedly.link.events.tellings import Happening
from reportedly.link.events.when import span
from reportedly.record import Count, Event, Figure, Report, Source, Statement, Status

UNLOCATED = 3.5  # a place that no gazetteer has: more exact than a province, less than a known district


def event_rows(
    told: Sequence[Happening],
    groups: Sequence[Sequence[int]],
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
    roots: Mapping[str, frozenset[str]],
    vague: frozenset[str],
) -> tuple[Event, ...]:
    """One row per event; ``roots`` are the origins behind each statement, ``vague`` those not counted
    beside others."""
    published = {r.report_id: _latest(r.published) for r in reports}
    rows = []
    for members in groups:
        tellings = sorted(
            (told[i] for i in members), key=lambda h: (published[h.report_id], h.report_id, h.index)
        )
        rows.append(_row(tellings, annotations, entities, sources, statements, roots, vague))
    return tuple(sorted(rows, key=lambda e: e.event_id))


def _latest(published: str | None) -> str:
    """A date to sort by: a month or a year stands behind its days."""
    return f"{published}-99" if published and len(published) < len("2031-05-02") else published or "9999"


def _row(
    tellings: Sequence[Happening],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
    roots: Mapping[str, frozenset[str]],
    vague: frozenset[str],
) -> Event:
    told_by = dict.fromkeys(
        h.statement_id for h in tellings if h.statement_id in statements and h.statement_id
    )
    ids = tuple(sorted(told_by))
    anchor = min((h.report_id, h.index) for h in tellings)
    place = _place(tellings)
    told_there = next((h for h in tellings if h.place == place and h.place), None)
    when = _when(tellings)
    location = _location(told_there, annotations)
    unnamed = [h.place_text for h in tellings if h.place_text and h.place is None]
    known = {e.entity_id: e for e in entities.entities} if place else {}
    entity = known.get(place) if place else None
    first = tellings[0]
    origins = {r for i in ids for r in roots.get(i, frozenset())}
    return Event(
        event_id="v" + digest(*anchor),
        type=first.event.type,
        mode=_commonest(h.event.mode for h in tellings),
        actors=tuple(sorted({a for h in tellings for a in (*h.actors, *h.actor_bodies)})),
        recipients=tuple(sorted({r for h in tellings for r in (*h.recipients, *h.recipient_bodies)})),
        place=place,
        place_text=(told_there.place_text if told_there else next(iter(unnamed), None)),
        lat=entity.lat if entity else None,
        lon=entity.lon if entity else None,
        where_prec=location,
        start=when[0] if when else None,
        end=when[1] if when else None,
        date_prec=date_precision(*when) if when else None,
        status=_status(tellings),
        counts=_counts(tellings),
        statement_ids=ids,
        report_ids=tuple(sorted({h.report_id for h in tellings})),
        n_origins=max(1, len(origins - vague)),
        source_original=_source_original(told_by, statements, sources, roots, vague),
        text=first.text,
        actor_text=next((h.actor_text for h in tellings if h.actor_text), None),
        recipient_text=next((h.recipient_text for h in tellings if h.recipient_text), None),
        contexts=_contexts(tellings),
        reason=reason(
            tellings,
            placed=told_there,
            dated=next((h for h in tellings if h.when == when), None) if when else None,
            names=entities.names,
        ),
    )


def _contexts(tellings: Sequence[Happening]) -> tuple[str, ...]:
    """The contexts that at least half of the tellings have."""
    counts = Counter(context for h in tellings for context in h.event.contexts)
    return tuple(sorted(context for context, n in counts.items() if 2 * n >= len(tellings)))


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _place(tellings: Sequence[Happening]) -> str | None:
    """The most exact place that any telling gives; among equals the one most give."""
    counts = Counter(h.place for h in tellings if h.place)
    precision = {h.place: h.where.precision for h in tellings if h.place and h.where}
    return min(counts, key=lambda p: (precision.get(p, UNLOCATED), -counts[p], p)) if counts else None


def _status(tellings: Sequence[Happening]) -> Status:
    """What most tellings say; ``denied`` where none says anything else, for who denies tells it, too."""
    told = [h.event.status for h in tellings]
    counts = Counter([status for status in told if status != "denied"] or told)
    return min(counts, key=lambda s: (-counts[s], s))


def _when(tellings: Sequence[Happening]) -> tuple[str, str] | None:
    """The most exact time any telling gives; among equals what stands in its own sentence, then what most
    give."""
    counts = Counter(h.when for h in tellings if h.when)
    stated = {h.when for h in tellings if h.time_near != "before"}
    return min(counts, key=lambda w: (date_precision(*w), w not in stated, -counts[w], w), default=None)


def date_precision(first: str, last: str) -> int:
    """UCDP's date_prec: 1 the day, 2 within two to six days, 3 a week or so, 4 a month, 5 a year."""
    days = span(first, last)
    if days is None:
        return 5
    length = (days[1] - days[0]).days + 1
    return next((prec for prec, most in ((1, 1), (2, 6), (3, 14), (4, 31)) if length <= most), 5)


def _location(telling: Happening | None, annotations: Mapping[str, Annotation]) -> int | None:
    if telling is None or telling.event.place is None:
        return None
    location = annotations[telling.report_id].names[telling.event.place].location
    return location.precision if location else None


def _counts(tellings: Sequence[Happening]) -> tuple[Count, ...]:
    """Figures for one thing taken together: lowest, highest, and the one most tellings give."""
    found: dict[str, list[tuple[LocalCount, str, Happening]]] = defaultdict(list)
    for h in tellings:
        for count, words in zip(h.event.counts, h.figures, strict=True):
            found[" ".join(stem(w) for w in count.what.lower().split())].append((count, words, h))
    rows = []
    for key in sorted(found):
        counts = [count for count, _, _ in found[key]]
        best = Counter(c.best for c in counts if c.best is not None)
        known = [n for c in counts for n in (c.low, c.best, c.high) if n is not None]
        # "At least 12" has no upper bound, so none is made up of the others' figures.
        bounded = all(c.best is not None or c.high is not None for c in counts)
        rows.append(
            Count(
                what=min(c.what for c in counts),
                low=min(known) if known else None,
                best=min(best, key=lambda n: (-best[n], -n)) if best else None,
                high=max(known) if known and bounded else None,
                statement_ids=tuple(sorted({h.statement_id for *_, h in found[key] if h.statement_id})),
                figures=_figures(found[key]),
            )
        )
    return tuple(rows)


def _figures(given: Sequence[tuple[LocalCount, str, Happening]]) -> tuple[Figure, ...]:
    """Each figure once, as first written, with all who give it; the lowest first."""
    by_value: dict[tuple[int | None, int | None, int | None], list[tuple[str, Happening]]] = defaultdict(list)
    for count, words, telling in given:
        by_value[count.low, count.best, count.high].append((words, telling))
    return tuple(
        Figure(
            text=said[0][0],
            low=value[0],
            best=value[1],
            high=value[2],
            statement_ids=tuple(sorted({h.statement_id for _, h in said if h.statement_id})),
            report_ids=tuple(sorted({h.report_id for _, h in said})),
        )
        for value, said in sorted(by_value.items(), key=lambda p: [-1 if n is None else n for n in p[0]])
    )


def _source_original(
    ids: Iterable[str],
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    roots: Mapping[str, frozenset[str]],
    vague: frozenset[str],
) -> str | None:
    """Who the event is known from, as UCDP GED has it: "the minister; The Daily, citing an unnamed source".

    These are the roots of what is told, the first told first. Outlets that only passed it on are named where
    their own report is not among those that tell it; who names nobody, where nobody else is left; an
    outlet's own word not at all.
    """
    told = [statements[i] for i in ids]
    here = {statement.chain[0] for statement in told}
    found: dict[str, str] = {}
    for statement in told:
        for root in sorted(roots.get(statement.statement_id) or {statement.root}):
            passed = statement.chain[1 : statement.chain.index(root)] if root in statement.chain else ()
            names = [_called(sources[s]) for s in (*(s for s in passed if s not in here), root)]
            if root not in here:
                found.setdefault(root, ", citing ".join(names))
    firm = {root for root in found if root not in vague}
    return "; ".join(dict.fromkeys(found[root] for root in found if root in firm or not firm)) or None


def _called(source: Source) -> str:
    """A source with the first thing that is said of it: a semicolon parts the sources."""
    return source_name(replace(source, description=(source.description or "").partition("; ")[0] or None))


def source_name(source: Source) -> str:
    """A source in words: its name, or that it has none and what is said of it."""
    if source.kind == "anonymous" or source.name is None:
        what = "an unnamed outlet" if source.kind == "outlet" else "unnamed source"
        return f"{what} ({source.description})" if source.description else what
    return source.name
