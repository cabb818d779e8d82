"""Pairs of statements alike in all but one thing: what one denies of the other, or where it took place."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.link.claims.compare import compare
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.negation import opposed
from reportedly.link.claims.pairs import Pairs

# A "not" may belong to anything in a sentence, so two that differ by one have to be nearly the same; a denial
# says what it denies. Set on tests/assess/test_conflicts.py.
NEGATED, DENIED = 0.68, 0.58
# Two that differ in the place have to be alike in nearly all else: like acts take place in many towns. Set on
# tests/assess/test_places.py.
ELSEWHERE = 0.66


def opposed_pairs(pairs: Pairs) -> tuple[Opposition, ...]:
    """Pairs of different reports of one story that only a denial, a negation or the place keeps apart."""
    return tuple(sorted([*_denied(pairs), *_elsewhere(pairs)], key=lambda o: (o.one, o.other, o.slot)))


def _denied(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not opposed(one, other) or (i, j) in pairs.copied:
            continue
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True)
        if verdict.score >= (DENIED if "denied" in {one.stance, other.stance} else NEGATED):
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason)


def _elsewhere(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if one.stance != "real" or one.places & other.places:
            continue
        if one.places and other.places and one.head and other.head:
            verdict = compare(one, other, *pairs.likeness(i, j), anywhere=True)
            if verdict.score >= ELSEWHERE:
                ids = sorted((one.statement_id, other.statement_id))
                yield Opposition(ids[0], ids[1], verdict.score, verdict.reason, "place")
