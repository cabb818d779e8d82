"""What a matched temporal expression means: a function per kind, from the match to a value.

Values are those of ``datevalues``; None says that the words are no time after all. ``Context`` gives
what the words alone do not tell. The rules that name these functions are in ``en/time_rules.tsv``.
"""

from __future__ import annotations

import re

from reportedly.annotate.times.context import DIRECTIONS, Context, before, count_of, part
from reportedly.annotate.times.words import FEASTS, MONTHS, SEASONS, TABLES, WEEKDAYS, number_of

YEARLESS = {"past": "", "future": "next:", "none": "near:"}
NEARYEARS = {"last": "prior", "this": "this", "next": "following"}
MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|during|between|and|through|before|after|for)\s$", re.I
)
LIMIT = re.compile(r"\b(since|by|until|till|through|before|starting|beginning)\s$", re.I)


def yearless(month: int, day: int | None, match: re.Match[str], context: Context) -> str:
    """A date without its year, looking back or ahead as "since", "by" or the tense say."""
    limit = LIMIT.search(before(match))
    prefix = ("" if limit[1].lower() == "since" else "near:") if limit else YEARLESS[context.tense()]
    return f"{prefix}XXXX-{month:02}" + (f"-{day:02}" if day else "")


def calendar_date(match: re.Match[str], context: Context) -> str | None:
    """ "31 July 2025", "July 31", "late August", "Thursday, Aug. 12"."""
    groups = match.groupdict()
    if groups["month"].islower() or (groups["month"] in ("May", "March", "Mar") and is_word(match)):
        return None
    month = MONTHS[groups["month"].lower()]
    day = int(groups["day"]) if groups.get("day") else None
    tail = f"-{day:02}" if day else ""
    which = (groups.get("which") or "").lower().split(" ")[-1]
    if groups.get("year"):
        value = f"{groups['year']}-{month:02}{tail}"
    elif groups.get("after"):
        value = f"{NEARYEARS[groups['after'].lower()]}:XXXX-{month:02}{tail}"
    elif which and not day:
        value = f"{DIRECTIONS[count_of(which)]}:{month:02}"
    else:
        value = yearless(month, day, match, context)
    return value + part(match)


def is_word(match: re.Match[str]) -> bool:
    """ "May" and "March" alone are months only where a number or a preposition says so."""
    groups = match.groupdict()
    said = any(groups.get(name) for name in ("day", "year", "part", "partof", "which", "after"))
    return not said and not MONTH_BEFORE.search(before(match))


def days_of_month(match: re.Match[str], context: Context) -> str | None:
    """ "3 to 5 May": both days of one month."""
    month, first, last = MONTHS[match["month"].lower()], int(match["day"]), int(match["until"])
    if first >= last:
        return None
    base = f"{match['year']}-{month:02}" if match["year"] else yearless(month, None, match, context)
    return f"{base}-{first:02}/{base}-{last:02}"


def numeric_date(match: re.Match[str], context: Context) -> str | None:
    """ "2025-08-12", "12.08.2025", "12/08/2025"; the two readings with "|" where day and month can
    change places."""
    groups = match.groupdict()
    if "iso" in groups:
        return groups["iso"] + (f"T{groups['clock']}" if groups.get("clock") else "")
    first, second, year = int(groups["first"]), int(groups["second"]), groups["fullyear"]
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    day_first, month_first = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    if groups["mark"] == "." or first > 12:
        return day_first if second <= 12 and 1 <= first <= 31 else None
    if second > 12 or first == second:
        return month_first if second <= 31 else None
    return f"{month_first}|{day_first}"


def impossible_date(match: re.Match[str], context: Context) -> str | None:
    """ "2025-13-45": kept as it is written; no calendar has it, so it has no days."""
    return match[0]


def weekday(match: re.Match[str], context: Context) -> str | None:
    """ "Thursday", "last Thursday", "Monday night"."""
    word = match["weekday"]
    if word.islower() or not word.lower().endswith("day"):
        return None  # "Sun", "Sat", "Mon": oftener a star, a verb, a name
    code = WEEKDAYS[word.lower()]
    which = (match["which"] or "").lower().split(" ")[-1]
    if which in ("every", "each"):
        return f"XXXX-WXX-{list(dict.fromkeys(WEEKDAYS.values())).index(code) + 1}"
    if which:
        direction = DIRECTIONS[count_of(which)]
    else:
        limit = LIMIT.search(before(match))
        tense = context.tense()
        limited = limit is not None and limit[1].lower() != "since"
        direction = "coming" if tense == "future" or (tense == "none" and limited) else "last"
    return f"{direction}:{code}" + (
        f" {TABLES['daypart'][match['daypart'].lower()]}" if match["daypart"] else ""
    )


