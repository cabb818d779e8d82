"""What speaks against two statements' saying the same, in words; it is final, however alike they are."""

from __future__ import annotations

import re

from reportedly.link.claims.asking import unlike
from reportedly.link.claims.contrast import FRAME, Contrast, frame
from reportedly.link.claims.excluding import excluded
from reportedly.link.claims.likeness import nearness
from reportedly.link.claims.nearby import may_hold
from reportedly.link.claims.negation import negated_words
from reportedly.link.claims.told import REAL, Told
from reportedly.link.claims.wording import stem, word_set
from reportedly.link.events.when import gap_in_days

# Names differ as people are called by office, but above this likeness of meaning the texts are one sentence.
SAME_SENTENCE = 0.88
# Below this likeness no two texts are one sentence but for a word.
NEAR_SENTENCE = 0.6
# Statements of times further apart than this are about two happenings, nearer ones may disagree on a date.
DAYS_APART = 40.0
# Statements without times of their own: their reports' dates.
DAYS_PUBLISHED = 75.0
# … and those of two stories: what follows up a story within days may tell of it again.
STORIES_APART = 10.0

# What lets the one acted on come first, or makes the two equals.
TURNING = re.compile(
    r"\b(?:by|from|and|with|between|was|were|been|being|receive[ds]?|met|meet(?:s|ing)?)\b", re.I
)

# "The ferry is licensed to carry 90 passengers": not how many were on it.
MEANT = re.compile(
    r"^[^,]*\b(?:is|are|was|were|been) (?:only )?"
    r"(?:licen[cs]ed|certified|designed|built|rated|meant) to [a-z]+"
    r"|^[^,]*\bcapacity of\b",
    re.I,
)
# Two who act in both: then countries are said beside, of either of them.
SAME_PARTIES = 2
OTHER_PLACES = "they are about different places"
STANCES = {"real": "real", "unreal": "wanted, planned or possible", "denied": "denied"}


def same_words(one: Told, other: Told) -> bool:
    """Whether the two are one passage with two chains, or one request with the asker in it and without."""
    if one.report_id != other.report_id or (one.stance == "denied") != (other.stance == "denied"):
        return False
    return one.local.pieces == other.local.pieces or asked_within(one, other) or asked_within(other, one)


def asked_within(whole: Told, part: Told) -> bool:
    """Whether ``part`` is what is asked in ``whole``, ascribed to the one who asks: "Damascus asked Moscow to
    resume patrols" and, by Damascus, "Moscow to resume patrols"."""
    return (
        whole.local.status == part.local.status
        and whole.local.status in {"requested", "offered"}
        and whole.local.start <= part.local.start
        and part.local.end <= whole.local.end
        and part.local.chain[:-1] == whole.local.chain
    )


def no_more(one: Told, longer: Told) -> bool:
    """Whether a statement with another of its chain inside it tells nothing that this one does not."""
    if one.local.chain != longer.local.chain or one.local.status != longer.local.status:
        return False
    inside = longer.local.start <= one.local.start and one.local.end <= longer.local.end
    if not inside or one.local.pieces == longer.local.pieces:
        return False
    return one.surface.keys() == longer.surface.keys() and one.names == longer.names


def objection(
    one: Told,
    other: Told,
    cosine: float,
    *,
    opposed: bool = False,
    anywhere: bool = False,
    retold: bool = False,
    loose: bool = False,
) -> str | None:
    """Why the two cannot say the same, in words; None where nothing speaks against it. With ``anywhere``
    other places are no bar; what is ``retold`` may have been surer, or less sure, at first. With ``loose``
    those are left out that a paraphrase of what is real may meet: an ending ("stopped work", "laid down
    tools"), and a negation of what the other says nothing about ("did not survive", "died"); there outcomes
    that exclude each other are a bar. Nor is it a bar then that words of wanting or planning stand somewhere
    in what took place ("after talks proposed by the elders he was freed")."""
    took_place = loose and {one.local.status, other.local.status} <= REAL
    loose = loose and one.stance == other.stance == "real"
    if same_words(one, other):
        return None
    if (
        one.report_id == other.report_id
        and one.local.start < other.local.end
        and other.local.start < one.local.end
    ):
        return "one holds the other"
    both_deny = _both_deny(one, other)
    if not (
        opposed or took_place or both_deny or one.stance == other.stance or (retold and _hedged(one, other))
    ):
        return f"one is put as {STANCES[one.stance]}, the other as {STANCES[other.stance]}"
    if (
        not opposed
        and not both_deny
        and one.negated != other.negated
        and not (loose and not _negates(one, other))
    ):
        return "one says it, the other negates it"
    if not opposed and (found := excluded(one, other, outcomes_too=loose)):
        return found
    if not opposed and cosine >= NEAR_SENTENCE and (differing := contrast(one, other)):
        return differing.reason
    closed = not opposed and not loose and one.head != other.head
    if closed and (end := _ended(one, other) or _ended(other, one)):
        return f"one tells that it ended or never came (“{end}”), the other does not"
    matter = other_matter(one, other, cosine)
    if matter and not (anywhere and matter == OTHER_PLACES):
        return matter
    if matter := _other_story(one, other, retold):
        return matter
    if one.asking and other.asking:
        requests = unlike(one.asking, other.asking, one.countries | other.countries)
        if requests:
            return requests
    if _turned_round(one, other) or _order_turned(one, other):
        return "who acts and who is acted on are turned round"
    return _apart_in_time(one, other)


