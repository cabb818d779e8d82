"""Scripts that lines are written in: Latin, Cyrillic, Arabic."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from reportedly.read import dates
from reportedly.read.names import is_outlet_name
from reportedly.read.tidy import ends_sentence

SHORT = 25  # words; what switches to another language is shorter


def script_of(line: str) -> str | None:
    """The script most letters of a line are in, by the first word of their Unicode names."""
    if line.isascii():
        return "LATIN" if any(map(str.isalpha, line)) else None
    counts = Counter(_letter_script(character) for character in line[:400] if character.isalpha())
    return counts.most_common(1)[0][0] if counts else None


@cache
def _letter_script(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0].split("-")[0]


def without_other_scripts(lines: list[str]) -> list[str]:
    """The lines without short ones in another script than the article's: switches to another language."""
    scripts = [script_of(line) for line in lines]
    weight: Counter[str] = Counter()
    for line, script in zip(lines, scripts, strict=True):
        if script:
            weight[script] += len(line)
    if len(weight) < 2:
        return lines
    main = weight.most_common(1)[0][0]
    kept = zip(lines, scripts, strict=True)
    return [
        line
        for line, script in kept
        if script in (None, main)
        or len(line.split()) > SHORT
        or ends_sentence(line)
        or (line is lines[0] and is_outlet_name(line))
        or dates.find_all(line)
    ]
