"""What expressions of a unit mean: "last month", "three days ago", "for years".

Functions as in ``timereadings``: from the match of a rule to a value, or None.
"""

from __future__ import annotations

import re

from reportedly.annotate.times.context import DIRECTIONS, SHORT, Context, count_of, part
from reportedly.annotate.times.words import number_of, unit_of

# How the values of days to come begin.
TO_COME = ("+", "coming:", "next:")


def deictic_unit(match: re.Match[str], context: Context) -> str | None:
    """ "last month", "this year", "next week", "the previous day"."""
    which, word = match["which"].lower(), match["unit"].lower()
    unit, count = unit_of(word), count_of(match["which"].lower())
    if unit in SHORT:
        return None
    if unit == "WE":
        return f"{DIRECTIONS[count]}:WE"
    if which in ("previous", "prior", "preceding", "following", "same", "that"):
        if context.reference is None:
            return None
        return f"{context.reference}{'-' if count < 0 else '+'}P{abs(count)}{unit}"
    if word.endswith("s"):
        return f"PX{unit}"
    if which == "past":
        return {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
    night = " TNI" if word == "night" else ""
    return f"{'-' if count < 0 else '+'}P{abs(count)}{unit}{night}{part(match)}"


def weekend(match: re.Match[str], context: Context) -> str | None:
    """ "The weekend", past or coming as the tense says."""
    return "next:WE" if context.tense() == "future" else "last:WE"


def ago(match: re.Match[str], context: Context) -> str | None:
    """ "three days ago", "two years earlier", "a week later", "six months from now"."""
    unit, count, how = unit_of(match["unit"]), number_of(match["number"] or ""), match["how"].lower()
    back = how in ("ago", "earlier", "back")
    if count is None or unit in SHORT or unit == "WE":
        return "PAST_REF" if back else "FUTURE_REF"
    if match["unit"].lower().startswith("fortnight"):
        count *= 2
    base: str | None = ""
    if how in ("later", "earlier"):
        base = context.reference or ("" if how == "earlier" else None)
        if how == "earlier" and (base or "").startswith(TO_COME) and context.tense() == "past":
            base = ""  # "The talks are on Friday. Two days earlier he was shot": not two days before Friday
    return f"P{count}{unit}" if base is None else f"{base}{'-' if back else '+'}P{count}{unit}"


def beside(match: re.Match[str], context: Context) -> str | None:
    """ "the day before", "the week after": next to the day named before."""
    unit = unit_of(match["unit"])
    if unit in SHORT or unit == "WE" or match["unit"].lower().endswith("s"):
        return None
    if context.reference is None:
        return "UNKNOWN"
    return f"{context.reference}{'+' if match['how'].lower() == 'after' else '-'}P1{unit}"


def stretch(match: re.Match[str], context: Context) -> str | None:
    """ "the past few days", "recent months", "the last two years"."""
    if not match["number"] and not match["unit"].lower().endswith("s"):
        return None
    return duration(match["number"] or "many", match["unit"])


def length(match: re.Match[str], context: Context) -> str | None:
    """A length of time: "three days", "a decade", "for years"."""
    return duration(match["number"] or "many", match["unit"])


def duration(words: str, word: str) -> str:
    """ISO 8601 of a number and a unit, X for a number that is not told."""
    unit, count = unit_of(word), number_of(words)
    size = "X" if count is None else str(count * 2 if word.lower().startswith("fortnight") else count)
    if words.lower().startswith("half"):
        size = "0.5"
    elif re.fullmatch(r"\d+\.\d+", words):
        size = words
    if unit in SHORT:
        return f"PT{size}{unit.upper()}"
    if unit in "EC" and size.isdigit():
        return f"P{int(size) * (10 if unit == 'E' else 100)}Y"
    return f"P{size}{'D' if unit == 'WE' else unit}"


def often(match: re.Match[str], context: Context) -> str | None:
    """ "every day", "each year"."""
    return duration(match["number"] or "one", match["unit"])
