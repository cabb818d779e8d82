"""Reports without a date, dated from others where those allow it.

Reports of one story lie close together. A report without a date that names a day the others date in
full, or whose fellows all fall into one month, is given that month or year and no more; the basis says
that it was worked out. "On Wednesday" in it is the one Wednesday that its story names. Nothing is guessed
where the others lie apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.annotation import Annotation, Time
from reportedly.link.events.when import days
from reportedly.record import Report, Story

Anchor = Callable[[Time, str], Time]


def english_anchor() -> Anchor:
    """What anchors a time to a date of publication; loaded only where a report has to be dated."""
    from reportedly.annotate.times.times import anchor

    return anchor


# Reports of one story that spread further than this say nothing of the date of one more.
SPREAD_DAYS = 45
MONTH = re.compile(r"XXXX-(\d{2})")
DAY = re.compile(r"XXXX-(\d{2})-(\d{2})")
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
WEEKDAY = re.compile(rf"last:({'|'.join(WEEKDAYS)})")
# Where the dated reports of a story lie within so many days, a weekday that they name once is the one meant.
NEAR_DAYS = 14
FULL_LENGTH = len("2031-05-02")
FULL_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_reports(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    stories: Sequence[Story],
    anchor: Anchor | None = None,
) -> tuple[tuple[Report, ...], dict[str, Annotation]]:
    """Reports with the dates their stories allow, and annotations whose times are anchored to them."""
    fellows = {r: s.report_ids for s in stories for r in s.report_ids}
    known = {r.report_id: r for r in reports}
    found: list[Report] = []
    anchored = dict(annotations)
    for report in reports:
        published = None
        if report.published is None:
            others = [
                known[i] for i in fellows.get(report.report_id, ()) if i in known and i != report.report_id
            ]
            published = work_out(report, others, annotations)
        if published is None:
            found.append(report)
            continue
        found.append(replace(report, published=published, published_basis="relative"))
        annotation = annotations.get(report.report_id)
        if annotation:
            anchor = anchor or english_anchor()
            times = tuple(anchor_loosely(t, published, anchor) for t in annotation.times)
            if any(WEEKDAY.match(t.value) and not t.first for t in times):
                named = days_named(others, annotations)
                times = tuple(on_the_day(t, named, anchor) for t in times)
            anchored[report.report_id] = replace(annotation, times=times)
    return tuple(found), anchored


def anchor_loosely(time: Time, published: str, anchor: Anchor) -> Time:
    """A time seen from a month or year: what it is from the first day and from the last alike.

    "Last month" is the same from any day of May; "on Tuesday" is not, and stays open.
    """
    if time.first:
        return time
    found = anchor(time, published)
    reach = days(published)
    if found.first or reach is None:
        return found
    first, last = (anchor(time, day.isoformat()) for day in reach)
    if first == last or not (month := MONTH.match(time.value)) or len(published) < 7:
        return first if first == last else time
    # A month without a year in a report of a known month is that of the past twelve.
    year = int(published[:4]) - (month.group(1) > published[5:7])
    dated = anchor(replace(time, value=time.value.replace("XXXX", f"{year:04d}", 1)), published)
    return replace(dated, value=time.value)


def days_named(others: Sequence[Report], annotations: Mapping[str, Annotation]) -> dict[str, set[str]]:
    """The full days, up to their last, that a story's dated reports name, by weekday; none where those lie
    more than ``NEAR_DAYS`` apart."""
    spans = [d for o in others if o.published and (d := days(o.published))]
    if not spans or (max(s[1] for s in spans) - min(s[0] for s in spans)).days > NEAR_DAYS:
        return {}
    near = min(s[0] for s in spans) - timedelta(NEAR_DAYS), max(s[1] for s in spans)
    found: dict[str, set[str]] = {}
    for other in others:
        annotation = annotations.get(other.report_id)
        for first in (t.first[:10] for t in annotation.times if t.first) if annotation else ():
            day = date.fromisoformat(first) if len(first) == FULL_LENGTH else None
            if day and near[0] <= day <= near[1]:
                found.setdefault(WEEKDAYS[day.weekday()], set()).add(first)
    return found


def on_the_day(time: Time, named: Mapping[str, set[str]], anchor: Anchor) -> Time:
    """A weekday of a report without a day of its own: the one day of that name that its story speaks of."""
    weekday = WEEKDAY.match(time.value)
    meant = named.get(weekday[1], set()) if weekday and not time.first else set()
    return anchor(time, min(meant)) if len(meant) == 1 else time


def work_out(report: Report, others: Sequence[Report], annotations: Mapping[str, Annotation]) -> str | None:
    """The month or year in which a report without a date must have appeared, or None."""
    spans = [d for o in others if o.published and (d := days(o.published))]
    if not spans:
        return None
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    if (last - first).days > SPREAD_DAYS:
        return None
    mine = annotations.get(report.report_id)
    if mine and not _fits(mine, last.isoformat()):
        return None
    month = _month_after(mine, others, annotations) if mine else None
    months = {s[0].isoformat()[:7] for s in spans} | {s[1].isoformat()[:7] for s in spans}
    if (month and month in months) or len(months) == 1:
        return month or months.pop()
    years = {m[:4] for m in months}
    return years.pop() if len(years) == 1 else None


def _fits(annotation: Annotation, last: str) -> bool:
    """Nothing the report dates in full in the past tense of its story lies after its fellows' last day.

    A day or two beyond may be announced; a year beyond is another story.
    """
    limit = days(last)
    assert limit is not None
    horizon = (limit[1] + timedelta(days=365)).isoformat()
    return not any(t.first and FULL_DAY.match(t.value) and t.first > horizon for t in annotation.times)


def _month_after(
    mine: Annotation, others: Sequence[Report], annotations: Mapping[str, Annotation]
) -> str | None:
    """The month after a day that both name, where this report calls that month "last month"."""
    if not any(t.value == "-P1M" or fold_text(t.text) == "last month" for t in mine.times):
        return None
    dated = Counter(
        full.groups()
        for o in others
        if o.report_id in annotations
        for t in annotations[o.report_id].times
        if (full := FULL_DAY.match(t.value if FULL_DAY.match(t.value) else t.first or ""))
    )
    partial = {m.groups() for t in mine.times if (m := DAY.match(t.value))}
    years = {(y, m) for (y, m, d) in dated if (m, d) in partial}
    if len(years) != 1:
        return None
    year, month = (int(x) for x in years.pop())
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def fold_text(text: str) -> str:
    """Lower case with single spaces."""
    return " ".join(text.lower().split())
