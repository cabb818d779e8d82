"""Who passes words on: "citing Y", "cited by X", "quoted Y as saying", "X, which has seen the record"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import (
    FINITE,
    OBJECTS,
    QUOTES,
    SUBJECTS,
    as_verb,
    clause_of,
    subject_of,
    that_after,
)
from reportedly.annotate.sayings.complements import told_in
from reportedly.annotate.sources.source_nouns import NOUNS, can_speak
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import words
from reportedly.record import Span

PASSING = words("en/passing_verbs.txt")
SIGHT = words("en/sight_verbs.txt")
CITING = frozenset({"citing", "quoting"})
QUOTING = frozenset({"quote", "cite"})
RESTING = QUOTING | {"rely", "draw", "rest"}  # "which relied on", "which draws on"
# What media do to those who then speak.
REACHING = frozenset({"contact", "poll", "consult", "reach", "approach"})
SHOWN = frozenset({"air", "broadcast", "publish", "carry", "print"})
# "With reference to X", "referring to X": as news in other tongues than English cites.
REFERRING = re.compile(
    r", (?:with (?:a )?reference to|referring to|with a link to|based on|relying on|drawing on|going by"
    r"|on the (?:strength|word|authority|basis) of) "
)
# How many tokens after its verb a "citing" still belongs to it, wherever the parser hung it.
CITED_REACH = 8
TALKS = frozenset(
    [
        "interview",
        "comment",
        "remark",
        "statement",
        "speak",
        "conversation",
        "call",
        "appearance",
        "talk",
        "appear",
    ]
)
# "Confirmed by telephone" tells how, not through whom.
MEANS = frozenset(
    "telephone phone e-mail email mail letter post fax text message video link radio cable".split()
)
# What these lead in right behind who is cited describes them.
DESCRIBING = frozenset({"at", "in", "with", "from", "near", "inside", "within", "of", "for"})
LEARNING = frozenset({"learn", "hear", "understand"})
# "On the set of X", "in the studio of X", "in the columns of X".
ROOMS = frozenset(
    {"set", "studio", "stage", "column", "page", "microphone", "airwave", "programme", "show", "air"}
)


def cited_with(verb: Token) -> Iterator[Token]:
    """Whom the verb's subject cites in the same breath: "citing Y", "quoting Y", "in a report that relies
    on Y"."""
    subject = subject_of(verb)
    beside = [*verb.children, *(verb.head.children if that_after(verb) is not None else ())]
    beside += subject.children if subject is not None else ()
    for child in beside:
        if child.dep_ in ("advcl", "prep", "acl") and child.lower_ in CITING:
            yield from (c for c in child.children if c.dep_ in ("dobj", "obj", "pobj"))
        elif child.dep_ == "prep" and child.lower_ in ("in", "based"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from seen_by(noun)
    doc = verb.doc
    for k in range(verb.i + 1, min(verb.sent.end, verb.i + CITED_REACH)):  # hung elsewhere by the parser
        if doc[k].lower_ in CITING and doc[k - 1].text == "," and doc[k].head.i != verb.i:
            yield from (c for c in doc[k].children if c.dep_ in ("dobj", "obj", "pobj"))
            return
    trailing = _citing_at_end(verb)
    if trailing is not None:
        yield from (c for c in trailing.children if c.dep_ in ("dobj", "obj", "pobj") and _is_source(c))
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
    if lemma(verb) in LEARNING:  # "has learned from an aide that P"
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "from":
                yield from (c for c in child.children if c.dep_ == "pobj")
    if lemma(verb) in ("quote", "cite") and subject is not None and subject.dep_ == "nsubj":
        yield from (c for c in verb.children if c.dep_ in ("dobj", "obj"))
        saying = as_verb(verb)
        if saying is not None:  # the parser may make who is quoted the subject of "saying"
            yield from (c for c in saying.children if c.dep_ == "nsubj" and c.i < saying.i)


def _citing_at_end(verb: Token) -> Token | None:
    """The "citing" of "The paper reported that the alarm had failed, *citing an engineer*.", which the parser
    hung on what is reported."""
    if verb.tag_ not in FINITE or verb.dep_ != "ROOT":
        return None
    for token in verb.doc[verb.i + CITED_REACH : verb.sent.end]:
        if token.lower_ in CITING and token.nbor(-1).text == ",":
            return None if any(t.text in QUOTES for t in token.subtree) else token
    return None


def _is_source(noun: Token) -> bool:
    """Whether what is cited at a sentence's end is a source, and no reason: "citing *costs*"."""
    return can_speak(noun) and NOUNS.get(lemma(noun)) != "channel"


def rested_on(cited: Token) -> Token | None:
    """Whom the one who is cited cites in turn: "the minister, who quoted *the company*", "the site, which
    relied on *a clerk*"."""
    for clause in cited.children:
        if clause.dep_ != "relcl" or lemma(clause) not in RESTING or clause.tag_ not in FINITE:
            continue
        subject = subject_of(clause)
        if subject is not None and subject.tag_ in ("WP", "WDT"):
            on = (c for c in clause.children if c.lower_ in ("on", "upon") and lemma(clause) not in QUOTING)
            said = [*clause.children, *(noun for c in on for noun in c.children if noun.dep_ == "pobj")]
            return next((c for c in said if c.dep_ in ("dobj", "obj", "pobj") and can_speak(c)), None)
    return None


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
        if child.dep_ == "prep" and child.left_edge.i == last + 1 and child.lower_ in DESCRIBING:
            last = child.right_edge.i
            yield from child.subtree


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
            return next((c for c in by if lemma(c) not in MEANS or any(True for _ in c.lefts)), None)
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
    if token.tag_ != "VBN" or lemma(token) not in REACHING:
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


def hearer_of(verb: Token, takes: frozenset[str]) -> Span | None:
    """Who was told: the object of "told", or the medium of "in an interview with X"."""
    if "hearer" in takes:
        for child in verb.children:
            if child.lower_ == "that":  # "told her that her son …"
                continue
            if child.dep_ in OBJECTS:
                said = told_in(child)  # "told the radio *he had heard*", hung on who was told
                stop = said or next((c for c in verb.children if c.dep_ == "ccomp" and c.i > child.i), None)
                start, end = span_of(child.subtree, stop=stop.left_edge if stop is not None else None)
                for other in verb.rights:  # "told the Harbour podcast" taken for two objects
                    if (
                        other.left_edge.i == child.right_edge.i + 1
                        and other.pos_ in ("NOUN", "PROPN")
                        and other.dep_ != "nsubj"
                    ):
                        end = span_of(other.subtree)[1] if other.dep_ in OBJECTS else other.idx + len(other)
                return start, end
    for token in verb.subtree:
        if token.lower_ in ("to", "with", "on") and token.dep_ in ("prep", "dative"):
            about = token.head
            near = about.i == verb.i or lemma(about) in TALKS
            if token.lower_ == "on" and "on" in takes:
                continue  # "called on Y to do it"
            if near and not (token.lower_ == "on" and about.i != verb.i):
                heard = next((c for c in token.children if c.dep_ == "pobj"), None)
                if heard is not None and lemma(heard) in ROOMS:
                    of = (g for c in heard.children if c.lower_ == "of" for g in c.children)
                    heard = next((g for g in of if g.dep_ == "pobj"), heard)
                if heard is not None and heard.ent_type_ not in ("DATE", "TIME"):
                    return span_of(heard.subtree)
    return None


def speaks_to(source: Token) -> Span | None:
    """To whom a source speaks by an aside: "an officer, *speaking to the weekly*, blamed"."""
    for child in source.children:
        if child.dep_ in ("acl", "advcl", "relcl") and lemma(child) in ("speak", "talk"):
            for to in child.children:
                if to.dep_ == "prep" and to.lower_ in ("to", "with", "on"):
                    return next((span_of(_short(c)) for c in to.children if c.dep_ == "pobj"), None)
    return None


def _short(noun: Token) -> list[Token]:
    """A noun with what stands before it."""
    return [t for t in noun.subtree if t.i <= noun.i]


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
    if lemma(verb) not in SHOWN:
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "in"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ not in ("DATE", "TIME"):
                return noun
    return None
