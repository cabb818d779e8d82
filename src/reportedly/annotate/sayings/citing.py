"""Whom somebody cites: "citing Y", "quoted Y as saying", "with reference to Y", "has learned from Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import (
    FINITE,
    OBJECTS,
    QUOTES,
    as_verb,
    clause_of,
    subject_of,
    that_after,
)
from reportedly.annotate.sayings.retelling import CITING, seen_by
from reportedly.annotate.sources.source_nouns import NOUNS, can_speak
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

WORDS = words_by("en/retelling_words.tsv")
# "With reference to X", "referring to X": as news in other tongues than English cites.
REFERRING = re.compile(
    r", (?:with (?:a )?reference to|referring to|with a link to|based on|relying on|drawing on|going by"
    r"|on the (?:strength|word|authority|basis) of) "
)
# How many tokens after its verb a "citing" still belongs to it, wherever the parser hung it.
CITED_REACH = 8


def cited_with(verb: Token) -> Iterator[Token]:
    """Whom the verb's subject cites in the same breath: "citing Y", "quoting Y", "in a report that relies
    on Y"."""
    subject = subject_of(verb)
    beside = [*verb.children, *(verb.head.children if that_after(verb) is not None else ())]
    beside += subject.children if subject is not None else ()
    for child in beside:
        if child.dep_ in ("advcl", "prep", "acl") and child.lower_ in CITING:
            yield from filter(_tells, _things(child))
        elif child.dep_ == "prep" and child.lower_ in ("in", "based"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from seen_by(noun)
    doc = verb.doc
    for k in range(verb.i + 1, min(verb.sent.end, verb.i + CITED_REACH)):  # hung elsewhere by the parser
        if doc[k].lower_ in CITING and doc[k - 1].text == "," and doc[k].head.i != verb.i:
            yield from filter(_tells, _things(doc[k]))
            return
    trailing = _citing_at_end(verb)
    if trailing is not None:
        yield from filter(_is_source, _things(trailing))
        return
    referring = REFERRING.search(text_of(doc), verb.idx, verb.sent.end_char)
    if referring is not None:
        after = doc.char_span(referring.end(), referring.end() + 1, alignment_mode="expand")
        noun = after.root if after is not None else None
        while noun is not None and noun.dep_ in ("det", "amod", "compound", "poss", "nummod"):
            noun = noun.head
        if noun is not None:
            yield noun
            return
    if lemma(verb) in WORDS["learning"]:  # "has learned from an aide that P"
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                yield from (c for c in child.children if c.dep_ == "pobj")
    if lemma(verb) in ("quote", "cite") and subject is not None and subject.dep_ == "nsubj":
        yield from (c for c in verb.children if c.dep_ in ("dobj", "obj"))
        saying = as_verb(verb)
        if saying is not None:  # the parser may make who is quoted the subject of "saying"
            yield from (c for c in saying.children if c.dep_ == "nsubj" and c.i < saying.i)


def _things(citing: Token) -> Iterator[Token]:
    """What a "citing" takes."""
    return (c for c in citing.children if c.dep_ in ("dobj", "obj", "pobj"))


def _citing_at_end(verb: Token) -> Token | None:
    """The "citing" of "The paper reported that the alarm had failed, *citing an engineer*.", which the parser
    hung on what is reported."""
    finite = verb.tag_ in FINITE or any(c.tag_ in FINITE and c.dep_ == "aux" for c in verb.lefts)
    if not finite or verb.dep_ != "ROOT":
        return None
    for token in verb.doc[verb.i + CITED_REACH : verb.sent.end]:
        if token.lower_ in CITING and token.nbor(-1).text == ",":
            return None if any(t.text in QUOTES for t in token.subtree) else token
    return None


def _tells(noun: Token) -> bool:
    """Whether what is cited is somebody, a text, or something from either ("checks with two makers"), and no
    mere reason ("citing *odd differences*")."""
    behind = (thing for prep in noun.children if prep.dep_ == "prep" for thing in prep.children)
    return can_speak(noun) or any(thing.dep_ == "pobj" and can_speak(thing) for thing in behind)


def _is_source(noun: Token) -> bool:
    """Whether what is cited at a sentence's end is a source, and no reason: "citing *costs*"."""
    return can_speak(noun) and NOUNS.get(lemma(noun)) != "channel"


def rested_on(cited: Token) -> Token | None:
    """Whom the one who is cited cites in turn: "the minister, who quoted *the company*", "the site, which
    relied on *a clerk*"."""
    for clause in cited.children:
        if clause.dep_ != "relcl" or lemma(clause) not in WORDS["resting"] or clause.tag_ not in FINITE:
            continue
        subject = subject_of(clause)
        if subject is not None and subject.tag_ in ("WP", "WDT"):
            on = (
                c
                for c in clause.children
                if c.lower_ in ("on", "upon") and lemma(clause) not in WORDS["quoting"]
            )
            said = [*clause.children, *(noun for c in on for noun in c.children if noun.dep_ == "pobj")]
            return next((c for c in said if c.dep_ in ("dobj", "obj", "pobj") and can_speak(c)), None)
    return None


def cited_span(cited: Token, verb: Token) -> Span:
    """The phrase of who is cited, without the clause that the parser may have hung on it."""
    clause = clause_of(verb)
    stop = that_after(verb)
    if stop is None and clause is not None and clause.i > cited.i and not clause.is_ancestor(cited):
        doc = verb.doc
        start = min((t.i for t in clause.subtree if t.i > cited.i), default=clause.i)
        while start - 1 > cited.i and (
            doc[start - 1].lower_ in ("that", "as") or doc[start - 1].is_punct or doc[start - 1].tag_ == "VBG"
        ):
            start -= 1
        stop = doc[start]
    saying = as_verb(verb)
    if saying is not None and saying.i > cited.i:
        stop = saying.nbor(-1) if stop is None or stop.i >= saying.i else stop
    return span_of([*cited.subtree, *_hung_on_citing(cited)], stop=stop)


def _hung_on_citing(cited: Token) -> Iterator[Token]:
    """The "with knowledge of it" of "citing *people with knowledge of it*", hung on "citing"."""
    citing, last = cited.head, cited.right_edge.i
    if citing.lower_ not in CITING or cited.dep_ not in OBJECTS:
        return
    for child in citing.rights:
        if child.dep_ == "prep" and child.left_edge.i == last + 1 and child.lower_ in WORDS["describing"]:
            last = child.right_edge.i
            yield from child.subtree
