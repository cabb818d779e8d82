"""A report's statements in order of place: what stands beside and around each, and who is mentioned near."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reportedly.annotate.chaining.grammar import Grammar, root_of
from reportedly.annotate.chaining.mentions import Mentions
from reportedly.annotate.parser import text_of
from reportedly.annotation import LocalStatement

MOST = 12  # who might stand in one chain, the outlet among them
SENTENCES_BACK, SENTENCES_ON = 2, 1

Numbers = NDArray[np.int64]


class Surroundings:
    """A report's statements in order of place, and what lies around each."""

    def __init__(
        self,
        doc: Doc,
        grammar: Grammar,
        statements: Sequence[LocalStatement],
        mentions: Mentions,
    ) -> None:
        self.doc, self.grammar, self.statements, self.mentions = doc, grammar, statements, mentions
        self.text = text_of(doc)
        self.sentences = [s.start_char for s in doc.sents] or [0]
        self.words = [source_words(self.text, s) for s in statements]
        self.lines = [match.start() for match in re.finditer("\n", self.text)]
        self.place = [place_of(s) for s in statements]
        self.order = sorted(range(len(statements)), key=lambda j: (self.place[j], j))
        self.rank = {j: i for i, j in enumerate(self.order)}
        self.sentence = [self.sentence_at(p) for p in self.place]
        self.line = [bisect_right(self.lines, p) for p in self.place]
        self.parent = self._parents()
        self.mentioned_in = [self.sentence_at(start) for start in mentions.starts]
        self.cue = [grammar.at(s.cue[0]) if s.cue else -1 for s in statements]
        self.source_head = [
            root_of(grammar.heads, *grammar.between(*s.source)) if s.source else -1 for s in statements
        ]

    def sentence_at(self, place: int) -> int:
        return max(0, bisect_right(self.sentences, place) - 1)

    def _parents(self) -> list[int]:
        """For each statement the smallest other one that its cue (or source) and content stand in, or -1."""
        found = []
        marks = [(s.cue or s.source or (s.start, s.start + 1))[0] for s in self.statements]
        starts = [s.start for s in self.statements]
        for j, mine in enumerate(self.statements):
            best, size = -1, 1 << 60
            for o in range(bisect_right(starts, mine.start) - 1, -1, -1):
                other = self.statements[o]
                whole = other.end - other.start
                holds = mine.end <= other.end and other.start <= marks[j] < other.end
                if o != j and holds and mine.end - mine.start < whole < size:
                    best, size = o, whole
                if j - o > MOST:
                    break
            found.append(best)
        return found

    def beside(self) -> list[Numbers]:
        """The statements one, two, three before, one and two after, and around each; -1 for none."""
        number = len(self.statements)
        line = np.array([-1, -1, -1, *self.order, -1, -1])
        at = np.array([self.rank[j] for j in range(number)]) + 3
        return [line[at - 1], line[at - 2], line[at - 3], line[at + 1], line[at + 2], np.array(self.parent)]

    def near(self) -> tuple[Numbers, Numbers]:
        """For each statement who might stand in its chain, and which of their mentions is meant (the number
        of mentions where there is none)."""
        number, none = len(self.statements), len(self.mentions.starts)
        who = np.full((number, MOST), -1)
        where = np.full((number, MOST), none)
        starts, ends, owners = self.mentions.starts, self.mentions.ends, self.mentions.who
        in_sentence = self.mentioned_in
        far = len(self.text) + 1
        own: dict[int, list[int]] = {}
        for m, owner in enumerate(owners):
            own.setdefault(owner, []).append(m)
        for j, s in enumerate(self.statements):
            here, at = self.sentence[j], self.place[j]
            content = self.sentence_at(s.start)
            final = self.sentence_at(max(s.start, s.end - 1))
            low = self.sentences[max(0, min(here, content) - SENTENCES_BACK)]
            past = max(here, final) + SENTENCES_ON + 1
            high = self.sentences[past] if past < len(self.sentences) else len(self.text) + 1
            first, last = s.source or (-1, -1)
            ranked = []
            for m in range(bisect_left(starts, low), bisect_left(starts, high)):
                a = starts[m]
                if a < last and first < ends[m]:
                    group = 0
                elif in_sentence[m] == here:
                    group = 1 if a <= at else 2
                else:
                    group = 3
                ranked.append((group * far + abs(a - at), m))
            ranked.sort()
            nearest: dict[int, int] = {}
            for _, m in ranked:
                nearest.setdefault(owners[m], m)
            chosen = dict.fromkeys(s.chain)
            if self.parent[j] >= 0:
                chosen.update(dict.fromkeys(self.statements[self.parent[j]].chain))
            beside = [self.rank[j] + n for n in (-1, -2, 1)]
            for n in beside:
                if 0 <= n < number:
                    chosen.update(dict.fromkeys(self.statements[self.order[n]].chain))
            chosen.update(dict.fromkeys(nearest))
            listed = [0, *(c for c in chosen if c)][: max(MOST, 0)]
            for column, c in enumerate(listed):
                who[j, column] = c
                m = nearest.get(c, -1)
                if m < 0 and c in own:
                    before = bisect_left(own[c], bisect_left(starts, at)) - 1
                    m = own[c][max(0, before)]
                if m >= 0:
                    where[j, column] = m
        return who, where


def source_words(text: str, statement: LocalStatement) -> str:
    """The words that name a statement's source, lower case; empty where there are none."""
    return text[slice(*statement.source)].lower() if statement.source else ""


def place_of(statement: LocalStatement) -> int:
    """Where a statement's source or cue is met, else where it begins."""
    spans = [span for span in (statement.source, statement.cue) if span is not None]
    return min((start for start, _ in spans), default=statement.start)
