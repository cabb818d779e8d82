"""Which statement a denial speaks against: of those in its story the one that tells most of what it denies.

A denial denies something. What that was mostly stands in the same story, told in other words and often in a
sentence that is not like the denial at all; so it is looked for by the words for what is at issue, and the
best answer is taken where it answers enough.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from reportedly.embedding import weight
from reportedly.link.claims.answers import withholds
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.likeness import answered, nearness
from reportedly.link.claims.matters import Matters, elsewhere, money, share, with_names, words
from reportedly.link.claims.pairs import Pairs
from reportedly.link.claims.refusals import (
    HYPOTHETICAL,
    SUPPOSED,
    Refused,
    clauses,
    negations,
    only_then,
    refused,
)
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import word_sets

# This share of what is denied has to be told by the other, by weight: where a story has few statements less.
TOLD_OF, TOLD_OF_FEW, TOLD_OF_IN_A_WORD = 0.7, 0.38, 0.62
# Answers nearly as good as the best speak of the same.
BESIDE_BEST = 0.08
# "There was no leak": one word is enough where so many statements at most have it.
MOST_TELLING = 6
# … and so much of the clause that tells it is told by the denial, more where they share but a word.
ABOUT, ABOUT_IN_A_WORD, ABOUT_OUTRIGHT, ABOUT_LEAST = 0.3, 0.35, 0.2, 0.12
# … and so much alike in meaning the two have to be, where the story is crowded.
LIKE = 0.28
# … or it is of all that shares words with the denial the nearest in meaning, tells what is denied first, and
# of a mere negation so much. It is near where one is the nearest of its report to the other, or in one report
# each to the other; nearer else. Set on short stories that may be read, on marked stories and on ECB+.
MEANT, MEANT_BY_ITSELF, MEANT_BESIDE = 0.45, 0.55, 0.4
TOLD_FIRST, TOLD_AT_LEAST = 0.9, 0.46
# Of one word they are each the other's nearest, and this near.
MEANT_BY_A_WORD = 0.5
# A story that is no more crowded than this has few statements.
FEW = 0.5
# "He would not host it again": of whoever says so.
OWN_ACT = re.compile(r"\W*(he|she|I)\b", re.I)
# "Will strike until they are paid": so far they are not.
UNTIL = re.compile(r"\buntil\b", re.I)
FORMERLY = re.compile(r"^\W*(?:previously|formerly|until now|in the past)\b|\bused to\b", re.I)


def disputes(pairs: Pairs, matters: Matters) -> Iterator[Opposition]:
    """Statements of one story of which one denies what the other tells, each denial with its best answers."""
    denied = [refused(t) if t.stance == "denied" or not withholds(t) else None for t in pairs.told]
    people = frozenset(p for t in pairs.told for p in t.people)
    for i, against in enumerate(pairs.told):
        what = denied[i]
        if what is None:
            continue
        found: list[tuple[float, int]] = []
        meant: list[tuple[float, int]] = []
        for j in matters.near(against.story, what.surface):
            said = pairs.told[j]
            if j == i or denied[j] is not None or said.stance == "denied" or said.negated:
                continue
            if against.way.named in people and _of_another(said, against):
                continue
            if said.report_id == against.report_id and not _is_other_voice(said, against):
                continue
            like = max(pairs.likeness(min(i, j), max(i, j)))
            if elsewhere(against, said):
                continue
            if score := _answers(what, against, said, matters, like):
                found.append((score, j))
            elif _may_answer(what, against, said):
                meant.append((pairs.sameness.near(i, j), j))
        if not found and meant:
            found = _nearest(what, i, meant, pairs, matters)
        best = max(found, default=(0.0, 0))[0]
        for score, j in sorted(found, key=lambda f: (-f[0], f[1]))[:4]:
            if score >= best - BESIDE_BEST:
                ids = sorted((against.statement_id, pairs.told[j].statement_id))
                yield Opposition(
                    ids[0],
                    ids[1],
                    round(score, 4),
                    f"one tells of “{', '.join(list(what.surface.values())[:4])}”, the other denies it",
                )


def _answers(what: Refused, against: Told, said: Told, matters: Matters, likeness: float) -> float:
    """How much of what one denies a clause of the other tells, 0 where that is too little."""
    if said.stance == "unreal" and against.stance == "real" and not _is_prospect(what):
        return 0.0
    names = against.names & _names(said)
    named = _names(against) & _names(said)
    # What nobody is cited for is a dispute only in a release, which speaks of who issued it.
    if not what.explicit and len(against.local.chain) < 2 and against.way.own not in against.names:
        return 0.0
    # Of many statements some share words by chance.
    crowded = matters.crowded(against.story)
    if likeness < LIKE * crowded:
        return 0.0
    parts = clauses(said.bare)
    if any(map(negations, parts)) or HYPOTHETICAL.search(said.bare):
        return 0.0
    if FORMERLY.search(said.bare) and not FORMERLY.search(against.bare):
        return 0.0
    then = only_then(against)
    if then and not share(dict.fromkeys(then, 1.0), then, words(said.bare))[1]:
        return 0.0
    rarity = {k: w * matters.rarity(against.story, what.surface[k]) for k, w in what.weights.items()}
    best = 0.0
    for clause in parts:
        score, shared = share(rarity, what.surface, words(clause) | money(clause))
        if not shared or SUPPOSED.search(clause):
            continue
        score = with_names(score, sum(rarity.values()), against.names, names)
        if not set(shared) & what.focus:
            beside = crowded <= FEW and len(shared) + len(named) > 1
            if not beside or (what.explicit and score < TOLD_OF_IN_A_WORD):
                continue
        least = max(ABOUT * crowded, ABOUT_LEAST)
        if len(shared) < 2:
            word = what.surface[shared[0]]
            rare = what.outright and matters.telling(against.story, word) <= MOST_TELLING
            of_the_act = what.outright or what.explicit or crowded <= FEW
            if not of_the_act and not (said.head and answered(said.head, {shared[0]: word})):
                continue
            if not named and (not rare or crowded > FEW or score < TOLD_OF_IN_A_WORD):
                continue
            least = max((ABOUT_IN_A_WORD if not (rare and named) else ABOUT_OUTRIGHT) * crowded, ABOUT_LEAST)
        if _share_of(clause, what) >= least:
            best = max(best, score)
    return best if best >= TOLD_OF_FEW + (TOLD_OF - TOLD_OF_FEW) * crowded else 0.0


def _may_answer(what: Refused, against: Told, said: Told) -> bool:
    """Whether a statement puts as so what another can deny."""
    if said.stance == "unreal" and against.stance == "real" and not _is_prospect(what):
        return False
    if not what.explicit and len(against.local.chain) < 2 and against.way.own not in against.names:
        return False
    if (
        any(map(negations, clauses(said.bare)))
        or HYPOTHETICAL.search(said.bare)
        or SUPPOSED.search(said.bare)
    ):
        return False
    return FORMERLY.search(said.bare) is None and UNTIL.search(said.bare) is None and not only_then(against)


def _nearest(
    what: Refused, i: int, meant: Sequence[tuple[float, int]], pairs: Pairs, matters: Matters
) -> list[tuple[float, int]]:
    """Of what a denial can be of the nearest in meaning, where that tells what is denied first."""
    near, j = max(meant, key=lambda m: (m[0], -m[1]))
    said = pairs.told[j]
    each = [pairs.sameness.is_nearest(i, j), pairs.sameness.is_nearest(j, i)]
    if pairs.told[i].report_id == said.report_id:
        least = MEANT_BESIDE if all(each) else MEANT_BY_ITSELF
    else:
        least = MEANT if any(each) else MEANT_BY_ITSELF
    if len(what.surface) < 2 and not (
        near >= MEANT_BY_A_WORD and all(each) and (what.explicit or what.outright)
    ):
        return []  # a single word is told of anything
    told, _ = share(what.weights, what.surface, words(said.bare))
    first = nearness(what.surface, words(said.bare))[0]
    if max(first[k] for k in what.focus) < TOLD_FIRST or (not what.explicit and told < TOLD_AT_LEAST):
        return []
    return [(near, j)] if near >= least + max(0.0, matters.crowded(said.story) - FEW) else []


def _share_of(clause: str, what: Refused) -> float:
    """The share of a clause's words that what is denied answers."""
    own = words(clause)
    return share({k: weight(w) for k, w in own.items()}, own, what.surface)[0]


