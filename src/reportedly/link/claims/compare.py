"""Two statements held against each other slot by slot.

What speaks against their saying the same comes first (``objections``) and is final: one is asked for and
the other done, one denies, they are about other places, people or days, or their roles are turned round.
Only then is it asked how alike they are. A differing number is no bar: two tolls of one accident are one
claim told with two figures.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.link.claims.asking import other_request, same_request, same_thing
from reportedly.link.claims.likeness import answered, combine, nearness, overlap
from reportedly.link.claims.objections import SAME_SENTENCE, objection, same_words
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, stem, word_set

TIME_WORDS = word_set("time_words.txt")
# What stands in a statement's words for any sum (``forms.telling``).
MONEY = "money"
# Shares of the score; set on hand-made pairs of invented statements (tests/link/test_claims.py) so that every
# pair that says the same lies above CUT and every other one below, with the widest margin.
MEANING, ACT, WORDS, NAMES = 0.20, 0.30, 0.30, 0.20
CUT = 0.53
# The meaning of what is left when names are taken out: below this two statements share their parties only,
# above SAME_ACT the wording of one act is alike whatever else each of them adds.
LEAST_ACT, SAME_ACT = 0.30, 0.55
# A report seldom says a thing twice: two like statements in it are more often two things.
SAME_REPORT = 0.10
# A number that is not small is hardly shared by chance; and in one story there is mostly one toll.
SAME_FIGURE = 0.10
# Two requests that agree in every slot, whatever their words: above CUT by enough to join others so worded.
SAME_REQUEST = 0.62
# Of the smaller statement this share has to be answered by the other; ALL where it has but a word or two. Set
# on the pairs of tests/link/test_claims.py.
ANSWERED, ANSWERED_WANTED, ALL, SOME = 0.66, 0.40, 0.75, 0.3
# … and where one tells again what the other was told; set on the pairs of tests/link/test_retold.py.
ANSWERED_RETOLD, RETOLD = 0.45, 0.06
# … or where they share so many names and of the words this much: set on the same pairs.
PARTIES, SOME_RETOLD = 2, 0.4
# Two such of one place and the same people, where one has in an aside what the other tells: their likeness in
# meaning, the names and the words that they share, and what the pair counts for. Set on the same pairs.
NEAR_WHOLE, NAMES_SHARED, WORDS_SHARED, RETOLD_WHOLE = 0.75, 3, 2, 0.54


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements compare; ``against`` says why they cannot be one claim."""

    score: float
    against: str | None
    reason: str


UNLIKE = Verdict(0.0, None, "they share hardly a word for what happens")


def compare(
    one: Told,
    other: Told,
    cosine: float,
    act: float,
    *,
    opposed: bool = False,
    anywhere: bool = False,
    retold: bool = False,
) -> Verdict:
    """Whether two statements say the same, as a score and what it rests on.

    ``cosine`` is their likeness in meaning, ``act`` the same without names. With ``opposed`` it is asked
    whether they are about the same but for one denying it, with ``anywhere`` whether but for the place.
    ``retold`` says that one may tell again what the other was told, by one way: then less has to be alike.
    """
    found = _compare(one, other, cosine, act, opposed=opposed, anywhere=anywhere, retold=retold)
    if not opposed and not found.against and found.score < CUT and same_toll(one, other):
        return Verdict(CUT, None, "the same count of the same people, on one word")
    return found


def _compare(
    one: Told,
    other: Told,
    cosine: float,
    act: float,
    *,
    opposed: bool,
    anywhere: bool,
    retold: bool,
) -> Verdict:
    """How alike two statements are in their words, unless something speaks against it."""
    against = objection(
        one, other, cosine, opposed=opposed, anywhere=anywhere, retold=retold and act >= SAME_ACT
    )
    if against:
        return Verdict(0.0, against, against)
    if same_words(one, other):
        return Verdict(1.0, None, "the same words of one report, ascribed twice")
    words = compare_words(one, other)
    agreed = bool(
        one.asking
        and other.asking
        and (same_request(one.asking, other.asking) or (retold and same_thing(one.asking, other.asking)))
    )
    if retold and not agreed and cosine >= NEAR_WHOLE and _told_beside(one, other):
        return Verdict(
            RETOLD_WHOLE, None, "one tells beside what the other tells, of the same place and people"
        )
    same_sentence = cosine >= SAME_SENTENCE and not opposed and min(len(one.stems), len(other.stems)) >= 2
    told_alike = opposed or retold or cosine >= SAME_SENTENCE or _one_matter(one, other)
    parties = retold and len(one.names & other.names) >= PARTIES and max(words.answered) >= SOME_RETOLD
    enough = (words.enough or parties) and (len(words.shared) - (MONEY in words.shared) > 1 or told_alike)
    if not agreed and not same_sentence and (not enough or act < LEAST_ACT):
        return UNLIKE
    names = overlap(dict.fromkeys(one.names, 1.0), dict.fromkeys(other.names, 1.0))
    if not one.names and not other.names:
        names = words.score
    score = MEANING * max(cosine, 0.0) + ACT * max(act, 0.0) + WORDS * words.score + NAMES * names
    if one.report_id == other.report_id:
        score -= SAME_REPORT
    elif one.figures & other.figures or one.tolls & other.tolls or one.clocks & other.clocks:
        score += SAME_FIGURE
    if retold:
        score += RETOLD
    if agreed:
        told = ", ".join(words.shared[:5]) or "the same asked back"
        return Verdict(round(max(score, SAME_REQUEST), 4), None, f"the same request of the same: {told}")
    if cosine < SAME_SENTENCE and not opposed:
        least = ANSWERED if one.stance == "real" else ANSWERED_WANTED
        open_words = words.left_open(ANSWERED_RETOLD if retold else least)
        if retold and one.names & other.names and one.head and stem(one.head) == stem(other.head or ""):
            open_words = None  # the same act of the same ones: each adds what it likes
        left = other_act(one, other) or (open_words if act < SAME_ACT else None)
        if left:
            return Verdict(0.0, None, f"one tells of “{left[0]}”, the other of “{left[1]}”")
    return Verdict(round(min(score, 1.0), 4), None, f"both tell of {', '.join(words.shared[:5])}")


