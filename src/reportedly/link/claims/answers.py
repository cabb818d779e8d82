"""What a report lets somebody answer at once: a statement and, soon after it, its denial by another.

"A ransom was paid, a clerk said. The ministry denied that any had been paid." Where the one follows the
other, few words have to be shared: a denial takes up the word that it denies, and leaves out the rest.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.negation import negated_words, negative
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import any_of, fold, stem, synonyms, word_set, word_sets

# Characters between a statement and its answer: two or three sentences.
SOON = 300
# Of the words of a denial this share has to be in what it answers, or so many of them. Set on
# tests/assess/test_denial.py.
ANSWERED, ENOUGH = 0.5, 2
# "This was false", "it had done nothing of the kind": what was said just before, whatever its words.
THIS = re.compile(
    r"^\W*(?:(?:this|that|these|all of (?:this|it))|(?:it|they|he|she|this|that|which) "
    r"(?:is|was|were|had|has|did|does|had been|has been|had done|has done|would do|might be)\s+(?:\w+ly )?"
    r"(?:not )?(?:so|this|that|it|false|untrue|true|wrong|the case|a lie|lies|nonsense|an? invention|"
    r"a fabrication|baseless|unfounded|(?:any|no)thing of the (?:kind|sort)))\W*$",
    re.I,
)
# "Rejects this: “No such letter has come”".
THIS_QUOTED = re.compile(r"\W*(?:this|that|it)\s*:\s", re.I)
NONE_OF = re.compile(r"\bno\s+(?!one\b|longer\b|more\b)\w+", re.I)
# "Denied that any draft had left the building".
ANY = re.compile(r"\bany\s+(?!such\b|more\b|other\b)(?P<thing>[^\W\d_]+)", re.I)
# "Denied that he had died".
HE_HAD = re.compile(r"\W*(?:he|she|it|they)\s+(?:had|has|have|was|were|did)\b", re.I)
# "Would not sell", "could not be reached": no word on whether it was done.
MODAL = re.compile(
    r"\b(?:would|could|can|will|should|may|might)(?:n[’']t| not|not)\b(?!\s+have\b)|\bwon[’']t\b", re.I
)
FIRST_PERSON = re.compile(
    r"\b(?:I|we)\s+(?:\w+\s+){0,3}?(?:not|never)\b|\bI (?:did|could|have|had)n[’']t\b", re.I
)
# "Had received no such request", "there has been no appeal from Keld": which one stands before it.
SUCH_REQUEST = re.compile(
    r"\b(?:no|any|not an?|not one) (?:such )?(?:formal |official |written )?"
    r"(?:request|appeal|plea|application)\b",
    re.I,
)


def answers(told: Sequence[Told]) -> Iterator[Opposition]:
    """Statements of one report with the denials that answer them, each with the nearest that it can mean."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report_id].append(t)
    for report_id in sorted(by_report):
        members = sorted(by_report[report_id], key=lambda t: (t.local.start, -t.local.end, t.statement_id))
        for against in members:
            if negative(against):
                yield from _answered(members, against)


def _answered(members: Sequence[Told], against: Told) -> Iterator[Opposition]:
    meant = [t for t in members if _speaks_of(t, against) and (_asked(t, against) or _told(t, against))]
    meant = [t for t in meant if not any(_holds(m, t) for m in members if m is not t)]
    if meant and _is_this(against):
        meant = [t for t in meant if len(t.local.chain) > 1 and t.names] or meant
    if meant:
        said = _first_told(meant, against) or meant[-1]
        ids = sorted((said.statement_id, against.statement_id))
        yield Opposition(ids[0], ids[1], 1.0, f"“{against.text}” answers what its report has before")


def _first_told(meant: Sequence[Told], against: Told) -> Told | None:
    """Of the statements that "any draft" may speak of the one that tells of "a draft"."""
    thing = ANY.search(against.bare)
    if thing is None:
        return None
    told = re.compile(rf"\ban?\s+(?:\w+\s+)?{re.escape(thing['thing'])}\b", re.I)
    return next((t for t in reversed(meant) if told.search(t.bare)), None)


