"""The pairs of statements that are compared, and what comes of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from reportedly.embedding import Vectors, embed
from reportedly.link.claims.candidates import candidates, further
from reportedly.link.claims.compare import CUT, LEAST_ACT, UNLIKE, Verdict, compare, other_act, same_toll
from reportedly.link.claims.objections import SAME_SENTENCE, objection, other_matter
from reportedly.link.claims.quoted import quote_alike
from reportedly.link.claims.retold import retold_pairs
from reportedly.link.claims.sameness import Sameness
from reportedly.link.claims.scraps import is_scrap
from reportedly.link.claims.told import Told
from reportedly.link.claims.ways import Way, may_be_one

# Pairs whose likeness is computed at a time.
CHUNK = 2048
# Two statements in words of their own are one claim where that is this likely. Where they go back to one
# source a mistake costs little; where they do not, it tells a newsroom that two confirm each other. Set by
# what training/same_claims.py prints: of marked pairs of two sources 232 of 272 say the same from .60 on (51
# of the 65 below .70), and of those marked otherwise a reader finds that half do.
ONE_SOURCE, TWO_SOURCES = 0.30, 0.60
# Words in common make no claim where it is less likely than this that the two say the same, figures aside: of
# 17 such pairs of ECB+ below .1 three say the same, from .2 to .3 seven, from .4 to .5 twelve.
UNLIKELY_ONE, UNLIKELY_TWO = 0.10, 0.35
# … and each of their reports tells so many things: that one is the nearest of two tells little.
LEAST_TOLD = 3
# Two statements so alike in their words say the same whatever else their reports tell.
SURE = 0.88
IN_OWN_WORDS = "of what their reports tell the nearest to each other, in other words"


class Pairs:
    """The statements of one run with their vectors and the verdicts on pairs, each made once."""

    def __init__(
        self,
        told: Sequence[Told],
        copied: Mapping[tuple[str, str], str],
        judged: Mapping[tuple[str, str], bool],
        ways: Mapping[str, Sequence[Way]],
        meanings: Vectors,
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
        scraps = {i for i, t in enumerate(told) if is_scrap(t)}

        def may_tell(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
            return {(i, j) for i, j in pairs if not {i, j} & scraps}

        self.copied = {p: why for p, why in self.copied.items() if p in may_tell([p])}
        near = sorted(may_tell(candidates(told, self.vectors)) | self.copied.keys() | decided)
        self.alike = self.likenesses(near)
        self.retold: dict[int, set[int]] = defaultdict(set)
        for i, j in retold_pairs(told, ways, near, lambda i, j: max(self.alike[i, j])):
            self.retold[i].add(j)
            self.retold[j].add(i)
        self.sameness = Sameness(told, self.vectors, self.acts, meanings)
        self.compared = [p for p in near if p in self.copied or p in decided or self.hopeful(*p)]
        compared = set(self.compared)
        # In the order in which they come; the rules leave these no chance.
        self.likely = dict.fromkeys(
            p for p in further(told, self.vectors, meanings) if p not in compared and not scraps & set(p)
        )
        self.alike |= self.likenesses([p for p in self.likely if p not in self.alike])

    def hopeful(self, i: int, j: int) -> bool:
        """Whether two vectors leave any chance, before words are compared one by one."""
        cosine, act = self.likeness(i, j)
        one, other = self.told[i], self.told[j]
        if (one.asking and other.asking) or self.is_retold(i, j):
            return True
        if quote_alike(one, other) or same_toll(one, other):
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
            elif quote_alike(one, other):
                against = other_matter(one, other, self.likeness(*key)[0])
                self.verdicts[key] = Verdict(0.0 if against else 1.0, against, against or "one quotation")
            else:
                found = UNLIKE
                if key not in self.likely:
                    found = compare(one, other, *self.likeness(*key), retold=self.is_retold(*key))
                found = self.doubted(*key, found)
                self.verdicts[key] = found if found.score >= CUT else self.in_own_words(*key, found)
        return self.verdicts[key]

    def doubted(self, i: int, j: int, found: Verdict) -> Verdict:
        """What comes of two that the rules find alike: "lives near a mosque" and "ran to a mosque near by"
        share two words, and each report tells much that is nearer to what the other does."""
        one, other = self.told[i], self.told[j]
        if found.score < CUT or one.report_id == other.report_id or one.story != other.story:
            return found
        sure = found.score >= SURE or self.is_retold(i, j) or (one.asking and other.asking)
        if sure or same_toll(one, other) or not self.sameness.is_read(i, j):
            return found
        if min(map(self.sameness.told_beside, (i, j))) < LEAST_TOLD:
            return found
        least = UNLIKELY_ONE if self.sameness.one_source(i, j) else UNLIKELY_TWO
        if {what for what, _ in one.counts} & {what for what, _ in other.counts}:
            least /= 2  # two tolls of one thing have another figure, and what each tells beside it
        likely = self.sameness.but_for_figures(i, j)
        if likely >= least:
            return found
        return Verdict(round(CUT * likely / least, 4), None, f"{found.reason}, and say other things")

    def in_own_words(self, i: int, j: int, found: Verdict) -> Verdict:
        """What comes of two statements of different reports that the rules find unlike (``found``)."""
        one, other = self.told[i], self.told[j]
        if one.report_id == other.report_id or one.story != other.story:
            return found
        if min(map(self.sameness.told_beside, (i, j))) < LEAST_TOLD:
            return found
        if one.people and other.people and not one.people & other.people:
            return found  # two verdicts of one trial
        one_source = self.sameness.one_source(i, j)
        if not one_source and one.stance != "real" and one.local.status != other.local.status:
            return found  # weighed by one, decided by another
        if not one_source and may_be_one(one.way, other.way):
            return found  # two unnamed people who say one thing would soon be taken for one
        cosine, retold = self.likeness(i, j)[0], self.is_retold(i, j)
        if objection(one, other, cosine, retold=retold, loose=True):
            return found
        if one.asking and other.asking and other_act(one, other):
            return found
        least = ONE_SOURCE if one_source else TWO_SOURCES
        against = objection(one, other, cosine) is not None
        likely = self.sameness.probability(i, j, against=against)
        if likely < least:
            return found
        return Verdict(round(CUT + (1 - CUT) * (likely - least) / (1 - least), 4), None, IN_OWN_WORDS)

    def is_retold(self, i: int, j: int) -> bool:
        """Whether one of the two tells again what the other was told."""
        return j in self.retold.get(i, ())

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

    def of_two_reports(self) -> Iterator[tuple[int, int]]:
        """The pairs that stand in different reports of one story."""
        for i, j in self.compared:
            one, other = self.told[i], self.told[j]
            if one.report_id != other.report_id and one.story == other.story:
                yield i, j
