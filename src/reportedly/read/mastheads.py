"""The outlet that one of the first lines of an article is: its masthead."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from reportedly.read import furniture
from reportedly.read.addresses import host_of
from reportedly.read.agencies import agency_of
from reportedly.read.facts import Facts
from reportedly.read.name_lines import MASTHEAD, beside_fact
from reportedly.read.names import is_name, is_outlet_name, is_person_name
from reportedly.read.notes import TAKEN_FROM
from reportedly.read.sections import is_regional, is_section
from reportedly.read.tidy import count_words, ends_sentence
from reportedly.read.titles import is_title_like
from reportedly.read.words import alternatives, lands, vocabulary

_SMALL = frozenset({"from", "for", "in", "on", "at", "to", "by", "with", "near", "across"})
_ALIASED = re.compile(r"(?P<name>[^()]{6,60}?)\s+\([A-Z]{2,8}\)")
_SINCE = re.compile(
    r"(?:the\s+.{3,40}\s+)?(?:est(?:ablished|d)?\.?|since|founded(?:\s+in)?|seit|depuis|desde|dal|sinds|sedan)\s*"
    r"(?:1[5-9]|20)\d{2}\.?",
    re.I,
)


def own_name(zone: list[str], facts: dict[str, Facts | None]) -> str | None:
    """The outlet that one of the first lines is: a name with an outlet's word, or "The Something" on top."""
    signed = any(
        fact is not None and (fact.byline or fact.credits or fact == Facts()) for fact in facts.values()
    ) or any(is_person_name(line) and beside_fact(line, zone, facts) for line in zone[1:])
    zone = list(dropwhile(lambda line: facts[line] is None and furniture.is_furniture(line), zone))
    if zone and (own := _agency_itself(zone[0])) is not None:
        return own
    for index, line in enumerate(zone[:3]):
        if facts[line] or furniture.is_furniture(line) or TAKEN_FROM.match(line):
            continue
        if index == 0 and (above := above_section(line)) is not None:
            return above
        if len(line.split()) > 6 and not (index == 0 and _is_body(line)):
            continue
        name = re.sub(r"\s*\([^()]*\)$", "", line)  # "El Faro (English edition)"
        shown, name = name, _edition().sub("", name) if index == 0 else name  # "El Faro in English"
        name = name.rstrip(" -–—|:")
        if not name or name.casefold() in vocabulary("section_words") or _is_signed(name):
            continue
        if index and (is_section(name) or is_regional(name)):
            continue  # "In News"; "Kenya News" under a title
        if index == 0 and shown != name and "(" not in line and is_name(name):
            return shown
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
        if first and is_name(name, most=4) and "," not in name and furniture.is_furniture(zone[1]):
            return shown  # over a menu
        masthead = titled or count_words(name) <= MASTHEAD
        named = is_name(name) or _is_phrase(name)
        if index == 0 and masthead and named and _ends_as_outlets(name):
            return shown
        if first and masthead and signed and is_name(name, most=4) and "," not in name:
            return shown
        if first and _over_title(zone, facts) and is_name(name, most=3) and "," not in name:
            return shown
        if first and titled and name.split()[-1].casefold() in vocabulary("company_words"):
            return shown
    return None


def _agency_itself(line: str) -> str | None:
    """An agency on top of its own page, in full and by its initials: "Norvane News Agency (NNA)"."""
    found = _ALIASED.fullmatch(line)
    return found["name"] if found and agency_of(found["name"]) and " " in found["name"] else None


def _over_title(zone: list[str], facts: dict[str, Facts | None]) -> bool:
    """Whether the first line stands over a title and the title over a date, as a page's own name does."""
    if len(zone) < 3 or len(zone[0].split()) < 2:
        return False
    title = zone[1]
    small = sum(word[0].islower() for word in title.split() if len(word) > 3)
    dated = any((fact := facts[line]) is not None and fact.dated for line in zone[2:4])
    enough = 1 if count_words(zone[0]) <= 2 else 2
    return dated and is_title_like(title) and count_words(title) >= 4 and small >= enough


def above_section(line: str) -> str | None:
    """The outlet of a top line that has its section, its age or its address beside it: "The Keld Review |
    Opinion and analysis", "The Keld Voice - Est. 1911", "Radio Keld / News in English"."""
    parts = re.split(r"\s+(?:[|/›»>•·–—:~]|-)\s+", line)
    if len(parts) < 2 or not (is_outlet_name(parts[0]) and len(parts[0].split()) > 1):
        return None
    return parts[0] if all(map(_is_beside, parts[1:])) else None


def _is_beside(part: str) -> bool:
    """Whether a part of a masthead is a section, an age, an address or an edition."""
    sections = vocabulary("section_words")
    if _SINCE.fullmatch(part) or host_of(part) or _edition().fullmatch(f" {part}"):
        return True
    part = _edition().sub("", part)
    return all(
        piece in sections
        or piece in lands()
        or all(word in sections for word in re.split(r"\s+(?:and|&)\s+", piece))
        for piece in re.split(r",\s+|\s*/\s*", part.casefold())
    )


def _is_phrase(name: str) -> bool:
    """Whether a name has small words in it that names of people have not: "News from the Steppe"."""
    words = name.split()
    big = [word for word in words if word not in _SMALL]
    return len(words) <= 6 and words[-1] in big and words[0] in big and is_name(" ".join(big))


def _is_signed(name: str) -> bool:
    """Whether a line with an outlet in it is a writer's: "Ann Sel, The Keld Post", "Post Staff Report"."""
    first = re.split(r",\s|\sfor\s", name)[0]
    if first != name and is_person_name(first):
        return True
    return re.search(r"\bstaff\s+(?:reports?|writers?|reporters?)$", name, re.I) is not None


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
