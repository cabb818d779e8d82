"""The outlet that one of the first lines of an article is: its masthead."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read import furniture
from reportedly.read.agencies import agency_of
from reportedly.read.lines import Facts
from reportedly.read.name_lines import MASTHEAD, beside_fact
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.titles import is_title_like
from reportedly.read.words import alternatives, vocabulary


def own_name(zone: list[str], facts: dict[str, Facts | None]) -> str | None:
    """The outlet that one of the first lines is: a name with an outlet's word, or "The Something" on top."""
    signed = any(fact is not None and (fact.byline or fact.credits) for fact in facts.values()) or any(
        is_person_name(line) and beside_fact(line, zone, facts) for line in zone[1:]
    )
    for index, line in enumerate(zone[:3]):
        if facts[line] or furniture.is_furniture(line):
            continue
        if index == 0 and len(zone) > 1 and (above := above_section(line)) is not None:
            return above
        if len(line.split()) > 6 and not (index == 0 and _is_body(line)):
            continue
        name = re.sub(r"\s*\([^()]*\)$", "", line)  # "El Faro (English edition)"
        shown, name = name, _edition().sub("", name) if index == 0 else name  # "El Faro in English"
        if not name or name.casefold() in vocabulary("section_words"):
            continue
        if index == 0 and _is_body(name):
            return name
        titled = any(other != line and is_title_like(other) and count_words(other) >= 3 for other in zone)
        first = index == 0 and len(zone) > 2
        article = first and name.split()[0].casefold() in vocabulary("outlet_articles")
        if titled and is_name(name) and (is_outlet_name(name) or article) and (first or not agency_of(name)):
            return shown
        if first and titled and name[:1].isalpha() and not name[0].islower() and _last_is_outlets(name):
            return name
        if first and titled and shown != name and is_name(name):
            return shown
        masthead = titled or count_words(name) <= MASTHEAD
        if index == 0 and masthead and is_name(name) and _ends_as_outlets(name):
            return shown
        if first and masthead and signed and is_name(name, most=4) and "," not in name:
            return shown
        if first and _over_title(zone, facts) and is_name(name, most=3) and "," not in name:
            return shown
        if first and titled and name.split()[-1].casefold() in vocabulary("company_words"):
            return shown
    return None


def _over_title(zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether the first line stands over a title and the title over a date, as a page's own name does."""
    if len(zone) < 3 or len(zone[0].split()) < 2:
        return False
    title = zone[1]
    small = sum(word[0].islower() for word in title.split() if len(word) > 3)
    dated = any((fact := facts[line]) is not None and fact.dated for line in zone[2:4])
    return dated and is_title_like(title) and count_words(title) >= 4 and small >= 2


def above_section(line: str) -> str | None:
    """The outlet of a top line that has its section beside it: "The Keld Review | Opinion and analysis"."""
    parts = re.split(r"\s+[|›»>•·]\s+", line)
    if len(parts) < 2 or not (is_outlet_name(parts[0]) and len(parts[0].split()) > 1):
        return None
    sections = [re.split(r"\s+(?:and|&)\s+|,\s+", part.casefold()) for part in parts[1:]]
    return (
        parts[0] if all(word in vocabulary("section_words") for part in sections for word in part) else None
    )


def _last_is_outlets(name: str) -> bool:
    """Whether a line ends in an outlet's word, in languages that write names small: "Речной вестник"."""
    last = name.split()[-1]
    return count_words(name) <= 6 and not last.isascii() and is_outlet_name(last.title())


def _ends_as_outlets(name: str) -> bool:
    """Whether a name begins or ends with an outlet's word: "Radio Norvane", "The Keld Tribune"."""
    words = name.removeprefix("The ").split()
    return is_outlet_name(words[-1].title()) or is_outlet_name(words[0].title())


def _is_body(name: str) -> bool:
    """Whether a line on top is a body's own name: "Embassy of Norvane", "Ministry of Health"."""
    words = name.casefold().removeprefix("the ").split()
    led = words[0] in vocabulary("bodies") and len(words) > 2 and words[1] in ("of", "for")
    return led and len(words) <= 12 and not ends_sentence(name)


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:in\s+)?{alternatives('tongues')}(?:\s+(?:edition|service))?$", re.I)