def _speaks_of(said: Told, against: Told) -> bool:
    """Whether a statement is put as so before a denial, on the word of another."""
    before = said.local.end <= against.local.start or said.local.pieces == against.local.pieces
    negators = word_sets("negation.txt", "contractions.txt")
    put_as_so = not negative(said) and not negators & set(fold(said.bare).split())
    return before and put_as_so and said.local.chain[-1] != against.local.chain[-1]


def _asked(said: Told, against: Told) -> bool:
    """Whether a request is what "no such request" speaks of, however far above it stands."""
    requested = said.asking is not None and said.local.status == "requested"
    return requested and SUCH_REQUEST.search(against.text) is not None


def _told(said: Told, against: Told) -> bool:
    """Whether a denial takes up the words of what stands just before it."""
    if said.local.pieces == against.local.pieces:
        return against.stance == "denied"
    if len(against.local.chain) < 2 or against.local.start - said.local.end > SOON or withholds(against):
        return False
    if _is_this(against):
        return bool(said.surface)
    words, theirs = _words(against.bare), _words(said.bare)
    shared = [k for k in words if _taken_up(k, theirs)]
    if against.stance == "denied":
        if (found := ANY.search(against.bare)) and _taken_up(stem(fold(found["thing"])), theirs):
            return True
        of_an_act = against.head is not None or HE_HAD.match(against.text) is not None
        least = ANSWERED * len(words) if of_an_act else ENOUGH
        return bool(shared) and len(shared) >= min(least, ENOUGH)
    negated = [k for k in negated_words(against.bare) if _taken_up(k, theirs)]
    if not negated:
        return False
    if FIRST_PERSON.search(against.text) and against.way.named in said.names:
        return True  # what is told of him, and he says he did not do
    act = {stem(said.head): said.head} if said.head else {}
    if any(_taken_up(k, act) for k in (*negated, stem(against.head or ""))):
        return True
    beside = words.keys() - {stem(w) for w in word_set("existing.txt")}
    return NONE_OF.search(against.bare) is not None and beside <= set(shared)


def _is_this(against: Told) -> bool:
    """Whether a denial is of what was said just before, in no words of its own."""
    return negative(against) and (
        THIS.search(against.text) is not None
        or (against.stance == "denied" and THIS_QUOTED.match(against.text) is not None)
        or _this_report().search(against.text) is not None
    )


@functools.cache
def _this_report() -> re.Pattern[str]:
    """What is denied as what somebody had said, in no words of its own: "the newspaper's report"."""
    frames = any_of(word_set("denied_frames.txt"))
    return re.compile(
        rf"^\W*(?:the|this|that|these|those|such|all)\s+(?:[\w’'-]+\s+){{0,2}}(?:{frames})\W*$", re.I
    )


def withholds(against: Told) -> bool:
    """Whether what is negated is that somebody knows, says or wants a thing, or would do it: "he did not hear
    the shot" denies none."""
    unknowing = {stem(w) for w in word_set("unknowing.txt")}
    return MODAL.search(against.bare) is not None or bool(unknowing & negated_words(against.bare).keys())


def _taken_up(key: str, theirs: dict[str, str]) -> bool:
    return key in theirs or any(synonyms(key, other) for other in theirs)


def _words(bare: str) -> dict[str, str]:
    """The words of a text that have a meaning of their own, those of asking and planning too, by stem."""
    stop = word_sets("stopwords.txt", "light_verbs.txt", "numerals.tsv", "negation.txt", "contractions.txt")
    return {stem(w): w for w in fold(bare).split() if w not in stop and len(w) > 1 and not w.isdigit()}


def _holds(whole: Told, part: Told) -> bool:
    """Whether a statement is a part of another."""
    return (
        whole.local.start <= part.local.start
        and part.local.end <= whole.local.end
        and whole.local.pieces != part.local.pieces
    )


__all__ = ["answers", "withholds"]
