"""Reports without a date, dated from others where those allow it.

Reports of one story lie close together. A report without a date that names a day the others date in
full, or whose fellows all fall into one month, is given that month or year and no more; one whose dateline
has a day and no year, that day in the year of its fellows. The basis says that it was worked out. "On
Wednesday" in it is the one Wednesday that its story names. Nothing is guessed where the others lie apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.annotation import Annotation, Time
from reportedly.link.events.when import days
from reportedly.read.datelines import read_dateline
from reportedly.read.head_days import day_at_end
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
    story_of = {r: s for s in stories for r in s.report_ids}
    known = {r.report_id: r for r in reports}
    gathered: dict[str, Fellows] = {}  # by story: what its reports name is listed once for all without a date
    found: list[Report] = []
    anchored = dict(annotations)
    for report in reports:
        story = story_of.get(report.report_id) if report.published is None else None
        if story is None:
            found.append(report)
            continue
        if story.story_id not in gathered:
            told = [known[i] for i in story.report_ids if i in known]
            gathered[story.story_id] = fellows_of(told, annotations)
        fellows, annotation = gathered[story.story_id], annotations.get(report.report_id)
        published = day_of_dateline(report, fellows) or work_out(annotation, fellows)
        if published is None:
            found.append(report)
            continue
        found.append(replace(report, published=published, published_basis="relative"))
        if annotation:
            anchor = anchor or english_anchor()
            times = tuple(anchor_loosely(t, published, anchor) for t in annotation.times)
            if any(WEEKDAY.match(t.value) and not t.first for t in times):
                named = days_named(annotation, fellows)
                times = tuple(on_the_day(t, named, anchor) for t in times)
            anchored[report.report_id] = replace(annotation, times=times)
    return tuple(found), anchored


@dataclass(frozen=True, slots=True)
class Fellows:
    """What the reports of a story say of when it was: the first and last day (``span``) and the ``months`` in
    which the dated ones appeared; the days that any name in full, by month and day, how often in which (year,
    month); and those near the dated ones, by weekday, how often each."""

    span: tuple[date, date] | None
    months: frozenset[str]
    full_days: Mapping[tuple[str, str], Counter[tuple[str, str]]]
    near_days: Mapping[str, Counter[str]]


def fellows_of(told: Sequence[Report], annotations: Mapping[str, Annotation]) -> Fellows:
    """What the reports of one story say of when it was."""
    spans = [d for r in told if r.published and (d := days(r.published))]
    span = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None
    full: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for annotation in (annotations[r.report_id] for r in told if r.report_id in annotations):
        for year, month, day in full_days(annotation):
            full[month, day][year, month] += 1
        for weekday, day in near_days(annotation, span):
            near[weekday][day] += 1
    months = {d.isoformat()[:7] for s in spans for d in s}
    return Fellows(span, frozenset(months), full, near)


def full_days(annotation: Annotation) -> Iterator[tuple[str, str, str]]:
    """The days that a report names in full or that its own date makes full: year, month, day."""
    for time in annotation.times:
        if full := FULL_DAY.match(time.value if FULL_DAY.match(time.value) else time.first or ""):
            yield full[1], full[2], full[3]


def near_days(annotation: Annotation, span: tuple[date, date] | None) -> Iterator[tuple[str, str]]:
    """The days that a report names, each with its weekday, up to the last day on which a dated report of its
    story appeared; none where those lie more than ``NEAR_DAYS`` apart."""
    if span is None or (span[1] - span[0]).days > NEAR_DAYS:
        return
    for first in (t.first[:FULL_LENGTH] for t in annotation.times if t.first):
        day = date.fromisoformat(first) if len(first) == FULL_LENGTH else None
        if day and span[0] - timedelta(NEAR_DAYS) <= day <= span[1]:
            yield WEEKDAYS[day.weekday()], first


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


def days_named(mine: Annotation, fellows: Fellows) -> dict[str, set[str]]:
    """The days near its dated reports that the others of a story name, by weekday."""
    own = Counter(near_days(mine, fellows.span))
    return {
        weekday: {day for day, times in named.items() if times > own[weekday, day]}
        for weekday, named in fellows.near_days.items()
    }


def on_the_day(time: Time, named: Mapping[str, set[str]], anchor: Anchor) -> Time:
    """A weekday of a report without a day of its own: the one day of that name that its story speaks of."""
    weekday = WEEKDAY.match(time.value)
    meant = named.get(weekday[1], set()) if weekday and not time.first else set()
    return anchor(time, min(meant)) if len(meant) == 1 else time


def work_out(mine: Annotation | None, fellows: Fellows) -> str | None:
    """The month or year in which a report without a date must have appeared, or None."""
    if fellows.span is None or (fellows.span[1] - fellows.span[0]).days > SPREAD_DAYS:
        return None
    if mine and not _fits(mine, fellows.span[1].isoformat()):
        return None
    month = _month_after(mine, fellows) if mine else None
    if month and month in fellows.months:
        return month
    if len(fellows.months) == 1:
        return month or next(iter(fellows.months))
    years = {m[:4] for m in fellows.months}
    return years.pop() if len(years) == 1 else None


def day_of_dateline(report: Report, fellows: Fellows) -> str | None:
    """The day of a dateline or a head's line without a year ("DHAKA, Feb 9 (AP) -"), in the year that puts it
    nearest to the dated reports of its story; None where it lies further from these than such reports do."""
    words = {b.field: b.words for b in report.bases if b.words}
    found = read_dateline(words["dateline"]) if "dateline" in words else None
    told = found.day if found else None
    told = told or day_at_end(words.get("title") or "")  # "Radio West, news at six, 22 January"
    if told is None or fellows.span is None:
        return None
    first, last = fellows.span
    if (last - first).days > SPREAD_DAYS:
        return None
    near = [
        day for year in {first.year - 1, first.year, last.year, last.year + 1} if (day := _day(year, *told))
    ]
    apart = {day: max((first - day).days, (day - last).days, 0) for day in near}
    best = min(apart, key=lambda day: (apart[day], day), default=None)
    return best.isoformat() if best and apart[best] <= SPREAD_DAYS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits(annotation: Annotation, last: str) -> bool:
    """Nothing the report dates in full in the past tense of its story lies after its fellows' last day.

    A day or two beyond may be announced; a year beyond is another story.
    """
    limit = days(last)
    assert limit is not None
    horizon = (limit[1] + timedelta(days=365)).isoformat()
    return not any(t.first and FULL_DAY.match(t.value) and t.first > horizon for t in annotation.times)


def _month_after(mine: Annotation, fellows: Fellows) -> str | None:
    """The month after a day that both name, where this report calls that month "last month"."""
    if not any(t.value == "-P1M" or fold_text(t.text) == "last month" for t in mine.times):
        return None
    own = Counter(full_days(mine))
    partial = {(m[1], m[2]) for t in mine.times if (m := DAY.match(t.value))}
    years = {
        year_month
        for month_day in partial
        for year_month, times in fellows.full_days.get(month_day, {}).items()
        if times > own[(*year_month, month_day[1])]
    }
    if len(years) != 1:
        return None
    year, month = (int(x) for x in years.pop())
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def fold_text(text: str) -> str:
    """Lower case with single spaces."""
    return " ".join(text.lower().split())
