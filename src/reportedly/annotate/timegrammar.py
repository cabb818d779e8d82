"""English temporal expressions: a pattern each, and how its words become a normal form.

A rule is a pattern with a function from its match to a value (see ``datevalues``), or to None when the
words are no time after all. ``Context`` gives what the words alone do not: the tense of their clause
and the time that the text named before. Rules are tried only around the words that trigger them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.annotate.timewords import (
    DAY_PARTS, FEASTS, MONTHS, NUMBERS, ORDINALS, OTHER_MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, number_of, unit_of,
)  # fmt: skip

Tense: TypeAlias = Literal["past", "future", "none"]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around an expression: ``tense`` of its clause, ``reference`` the value of the last
    time named, or None."""

    tense: Callable[[], Tense]
    reference: str | None


Rule: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str], Context], str | None]]


def alternatives(words: dict[str, object] | dict[str, int] | dict[str, str]) -> str:
    """The words as an alternation, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


MONTH = rf"(?P<month>{alternatives(MONTHS)})\b(?:(?<=\b\w\w\w)\.|(?<=\bsept)\.)?"
WEEKDAY = rf"(?P<weekday>{alternatives(WEEKDAYS)})\b"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
UNIT = rf"(?P<unit>(?:{alternatives(UNITS)})s?)\b"
NUMBER_WORDS = alternatives({word: 0 for word in NUMBERS if word not in ("a", "an")})
NUMBER = (rf"(?P<number>\d+(?:[.,]\d+)?(?:\s(?:1/2))?|(?:{NUMBER_WORDS})(?:[\s-](?:{NUMBER_WORDS}))*|a\s(?:few|couple\s(?:of)?|dozen)|an?|"
          r"several|few|many|some|a\scouple\sof|couple\sof|dozens\sof|hundreds\sof|thousands\sof|recent|half\san?)")  # fmt: skip
PART = r"(?P<part>early|late|mid|(?:the\s)?(?:beginning|start|middle|end)\sof)(?:[\s-]+(?:in\s)?|(?<=of)\s)(?:the\s)?"
DAYPART = rf"(?P<daypart>{'|'.join(('morning', 'afternoon', 'evening', 'night'))})\b"
CLOCK = (r"(?P<hour>2[0-3]|1\d|0?\d)(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
         r"|(?P<hour24>2[0-3]|[01]?\d):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?!\d)")  # fmt: skip


def yearless(month: int, day: int | None, context: Context, before: str = "") -> str:
    """A date without its year, looking back or ahead as "since", "by" or the tense say."""
    if word := re.search(r"\b(since|by|until|till)\s$", before):
        prefix = "" if word[1] == "since" else "near:"
    else:
        prefix = PREFIXES[context.tense()]
    return f"{prefix}XXXX-{month:02}" + (f"-{day:02}" if day else "")


PREFIXES = {"past": "", "future": "next:", "none": "near:"}


def part_suffix(match: re.Match[str]) -> str:
    """ "~START" for "early" and the like."""
    words = (match.groupdict().get("part") or "").lower().split()
    found = [PARTS[word] for word in words if word in PARTS]
    return f"~{found[0]}" if found else ""


def calendar_date(match: re.Match[str], context: Context) -> str | None:
    """ "31 July 2025", "July 31", "late August", "Thursday, Aug. 12"."""
    groups = match.groupdict()
    month = MONTHS[groups["month"].lower().rstrip(".")]
    if groups["month"].islower() or (groups["month"] in ("May", "March", "Sun", "Mar") and is_word(match)):
        return None
    day = int(groups["day"]) if groups.get("day") else None
    year = groups.get("year")
    value = f"{year}-{month:02}" + (f"-{day:02}" if day else "") if year else yearless(month, day, context, match.string[max(0, match.start() - 7) : match.start()])
    which = (groups.get("which") or groups.get("after") or "").lower()
    if which and not year:
        direction = {"last": "last", "past": "last", "next": "next", "this": "this", "coming": "next"}.get(which.split()[0])
        if groups.get("after"):
            named = {"last": "prior", "this": "this", "next": "following"}[which]
            value = f"{named}:XXXX-{month:02}" + (f"-{day:02}" if day else "")
        elif direction and not day:
            value = f"{direction}:{month:02}"
    last = groups.get("until")
    if last and day:
        return f"{value}/{value[:-2]}{int(last):02}"
    return value + part_suffix(match)


def is_word(match: re.Match[str]) -> bool:
    """ "May" and "March" alone are months only where a preposition or number says so."""
    if any(match.groupdict().get(name) for name in ("day", "year", "part", "which", "after")):
        return False
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return not re.search(r"\b(?:in|of|since|until|till|by|from|to|during|between|and|through|before|after|for)\s$", before)


def numeric_date(match: re.Match[str], context: Context) -> str | None:
    """ "2025-08-12", "12.08.2025", "12/08/2025": where day and month can be either, only the year is known."""
    groups = match.groupdict()
    if groups.get("iso"):
        clock = f"T{groups['clock']}" if groups.get("clock") else ""
        return groups["iso"] + clock
    first, second, year = int(groups["first"]), int(groups["second"]), groups["fullyear"]
    year = year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year
    if groups["mark"] == ".":
        day, month = first, second
    elif first > 12 >= second:
        day, month = first, second
    elif second > 12 >= first or first == second:
        month, day = first, second
    else:
        return f"{year}-{first:02}-{second:02}|{year}-{second:02}-{first:02}"
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def weekday(match: re.Match[str], context: Context) -> str | None:
    """ "Thursday", "last Thursday", "Monday night"."""
    groups = match.groupdict()
    if groups["weekday"].islower() or groups["weekday"] in ("Sun", "Sat", "Mon", "Wed", "Tue", "Fri", "Thu", "Thur"):
        if not groups.get("lonely"):
            return None
    code = WEEKDAYS[groups["weekday"].lower().rstrip(".")]
    which = (groups.get("which") or "").lower()
    if which.startswith(("every", "each")):
        return f"XXXX-WXX-{'MON TUE WED THU FRI SAT SUN'.split().index(code) + 1}"
    if which.startswith(("last", "past", "previous")):
        direction = "last"
    elif which.startswith(("next", "coming", "this coming", "following")):
        direction = "next"
    elif which.startswith("this"):
        direction = "this"
    else:
        ahead = re.search(r"\b(?:by|until|till|through|before|starting|beginning)\s$", match.string[max(0, match.start() - 12) : match.start()])
        tense = context.tense()
        direction = "coming" if tense == "future" or (tense == "none" and ahead) else "last"
    daypart = groups.get("daypart")
    return f"{direction}:{code}" + (f" {DAY_PARTS[daypart.lower()]}" if daypart else "")


def fixed(value: str) -> Callable[[re.Match[str], Context], str | None]:
    """A rule that always means ``value``."""
    return lambda match, context: value


def deictic_unit(match: re.Match[str], context: Context) -> str | None:
    """ "last month", "this year", "next week", "the previous day", "this morning"."""
    groups = match.groupdict()
    which = re.sub(r"^(?:the|earlier|later|early|late)\s", "", groups["which"].lower())
    which = re.sub(r"^the\s", "", which)
    unit = unit_of(groups["unit"])
    count = {"last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1,
             "this": 0, "current": 0, "same": 0, "that": 0}[which]  # fmt: skip
    night = groups["unit"].lower() == "night"
    if unit in ("S", "m", "H"):
        return None
    if unit == "WE":
        return {-1: "last:WE", 0: "this:WE", 1: "next:WE"}[count]
    if which in ("previous", "prior", "preceding", "following", "same", "that"):
        return f"{context.reference}{'-' if count < 0 else '+'}P{abs(count)}{unit}" if context.reference else None
    if groups["unit"].lower().endswith("s") and unit not in ("S", "WE"):
        return f"PX{unit}"
    if which == "past":
        return {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
    value = f"{'-' if count < 0 else '+'}P{abs(count)}{unit}"
    return value + (" TNI" if night else "") + part_suffix(match)


def day_part(match: re.Match[str], context: Context) -> str | None:
    """ "this morning", "tomorrow night", "yesterday afternoon"."""
    groups = match.groupdict()
    which = groups["which"].lower()
    base = {"this": "+P0D", "yesterday": "-P1D", "tomorrow": "+P1D", "that": context.reference}.get(which)
    return f"{base} {DAY_PARTS[groups['daypart'].lower()]}" if base else None


def season(match: re.Match[str], context: Context) -> str | None:
    """ "last winter", "summer 2024", "this summer", "the fall of 1989"."""
    groups = match.groupdict()
    name = SEASONS[groups["season"].lower()]
    if groups.get("year"):
        return f"{groups['year']}-{name}"
    which = (groups.get("which") or "").lower()
    if not which:
        return None
    direction = "last" if which in ("last", "past") else "next" if which in ("next", "coming") else "this"
    return f"{direction}:{name}"


def ago(match: re.Match[str], context: Context) -> str | None:
    """ "three days ago", "two years earlier", "a week later", "six months from now"."""
    groups = match.groupdict()
    unit, count = unit_of(groups["unit"]), number_of(groups["number"])
    how = groups["how"].lower()
    back = how in ("ago", "earlier", "before", "previously", "back")
    if count is None or unit in ("S", "m", "H", "WE"):
        return "PAST_REF" if back else "FUTURE_REF"
    if groups["unit"].lower().startswith("fortnight"):
        count *= 2
    base = "" if how in ("ago", "back", "from now", "hence") else context.reference
    if how == "earlier" and base is None:
        base = ""
    if base is None:
        return f"P{count}{unit}"
    return f"{base}{'-' if back else '+'}P{count}{unit}"


def year_only(match: re.Match[str], context: Context) -> str | None:
    """A year that stands alone: not a count of things, a sum of money, or part of a number."""
    groups = match.groupdict()
    end = groups.get("until")
    year = groups["year"]
    if end:
        return f"{year}/{year[: 4 - len(end)]}{end}"
    return year + part_suffix(match)


def decade(match: re.Match[str], context: Context) -> str | None:
    """ "the 1990s", "the late '80s"."""
    digits = match["decade"]
    year = digits if len(digits) == 4 else "19" + digits
    return year[:3] + part_suffix(match)


def quarter(match: re.Match[str], context: Context) -> str | None:
    """ "the third quarter", "the first half of 1989", "last year's fourth quarter"."""
    groups = match.groupdict()
    number = ORDINALS.get(groups["ordinal"].lower())
    letter = "Q" if groups["piece"].lower() == "quarter" else "H"
    if number is None or (letter == "H" and number > 2):
        return None
    if groups.get("year"):
        return f"{groups['year']}-{letter}{number}"
    return f"XXXX-{letter}{number}"


def length(match: re.Match[str], context: Context) -> str | None:
    """A length of time: "three days", "a decade", "the past five years"."""
    groups = match.groupdict()
    unit = unit_of(groups["unit"])
    words = groups["number"].lower()
    count = number_of(words)
    half = words.startswith("half")
    size = "X" if count is None and not half else ("0.5" if half else str(count))
    if re.fullmatch(r"\d+\.\d+", words):
        size = words
    if unit in ("S", "m", "H"):
        return f"PT{size}{unit.upper()}"
    if groups["unit"].lower().startswith("fortnight") and count:
        size = str(count * 2)
    if unit in ("E", "C"):
        return f"P{int(size) * (10 if unit == 'E' else 100)}Y" if size.isdigit() else f"PX{'DE' if unit == 'E' else 'CE'}"
    return f"P{size}{'D' if unit == 'WE' else unit}"


def rate(match: re.Match[str], context: Context) -> str | None:
    """ "annually", "once a week": how often."""
    return {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
            "nightly": "P1D", "hourly": "PT1H"}[match["rate"].lower()]  # fmt: skip


def often(match: re.Match[str], context: Context) -> str | None:
    """ "every day", "each year", "a year" after a rate is left out."""
    unit = unit_of(match["unit"])
    return f"PT1{unit.upper()}" if unit in ("S", "m", "H") else f"P1{unit}"


def feast(match: re.Match[str], context: Context) -> str | None:
    """ "Christmas", "New Year's Eve"."""
    groups = match.groupdict()
    when = FEASTS[groups["feast"].lower().replace("’", "'")]
    if groups.get("year"):
        return f"{groups['year']}-{when}"
    which = (groups.get("which") or "").lower()
    if which in ("last", "next"):
        return f"{'next:' if which == 'next' else ''}XXXX-{when}"
    month, day = when.split("-")
    return yearless(int(month), int(day), context)


def clock(match: re.Match[str], context: Context) -> str | None:
    """ "9 a.m.", "21:48": a time of the day, whichever that is."""
    groups = match.groupdict()
    if groups.get("hour24"):
        return f"T{int(groups['hour24']):02}:{groups['minute24']}"
    hour = int(groups["hour"])
    if hour > 12:
        return None
    hour = hour % 12 + (12 if groups["half"].lower().startswith("p") else 0)
    return f"T{hour:02}:{groups['minute'] or '00'}"


def rule(pattern: str, how: Callable[[re.Match[str], Context], str | None]) -> Rule:
    """A pattern with spaces for any white space within a paragraph."""
    return re.compile(r"(?<![\w$£€])(?:" + pattern.replace(r"\ ", " ").replace(" ", r"(?:\s| \n)").replace("_", " ") + ")", re.I), how


WHICH = r"(?:the )?(?P<which>last|past|next|this|coming|previous|following|current|same|that)"

RULES: dict[str, tuple[Rule, ...]] = {
    "month": (
        rule(rf"(?:{WEEKDAY},? )?{DAY}(?:\s?[-–]\s?| (?:to|and|or) )(?P<until>\d\d?)(?:st|nd|rd|th)? {MONTH}(?:,? {YEAR})?",
             lambda match, context: span_first(match, context)),  # fmt: skip
        rule(rf"{MONTH} {DAY}(?:\s?[-–]\s?| (?:to|and) )(?P<until>3[01]|[12]\d|0?[1-9])\b(?!:)(?:, {YEAR})?", calendar_date),
        rule(rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}(?:,? {YEAR}| (?:of )?(?P<after>last|this|next) year)?", calendar_date),
        rule(rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY}(?![:\d])(?:,? {YEAR}| (?:of )?(?P<after>last|this|next) year)?", calendar_date),
        rule(rf"(?:{PART})?(?:(?P<which>last|this|next|this coming|this past) )?{MONTH}(?:(?:,| of)? {YEAR}| (?:of )?(?P<after>last|this|next) year)?",
             calendar_date),  # fmt: skip
    ),
    "numeric": (
        rule(r"(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ](?P<clock>[0-2]\d:[0-5]\d))?", numeric_date),
        rule(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<fullyear>\d{4}|\d\d)\b(?![/.-]\d)", numeric_date),
    ),
    "weekday": (
        rule(rf"(?:(?P<which>last|next|this|this coming|this past|past|previous|following|every|each) )?(?:(?:early|late) )?{WEEKDAY}(?: {DAYPART})?",
             weekday),  # fmt: skip
    ),
    "deictic": (
        rule(r"the day before yesterday", fixed("-P2D")),
        rule(r"the day after tomorrow", fixed("+P2D")),
        rule(rf"(?P<which>this|yesterday|tomorrow|that) {DAYPART}", day_part),
        rule(r"tonight", fixed("+P0D TNI")),
        rule(r"last night", fixed("-P1D TNI")),
        rule(r"(?:(?:earlier|later) )?today", fixed("+P0D")),
        rule(r"yesterday", fixed("-P1D")),
        rule(r"tomorrow", fixed("+P1D")),
        rule(r"now(?! and then)|currently|at (?:the )?present|at (?:this|the) (?:moment|time)|these days|nowadays|presently", fixed("PRESENT_REF")),
        rule(r"recently|in the (?:recent )?past|the past(?=[.,;])|once(?= (?:a|the|was))|formerly|previously(?=,)|lately", fixed("PAST_REF")),
        rule(r"(?:in )?the (?:near )?future|soon(?!er)|someday", fixed("FUTURE_REF")),
    ),
    "unit": (
        rule(rf"(?:{NUMBER}(?: or (?:so|more))?|(?:the|one)(?= \w+ (?:before|after|earlier)))[\s-]?{UNIT} (?P<how>ago|earlier|later|from now|hence|back)\b",
             ago),  # fmt: skip
        rule(rf"the {UNIT} (?P<how>before|after|earlier)\b(?! yesterday| tomorrow)", lambda match, context: beside(match, context)),
        rule(rf"(?:{PART})?(?:(?:earlier|later|early|late|all) )?{WHICH} {UNIT}(?![-’'`]s? (?:first|second|third|fourth))", deictic_unit),
        rule(rf"(?:the |these |this )?(?:last|past|next|first|previous|coming|recent|final)(?: {NUMBER})? {UNIT}",
             lambda match, context: stretch(match, context)),  # fmt: skip
        rule(r"(?:(?<=\bfor_)|(?<=\bin_)|(?<=\bof_)|(?<=\bover_)|(?<=\bafter_)|(?<=\bthrough_))(?P<number>)(?P<unit>days|weeks|months|years|decades|centuries)(?! (?:ago|later|before|earlier|of))",
             length),  # fmt: skip
        rule(r"(?P<number>)(?P<unit>days|weeks|months|years|decades|centuries)(?= (?:of|ago|later|before|earlier|after)\b|-long\b)", length),
        rule(rf"(?:every|each|per) (?:{NUMBER} )?{UNIT}", often),
        rule(rf"(?:(?:about|around|nearly|almost|more than|less than|at least|up to|over|roughly|some|only|another|the) )?{NUMBER}(?: (?:full|consecutive|more|whole|straight|solid|long|additional))?[\s-]{UNIT}(?![\s-]olds?\b)(?!-old)",
             length),  # fmt: skip
    ),
    "quarter": (
        rule(rf"(?:the )?(?:fiscal )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:fiscal )?(?P<piece>quarter|half)(?:(?: of)?(?: fiscal)? {YEAR})?",
             quarter),  # fmt: skip
    ),
    "season": (
        rule(rf"(?:the )?(?:(?P<which>last|this|next|past|coming) )?(?:(?:early|late) )?(?P<season>spring|summer|autumn|fall|winter)(?: (?:of )?{YEAR})?",
             season),  # fmt: skip
    ),
    "feast": (
        rule(rf"(?:(?P<which>last|this|next) )?(?P<feast>{alternatives(FEASTS).replace(chr(39), '[’' + chr(39) + ']')})\b(?: {YEAR})?", feast),
    ),
    "year": (
        rule(rf"(?:{PART})?(?:the year |fiscal )?{YEAR}(?:\s?[-–/]\s?(?P<until>\d{{4}}|\d\d)\b)?(?![-–/]\d|[.,]\d|\s?%|-(?:year|member|strong)|\s(?:people|soldiers|troops|dollars|miles|feet|meters|points|jobs|shares|members|votes|men|women|years))",
             year_only),  # fmt: skip
    ),
    "rate": (rule(r"(?P<rate>annually|yearly|monthly|hourly|nightly|quarterly)(?! \w*(?:paper|report|magazine|newspaper))", rate),),
    "decade": (
        rule(rf"(?:{PART})?(?:the )?(?:(?P<part2>early|mid|late)[\s-])?[’'`]?(?P<decade>(?:1[5-9]|20)\d0|\d0)[’']?s\b", decade),
    ),
    "clock": (
        rule(rf"(?:{CLOCK})(?: (?:GMT|UTC|EST|EDT|CET|ET|PDT|PST|local time))?", clock),
        rule(r"(?:at |around |by )?(?:noon|midday)", fixed("T12:00")),
        rule(r"midnight", fixed("T24:00")),
    ),
    "other": (
        rule(rf"\d{{1,2}} (?:{OTHER_MONTHS}),? 1[34]\d\d|(?:{OTHER_MONTHS}) \d{{1,2}},? 1[34]\d\d", fixed("UNKNOWN")),
    ),
}  # fmt: skip


def span_first(match: re.Match[str], context: Context) -> str | None:
    """ "3 to 5 May": both days of one month."""
    month = MONTHS[match["month"].lower().rstrip(".")]
    first, last = int(match["day"]), int(match["until"])
    if first >= last or last > 31:
        return None
    base = f"{match['year']}-{month:02}" if match["year"] else yearless(month, None, context)
    return f"{base}-{first:02}/{base}-{last:02}"


def beside(match: re.Match[str], context: Context) -> str | None:
    """ "the day before", "the week after": next to the time named before."""
    unit = unit_of(match["unit"])
    if unit in ("S", "m", "H", "WE"):
        return None
    if context.reference is None:
        return "UNKNOWN"
    return f"{context.reference}{'+' if match['how'].lower() == 'after' else '-'}P1{unit}"


def stretch(match: re.Match[str], context: Context) -> str | None:
    """ "the past few days", "recent months", "the last two years"."""
    number = match["number"]
    unit = unit_of(match["unit"])
    if not number and not match["unit"].lower().endswith("s"):
        return None
    count = number_of(number) if number else None
    if unit in ("E", "C"):
        return f"P{count * (10 if unit == 'E' else 100)}Y" if count else ("PXDE" if unit == "E" else "PXCE")
    letter = "D" if unit == "WE" else unit
    if unit in ("S", "m", "H"):
        return f"PT{count or 'X'}{unit.upper()}"
    return f"P{count or 'X'}{letter}"
