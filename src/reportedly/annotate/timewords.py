"""The words of English temporal expressions and the numbers they stand for."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: code
    for code, names in {"MON": "monday mon", "TUE": "tuesday tues tue", "WED": "wednesday wed",
                        "THU": "thursday thurs thur thu", "FRI": "friday fri", "SAT": "saturday sat",
                        "SUN": "sunday sun"}.items()
    for name in names.split()
}  # fmt: skip
UNITS = {"second": "S", "minute": "m", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
         "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C",
         "centurie": "C"}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen "
                                  "fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "hundred": 100}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "nighttime": "TNI",
             "midday": "TMI", "noon": "T12:00", "midnight": "T24:00", "dawn": "TMO"}  # fmt: skip
PARTS = {"early": "START", "beginning": "START", "start": "START", "late": "END", "end": "END", "mid": "MID",
         "middle": "MID"}  # fmt: skip
FEASTS = {"christmas day": "12-25", "christmas eve": "12-24", "christmas": "12-25", "new year's day": "01-01",
          "new year's eve": "12-31", "new year's": "01-01", "valentine's day": "02-14", "halloween": "10-31",
          "independence day": "07-04", "boxing day": "12-26", "veterans day": "11-11"}  # fmt: skip
VAGUE = frozenset("few several many some couple recent dozen dozens".split())

# Months of calendars that are not converted here: their dates are kept as text.
OTHER_MONTHS = ("Muharram|Safar|Rabi[’' ]?(?:al[- ])?(?:Awwal|Thani|I{1,2})|Jumada[’' ]?(?:al[- ])?(?:Awwal|Thani|Ula|I{1,2})|"
                "Rajab|Sha[’']?ban|Ramadan|Shawwal|Dhu[’' ]?al[- ](?:Qi?[’']?da|Hijja)h?|Farvardin|Ordibehesht|"
                "Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand")  # fmt: skip


def number_of(words: str) -> int | None:
    """The number that words or digits say; None for vague ones ("several") and fractions."""
    text = words.lower().strip().replace(",", "")
    if text.isdigit():
        return int(text)
    parts = [part for part in re.split(r"[\s-]+", text) if part not in ("and", "of", "the")]
    if not parts or any(part not in NUMBERS for part in parts):
        return None
    total = 0
    for part in parts:
        total = total * 100 if part == "hundred" and total else total + NUMBERS[part]
    return total


def unit_of(word: str) -> str:
    """The ISO letter of a unit; m for minutes, M for months."""
    lower = word.lower().rstrip(".")
    return UNITS.get(lower) or UNITS[lower.removesuffix("s")]
