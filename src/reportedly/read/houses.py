"""Houses in a line of names: the paper in whose name a newsroom signs, the one that a writer works for."""

from __future__ import annotations

import re
from functools import cache

from reportedly.read.agencies import agency_of
from reportedly.read.names import is_medium, is_name, is_outlet_name
from reportedly.read.words import alternatives

_STAFF = re.compile(
    r"^(?P<house>[Tt]he\s+\S+(?:\s+\S+){0,3}?)\s+(?i:staff)(?:\s+(?:&|and|with)\s+(?i:\w+ )?(?i:agencies))?$"
)


def newsroom_of(text: str) -> str | None:
    """The paper or agency in whose name a newsroom signs, nobody in it being named.

    >>> newsroom_of("Redacción El Faro"), newsroom_of("The New Levant Staff & Agencies")
    ('El Faro', 'The New Levant')
    """
    if found := _STAFF.match(text):
        return found["house"] if is_name(found["house"]) else None
    found = _opened().match(text)
    house = found["house"].strip() if found else ""
    named = agency_of(house) or is_outlet_name(house) or is_medium(house)
    whole = agency_of(house) or is_medium(house) or " " in house  # "Staff Reporter" is no paper's
    return house if house and is_name(house) and named and whole else None


def employer_of(text: str) -> tuple[str, str] | None:
    """The writers, and the medium that their job names: "Ann Sel, RNZ Pacific journalist"."""
    found = _employed().match(text)
    if found is None:
        return None
    house = found["house"]
    known = agency_of(house) or is_medium(house) or (is_medium(house.split()[0]) and is_name(house))
    return (found["names"], house) if known else None


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('staff_starts')}\s+(?P<house>(?-i:[^\W\d_a-z]).*)$", re.I)


@cache
def _employed() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<names>[^,]{{3,60}}),\s+(?P<house>(?-i:[^\W\d_a-z])\S*(?:\s+(?-i:[^\W\d_a-z])\S*){{0,2}}?)\s+"
        rf"(?:staff\s+|senior\s+|chief\s+)*{alternatives('lead_jobs')}$",
        re.I,
    )
