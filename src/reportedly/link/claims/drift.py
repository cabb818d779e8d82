"""One act told as nearer to being done than in another report: an interest here is an agreement there.

The two need not be one claim: "is considering a halt to its offensive" and "will stop its offensive on
Friday" are said of one act by one actor, and share the words for it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from reportedly.embedding import weight
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.likeness import answered
from reportedly.link.claims.matters import Matters, elsewhere, share, with_names, words
from reportedly.link.claims.negation import negative
from reportedly.link.claims.pairs import Pairs
from reportedly.link.claims.quoted import quote_alike
from reportedly.link.claims.refusals import HYPOTHETICAL, clauses, negations
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, has_phrase, word_list, word_map, word_set, word_sets
from reportedly.link.events.when import gap_in_days

# How near each status is to what has taken place.
STEPS: Mapping[str, int] = {
    "possible": 0, "requested": 1, "offered": 1, "planned": 2, "ongoing": 3, "happened": 3,
}  # fmt: skip
# The share of what the weaker tells that the stronger has to tell, more in a crowded story, and the other
# way. Set on the short stories that may be read and on 43 stories of ECB+.
TOLD_OF, TOLD_OF_FEW, BACK = 0.75, 0.45, 0.5
PAST = 14.0


def drifts(pairs: Pairs, matters: Matters) -> Iterator[Opposition]:
    """Statements of two reports of one story that tell of one act, each weaker one with a stronger."""
    levels = [level(t) for t in pairs.told]
    for i, weak in enumerate(pairs.told):
        mine = levels[i]
        if mine is None or mine > 1:
            continue
        surface = _matter(weak)
        found = []
        for j in matters.near(weak.story, surface):
            strong, theirs = pairs.told[j], levels[j]
            if theirs is None or theirs < 2 or strong.report_id == weak.report_id:
                continue
            # What another tells as done may well have come about since; what is retold has only been told so.
            came = _received(weak, strong)
            if theirs > 2 and not (pairs.is_retold(i, j) or _one_word(weak, strong) or came):
                continue
            if not told_as_less(weak, strong) or _of_the_past(weak, strong) or quote_alike(weak, strong):
                continue
            if score := _one_act(weak, surface, strong, theirs, matters):
                found.append((score, -j))
        if found:
            score, j = max(found)
            strong = pairs.told[-j]
            ids = sorted((weak.statement_id, strong.statement_id))
            told = ", ".join(list(surface.values())[:4])
            yield Opposition(ids[0], ids[1], round(score, 4), f"both tell of {told}", "status")


def level(told: Told) -> int | None:
    """How near a statement puts its act to being done, by its words, else by its status; None for what is
    denied or only supposed."""
    if told.stance == "denied" or negative(told) or HYPOTHETICAL.search(told.bare):
        return None
    if any(map(negations, clauses(told.bare))):
        return None
    step = STEPS[told.local.status]
    ladder = word_map("commitments.tsv")
    said = fold(told.bare).split()[:12]
    phrase = has_phrase(said, frozenset(ladder)) or next(
        (p for p in ladder if p.count(" ") > 1 and p in " ".join(said)), None
    )
    if phrase is None:
        return step
    if ladder[phrase] == "0" or told.local.status == "possible":
        return 0
    return step if step == STEPS["requested"] else max(step, STEPS["planned"])


def _matter(told: Told) -> dict[str, str]:
    """The words for the act itself, without those that say how near it is."""
    return {k: w for k, w in words(told.bare).items() if w not in _leaning()}


def _one_word(one: Told, other: Told) -> bool:
    """Whether one outlet is cited for what the other tells, or one and the same is named for both."""
    cited = one.way.own in other.way.outlets or other.way.own in one.way.outlets
    return cited or (one.way.named is not None and one.way.named == other.way.named)


def _received(weak: Told, strong: Told) -> bool:
    """Whether one has received what in the other it asks for."""
    said = set(fold(strong.bare).split()[:8])
    return weak.local.status == "requested" and bool(
        said & word_set("fulfilling.txt") - {"called", "get", "gets"}
    )


def _of_the_past(weak: Told, strong: Told) -> bool:
    """Whether what is told as done was so long before the other was told."""
    if not strong.times or not weak.published:
        return False
    last = max(strong.times, key=lambda t: t[1])
    return last[1] < weak.published and gap_in_days(last, (weak.published, weak.published)) > PAST


def told_as_less(weak: Told, strong: Told) -> bool:
    """Whether words show that one tells an act as less near to being done, and not all of them stand in the
    other too: "could be sold" and "will have a say in what could be sold" are both of what could."""
    if _leans(weak) == _leans(strong):
        return False
    hedged = [frozenset(fold(t.bare).split()) & _hedges() for t in (weak, strong)]
    return not hedged[0] or bool(hedged[0] - hedged[1])


def _leans(told: Told) -> frozenset[str]:
    return frozenset(fold(told.bare).split()) & _leaning()


def _one_act(weak: Told, surface: Mapping[str, str], strong: Told, step: int, matters: Matters) -> float:
    """How much two statements tell of one act, 0 where that is too little."""
    if elsewhere(weak, strong):
        return 0.0
    theirs = _matter(strong)
    mine = {k: weight(w) * matters.rarity(weak.story, w) for k, w in surface.items()}
    score, shared = share(mine, surface, theirs)
    back, _ = share({k: weight(w) for k, w in theirs.items()}, theirs, surface)
    named = weak.names & strong.names
    figures = weak.figures & strong.figures
    if len(shared) + bool(named) + bool(figures) < 2 or not shared:
        return 0.0
    score = with_names(score, sum(mine.values()), weak.names, named)
    if step == STEPS["happened"] and not _is_done(strong, surface):
        return 0.0
    crowded = matters.crowded(weak.story)
    least = TOLD_OF_FEW + (TOLD_OF - TOLD_OF_FEW) * crowded
    return score + back if score >= least and back >= BACK * (0.5 + crowded / 2) else 0.0


def _is_done(strong: Told, surface: Mapping[str, str]) -> bool:
    """Whether what is told as done is the act whose words these are, or that it was granted."""
    if strong.head is None:
        return False
    return strong.head in word_set("fulfilling.txt") or answered(strong.head, surface)


@functools.cache
def _hedges() -> frozenset[str]:
    """Words that put an act in the future or in possibility, or take back how firmly it is told."""
    weaker = {row[0] for row in word_list("force_modifiers.txt") if row[1].startswith("-")}
    return word_set("planning.txt") | weaker


@functools.cache
def _leaning() -> frozenset[str]:
    phrases = word_sets("asking.txt", "planning.txt", "prospects.txt", "commitments.tsv", "fulfilling.txt")
    return frozenset(w for p in phrases for w in p.split()) | word_set("denied_frames.txt")


__all__ = ["drifts", "level", "told_as_less"]
