"""Press releases: who issued one that a service for releases carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.read.heads import Credit
from reportedly.read.names import is_name
from reportedly.read.words import alternatives, given_names, vocabulary

_NAME = r"(?:[Tt]he\s+)?[^\W\d_a-z][\w'’&.-]*(?:\s+(?:[^\W\d_a-z][\w'’&.-]*|of|and|for|the|de|&)){0,6}"
_ABOUT = re.compile(rf"^About\s+(?P<name>{_NAME})\s*:?$")
_BEHALF = re.compile(rf"\bon\s+behalf\s+of\s+(?:the\s+)?(?P<name>{_NAME})")
# "Acme Ice Ltd. (XETRA: ICE), a maker of ice, today announced"
_ANNOUNCED = re.compile(
    rf"^(?P<name>{_NAME})\s*(?:\([^()]{{2,80}}\))?\s*(?:[,(“\"][^.]{{0,160}})?\s+"
    r"(?:(?:is|are)\s+(?:pleased|proud|delighted|excited)\s+to\s+announce|(?:today|has|have)\s+announced|announced|announces?|today\s+\w+ed)\b"
)
LONGEST_ISSUER = 8  # words


@cache
def _office() -> re.Pattern[str]:
    """ "Norlink Water AG, press office", "Press office of the Ministry of Transport"."""
    office = rf"(?i:{alternatives('press_offices')})"
    return re.compile(
        rf"^(?:(?P<name>{_NAME}?)(?:,|\s[-–—|])?\s+{office}|{office}\s+of\s+(?P<owner>{_NAME}))\s*:?$"
    )


def is_carried(credits: Sequence[Credit]) -> bool:
    """Whether one of a report's credits is a service for press releases."""
    return any(is_release_wire(credit.name) for credit in credits)


def is_release_wire(name: str) -> bool:
    return name.casefold() in vocabulary("release_wires")


def issuer_of(lines: Sequence[str], text: Sequence[str]) -> tuple[str, str] | None:
    """Who issued a release, and the words that say so: whom it tells about below, for whom it was sent out,
    or who announces something in its first sentence. ``lines`` are all of it, ``text`` has no head or end.

    >>> issuer_of([], ["Acme Ice Ltd (XETRA: ICE) today announced that it will stop."])[0]
    'Acme Ice Ltd'
    """
    for pattern in (_BEHALF, _ABOUT):
        for line in reversed(lines):
            if len(line) <= 200 and (found := pattern.search(line)):
                return _plain(found["name"]), line
    found = _ANNOUNCED.match(text[0]) if text else None
    name = _plain(found["name"]) if found else ""
    return (name, found.group()) if found and is_name(name, most=LONGEST_ISSUER) else None


def office_of(line: str) -> str | None:
    """Whose press office a line of a head names: who issued the text. ``None`` for any other line, and for a
    person who works in one.

    >>> office_of("Norlink Water AG, press office"), office_of("Ann Sel, press office")
    ('Norlink Water AG', None)
    """
    found = _office().match(line)
    name = _plain(found["name"] or found["owner"]) if found else ""
    if not is_name(name, most=LONGEST_ISSUER) or name.split()[-1][0].islower():
        return None  # "statement of the press office"
    first, last = name.split()[0].casefold(), name.split()[-1].casefold()
    somebody = first in given_names() and first != last and last not in vocabulary("company_words")
    return None if first == "the" or somebody else name


def _plain(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name.strip(" .,:"))
