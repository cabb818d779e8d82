"""Which line of a head is the title: what a headline looks like, and when two lines are the same one."""

from __future__ import annotations

import re
from collections import Counter

from reportedly.read import furniture
from reportedly.read.captions import is_caption
from reportedly.read.date_figures import DAY
from reportedly.read.dates import find_all
from reportedly.read.tidy import count_words, ends_sentence


def same_title(line: str, title: str) -> bool:
    """Whether a line is a title said again, give or take punctuation, case or a site's name after it."""
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (line, title))
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 20 and longer.startswith(shorter) and len(shorter) >= 0.6 * len(longer)


def is_title_like(line: str) -> bool:
    """Whether a line has the form of a headline: a few words, no full stop even inside quotation marks."""
    words = count_words(line)
    if not 2 <= words <= 25 or len(line) > 200 or line.rstrip("\"”’'»)").endswith((".", ",", ";", ":")):
        return False
    return not furniture.is_furniture(line)


def _is_note(line: str) -> bool:
    return line[0] in "([" and line[-1] in ")]"


def choose_title(lines: list[str], counts: Counter[str]) -> str | None:
    """The headline: a title-like line said twice, else one in capitals under others that are not, as under a
    paper's motto, else the first of four words or more, else the first."""
    titles = [line for line in lines if is_title_like(line) and not (is_caption(line) or _is_note(line))]
    titles = [line for line in titles if all(len(day.iso) < DAY for day in find_all(line))] or titles
    twice = [line for line in titles if counts[line] > 1 and not ends_sentence(line)]
    long_enough = [line for line in titles if len(line.split()) >= 4]
    shouted = (
        [line for line in long_enough if line.isupper()] if not all(map(str.isupper, long_enough)) else []
    )
    return next(iter(twice + shouted + long_enough + titles), None)
