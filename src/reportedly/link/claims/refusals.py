"""What a statement says is not so: the words of the clause that it denies or negates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.embedding import weight
from reportedly.link.claims.matters import words
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import NOT_UNTIL, SET_ASIDE, any_of, fold, word_set, word_sets

# What is denied stands near the negation; with each word further behind it counts for less.
FADING = 0.85
# A word before the negation, of the one who did not do it, counts for half.
BEFORE = 0.5
CLAUSE = re.compile(
    r"[.;:,!?—–“”\"]+\s|\s(?:because|while|although|though|whereas|since|but|"
    r"after|before|"
    r"and (?=(?:\w+ ){0,2}(?:is|are|was|were|has|had|have|will|would|did|do|does|could|can|\w{2,}ed)\b))\s*",
    re.I,
)
# "Nothing", "nobody": what is said of it is denied of everything.
ANYTHING = frozenset({"nothing", "nobody", "none", "neither", "no", "never"})
SUPPOSED = re.compile(r"^\W*(?:unless|where|when|whenever|until)\b|\b(?:if|whether)\b", re.I)
# "Should look for ways to improve it, not weaken it": what ought to be, whatever is.
OUGHT = re.compile(r"\b(?:should|must|ought|lets|let us|need to|needs to)\b", re.I)
# "No shots were fired when he was held": only then were none.
ONLY_WHEN = re.compile(r"\b(?:when|while|during|as)\b(?P<then>.*)$", re.I)
# "The allegations were looked into and found to be unfounded": not what was done with them.
FALSE_IT_IS = re.compile(
    r"\b(?:is|are|was|were|be|as|been)\s+(?:\w+ly\s+)?(?:false|untrue|baseless|unfounded|groundless)\b", re.I
)
FALSE_THAT = re.compile(r"\b(?:that|of)\s+(?P<what>.+?)\s+(?:is|are|was|were|had been|has been)\s+\w", re.I)
HYPOTHETICAL = re.compile(
    r"^\W*(?:(?:even )?if|unless|had (?:we|they|he|she|it))\b|"
    r"\b(?:may|might|could) (?:not|never) have\b|\bdeclin\w+ to\b",
    re.I,
)
# "At no moment lost his freedom": never.
NEVER = re.compile(r"\bat no (?:time|moment|point|stage)\b", re.I)
# "There was no indication whatsoever that a third boat existed": it is said that none did.
NO_SIGN = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:evidence|indication|sign|proof|trace)s?[”\"’]?\s+"
    r"(?:whatsoever[”\"’]?\s+|at all\s+)?(?:that|of)\s+",
    re.I,
)
EXISTS = re.compile(r"\b(?:there (?:is|was|were|are|has been|had been|have been|will be)|such)\b", re.I)


@dataclass(frozen=True, slots=True)
class Refused:
    """What is said not to be so: its words by stem with their weights, those on which the negation falls
    (``focus``), whether it is denied altogether ("there was no leak", "nobody came", "no such meeting"), and
    whether by a verb of denying or only by a negation (``explicit``)."""

    surface: Mapping[str, str]
    weights: Mapping[str, float]
    focus: frozenset[str]
    outright: bool
    explicit: bool


def refused(told: Told) -> Refused | None:
    """What a statement denies, in so many words or by a negation; None where it denies nothing."""
    if HYPOTHETICAL.search(told.bare):
        return None
    if sign := NO_SIGN.search(told.bare):
        return _of_no_sign(told.bare[sign.end() :])
    parts = clauses(NEVER.sub("never", told.bare))
    for i, clause in enumerate(parts):
        if i and OUGHT.search(parts[i - 1]) and fold(clause).startswith("not "):
            return None
        if found := _negated(clause, told.stance == "denied"):
            return found
    # Who denies that he knew, or declines to say, tells of nothing that is not so.
    if told.stance != "denied" or not parts or SUPPOSED.search(parts[0]) or any(map(negations, parts)):
        return None
    if _is_refusal(parts[0], told):
        return None
    framing = word_set("denied_frames.txt")
    # "The army's claim that it attacked": what was claimed, not whose claim it is.
    framed = re.search(rf"\b(?:{any_of(framing)})\s+that\s+", parts[0], re.I)
    told_of = parts[0][framed.end() :] if framed else parts[0]
    if FALSE_IT_IS.search(told.bare):
        of_what = FALSE_THAT.search(told_of)
        told_of = of_what["what"] if of_what else ""
    surface = {k: w for k, w in words(told_of).items() if w not in framing}
    if not surface:
        return None
    weights = {k: weight(w) * FADING**n for n, (k, w) in enumerate(surface.items())}
    act = {k for k, w in surface.items() if w == told.head} or {next(iter(surface))}
    return Refused(surface, weights, frozenset(act), False, True)


def _of_no_sign(of_what: str) -> Refused | None:
    """What is refused of which there is said to be no sign."""
    parts = clauses(of_what)
    surface = {k: w for k, w in words(parts[0]).items() if w not in word_set("existing.txt")} if parts else {}
    if not surface or any(map(negations, parts[:1])):
        return None
    weights = {k: weight(w) * FADING**n for n, (k, w) in enumerate(surface.items())}
    return Refused(surface, weights, frozenset(list(surface)[:2]), True, False)


def _is_refusal(clause: str, told: Told) -> bool:
    """Whether a thing asked for is what is denied, and so was refused: "denied an offer", "denied bail"."""
    if told.local.status != "denied" or re.search(r"\b(?:any|such)\b", clause, re.I):
        return False
    first = [w for w in fold(clause).split() if w not in word_set("stopwords.txt")][:1]
    return bool(first) and first[0] in word_sets("asking_nouns.txt", "offers.txt", "refusable.txt")


def clauses(text: str) -> list[str]:
    """The clauses of a text, as punctuation and conjunctions part them."""
    parts = CLAUSE.split(SET_ASIDE.sub(" ", NOT_UNTIL.sub("", text)))
    return [c for c in parts if c and c.strip()]


def negations(clause: str) -> list[int]:
    """The places among a clause's words at which it negates something; none where two undo each other."""
    said = fold(clause).split()
    negators = word_sets("negation.txt", "contractions.txt")
    at = [
        i
        for i, w in enumerate(said)
        if w in negators and not set(said[i + 1 : i + 2]) & word_set("no_negation.txt")
    ]
    return at if len([i for i in at if said[i] != "nor"]) % 2 else []


