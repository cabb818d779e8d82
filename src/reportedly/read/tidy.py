"""Characters made plain, before any offset is taken: after this nothing about a text changes.

NFC, line ends as ``\\n``, spaces as spaces; marks that no reader sees go. Joiners that Persian or Hindi
spelling needs stay, as do curly quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from reportedly.halves import HALVES, without_halves
from reportedly.read.words import alternatives

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# White space and marks that no reader sees: what comes between the letters of a text and may differ.
BLANK = re.compile(f"{_LINE_ENDS.pattern}|{_INVISIBLE.pattern}|[\n{_SPACES.pattern[1:-1]}")
_MANY_BLANKS = re.compile("\n{3,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNTIDY = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029{HALVES}{_INVISIBLE.pattern[1:]}|\n\n\n")
_SENTENCE_END = re.compile(r"""[.!?…:;。！？؟।][)"'”’»\]]*$""")
_KEY = re.compile(r"[a-z][\w-]{1,20}: \S")
GAP = "\u2003"  # stands in a line for a wide gap between two of its columns, until its text is composed
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t[ \t]*)(?=\S)")
WIDEST = 200  # characters of a line that may stand in columns
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]")
DATED = 14  # words of a date line at most
PRINTED = range(50, 101)  # characters of a line that mail programs and wire printers break
WRAP_WIDTHS = range(50, 161)  # of one that any program breaks where the next word has no room
FILLED = 4  # lines without room for the next word show a text that is wrapped
SHORT = 0.6  # of the widest line: a shorter one may be a heading or a caption
ROOM = 12  # characters by which lines that are broken by hand stay short of the widest


def tidy(text: str) -> str:
    """The text in NFC with plain line ends and spaces, without marks that no reader sees."""
    if _UNTIDY.search(text) is not None:  # most lines are tidy, and one look is cheaper than four
        text = _MANY_BLANKS.sub("\n\n", _LINE_ENDS.sub("\n", text))
        text = without_halves(_INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def squeeze(line: str) -> str:
    """One line with single spaces and none at its ends."""
    return " ".join(line.split())


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line[-12:]) is not None


def count_words(line: str) -> int:
    """Words of a line; where a script sets no spaces between them, two characters count as one."""
    return len(line.split()) + len(_UNSPACED.findall(line)) // 2


def to_lines(text: str) -> list[str]:
    """Lines of a tidied plain text, ``""`` for a blank one; hard-wrapped and broken paragraphs are joined."""
    raw = _without_margin(text.split("\n"))
    lines = [_squeezed(_GAP.sub(GAP, line) if _in_columns(line) else line) for line in raw]
    if _hard_wrapped(lines):
        lines = _unwrap(raw, lines)
    return _mend(lines)


def _without_margin(raw: list[str]) -> list[str]:
    """The lines without the white space that nearly all of them begin with, as in a printed file of marked-up
    texts: only what is indented further opens a paragraph."""
    margins = sorted(len(line) - len(line.lstrip(" \t")) for line in raw if line.strip())
    margin = margins[len(margins) // 4] if margins else 0
    return [line[min(margin, len(line) - len(line.lstrip(" \t"))) :] for line in raw] if margin else raw


def _squeezed(line: str) -> str:
    return GAP.join(squeeze(part) for part in line.split(GAP))


def _in_columns(line: str) -> bool:
    """Whether a short line that is no sentence has a wide gap: a day and, at the other margin, a price."""
    return len(line) <= WIDEST and _GAP.search(line) is not None and not ends_sentence(line.rstrip())


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends are the printer's: most lines that another follows are of one width, mid-sentence, or
    hardly any breaks off a sentence that has room for the next word."""
    followed = [(line, after) for line, after in pairwise(lines) if line and after]
    width = max(map(len, lines), default=0)
    if len(followed) < 4 or width > WRAP_WIDTHS.stop:
        return False
    broken = [(line, after) for line, after in followed if not ends_sentence(line)]
    if width <= PRINTED.stop + 10 and sum(len(line) in PRINTED for line, _ in broken) >= 0.5 * len(followed):
        return True
    long = [(line, after) for line, after in broken if len(line) > SHORT * width]
    filled = sum(1 for line, after in long if _fills(line, after, width))
    return width in WRAP_WIDTHS and filled >= max(FILLED, 0.8 * len(long))


def _fills(line: str, after: str, width: int) -> bool:
    """Whether a line has no room for the first word of the next one."""
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _unwrap(raw: list[str], lines: list[str]) -> list[str]:
    out: list[str] = []
    width = max(map(len, lines))
    # Where paragraphs follow each other without a blank line, a sentence's end at a line's end ends one.
    spaced = sum(1 for a, b in pairwise(lines) if b and ends_sentence(a) and len(a) <= SHORT * width) < 2
    before = ""  # the line before, which this one goes on with where it was full
    for source, line in zip(raw, lines, strict=True):
        goes_on = bool(line and before) and not source.startswith(("  ", "\t"))
        if goes_on and ends_sentence(before):
            goes_on = spaced and _fills(before, line, width - ROOM)
        elif goes_on:
            goes_on = len(before) > SHORT * width or _fills(before, line, width - ROOM)
        if goes_on:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        before = line
    return out


def _mend(lines: list[str]) -> list[str]:
    """Joins a paragraph that was broken mid-sentence: no end before, a small letter after."""
    out: list[str] = []
    for line in lines:
        last = next((i for i in range(len(out) - 1, max(-1, len(out) - 3), -1) if out[i]), None)
        if last is not None and _goes_on(out[last], line):
            out[last] = f"{out[last]} {line}"
            del out[last + 1 :]
        else:
            out.append(line)
    return out


def _goes_on(before: str, line: str) -> bool:
    if _YEAR.search(line) and len(line.split()) <= DATED:
        return False  # "on 5 May 2024" under a headline
    if _KEY.match(line):
        return False  # the next line of a ``key: value`` head, after a long title
    long_enough = len(before.split()) >= 8 and len(line.split()) >= 2
    if not long_enough or not line[0].islower() or ends_sentence(before):
        return False
    return re.match(rf"{alternatives('byline_words')}\b", line, re.I) is None
