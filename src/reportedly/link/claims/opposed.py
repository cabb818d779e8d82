"""Pairs of statements alike in all but one thing: what one denies of the other, or where it took place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportedly.link.claims.compare import compare
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.negation import negative, opposed
from reportedly.link.claims.pairs import Pairs
from reportedly.link.claims.told import Told

# A "not" may belong to anything in a sentence, so two that differ by one have to be nearly the same; a denial
# says what it denies. Set on tests/assess/test_conflicts.py.
NEGATED, DENIED = 0.68, 0.58
# "Had received no such request", "there has been no appeal from Keld": which one stands before it.
SUCH_REQUEST = re.compile(
    r"\b(?:no|any|not an?|not one) (?:such )?(?:formal |official |written )?"
    r"(?:request|appeal|plea|application)\b",
    re.I,
)
# Two that differ in the place have to be alike in nearly all else: like acts take place in many towns. Set on
# tests/assess/test_places.py.
ELSEWHERE = 0.66


def opposed_pairs(pairs: Pairs) -> tuple[Opposition, ...]:
    """Pairs of different reports of one story that only a denial, a negation or the place keeps apart."""
    found = [*_denied(pairs), *_elsewhere(pairs), *_such_request(pairs)]
    return tuple(sorted(found, key=lambda o: (o.one, o.other, o.slot)))


def _denied(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not opposed(one, other) or (i, j) in pairs.copied:
            continue
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True)
        if verdict.score >= (DENIED if "denied" in {one.stance, other.stance} else NEGATED):
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason)


def _such_request(pairs: Pairs) -> Iterator[Opposition]:
    """A request and the denial of "any such request" further down in its report, by another."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for told in pairs.told:
        by_report[told.report_id].append(told)
    for members in by_report.values():
        members.sort(key=lambda t: (t.local.start, -t.local.end, t.statement_id))
        for against in members:
            if not negative(against) or not SUCH_REQUEST.search(against.text):
                continue
            meant = [t for t in members if _may_be_meant(t, against)]
            meant = [t for t in meant if not any(_holds(m, t) for m in members if m is not t)]
            if meant:
                ids = sorted((meant[-1].statement_id, against.statement_id))
                yield Opposition(ids[0], ids[1], 1.0, f"“{against.text}” is said of the request before")


def _may_be_meant(told: Told, against: Told) -> bool:
    """Whether a statement before a denial tells of a request, on the word of another."""
    return (
        told.local.end <= against.local.start
        and told.asking is not None
        and not negative(told)
        and told.local.status == "requested"
        and told.local.chain[-1] != against.local.chain[-1]
    )


def _holds(whole: Told, part: Told) -> bool:
    """Whether a statement is a part of another."""
    return whole.local.start <= part.local.start and part.local.end <= whole.local.end


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
