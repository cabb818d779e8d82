"""A match of words as a passage of two texts: its offsets, its edges, and what it is worth.

The worth of a match is counted in equal words. It is what separates a copied sentence from the
formulas and full titles that any two reports on one subject share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.link.reuse.alignment import UNMATCHED_COST, Match
from reportedly.link.reuse.words import CAPITAL, NUMBER, Words
from reportedly.link.texts import LEAST_CHARACTERS
from reportedly.record import Span

# Constants were chosen on three samples of planted copies in newswire (bench/reuse.py, seeds 1 to 3).

# What a passage must be worth.
LEAST_WORTH = 13.0
# A name or number is this much of a word: every report on a subject has the same titles and names.
NAME_WORTH = 0.4
# A number or name that differs: two of them undo the agreement of a whole sentence.
MISMATCH_COST = 6.0
# For each end, in each text, that is the end of a sentence: who copies takes sentences.
EDGE_WORTH = 2.0
# In a large case a formula is met in many texts, so its shingles pair few of them, and a shorter
# passage counts if it is worth it; in a small case it cannot be told from a copy.
LEAST_IN_LARGE_CASE = 45
LARGE_CASE = 500
# Equal words that must stand outside quotation marks in one of the texts: two reporters may quote the
# same words of a third, and both add "the minister said".
LEAST_UNQUOTED = 5

_PARAGRAPH = 2_000  # characters looked at on each side for the quotation marks round a passage
_BEGINS = re.compile(r"""(?:^|[.!?…。！？؟।:][\])"'’”»]*\s+|\n\s*|[-–—]\s+|[。！？])[\[("'‘“«]*$""")
_ENDS = re.compile(r"""[\])"'’”»]*(?:[.!?…。！？؟।]|\s*\n|\s*$)""")
_QUOTES = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|\"[^\"]*(?:\"|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """Spans in the earlier (a) and later (b) text, code points, and the share of equal words."""

    a: int
    b: int
    a_span: Span
    b_span: Span
    similarity: float


def read_passage(match: Match, words: Words, text_a: str, text_b: str, texts: int) -> Passage | None:
    """The passage, or None where the match is not worth one. ``texts``: how many the case holds."""
    a_span, b_span = _span(match.a_span, words), _span(match.b_span, words)
    edges = _edges(text_a, a_span) + _edges(text_b, b_span)
    least = LEAST_IN_LARGE_CASE if texts >= LARGE_CASE else LEAST_CHARACTERS
    a_span, b_span = _with_punctuation(text_a, a_span, text_b, b_span)
    if min(a_span[1] - a_span[0], b_span[1] - b_span[0]) < least or worth(match, words, edges) < LEAST_WORTH:
        return None
    if not _speaks_itself(match, words, text_a, text_b):
        return None
    return Passage(match.a, match.b, a_span, b_span, match.similarity)


def worth(match: Match, words: Words, edges: int) -> float:
    """Equal words, names and numbers counted in part, less what speaks against copying."""
    (a0, a1), (b0, b1) = match.a_span, match.b_span
    named = sum(int((words.traits[x.a : x.a + x.n] & (CAPITAL | NUMBER) != 0).sum()) for x in match.blocks)
    equal = match.equal
    net = equal - UNMATCHED_COST * (max(a1 - a0, b1 - b0) - equal)
    weight = 1 - (1 - NAME_WORTH) * named / equal
    return net * weight + EDGE_WORTH * edges - MISMATCH_COST * (match.numbers + match.names)


def _span(places: tuple[int, int], words: Words) -> Span:
    return int(words.starts[places[0]]), int(words.ends[places[1] - 1])


def _edges(text: str, span: Span) -> int:
    """How many of the two ends are those of a sentence."""
    begins = _BEGINS.search(text[max(0, span[0] - 12) : span[0]] if span[0] else "")
    return (begins is not None) + (_ENDS.match(text[span[1] : span[1] + 12]) is not None)


def _with_punctuation(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Span, Span]:
    """Both spans with the marks that stand next to them in both texts alike."""
    before = after = 0
    while before < 3 and _same_mark(text_a, a[0] - before - 1, text_b, b[0] - before - 1):
        before += 1
    while after < 3 and _same_mark(text_a, a[1] + after, text_b, b[1] + after):
        after += 1
    return (a[0] - before, a[1] + after), (b[0] - before, b[1] + after)


def _same_mark(text_a: str, i: int, text_b: str, j: int) -> bool:
    if i < 0 or j < 0 or i >= len(text_a) or j >= len(text_b):
        return False
    return text_a[i] == text_b[j] and not text_a[i].isspace() and not text_a[i].isalnum()


def _speaks_itself(match: Match, words: Words, text_a: str, text_b: str) -> bool:
    """Whether enough of the equal words stand outside quotation marks in one of the texts."""
    in_a = _quoted(text_a, _span(match.a_span, words))
    in_b = _quoted(text_b, _span(match.b_span, words)) if in_a else []
    if not in_a or not in_b:
        return True
    outside = 0
    for block in match.blocks:
        for i in range(block.n):
            x, y = int(words.starts[block.a + i]), int(words.starts[block.b + i])
            outside += not (any(s <= x < e for s, e in in_a) and any(s <= y < e for s, e in in_b))
            if outside >= LEAST_UNQUOTED:
                return True
    return False


def _quoted(text: str, span: Span) -> list[Span]:
    """Spans in quotation marks in the paragraphs that a passage touches. Marks left open run to
    the paragraph's end."""
    first = text.rfind("\n", max(0, span[0] - _PARAGRAPH), span[0]) + 1 or max(0, span[0] - _PARAGRAPH)
    last = text.find("\n", span[1], span[1] + _PARAGRAPH)
    last = last if last >= 0 else min(len(text), span[1] + _PARAGRAPH)
    found: list[Span] = []
    start = first
    for line in text[first:last].split("\n"):
        found += [(start + m.start(), start + m.end()) for m in _QUOTES.finditer(line)]
        start += len(line) + 1
    return found
