"""A medium told by what is done with its name, where no list knows it.

"Told X that", "X quoted her as saying", "in an interview with X", "aired by X", "X's correspondent",
"X, a Dutch weekly,": each is a vote for an outlet, and all votes of a report are added up.
"""

from __future__ import annotations

import functools
import re

from reportedly.annotate.wordlists import words_by

# Sure signs outweigh one reading of the model, weak ones only the want of any.
SURE = 3.0
LIKELY = 1.5
WEAK = 0.75

# What may follow the hearer in "told X that …": no noun, or X would only describe it.
HEARD = re.compile(
    r"(?:[,.:\"“”]|\s(?:that|he|she|they|it|his|her|their|its|the|an?|on|in|at|by|last|this|earlier|later|"
    r"yesterday|there|nobody|no|some|how|why|what|[A-Z“\"]))"
)
TELLING = re.compile(r"\b(?:told|tells|telling|informed|assured)\s(?:the\s)?$")


def outlet_votes(text: str, before: str, after: str, person: bool) -> float:
    """The votes for an outlet that a name's own words and those around it (some 40 characters) give.

    ``person``: the model read a person here, whom one may tell things and speak with as well.
    """
    lists = words_by("en/media_words.txt")
    votes = 0.0
    parts = text.lower().split()
    if _compound().search(parts[-1]):
        votes += LIKELY
    if len(parts) > 1:
        votes += SURE * (parts[0] in lists["begins"]) + LIKELY * (parts[-1] in lists["maybe"])
    told = TELLING.search(before) is not None and HEARD.match(after) is not None
    votes += (told or _interview().search(before) is not None) * (WEAK if person else LIKELY)
    votes += LIKELY * bool(_through().search(before))
    if acts := _acts().match(after):
        votes += WEAK if person and acts["verb"] is not None and acts["verb"].startswith("report") else LIKELY
    votes += LIKELY * bool(_staff().match(after))
    votes += SURE * bool(_apposed().match(after))
    return votes


def _alternatives(kind: str) -> str:
    return "|".join(sorted(map(re.escape, words_by("en/media_words.txt")[kind]), key=lambda w: (-len(w), w)))


@functools.cache
def _compound() -> re.Pattern[str]:
    """ "Handelsbote", "Dagbladet", "Nordpress"."""
    return re.compile(rf"\w{{3}}(?:{_alternatives('compound')})$")


@functools.cache
def _interview() -> re.Pattern[str]:
    """ "In an interview with X", "remarks published by X"."""
    given = rf"\b(?:{_alternatives('interview')})\s(?:(?:published|broadcast|aired)\s)?"
    return re.compile(rf"{given}(?:with|to|in|on|by|for)\s(?:the\s)?$")


@functools.cache
def _through() -> re.Pattern[str]:
    """ "carried by X", "aired on X"."""
    return re.compile(rf"\b(?:{_alternatives('through')})\s(?:\w+\s)?(?:by|on|in)\s(?:the\s)?$")


@functools.cache
def _acts() -> re.Pattern[str]:
    """ "X quoted", "X, citing"."""
    verb = rf"\s(?:\w+ly\s|has\s|had\s|also\s)*(?P<verb>{_alternatives('acts')})"
    return re.compile(rf"(?:,\s(?:citing|quoting)|{verb})\b")


@functools.cache
def _staff() -> re.Pattern[str]:
    """ "X's correspondent"."""
    return re.compile(rf"['’]s\s(?:[\w-]+\s){{0,2}}(?:{_alternatives('staff')})\b")


@functools.cache
def _apposed() -> re.Pattern[str]:
    """ "X, a Dutch weekly,"; not "after X, the paper said"."""
    ends = r"(?:[,.;)]|\s(?:that|which|based|in|of|close|known|run|owned|linked|affiliated)\b)"
    return re.compile(rf",\s(?:an?|the)\s(?:[\w'’-]+\s){{0,4}}?(?:{_alternatives('before')}){ends}")
