"""Two statements that answer one question in two ways, as learned from scenes in which hands marked it.

What contradicts is told in other words more often than not: "the mill will stay open" and "its gates close
in March" share none. What is left is what a reader goes by: in all that the other report tells nothing is
nearer, and yet the two are not as near as what says the same. How much each of these counts was learned by
``training/contraries.py``. That alone is no conflict: it has to be seen in what they differ, in a figure. By
a negation alone real news gave nearly nothing but chance ("it makes me sad", "I don't get it").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product

from reportedly.link.claims.compare import CUT
from reportedly.link.claims.counted import AMOUNTS, tolls
from reportedly.link.claims.figures import Figure, figures, is_extra, single_amounts
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.learned import likelihood
from reportedly.link.claims.matters import elsewhere
from reportedly.link.claims.negation import negative, opposed
from reportedly.link.claims.pairs import LEAST_TOLD, Pairs
from reportedly.link.claims.refusals import supposes
from reportedly.link.claims.told import Told

# Two statements contradict each other where that is this likely, and it can be seen in what. Chosen on totals
# of the scenes' hand that it does not learn from and on short stories that may be read.
LIKELY = 0.6
# Two figures further apart than this are of two things.
APART = 2.0
# Two figures no further apart, of which one has fewer digits, are one that was rounded; not of so few.
ROUNDED, COUNTED_OUT = 1.05, 100
# Of more statements that count one thing most are of several.
MOST = 200
WHY = "of what their reports tell the nearest to each other, and not the same"


def contraries(pairs: Pairs) -> Iterator[Opposition]:
    """Statements of different reports of one story of which one is what the other's report has nearest to
    it, that likely contradict each other, with two figures that show it."""
    for i, j in _of_one_thing(pairs):
        one, other = pairs.told[i], pairs.told[j]
        if min(map(pairs.sameness.told_beside, (i, j))) < LEAST_TOLD:
            continue  # that one is the nearest of two tells little
        if not other_figures(one, other) or not (
            pairs.sameness.is_nearest(i, j) or pairs.sameness.is_nearest(j, i)
        ):
            continue
        if (i, j) in pairs.copied or elsewhere(one, other) or pairs.verdict(i, j).score >= CUT:
            continue
        likely = probability(pairs, i, j)
        if likely >= LIKELY:
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], likely, WHY, "number")


def _of_one_thing(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Pairs of two reports of a story that put as so how many there are of one thing."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, told in enumerate(pairs.told):
        if told.stance == "real" and not negative(told) and not supposes(told):
            for thing in sorted({_thing(f) for f in _counting(told)} - {None}, key=str):
                blocks[told.story, str(thing)].append(i)
    found = {
        (i, j)
        for members in blocks.values()
        if len(members) <= MOST
        for i, j in combinations(members, 2)
        if pairs.told[i].report_id != pairs.told[j].report_id
    }
    yield from sorted(found)


def _counting(told: Told) -> list[Figure]:
    """The figures of a statement that count things; people are counted over the story
    (``assess/tolls.py``)."""
    found = single_amounts(figures(told.text))
    return [f for f in found if not (is_extra(f) or f.value == 1 or f.units & tolls())]


def _thing(figure: Figure) -> str | None:
    """What a figure counts, where that can be said: its noun, or its currency."""
    return figure.head or next((unit for unit in AMOUNTS if unit in figure.units), None)


def other_figures(one: Told, other: Told) -> tuple[Figure, Figure] | None:
    """Two figures for one thing that two statements give differently, where they have none in common."""
    mine, yours = _counting(one), _counting(other)
    if {f.value for f in mine} & {f.value for f in yours}:
        return None
    for f, g in product(mine, yours):
        few, many = sorted((f.value, g.value))
        if _thing(f) and _thing(f) == _thing(g) and (f.low > g.high or g.low > f.high):
            return (f, g) if many <= APART * few and not is_rounding(few, many) else None
    return None


def is_rounding(few: float, many: float) -> bool:
    """Whether one figure is the other rounded: "830" and "eight hundred", "20.6" and "20"; of few that are
    counted one more is one more."""
    fine = many >= COUNTED_OUT or many != int(many) or few != int(few)
    given = {len(f"{value:g}".replace(".", "").strip("0")) for value in (few, many)}
    return fine and many <= ROUNDED * few and len(given) > 1


def probability(pairs: Pairs, i: int, j: int) -> float:
    """How likely two statements contradict each other."""
    return likelihood("contrary.tsv", features(pairs, i, j))


def features(pairs: Pairs, i: int, j: int) -> Mapping[str, float]:
    """What is looked at, in numbers."""
    one, other = pairs.told[i], pairs.told[j]
    found = pairs.sameness.features(i, j, against=False)
    return {k: found[k] for k in LOOKED_AT} | {
        "alike in words": pairs.likeness(min(i, j), max(i, j))[0],
        "one negates": float(negative(one) != negative(other)),
        "both negate": float(negative(one) and negative(other)),
        "negates what the other has": float(opposed(one, other)),
        "other stances": float(one.stance != other.stance),
        "names of both": float(bool(one.names & other.names)),
        "other names": float(bool(one.names - other.names and other.names - one.names)),
    }


# Of what ``sameness`` looks at.
LOOKED_AT = (
    "near in meaning",
    "the less answered",
    "the more answered",
    "nearest of the other report",
    "nearest of either report",
    "nearer than the next",
    "a large figure of both",
    "as many of one thing",
    "as many of something",
    "another figure",
    "a day of both",
    "size",
)


__all__ = ["contraries", "features", "is_rounding", "other_figures"]
