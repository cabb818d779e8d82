"""What is seen of each statement and of those who might stand in its chain, as arrays for the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.attribution.tagger import Tagged
from reportedly.annotate.chaining.grammar import grammar_of
from reportedly.annotate.chaining.limits import Marks, belonging, in_sentence, is_described, telling
from reportedly.annotate.chaining.mentions import Mentions, mentions_of
from reportedly.annotate.chaining.possible import CALLED, Possible, possible_sources
from reportedly.annotate.chaining.relations import agreement, of_steps, places, stacked
from reportedly.annotate.chaining.standing import Standing
from reportedly.annotate.chaining.surroundings import Surroundings
from reportedly.annotate.chaining.word_vectors import WordVectors, tagger_links
from reportedly.annotate.parser import lemma
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.statements.chains import ANEW
from reportedly.annotation import LocalStatement
from reportedly.record import Quote, SourceKind, Status

KINDS: tuple[SourceKind, ...] = ("outlet", "person", "organisation", "anonymous", "document")
QUOTES: tuple[Quote, ...] = ("none", "direct", "indirect", "mixed")
STATUSES: tuple[Status, ...] = (
    "happened",
    "ongoing",
    "planned",
    "requested",
    "offered",
    "possible",
    "denied",
)
PRONOUNS = ("he", "she", "they", "it", "who", "we", "i")
CUE_WORDS = ({"say", "add"}, {"tell"}, {"report", "write"}, {"accord"}, {"claim", "argue", "insist", "deny"},
             {"ask", "demand", "urge", "call", "order"}, {"quote", "cite"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signs:
    """A report's statements (s) and, for each, up to ``MOST`` possible sources (k).

    ``who`` (s, k) are numbers of possible sources, the outlet (0) first, -1 where there are fewer; ``where``
    (s, k) says which of their mentions is meant. Numbers are ``of_statement`` (s, …), ``of_pair`` (s, k, …),
    ``of_step`` (s, k, k, …), ``of_possible`` (p + 1, …) and ``of_mention`` (m + 1, …), their last row for
    nobody and for no mention. The tagger's encoder made ``vectors`` (s, 3, MIDDLE) of the first words of cue
    and content and the head of the source, and ``met`` (m + 1, MIDDLE) of mentions. ``chains`` are the rules'
    chains by column of ``who``; ``belonging``, ``near``, ``around`` (s, k) and ``described`` (s), of the
    rules' roots, are told in ``limits``.
    """

    possible: list[Possible]
    who: NDArray[np.int64]
    of_statement: Floats
    where: NDArray[np.int64]
    of_pair: Floats
    of_step: Floats
    of_possible: Floats
    of_mention: Floats
    vectors: Floats
    met: Floats
    chains: list[tuple[int, ...]]
    belonging: Marks
    near: Marks
    around: Marks
    described: list[bool]

    def pairs(self, row: int) -> Floats:
        """(k, …): all that is seen of who might stand in a statement's chain."""
        return np.concatenate(
            [self.of_pair[row], self.of_possible[self.who[row]], self.of_mention[self.where[row]]], axis=-1
        )


def signs_of(
    doc: Doc, tagged: Tagged, book: SourceBook, wire: Sequence[int], statements: Sequence[LocalStatement]
) -> Signs:
    """All that the network is told of a report's statements."""
    grammar = grammar_of(doc)
    possible = possible_sources(doc, grammar, book)
    mentions = mentions_of(doc, grammar, possible)
    view = Surroundings(doc, grammar, statements, mentions)
    who, where = view.near()
    words = WordVectors(tagged)
    heads = [grammar.starts[h] for h in mentions.heads]
    standing = Standing(statements, len(possible))
    k = np.where(who < 0, len(possible), who)
    seen = [
        *standing.seen(view, k),
        *places(view, where, grammar.heads, mentions),
        *agreement(view, book, k, possible),
        *tagger_links(words, view, where, mentions),
    ]
    of_pair = stacked(seen)
    of_pair[who < 0] = 0
    chains = [
        tuple(columns.index(c) for c in s.chain) for s, columns in zip(statements, who.tolist(), strict=True)
    ]
    at = words.at(heads)
    return Signs(
        possible=possible,
        who=who,
        of_statement=_of_statements(view, book, wire),
        where=where,
        of_pair=of_pair,
        of_step=of_steps(view, standing, k, where, chains),
        of_possible=_of_possible(possible, book, wire, standing, mentions),
        of_mention=_and_none(mentions.signs),
        vectors=words.of_statements(view),
        met=_and_none(words.vectors[at]),
        chains=chains,
        belonging=belonging(view, where),
        near=in_sentence(view, where),
        around=telling(view, who),
        described=[is_described(book, s.chain[-1]) for s in statements],
    )


