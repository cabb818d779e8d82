"""Pairs of statements alike in all but one thing: what one denies of the other, or where it took place."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.link.claims.answers import answers, withholds
from reportedly.link.claims.compare import CUT, compare, compare_words, other_act
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.negation import negative, opposed
from reportedly.link.claims.pairs import Pairs
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import stem

# A "not" may belong to anything in a sentence, so two that differ by one have to be nearly the same; a denial
# says what it denies. Set on tests/assess/test_conflicts.py.
NEGATED, DENIED = 0.68, 0.58
# … unless all that the shorter of them says is in the other.
WHOLLY = 0.95
# Two that differ in the place have to be alike in nearly all else: like acts take place in many towns. Set on
# tests/assess/test_places.py.
ELSEWHERE = 0.66


def opposed_pairs(pairs: Pairs) -> tuple[Opposition, ...]:
    """Pairs of one story that only a denial, a negation or the place keeps apart: of different reports, or
    where a report lets somebody answer what it has just told."""
    found = [*_denied(pairs), *_elsewhere(pairs), *_hardened(pairs), *answers(pairs.told)]
    return tuple(sorted(found, key=lambda o: (o.one, o.other, o.slot)))


def _denied(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not opposed(one, other) or (i, j) in pairs.copied:
            continue
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True)
        least = DENIED if "denied" in {one.stance, other.stance} else NEGATED
        if verdict.score >= least or (verdict.score and _says_no_more(one, other)):
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason)


def _says_no_more(one: Told, other: Told) -> bool:
    """Whether who speaks against tells of nothing but what the other tells: "No release was ordered"."""
    against, said = (one, other) if negative(one) else (other, one)
    if not said.head or not against.head or stem(said.head) != stem(against.head) or withholds(against):
        return False
    words = compare_words(said, against)
    return len(words.shared) >= 2 and words.answered[1] >= WHOLLY


def _hardened(pairs: Pairs) -> Iterator[Opposition]:
    """What one report tells as done and another, met by the same way, as planned or possible. What is asked
    for is told in too few of the words of what is done."""
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not pairs.is_retold(i, j) or {one.stance, other.stance} != {"real", "unreal"}:
            continue
        if "requested" in {one.local.status, other.local.status}:
            continue
        if negative(one) != negative(other) or pairs.verdict(i, j).score >= CUT or other_act(one, other):
            continue
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True, retold=True)
        if verdict.score >= CUT:
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason, "status")


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
