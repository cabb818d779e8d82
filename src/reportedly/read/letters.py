"""The letters of a text or a page, without white space, tags and marks, each with where it stands there."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from reportedly.read.plain import marks_of
from reportedly.read.tidy import BLANK

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_ESCAPE = re.compile(r"\\(?:u(?P<unit>[0-9a-fA-F]{4})(?:\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2}))?|(?P<one>.))")
_TAG = re.compile(r"<(?:!--|(?P<name>/?[A-Za-z][\w:-]*)|[!?/])")
_UNREAD = frozenset({"script", "style"})
# A mark, or a jamo that goes on with the syllable before it: what NFC may join to the character before.
_JOINS = re.compile("[\u1161-\u1175\u11a8-\u11c2]")
LONGEST_MARKED = 4_000_000  # characters beyond which letters with marks of their own are not put together
Ints: TypeAlias = "npt.NDArray[np.integer[Any]]"


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a text but white space and marks that no reader sees, each with its place and width
    there; what is written in another way there (an entity, letters that NFC joins or parts) is ``changed``,
    and has the place and the width of all of that."""

    text: str
    codes: Ints
    places: Ints
    widths: Ints
    changed: npt.NDArray[np.bool_]


def letters_of(text: str) -> Letters:
    """The letters of a text as they stand there."""
    return _letters(text, [], None, None)


def letters_of_page(page: str) -> Letters:
    """The letters of a page that its reader sees, entities resolved."""
    return _letters(page, list(_tags(page)), _ENTITY, lambda found: unescape(found.group()))


def letters_of_script(page: str) -> Letters:
    """The letters of a page with its scripts, escapes of JSON resolved."""
    return _letters(page, [], _ESCAPE, _unescape)


def letters_of_markdown(text: str) -> Letters:
    """The letters of a Markdown text without its marks."""
    return _letters(text, list(marks_of(text)), None, None)


def _letters(
    text: str,
    hidden: Iterable[tuple[int, int]],
    escaped: re.Pattern[str] | None,
    unescaped: Callable[[re.Match[str]], str] | None,
) -> Letters:
    codes = _codes(text)
    seen = np.ones(len(codes), dtype=bool)
    for start, end in hidden:
        seen[start:end] = False
    replaced: list[tuple[int, int, str]] = []
    if escaped is not None and unescaped is not None:
        found = (found for found in escaped.finditer(text) if seen[found.start()])
        replaced.extend((one.start(), one.end(), unescaped(one)) for one in found)
    if len(text) <= LONGEST_MARKED and not unicodedata.is_normalized("NFC", text):
        replaced = sorted([*replaced, *_clusters(text)])
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
    return Letters(letters, code, place[kept], width[kept], changed[kept])


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
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