def _and_none(rows: Floats) -> Floats:
    """The rows, and one of zeros."""
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), np.float32)])


def _of_statements(view: Surroundings, book: SourceBook, wire: Sequence[int]) -> Floats:
    """What is seen of each statement whoever stands in its chain."""
    found = []
    sizes = max(1, len(view.text))
    around = view.beside()
    outer = set(view.parent)
    for j, s in enumerate(view.statements):
        before, after = int(around[0][j]), int(around[3][j])
        previous = view.statements[before] if before >= 0 else None
        cue = view.doc[view.cue[j]] if s.cue else None
        base = lemma(cue) if cue is not None else ""
        words = view.words[j]
        found.append(
            [
                *(book.drafts[s.chain[-1]].kind == kind for kind in KINDS),
                *(len(s.chain) == n for n in (1, 2, 3)),
                len(s.chain) > 3,
                *(words == p for p in PRONOUNS),
                s.source is None,
                " " in words,
                words.startswith(("the ", "his ", "her ", "its ", "their ", "that ", "this ")),
                words.startswith(("a ", "an ", "one ", "two ", "three ", "some ", "several ")),
                " who " in words,
                *(s.quote == q for q in QUOTES),
                *(s.status == status for status in STATUSES),
                s.cue is None,
                *(base in group for group in CUE_WORDS),
                cue is not None and cue.pos_ == "NOUN",
                cue is not None and cue.tag_ == "VBN",
                view.parent[j] >= 0,
                view.parent[j] >= 0 and view.parent[view.parent[j]] >= 0,
                j in outer,
                before < 0,
                after < 0,
                log1p(s.end - s.start) / 6,
                view.place[j] >= s.start,
                len(s.pieces) > 1,
                previous is not None and previous.chain == s.chain,
                previous is not None and previous.chain[-1] == s.chain[-1],
                previous is not None and len(previous.chain) == 1,
                before >= 0 and view.line[j] > view.line[before],
                ANEW.search(view.text, view.sentences[view.sentence[j]], max(view.place[j], s.end))
                is not None,
                view.place[j] / sizes,
                bool(wire),
                "\n" in view.text[max(0, view.place[j] - 2) : view.place[j]],
            ]
        )
    return np.array(found, dtype=np.float32)


def _of_possible(
    possible: Sequence[Possible],
    book: SourceBook,
    wire: Sequence[int],
    standing: Standing,
    mentions: Mentions,
) -> Floats:
    """What is seen of each possible source whatever the statement; the last row is nobody's."""
    met = np.bincount(np.array(mentions.who, dtype=np.int64), minlength=len(possible)).tolist()
    roots, middles = standing.root.sum(axis=0).tolist(), standing.middle.sum(axis=0).tolist()
    found = []
    for k, one in enumerate(possible):
        draft = book.drafts[one.draft] if one.draft is not None else None
        found.append(
            [
                *(one.kind == kind for kind in KINDS),
                draft is None,
                draft is None and one.name is not None,
                *(one.called == called for called in CALLED),
                k == 0,
                k in wire,
                roots[k] > 0,
                log1p(roots[k]),
                middles[k] > 0,
                log1p(middles[k]),
                log1p(met[k]),
                draft is not None and draft.plural,
                draft is not None and draft.label is None,
                draft is not None and draft.label is None and not draft.descriptions,
            ]
        )
    found.append([0] * len(found[0]))
    return np.array(found, dtype=np.float32)
