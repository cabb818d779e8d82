"""Events told twice made one; events alike on other days or in other places kept two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.embedding import Vectors, embed
from reportedly.link.claims.grouping import group
from reportedly.link.claims.likeness import overlap
from reportedly.link.claims.wording import fold, stem
from reportedly.link.events.tellings import Happening
from reportedly.link.events.when import gap_in_days
from reportedly.record import OTHER

# Where type, actors, place and day agree or are open, the words still have to: .45 parts retellings from
# other acts of the same parties on invented pairs (tests/link/test_events.py).
ALIKE = 0.45
SAME_REPORT_ALIKE = 0.55
# A day that stands before an event's sentence may be that of what was told before: so many days off it.
DAYS_OFF = 2
# A telling: its report, and the index of its event there.
Where: TypeAlias = tuple[str, int]

FEW = 4  # a number from here on is seldom that of two happenings of a day

UNDONE = {"disaster", "accident"}  # happenings that nobody did
CHUNK = 2048
NEIGHBOURS = 16


def group_events(
    told: Sequence[Happening], judged: Mapping[tuple[Where, Where], bool] | None = None
) -> list[list[int]]:
    """Tellings in groups, each group one event; indices into ``told``. ``judged`` holds pairs of tellings,
    each as (report, index of its event), that somebody has decided about."""
    at = {(h.report_id, h.index): i for i, h in enumerate(told)}
    decided = {(at[a], at[b]): same for (a, b), same in (judged or {}).items() if a in at and b in at}
    vectors = embed([h.plain for h in told])
    blocks: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for i, h in enumerate(told):
        blocks[h.story, h.event.type, h.real].append(i)
    edges = []
    for members in blocks.values():
        for i, j, cosine in _near(np.asarray(members), vectors):
            score = _score(told[i], told[j], cosine)
            if score:
                edges.append((score, i, j))
    # What people joined comes first, before anything weaker can stand in its way.
    edges += [(2.0, min(pair), max(pair)) for pair, same in decided.items() if same]

    def may_join(one: list[int], other: list[int]) -> bool:
        here, there = set(one), set(other)
        said = {
            same
            for (i, j), same in decided.items()
            if (i in here and j in there) or (j in here and i in there)
        }
        if said:
            return False not in said
        return not any(objection(told[i], told[j]) for i in one[:40] for j in other[:40])

    return group(len(told), edges, may_join)


def _near(members: NDArray[np.int64], vectors: Vectors) -> Iterator[tuple[int, int, float]]:
    mine = vectors[members]
    for start in range(0, len(members), CHUNK):
        block = mine[start : start + CHUNK] @ mine.T
        for row, scores in enumerate(block):
            near = np.argsort(-np.round(scores, 4), kind="stable")[: NEIGHBOURS + 1]
            for column in near.tolist():
                i, j = int(members[row + start]), int(members[column])
                if i < j:
                    yield i, j, round(float(scores[column]), 4)


def _score(one: Happening, other: Happening, cosine: float) -> float:
    if objection(one, other):
        return 0.0
    score = 0.5 * cosine + 0.5 * overlap(one.stems, other.stems)
    # A shared day or place and a shared party leave little that could differ.
    if one.when and other.when:
        score += 0.1 * bool(set(one.actors) & set(other.actors))
        befallen = [{*h.recipients, *h.recipient_bodies} for h in (one, other)]
        score += 0.1 * bool(befallen[0] & befallen[1])
        score += 0.1 * bool(figures(one) & figures(other))
    if one.event.mode in UNDONE and one.when and other.when:
        score += 0.15  # one story seldom has two disasters of a day
    if one.place and one.place == other.place:
        score += 0.05
    if same_words(one.actor_text, other.actor_text) and same_words(one.recipient_text, other.recipient_text):
        score += 0.1
    least = SAME_REPORT_ALIKE if one.report_id == other.report_id else ALIKE
    return round(score, 4) if score >= least else 0.0


def figures(telling: Happening) -> set[int]:
    """The numbers that a telling gives, but for small ones, which many share."""
    return {count.best for count in telling.event.counts if count.best is not None and count.best >= FEW}


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two parties are called by one noun: "a drone", "the second drone"."""
    last = [fold(words or "").split()[-1:] for words in (one, other)]
    return bool(last[0]) and [stem(w) for w in last[0]] == [stem(w) for w in last[1]]


def objection(one: Happening, other: Happening) -> str | None:
    """Why two tellings cannot be of one event."""
    if one.event.type != other.event.type:
        return "another type of event"
    if one.event.type == OTHER and one.event.mode != other.event.mode:
        return "another kind of happening"
    if one.real != other.real:
        return "one happened, the other has not"
    if one.actors and other.actors and not set(one.actors) & set(other.actors):
        return "other actors"
    if one.recipients and other.recipients and not set(one.recipients) & set(other.recipients):
        # Talks have no giver and taker: what one calls the actor may be the other's recipient.
        both = set(one.actors) | set(one.recipients), set(other.actors) | set(other.recipients)
        if len(both[0] & both[1]) < 2:
            return "other parties"
    if one.place and other.place and one.place != other.place and not may_hold(one, other):
        return "another place"
    stated = "before" not in (one.time_near, other.time_near)
    if one.when and other.when and gap_in_days(one.when, other.when) > (0 if stated else DAYS_OFF):
        return "another day"
    return None


# From this where_prec on a place is an area in which another may lie: a province, a region, a country.
AREA = 4


def may_hold(one: Happening, other: Happening) -> bool:
    """Whether the place of one may lie in that of the other: "in Yemen" and "near Marib"."""
    wider, finer = sorted((one.where, other.where), key=lambda at: -at.precision if at else 0)
    if wider is None or wider.precision < AREA or (finer and finer.precision >= wider.precision):
        return False
    return finer is None or finer.country_code == wider.country_code
