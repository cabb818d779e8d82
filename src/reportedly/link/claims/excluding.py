"""Words of two statements of which one excludes the other: opposites, outcomes, steps of a trial."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

from reportedly.link.claims.likeness import answered
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import opposites, stem, word_list


def excluded(one: Told, other: Told, *, outcomes_too: bool) -> str | None:
    """Why the words of two statements leave no room for each other; with ``outcomes_too`` those of how a
    thing came out, too."""
    if pair := _opposites(one, other) or (_outcomes(one, other) if outcomes_too else None):
        return f"one has “{pair[0]}”, the other its opposite “{pair[1]}”"
    if steps := _trial_steps(one, other):
        return f"one has “{steps[0]}”, the other “{steps[1]}”, another step of a trial"
    return None


def _opposites(one: Told, other: Told) -> tuple[str, str] | None:
    """A word of one and its opposite, which the other has, unless one tells of both: "six who had been seized
    were released" does not deny that they were arrested."""
    for word in sorted(one.stems.keys() - other.stems.keys()):
        for opposite in sorted(opposites().get(word, frozenset()) & (other.stems.keys() - one.stems.keys())):
            if not (
                _tells_beside(one, word, other.surface[opposite])
                or _tells_beside(other, opposite, one.surface[word])
            ):
                return one.surface[word], other.surface[opposite]
    return None


def _tells_beside(told: Told, word: str, opposite: str) -> bool:
    """Whether a statement tells of ``opposite`` in other words beside its ``word``."""
    return answered(opposite, {stem: other for stem, other in told.surface.items() if stem != word})


def _outcomes(one: Told, other: Told) -> tuple[str, str] | None:
    """An outcome that one tells of and one that excludes it, which the other does."""
    for word in sorted(one.surface):
        for partner in sorted(outcomes().get(word, frozenset()) & other.surface.keys()):
            return one.surface[word], other.surface[partner]
    return None


@functools.cache
def outcomes() -> Mapping[str, frozenset[str]]:
    """The outcomes that each outcome excludes, as words and by stem."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in word_list("outcomes.tsv"):
        for a, b in ((one, other), (stem(one), stem(other))):
            found[a].add(b)
            found[b].add(a)
    return {word: frozenset(others) for word, others in found.items()}


def _trial_steps(one: Told, other: Told) -> tuple[str, str] | None:
    """The words for two steps of a trial of which each statement tells one alone: a charge is no verdict."""
    known = trial_steps()
    mine, yours = ([known[k] for k in sorted(t.surface) if k in known] for t in (one, other))
    if mine and yours and not {step for _, step in mine} & {step for _, step in yours}:
        return mine[0][0], yours[0][0]
    return None


@functools.cache
def trial_steps() -> Mapping[str, tuple[str, str]]:
    """The words for steps of a trial with their step, by stem."""
    return {stem(word): (word, step) for word, step in word_list("trial_steps.tsv")}


__all__ = ["excluded", "outcomes"]
