"""What an input stands for: folders walked, globs opened, every path and address accounted for."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.read.outcome import State
from reportedly.read.web import is_address

STDIN = "-"
_NOWHERE = "a link that leads to no file; mend or remove the link"
_PART_OF_PAGE = "a part of the saved page beside its folder, which is read itself"
_SAVED_WITH = re.compile(r"(?:_files|-Dateien|_fichiers|_archivos|_bestanden|_file)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file or an address to read, or, when ``reason`` is set, a path that nothing can be read from."""

    file: str
    reason: str | None = None
    state: State = "failed"
    web: bool = False


def find_files(inputs: Iterable[str | Path]) -> Iterator[Found]:
    """Every file behind the inputs, once, in the order given, the files of a folder sorted by name."""
    seen: set[str] = set()
    for given in inputs:
        for found in _one(os.fspath(given)):
            key = found.file if found.file == STDIN or found.web else os.path.abspath(found.file)
            if key not in seen:
                seen.add(key)
                yield found


def _one(given: str) -> Iterator[Found]:
    if given == STDIN:
        yield Found(STDIN)
        return
    if is_address(given):
        yield Found(given, web=True)
        return
    try:
        mode = os.stat(given).st_mode
    except FileNotFoundError:
        yield from _glob(given)
        return
    except (OSError, ValueError) as error:
        yield Found(given, f"{given}: cannot be opened ({_cause(error)}); check the path and its permissions")
        return
    yield from _folder(given) if stat.S_ISDIR(mode) else _file(given)


def _glob(given: str) -> Iterator[Found]:
    if os.path.islink(given):
        yield Found(given, f"{given}: {_NOWHERE}")
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        what = "no file matches this pattern" if glob.has_magic(given) else "no such file or folder"
        yield Found(given, f"{given}: {what}; check the spelling and the folder you are in")
    for match in matches:
        yield from _one(match)


def _file(path: str) -> Iterator[Found]:
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Found(path, f"{path}: cannot be opened ({_cause(error)}); check the path and its permissions")
        return
    if stat.S_ISREG(mode):
        yield Found(path)
    else:
        yield Found(
            path, f"{path}: not a regular file; give a file, a folder, or - for standard input", "set aside"
        )


def _folder(top: str) -> Iterator[Found]:
    """Files of a folder and of those in it; each real folder is entered once, so links cannot loop."""
    count = 0
    for found in _walk(top, set()):
        count += 1
        yield found
    if not count:
        yield Found(top, f"{top}: a folder without files; give a folder with reports in it", "set aside")


def _walk(folder: str, entered: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        status = os.stat(folder)
        if (status.st_dev, status.st_ino) in entered:
            reason = f"{folder}: a link back to a folder already read; nothing in it is left out"
            yield Found(folder, reason, "set aside")
            return
        entered.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as listing:
            members = sorted(entry.name for entry in listing)
    except OSError as error:
        yield Found(folder, f"{folder}: cannot be listed ({_cause(error)}); check its permissions")
        return
    for name in members:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            yield from _walk(path, entered)
        elif os.path.lexists(path) and not os.path.exists(path):
            yield Found(path, f"{path}: {_NOWHERE}")
        elif _beside_page(folder):
            yield Found(path, f"{path}: {_PART_OF_PAGE}", "set aside")
        else:
            yield from _file(path)


def _beside_page(folder: str) -> bool:
    """Whether a folder is the one that a browser saves a page's pictures and styles in: ``Name_files``
    beside ``Name.html``."""
    stem = _SAVED_WITH.sub("", folder)
    return stem != folder and any(os.path.isfile(stem + ending) for ending in (".html", ".htm"))


def _cause(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