def _of_another(said: Told, against: Told) -> bool:
    """Whether one person denies what he himself did or would do, and another is told of."""
    own, theirs = OWN_ACT.match(against.text), OWN_ACT.match(said.text)
    if own and theirs and {own[1].lower(), theirs[1].lower()} == {"he", "she"}:
        return True
    return own is not None and bool(said.people) and against.way.named not in said.people


def _is_prospect(what: Refused) -> bool:
    """Whether it is denied that something was asked for, planned or agreed."""
    return bool({what.surface[k] for k in what.focus} & _prospects())


def _is_other_voice(said: Told, against: Told) -> bool:
    """Whether in one report another tells what is denied: neither holds the other, nor is it one word."""
    apart = said.local.end <= against.local.start or against.local.end <= said.local.start
    return apart and said.local.chain[-1] != against.local.chain[-1]


def _names(told: Told) -> frozenset[str]:
    """Whom a statement names, and whose word it is."""
    return told.names | ({told.way.named} if told.way.named else set())


@functools.cache
def _prospects() -> frozenset[str]:
    """Words of what is not yet done: asking, planning, talks."""
    found = word_sets("asking.txt", "planning.txt", "prospects.txt", "offers.txt", "agreeing.txt")
    return frozenset(w for phrase in found for w in phrase.split())


__all__ = ["disputes"]
