"""What people decided, brought from places in reports to what linking works with.

A judgement names passages. Here they become statements, names and events of today's annotations: the one that
stands just there, else the one that the passage overlaps most. A judgement whose passage nothing stands in
any more says nothing; it is kept all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.annotation import Annotation
from reportedly.judgements import Judgement, Passage, in_force
from reportedly.link.claims.told import statement_id
from reportedly.link.entities.mentions import OWN_OUTLET
from reportedly.record import Reuse, Span

# A statement that has half of its characters in common with the passage is the one that was judged.
SAME_SPAN = 0.5

Where = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """``claims`` has pairs of statements, ``names`` and ``events`` pairs of (report, index of a name or
    event), smaller first, and whether the two are the same."""

    claims: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    names: Mapping[tuple[Where, Where], bool] = field(default_factory=dict)
    events: Mapping[tuple[Where, Where], bool] = field(default_factory=dict)


def judged(judgements: Iterable[Judgement], annotations: Mapping[str, Annotation]) -> Judged:
    """The judgements that two statements, names or events are the same, or are not."""
    claims: dict[tuple[str, str], bool] = {}
    names: dict[tuple[Where, Where], bool] = {}
    events: dict[tuple[Where, Where], bool] = {}
    for row in _decided(judgements, "same claim"):
        said = sorted(i for p in row.subjects if (i := _statement(p, annotations)) is not None)
        if len(set(said)) == 2:
            claims[said[0], said[1]] = row.verdict == "yes"
    for row in _decided(judgements, "same name"):
        met = sorted(w for p in row.subjects if (w := _name(p, annotations)) is not None)
        if len(set(met)) == 2:
            names[met[0], met[1]] = row.verdict == "yes"
    for row in _decided(judgements, "same event"):
        told = sorted(w for p in row.subjects if (w := _event(p, annotations)) is not None)
        if len(set(told)) == 2:
            events[told[0], told[1]] = row.verdict == "yes"
    return Judged(claims, names, events)


def without_refused(
    judgements: Iterable[Judgement], annotations: Mapping[str, Annotation]
) -> Mapping[str, Annotation]:
    """The annotations without the places and events that were judged not to be so."""
    changed = dict(annotations)
    for row in _decided(judgements, "place"):
        found = _name(row.subjects[0], changed)
        if row.verdict == "no" and found is not None and found[1] != OWN_OUTLET:
            report_id, index = found
            changed[report_id] = _unplaced(changed[report_id], changed[report_id].names[index].same)
    for row in _decided(judgements, "event"):
        (passage,) = row.subjects
        annotation = changed.get(passage.report_id)
        if row.verdict == "no" and annotation is not None:
            at = _nearest((passage.start, passage.end), [(e.start, e.end) for e in annotation.events])
            kept = tuple(e for i, e in enumerate(annotation.events) if i != at)
            changed[passage.report_id] = replace(annotation, events=kept)
    return changed


def without_refused_reuse(judgements: Iterable[Judgement], reuse: Sequence[Reuse]) -> tuple[Reuse, ...]:
    """The passages taken from others, without those that were judged not to be."""
    refused = [row.subjects for row in _decided(judgements, "copied") if row.verdict == "no"]
    return tuple(row for row in reuse if not any(_is(row, one, other) for one, other in refused))


def _decided(judgements: Iterable[Judgement], kind: str) -> list[Judgement]:
    return [row for row in in_force(judgements) if row.kind == kind and row.verdict != "unsure"]


def _statement(passage: Passage, annotations: Mapping[str, Annotation]) -> str | None:
    annotation = annotations.get(passage.report_id)
    if annotation is None:
        return None
    spans = [(s.start, s.end) for s in annotation.statements]
    at = _nearest((passage.start, passage.end), spans, least=SAME_SPAN)
    return None if at is None else statement_id(passage.report_id, annotation.statements[at])


def _name(passage: Passage, annotations: Mapping[str, Annotation]) -> Where | None:
    if (passage.start, passage.end) == (0, 0):
        return passage.report_id, OWN_OUTLET
    annotation = annotations.get(passage.report_id)
    if annotation is None:
        return None
    at = _nearest((passage.start, passage.end), [(n.start, n.end) for n in annotation.names])
    return None if at is None else (passage.report_id, at)


def _event(passage: Passage, annotations: Mapping[str, Annotation]) -> Where | None:
    annotation = annotations.get(passage.report_id)
    if annotation is None:
        return None
    at = _nearest((passage.start, passage.end), [event.trigger for event in annotation.events])
    return None if at is None else (passage.report_id, at)


def _nearest(wanted: Span, spans: Sequence[Span], least: float = 0.0) -> int | None:
    """The span that shares most with the one wanted, of what the two cover together."""
    shares = [(_shared(wanted, span), -i) for i, span in enumerate(spans)]
    best, index = max(shares, default=(0.0, 0))
    return -index if best > least else None


def _shared(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / max(one[1] - one[0] + other[1] - other[0] - both, 1)


def _unplaced(annotation: Annotation, same: int) -> Annotation:
    names = tuple(replace(n, location=None) if n.same == same else n for n in annotation.names)
    return replace(annotation, names=names)


def _is(row: Reuse, one: Passage, other: Passage) -> bool:
    ends = (
        (row.from_report, (row.from_start, row.from_end)),
        (row.to_report, (row.to_start, row.to_end)),
    )
    return any(
        all(p.report_id == report and _shared((p.start, p.end), span) > 0
            for p, (report, span) in zip(order, ends, strict=True))
        for order in ((one, other), (other, one))
    )  # fmt: skip
