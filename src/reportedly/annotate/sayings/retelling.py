"""Who passes words on: "cited by X", "X, which has seen the record", "aired on X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import (
    SUBJECTS,
)
from reportedly.annotate.sources.source_nouns import NOUNS
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span

PASSING = words("en/passing_verbs.txt")
SIGHT = words("en/sight_verbs.txt")
WORDS = words_by("en/retelling_words.tsv")
CITING = WORDS["citing"]


def seen_by(noun: Token) -> Iterator[Token]:
    """What a medium hands on by its own account: "the paper, which has seen *the record*", "whose report
    quoted *an officer*", "a report that relies on *two envoys*"."""
    called = [
        c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"
    ]  # "the daily *Kurier*, which …"
    for clause in (c for one in (noun, *called) for c in one.children):
        if clause.dep_ not in ("relcl", "acl") or lemma(clause) not in SIGHT:
            continue
        if any(c.dep_ in ("neg", "agent") for c in clause.children):
            continue
        subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
        if (
            subject is not None
            and subject.tag_ not in ("WDT", "WP")
            and not any(c.tag_ == "WP$" for c in subject.children)
        ):
            continue
        for child in clause.children:
            if child.dep_ in ("dobj", "obj") and lemma(clause) != "base":
                yield child
            elif child.dep_ == "prep" and child.lower_ in ("on", "upon"):
                yield from (c for c in child.children if c.dep_ == "pobj")


def passers_of(subject: Token) -> Iterator[Token]:
    """Who passes the subject's words on: "sources cited by the daily", "an aide quoted by X"."""
    for child in subject.subtree:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and lemma(child) in PASSING:
            agent = agent_of(child)
            if agent is not None:
                yield agent
    if subject.dep_ == "nsubjpass":
        agent = agent_of(subject.head)
        if agent is not None:
            yield agent


def agent_of(verb: Token) -> Token | None:
    """The "by X" of a passive."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            by = (c for c in child.children if c.dep_ == "pobj")
            return next((c for c in by if lemma(c) not in WORDS["means"] or any(True for _ in c.lefts)), None)
    return None


def asides_of(subject: Token) -> list[Token]:
    """The words with a source that tell who passes it on, or what it hands on itself."""
    found = []
    for token in subject.subtree:
        for child in token.children:
            if child.dep_ in ("acl", "advcl", "prep") and (
                child.lower_ in CITING or _passed(child) or _is_reached(child)
            ):
                found.append(child)
    return found


def _passed(token: Token) -> bool:
    return (
        token.dep_ == "acl"
        and token.tag_ == "VBN"
        and lemma(token) in PASSING
        and agent_of(token) is not None
    )


def _is_reached(token: Token) -> bool:
    """Whether a medium reached somebody: "an aide *contacted by the Post*"."""
    if token.tag_ != "VBN" or lemma(token) not in WORDS["reaching"]:
        return False
    agent = agent_of(token)
    return agent is not None and (agent.pos_ == "PROPN" or NOUNS.get(lemma(agent)) == "medium")


def cut_before(span: Span | None, asides: Sequence[Token]) -> Span | None:
    """``span`` without the aside that tells who passes it on ("sources *cited by the daily*")."""
    if span is None:
        return None
    for aside in asides:
        before, start = (aside.nbor(-1) if aside.i else aside), aside.idx
        end = before.idx if before.is_punct else before.idx + len(before)
        if span[0] < end <= start < span[1]:
            span = (span[0], end)
    return span


def carriers_in(sentence: Phrase) -> Iterator[tuple[Token, Token]]:
    """Who carries what is said in a sentence, each after its participle: "in remarks *carried by the radio*",
    "as quoted by X", "aired on X"."""
    for token in sentence:
        if token.tag_ != "VBN" or token.pos_ != "VERB":
            continue
        if lemma(token) not in PASSING and not _is_reached(token):
            continue
        if any(c.dep_ in ("auxpass", *SUBJECTS) for c in token.children):
            continue
        agent = agent_of(token) or aired_on(token)
        if agent is not None:
            yield token, agent


def aired_on(verb: Token) -> Token | None:
    """The "on X" of "aired on X", "published in X"."""
    if lemma(verb) not in WORDS["showing"]:
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "in"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ not in ("DATE", "TIME"):
                return noun
    return None
