"""The language of a text, as a BCP 47 tag."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reportedly.read.words import entries

ENOUGH = 20  # letters below which the identifier's answer is a guess and a declared language counts more
SAMPLE = 1_200  # characters that are looked at; more change no answer on the heads and pages of tests/quality
SHOUTED = 0.5  # share of letters that are capitals, from which on a text is written in capitals
UNKNOWN = "und"
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")


def identify(text: str, declared: str | None = None) -> str:
    """The language of a text; what a page declares is believed where the text does not speak against it."""
    tag = normalise(declared)
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return tag or UNKNOWN
    if sum(map(str.isupper, sample)) > SHOUTED * sum(map(str.isalpha, sample)):
        sample = sample.casefold()  # the identifier knows texts in small letters; wires' capitals mislead it
    found = str(_identifier().classify(sample)[0])
    return tag if tag is not None and tag.split("-")[0] == found else found


@cache
def _identifier() -> Any:
    """The identifier, told which languages news is written in: on short texts it takes English for Pidgin."""
    import py3langid  # late: loading its model takes half a second

    py3langid.set_languages(list(entries("languages")))
    return py3langid


def normalise(tag: str | None) -> str | None:
    """A language tag as BCP 47 writes it (``en_us`` is ``en-US``); ``None`` for anything else."""
    found = _TAG.fullmatch(tag.strip()) if tag else None
    if found is None:
        return None
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)