def other_matter(one: Told, other: Told, cosine: float) -> str | None:
    """Why the two are said of other places, people or countries, however alike their words."""
    if one.places and other.places and not one.places & other.places and not _within(one, other):
        return OTHER_PLACES
    if one.subject and other.subject and one.subject != other.subject and cosine < SAME_SENTENCE:
        return "they are about different people"
    # "The Rhenish mill" of one is the mill that "Frisia's Halvard" of the other buys.
    beside = len(set(one.parties) & set(other.parties)) >= SAME_PARTIES
    if one.countries and other.countries and not one.countries & other.countries and not beside:
        return "they are about different countries"
    return None


def _within(one: Told, other: Told) -> bool:
    """Whether one names a place, and the other only an area that may hold it."""
    whole = one.places <= one.located.keys() and other.places <= other.located.keys()
    return whole and may_hold(
        {p: one.located[p] for p in one.places}, {p: other.located[p] for p in other.places}
    )


def contrast(one: Told, other: Told) -> Contrast | None:
    """In what two statements of one frame differ, where that makes them two claims. A differing number or
    date does not: one thing is told of twice."""
    laid = frame(one.text, one.details, other.text, other.details)
    found = [c for c in laid.contrasts if c.slot not in {"number", "date"}]
    return found[0] if found and laid.share >= FRAME else None


def _both_deny(one: Told, other: Told) -> bool:
    """Whether one denies ("denied buying the mill") what the other says was not so ("I never bought it")."""
    for denial, words in ((one, other), (other, one)):
        if denial.stance == "denied" and words.stance == "real" and words.negated and not denial.negated:
            denied = dict(negated_words(words.bare))
            return bool(denied) and any(nearness(denied, denial.surface)[0].values())
    return False


def _hedged(one: Told, other: Told) -> bool:
    """Whether one puts as possible what the other puts as real."""
    return {one.stance, other.stance} == {"real", "unreal"} and "possible" in {
        one.local.status,
        other.local.status,
    }


def _negates(one: Told, other: Told) -> bool:
    """Whether what one of the two negates is a word of the other."""
    against, said = (one, other) if one.negated else (other, one)
    words = dict(negated_words(against.bare))
    return not words or any(nearness(words, said.surface)[0].values())


def _ended(one: Told, other: Told) -> str | None:
    """The verb by which one tells of an end, where the other has none such."""
    ending = word_set("ceasing.txt")
    if one.head in ending and other.head not in ending and not ending & set(other.surface.values()):
        return one.head if stem(one.head) != stem(other.head or "") else None
    return None


def _turned_round(one: Told, other: Told) -> bool:
    for actors, recipients in one.acts:
        for doers, targets in other.acts:
            if actors and recipients and actors <= targets and recipients <= doers and actors != doers:
                return True
    return False


def _order_turned(one: Told, other: Told) -> bool:
    """Two parties named in the other order, in two active sentences that do not couple them."""
    if one.asking or other.asking or len(one.parties) != 2 or one.parties != other.parties[::-1]:
        return False
    return not any(TURNING.search(t.plain) for t in (one, other))


def _other_story(one: Told, other: Told, retold: bool) -> str | None:
    """Two happenings of one kind in one town are told in like words: what is said in two stories is one claim
    only if it names something ("schools remained open" is said of many), and at one time."""
    if one.story == other.story:
        return None
    if not (retold or one.names & other.names or one.figures & other.figures):
        return "they are of two stories, and name nothing in common"
    if one.published and other.published and not (one.times and other.times):
        gap = gap_in_days((one.published, one.published), (other.published, other.published))
        return f"they are of two stories, {gap:.0f} days apart" if gap > STORIES_APART else None
    return None


def _apart_in_time(one: Told, other: Told) -> str | None:
    if one.times and other.times:
        gap = min(gap_in_days(a, b) for a in one.times for b in other.times)
        return f"their dates are {gap:.0f} days apart" if gap > DAYS_APART else None
    if one.published and other.published:
        gap = gap_in_days((one.published, one.published), (other.published, other.published))
        if gap > DAYS_PUBLISHED:
            return f"they were published {gap:.0f} days apart"
    if one.figures and other.figures and bool(MEANT.search(one.plain)) != bool(MEANT.search(other.plain)):
        return "one tells what is meant to be, the other what was"
    if one.tolls & other.tolls and (past := _past(one) or _past(other)):
        return f"one counts those of {past}, the other tells of no such day"
    return None


def _past(told: Told) -> str | None:
    """The day of which a statement tells, where that is long before its report."""
    if not told.times or not told.published:
        return None
    last = max(told.times, key=lambda t: t[1])
    gap = gap_in_days(last, (told.published, told.published))
    return last[1] if gap > DAYS_APART and last[1] < told.published else None
