"""Characters made plain, before any offset is taken: after this nothing about a text changes.

NFC, line ends as ``\\n``, spaces as spaces; marks that no reader sees go. Joiners that Persian or Hindi
spelling needs stay, as do curly quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

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
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNTIDY = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029\ud800-\udfff{_INVISIBLE.pattern[1:]}|\n\n\n")
_SENTENCE_END = re.compile(r"""[.!?…:;。！？؟।][)"'”’»\]]*$""")
_KEY = re.compile(r"[a-z][\w-]{1,20}: \S")
GAP = "\u2003"  # stands in a line for a wide gap between two of its columns, until its text is composed
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t[ \t]*)(?=\S)")
WIDEST = 200  # characters of a line that may stand in columns
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]")
DATED = 14  # words of a date line at most
WRAP_WIDTHS = range(50, 101)  # what mail programs and wire printers break lines at


def tidy(text: str) -> str:
    """The text in NFC with plain line ends and spaces, without marks that no reader sees."""
    if _UNTIDY.search(text) is not None:  # most lines are tidy, and one look is cheaper than four
        text = _MANY_BLANKS.sub("\n\n", _LINE_ENDS.sub("\n", text))
        text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", text))
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
    raw = text.split("\n")
    lines = [_squeezed(_GAP.sub(GAP, line) if _in_columns(line) else line) for line in raw]
    if _hard_wrapped(lines):
        lines = _unwrap(raw, lines)
    return _mend(lines)


def _squeezed(line: str) -> str:
    return GAP.join(squeeze(part) for part in line.split(GAP))


def _in_columns(line: str) -> bool:
    """Whether a short line that is no sentence has a wide gap: a day and, at the other margin, a price."""
    return len(line) <= WIDEST and _GAP.search(line) is not None and not ends_sentence(line.rstrip())


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends are the printer's: most lines that another follows are of one width, mid-sentence."""
    followed = [line for line, after in pairwise(lines) if line and after]
    if len(followed) < 4 or max(map(len, lines)) > WRAP_WIDTHS.stop + 10:
        return False
    wrapped = sum(1 for line in followed if len(line) in WRAP_WIDTHS and not ends_sentence(line))
    return wrapped >= 0.5 * len(followed)


def _unwrap(raw: list[str], lines: list[str]) -> list[str]:
    out: list[str] = []
    full = False  # the line before was full, so this one goes on with it
    for source, line in zip(raw, lines, strict=True):
        indented = source.startswith(("  ", "\t"))
        if line and full and not indented:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        full = len(line) >= WRAP_WIDTHS.start - 5
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
