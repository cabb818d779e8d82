"""When: the temporal expressions of one report and what they mean.

``find_times`` finds and anchors them; ``anchor`` does the second half again for a report whose date
became known later. What a report gives no anchor for stays without first and last day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import text_of
from reportedly.annotate.times.clocks import with_days
from reportedly.annotate.times.context import Context, Tense
from reportedly.annotate.times.datevalues import PARTIAL, bounds
from reportedly.annotate.times.grammar import RULES
from reportedly.annotate.times.tense import tense_of
from reportedly.annotate.times.words import TABLES
from reportedly.annotation import Time

# How far a pattern may reach around the word that triggers it, in characters.
BEFORE, BEHIND = 45, 60
# How far behind it, in characters, a quarter is still what "a year earlier" is said from: some paragraphs.
PERIOD_REACH = 1_500
PERIOD = re.compile(r"^(?:\d{4}|XXXX)-[QH]\d$")

# The families of rules to try at a word, by the word itself or, for numbers, by their look.
DEICTICS = """today tonight yesterday tomorrow now currently present moment recently past future soon nowadays
presently lately formerly morning afternoon evening time once someday previously current recent overnight"""
FAMILIES: Mapping[str, tuple[str, ...]] = (
    {word: (table,) for table in ("month", "weekday", "season", "rate") for word in TABLES[table]}
    | {f"{word}.": ("month",) for word in TABLES["month"]}
    | {word.split()[0].removesuffix("'s"): ("feast",) for word in TABLES["feast"] if word != "may day"}
    | {word.split()[0].split("-")[0]: ("other",) for word in TABLES["othermonth"]}
    | dict.fromkeys(TABLES["unit"], ("unit",))
    | dict.fromkeys(("quarter", "half"), ("quarter", "unit"))
    | dict.fromkeys(("period",), ("quarter",))
    | dict.fromkeys(("year", "years"), ("quarter", "unit"))
    | dict.fromkeys(("year-earlier", "year-ago"), ("quarter", "unit"))
    | dict.fromkeys(("nineteen", "two"), ("spelled",))
    | dict.fromkeys((f"{day}s" for day in TABLES["weekday"] if day.endswith("day")), ("weekday",))
    | {"year-end": ("unit",)}
    | dict.fromkeys(("days", "night"), ("unit", "deictic"))
    | dict.fromkeys(DEICTICS.split(), ("deictic",))
    | dict.fromkeys(["a.m.", "p.m.", "a.m", "p.m", "am", "pm", "noon", "midday", "midnight"], ("clock",))
)
DIGITS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:1[5-9]|20)\d\d$"), ("numeric", "year")),
    (re.compile(r"['’`]?(?:(?:1[5-9]|20)\d|\d)0[’']?s$"), ("decade",)),
    (re.compile(r"1[34]\d\d(?:[/-]\d\d?[/-]\d\d?)?$"), ("lunar",)),
    (re.compile(r"\d{4}-\d\d"), ("numeric",)),
    (re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]"), ("numeric",)),
    (re.compile(r"\d?\d:\d\d"), ("clock",)),
    (re.compile(r"(?:1[5-9]|20)\d\d[-–/]\d"), ("year",)),
    (re.compile(r"\d+[-–](?:" + "|".join(TABLES["unit"]) + ")"), ("unit",)),
    (re.compile(r"\d\d?[ap]\.?m"), ("clock",)),
)  # fmt: skip


def find_times(
    doc: Doc, published: str | None, tense: Callable[[Token], Tense] = tense_of
) -> tuple[Time, ...]:
    """The times of a report by start, anchored in ``published`` (an ISO prefix) where it is known, else
    in the report's own full dates where they settle a year. ``tense``: that of a word's clause; asked of few
    words, and all that ``doc`` must be parsed for."""
    text = text_of(doc)
    found: list[Time] = []
    for start, end, value in join_clocks(text, without_overlaps(candidates(doc, text, tense))):
        value = settle(value, published)
        reach = bounds(value, published)
        found.append(Time(start, end, text[start:end], value, *(reach or (None, None))))
    return with_days(text, settle_years(tuple(found)), published)


def anchor(time: Time, published: str | None) -> Time:
    """The same expression seen from another day of publication."""
    reach = bounds(time.value, published)
    return replace(time, first=reach[0], last=reach[1]) if reach else time


def candidates(doc: Doc, text: str, tense: Callable[[Token], Tense]) -> list[tuple[int, int, str]]:
    """Every match of every rule around a word that triggers it."""
    matches: list[tuple[int, int, str]] = []
    reference: str | None = None
    period, period_at = "", -PERIOD_REACH
    for token in doc:
        for family in families(token.lower_):
            low, high = max(0, token.idx - BEFORE), min(len(text), token.idx + len(token) + BEHIND)
            known = period if token.idx - period_at < PERIOD_REACH else None
            context = Context(partial(tense, token), reference, known)
            for pattern, how in RULES[family]:
                for match in pattern.finditer(text, low, high):
                    if match.start() <= token.idx < match.end():
                        value = how(match, context)
                        if value:
                            matches.append((match.start(), match.end(), value))
                            if re.match(
                                r"^[^P~/ ]*-\d\d-\d\d(?:\s|$)|^(?:last|next|this|coming):[A-Z]{3}|^[+-]P\d+D",
                                value,
                            ):
                                reference = value.split(" ")[0].split("|")[0]
                            elif PERIOD.match(value):
                                period, period_at = value, match.end()
                        break
    return matches


@lru_cache(maxsize=100_000)
def families(lower: str) -> tuple[str, ...]:
    """The rules that a word, in lower case, may trigger."""
    if lower[:1].isdigit() or lower[:1] in "'’`":
        return next((names for pattern, names in DIGITS if pattern.match(lower)), ())
    found = FAMILIES.get(lower)
    if found is None and "-" in lower:
        last = lower.rsplit("-", 1)[1]
        found = FAMILIES.get(last)
        if last[:1].isdigit() and lower.startswith("mid-"):
            found = next((names for pattern, names in DIGITS if pattern.match(last)), None)
    return found or ()


def without_overlaps(matches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of overlapping matches, by start."""
    kept: list[tuple[int, int, str]] = []
    for match in sorted(matches, key=lambda one: (one[0] - one[1], one[0])):
        if all(match[1] <= other[0] or match[0] >= other[1] for other in kept):
            kept.append(match)
    return sorted(kept)