def only_then(told: Told) -> Mapping[str, str]:
    """The words for when alone something was not so, by stem; none where it is denied of any time."""
    found = ONLY_WHEN.search(told.bare)
    return words(found["then"]) if found else {}


def supposes(told: Told) -> bool:
    """Whether a statement only supposes, or leaves open, what it tells."""
    return HYPOTHETICAL.search(told.bare) is not None or SUPPOSED.search(told.bare) is not None


def _negated(clause: str, explicit: bool) -> Refused | None:
    """What a clause negates; None where it negates nothing, or only supposes it."""
    said, at = fold(clause).split(), negations(clause)
    if (
        not at
        or SUPPOSED.search(clause)
        or OUGHT.search(" ".join(said[: at[0]]))
        or set(said[max(0, at[0] - 2) : at[0] + 3]) & word_set("unknowing.txt")
    ):
        return None
    before, after = words(" ".join(said[: at[0]])), words(" ".join(said[at[0] + 1 :]))
    empty = word_sets("existing.txt", "planning.txt")
    behind = {k: w for k, w in after.items() if w not in empty and w not in {"such", "any"}}
    surface = {**behind, **{k: w for k, w in before.items() if w not in empty and k not in behind}}
    if not surface:
        return None
    weights = {k: weight(w) * FADING**n for n, (k, w) in enumerate(behind.items())}
    weights |= {k: BEFORE * weight(w) for k, w in surface.items() if k not in behind}
    first = said[at[0]]
    outright = first in ANYTHING or EXISTS.search(clause) is not None
    # "No oil had reached the coast": of the oil and its reaching it. "No one was hurt in the fire": of hurt.
    of_a_thing = first == "no" and said[at[0] + 1 : at[0] + 2] != ["one"]
    focus = list(behind)[: 2 if of_a_thing else 1] or list(surface)[-1:]
    return Refused(surface, weights, frozenset(focus), outright, explicit)


__all__ = ["Refused", "clauses", "negations", "only_then", "refused", "supposes"]
