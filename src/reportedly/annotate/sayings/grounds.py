"""How words came, told in a sentence of its own: "It cited an inspector's report.", "The channel attributed
this to a relative of a nurse.", "He made the remarks in an interview with the radio."
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import OBJECTS, as_verb, says_nothing
from reportedly.annotate.sayings.hearing import hearer_of
from reportedly.annotate.sayings.retelling import seen_by
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sources.source_nouns import can_speak
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import rows, words_by
from reportedly.record import Span

# Verbs by which somebody names their own source, and the preposition that leads it in ("" for none).
RESTING = {verb: lead.strip("-") for verb, lead in rows("en/resting_verbs.tsv")}
# Verbs that tell to whom somebody spoke.
SPEAKING = frozenset({"speak", "talk"})
MAKING = words_by("en/saying_words.tsv")["making"]
REMARKS = words_by("en/saying_words.tsv")["remark"]
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What "attributed to" is said of: words, not deeds ("attributed the rise to demand").
TOLD = words_by("en/saying_words.tsv")["attributed"]


def find_grounds(doc: Doc) -> Iterator[Saying]:
    """Each such sentence as a saying without content, its ``via`` first: the channel and its source, or the
    speaker and, as ``hearer``, to whom."""
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        base = lemma(verb)
        known = base in RESTING or base in SPEAKING or base in MAKING
        if not known or any(c.dep_ == "ccomp" for c in verb.children) or says_nothing(verb):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or subject.tag_ in ("WDT", "WP") or as_verb(verb, any_verb=True) is not None:
            continue
        cue, who = (verb.idx, verb.idx + len(verb)), span_of(subject.subtree, stop=verb)
        if base in RESTING and verb.tag_ in FINITE:
            ground = _ground(verb, RESTING[base])
            if ground is not None and ground.pos_ != "PRON" and can_speak(ground):
                seen = next((span_of(x.subtree) for x in seen_by(ground)), None)
                yield Saying((), cue, _short(ground), via=(who,), seen=seen, grounds=True)
        elif verb.dep_ == "ROOT" and (base in SPEAKING or _makes_remarks(verb)):
            heard = hearer_of(verb, frozenset())
            if heard is not None:
                yield Saying((), cue, who, hearer=heard, grounds=True)


def _makes_remarks(verb: Token) -> bool:
    """ "Made the claim", "gave an interview"."""
    return lemma(verb) in MAKING and any(c.dep_ in OBJECTS and lemma(c) in REMARKS for c in verb.children)


def _short(ground: Token) -> Span:
    """A source's phrase without what is told of it after a comma."""
    asides = (t for t in ground.subtree if t.tag_ in ("WDT", "WP") and t.nbor(-1).text == ",")
    return span_of(ground.subtree, stop=next((t for t in asides if t.i > ground.i), None))


def _ground(verb: Token, preposition: str) -> Token | None:
    """Who or what is named as the source."""
    things = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i]
    if not preposition:
        return things[0] if things else None
    if things and lemma(things[0]) not in TOLD:
        return None
    if preposition == "from" and not (things and things[0].lower_ in ("this", "that", "it")):
        return None  # "he had *this* from a guard"
    for child in (c for one in (verb, *things) for c in one.children):
        if child.dep_ in ("prep", "dative") and child.lower_ in (preposition, "upon") and child.i > verb.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


__all__ = ["find_grounds"]
