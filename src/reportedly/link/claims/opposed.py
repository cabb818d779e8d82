"""Pairs of statements alike in all but one thing: what one denies of the other, or where it took place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportedly.link.claims.answers import ANY, answers, withholds
from reportedly.link.claims.compare import CUT, compare, compare_words, other_act
from reportedly.link.claims.contrary import contraries
from reportedly.link.claims.disputes import disputes
from reportedly.link.claims.drift import drifts
from reportedly.link.claims.excluding import outcomes
from reportedly.link.claims.forms import core
from reportedly.link.claims.grouped import Opposition
from reportedly.link.claims.matters import Matters
from reportedly.link.claims.negation import ASKED, negative, offers, opposed
from reportedly.link.claims.pairs import TWO_SOURCES, Pairs
from reportedly.link.claims.refusals import supposes
from reportedly.link.claims.told import Told
from reportedly.link.claims.wording import fold, stem, synonyms, word_set

# A "not" may belong to anything in a sentence, so two that differ by one have to be nearly the same; a denial
# says what it denies. Set on tests/assess/test_conflicts.py.
NEGATED, DENIED = 0.68, 0.58
# … unless all that the shorter of them says is in the other.
WHOLLY = 0.95
# … or it denies in so many words the very act, with so many words of it.
TAKEN_UP = 2
# A thing of which more statements tell is what the story is about: it is denied that one did it.
MOST_TELLING = 6
# What an outcome follows where it is no verb of its own: "was acquitted", "found him guilty", "is alive".
PREDICATING = word_set("predicating.txt")
NO_OUTCOME = frozenset("him her them it he she they still also not an a the".split())
# Two that differ in the place have to be alike in nearly all else: like acts take place in many towns. Set on
# tests/assess/test_places.py.
ELSEWHERE = 0.66
INFINITIVE = re.compile(r"\W*to\s", re.I)


def opposed_pairs(pairs: Pairs) -> tuple[Opposition, ...]:
    """Pairs of one story that only a denial, a negation or the place keeps apart: of different reports, or
    where a report lets somebody answer what it has just told."""
    matters = Matters(pairs.told)
    found = [
        *_denied(pairs),
        *_unfounded(pairs),
        *_excluded(pairs),
        *_elsewhere(pairs),
        *_hardened(pairs),
        *answers(pairs.told),
        *disputes(pairs, matters),
        *drifts(pairs, matters),
        *contraries(pairs),
    ]
    index = {told.statement_id: i for i, told in enumerate(pairs.told)}
    found = [o for o in found if o.slot != "denial" or not _says_it_too(pairs, index[o.one], index[o.other])]
    best = {(o.one, o.other, o.slot): o for o in sorted(found, key=lambda o: o.score)}
    return tuple(sorted(best.values(), key=lambda o: (o.one, o.other, o.slot)))


def _says_it_too(pairs: Pairs, i: int, j: int) -> bool:
    """Whether two statements likely say the same but for a negation that is of the words of one: "all five
    were killed", "nobody survived". Who denies is taken at his word."""
    one, other = pairs.told[i], pairs.told[j]
    if one.report_id == other.report_id or one.story != other.story or "denied" in (one.stance, other.stance):
        return False
    taken_up = (
        told.head and _has_word(beside, stem(told.head)) for told, beside in ((one, other), (other, one))
    )
    if any(taken_up):
        return False  # "closed", "did not close": what was learned does not see a "not"
    i, j = sorted((i, j))
    return pairs.sameness.is_read(i, j) and pairs.sameness.probability(i, j, against=False) >= TWO_SOURCES


def _has_word(told: Told, word: str) -> bool:
    """Whether a statement has a stem or one of its class."""
    return word in told.stems or any(synonyms(word, own) for own in told.stems)


def _denied(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not opposed(one, other) or (i, j) in pairs.copied:
            continue
        against, said = (one, other) if negative(one) else (other, one)
        if against.stance != "denied" and supposes(against):
            continue
        if INFINITIVE.match(said.text) and said.stance == "real":
            continue  # "paid for it, to buy the house": what for, and not that it was bought
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True)
        beside = one.names & other.names or against.way.named in said.names
        least = DENIED if "denied" in {one.stance, other.stance} and beside else NEGATED
        if against.stance != "denied" and not beside and _only_exists(one, other):
            continue
        no_more = verdict.score and _says_no_more(one, other)
        if verdict.score >= least or no_more or _takes_up(one, other) or _of_an_offer(one, other):
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason)


def _only_exists(one: Told, other: Told) -> bool:
    """Whether two statements share one word and that it was there: "the shooting happened"."""
    exists = {stem(w) for w in word_set("existing.txt")}
    return len((one.stems.keys() & other.stems.keys()) - exists) < TAKEN_UP and bool(
        one.stems.keys() & other.stems.keys() & exists
    )


def _says_no_more(one: Told, other: Told) -> bool:
    """Whether who speaks against tells of nothing but what the other tells: "No release was ordered"."""
    against, said = (one, other) if negative(one) else (other, one)
    if not said.head or not against.head or stem(said.head) != stem(against.head) or withholds(against):
        return False
    words = compare_words(said, against)
    return len(words.shared) >= 2 and words.answered[1] >= WHOLLY


