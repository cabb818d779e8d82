"""Stories: reports on the same happening, by time, names and words.

Pairs of reports get a likeness from shared terms (``story_terms``, ``story_steps``), less the further
apart they were published. ``story_groups`` joins what is alike on the average of all pairs, never by
a chain of look-alikes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from reportedly.link.stories.groups import story_groups
from reportedly.link.stories.steps import likeness
from reportedly.link.stories.terms import report_terms
from reportedly.record import Report, Story

# Days between publication at which likeness counts half: most follow-ups come within a fortnight.
HALF_DAYS = 30.0
# A first sentence that would end before this many characters ends at an abbreviation ("Lt. Gen.").
SHORTEST_TITLE = 25

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?=\s)|[。！？]")


def find_stories(reports: Sequence[Report]) -> tuple[Story, ...]:
    """Every report in exactly one story, sorted by id."""
    ordered = sorted(reports, key=lambda report: report.report_id)
    vectors = report_terms(ordered)
    edges = _edges(ordered, vectors)
    stories = [
        _story([ordered[i] for i in group], [vectors[i] for i in group])
        for group in story_groups(len(ordered), edges)
    ]
    return tuple(sorted(stories, key=lambda story: story.story_id))


def likeness_edges(reports: Sequence[Report]) -> list[tuple[int, int, float]]:
    """``(a, b, likeness)`` for places a < b in ``reports`` that have anything to do with each other."""
    return _edges(reports, report_terms(reports))


def nearness(one: str | None, other: str | None) -> float:
    """1 on the same day down to 0 far apart; 1 where a date is unknown. ISO prefixes stand for all the
    days they may mean, and the nearest of those count."""
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return 1.0
    gap = max(0, a[0] - b[1], b[0] - a[1])
    return float(1 / (1 + (gap / HALF_DAYS) ** 2))


def _edges(reports: Sequence[Report], vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int, float]]:
    return [
        (a, b, similarity * nearness(reports[a].published, reports[b].published))
        for a, b, similarity in _likeness(vectors)
    ]


def _likeness(vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int, float]]:
    rows = [(i, term, value) for i, vector in enumerate(vectors) for term, value in vector.items()]
    table = pa.table(
        {
            "report": pa.array([row[0] for row in rows], pa.int32()),
            "term": pa.array([row[1] for row in rows], pa.string()),
            "weight": pa.array([row[2] for row in rows], pa.float64()),
        }
    )
    found = likeness(table)
    # Sums over rows in any order differ in the last digits: rounding keeps one run like the next.
    return [
        (a, b, round(value, 9))
        for a, b, value in zip(*(found.column(i).to_pylist() for i in range(3)), strict=True)
    ]


def _days(published: str | None) -> tuple[int, int] | None:
    """First and last day an ISO prefix may mean, as ordinals."""
    if not published:
        return None
    try:
        parts = [int(part) for part in published[:10].split("-")]
        year, month, day = (*parts, None, None)[:3]
        if year is None:
            return None
        first = date(year, month or 1, day or 1).toordinal()
        if day:
            return first, first
        after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
        return first, after.toordinal() - 1
    except ValueError:
        return None


def _story(reports: Sequence[Report], vectors: Sequence[Mapping[str, float]]) -> Story:
    smallest = min(report.report_id for report in reports)
    digest = hashlib.blake2b(smallest.encode(), digest_size=8).hexdigest()
    return Story(
        story_id="s" + digest,
        title=_title(_central(reports, vectors)),
        report_ids=tuple(report.report_id for report in reports),
    )


def _central(reports: Sequence[Report], vectors: Sequence[Mapping[str, float]]) -> Report:
    """The report most like all of the story; among equals the earliest, then the first by id."""
    total: dict[str, float] = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    likeness = [round(sum(v * total[t] for t, v in vector.items()), 6) for vector in vectors]
    best = min(
        range(len(reports)),
        key=lambda i: (-likeness[i], reports[i].published or "9999", reports[i].report_id),
    )
    return reports[best]


def _title(report: Report) -> str:
    """Its title, else its first sentence, else its id."""
    if report.title:
        return report.title
    for line in report.text.splitlines():
        line = line.strip()
        if line:
            ends = (match.end() for match in _SENTENCE_END.finditer(line) if match.end() > SHORTEST_TITLE)
            return line[: next(ends, len(line))]
    return report.report_id
