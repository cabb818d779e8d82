"""Denials without a verb of denying: "the claims are nonsense", "he knew nothing about it".

What is called false must be an allegation, or pointed at by a pronoun: "the roof is rotten rubbish"
denies nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.annotate.parser import text_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.marks import Judgement, span_of
from reportedly.annotate.status.modals import modal_of
from reportedly.annotate.wordlists import words, words_by

# A label further from what it is said of than this belongs to another clause.
LONGEST_LABELLED = 30
LATEST_NO = 6  # tokens before which a clause's "no" opens it: "that there had been no veto"
NO_SUCH = re.compile(r"\b(?:not|n't|n’t|never|without)\b[^.;]{0,60}\bany such\b")
CONTRARY = re.compile(
    r"[“\"‘']?(?P<words>contrary to)\s+(?:what\b|[^,]{0,60}?\b(?:reports?|claims?|allegations?|rumou?rs?|"
    r"accounts?|assertions?|statements?)\b)[^,]{0,80},",
    re.I,
)
NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing)\b|n['’]t\b", re.I)
POINTING = {"this", "that", "it", "these", "they", "all"}


def denial_in(inside: Sequence[Token], told: bool) -> Judgement | None:
    """The denial that a statement's own words make, if they do."""
    found = labelled(inside) or contrary(inside)
    return found or ((disclaimed(inside) or missing(inside)) if told else None)


def contrary(inside: Sequence[Token]) -> Judgement | None:
    """ "Contrary to a report, the valve was not shut": what others have told is said not to be so."""
    if not inside:
        return None
    start = inside[0].idx
    text = text_of(inside[0].doc)[start : inside[-1].idx + len(inside[-1])]
    found = CONTRARY.match(text)
    negated = found and NEGATED.search(text, found.end())
    if found is None or not negated:
        return None
    span = (start, start + found.end("words"))
    return Judgement("denied", span, span)


def labelled(inside: Sequence[Token]) -> Judgement | None:
    """ "The report is false", "this a lie": an allegation and after it the label that rejects it."""
    labels, pointed = words_by("en/denial_labels.tsv"), False
    alleged = None
    for token in inside[:LONGEST_LABELLED]:
        word = base(token) if token.pos_ == "NOUN" else token.lower_
        if word in words("en/allegations.txt"):
            alleged = token
        elif alleged is None and token.lower_ in POINTING and token.tag_ in ("DT", "PDT", "PRP"):
            pointed = True
        else:
            if token.tag_ in ("VB", "VBP", "VBZ"):
                continue  # "what lies beyond the border"
            false = word in labels["any"] or (alleged is not None and word in labels["claim"])
            if false and (pointed or alleged is not None) and not is_negated(token):
                return Judgement("denied", span_of([token]), span_of([token]))
    return None


def is_negated(token: Token) -> bool:
    """ "Not false", "no lie"."""
    before = [token.nbor(-n) for n in (1, 2) if token.i >= n]
    return any(t.lower_ in ("not", "n't", "n’t", "no", "never") for t in before)


def disclaimed(inside: Sequence[Token]) -> Judgement | None:
    """ "He knew nothing of it", "there was no deal": the speaker denies having to do with a thing."""
    if not inside:
        return None
    start = inside[0].idx
    text = text_of(inside[0].doc)[start : inside[-1].idx + len(inside[-1])].lower()
    found = disclaimers().search(text) or NO_SUCH.search(text) or no_dealings().search(text)
    if found is None:
        return None
    span = (start + found.start(), start + found.end())
    return Judgement("denied", span, span)


def missing(inside: Sequence[Token]) -> Judgement | None:
    """ "There was no veto", "no price had been discussed": what somebody says was not."""
    no = next((t for t in inside[:LATEST_NO] if t.lower_ == "no" and t.dep_ == "det"), None)
    if no is None or no.head == no:
        return None
    noun, verb = no.head, no.head.head
    kinds = words_by("en/absences.tsv")
    if base(noun) in kinds["noun"] or verb.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.lower_ in ("final", "formal") for c in noun.children):
        return None  # "no final agreement" leaves it open
    opened = [t for t in inside if t.i < no.i and not t.is_punct and t.lower_ not in ("that", "but", "and")]
    there = base(verb) == "be" and noun.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children)
    undone = noun.dep_ == "nsubjpass" and not opened and base(verb) not in kinds["verb"]
    past = any(c.dep_ in ("aux", "auxpass") and c.tag_ != "MD" for c in verb.children)
    if not (there and len(opened) <= 3) and not (undone and past and modal_of(verb) is None):
        return None
    return Judgement("denied", span_of([no, noun]), span_of([no, noun]))


@functools.cache
def disclaimers() -> re.Pattern[str]:
    """The set phrases as one pattern."""
    phrases = sorted(words("en/disclaimers.txt"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases) + r")\b")


@functools.cache
def no_dealings() -> re.Pattern[str]:
    """ "No deal had been done", "there is no agreement", "nothing is signed", where a clause begins so:
    whoever says it was asked whether there is one. "No final agreement" leaves it open."""
    lists = words_by("en/dealings.tsv")
    things, done = ("|".join(sorted(lists[kind])) for kind in ("thing", "done"))
    verb = r"(?:is|are|was|were|has|have|had)"
    return re.compile(
        rf"^[“\"‘']?(?:(?:that|but|and)\s+)?(?:there\s+{verb}\s+(?:been\s+)?[“\"‘']?)?no\s+(?:(?!final|formal)\w+\s+)?(?:{things})\b"
        rf"|^[“\"‘']?(?:there\s+{verb}\s+)?nothing\s+(?:{verb}\s+)?(?:yet\s+)?(?:been\s+|to\s+)?(?:{done})\b"
    )


__all__ = ["denial_in"]
