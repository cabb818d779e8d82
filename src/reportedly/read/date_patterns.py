"""How days look in a line: in figures, written out, as wires stamp them, in other calendars and scripts."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.words import alternatives

ISO = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?!\d)"
    r"(?:(?:T|\s+|-)(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?)?"
)
YEAR_FIGURES = re.compile(r"[12]\d{3}")
EASTERN = re.compile(
    r"(?P<era>令和|平成|昭和|民國|民国)?\s?(?P<year>(?<=[和成國国])(?:元|\d{1,3})|[12]\d{3})\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일]"
)
SIX_DIGITS = re.compile(r"(?<!\d)\d{6}(?!\d)")
FOUR_DIGITS = re.compile(r"\d{4}")
# A time of day in a zone of North America: the month stands first there.
AMERICAN = re.compile(r"\d\s?[ap]\.?m\.?\s*\(?(?-i:[ECMP][SD]?T)\b", re.I)
# A time of day in a zone of lands where the day stands first.
_LOCAL_ZONE = re.compile(
    r"\d\s?(?:[ap]\.?m\.?)?\s*\(?(?:IST|PKT|NPT|BDT|BST|WE[SZ]T|CES?T|MESZ|MEZ|EES?T|MSK|TRT|WIB|WITA|WIT|SAST|WAT|EAT|CAT"
    r"|GST|AE[SD]T|ACST|AWST|NZ[SD]T|ICT|SGT|MYT|Uhr|hrs)\b"
)
# A clock of 24 hours right after the date, and letters that English has not: the day stands first there.
_LONG_CLOCK = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}[\s,|–-]{1,4}(?:à\s)?(?:[01]\d|2[0-3])[:h.][0-5]\d(?::\d\d)?(?!\d|\s?[ap]\.?m)",
    re.I,
)
_ABROAD = re.compile(r"[À-ÖØ-öø-ɏ]")
DAY_STANDS_FIRST = (_LOCAL_ZONE, _LONG_CLOCK, _ABROAD)
ZONE = re.compile(r"(?:\bGMT|\bUTC|Z\b)?\s*[+-]\s?\d{1,2}(?::?\s?\d{2})?\b|(?<=\d)Z\b")
NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,4})\s?(?P<sep>[/.-])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<c>\d{4}|\d{2})(?!\d)"
)


@cache
def other_calendar() -> re.Pattern[str]:
    """A day of a calendar that is not ours, beside one that is: "5 Rajab 1445 AH"."""
    month = alternatives("other_months")
    year = r"(?:1[0-5]\d\d|20[6-9]\d|57\d\d|58\d\d)\s*(?:A\.?H\b\.?|H\b|هـ?|BS\b|B\.S\.|A\.?M\.(?=\s*$))?"
    return re.compile(
        rf"[\s,|/()-]*(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}|{month}\s+\d{{1,2}})(?:,)?\s+{year}[)]?",
        re.I,
    )


@cache
def written() -> tuple[re.Pattern[str], ...]:
    """Days and months with a month's name and four figures for the year."""
    month = alternatives("months")
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|°|\.)?"
    year = r"(?P<year>[12]\d{3})"
    small = r"(?:\s+|\s*[,،./-]\s*|\s+(?:of|de|du|del)\s+)"
    issue = r"(?<!\b(?:No|Nr)\.\s)(?<!\b(?:No|Nr)\s)(?<!\bIssue\s)"  # "Vol. 19 No. 7, July 2024"
    until = rf"\s?[-–—]\s?\d{{1,2}}\s+(?:{month})\s+"  # "30 June - 6 July 2005": a weekly's days
    return (
        re.compile(rf"(?<!\d){day}\s+(?P<month>{month}){until}{year}(?!\d)", re.I),
        re.compile(rf"(?<!\d){issue}{day}{small}?(?P<month>{month})(?!\w)\.?{small}?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?P<month>{month})(?!\w)\.?{small}?{day}{small}(?:at\s+)?{year}(?!\d)", re.I),
        re.compile(rf"(?<!\w)(?:(?<=,\s)|(?<!\d\s))(?P<month>{month})(?!\w)\.?{small}{year}(?!\d)", re.I),
    )


@cache
def short() -> re.Pattern[str]:
    """A day with a month's name and two figures for the year: "18 May 12", "3 Feb '09"."""
    month = alternatives("months")
    return re.compile(
        rf"(?<![\d.:/-])(?P<day>[0-3]?\d)[\s./-](?P<month>{month})(?!\w)\.?[\s./-](?:['’])?(?P<year>[0-3]\d)"
        r"(?![\d.:/%]|\s?[^\W\d]|\s?\d(?!\d?:\d\d))",
        re.I,
    )


@cache
def wired() -> re.Pattern[str]:
    """A day with its time as wires stamp it: "281312 Jan 26", "281312Z JAN 26"."""
    return re.compile(
        rf"(?<!\d)(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\s?(?:Z|GMT|UTC)?\s?"
        rf"(?P<month>{alternatives('months')})(?!\w)\.?\s?(?P<year>[0-3]\d)(?!\d)",
        re.I,
    )


@cache
def solar() -> re.Pattern[str]:
    """A day of the Persian calendar, with its month's name."""
    month = alternatives("solar_months")
    return re.compile(
        rf"(?<!\d)(?P<day>[0-3]?\d)\s+(?P<month>{month})\s*(?:ماه)?[,،]?\s+(?P<year>1[34]\d\d)(?!\d)", re.I
    )
