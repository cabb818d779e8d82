"""One happening dated differently, in claims and in what is said of a source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.annotation import Time
from reportedly.assess.scene import Scene, Value, conflict
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold
from reportedly.link.events.when import overlap, span
from reportedly.record import Claim, Conflict

# Characters behind a description where its time may stand that was cut off: "… in Keld | last month said".
BEHIND = 4

CLOCK = re.compile(r"T\d\d:\d\d")

Dated = tuple[Time, str | None, str]  # the time, the statement and the report that has it

# A line that says when the page was changed, and the telling words it has at most.
PAGE_LINE = re.compile(r"\b(?:updated|posted|published|modified)\b", re.I)
OF_A_LINE = 2

# Spans longer than this ("this year", "since 1974") date nothing that another could contradict.
LONGEST_DAYS = 62


def date_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Statements of one claim whose only dates have no day in common."""
    for claim, members in scene.shared_claims():
        dated: list[Dated] = []
        for s in members:
            told = scene.told[s.statement_id]
            times = [t for t in _inside(scene, told) if _exact(t)]
            if len(told.surface) <= OF_A_LINE and PAGE_LINE.search(told.text):
                continue
            if len({(t.first, t.last) for t in times}) == 1:
                dated.append((times[0], s.statement_id, s.report_id))
        if differ(dated):
            yield _row(scene, claim, dated, "what the statements tell")


def _inside(scene: Scene, told: Told) -> list[Time]:
    times = scene.linked.annotations[told.report_id].times
    return [t for t in times if any(a <= t.start and t.end <= b for a, b in told.local.pieces)]


def _exact(time: Time) -> bool:
    if not time.first:  # an hour of a day that is not told
        return time.value.startswith("T") and CLOCK.search(time.value) is not None
    days = span(time.first, time.last or time.first)
    return days is not None and (days[1] - days[0]).days <= LONGEST_DAYS


def differ(dated: Sequence[Dated]) -> bool:
    """Whether two reports' dates have no day in common."""
    reports: dict[tuple[str, str, str | None, str | None], set[str]] = defaultdict(set)
    times: dict[tuple[str, str, str | None, str | None], Time] = {}
    for time, _, report_id in dated:
        key = fold(time.text), time.value, time.first, time.last
        reports[key].add(report_id)
        times[key] = time
    return any(
        len(reports[a] | reports[b]) > 1 and _apart(times[a], times[b]) for a, b in combinations(times, 2)
    )


def _apart(one: Time, other: Time) -> bool:
    """Whether two times cannot be one. An hour without a day is of no day that is told: its clock alone
    counts, beside another hour."""
    if fold(one.text) == fold(other.text):  # "since Thursday", copied a week later
        return False
    if any(t.value.startswith("T") for t in (one, other)):
        hours = [CLOCK.search(t.value) for t in (one, other)]
        return all(hours) and len({h.group() for h in hours if h}) == 2
    return not overlap(_ends(one), _ends(other))


def _ends(time: Time) -> tuple[str, str]:
    return time.first or "", time.last or time.first or ""


def meeting_conflicts(scene: Scene) -> Iterator[Conflict]:
    """One unnamed source, known by what it attended, where reports date that differently."""
    met: dict[str, list[tuple[str, int]]] = {}
    told: dict[tuple[str, str], str] = {}
    for s in scene.linked.statements:
        for source_id in s.chain:
            told.setdefault((s.report_id, source_id), s.statement_id)
    for where, source_id in scene.linked.sources.of.items():
        if scene.sources[source_id].kind in {"anonymous", "person"} and scene.sources[source_id].name is None:
            met.setdefault(source_id, []).append(where)
    for source_id in sorted(met):
        if len(met[source_id]) < 2:
            continue
        dated: list[Dated] = []
        for report_id, index in sorted(met[source_id]):
            times = [t for t in _of_description(scene, report_id, index) if _exact(t)]
            if times:
                dated.append((times[0], told.get((report_id, source_id)), report_id))
        if differ(dated):
            claim = _claim_of(scene, source_id)
            yield _row(
                scene,
                claim,
                dated,
                f"what is said of one source (“{scene.sources[source_id].description}”)",
            )


def _of_description(scene: Scene, report_id: str, index: int) -> list[Time]:
    """Times in what is said of a source: within its description where that stands in the text."""
    annotation = scene.linked.annotations[report_id]
    source = annotation.sources[index]
    if not source.description:
        return []
    text = scene.reports[report_id].text
    at = text.find(source.description)
    if at >= 0:
        end = at + len(source.description) + BEHIND
        return [t for t in annotation.times if at <= t.start < end]
    said = " ".join(source.description.split())
    return [
        t
        for t in annotation.times
        if " ".join(t.text.split()) in said and any(a - 400 <= t.start <= b + 400 for a, b in source.spans)
    ]


def _claim_of(scene: Scene, source_id: str) -> Claim | None:
    found = [c for c in scene.claims if source_id in c.origins]
    return min(found, key=lambda c: (-c.n_reports, c.claim_id), default=None)


def _row(scene: Scene, claim: Claim | None, dated: Sequence[Dated], what: str) -> Conflict:
    ordered = sorted(dated, key=lambda d: (d[0].first or "", d[2], d[0].start))
    values: list[Value] = [(_words(t), statement, report) for t, statement, report in ordered]
    told = ", ".join(dict.fromkeys(f"{scene.outlet(r)} “{w}”" for w, _, r in values))
    return conflict(
        "date",
        "contradiction",
        values,
        f"{what} is dated differently: {told}",
        claim_id=claim.claim_id if claim else None,
    )


def _words(time: Time) -> str:
    """The report's words and the date they mean: "last month (2031-04)"."""
    last = time.last if time.last and time.last != time.first else None
    text = " ".join(time.text.split())
    return f"{text} ({time.first}{' to ' + last if last else ''})" if time.first else text
