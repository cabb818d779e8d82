"""Two statements held against each other slot by slot.

What speaks against their saying the same comes first and is final: one is asked for and the other
done, one denies, they are about other places, people or days, or their roles are turned round. Only
then is it asked how alike they are. A differing number is no bar: two tolls of one accident are one
claim told with two figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reportedly.link.embedding import word_vector
from reportedly.link.told import Told
from reportedly.link.when import gap_in_days
from reportedly.link.wording import opposites, stem

# Shares of the score; set on hand-made pairs of invented statements (tests/link/test_claims.py) so that every
# pair that says the same lies above CUT and every other one below, with the widest margin.
MEANING, ACT, WORDS, NAMES = 0.20, 0.30, 0.30, 0.20
CUT = 0.53
# The meaning of what is left when names are taken out: below this two statements share their parties only,
# above SAME_ACT the wording of one act is alike whatever else each of them adds.
LEAST_ACT, SAME_ACT = 0.33, 0.55
# Names differ as people are called by office, but above this likeness of meaning the texts are one sentence.
SAME_SENTENCE = 0.88
# A report seldom says a thing twice: two like statements in it are more often two things.
SAME_REPORT = 0.10
# Words this near in meaning stand for one another ("shut", "close"); of the smaller statement this share
# has to be answered by the other. Both set on the pairs of tests/link/test_claims.py.
SYNONYM = 0.40
ANSWERED, ANSWERED_WANTED = 0.66, 0.40
# Statements of times further apart than this are about two happenings, nearer ones may disagree on a date.
DAYS_APART = 40.0
# Statements without times of their own: their reports' dates.
DAYS_PUBLISHED = 75.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements compare; ``against`` says why they cannot be one claim."""

    score: float
    against: str | None
    reason: str


def compare(one: Told, other: Told, cosine: float, act: float, *, opposed: bool = False) -> Verdict:
    """Whether two statements say the same, as a score and what it rests on.

    ``cosine`` is their likeness in meaning, ``act`` the same without names. With ``opposed`` it is asked
    whether they are about the same but for one denying it.
    """
    against = objection(one, other, cosine, opposed=opposed)
    if against:
        return Verdict(0.0, against, against)
    if same_words(one, other):
        return Verdict(1.0, None, "the same words of one report, ascribed twice")
    shared = sorted(one.stems.keys() & other.stems.keys())
    fewest = min(len(one.stems), len(other.stems))
    if cosine < SAME_SENTENCE and (
        len(shared) < min(2, fewest) or not shared or fewest < 2 or act < LEAST_ACT
    ):
        return Verdict(0.0, None, "they share hardly a word for what happens")
    words = overlap(one.stems, other.stems)
    names = overlap(dict.fromkeys(one.names, 1.0), dict.fromkeys(other.names, 1.0))
    if not one.names and not other.names:
        names = words
    score = MEANING * max(cosine, 0.0) + ACT * max(act, 0.0) + WORDS * words + NAMES * names
    if one.report_id == other.report_id:
        score -= SAME_REPORT
    if score >= CUT and cosine < SAME_SENTENCE:
        left = other_act(one, other) or (left_open(one, other) if act < SAME_ACT else None)
        if left:
            return Verdict(0.0, None, f"one tells of “{left[0]}”, the other of “{left[1]}”")
    return Verdict(round(score, 4), None, f"both tell of {', '.join(one.surface[s] for s in shared[:5])}")


def other_act(one: Told, other: Told) -> tuple[str, str] | None:
    """The acts of two statements of what happened, where neither is told of in the other."""
    if one.stance != "real" or other.stance != "real" or not one.head or not other.head:
        return None
    if stem(one.head) in other.stems or stem(other.head) in one.stems:
        return None
    if float(word_vector(one.head) @ word_vector(other.head)) >= SYNONYM:
        return None
    return one.head, other.head


