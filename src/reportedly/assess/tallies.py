"""How many of one thing a story's reports count, where that is no toll: strikers, detainees, those on board,
lorries burned, votes, the hole in the books.

A number is of the same thing as another where what it counts is called alike and its clause tells of the same
act; of several in a report each is held against that in the other report which it is likest to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.assess.given import LOOSE, beginnings
from reportedly.assess.joined import joined
from reportedly.assess.numbers import figures_apart, of_two_kinds
from reportedly.assess.scene import UNDATED, Scene, Value, conflict
from reportedly.assess.tallied import PEOPLE, UP_FROM, Tally, tallied
from reportedly.embedding import weight
from reportedly.link.claims.counted import CURRENCIES
from reportedly.link.claims.matters import share
from reportedly.link.claims.wording import numbers
from reportedly.record import Conflict

# A number that is so many times another is of a part of it, or of something else.
APART = 4.0
# The clause of each has to be told by the other's by this share: least where each report counts such things
# but once, less where they share two words; and more, of what is left by this share, where a story has many
# counts. Set on the short stories that may be read and on 43 stories of ECB+.
SAME_ACT, SAME_ACT_AMONG, SAME_ACT_ALONE = 0.5, 0.33, 0.22
MORE, CROWDED = 0.4, 40
# … or where each report counts such a thing but once, and no part of more, their statements are this near in
# meaning, more in a crowded story. People do too much for that, and money is paid for everything.
MEANT, MEANT_MORE = 0.45, 0.4
# What is measured by these may be called by two names: tonnes of oil are tonnes of fuel.
MEASURES = frozenset({"=tonne", "=litre", "=barrel", "=sack"})
LATER = re.compile(
    r"\b(?:now|since then|so far|up from|rose|risen|climbed|grew|grown|passed|increased|reached|later|"
    r"revised|corrected)\b",
    re.I,
)


def tally_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Counts of one thing that cannot all be right."""
    stories: dict[str, dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    began = beginnings(scene)
    for report_id in sorted(scene.reports):
        for tally in tallied(scene, report_id, began):
            stories[scene.told[tally.statement.statement_id].story][report_id].append(tally)
    for story in sorted(stories):
        found: list[tuple[Tally, Tally]] = []
        crowded = min(1.0, sum(map(len, stories[story].values())) / CROWDED)
        for one, other in combinations(sorted(stories[story]), 2):
            found += _differing(scene, stories[story][one], stories[story][other], crowded)
        for group in joined(found, lambda pair: map(id, pair)):
            yield _row(scene, list({id(t): t for pair in group for t in pair}.values()))


def _differing(
    scene: Scene, ones: Sequence[Tally], others: Sequence[Tally], crowded: float
) -> Iterator[tuple[Tally, Tally]]:
    """Of two reports the figures that are each other's likest and not one number."""
    shared = {(a.thing, a.figure.value) for a in ones} & {(b.thing, b.figure.value) for b in others}
    likeness: dict[tuple[int, int], float] = {}
    for i, a in enumerate(ones):
        for j, b in enumerate(others):
            if (
                a.thing != b.thing
                or (a.thing not in MEASURES and of_two_kinds(a.figure, b.figure))
                or (a.figure.units & LOOSE and not (_is_highest(a, ones) and _is_highest(b, others)))
            ):
                continue
            if _takes_the_place_of(a, b) or _takes_the_place_of(b, a):
                likeness[i, j] = 1.0
                continue
            score, shared_words = _alike(a, b)
            alone = _alone(a, ones) and _alone(b, others)
            if score >= _least(a, shared_words, alone, crowded) or (
                alone and _is_meant(scene, a, b, crowded)
            ):
                likeness[i, j] = score
    for (i, j), score in sorted(likeness.items()):
        a, b = ones[i], others[j]
        if score < max(s for (k, m), s in likeness.items() if k == i or m == j):
            continue
        if (a.thing, a.figure.value) in shared or (b.thing, b.figure.value) in shared:
            continue
        few, many = sorted((a.figure.value, b.figure.value))
        others_act = a.parties and b.parties and not a.parties & b.parties
        if (
            few
            and many <= APART * few
            and (figures_apart(a.figure, b.figure) or _takes_the_place_of(a, b) or _takes_the_place_of(b, a))
            and a.real == b.real
            and not others_act
        ):
            yield a, b


def _takes_the_place_of(one: Tally, other: Tally) -> bool:
    """Whether a clause says that its figure was the other's before: "13 patients, up from seven"."""
    before = UP_FROM.search(one.clause)
    return before is not None and numbers(before["before"])[0][0] == other.figure.value


def _least(tally: Tally, shared_words: int, alone: bool, crowded: float) -> float:
    """How much of either's clause the other has to tell: more where a report counts several such things, or
    where it counts money, of which there is a sum for everything."""
    if tally.thing in CURRENCIES:
        return SAME_ACT if shared_words > 1 else 1.0
    least = SAME_ACT_ALONE if alone else SAME_ACT_AMONG if shared_words > 1 else SAME_ACT
    return least + (1 - least) * MORE * crowded


def _is_meant(scene: Scene, one: Tally, other: Tally, crowded: float) -> bool:
    """Whether two counts of a thing, in clauses that share no word, are of one act by what they mean."""
    if one.thing == PEOPLE or one.thing in CURRENCIES or one.part or other.part:
        return False
    return scene.nearness(one.statement, other.statement) >= MEANT + MEANT_MORE * crowded


def _alone(tally: Tally, of_report: Sequence[Tally]) -> bool:
    """Whether a report counts such things but once."""
    return len({t.figure.value for t in of_report if t.thing == tally.thing}) == 1


def _is_highest(tally: Tally, of_report: Sequence[Tally]) -> bool:
    """Whether a report has no higher count of those whom this befell on the same word: the rest are parts."""
    befell = tally.figure.units & LOOSE
    return all(t.figure.value <= tally.figure.value for t in of_report if t.figure.units & befell)


def _alike(one: Tally, other: Tally) -> tuple[float, int]:
    """How much of either's clause the other tells, and in how many words."""
    if one.figure.units & other.figure.units & LOOSE:
        return 1.0, 1
    if one.figure.units & LOOSE and other.figure.units & LOOSE:
        return 0.0, 0
    scores = [
        share({k: weight(w) for k, w in a.surface.items()}, a.surface, b.surface)
        for a, b in ((one, other), (other, one))
    ]
    return min(s for s, _ in scores), min(len(shared) for _, shared in scores)


def _row(scene: Scene, group: Sequence[Tally]) -> Conflict:
    """The conflict of tallies of which each differs from another of them."""
    ordered = sorted(group, key=lambda t: (scene.day(t.statement), t.statement.report_id, t.statement.start))
    values: list[Value] = [(t.figure.words, t.statement.statement_id, t.statement.report_id) for t in ordered]
    told = " against ".join(dict.fromkeys(f"“{w}”" for w, _, _ in values))
    first: dict[float, Tally] = {}
    for t in ordered:
        first.setdefault(t.figure.value, t)
    days = {scene.day(t.statement)[:10] for t in first.values()}
    one_source = len({t.origins for t in first.values()}) == 1
    later = (
        len(days) == len(first)
        and UNDATED not in days
        and (one_source or any(LATER.search(t.clause) for t in list(first.values())[1:]))
    )
    why = "the later figure takes the place of the other" if later else "the reports differ"
    held = {scene.claim_of[t.statement.statement_id].claim_id for t in group}
    return conflict(
        "number",
        "update" if later else "contradiction",
        values,
        f"{told}: {why}",
        claim_id=min(held) if len(held) == 1 else None,
    )


__all__ = ["tally_conflicts"]
