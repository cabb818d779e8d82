"""Through whom words came, where the sentence tells it beside the saying.

"In remarks *carried by the radio*, she denied", "she told the daily, *as quoted by the agency*", "an officer,
*speaking to the weekly*, blamed", "the channel aired *a recording in which* an officer orders".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.citing import cited_span, cited_with
from reportedly.annotate.sayings.clauses import CUES, FINITE, OBJECTS, subject_of
from reportedly.annotate.sayings.hearing import hearer_of, speaks_to
from reportedly.annotate.sayings.retelling import PASSING, SIGHT, agent_of, carriers_in
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sources.source_nouns import is_human
from reportedly.annotate.token_spans import span_of
from reportedly.record import Span

# Who only puts words into another tongue is no link.
INTERPRETING = frozenset({"interpreter", "translator"})


def with_passers(doc: Doc, sayings: Sequence[Saying]) -> list[Saying]:
    """``sayings`` with the carriers, hearers and documents that their sentences tell of."""
    sentences = [(s.start_char, s) for s in doc.sents]
    starts = [start for start, _ in sentences]
    by_sentence: dict[int, list[int]] = defaultdict(list)
    found = list(sayings)
    for k, saying in enumerate(found):
        if saying.cue is not None and not saying.back:
            by_sentence[bisect_right(starts, saying.cue[0]) - 1].append(k)
            found[k] = _heard(doc, saying)
    for number, inside in by_sentence.items():
        for participle, carrier in carriers_in(sentences[number][1]):
            outer = [k for k in inside if not _holds(found[k], participle)]
            if outer:
                k = max(outer, key=lambda k: (sum(e - s for s, e in found[k].content), -k))
                found[k] = replace(found[k], carrier=span_of(carrier.subtree))
    return found


def _heard(doc: Doc, saying: Saying) -> Saying:
    """A saying with its hearer and the document that it stands in."""
    verb = _verb(doc, saying)
    if verb is None:
        return saying
    if saying.hearer is None and "hearer" in CUES.get(lemma(verb), ()) and verb.tag_ != "VBN":
        saying = replace(saying, hearer=hearer_of(verb, CUES[lemma(verb)]))
    if saying.hearer is None and saying.source is not None:
        source = doc.char_span(*saying.source, alignment_mode="expand")
        to = speaks_to(source.root) if source is not None else None
        saying = replace(saying, hearer=to)
    if saying.source is not None and not saying.via and not saying.back and verb.tag_ in FINITE:
        cited = next(cited_with(verb), None)  # the tagger's are not asked yet whom they cite
        span = cited_span(cited, verb) if cited is not None else None
        if span is not None:  # the tagger may have taken who is cited for a piece of what is said
            content = tuple(p for p in saying.content if not (span[0] <= p[0] and p[1] <= span[1]))
            if content and not any(s < span[1] and span[0] < e for s, e in (*content, saying.source)):
                saying = replace(saying, content=content, via=(saying.source,), source=span)
    paper = _opened_by(verb)
    before = saying.source is not None and paper is not None and paper.right_edge.idx < saying.source[0]
    if paper is not None and before and saying.within is None:
        saying = replace(saying, within=span_of(paper.subtree))
    mouth = _mouthpiece(verb)
    if mouth is not None and not saying.via:
        saying = _without_mouthpiece(replace(saying, mouth=mouth), mouth)
    text = _stands_in(verb)
    if text is not None and saying.within is None:
        saying = replace(saying, within=span_of(t for t in text.subtree if t.i < _which(text, verb)))
        passer = _shower(text)
        if passer is not None and saying.carrier is None:
            saying = replace(
                saying, carrier=span_of(passer.subtree, stop=text if passer.i < text.i else verb)
            )
    return saying


def _mouthpiece(verb: Token) -> Span | None:
    """Who speaks for the source: "*through his lawyer*, he denied", "the palace, *through an aide*, said"."""
    subject = subject_of(verb)
    for token in (*verb.children, *(subject.children if subject is not None else ())):
        if token.lower_ == "through" and token.dep_ == "prep":
            noun = next((c for c in token.children if c.dep_ == "pobj"), None)
            if noun is not None and is_human(noun) and lemma(noun) not in INTERPRETING:
                return span_of(noun.subtree)
    return None


def _without_mouthpiece(saying: Saying, mouth: Span) -> Saying:
    """A saying whose source ends before ", through his lawyer"."""
    if saying.source is None or not saying.source[0] < mouth[0] < saying.source[1]:
        return saying
    return replace(saying, source=(saying.source[0], mouth[0] - len(", through ")))


def _verb(doc: Doc, saying: Saying) -> Token | None:
    """The reporting verb of a cue."""
    cue = doc.char_span(*saying.cue, alignment_mode="expand") if saying.cue else None
    return next((t for t in cue if t.pos_ == "VERB" and lemma(t) in CUES), None) if cue is not None else None


def _stands_in(verb: Token) -> Token | None:
    """The noun of "a record *in which* the driver says"."""
    if verb.dep_ != "relcl":
        return None
    for child in verb.children:
        led = child.dep_ == "prep" and child.lower_ in ("in", "on") and child.i < verb.i
        if led and any(c.tag_ == "WDT" for c in child.children):
            return verb.head
    return None


def _opened_by(verb: Token) -> Token | None:
    """The name of "*In the Star*, a rancher says": an outlet, if the names say so."""
    for token in verb.sent[:3]:
        if token.lower_ in ("in", "on") and token.dep_ == "prep":
            paper = next((c for c in token.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
            edge = paper.right_edge.i + 1 if paper is not None else 0
            return paper if 0 < edge < verb.i and verb.doc[edge].text == "," else None
    return None


def _which(text: Token, verb: Token) -> int:
    """Where the relative clause begins."""
    return min((t.i for t in verb.subtree if t.i > text.i), default=verb.i)


def _shower(text: Token) -> Token | None:
    """Who shows a document: "*the channel* aired a recording", "an invoice published by *X*"."""
    for child in text.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and lemma(child) in PASSING | SIGHT:
            return agent_of(child)
    verb = text.head
    if text.dep_ in OBJECTS and verb.pos_ == "VERB" and lemma(verb) in PASSING | SIGHT:
        return subject_of(verb)
    return None


def _holds(saying: Saying, token: Token) -> bool:
    """Whether a token is part of what is said, or of who says it."""
    spans: list[Span] = [*saying.content, *saying.via, *([saying.source] if saying.source else [])]
    return any(s <= token.idx < e for s, e in spans)


__all__ = ["with_passers"]
