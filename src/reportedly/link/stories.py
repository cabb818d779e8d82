"""Stories: reports on the same happening, by time, names and words.

Pairs of reports get a likeness from shared terms (``story_terms``, ``story_steps``), less the further
apart they were published; groups are joined while the average over all their pairs is high enough.
A chain of look-alikes does not make a story: what two groups have in common is counted over every
pair between them, and a pair with nothing in common counts as nothing.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa

from reportedly.annotation import Annotation
from reportedly.link.story_steps import likeness
from reportedly.link.story_terms import report_terms
from reportedly.record import Report, Story

# Average likeness at which two groups are still one story (bench/stories.py, cross-validated).
SAME_STORY = 0.24
# Days between publication at which likeness counts half: most follow-ups come within a fortnight.
HALF_DAYS = 30.0
# A first sentence that would end before this many characters ends at an abbreviation ("Lt. Gen.").
SHORTEST_TITLE = 25

_SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?=\s)|[。！？]")


def find_stories(reports: Sequence[Report], annotations: Mapping[str, Annotation]) -> tuple[Story, ...]:
    """Every report in exactly one story, sorted by id. ``annotations`` may lack reports; those are
    compared by their words alone."""
    ordered = sorted(reports, key=lambda report: report.report_id)
    vectors = report_terms(ordered, annotations)
    edges = [
        (a, b, similarity * nearness(ordered[a].published, ordered[b].published))
        for a, b, similarity in _likeness(vectors)
    ]
    stories = [
        _story([ordered[i] for i in group], [vectors[i] for i in group])
        for group in average_link(len(ordered), edges)
    ]
    return tuple(sorted(stories, key=lambda story: story.story_id))


def nearness(one: str | None, other: str | None) -> float:
    """1 on the same day down to 0 far apart; 1 where a date is unknown. ISO prefixes stand for all the
    days they may mean, and the nearest of those count."""
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return 1.0
    gap = max(0, a[0] - b[1], b[0] - a[1])
    return float(1 / (1 + (gap / HALF_DAYS) ** 2))


def average_link(
    size: int, edges: Sequence[tuple[int, int, float]], least: float | None = None
) -> list[list[int]]:
    """Members 0 … size-1 in groups. The two groups with the highest average over all pairs between
    them are joined, until none reaches ``least``. Missing pairs count as 0."""
    least = SAME_STORY if least is None else least
    members = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for a, b, value in edges:
        sums[a][b] = sums[b][a] = value
    queue = [(-value, a, b) for a, b, value in edges if value >= least]
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        if a not in members or b not in members or -value != _average(sums, members, a, b):
            continue
        keep, gone = min(a, b), max(a, b)
        members[keep] = sorted(members[keep] + members.pop(gone))
        for other, total in sums.pop(gone).items():
            sums[other].pop(gone)
            if other != keep:
                sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + total
        for other in sums[keep]:
            average = _average(sums, members, keep, other)
            if average >= least:
                heapq.heappush(queue, (-average, min(keep, other), max(keep, other)))
    return [members[key] for key in sorted(members)]


def _average(
    sums: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[int]], a: int, b: int
) -> float:
    return round(sums[a].get(b, 0.0) / (len(members[a]) * len(members[b])), 9)


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
