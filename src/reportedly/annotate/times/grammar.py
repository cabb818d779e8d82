"""The patterns of temporal expressions, compiled from ``en/time_rules.tsv``, by family."""

from __future__ import annotations

import re
from typing import TypeAlias

from reportedly.annotate.times import readings as timereadings
from reportedly.annotate.times import units as timeunits
from reportedly.annotate.times.context import Reading
from reportedly.annotate.times.words import TABLES
from reportedly.annotate.wordlists import rows

Rule: TypeAlias = tuple[re.Pattern[str], Reading]


def compile_rules() -> dict[str, tuple[Rule, ...]]:
    """Each family's rules, in the order of the file."""
    macros: dict[str, str] = {}
    found: dict[str, tuple[Rule, ...]] = {}
    for family, name, pattern, *_ in rows("en/time_rules.tsv"):
        if family == "macro":
            macros[name] = expand(pattern, macros)
        else:
            found[family] = (*found.get(family, ()), (compiled(expand(pattern, macros)), reading(name)))
    return found


def expand(pattern: str, macros: dict[str, str]) -> str:
    """``pattern`` with its macros and word tables written out, longest words first."""
    pattern = re.sub(r"<([A-Z]+)>", lambda match: macros[match[1]], pattern)
    return re.sub(r"<([a-z]+)\*>", lambda match: alternatives(TABLES[match[1]]), pattern)


def alternatives(words: dict[str, str]) -> str:
    """The words as one alternation; a straight apostrophe stands for a curly one too."""
    return "|".join(sorted(words, key=len, reverse=True)).replace("'", "['’]")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without regard to case, at the start of a word; its spaces may be line ends, but for
    those in lookbehinds, which need one width."""
    spaced = re.sub(r"(\(\?<[=!][^()]*\))| ", lambda match: match[1] or r"(?:\s| \n)", pattern)
    return re.compile(rf"(?<![\w$£€])(?:{spaced})", re.I)


def reading(name: str) -> Reading:
    """The function that a rule names, or a constant one for "=value"."""
    if name.startswith("="):
        return lambda match, context: name[1:]
    function: Reading = getattr(timereadings, name, None) or getattr(timeunits, name)
    return function


RULES = compile_rules()
