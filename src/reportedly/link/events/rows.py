"""The rows of events: what their tellings say, put together without losing who says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.annotation import Annotation
from reportedly.link.claims.wording import digest, stem
from reportedly.link.entities.entities import Entities
from reportedly.link.events.events import Happening
from reportedly.link.events.when import span
from reportedly.record import Count, Event, Report, Source, Statement, Status


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
    published = {r.report_id: r.published or "9999" for r in reports}
    rows = []
    for members in groups:
        tellings = sorted(
            (told[i] for i in members), key=lambda h: (published[h.report_id], h.report_id, h.index)
        )
        rows.append(_row(tellings, annotations, entities, sources, statements, roots, vague))
    return tuple(sorted(rows, key=lambda e: e.event_id))


def _row(
    tellings: Sequence[Happening],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    sources: Mapping[str, Source],
    statements: Mapping[str, Statement],
    roots: Mapping[str, frozenset[str]],
    vague: frozenset[str],
) -> Event:
    ids = tuple(sorted({h.statement_id for h in tellings if h.statement_id in statements and h.statement_id}))
    anchor = min((h.report_id, h.index) for h in tellings)
    place = _commonest(h.place for h in tellings)
    told_there = next((h for h in tellings if h.place == place and h.place), None)
    when = _when(tellings)
    location = _location(told_there, annotations)
    known = {e.entity_id: e for e in entities.entities} if place else {}
    entity = known.get(place) if place else None
    first = tellings[0]
    origins = {r for i in ids for r in roots.get(i, frozenset())}
    return Event(
        event_id="v" + digest(*anchor),
        type=first.event.type,
        mode=_commonest(h.event.mode for h in tellings),
        actors=tuple(sorted({a for h in tellings for a in h.actors})),
        recipients=tuple(sorted({r for h in tellings for r in h.recipients})),
        place=place,
        place_text=told_there.place_text if told_there else None,
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
        source_original=_source_original(ids, statements, sources),
        text=first.text,
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _status(tellings: Sequence[Happening]) -> Status:
    counts = Counter(h.event.status for h in tellings)
    return min(counts, key=lambda s: (-counts[s], s))


def _when(tellings: Sequence[Happening]) -> tuple[str, str] | None:
    """The most exact time any telling gives; among equals the one most give."""
    counts = Counter(h.when for h in tellings if h.when)
    return min(counts, key=lambda w: (date_precision(*w), -counts[w], w)) if counts else None


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
    found: dict[str, list[tuple[str, int | None, int | None, int | None, str | None]]] = defaultdict(list)
    for h in tellings:
        for c in h.event.counts:
            found[" ".join(stem(w) for w in c.what.lower().split())].append(
                (c.what, c.low, c.best, c.high, h.statement_id)
            )
    rows = []
    for key in sorted(found):
        values = found[key]
        best = Counter(v[2] for v in values if v[2] is not None)
        low = [n for v in values for n in v[1:4] if n is not None]
        rows.append(
            Count(
                what=min(v[0] for v in values),
                low=min(low) if low else None,
                best=min(best, key=lambda n: (-best[n], -n)) if best else None,
                # "At least 12" has no upper bound, so none is made up of the others' figures.
                high=max(low) if low and all(v[2] is not None or v[3] is not None for v in values) else None,
                statement_ids=tuple(sorted({v[4] for v in values if v[4]})),
            )
        )
    return tuple(rows)


def _source_original(
    ids: Sequence[str], statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> str | None:
    """Who is quoted, as UCDP GED writes it: "The Daily, citing an unnamed source; the minister"."""
    found = []
    for i in ids:
        names = [source_name(sources[s]) for s in statements[i].chain[1:]]
        if names:
            found.append(", citing ".join(names))
    return "; ".join(dict.fromkeys(found)) or None


def source_name(source: Source) -> str:
    """A source in words: its name, or that it has none and what is said of it."""
    if source.kind == "anonymous" or source.name is None:
        what = "an unnamed outlet" if source.kind == "outlet" else "unnamed source"
        return f"{what} ({source.description})" if source.description else what
    return source.name
