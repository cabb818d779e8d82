"""Press releases: who issued one that a service for releases carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.read.heads import Credit
from reportedly.read.names import is_name
from reportedly.read.words import vocabulary

_NAME = r"(?:[Tt]he\s+)?[^\W\d_a-z][\w'’&.-]*(?:\s+(?:[^\W\d_a-z][\w'’&.-]*|of|and|for|the|de|&)){0,6}"
_ABOUT = re.compile(rf"^About\s+(?P<name>{_NAME})\s*:?$")
_BEHALF = re.compile(rf"\bon\s+behalf\s+of\s+(?:the\s+)?(?P<name>{_NAME})")
# "Acme Ice Ltd. (XETRA: ICE), a maker of ice, today announced"
_ANNOUNCED = re.compile(
    rf"^(?P<name>{_NAME})\s*(?:\([^()]{{2,80}}\))?\s*(?:[,(“\"][^.]{{0,160}})?\s+"
    r"(?:(?:is|are)\s+(?:pleased|proud|delighted|excited)\s+to\s+announce|(?:today|has|have)\s+announced|announced|announces?|today\s+\w+ed)\b"
)
LONGEST_ISSUER = 8  # words


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


def _plain(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name.strip(" .,:"))
