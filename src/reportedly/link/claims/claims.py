"""Statements that say the same in different words, over reports: the claims.

Candidates are neighbours in meaning and statements of one copied passage; each pair is verified slot
by slot; groups grow from the strongest pair, by the average of all pairs between two groups, and never
over an objection. Most statements stand alone, and are claims too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportedly.link.claims.compare import CUT
from reportedly.link.claims.doubts import doubts
from reportedly.link.claims.grouped import ClaimEdge, Group, Grouped, claim_of
from reportedly.link.claims.grouping import group
from reportedly.link.claims.meant import meant, vectors
from reportedly.link.claims.objections import asked_within, no_more
from reportedly.link.claims.opposed import opposed_pairs
from reportedly.link.claims.pairs import Pairs
from reportedly.link.claims.scraps import is_scrap
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import digest
from reportedly.link.reuse.copies import copied_pairs
from reportedly.record import Reuse

# Two groups may be joined by a statement that tells both of what one and of what the other tells. Where more
# than this share of their pairs have nothing in common, that statement is all that joins them.
STRANGERS = 0.34
# Average link looks at no more pairs than this many members on each side give.
SAMPLE = 12


def group_claims(
    told: Sequence[Told],
    reuse: Sequence[Reuse],
    judged: Mapping[tuple[str, str], bool] | None = None,
    known: Mapping[str, str] | None = None,
) -> Grouped:
    """Which statements say the same. ``judged`` holds pairs that somebody has decided about, ``known`` the
    meanings of statements that were read before (``meant``)."""
    judged = judged or {}
    apart = {i for pair, same in judged.items() if not same for i in pair}
    within = {i: by for i, by in _within(told).items() if not {i, by} & apart}
    twins: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for t in told:
        own = t.statement_id if t.statement_id in apart or is_scrap(t) else None
        if t.statement_id not in within:
            twins[t.story, t.plain, t.stance, t.times, own].append(t)
    alike = {found[0].statement_id: found for found in twins.values()}
    holder = {t.statement_id: found for found in alike.values() for t in found}
    for t in told:
        if t.statement_id in within:
            holder[within[t.statement_id]].append(t)
    first = {t.statement_id: key for key, found in alike.items() for t in found}
    copied = {
        (first[a], first[b]): why for (a, b), why in copied_pairs(told, reuse).items() if first[a] != first[b]
    }
    decided = {
        (first[a], first[b]): same
        for (a, b), same in judged.items()
        if a in first and b in first and first[a] != first[b]
    }
    ways = {found[0].statement_id: tuple(dict.fromkeys(t.way for t in found)) for found in alike.values()}
    ones = [found[0] for found in alike.values()]
    read = meant(ones, known or {})
    pairs = Pairs(ones, copied, decided, ways, vectors(ones, read))
    groups = _groups(pairs)
    return Grouped(
        tuple(sorted((_with_twins(g, alike) for g in groups), key=lambda g: g.claim_id)),
        opposed_pairs(pairs),
        doubts(pairs, claim_of(groups)),
        read,
    )


def _within(told: Sequence[Told]) -> dict[str, str]:
    """Statements that are what is asked or offered in another of their report, with that other: they are its
    claim, and say too little by themselves to be compared ("his resignation"). And those that only add words
    of saying to another of their chain ("as saying that the well ran dry")."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report_id].append(t)
    found: dict[str, str] = {}
    for members in by_report.values():
        for part in members:
            wholes = [w for w in members if w is not part and (asked_within(w, part) or no_more(w, part))]
            if wholes:
                whole = min(wholes, key=lambda w: (w.local.start, -w.local.end, w.statement_id))
                found[part.statement_id] = whole.statement_id
    # Of two that hold each other neither is a part.
    return {part: whole for part, whole in found.items() if whole not in found}


def _with_twins(found: Group, alike: Mapping[str, Sequence[Told]]) -> Group:
    """A group with the statements that are word for word one of its own."""
    ids = sorted(t.statement_id for i in found.statement_ids for t in alike[i])
    edges = [
        ClaimEdge(i, t.statement_id, 1.0, False, why)
        for i in found.statement_ids
        for t in alike[i][1:]
        for why in ["the same words" if t.plain == alike[i][0].plain else "what is asked for in it"]
    ]
    return Group(
        "c" + digest(ids[0]),
        tuple(ids),
        tuple(sorted((*found.edges, *edges), key=lambda e: (e.one, e.other))),
    )


def _groups(pairs: Pairs) -> tuple[Group, ...]:
    held = ((pairs.verdict(i, j).score, i, j) for i, j in (*pairs.compared, *pairs.likely))
    edges = [edge for edge in held if edge[0] >= CUT]
    found = group(
        len(pairs.told),
        [(s + _first(pairs, i, j), i, j) for s, i, j in edges],
        lambda one, other: _may_join(pairs, one, other),
    )
    linked: dict[int, list[tuple[int, int]]] = defaultdict(list)
    where = {i: g for g, members in enumerate(found) for i in members}
    for _, i, j in edges:
        if where[i] == where[j]:
            linked[where[i]].append((i, j))
    rows = [_row(pairs, members, linked[g]) for g, members in enumerate(found)]
    return tuple(sorted(rows, key=lambda r: r.statement_ids))


def _first(pairs: Pairs, i: int, j: int) -> float:
    """What people joined comes first, before anything weaker can stand in its way; then what one report tells
    again of another, which is mostly told in fewer words in common than others have by chance."""
    if pairs.judged.get(i, {}).get(j):
        return 2.0
    return 1.0 if pairs.is_retold(i, j) else 0.0


def _may_join(pairs: Pairs, one: list[int], other: list[int]) -> bool:
    """No pair objects, few have nothing to do with each other, and on average the pairs are as alike as
    one pair has to be; what people decided comes before all of it."""
    others = set(other)
    decided = {same for i in one for j, same in pairs.judged.get(i, {}).items() if j in others}
    if decided:
        return False not in decided
    found = [pairs.verdict(i, j) for i in _sample(one) for j in _sample(other)]
    if any(v.against for v in found):
        return False
    # Two that tell one thing again need not be like each other.
    if any(pairs.verdict(i, j).score >= CUT for i in one for j in pairs.retold.get(i, set()) & others):
        return True
    if sum(v.score == 0 for v in found) > STRANGERS * len(found):
        return False
    return sum(v.score for v in found) / len(found) >= CUT


def _row(pairs: Pairs, members: list[int], linked: list[tuple[int, int]]) -> Group:
    told = pairs.told
    ids = sorted(told[i].statement_id for i in members)
    edges = [
        ClaimEdge(told[i].statement_id, told[j].statement_id, v.score, (i, j) in pairs.copied, v.reason)
        for i, j in linked
        for v in [pairs.verdict(i, j)]
    ]
    return Group("c" + digest(ids[0]), tuple(ids), tuple(sorted(edges, key=lambda e: (e.one, e.other))))


def _sample(members: list[int]) -> list[int]:
    if len(members) <= SAMPLE:
        return members
    return [members[round(k * (len(members) - 1) / (SAMPLE - 1))] for k in range(SAMPLE)]
