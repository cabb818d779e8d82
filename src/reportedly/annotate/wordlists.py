"""Our word lists as sets and tables, read once. The files say where each comes from.

A line is an entry, ``|`` parts its forms, a tab its columns, ``#`` opens a comment.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources

FOLDER = resources.files("reportedly") / "data/annotate"


def rows(path: str) -> Iterator[tuple[str, ...]]:
    """The rows of ``path`` under the annotate data folder."""
    for line in FOLDER.joinpath(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def split(cell: str) -> list[str]:
    """The entries of a cell that holds several."""
    return cell.split("|") if cell else []


@functools.cache
def words(path: str) -> frozenset[str]:
    """A one-column list as a set of lower-case words."""
    return frozenset(row[0].lower() for row in rows(path))


@functools.cache
def words_by(path: str) -> dict[str, frozenset[str]]:
    """A two-column list as sets of words by their first column."""
    table: dict[str, set[str]] = {}
    for first, word, *_ in rows(path):
        table.setdefault(first, set()).add(word.lower())
    return {first: frozenset(entries) for first, entries in table.items()}