def join_clocks(text: str, matches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Times of day joined with the day beside them: "Monday at 9 a.m.", "12 August 2025 - 21:48"."""
    joined: list[tuple[int, int, str]] = []
    for start, end, value in matches:
        if joined:
            previous = joined[-1]
            gap = text[previous[1] : start]
            beside = re.fullmatch(r"(?:,? (?:at |on |around )?|,? ?[-–|] ?)", gap) is not None
            if beside and value.startswith("T") and " T" not in previous[2] and is_day(previous[2]):
                joined[-1] = (previous[0], end, f"{previous[2]} {value}")
                continue
            if beside and previous[2].startswith("T") and is_day(value) and " T" not in value:
                joined[-1] = (previous[0], end, f"{value} {previous[2]}")
                continue
            if (
                gap in (", ", " ", ",\n", "\n")
                and previous[2][:5] in ("last:", "next:", "this:", "comin")
                and re.search(r"\d\d-\d\d$", value)
            ):
                joined[-1] = (previous[0], end, value)  # "Thursday, July 31": the date says more
                continue
        joined.append((start, end, value))
    return joined


def is_day(value: str) -> bool:
    """Whether a value has the precision of a day."""
    return bool(re.search(r"-\d\d-\d\d$|:[A-Z]{3}$|P\d+D$", value)) and "/" not in value


def settle(value: str, published: str | None) -> str:
    """One reading of a date that may be day-month or month-day: the one not after the report and near
    it; without a report's date, or when both are, only its year."""
    if "|" not in value:
        return value
    readings = [reading for reading in value.split("|") if bounds(reading, None)]
    if published and len(published) >= 10:
        near = [reading for reading in readings if two_months_before(published) <= reading <= published[:10]]
        if len(near) == 1:
            return near[0]
    return readings[0] if len(readings) == 1 else value[:4]


def two_months_before(published: str) -> str:
    """The day two months before a publication, roughly, as an ISO date."""
    year, month = int(published[:4]), int(published[5:7]) - 2
    return f"{year - (month < 1):04}-{(month - 1) % 12 + 1:02}-{published[8:10]}"


def settle_years(times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Dates without a year take it from the same day written in full elsewhere in the report; those
    still without an anchor from the report's full dates, where these agree on one year."""
    full = {time.value[:10] for time in times if re.match(r"\d{4}-\d\d-\d\d", time.value)}
    years = {day[:4] for day in full}
    settled = []
    for time in times:
        match = PARTIAL.match(time.value.split("~")[0].split(" ")[0])
        if match and match[3]:
            same_day = {day for day in full if day[5:] == f"{match[2]}-{match[3]}"}
            year = same_day.pop()[:4] if len(same_day) == 1 else None
            if year is None and time.first is None and len(years) == 1:
                (year,) = years
            if year:
                reach = bounds(re.sub(r"^.*XXXX", year, time.value), None)
                time = replace(time, first=reach[0], last=reach[1]) if reach else time
        settled.append(time)
    return tuple(settled)
