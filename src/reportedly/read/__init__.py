"""Read: bytes → reports.

Files, folders, globs and standard input enter; reports leave, each with its clean text and what the source
says of it: title, outlet, byline, date, language, credits, address. A file that holds two articles gives two
reports. Every input has an :class:`Outcome`, so nothing is lost in silence, and nothing stops the rest.

The way of a file: ``inputs`` finds it, ``encoding`` gives its characters, ``page``, ``plain`` or ``records``
takes it apart by its kind (``blocks`` and ``splitter`` find where one article ends and the next begins),
``opening``, ``furniture`` and ``credits`` tell an article from what stands around it, ``reports`` gives ids.

What it will not do: fetch anything, guess a date or an outlet that nothing names, judge what a text says,
or change a text once it is made: all offsets of the record count in ``Report.text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.read.inputs import find_files
from reportedly.read.outcome import Outcome
from reportedly.read.reader import read_file

__all__ = ["Outcome", "read_inputs"]


def read_inputs(inputs: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Reads files, folders, globs and ``-`` (standard input), and yields what became of each of them.

    A file of JSON records gives an outcome for each record, named ``<file>, line <n>``; its reports carry
    the file's own name. Files reached twice are read once.
    """
    for found in find_files(inputs):
        if found.reason is not None:
            yield Outcome(found.file, None, found.state, found.reason)
        else:
            yield from read_file(found.file, stdin)
