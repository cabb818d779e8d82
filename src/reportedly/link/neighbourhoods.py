"""Neighbourhoods: the reports that are held against each other, statement by statement.

All that comes after reuse and stories (entities, sources, claims, origins, events, conflicts) is worked out
within one neighbourhood, so that one more report costs what its own neighbourhood costs, whatever else the
case holds. A neighbourhood is a story; and with it each story of which one report is mostly a copy of one of
its reports, or about which somebody decided together with it. A small case is one neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.judgements import Judgement, in_force
from reportedly.record import Reuse, Story

# A report is mostly a copy of another from this share of its characters on. A paragraph of standing
# background is less, and is in hundreds of stories that have nothing else in common.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Kin:
    """Two reports of one neighbourhood, whatever stories they are in."""

    one: str
    other: str


def mostly_copied(reuse: Iterable[Reuse], length: Mapping[str, int]) -> list[Kin]:
    """The pairs of reports of which one is mostly a copy of the other; ``length`` in characters by report."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in reuse:
        both = shared[row.from_report, row.to_report]
        both[0] += row.from_end - row.from_start
        both[1] += row.to_end - row.to_start
    return [
        Kin(*pair)
        for pair, both in sorted(shared.items())
        if any(n >= MOSTLY * max(length[report], 1) for n, report in zip(both, pair, strict=True))
    ]


def judged_together(judgements: Iterable[Judgement]) -> list[Kin]:
    """The pairs of reports of whose statements or names somebody decided whether they are the same."""
    return [
        Kin(row.subjects[0].report_id, row.subjects[1].report_id)
        for row in in_force(judgements)
        if row.kind in {"same claim", "same name"} and row.verdict != "unsure"
    ]


def neighbourhoods(stories: Sequence[Story], kin: Iterable[Kin]) -> list[tuple[str, ...]]:
    """The reports of the stories in neighbourhoods, each sorted, in order of their first."""
    story_of = {report: number for number, story in enumerate(stories) for report in story.report_ids}
    root = list(range(len(stories)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for pair in kin:
        if pair.one in story_of and pair.other in story_of:
            a, b = find(story_of[pair.one]), find(story_of[pair.other])
            root[max(a, b)] = min(a, b)
    members: dict[int, list[str]] = defaultdict(list)
    for number, story in enumerate(stories):
        members[find(number)] += story.report_ids
    return sorted(tuple(sorted(reports)) for reports in members.values())
