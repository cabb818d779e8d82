"""Statements that say the same in different words, over reports: the claims.

Candidates are neighbours in meaning and statements of one copied passage; each pair is verified slot
by slot; groups grow from the strongest pair, by the average of all pairs between two groups, and never
over an objection. Most statements stand alone, and are claims too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.link.claims.compare import CUT, LEAST_ACT, Verdict, compare
from reportedly.link.claims.grouping import group
from reportedly.link.claims.objections import SAME_SENTENCE, asked_within, other_matter
from reportedly.link.claims.opposition import opposed
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import digest
from reportedly.link.embedding import Vectors, embed
from reportedly.link.reuse.copies import copied_pairs
from reportedly.record import Reuse

# Neighbours looked at: fewer than this in meaning are hardly ever one claim (invented pairs of
# tests/link/test_claims.py: the lowest pair that says the same lies at .37); across stories, where
# nothing else holds them together, near identity is asked for.
LOOK, LOOK_ACROSS = 0.32, 0.85
NEIGHBOURS = 24
# A "not" may belong to anything in a sentence, so two that differ by one have to be nearly the same; a denial
# says what it denies. Set on tests/assess/test_conflicts.py.
NEGATED, DENIED = 0.68, 0.58
# Two that differ in the place have to be alike in nearly all else: like acts take place in many towns. Set on
# tests/assess/test_places.py.
ELSEWHERE = 0.66
CHUNK = 2048
# Two groups may be joined by a statement that tells both of what one and of what the other tells. Where more
# than this share of their pairs have nothing in common, that statement is all that joins them.
STRANGERS = 0.34
# Pairs whose score lies this near the cut are asked about, on either side; so many at most, the nearest. A
# choice of how much to ask, not a measure of how often the cut is wrong.
IN_DOUBT, MOST_DOUBTS = 0.05, 1_000
# Average link looks at no more pairs than this many members on each side give.
SAMPLE = 12


@dataclass(frozen=True, slots=True)
class ClaimEdge:
    """Why two statements are one claim."""

    one: str
    other: str
    score: float
    copied: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """A claim before its origins are counted: its statements and the edges between them."""

    claim_id: str
    statement_ids: tuple[str, ...]
    edges: tuple[ClaimEdge, ...]


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two statements alike in all but that one denies or negates the other, or tells of another place."""

    one: str
    other: str
    score: float
    reason: str
    slot: Literal["denial", "place"] = "denial"


@dataclass(frozen=True, slots=True)
class ClaimDoubt:
    """Two statements that are hardly one claim, or hardly two; ``joined`` says what was done."""

    one: str
    other: str
    score: float
    joined: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """All statements in groups, sorted by id, alone where nothing says the same; those opposed; and the
    pairs that could have gone the other way, the closest first."""

    groups: tuple[Group, ...]
    opposed: tuple[Opposition, ...]
    doubts: tuple[ClaimDoubt, ...]


def group_claims(
    told: Sequence[Told], reuse: Sequence[Reuse], judged: Mapping[tuple[str, str], bool] | None = None
) -> Grouped:
    """Which statements say the same. ``judged`` holds pairs that somebody has decided about."""
    judged = judged or {}
    apart = {i for pair, same in judged.items() if not same for i in pair}
    within = {i: by for i, by in _within(told).items() if not {i, by} & apart}
    twins: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for t in told:
        own = t.statement_id if t.statement_id in apart else None
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
    comparing = _Comparing([found[0] for found in alike.values()], copied, decided)
    groups = comparing.groups()
    return Grouped(
        tuple(sorted((_with_twins(g, alike) for g in groups), key=lambda g: g.claim_id)),
        comparing.opposed(),
        comparing.doubts(claim_of(groups)),
    )


