"""Statements of one claim that have the same words: one saying, whoever is named for it.

Agencies are copied by the sentence, and a quotation has one speaker. Where the copied words are too few for a
passage (``reuse``) two reports that have them word for word still did not find them each for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from reportedly.link.claims.grouped import Group
from reportedly.link.claims.quoted import LEAST_WORDS
from reportedly.link.claims.wording import fold
from reportedly.record import Reuse, Source, Statement

Words: TypeAlias = tuple[str, ...]

# So many words are hardly put alike by two who each write for themselves, and of the longer of two such
# statements this share. From seven on, facts of the made-up newsroom (bench/newsroom.py), which has few words
# for each, lose true origins.
SAME_WORDS, SHARE = 14, 0.8
# … or so many of two reports that share a whole passage.
OF_COPIERS = 7
# Of a claim with more wordings only those that are wholly the same are looked at.
MOST_WORDINGS = 60
# Each of many statements with the same words is set beside so many, the earliest.
MOST_ALIKE = 60


def repeats(
    groups: Sequence[Group],
    statements: Mapping[str, Statement],
    published: Mapping[str, str],
    reuse: Sequence[Reuse],
) -> Mapping[str, tuple[str, ...]]:
    """The statements of other reports of its claim that have its words, for each that has such; the earliest
    published first."""

    def order(key: str) -> tuple[str, str, int, str]:
        s = statements[key]
        return published.get(s.report_id, "9999"), s.report_id, s.start, key

    found: dict[str, set[str]] = defaultdict(set)
    copiers = {frozenset((r.from_report, r.to_report)) for r in reuse}
    for group in groups:
        for one, other, words in _same([statements[i] for i in sorted(group.statement_ids, key=order)]):
            reports = frozenset((one.report_id, other.report_id))
            quoted = is_quotation(one) or is_quotation(other)
            least = LEAST_WORDS if quoted else OF_COPIERS if reports in copiers else SAME_WORDS
            if len(reports) == 2 and words >= least:
                found[one.statement_id].add(other.statement_id)
                found[other.statement_id].add(one.statement_id)
    return {i: tuple(sorted(others, key=order)) for i, others in found.items()}


def is_quotation(statement: Statement) -> bool:
    """Whether its words are given as somebody's very words."""
    return statement.quote in {"direct", "mixed"} or statement.text.lstrip()[:1] in {"“", '"', "«", "„"}


def is_speaker(one: Source, other: Source) -> bool:
    """Whether of two who are named for one quotation ``one`` is who said it: of a person and a body, or of
    one who has a name and one who has none, the first; two people, or two bodies, stay two."""
    mine, yours = _rank(one), _rank(other)
    return mine > yours or (mine == yours == UNNAMED and one.source_id < other.source_id)


def _rank(source: Source) -> int:
    """Who of those that are named for the same words is likelier to have said them."""
    if source.kind == "outlet":
        return OUTLET
    if source.entity_id is None:
        return UNNAMED
    return PERSON if source.kind == "person" else BODY


OUTLET, UNNAMED, BODY, PERSON = range(4)


def _same(members: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, int]]:
    """Pairs of statements with the same words, or nearly so, and how many these are; ``members`` in order of
    time."""
    if len({s.report_id for s in members}) < 2:
        return
    by_words: dict[Words, list[Statement]] = defaultdict(list)
    for s in members:
        by_words[tuple(fold(s.text).split())].append(s)
    for words, alike in by_words.items():
        for k, first in enumerate(alike[:MOST_ALIKE]):
            yield from ((first, later, len(words)) for later in alike[k + 1 :])
    wordings = [w for w in by_words if len(w) >= LEAST_WORDS]
    if len(wordings) <= MOST_WORDINGS:
        quotations = {w for w in wordings if any(map(is_quotation, by_words[w]))}
        for one, other in combinations(wordings, 2):
            if {one, other} <= quotations and (held := _held(one, other)):
                shared = held
            else:
                shared = _nearly(one, other)
            if shared:
                few, many = sorted((by_words[one], by_words[other]), key=len)
                yield from ((a, b, shared) for a in few[:MOST_ALIKE] for b in many)


def _held(one: Words, other: Words) -> int:
    """How many words one has, where the other has them in a row."""
    short, long = sorted((one, other), key=len)
    n = len(short)
    return n if any(long[k : k + n] == short for k in range(len(long) - n + 1)) else 0


def _nearly(one: Words, other: Words) -> int:
    """How many words of two are the same in order, where that is nearly all of the longer."""
    least = max(OF_COPIERS, round(SHARE * max(len(one), len(other))))
    if min(len(one), len(other)) < least:
        return 0
    return LCSseq.similarity(one, other, score_cutoff=least)


__all__ = ["is_quotation", "is_speaker", "repeats"]
