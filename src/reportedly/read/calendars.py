"""Years that are not counted as the West counts them: the Persian one, the Thai, the Taiwanese."""

from __future__ import annotations

from datetime import date, timedelta

SOLAR_YEARS = range(1300, 1420)  # Persian years that a report may be of; lunar ones of these are before 2000
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of each 33 Persian years
_FIRST = (1300, date(1921, 3, 21))  # a Persian year and its first day
_BUDDHIST, _BUDDHIST_YEARS = 543, range(2443, 2650)
_REPUBLIC = 1911  # before the first year of the Republic of China
_REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925}  # the year before a Japanese reign's first


def from_solar(year: int, month: int, day: int) -> date | None:
    """The day of the Persian calendar in ours; ``None`` where that calendar has no such day.

    >>> from_solar(1402, 7, 12)
    datetime.date(2023, 10, 4)
    """
    length = 31 if month <= 6 else 30
    if year not in SOLAR_YEARS or not (1 <= month <= 12 and 1 <= day <= length):
        return None
    first, start = _FIRST
    leaps = sum(1 for past in range(first, year) if past % 33 in _LEAP)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return start + timedelta(days=365 * (year - first) + leaps + before + day - 1)


def western_year(year: str, era: str | None = None) -> int:
    """A year as the West counts it: that of a reign or of the Republic of China, a Buddhist one, or ours.

    >>> western_year("2565"), western_year("3", "令和"), western_year("2022")
    (2022, 2021, 2022)
    """
    number = 1 if year == "元" else int(year)
    if era:
        return number + _REIGNS.get(era, _REPUBLIC)
    return number - _BUDDHIST if number in _BUDDHIST_YEARS else number
