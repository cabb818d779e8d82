"""Where a report's text stands in the original: found again afterwards, character by character.

What reading does to a text (tags and marks out, entities resolved, spaces and line ends made plain, NFC)
keeps the order of its characters. So the letters of each paragraph are looked for among those of the
original, white space aside, and where they are found is kept as runs. Nothing is assumed of the way that the
text took, an extractor's included: a run is there because its letters are the same.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from reportedly.read.plain import marks_of
from reportedly.read.tidy import BLANK

SEED = 12  # letters that a run begins with; shorter ones are found only right behind the run before
NEAR = 200  # letters behind a run within which a shorter rest of a paragraph is looked for
LONGEST_MARKED = 4_000_000  # characters beyond which letters with marks of their own are not put together
MOST_MISSES = 200  # words of a text that are looked for in vain before the rest is left out
_PARAGRAPH = re.compile(r"[^\n]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_ESCAPE = re.compile(r"\\(?:u(?P<unit>[0-9a-fA-F]{4})(?:\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2}))?|(?P<one>.))")
_TAG = re.compile(r"<(?:!--|(?P<name>/?[A-Za-z][\w:-]*)|[!?/])")
_UNREAD = frozenset({"script", "style"})
# A mark, or a jamo that goes on with the syllable before it: what NFC may join to the character before.
_JOINS = re.compile("[\u1161-\u1175\u11a8-\u11c2]")

Ints: TypeAlias = "npt.NDArray[np.integer[Any]]"


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
    if page:
        views = [_letters(original, list(_tags(original)), _ENTITY, lambda found: unescape(found.group()))]
    else:
        views = [_letters(original, list(marks_of(original)) if markdown else [], None, None)]
    out: list[str | None] = []
    for text in texts:
        runs = _joined(_runs(text, views[0]))
        if not runs and page:
            if len(views) == 1:  # a text that a script holds, as JSON escapes it
                views.append(_letters(original, [], _ESCAPE, _unescape))
            runs = _joined(_runs(text, views[1]))
        out.append(" ".join(map(str, runs)) or None)
    return out


@dataclass(frozen=True, slots=True)
class _Letters:
    """The characters of a text but white space and marks that no reader sees, each with its place and width
    there; what is written in another way there (an entity, letters that NFC joins or parts) is ``changed``,
    and has the place and the width of all of that."""

    text: str
    codes: Ints
    places: Ints
    widths: Ints
    changed: npt.NDArray[np.bool_]


def _letters(
    text: str,
    hidden: Iterable[tuple[int, int]],
    escaped: re.Pattern[str] | None,
    unescaped: Callable[[re.Match[str]], str] | None,
) -> _Letters:
    codes = _codes(text)
    seen = np.ones(len(codes), dtype=bool)
    for start, end in hidden:
        seen[start:end] = False
    replaced: list[tuple[int, int, str]] = []
    if escaped is not None and unescaped is not None:
        found = (found for found in escaped.finditer(text) if seen[found.start()])
        replaced.extend((one.start(), one.end(), unescaped(one)) for one in found)
    if len(text) <= LONGEST_MARKED and not unicodedata.is_normalized("NFC", text):
        replaced = sorted([*replaced, *_clusters(text, replaced)])
    pieces: list[tuple[Ints, Ints, Ints, npt.NDArray[np.bool_]]] = []
    last = 0
    for start, end, instead in [
        *((s, e, i) for s, e, i in replaced if i != text[s:e]),
        (len(text), len(text), ""),
    ]:
        if start < last:
            continue
        places = np.flatnonzero(seen[last:start]) + last
        one = np.ones(len(places), dtype=np.int64)
        pieces.append((codes[places], places, one, np.zeros(len(places), dtype=bool)))
        many = len(instead)
        pieces.append(
            (_codes(instead), np.full(many, start), np.full(many, end - start), np.ones(many, dtype=bool))
        )
        last = end
    code, place, width, changed = (np.concatenate(columns) for columns in zip(*pieces, strict=True))
    kept = ~_blanks()[code]
    code = code[kept]
    letters = code.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return _Letters(letters, code, place[kept], width[kept], changed[kept])


def _runs(text: str, original: _Letters) -> Iterator[Run]:
    """The runs of a text: paragraph by paragraph, as far as its letters go on in the original."""
    letters = _letters(text, [], None, None)
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


def _even(text: _Letters, at: int, original: _Letters, found: int, length: int) -> Iterator[Run]:
    """Letters that are the same, as runs whose places go on alike on both sides."""
    here, there = text.places[at : at + length], original.places[found : found + length]
    changed = original.changed[found : found + length]
    parted = (np.diff(here) != np.diff(there)) | changed[1:] | changed[:-1]
    bounds = np.flatnonzero(parted & (np.diff(there) != 0)) + 1
    for first, last in zip([0, *bounds.tolist()], [*bounds.tolist(), length], strict=True):
        start, place = int(here[first]), int(there[first])
        width = int(there[last - 1]) + int(original.widths[found + last - 1]) - place
        yield Run(start, int(here[last - 1]) + 1 - start, place, width)


def _clusters(text: str, taken: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The runs of characters that NFC joins or changes, and what it makes of each."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (unicodedata.category(text[at])[0] == "M" or _JOINS.match(text[at])):
            continue
        cluster = text[start:at]
        if not cluster.isascii() and not unicodedata.is_normalized("NFC", cluster):
            yield start, at, unicodedata.normalize("NFC", cluster)
        start = at


def _tags(page: str) -> Iterator[tuple[int, int]]:
    """The tags and comments of a page, its scripts and styles whole; in time linear to its length."""
    at = 0
    gone: set[str] = set()  # what is looked for in vain, so that it is looked for once
    while (tag := _TAG.search(page, at)) is not None:
        start, name = tag.start(), (tag["name"] or "").casefold()
        if name in _UNREAD:
            close = f"</{name}"
            end = -1 if close in gone else _find_any_case(page, close, tag.end())
            if end < 0:
                gone.add(close)
            end = page.find(">", max(end, tag.end()))
        else:
            mark = "-->" if tag.group() == "<!--" else ">"
            end = -1 if mark in gone else page.find(mark, tag.end())
            if end < 0:
                gone.add(mark)
            else:
                end += len(mark) - 1
        at = tag.end() if end < 0 else end + 1
        yield start, at


def _find_any_case(page: str, mark: str, start: int) -> int:
    found = re.compile(re.escape(mark), re.I).search(page, start)
    return found.start() if found else -1


def _unescape(found: re.Match[str]) -> str:
    """What an escape of JSON stands for."""
    if found["unit"]:
        unit = int(found["unit"], 16)
        if found["low"] and 0xD800 <= unit < 0xDC00:
            return chr(0x10000 + (unit - 0xD800) * 0x400 + int(found["low"], 16) - 0xDC00)
        return chr(unit) + (chr(int(found["low"], 16)) if found["low"] else "")
    return {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}.get(found["one"], found["one"])


def _codes(text: str) -> Ints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@cache
def _blanks() -> npt.NDArray[np.bool_]:
    """Of each code point, whether it is white space or a mark that no reader sees; none of these is beyond
    the first 65,536."""
    blank = np.zeros(sys.maxunicode + 1, dtype=bool)
    blank[_codes("".join(BLANK.findall("".join(map(chr, range(0x10000))))))] = True
    return blank
