"""Where a report's text stands in the original: found again afterwards, character by character.

What reading does to a text (tags and marks out, entities resolved, spaces and line ends made plain, NFC)
keeps the order of its characters. So the letters of each paragraph are looked for among those of the
original, white space aside, and where they are found is kept as runs. Nothing is assumed of the way that the
text took, an extractor's included: a run is there because its letters are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.read.letters import (
    Ints,
    Letters,
    letters_of,
    letters_of_markdown,
    letters_of_page,
    letters_of_script,
)

SEED = 12  # letters that a run begins with; shorter ones are found only right behind the run before
NEAR = 200  # letters behind a run within which a shorter rest of a paragraph is looked for
MOST_MISSES = 200  # words of a text that are looked for in vain before the rest is left out
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters of a text from ``start`` on, and the ``width`` characters of the original from
    ``place`` on that they stand for: one for one where both are equal, white space aside."""

    start: int
    length: int
    place: int
    width: int

    def __str__(self) -> str:
        return f"{self.start}:{self.length}:{self.place}" + ("" if self.one_for_one else f":{self.width}")

    @property
    def one_for_one(self) -> bool:
        return self.length == self.width


def read_runs(offsets: str | None) -> tuple[Run, ...]:
    """The runs in a report's ``offsets``, in the order of its text."""
    numbers = (list(map(int, run.split(":"))) for run in (offsets or "").split())
    return tuple(Run(n[0], n[1], n[2], n[-1] if len(n) == 4 else n[1]) for n in numbers)


def original_span(offsets: str | None, start: int, end: int) -> tuple[int, int] | None:
    """Where the characters ``[start, end)`` of a report's text stand in the original, from the first of them
    that was found there to the last; ``None`` where none was."""
    runs = read_runs(offsets)
    starts = [run.start for run in runs]
    found = [
        run
        for run in runs[max(0, bisect_right(starts, start) - 1) :]
        if run.start < end and run.start + run.length > start
    ]
    if not found:
        return None
    places = [_within(run, max(run.start, start), min(run.start + run.length, end)) for run in found]
    return min(first for first, _ in places), max(last for _, last in places)


def _within(run: Run, start: int, end: int) -> tuple[int, int]:
    if not run.one_for_one:
        return run.place, run.place + run.width
    return run.place + start - run.start, run.place + end - run.start


def find_offsets(
    texts: Sequence[str], original: str, *, page: bool, markdown: bool = False
) -> list[str | None]:
    """The ``offsets`` of each of the texts that were read from one original."""
    read = letters_of_page if page else letters_of_markdown if markdown else letters_of
    views = [read(original)]
    out: list[str | None] = []
    for text in texts:
        runs = _joined(_runs(text, views[0]))
        if not runs and page:
            if len(views) == 1:  # a text that a script holds, as JSON escapes it
                views.append(letters_of_script(original))
            runs = _joined(_runs(text, views[1]))
        out.append(" ".join(map(str, runs)) or None)
    return out


def _runs(text: str, original: Letters) -> Iterator[Run]:
    """The runs of a text: paragraph by paragraph, as far as its letters go on in the original."""
    letters = letters_of(text)
    origin = misses = 0
    for paragraph in _PARAGRAPH.finditer(text):
        at, end = np.searchsorted(letters.places, paragraph.span()).tolist()
        while at < end and misses < MOST_MISSES:
            found = _find(letters.text[at : min(end, at + SEED)], original.text, origin)
            if found < 0:
                misses += 1
                at += _to_next_word(letters.places[at:end])
                continue
            length = _same(letters.codes[at:end], original.codes[found:])
            yield from _even(letters, at, original, found, length)
            at, origin = at + length, found + length


def _find(seed: str, original: str, origin: int) -> int:
    """Where letters stand that a run may begin with, best behind the run before; -1 where they do not."""
    if len(seed) < SEED:
        return original.find(seed, origin, origin + NEAR + len(seed))
    found = original.find(seed, origin)
    return found if found >= 0 else original.find(seed)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs with those made one that go on alike, whatever white space is between them."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last and last.one_for_one and run.one_for_one and run.start - last.start == run.place - last.place:
            out[-1] = Run(
                last.start,
                run.start + run.length - last.start,
                last.place,
                run.place + run.width - last.place,
            )
        else:
            out.append(run)
    return out


def _same(one: Ints, other: Ints) -> int:
    """How many letters two texts have in common from their beginnings on."""
    most = min(len(one), len(other))
    step = 4_096
    for start in range(0, most, step):
        unlike = np.flatnonzero(
            one[start : min(most, start + step)] != other[start : min(most, start + step)]
        )
        if len(unlike):
            return start + int(unlike[0])
    return most


def _to_next_word(places: Ints) -> int:
    """How many letters it is to the next one before which there is white space."""
    gaps = np.flatnonzero(np.diff(places[:80]) > 1)
    return int(gaps[0]) + 1 if len(gaps) else min(80, len(places))


def _even(text: Letters, at: int, original: Letters, found: int, length: int) -> Iterator[Run]:
    """Letters that are the same, as runs whose places go on alike on both sides."""
    here, there = text.places[at : at + length], original.places[found : found + length]
    changed = original.changed[found : found + length]
    parted = (np.diff(here) != np.diff(there)) | changed[1:] | changed[:-1]
    bounds = np.flatnonzero(parted & (np.diff(there) != 0)) + 1
    for first, last in zip([0, *bounds.tolist()], [*bounds.tolist(), length], strict=True):
        start, place = int(here[first]), int(there[first])
        width = int(there[last - 1]) + int(original.widths[found + last - 1]) - place
        yield Run(start, int(here[last - 1]) + 1 - start, place, width)
