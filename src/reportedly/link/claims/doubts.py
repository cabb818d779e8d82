"""Pairs of statements that could have gone the other way: what a person is asked about."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.link.claims.compare import CUT
from reportedly.link.claims.grouped import ClaimDoubt
from reportedly.link.claims.pairs import Pairs

# Pairs whose score lies this near the cut are asked about, on either side; so many at most, the nearest. A
# choice of how much to ask, not a measure of how often the cut is wrong.
IN_DOUBT, MOST_DOUBTS = 0.05, 1_000


def doubts(pairs: Pairs, claim: Mapping[str, str]) -> tuple[ClaimDoubt, ...]:
    """Pairs of different reports within ``IN_DOUBT`` of the cut, one for each two claims they are in."""
    found: dict[tuple[str, str], tuple[float, ClaimDoubt]] = {}
    for i, j in pairs.compared:
        one, other = pairs.told[i], pairs.told[j]
        if one.report_id == other.report_id or (i, j) in pairs.copied or j in pairs.judged.get(i, {}):
            continue
        verdict = pairs.verdict(i, j)
        near = round(abs(verdict.score - CUT), 4)
        if verdict.against or near > IN_DOUBT:
            continue
        ids = sorted((one.statement_id, other.statement_id))
        claims = sorted((claim[ids[0]], claim[ids[1]]))
        joined = claims[0] == claims[1]
        doubt = ClaimDoubt(ids[0], ids[1], verdict.score, joined, verdict.reason)
        key = (ids[0], ids[1]) if joined else (claims[0], claims[1])
        found[key] = min(found.get(key, (near, doubt)), (near, doubt), key=_closeness)
    return tuple(doubt for _, doubt in sorted(found.values(), key=_closeness)[:MOST_DOUBTS])


def _closeness(row: tuple[float, ClaimDoubt]) -> tuple[float, str, str]:
    return row[0], row[1].one, row[1].other
