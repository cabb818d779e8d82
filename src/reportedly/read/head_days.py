"""Days of a head that no line alone tells: with a time on a line of its own, settled by another day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.read.captions import is_caption
from reportedly.read.date_figures import DAY
from reportedly.read.dateline_marks import day_pattern
from reportedly.read.dates import LONGEST_LINE, find_all
from reportedly.read.facts import Facts
from reportedly.read.heads import Head
from reportedly.read.stamps import clock_line, stamps_of, take_stamps
from reportedly.read.tidy import ends_sentence
from reportedly.read.titles import same_title
from reportedly.read.words import pairs

MOST_WORDS = 6  # beside a day in a line that was not understood
LONGEST_LABEL = 14  # words of a line that says what a text is and of which day, at its end
# What stands between the two: "Press note, 3 May 2020", "News at one - Sunday 3 May 2020".
_APART = re.compile(
    r"(?:[,;:|/.(\u2013\u2014-]|\b(?:of|for|issued|published|dated))\s*(?:[^\W\d_]{3,9}day,?\s+)?$", re.I
)
_CLEARLY_APART = re.compile(r"[,|/(\u2013\u2014-]\s*(?:[^\W\d_]{3,9}day,?\s+)?$", re.I)
_LENT = re.compile(r"\bcourtesy of\b", re.I)  # a picture is, whose day is none of the text's
# And what may stand behind: a clock, a part of the day, the tongue it is translated from.
MOST_BEHIND = 4


def with_clocks(zone: Sequence[str], facts: Mapping[str, Facts | None], head: Head) -> Head:
    """A head with the times of day that stand in lines of their own: "Updated 4:12 p.m. ET" under its day."""
    day = (head.published or "")[:10]
    for number, line in enumerate(zone):
        clock = clock_line(line) if len(day) == 10 and any(map(str.isdigit, line)) else None
        if clock is None:
            continue
        beside = (
            facts[other] for other in (*zone[max(0, number - 1) : number], *zone[number + 1 : number + 2])
        )
        if clock.update and (head.updated is None or head.updated == day):
            head = replace(head.without_basis("updated"), updated=f"{day}T{clock.time}").because("text", line)
        elif (
            not clock.update
            and any(map(str.isalpha, line))
            and head.published == day
            and any(fact and fact.dated for fact in beside)
        ):
            head = replace(head, published=f"{day}T{clock.time}")
    return head


def settled_by(head: Head, year: str, day: tuple[int, int]) -> str:
    """A date of which only the year was sure, with a dateline's month and day, and its own time of day."""
    settled = f"{year}-{day[0]:02d}-{day[1]:02d}"
    words = next((seen.words for seen in head.seen if seen.field == "published" and seen.words), "")
    read = (stamps_of(words, day_first=first)[0] or "" for first in (True, False))
    return next((stamp for stamp in read if stamp.startswith(settled)), settled)


def leftover_day(zone: Sequence[str], title: str | None) -> Head:
    """The day of a line that was not understood: a short one ("NEWS: Keld May 3, 2020 - 8:00 am"), or one
    that says what the text is and of which day ("Harbour FM, news at one, 3 May 2020")."""
    for line in zone:
        stamps = find_all(line)
        if (
            len(stamps) != 1
            or take_stamps(line, stamps)[:2] == (None, None)
            or len(stamps[0].iso) < DAY
            or ends_sentence(line)
        ):
            continue
        before, behind = line[: stamps[0].start], line[stamps[0].end :]
        words = re.findall(r"[^\W\d_]{2,}", before + behind)
        entitles = title and same_title(line, title)  # for want of another
        if entitles and (_CLEARLY_APART.search(before) is None or len(words) > LONGEST_LABEL):
            continue
        named = len(words) <= MOST_WORDS and not any(word[0].islower() and len(word) > 3 for word in words)
        shows = is_caption(line) or _LENT.search(line)
        labels = len(words) <= LONGEST_LABEL and _ends_with_day(before, behind) and not shows
        if named or labels:
            return Head(published=stamps[0].iso, published_basis="text").because("text", line)
    return Head()


def _ends_with_day(before: str, behind: str) -> bool:
    """Whether a line says of which day something is: "Situation update no. 3, 4 June 2025 (translated)", or
    begins with the day: "4 June 2025, transcript of the noon news"."""
    if not before.strip():
        return re.match(r"\s*[,|/(\u2013\u2014-]", behind) is not None
    return _APART.search(before) is not None and len(re.findall(r"[^\W\d_]{2,}", behind)) <= MOST_BEHIND


def day_at_end(line: str) -> tuple[int, int] | None:
    """Month and day without a year with which a line ends that says what a text is.

    >>> day_at_end("Radio West, news at six, 22 January"), day_at_end("What 22 January left behind")
    ((1, 22), None)
    """
    found = [day for day in day_pattern().finditer(line) if day["month"] or day["month2"]]
    if len(found) != 1 or len(line) > LONGEST_LINE:
        return None
    (day,) = found
    before, behind = line[: day.start()], line[day.end() :]
    month = pairs("months")[re.sub(r"\s+", " ", (day["month"] or day["month2"]).casefold())]
    apart = _CLEARLY_APART.search(before) if before.strip() else not behind.strip()
    return (
        (int(month), int(day["day"] or day["day2"]))
        if apart and _ends_with_day(before or ",", behind)
        else None
    )
