"""A report's words as the attribution encoder reads them, and the windows it reads them in.

The encoder's vocabulary has no capitals and no line breaks, both of which say where a name or a
statement ends; they are given back to it as a small number beside each word, its *mark*.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tokenizers import Tokenizer

# Word pieces in one reading, without the two that the encoder adds at the ends.
WINDOW = 254
# Word pieces shared by neighbouring windows, so that each word is judged where it has context.
OVERLAP = 56

SHAPES = 4  # lower case or no letter, Capitalised, ALL CAPITALS, begins with a digit
GAPS = 3  # what stands before the word: nothing, space, a line break
MARKS = SHAPES * GAPS * 2  # times two: inside quotation marks or not

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_STOPS = frozenset(".!?…")
_QUOTES = frozenset("\"“”'‘’)")
_PARAGRAPH = re.compile(r"[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words. All lists have one entry a word, `before` one more.

    `spans` are code-point offsets, `pieces` the vocabulary numbers of each word's pieces, `marks`
    numbers below `MARKS`, `starts` whether a sentence begins there, `walls` whether no source and no cue
    runs on into the word, `before[i]` the number of word pieces that precede word i.
    """

    spans: list[tuple[int, int]]
    pieces: list[list[int]]
    marks: list[int]
    starts: list[bool]
    walls: list[bool]
    before: list[int]

    def __len__(self) -> int:
        return len(self.spans)


def read_words(text: str, tokenizer: Tokenizer) -> Words:
    """Cut `text` into words as `tokenizer` does (at space and around each punctuation sign)."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    spans: list[tuple[int, int]] = []
    pieces: list[list[int]] = []
    last: int | None = None
    for piece, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        if word is not None and word == last:
            pieces[-1].append(piece)
            spans[-1] = (spans[-1][0], end)
        else:
            pieces.append([piece])
            spans.append((start, end))
        last = word
    marks, starts, walls = _mark(text, spans)
    before = [0, *itertools.accumulate(map(len, pieces))]
    return Words(spans=spans, pieces=pieces, marks=marks, starts=starts, walls=walls, before=before)


def windows(
    words: Words, *, size: int = WINDOW, overlap: int = OVERLAP, first: int | None = None
) -> list[tuple[int, int]]:
    """Word ranges that cover the text in readings of at most `size` pieces, cut between sentences.

    Neighbours share up to `overlap` pieces. `first` shortens the first window, by which training
    shifts the cuts from one pass to the next.
    """
    cuts: list[tuple[int, int]] = []
    count = len(words)
    sentence_starts = [i for i, starts in enumerate(words.starts) if starts]
    start = 0
    budget = size if first is None else min(first, size)
    while start < count:
        end = max(start + 1, bisect_right(words.before, words.before[start] + budget) - 1)
        if end >= count:
            cuts.append((start, count))
            break
        # The last sentence that begins inside, unless that would leave less than half a window.
        at = bisect_right(sentence_starts, end) - 1
        if at >= 0 and words.before[sentence_starts[at]] - words.before[start] > budget // 2:
            end = sentence_starts[at]
        cuts.append((start, end))
        budget = size
        earliest = bisect_left(words.before, words.before[end] - overlap, start + 1, end)
        at = bisect_left(sentence_starts, earliest)
        start = sentence_starts[at] if at < len(sentence_starts) and sentence_starts[at] <= end else earliest
    return cuts


def _mark(text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[bool], list[bool]]:
    marks: list[int] = []
    starts: list[bool] = []
    walls: list[bool] = []
    inside = stopped = False
    end = 0
    for i, (start, stop) in enumerate(spans):
        gap = 0 if start <= end else 1
        if i == 0 or (gap and _PARAGRAPH.search(text, end, start)):
            gap, inside = 2, False  # a quotation that runs on is opened again in each paragraph
        word = text[start:stop]
        head = word[:1]
        opens = head == _OPENING or (head == _STRAIGHT and not inside)
        if opens:
            inside = within = True
        elif head in (_CLOSING, _STRAIGHT):
            inside, within = False, True
        else:
            within = inside
        starts.append(gap == 2 or (gap == 1 and stopped and not head.islower()))
        # In PolNeAR train 2 of 18,356 sources and no cue hold a comma before an opening quotation mark,
        # and none a line break.
        walls.append(gap == 2 or (opens and i > 0 and text[end - 1] == ","))
        marks.append((_shape(word) * GAPS + gap) * 2 + within)
        if head in _STOPS:
            stopped = True
        elif head not in _QUOTES:
            stopped = False
        end = stop
    return marks, starts, walls


def _shape(word: str) -> int:
    head = word[:1]
    if head.isdigit():
        return 3
    if not head.isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