def same_toll(one: Told, other: Told) -> bool:
    """Whether one source gives in two reports how many died or were hurt, and as many."""
    if one.story != other.story or one.report_id == other.report_id:
        return False
    return bool(one.counts & other.counts) and one.way.named is not None and one.way.named == other.way.named


def _told_beside(one: Told, other: Told) -> bool:
    """Whether the two share a town, all told three names, and words that stand in an aside of one."""
    if not one.places & other.places or len(one.names & other.names) < NAMES_SHARED:
        return False
    shared = one.beside & other.beside
    return len(shared) >= WORDS_SHARED and bool(shared - (one.surface.keys() & other.surface.keys()))


def _one_matter(one: Told, other: Told) -> bool:
    """Whether a word in common may be enough: both name somebody, or a day; are requests, or one's words."""
    if one.names & other.names or (one.way.named and one.way.named == other.way.named):
        return True
    if one.asking and other.asking:
        return True
    words = [set(fold(t.plain).split()) & (TIME_WORDS | word_set("weekdays.txt")) for t in (one, other)]
    return bool(set(one.times) & set(other.times) or words[0] & words[1])


def other_act(one: Told, other: Told) -> tuple[str, str] | None:
    """The acts of two statements, where neither is told of in the other."""
    if one.asking and other.asking:
        return other_request(one.asking, other.asking)
    if (
        not one.head
        or not other.head
        or answered(one.head, other.surface)
        or answered(other.head, one.surface)
    ):
        return None
    return one.head, other.head


@dataclass(frozen=True, slots=True)
class Words:
    """Two statements' telling words held against each other: the words shared, the ``score``, the shares of
    each that the other answers, and what each has that the other does not."""

    shared: tuple[str, ...]
    score: float
    answered: tuple[float, float]
    open: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def enough(self) -> bool:
        """Two words in common, or one that is nearly all that one tells and a part of the other."""
        if len(self.shared) >= 2:
            return True
        return bool(self.shared) and max(self.answered) >= ALL and min(self.answered) >= SOME

    def left_open(self, least: float) -> tuple[str, str] | None:
        """What each tells that the other does not, where even the shorter is answered only in part.

        Two statements on one subject share their parties and differ in the act: then each has words that
        nothing in the other answers. A retelling that adds or leaves out has them on one side only. What
        is only wanted is named loosely ("the return of", "to resume"): no one word carries the act.
        """
        if max(self.answered) >= least or not all(self.open):
            return None
        return ", ".join(self.open[0][:3]), ", ".join(self.open[1][:3])


def compare_words(one: Told, other: Told) -> Words:
    """The telling words of two statements and the figures that both give."""
    ours, theirs = nearness(one.surface, other.surface)
    figures = sorted({f"{value:g}" for value in one.figures & other.figures})
    same = float(len(figures) + len(one.tolls & other.tolls))
    totals = sum(one.stems.values()) + same, sum(other.stems.values()) + same
    held = (
        sum(one.stems[k] * near for k, near in ours.items()) + same,
        sum(other.stems[k] * near for k, near in theirs.items()) + same,
    )
    if not totals[0] or not totals[1]:
        return Words((), 0.0, (0.0, 0.0), ((), ()))
    return Words(
        shared=(
            *(one.surface[k] for k in sorted(ours) if ours[k]),
            *figures,
            *sorted(one.tolls & other.tolls),
        ),
        score=round(combine(min(held), *totals), 4),
        answered=(round(held[0] / totals[0], 4), round(held[1] / totals[1], 4)),
        open=(
            tuple(one.surface[k] for k in one.surface if not ours[k]),
            tuple(other.surface[k] for k in other.surface if not theirs[k]),
        ),
    )


__all__ = ["CUT", "LEAST_ACT", "UNLIKE", "Verdict", "compare", "same_toll"]
