"""Two texts that share shingles, laid side by side word by word: passages that agree.

Seeds (shared shingles) on one diagonal become runs of equal words; runs that follow one another in
both texts become a chain; the gaps of a chain and a margin at its ends are aligned by rapidfuzz's
compiled longest common subsequence; the stretch that scores best is the passage. Only gaps of
bounded length are ever aligned, so two identical texts of any length cost one pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from reportedly.link.reuse.shingles import SIZE
from reportedly.link.reuse.words import CAPITAL, NUMBER, Ids, Places, Words

# Words that may lie between two runs of one passage: an inserted or dropped sentence of news.
LONGEST_GAP = 25
# Words looked at beyond the first and last run, where edits left no whole shingle; again if half agree.
MARGIN = 15
# What a word without a counterpart costs against an equal word's 1. Unrelated English keeps about a
# quarter of its words in the longest common subsequence, a copy with a third of its words changed about
# two thirds; 0.7 puts the break-even at .41, between the two.
UNMATCHED_COST = 0.7
# A passage ends where going on would first lose this much.
DROP = 14.0
# Chains that may be open at one time in a pair: more are repeats of one formula.
OPEN_CHAINS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """``n`` equal words from place ``a`` in the earlier and ``b`` in the later text; places count
    words from the start of all texts."""

    a: int
    b: int
    n: int


@dataclass(frozen=True, slots=True)
class Match:
    """A passage in texts ``a`` and ``b``: its blocks of equal words in order, and what lies between
    them. ``numbers`` and ``names`` count the places where both sides have one and they differ."""

    a: int
    b: int
    blocks: tuple[Block, ...]
    numbers: int
    names: int

    @property
    def a_span(self) -> tuple[int, int]:
        """Word places ``[first, last)`` in the earlier text."""
        return self.blocks[0].a, self.blocks[-1].a + self.blocks[-1].n

    @property
    def b_span(self) -> tuple[int, int]:
        """Word places ``[first, last)`` in the later text."""
        return self.blocks[0].b, self.blocks[-1].b + self.blocks[-1].n

    @property
    def equal(self) -> int:
        """Number of equal words."""
        return sum(block.n for block in self.blocks)

    @property
    def similarity(self) -> float:
        """Equal words as a share of the words of both sides, 0 to 1."""
        (a0, a1), (b0, b1) = self.a_span, self.b_span
        return 2 * self.equal / (a1 - a0 + b1 - b0)


def find_matches(
    pair: Places, sides: Places, places: tuple[Places, Places], words: Words
) -> Iterator[tuple[int, Match]]:
    """All passages, each with its pair, ordered by pair and place. A seed, shared by both texts of a pair:
    ``pair`` (n,), ``places`` (n,) each, where it begins in both; ``sides`` (pairs, 2): which texts of
    ``words`` a pair has."""
    columns = (column.tolist() for column in runs(pair, *places))
    for number, rows in groupby(zip(*columns, strict=True), key=lambda row: row[0]):
        one, other = sides[number].tolist()
        for match in _pair_matches(one, other, [Block(*row[1:]) for row in rows], words):
            yield number, match


def runs(pair: Places, x: Places, y: Places) -> tuple[Places, Places, Places, Places]:
    """Seeds that follow on one diagonal, joined: pairs, first places in both texts, words. Each (runs,),
    ordered by pair, place in b, place in a."""
    order = np.lexsort((x, y - x, pair))
    pair, x, y = pair[order], x[order], y[order]
    joined = np.zeros(len(pair), np.bool_)
    joined[1:] = (pair[1:] == pair[:-1]) & (y[1:] - x[1:] == y[:-1] - x[:-1]) & (x[1:] - x[:-1] <= SIZE)
    first = np.flatnonzero(~joined)
    last = np.append(first[1:], len(pair)) - 1
    length = x[last] - x[first] + SIZE if len(first) else np.empty(0, np.int64)
    pair, x, y = pair[first], x[first], y[first]
    order = np.lexsort((x, y, pair))
    return pair[order], x[order], y[order], length[order]


def _pair_matches(a: int, b: int, blocks: Sequence[Block], words: Words) -> Iterator[Match]:
    within = tuple(int(words.bounds[i]) for i in (a, a + 1, b, b + 1))
    taken: list[Match] = []
    for chain in sorted(chains(blocks), key=lambda chain: (-sum(x.n for x in chain), chain[0].b)):
        for part in best_parts(fill(chain, words, within)):
            match = _match(a, b, part, words)
            if not any(_overlap(match, other) for other in taken):
                taken.append(match)
    yield from sorted(taken, key=lambda match: (match.b_span, match.a_span))


def chains(blocks: Sequence[Block]) -> list[list[Block]]:
    """Runs of one pair, in order of ``b``, gathered into chains that go forward in both texts."""
    done: list[list[Block]] = []
    live: list[list[Block]] = []
    for block in blocks:
        best, cost = None, LONGEST_GAP + 1
        for chain in live:
            end = chain[-1]
            gap_a, gap_b = block.a - end.a - end.n, block.b - end.b - end.n
            behind = -min(gap_a, gap_b, 0)
            if behind < block.n and max(gap_a, gap_b) + behind < cost:
                best, cost = chain, max(gap_a, gap_b) + behind
        if best is None:
            live.append([block])
        else:
            end = best[-1]
            behind = -min(block.a - end.a - end.n, block.b - end.b - end.n, 0)
            best.append(Block(block.a + behind, block.b + behind, block.n - behind))
        still = [c for c in live if block.b - c[-1].b - c[-1].n <= LONGEST_GAP][-OPEN_CHAINS:]
        done += [c for c in live if not any(c is s for s in still)]
        live = still
    return done + live


def fill(chain: Sequence[Block], words: Words, within: tuple[int, ...]) -> list[Block]:
    """The chain with the equal words of its gaps put in, and those beyond its ends. ``within``: word places
    where text a begins and ends, and text b."""
    start_a, stop_a, start_b, stop_b = within
    filled = _backward(words, chain[0].a, chain[0].b, start_a, start_b)
    for block, after in pairwise(chain):
        filled += [block, *_gap(words, block.a + block.n, after.a, block.b + block.n, after.b)]
    tail = chain[-1]
    return [*filled, tail, *_forward(words, tail.a + tail.n, tail.b + tail.n, stop_a, stop_b)]


def _forward(words: Words, a: int, b: int, stop_a: int, stop_b: int) -> list[Block]:
    """Equal words from places a and b on: those in a row, then a margin; again while the margin agrees."""
    found: list[Block] = []
    while True:
        n = _equal_run(words.ids[a:stop_a], words.ids[b:stop_b])
        margin = _gap(words, a + n, min(stop_a, a + n + MARGIN), b + n, min(stop_b, b + n + MARGIN))
        found += [Block(a, b, n)] * (n > 0) + margin
        if 2 * sum(block.n for block in margin) < MARGIN:
            return found
        a, b = margin[-1].a + margin[-1].n, margin[-1].b + margin[-1].n


def _backward(words: Words, a: int, b: int, start_a: int, start_b: int) -> list[Block]:
    """The same from places a and b back to where the texts start, in order."""
    found: list[Block] = []
    while True:
        n = _equal_run(words.ids[start_a:a][::-1], words.ids[start_b:b][::-1])
        a, b = a - n, b - n
        margin = _gap(words, max(start_a, a - MARGIN), a, max(start_b, b - MARGIN), b)
        found = margin + [Block(a, b, n)] * (n > 0) + found
        if 2 * sum(block.n for block in margin) < MARGIN:
            return found
        a, b = margin[0].a, margin[0].b


def _equal_run(one: Ids, other: Ids) -> int:
    """How many words are equal from the start on."""
    limit, at, size = min(len(one), len(other)), 0, 64
    while at < limit:
        differ = np.flatnonzero(one[at : min(limit, at + size)] != other[at : min(limit, at + size)])
        if len(differ):
            return at + int(differ[0])
        at, size = at + size, size * 2
    return limit


def _gap(words: Words, a0: int, a1: int, b0: int, b1: int) -> list[Block]:
    if a0 >= a1 or b0 >= b1:
        return []
    left, right = words.ids[a0:a1].tolist(), words.ids[b0:b1].tolist()
    found = LCSseq.opcodes(left, right)
    return [
        Block(a0 + op.src_start, b0 + op.dest_start, op.src_end - op.src_start)
        for op in found
        if op.tag == "equal"
    ]


def best_parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The stretches of an alignment in which equal words outweigh the others."""
    parts: list[list[Block]] = []
    start, best_at, total, best = 0, -1, 0.0, 0.0
    for i, block in enumerate(blocks):
        if i > start:
            end = blocks[i - 1]
            lost = max(block.a - end.a - end.n, block.b - end.b - end.n)
            total -= UNMATCHED_COST * lost
            if total <= 0 or total < best - DROP:
                if best_at >= start:
                    parts.append(list(blocks[start : best_at + 1]))
                start, total, best, best_at = i, 0.0, 0.0, -1
        total += block.n
        if total > best:
            best, best_at = total, i
    if best_at >= start and blocks:
        parts.append(list(blocks[start : best_at + 1]))
    return parts


def _match(a: int, b: int, blocks: Sequence[Block], words: Words) -> Match:
    numbers = names = 0
    for block, after in pairwise(blocks):
        left = words.traits[block.a + block.n : after.a].tolist()
        right = words.traits[block.b + block.n : after.b].tolist()
        if left and right:
            numbers += min(_having(left, NUMBER), _having(right, NUMBER))
            names += min(_having(left, CAPITAL), _having(right, CAPITAL))
    return Match(a, b, tuple(blocks), numbers, names)


def _having(traits: Sequence[int], bit: int) -> int:
    return sum(1 for value in traits if value & bit)


def _overlap(one: Match, other: Match) -> bool:
    """Whether two passages of a pair share words on either side."""
    (a0, a1), (c0, c1) = one.a_span, other.a_span
    (b0, b1), (d0, d1) = one.b_span, other.b_span
    return (a0 < c1 and c0 < a1) or (b0 < d1 and d0 < b1)
