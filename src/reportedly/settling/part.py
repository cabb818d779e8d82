"""One neighbourhood worked out: from its reports to its rows of every table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.annotation import Annotation
from reportedly.assess import assess
from reportedly.judgements import Judgement
from reportedly.link import put_together
from reportedly.link.claims.wording import digest
from reportedly.link.doubts import doubts
from reportedly.link.entities.rows import entity_part, entity_words
from reportedly.link.judged import judged, without_refused, without_refused_reuse
from reportedly.record import Report, Reuse, Story


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What one is worked out from: its reports with their annotations and stories, passages with at least one
    end in it, the judgements about it, and meanings of its statements that were read before."""

    reports: tuple[Report, ...]
    annotations: Mapping[str, Annotation]
    stories: tuple[Story, ...]
    passages: tuple[Reuse, ...]
    judgements: tuple[Judgement, ...]
    meanings: Mapping[str, str]


Part: TypeAlias = Mapping[str, Sequence[object]]
"""The rows of a neighbourhood by table."""


def neighbourhood_id(report_ids: Sequence[str]) -> str:
    """The id of a neighbourhood of these reports, sorted."""
    return "n" + digest(*report_ids)


def work_out(given: Neighbourhood) -> Part:
    """The rows of a neighbourhood. A passage belongs to the one that has the report that took it."""
    ids = {r.report_id for r in given.reports}
    passages = without_refused_reuse(given.judgements, given.passages)
    annotations = without_refused(given.judgements, given.annotations)
    linked = put_together(
        sorted(given.reports, key=lambda r: (r.file, r.part, r.report_id)),
        annotations,
        tuple(p for p in passages if p.from_report in ids and p.to_report in ids),
        given.stories,
        judged(given.judgements, annotations),
        given.meanings,
    )
    record = assess(linked)
    return {
        "reports_dated": record.reports,
        "stories": record.stories,
        "reuse": tuple(p for p in passages if p.to_report in ids),
        "statements": record.statements,
        "claims": record.claims,
        "events": record.events,
        "conflicts": record.conflicts,
        "doubts": doubts(linked),
        "meanings": linked.meanings,
        "source_parts": record.sources,
        "entity_parts": [entity_part(thing) for thing in linked.entities.met],
        "entity_words": [word for thing in linked.entities.met for word in entity_words(thing)],
    }