def left_open(one: Told, other: Told) -> tuple[str, str] | None:
    """What each tells that the other does not, where even the shorter is told only in part.

    Two statements on one subject ("the company raised fares", "the company cancelled sailings") share
    their parties and differ in the act: then each has words that nothing in the other answers. A
    retelling that adds or leaves out has them on one side only.
    """
    ours, mine = answered(one, other)
    theirs, yours = answered(other, one)
    # What is only wanted is named loosely ("the return of", "to resume"): no one word carries the act.
    enough = ANSWERED if one.stance == "real" else ANSWERED_WANTED
    if max(ours, theirs) >= enough or not mine or not yours:
        return None
    return ", ".join(mine[:3]), ", ".join(yours[:3])


def answered(one: Told, other: Told) -> tuple[float, list[str]]:
    """The share of one's words, by weight, that the other has too or has a near synonym of; and the rest."""
    total = sum(one.stems.values())
    open_words = [k for k in one.stems if k not in other.stems]
    if not total or not open_words or not other.surface:
        return (1.0 if total else 0.0), []
    vectors = np.stack([word_vector(one.surface[k]) for k in open_words])
    against = np.stack([word_vector(w) for w in other.surface.values()])
    near = np.maximum(0.0, (vectors @ against.T).max(axis=1))
    near[near < SYNONYM] = 0.0
    lost = sum(one.stems[k] * (1.0 - float(n)) for k, n in zip(open_words, near, strict=True))
    rest = [one.surface[k] for k, n in zip(open_words, near, strict=True) if not n]
    return round(1.0 - lost / total, 4), rest


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Weight of what both hold, half against the smaller and half against the mean of the two."""
    if not one or not other:
        return 0.0
    shared = sum(min(one[k], other[k]) for k in one.keys() & other.keys())
    a, b = sum(one.values()), sum(other.values())
    return 0.5 * shared / min(a, b) + shared / (a + b)


def same_words(one: Told, other: Told) -> bool:
    """Whether the two are one passage with two chains."""
    return one.report_id == other.report_id and one.local.pieces == other.local.pieces


def opposite(one: Told, other: Told) -> bool:
    """Whether one denies or negates, and the other does not."""
    return ((one.stance == "denied") != one.negated) != ((other.stance == "denied") != other.negated)


def objection(one: Told, other: Told, cosine: float, *, opposed: bool = False) -> str | None:
    """Why the two cannot say the same, in words; None where nothing speaks against it."""
    if same_words(one, other):
        return None
    if (
        one.report_id == other.report_id
        and one.local.start < other.local.end
        and other.local.start < one.local.end
    ):
        return "one holds the other"
    if not opposed and one.stance != other.stance:
        return f"one is put as {one.local.status}, the other as {other.local.status}"
    if not opposed and one.negated != other.negated:
        return "one says it, the other negates it"
    if not opposed and (pair := _opposites(one, other)):
        return f"one has “{pair[0]}”, the other its opposite “{pair[1]}”"
    if one.places and other.places and not one.places & other.places:
        return "they are about different places"
    if one.subject and other.subject and one.subject != other.subject and cosine < SAME_SENTENCE:
        return "they are about different people"
    if one.countries and other.countries and not one.countries & other.countries:
        return "they are about different countries"
    if _turned_round(one, other):
        return "who acts and who is acted on are turned round"
    return _apart_in_time(one, other)


def _opposites(one: Told, other: Told) -> tuple[str, str] | None:
    for word in sorted(one.stems.keys() - other.stems.keys()):
        for opposite_word in sorted(
            opposites().get(word, frozenset()) & (other.stems.keys() - one.stems.keys())
        ):
            return one.surface[word], other.surface[opposite_word]
    return None


def _turned_round(one: Told, other: Told) -> bool:
    for actors, recipients in one.acts:
        for doers, targets in other.acts:
            if actors and recipients and actors <= targets and recipients <= doers and actors != doers:
                return True
    return False


def _apart_in_time(one: Told, other: Told) -> str | None:
    if one.times and other.times:
        gap = min(gap_in_days(a, b) for a in one.times for b in other.times)
        return f"their dates are {gap:.0f} days apart" if gap > DAYS_APART else None
    if one.published and other.published:
        gap = gap_in_days((one.published, one.published), (other.published, other.published))
        return f"they were published {gap:.0f} days apart" if gap > DAYS_PUBLISHED else None
    return None


__all__ = ["CUT", "Verdict", "compare", "objection", "opposite", "overlap"]
