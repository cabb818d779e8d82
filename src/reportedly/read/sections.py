"""Sections of papers, as menus and lines of heads name them: "World", "In News", "India News / Politics"."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.read.names import is_city
from reportedly.read.words import lands, vocabulary

LONGEST = 80  # characters of a row of sections
_FILED = re.compile(
    r"^(?:(?:posted|filed|published)\s+(?:in|under)|in|under|category|categories|section|topics?)\s*:?\s+",
    re.I,
)
_PARTS = re.compile(r"\s*(?:[,|/›»>•·;]|\s[-–—]\s|\s(?:and|&)\s)\s*")


@lru_cache(maxsize=4096)
def is_section(line: str) -> bool:
    """Whether a line is a section's name, or a row of them.

    >>> is_section("In News"), is_section("Kenya"), is_section("Keld")
    (True, True, False)
    """
    if len(line) > LONGEST:
        return False
    bare = _FILED.sub("", line).strip(" .:#").casefold().replace("i\u0307", "i")  # "TÜRKİYE"
    return _is_one(bare) or all(map(_is_one, _PARTS.split(bare)))


def is_regional(line: str) -> bool:
    """Whether a line is a section's name with a country's in it, or a paper's: "Kenya News"."""
    region = line.casefold().removesuffix(" news")
    return region != line.casefold() and region in lands()


def _is_one(name: str) -> bool:
    words = vocabulary("section_words")
    return name in words or (name in lands() and not is_city(name))  # "Kenya" beside a day
