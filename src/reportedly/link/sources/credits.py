"""Outlets that a report credits in passing: "The news was first carried by the Daily Star."

Such a sentence ascribes nothing by itself, yet says where the report has its story from.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotation import Annotation
from reportedly.link.claims.wording import fold, word_set
from reportedly.link.entities.entities import Entities
from reportedly.record import Report


def credited(report: Report, annotation: Annotation, entities: Entities) -> Iterator[str]:
    """The entities named in sentences that speak of reporting; whether one is an outlet, the caller knows."""
    for start, end in annotation.sentences:
        if not word_set("crediting.txt").isdisjoint(fold(report.text[start:end]).split()):
            for i, name in enumerate(annotation.names):
                entity = entities.of.get((report.report_id, i))
                if entity and start <= name.start < name.end <= end:
                    yield entity