def day_part(match: re.Match[str], context: Context) -> str | None:
    """ "this morning", "tomorrow night", "that evening"."""
    named = context.reference
    days = {"this": "+P0D", "yesterday": "-P1D", "tomorrow": "+P1D", "that": named, "the same": named}
    which = (match["which"] or "before").lower()
    day = days.get(which, f"{named}-P1D" if named else "-P1D")  # "the previous evening", "the night before"
    return f"{day} {TABLES['daypart'][match['daypart'].lower()]}" if day else None


def season(match: re.Match[str], context: Context) -> str | None:
    """ "last winter", "summer 2024", "this summer", "the fall of 1989"."""
    name = SEASONS[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{name}"
    if not match["which"]:
        return None
    return f"{DIRECTIONS[count_of(match['which'].lower())]}:{name}"


def year_only(match: re.Match[str], context: Context) -> str | None:
    """A year that stands alone, or two: "1990-95"."""
    until = match["until"]
    return (
        f"{match['year']}/{match['year'][: 4 - len(until)]}{until}" if until else match["year"] + part(match)
    )


def decade(match: re.Match[str], context: Context) -> str | None:
    """ "the 1990s", "the late '80s"."""
    digits = match["decade"]
    return (digits if len(digits) == 4 else "19" + digits)[:3] + part(match)


def quarter(match: re.Match[str], context: Context) -> str | None:
    """ "the third quarter", "the first half of 1989"."""
    number, letter = TABLES["ordinal"][match["ordinal"].lower()], match["piece"][0].upper()
    if letter == "H" and int(number) > 2:
        return None
    return f"{match['year'] or match.groupdict().get('yearof') or 'XXXX'}-{letter}{number}"


def relative_quarter(match: re.Match[str], context: Context) -> str | None:
    """ "next year's first quarter"."""
    number, letter = TABLES["ordinal"][match["ordinal"].lower()], match["piece"][0].upper()
    shift = {"last": "-P1Y", "this": "", "next": "+P1Y"}[match["near"].lower()]
    return None if letter == "H" and int(number) > 2 else f"THIS-{letter}{number}{shift}"


def same_period(match: re.Match[str], context: Context) -> str | None:
    """ "The quarter", "the latest period": the one that figures were last given for."""
    return context.period


def period_of_year(match: re.Match[str], context: Context) -> str | None:
    """ "The 1988 quarter": that of another year."""
    found = re.search(r"[QH]\d", context.period or "")
    return f"{match['yearof']}-{found[0]}" if found else None


def year_before(match: re.Match[str], context: Context) -> str | None:
    """ "A year earlier", "the year-ago quarter": of a quarter where figures of one are compared."""
    return f"{context.period}-P1Y" if context.period else None


def century(match: re.Match[str], context: Context) -> str | None:
    """ "The 20th century"."""
    return f"{int(match['nth']) - 1:02}XX"


def spelled_year(match: re.Match[str], context: Context) -> str | None:
    """ "Nineteen ninety-six", "the year two thousand", as transcripts of speech have them."""
    rest = match.groupdict().get("rest")
    year = 1900 + (number_of(rest) or 0) if rest else 2000
    if match["month"]:
        return f"{year}-{MONTHS[match['month'].lower()]:02}"
    return str(year)


def weekly(match: re.Match[str], context: Context) -> str | None:
    """ "Mondays", "Tuesday nights": each week."""
    if match["day"].islower():
        return None
    number = list(dict.fromkeys(WEEKDAYS.values())).index(WEEKDAYS[match["day"].lower()]) + 1
    part_of_day = match["dayparts"]
    return f"XXXX-WXX-{number}" + (TABLES["daypart"][part_of_day.lower()[:-1]] if part_of_day else "")


def rate(match: re.Match[str], context: Context) -> str | None:
    """ "annually", "monthly"."""
    return TABLES["rate"][match["rate"].lower()]


def feast(match: re.Match[str], context: Context) -> str | None:
    """ "Christmas", "New Year's Eve"."""
    when = FEASTS[match["feast"].lower().replace("’", "'")]
    if match["year"]:
        return f"{match['year']}-{when}"
    which = (match["which"] or "").lower()
    if which in ("last", "next"):
        return f"{'next:' if which == 'next' else ''}XXXX-{when}"
    return yearless(int(when[:2]), int(when[3:]), match, context)


def clock(match: re.Match[str], context: Context) -> str | None:
    """ "9 a.m.", "21:48": a time of the day, whichever day that is."""
    if match["hour24"]:
        return f"T{int(match['hour24']):02}:{match['minute24']}"
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"T{hour:02}:{match['minute'] or '00'}"