def _within(told: Sequence[Told]) -> dict[str, str]:
    """Statements that are what is asked or offered in another of their report, with that other: they are its
    claim, and say too little by themselves to be compared ("his resignation")."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        if t.local.status in {"requested", "offered"}:
            by_report[t.report_id].append(t)
    found: dict[str, str] = {}
    for members in by_report.values():
        for part in members:
            wholes = [w for w in members if w is not part and asked_within(w, part)]
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


class _Comparing:
    """The statements of one run with their vectors and the verdicts on pairs, each made once."""

    def __init__(
        self,
        told: Sequence[Told],
        copied: Mapping[tuple[str, str], str],
        judged: Mapping[tuple[str, str], bool],
    ) -> None:
        self.told = told
        self.vectors: Vectors = embed([t.plain for t in told])
        self.acts: Vectors = embed([t.bare for t in told])
        self.verdicts: dict[tuple[int, int], Verdict] = {}
        index = {t.statement_id: i for i, t in enumerate(told)}
        self.copied = {
            (min(index[a], index[b]), max(index[a], index[b])): why for (a, b), why in copied.items()
        }
        self.judged: dict[int, dict[int, bool]] = defaultdict(dict)
        for (a, b), same in judged.items():
            self.judged[index[a]][index[b]] = self.judged[index[b]][index[a]] = same
        decided = {(i, j) for i, others in self.judged.items() for j in others if i < j}
        near = sorted(set(self.neighbours()) | self.copied.keys() | decided)
        self.alike = self.likenesses(near)
        self.pairs = [p for p in near if p in self.copied or p in decided or self.hopeful(*p)]

    def hopeful(self, i: int, j: int) -> bool:
        """Whether two vectors leave any chance, before words are compared one by one."""
        cosine, act = self.likeness(i, j)
        if self.told[i].asking and self.told[j].asking:
            return True
        return act >= LEAST_ACT or cosine >= SAME_SENTENCE

    def verdict(self, i: int, j: int) -> Verdict:
        key = (min(i, j), max(i, j))
        if key not in self.verdicts:
            one, other = self.told[key[0]], self.told[key[1]]
            same = self.judged[key[0]].get(key[1]) if key[0] in self.judged else None
            if same is not None:
                against = None if same else "somebody judged them to be two claims"
                reason = against or "somebody judged them to be one claim"
                self.verdicts[key] = Verdict(float(same), against, reason)
            elif key in self.copied:
                # A passage with another town put in is a copy of words, and of another matter.
                against = other_matter(one, other, self.likeness(*key)[0])
                self.verdicts[key] = Verdict(0.0 if against else 1.0, against, against or self.copied[key])
            else:
                self.verdicts[key] = compare(one, other, *self.likeness(*key))
        return self.verdicts[key]

    def likeness(self, i: int, j: int) -> tuple[float, float]:
        """Cosine of the two meanings, with names and without."""
        if (i, j) not in self.alike:
            self.alike |= self.likenesses([(i, j)])
        return self.alike[i, j]

    def likenesses(self, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], tuple[float, float]]:
        """The likeness of many pairs at once."""
        found: dict[tuple[int, int], tuple[float, float]] = {}
        for start in range(0, len(pairs), CHUNK):
            part = pairs[start : start + CHUNK]
            one, other = np.asarray(part).T
            rows = (np.einsum("ij,ij->i", v[one], v[other]).round(4) for v in (self.vectors, self.acts))
            found.update(zip(part, zip(*(r.tolist() for r in rows), strict=True), strict=True))
        return found

    def groups(self) -> tuple[Group, ...]:
        pairs = self.pairs
        edges = [(v.score, i, j) for i, j in pairs if (v := self.verdict(i, j)).score >= CUT]
        # What people joined comes first, before anything weaker can stand in its way.
        found = group(
            len(self.told),
            [(s + 1.0 if self.judged.get(i, {}).get(j) else s, i, j) for s, i, j in edges],
            self.may_join,
        )
        linked: dict[int, list[tuple[int, int]]] = defaultdict(list)
        where = {i: g for g, members in enumerate(found) for i in members}
        for _, i, j in edges:
            if where[i] == where[j]:
                linked[where[i]].append((i, j))
        rows = [self.row(members, linked[g]) for g, members in enumerate(found)]
        return tuple(sorted(rows, key=lambda r: r.statement_ids))

    def doubts(self, claim: Mapping[str, str]) -> tuple[ClaimDoubt, ...]:
        """Pairs of different reports within ``IN_DOUBT`` of the cut, one for each two claims they are in."""
        found: dict[tuple[str, str], tuple[float, ClaimDoubt]] = {}
        for i, j in self.pairs:
            one, other = self.told[i], self.told[j]
            if one.report_id == other.report_id or (i, j) in self.copied or j in self.judged.get(i, {}):
                continue
            verdict = self.verdict(i, j)
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

    def opposed(self) -> tuple[Opposition, ...]:
        """Pairs of different reports that only denial or negation keeps apart."""
        found = []
        for i, j in self.pairs:
            one, other = self.told[i], self.told[j]
            if one.report_id == other.report_id or one.story != other.story:
                continue
            if not opposed(one, other) or (i, j) in self.copied:
                continue
            verdict = compare(one, other, *self.likeness(i, j), opposed=True)
            if verdict.score >= (DENIED if "denied" in {one.stance, other.stance} else NEGATED):
                ids = sorted((one.statement_id, other.statement_id))
                found.append(Opposition(ids[0], ids[1], verdict.score, verdict.reason))
        return tuple(sorted([*found, *self.elsewhere()], key=lambda o: (o.one, o.other, o.slot)))

    def elsewhere(self) -> Iterator[Opposition]:
        """Pairs of different reports of one story that tell the same act of different places."""
        for i, j in self.pairs:
            one, other = self.told[i], self.told[j]
            if one.report_id == other.report_id or one.story != other.story or one.stance != "real":
                continue
            if one.places and other.places and not one.places & other.places and one.head and other.head:
                verdict = compare(one, other, *self.likeness(i, j), anywhere=True)
                if verdict.score >= ELSEWHERE:
                    ids = sorted((one.statement_id, other.statement_id))
                    yield Opposition(ids[0], ids[1], verdict.score, verdict.reason, "place")

    def may_join(self, one: list[int], other: list[int]) -> bool:
        """No pair objects, few have nothing to do with each other, and on average the pairs are as alike as
        one pair has to be; what people decided comes before all of it."""
        others = set(other)
        decided = {same for i in one for j, same in self.judged.get(i, {}).items() if j in others}
        if decided:
            return False not in decided
        pairs = [(i, j) for i in _sample(one) for j in _sample(other)]
        found = [self.verdict(i, j) for i, j in pairs]
        if any(v.against for v in found) or sum(v.score == 0 for v in found) > STRANGERS * len(found):
            return False
        return sum(v.score for v in found) / len(found) >= CUT

    def row(self, members: list[int], pairs: list[tuple[int, int]]) -> Group:
        ids = sorted(self.told[i].statement_id for i in members)
        edges = [
            ClaimEdge(
                self.told[i].statement_id, self.told[j].statement_id, v.score, (i, j) in self.copied, v.reason
            )
            for i, j in pairs
            for v in [self.verdict(i, j)]
        ]
        return Group("c" + digest(ids[0]), tuple(ids), tuple(sorted(edges, key=lambda e: (e.one, e.other))))

    def neighbours(self) -> Iterator[tuple[int, int]]:
        """Pairs of statements near in meaning: within a story, and near-identical ones anywhere."""
        stories: dict[str, list[int]] = defaultdict(list)
        for i, told in enumerate(self.told):
            stories[told.story].append(i)
        yield from self.sharing_figures()
        for members in stories.values():
            yield from self.near(np.asarray(members), LOOK)
        if len(stories) > 1:
            yield from self.near(np.arange(len(self.told)), LOOK_ACROSS)

    def sharing_figures(self) -> Iterator[tuple[int, int]]:
        """Pairs of one story with a telling number in common, unless all the story has it."""
        blocks: dict[tuple[str, float], list[int]] = defaultdict(list)
        for i, told in enumerate(self.told):
            for figure in told.figures:
                blocks[told.story, figure].append(i)
        for block in blocks.values():
            if len(block) <= NEIGHBOURS:
                yield from ((i, j) for k, i in enumerate(block) for j in block[k + 1 :])

    def near(self, members: NDArray[np.int64], least: float) -> Iterator[tuple[int, int]]:
        vectors = self.vectors[members]
        for start in range(0, len(members), CHUNK):
            block = vectors[start : start + CHUNK] @ vectors.T
            rows, columns = np.nonzero(block >= least)
            scores = block[rows, columns]
            # By row, then nearest first, so that the first NEIGHBOURS of each row are kept.
            order = np.lexsort((columns, -np.round(scores, 4), rows))
            rows, columns = rows[order], columns[order]
            first = np.searchsorted(rows, rows, side="left")
            keep = np.arange(len(rows)) - first < NEIGHBOURS
            for i, j in zip(
                members[rows[keep] + start].tolist(), members[columns[keep]].tolist(), strict=True
            ):
                if i != j:
                    yield (i, j) if i < j else (j, i)


def _closeness(row: tuple[float, ClaimDoubt]) -> tuple[float, str, str]:
    return row[0], row[1].one, row[1].other


def _sample(members: list[int]) -> list[int]:
    if len(members) <= SAMPLE:
        return members
    return [members[round(k * (len(members) - 1) / (SAMPLE - 1))] for k in range(SAMPLE)]


def claim_of(groups: Sequence[Group]) -> Mapping[str, str]:
    """The claim of each statement."""
    return {s: g.claim_id for g in groups for s in g.statement_ids}
