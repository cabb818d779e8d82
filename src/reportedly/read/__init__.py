"""Read: bytes → reports.

Files, folders, globs, archives, addresses and standard input enter; reports leave, each with its clean text
and what the source says of it: title, outlet, byline, date, language, credits, address. A file that holds
two articles gives two reports. Every input has an :class:`Outcome`, so nothing is lost in silence, and
nothing stops the rest.

The way of a file: ``inputs`` finds it (``web`` fetches an address), ``kinds`` tells what it is, ``formats``
takes it apart where it holds others (an archive, a feed, a table), ``encoding`` gives its characters,
``page`` or ``plain`` reads them (``blocks``, ``splitter`` and ``chats`` find where one article ends and the
next begins), ``opening``, ``furniture`` and ``closing`` tell an article from what stands around it,
``second_look`` weighs the names there, ``offsets`` finds its text again in the original, ``reports`` gives
ids. ``reader`` holds the thread and takes inputs apart, ``texts`` writes the log of each text.

What it will not do: follow links, guess a date or an outlet that nothing names, judge what a text says,
or change a text once it is made: all offsets of the record count in ``Report.text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.read.columns import Columns
from reportedly.read.inputs import find_files
from reportedly.read.offsets import original_span
from reportedly.read.options import Options
from reportedly.read.outcome import Outcome, Tally, Totals, add_up
from reportedly.read.reader import read_found

__all__ = ["Columns", "Options", "Outcome", "Tally", "Totals", "add_up", "original_span", "read_inputs"]


def read_inputs(
    inputs: Iterable[str | Path], stdin: BinaryIO | None = None, *, options: Options | None = None
) -> Iterator[Outcome]:
    """Reads files, folders, globs, addresses and ``-`` (standard input), and yields what became of each.

    What holds others (an archive, a feed, a table) gives an outcome for each of these, under an address
    within it: ``archive.zip!/folder/a.html``, ``news.warc.gz#urn:uuid:…``, ``table.csv, row 3``. Files
    reached twice are read once. Outcomes come one by one: nothing but the part at hand is held.
    """
    options = options or Options()
    for found in find_files(inputs):
        if found.reason is not None:
            yield Outcome(found.file, None, found.state, found.reason)
        else:
            yield from read_found(found, stdin, options)