def _takes_up(one: Told, other: Told) -> bool:
    """Whether who denies in so many words takes up the act that the other tells of and a word more."""
    against, said = (one, other) if negative(one) else (other, one)
    if against.stance != "denied" or not against.head or not said.head or withholds(against):
        return False
    if stem(against.head) != stem(said.head) and not synonyms(stem(against.head), stem(said.head)):
        return False
    return len(against.stems.keys() & said.stems.keys()) >= TAKEN_UP


def _of_an_offer(one: Told, other: Told) -> bool:
    """Whether one denies that an offer or request was made that the other tells of, in none but its words, of
    the same party or time."""
    against, said = (one, other) if negative(one) else (other, one)
    if against.stance != "denied" or said.local.status not in ASKED or not offers(against):
        return False
    beside = said.names & against.names or set(said.times) & set(against.times)
    words = compare_words(said, against)
    return bool(beside and words.shared) and words.answered[1] >= WHOLLY


def _unfounded(pairs: Pairs) -> Iterator[Opposition]:
    """Who denies that there was any raid, and who tells of one in the same story: the nearest in meaning."""
    tells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, t in enumerate(pairs.told):
        if t.stance == "real" and not t.negated:
            for key in t.surface:
                tells[t.story, key].append(i)
    for i, against in enumerate(pairs.told):
        thing = ANY.search(against.bare) if against.stance == "denied" and not withholds(against) else None
        key = stem(fold(thing["thing"])) if thing else ""
        if thing is None or against.surface.keys() - {key} - {stem(w) for w in word_set("existing.txt")}:
            continue
        found = [
            j
            for j in tells[against.story, key]
            if pairs.told[j].report_id != against.report_id  # within one ``answers`` looks for it
        ]
        if found and len(found) <= MOST_TELLING:
            j = max(found, key=lambda j: (pairs.likeness(min(i, j), max(i, j)), -j))
            ids = sorted((against.statement_id, pairs.told[j].statement_id))
            score = pairs.likeness(min(i, j), max(i, j))[0]
            yield Opposition(ids[0], ids[1], score, f"one tells of “{thing['thing']}”, the other denies any")


def _excluded(pairs: Pairs) -> Iterator[Opposition]:
    """Pairs that tell of one person or thing outcomes that exclude each other: passed and failed."""
    ends = [_told_outcomes(t) if t.stance == "real" and not t.negated else frozenset() for t in pairs.told]
    for i, j in pairs.compared:
        if not (ends[i] and ends[j]):
            continue
        one, other = pairs.told[i], pairs.told[j]
        if one.story != other.story:
            continue
        if one.report_id == other.report_id and one.local.chain[-1] == other.local.chain[-1]:
            continue
        if (pair := _outcomes(ends[i], ends[j])) and _same_subject(one, other, pair):
            ids = sorted((one.statement_id, other.statement_id))
            reason = f"one has “{pair[0]}”, the other “{pair[1]}”"
            yield Opposition(ids[0], ids[1], pairs.likeness(i, j)[0], reason)


def _outcomes(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """Of the outcomes that two statements tell of, one that excludes one of the other's."""
    for word in sorted(mine - theirs):
        for partner in sorted(outcomes().get(word, frozenset()) & (theirs - mine)):
            return word, partner
    return None


def _told_outcomes(told: Told) -> frozenset[str]:
    """The outcomes that a statement's own clause ends in: its act, or what somebody is or was found."""
    words = fold(core(told.bare)).split()
    found = {told.head} if told.head in words else set()
    for i, word in enumerate(words[:-1]):
        if word in PREDICATING:
            after = [w for w in words[i + 1 : i + 4] if not w.endswith("ly") and w not in NO_OUTCOME]
            found |= set(after[:1])
    return frozenset(w for w in found if w in outcomes())


def _same_subject(one: Told, other: Told, but: tuple[str, str]) -> bool:
    """Whether two statements are of one person or, where neither names anybody, share words beside."""
    if one.people and other.people and not one.people & other.people:
        return False
    stems = {stem(w) for w in but}
    shared = (one.stems.keys() & other.stems.keys()) - stems
    if one.subject and one.subject == other.subject:
        return True
    return (bool(shared) and bool(one.names & other.names)) or len(shared) >= TAKEN_UP


def _hardened(pairs: Pairs) -> Iterator[Opposition]:
    """What one report tells as done and another, met by the same way, as planned or possible. What is asked
    for is told in too few of the words of what is done."""
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if not pairs.is_retold(i, j) or {one.stance, other.stance} != {"real", "unreal"}:
            continue
        if "requested" in {one.local.status, other.local.status}:
            continue
        if negative(one) != negative(other) or pairs.verdict(i, j).score >= CUT or other_act(one, other):
            continue
        verdict = compare(one, other, *pairs.likeness(i, j), opposed=True, retold=True)
        if verdict.score >= CUT:
            ids = sorted((one.statement_id, other.statement_id))
            yield Opposition(ids[0], ids[1], verdict.score, verdict.reason, "status")


def _elsewhere(pairs: Pairs) -> Iterator[Opposition]:
    for i, j in pairs.of_two_reports():
        one, other = pairs.told[i], pairs.told[j]
        if one.stance != "real" or one.places & other.places:
            continue
        if one.places and other.places and one.head and other.head:
            verdict = compare(one, other, *pairs.likeness(i, j), anywhere=True)
            if verdict.score >= ELSEWHERE:
                ids = sorted((one.statement_id, other.statement_id))
                yield Opposition(ids[0], ids[1], verdict.score, verdict.reason, "place")
