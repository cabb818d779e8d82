"""The pieces of the lines around a text, each with its signs: its form, its place, what stands beside it.

What the pieces are is told from the signs by weights (``piece_odds``); here nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.read import dates
from reportedly.read.labels import labelled
from reportedly.read.piece_forms import LONGEST, form_of, look_of
from reportedly.read.stamps import labels_of_days
from reportedly.read.tidy import count_words

MOST_WORDS = 12  # words of a piece; longer ones are sentences or titles
MOST_PIECES = 12  # of a line, and of a part of one
SHORTEST = 3  # letters up to which a piece that stands elsewhere too says nothing
CUT = 400  # characters of a line that are looked at
STEPS = (1, 2, 3, 5, 8)  # counts of lines and pieces that are told apart
_EDGES = " .,:*_\"'“”–—-"
_PARTS = re.compile(
    r"\u2003|\s*[|•·●◆■▪∙⋅・｜¦►▸›»]+\s*|\s+[–—~/-]{1,3}\s+|\s*[()\[\]]\s*|\s*[;:]\s+|\t+|\s+//+\s+"
    r"|(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_a-z])"
)
_INNER = re.compile(
    r"\s*,\s+|/(?=[^\W\d_a-z])"
    r"|\s+(?:and|AND|&|et|und|y|in|from|for|at|by|of)\s+(?=[^\W\d_a-z]|(?:the|The)\s)"
)
_ADDRESSES = re.compile(r"\S{1,80}@\S{1,80}|\b[\w./-]{1,80}\.[a-z]{2,7}\b")
_LISTED = ("is ", "given", "unknown")  # signs of a form that mean another thing on top than at the end
_RIGHTS = ("©", "opyright", "(c)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, the line that it stands in, and its signs."""

    text: str
    line: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line and the marks that part it from its neighbours."""

    text: str
    left: str
    right: str


class _Around:
    """The lines around a text, with what is asked of them again and again."""

    def __init__(self, above: Sequence[str], below: Sequence[str]) -> None:
        self.lines = [line[:CUT] for line in (*above, *below)]
        self.above = len(above)
        self.looks = ["none", *map(look_of, self.lines), "none"]
        self.letters = [letters(line) for line in self.lines]
        self.addresses = [letters(found) for line in self.lines for found in _ADDRESSES.findall(line)]

    def place_of(self, number: int) -> list[str]:
        """The signs of a line: where it stands, and between what."""
        up = number < self.above
        before, look, after = self.looks[number : number + 3]
        after = "text" if number == self.above - 1 else after
        far, near = (number, self.above - 1 - number) if up else (0, len(self.lines) - 1 - number)
        spot = f"line {_step(far)}" if up else "line below"
        left = f"left {_step(near)}" if up else f"end {_step(near)}"
        return [spot, left, f"before {before}", f"after {after}", f"beside {before} {after}", f"of {look}"]

    def elsewhere(self, text: str, number: int) -> list[str]:
        """The signs of a piece that stands in other lines too."""
        bare = letters(text)
        if len(bare) <= SHORTEST:
            return ["again 0"]
        others = [n for n, line in enumerate(self.letters) if n != number and bare in line]
        signs = [f"again {min(len(others), 2)}"]
        if any(mark in self.lines[n] for n in others for mark in _RIGHTS):
            signs.append("in rights")
        if any(bare in address for address in self.addresses):
            signs.append("in address")
        return signs


def placed_pieces(above: Sequence[str], below: Sequence[str]) -> Iterator[Placed]:
    """The pieces of the lines above a text and of those below it."""
    around = _Around(above, below)
    for number, line in enumerate(around.lines):
        parts = _parts_of(line)
        if not 0 < len(parts) <= MOST_PIECES:
            continue
        place = around.place_of(number)
        before, look, after = around.looks[number : number + 3]
        row = [before, *(look_of(part.text) for part in parts), after]
        for index, part in enumerate(parts):
            signs = [*place, f"pieces {_step(len(parts) - 1)}", f"piece {_step(index)}"]
            signs += [f"parted {part.left}~", f"parted ~{part.right}"]
            signs += [f"left look {row[index]}", f"right look {row[index + 2]}"]
            signs.append(f"looks {row[index]} {row[index + 2]}")
            signs.append(f"first piece {look} {place[0]}" if index == 0 else "later piece")
            label, text = _labelled(part.text, parts[index - 1].text if index else "")
            for piece, within in _inner_pieces(text, label):
                form = form_of(piece)
                spots = [f"{spot}, {sign}" for sign in form if sign.startswith(_LISTED) for spot in place[:2]]
                again = around.elsewhere(piece, number)
                yield Placed(piece, line, (*signs, *within, *form, *spots, *again))


def _inner_pieces(text: str, label: str | None) -> Iterator[tuple[str, list[str]]]:
    """A part as a whole, and where commas or small words part it ("Ann Sel in Keld"), each part of it."""
    inner = _split(text, _INNER)
    if piece := _piece(text):
        yield piece, [f"label {label}", *(["whole of more"] if len(inner) > 1 else [])]
    if not 1 < len(inner) <= MOST_PIECES:
        return
    looks = ["^", *(look_of(part.text) for part in inner), "$"]
    for index, part in enumerate(inner):
        role, text = _labelled(part.text, inner[index - 1].text if index else "")
        role = role or (label if not index or not label else f"earlier {label}")
        if piece := _piece(text):
            within = ["inner", f"inner {part.left}~", f"inner ~{part.right}", f"inner {min(index + 1, 3)}"]
            within += [f"inner left {looks[index]}", f"inner right {looks[index + 2]}"]
            within.append(f"inner {looks[index]} {part.left}~")
            yield piece, [f"label {role}", *within]


def _piece(text: str) -> str | None:
    """A part without the marks at its ends; ``None`` where it is none of a head's names."""
    text = text.strip(_EDGES)
    return text if text and count_words(text) <= MOST_WORDS else None


def _labelled(text: str, before: str) -> tuple[str | None, str]:
    """The part that a label gives to a piece, and the piece without it; the label may be the piece before."""
    text = text.strip(" .,*_")
    if (found := labelled(text)) is not None:
        return found[1], found[0]
    if before and (found := labelled(f"{before}: {text}")) and found[0] == text:
        return found[1], text
    return None, text


def _parts_of(line: str) -> list[_Part]:
    """The parts of a line, without its days and what is said of them."""
    if len(line) > LONGEST:
        return []
    stamps = dates.find_all(line)
    for stamp in reversed(stamps):
        line = f"{line[: stamp.start]}|{line[stamp.end :]}"
    return _split(labels_of_days().sub(" ", line) if stamps else line, _PARTS)


def _split(line: str, marks: re.Pattern[str]) -> list[_Part]:
    out: list[_Part] = []
    at, left = 0, "^"
    for found in marks.finditer(line):
        mark = found.group().strip().casefold() or "space"
        if text := line[at : found.start()].strip():
            out.append(_Part(text, left, mark))
        at, left = found.end(), mark
    if text := line[at:].strip():
        out.append(_Part(text, left, "$"))
    return out


def _step(count: int) -> str:
    return str(next((step - 1 for step in STEPS if count < step), "far"))


def letters(text: str) -> str:
    """The letters and digits of a text, case folded."""
    return "".join(filter(str.isalnum, text)).casefold()
