"""The chains of a report, each as the rules made it or as the network finds it better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.attribution.tagger import Tagged
from reportedly.annotate.chaining.limits import allowed
from reportedly.annotate.chaining.network import Network, Scores, network
from reportedly.annotate.chaining.possible import Possible
from reportedly.annotate.chaining.signs import Signs, signs_of
from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotation import LocalStatement

LONGEST = 5  # links of a chain
# What follows on such a mark tells more of somebody than a short description needs.
ASIDE = re.compile(r"[,;:(—–]")
_NEVER = -1e4

Chain = tuple[int, ...]


def revised(
    doc: Doc,
    tagged: Tagged,
    book: SourceBook,
    wire: Sequence[int],
    statements: tuple[LocalStatement, ...],
    judge: Network | None = None,
) -> tuple[LocalStatement, ...]:
    """The statements with better chains where the network is sure of one. Whom it newly puts into a chain is
    read into ``book``, with the words that mention them."""
    if not statements:
        return statements
    judge = judge or network()
    signs = signs_of(doc, tagged, book, wire, statements)
    found = []
    for statement, who, old, new in zip(
        statements, signs.who.tolist(), signs.chains, better_chains(judge, signs), strict=True
    ):
        if new == old:
            found.append(statement)
            continue
        links = [k for column in new for k in _met(book, signs.possible[who[column]])]
        found.append(replace(statement, chain=tuple(dict.fromkeys(links))))
    return tuple(found)


def better_chains(judge: Network, signs: Signs) -> list[Chain]:
    """For each statement, by columns of ``who``, the chain of the best score, if the limits allow it;
    the rules' where none is better."""
    scores = judge.scores(signs)
    barred = signs.belonging.copy()
    barred[range(len(barred)), [chain[-1] for chain in signs.chains]] = False
    scores = replace(scores, roots=np.where(barred, _NEVER, scores.roots))
    found = []
    for row, (old, new) in enumerate(
        zip(signs.chains, best_chains(scores, signs.who, signs.chains, judge.margin), strict=True)
    ):
        if new != old:
            lead = _score(scores, row, new) - _score(scores, row, old)
            near, around = signs.near[row], signs.around[row]
            if not allowed(old, new, near, around, signs.described[row], lead):
                new = old
        found.append(new)
    return found


def _met(book: SourceBook, one: Possible) -> Sequence[int]:
    """The number of a source in ``book``, which meets it now if it was only mentioned. Who turns out to have
    been met before is described as before."""
    if one.draft is not None:
        return (one.draft,)
    start, end = one.spans[0]
    aside = ASIDE.search(text_of(book.doc), start + 1, end)
    described = [(draft, list(draft.descriptions)) for draft in book.drafts]
    links = book.read((start, aside.start() if aside else end))
    for draft, words in described:
        draft.descriptions[:] = words
    return links


def best_chains(scores: Scores, who: np.ndarray, rules: Sequence[Chain], margin: float) -> list[Chain]:
    """For each statement the chain of the best score, by columns of ``who``; the rules' where none is better
    by ``margin``."""
    number, most = who.shape
    steps = scores.steps + np.where(who < 0, _NEVER, scores.members)[:, None, :]
    steps[:, :, 0] = _NEVER  # the outlet is first and nowhere else
    steps[:, range(most), range(most)] = _NEVER
    reach: Floats = np.full((number, most), _NEVER, dtype=np.float32)
    reach[:, 0] = 0
    back = [np.zeros((number, most), dtype=np.int64)]
    totals = [reach[:, 0] + scores.roots[:, 0] + scores.lengths[1]]
    roots = [np.zeros(number, dtype=np.int64)]
    for links in range(2, LONGEST + 1):
        ways = reach[:, :, None] + steps
        back.append(ways.argmax(axis=1))
        reach = ways.max(axis=1)
        ends = reach + scores.roots + scores.lengths[links]
        roots.append(ends.argmax(axis=1))
        totals.append(ends.max(axis=1))
    order = np.argsort(-np.stack(totals, axis=1), axis=1, kind="stable").tolist()
    found = []
    for s, old in enumerate(rules):
        least = _score(scores, s, old) + margin
        found.append(old)
        for n in order[s]:
            if totals[n][s] <= least:
                break
            chain = [int(roots[n][s])]
            for step in range(n, 0, -1):
                chain.append(int(back[step][s, chain[-1]]))
            if len(set(chain)) == len(chain):  # a path may come by somebody twice, a chain may not
                found[-1] = tuple(reversed(chain))
                break
    return found


def _score(scores: Scores, s: int, chain: Chain) -> float:
    """The score of one chain."""
    total = float(scores.roots[s, chain[-1]] + scores.lengths[min(len(chain), len(scores.lengths) - 1)])
    for above, below in pairwise(chain):
        total += float(scores.members[s, below] + scores.steps[s, above, below])
    return total


__all__ = ["best_chains", "better_chains", "revised"]
