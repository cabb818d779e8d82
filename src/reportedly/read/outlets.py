"""Which outlet published a report, when no field and no line of its head says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from reportedly.read.agencies import is_agency
from reportedly.read.names import is_city, is_outlet_name, is_person_name
from reportedly.read.words import alternatives, lands, vocabulary

_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = rf"(?P<name>(?:[Tt]he\s+)?{_WORD}(?:\s+(?:(?:of|the|al|de)\s+)?{_WORD}){{0,4}})"
_HOUSED = re.compile(r"^(?P<name>[^()]{3,60}) \((?P<place>[^()]{3,30})\)$")
_TUNED = re.compile(
    r"(?<=\w)\s+\d{2,4}(?:[.,]\d)?\s?(?:FM|AM|MHz|kHz)$|(?<=\b[AF]M)\s+\d{2,4}(?:[.,]\d)?$", re.I
)  # "96.4 FM"
_BEFORE = 120  # characters before "told" in which its subject stands
SEARCHED = 200_000  # characters of a file in which media that were talked to are looked for


def bare_name(name: str) -> str:
    """An outlet's name as it is called, without its country, its frequency or the tongue of an edition.

    >>> bare_name("The Keld Courier (Kenya)"), bare_name("Radio Keld 96.4 FM")
    ('The Keld Courier', 'Radio Keld')
    """
    found = _HOUSED.match(name)
    if found and (found["place"].casefold() in lands() or is_city(found["place"])):
        name = found["name"]
    writer, _, house = name.partition(", ")
    if is_outlet_name(house) and is_person_name(writer) and not is_outlet_name(writer):
        name = house  # "Ann Sel, The Keld Post"
    return _TUNED.sub("", _in_tongue().sub("", name))


def told_medium(texts: Sequence[str]) -> str | None:
    """The medium that a file's people talked to, when they all talked to one.

    "A source told <Name>" makes the name a medium; one that the text also reports on from outside
    ("<Name> reported", "according to <Name>") or that is an agency was quoted by somebody else.
    """
    whole = "\n".join(texts)[:SEARCHED]
    heard: Counter[str] = Counter()
    for found in _told().finditer(whole):
        name = re.sub(r"^[Tt]he\s+", "", found["name"])
        if is_agency(name) or name.split()[0].casefold() in vocabulary("person_titles"):
            continue
        subject = whole[max(0, found.start() - _BEFORE) : found.start()].rsplit("\n", 1)[-1]
        spoken = _speaker().search(subject) is not None and len(name.split()) > 1
        if (spoken or is_outlet_name(name)) and not _cited(name, whole):
            heard[name] += 1
    if not heard:
        return None
    (first, count), *others = heard.most_common()
    return first if not others or count > others[0][1] else None


def is_told(name: str, text: str) -> bool:
    """Whether somebody in a text told this name something."""
    return re.search(rf"\b(?:told|tells)\s+(?:the\s+)?{re.escape(name)}(?!\w)", text, re.I) is not None


def _cited(name: str, text: str) -> bool:
    """Whether a text speaks of a medium as of somebody else, or of a person by their last name."""
    escaped = re.escape(name)
    from_outside = (
        rf"{escaped}(?:’s|'s)?\s+(?:\w+ly\s+|also\s+|has\s+)?(?:reported|wrote|noted|quoted|cited|published|reports|said|added)\b"
        rf"|(?:according\s+to|citing|cited\s+by|quoted\s+by|reported\s+by|daily|newspaper)\s+(?:the\s+)?{escaped}"
    )
    return re.search(from_outside, text) is not None


@cache
def _in_tongue() -> re.Pattern[str]:
    return re.compile(rf",\s+in\s+{alternatives('tongues')}$", re.I)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:told|tells)\s+{_NAME}(?=[\s,.;:)”\"’]|$)")


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('speaker_nouns')}\b", re.I)
