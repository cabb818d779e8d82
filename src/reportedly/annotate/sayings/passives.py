"""Attributions told in the passive: "it was announced that P", "X was told by Y that P", "X is said to P"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import CUES, FINITE, OBJECTS, QUOTES, as_verb, subject_of
from reportedly.annotate.sayings.complements import content_of
from reportedly.annotate.sayings.retelling import agent_of, asides_of, cut_before
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sources.source_nouns import NOUNS, can_speak
from reportedly.annotate.token_spans import span_of, spans_of
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span

HEARSAY_VERBS = words("en/hearsay_verbs.txt")
# What is done in words to somebody who gets something.
GIVING = words_by("en/saying_words.tsv")["giving"]

# Between who tells and the "that" of what is told stand an apposition or an aside, no more tokens than these.
FURTHEST_THAT = 16


def by_passive(verb: Token, base: str) -> Iterator[Saying]:
    """ "X is said to P", "it was announced that P", "X was quoted by Y as saying that P", "X was told
    by Y that P"."""
    takes = CUES.get(base, frozenset({"clause"}))
    cue = (verb.idx, verb.idx + len(verb))
    subject = subject_of(verb)
    agent = agent_of(verb)
    doing = as_verb(verb, any_verb=True) if agent is None and base in ("quote", "cite") else None
    if doing is not None:  # "was quoted as saying by the agency"
        agent = agent_of(doing)
    agent = agent or _giver(verb, base)
    teller = span_of(agent.subtree) if agent is not None else None
    if subject is None:
        return
    if base in ("quote", "cite", "report"):
        content = _without(content_of(verb, subject, takes), teller[0] if teller else None)
        if content and subject.lower_ != "it":
            asides = asides_of(subject)
            source = cut_before(span_of(subject.subtree, stop=verb if subject.i < verb.i else None), asides)
            yield Saying(content, cue, source, via=(teller,) if teller else ())
            return
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if subject.lower_ == "it" and any(c.dep_ in ("ccomp", "advcl") for c in verb.children):
        content = content_of(verb, subject, takes)
        if content:
            yield Saying(content, cue, teller)
    elif infinitive is not None and base in HEARSAY_VERBS and teller is None:
        clause = span_of([*subject.subtree, *infinitive.subtree])
        yield Saying((clause,), cue, None)
    elif "hearer" in takes or ("to" in takes and teller is not None):
        # "She is expected to visit" with nobody who expects it is the report's own forecast.
        told = takes | {"obj"} if "hearer" in takes else takes
        content = _led_by_that(verb, agent) or content_of(verb, subject, told)
        if content:
            by = agent.head if agent is not None and agent.head.lower_ == "by" else agent
            content = _without(content, by.idx if by is not None else None)
            teller = _before_that(verb.doc, teller, content)
            hearer = _antecedent(subject) or (_told(subject, verb) if teller and "hearer" in takes else ())
            yield Saying(content, cue, teller, via=hearer)


def _led_by_that(verb: Token, agent: Token | None) -> tuple[Span, ...]:
    """The P of "was told by X, the late Y, *that P*", wherever the parser hung it, without an aside."""
    if agent is None or agent.i < verb.i:
        return ()
    doc, end = verb.doc, verb.sent.end
    for k in range(agent.i + 1, min(end - 2, agent.i + FURTHEST_THAT)):
        if doc[k].text in QUOTES or doc[k].text in ";:":
            return ()
        if doc[k].lower_ == "that" and doc[k].tag_ in ("IN", "WDT", "DT"):
            clause = doc[k].head
            inside = [t for t in doc[k + 1 : end] if clause.i == t.i or clause.is_ancestor(t)]
            if clause.i < k or doc[k + 1].tag_ in FINITE or not any(t.tag_ in FINITE for t in inside):
                return ()
            return spans_of(doc[k + 1 : max(t.i for t in inside) + 1])
        if doc[k].tag_ in FINITE and k > verb.i and doc[k].dep_ not in ("parataxis", "relcl"):
            return ()
    return ()


def _before_that(doc: Doc, teller: Span | None, content: tuple[Span, ...]) -> Span | None:
    """Who tells, without the "that P" that the parser hung on them."""
    if teller is None or not content or not teller[0] < content[0][0] < teller[1]:
        return teller
    before = doc.char_span(teller[0], content[0][0], alignment_mode="contract")
    return span_of(t for t in before if t.lower_ != "that") if before is not None else teller


def _giver(verb: Token, base: str) -> Token | None:
    """Who gives it in "was promised a meeting *by the ministry*", hung on what is given."""
    if base not in GIVING:
        return None
    for thing in verb.rights:
        by = next((c for c in thing.children if c.lower_ == "by" and c.dep_ in ("prep", "agent")), None)
        giver = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if thing.dep_ in OBJECTS and giver is not None and can_speak(giver):
            return giver
    return None


def _antecedent(subject: Token) -> tuple[Span, ...]:
    """Who hands on what they were told: "her aide, *who* had been told by X that P"."""
    if subject.tag_ != "WP" or subject.head.dep_ != "relcl":
        return ()
    return (span_of(subject.head.head.subtree, stop=subject),)


def _told(subject: Token, verb: Token) -> tuple[Span, ...]:
    """Who was told by another, and so hands it on: "*the mother* was informed by a soldier that P"."""
    if subject.i > verb.i or not can_speak(subject) or NOUNS.get(lemma(subject)) == "document":
        return ()
    return (span_of(subject.subtree, stop=verb),)


def _without(content: tuple[Span, ...], agent: int | None) -> tuple[Span, ...]:
    """``content`` cut before the agent that the parser hung on it, which begins at a place."""
    if agent is None:
        return content
    kept = tuple((s, min(e, agent - (e > agent))) for s, e in content if s < agent)
    return kept or content


__all__ = ["HEARSAY_VERBS", "by_passive"]
