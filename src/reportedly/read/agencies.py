"""News agencies: whether a name is one's, its usual form, and where one stands in a line."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.names import is_medium, is_name
from reportedly.read.words import alternatives, entries, pairs, vocabulary
from reportedly.record import CreditRole

LONGEST_AGENCY = 6  # words


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's or the general word for one."""
    return agency_of(name) is not None or is_any_agency(name)


def is_any_agency(name: str) -> bool:
    """Whether a credit names no agency in particular ("Agencies", "wire reports")."""
    return name.casefold().removeprefix("the ") in vocabulary("wire_words")


def agency_of(name: str) -> str | None:
    """The usual form of an agency's name, or ``None`` where no agency is known or seen by its words."""
    bare = re.sub(
        r"^(?:the\s+)|\s+(?:writers?|reporters?|correspondents?|staff)$", "", name.strip(), flags=re.I
    )
    bare = re.sub(r"^(?:copyright|©|\(c\))\s*(?:\d{4}\s+)?(?:by\s+)?", "", bare, flags=re.I)
    bare = re.sub(r",?\s+(?:LLC|Inc\.?|Ltd\.?)$|(?<=\w\w\w)\s+\([A-Z]{2,6}\)$", "", bare)
    known = pairs("agencies").get(bare.casefold()) or pairs("agencies").get(name.strip().casefold())
    if known:
        return known
    last = re.split(r"\s+(?:and|&)\s+", bare, flags=re.I)[-1]
    if last != bare and is_any_agency(last):
        return None  # "Al Manara and news agencies"
    return bare if _agency_words().search(bare) and is_name(bare, most=LONGEST_AGENCY) else None


def role_of(name: str) -> CreditRole:
    """The part of whoever a text is credited to, by the look of the name."""
    if is_agency(name):
        return "agency"
    if is_medium(name) or name.casefold() in vocabulary("body_initials"):
        return "outlet"
    initials = " " not in name and name.isupper() and len(name) <= 8
    return "agency" if initials else "outlet"


def names_agency(credit: str | None) -> bool:
    """Whether an agency that is known stands in a credit, alone or beside others: "AP/Norlink"."""
    names = re.split(r"\s*[/,&]\s*|\s+-\s+", credit or "")
    return any(name.casefold() in pairs("agencies") for name in names)


def agency_end(text: str, at: int) -> int | None:
    """Where the name of a known agency that starts at ``at`` ends: as the list writes it, or in capitals."""
    found = _agency().match(text, at)
    if found is None or not (found.group().isupper() or found.group() in _as_written()):
        return None
    return found.end()


def until_agency(place: str) -> str:
    """A run of names up to an agency's at its end: "Damascus, SANA" and "Baku-APA" are Damascus and Baku."""
    head, parting, last = max(place.rpartition(", "), place.rpartition("-"), key=lambda cut: len(cut[0]))
    agency = last.isupper() and last.casefold() in pairs("agencies")
    return head if parting and head and agency else place


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('agencies')}(?=\s*[-–—―:,/.(\s]|$)", re.I)


@cache
def _as_written() -> frozenset[str]:
    return frozenset(entry.partition("=")[0].strip() for entry in entries("agencies"))


@cache
def _agency_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('agency_words')}\b", re.I)
