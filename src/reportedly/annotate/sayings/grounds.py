"""On what a statement rests, told in a sentence of its own: "It cited an inspector's report.", "The channel
attributed this to a relative of a nurse."
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import OBJECTS, as_verb, says_nothing
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sources.source_nouns import can_speak
from reportedly.annotate.token_spans import span_of

# Verbs by which somebody names their own source, and the preposition that leads it in ("" for none).
RESTING = {
    "cite": "",
    "quote": "",
    "attribute": "to",
    "credit": "to",
    "base": "on",
    "rely": "on",
    "rest": "on",
    "draw": "on",
    "refer": "to",
    "source": "to",
}
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What "attributed to" is said of: words, not deeds ("attributed the rise to demand").
TOLD = frozenset(
    "this that it claim report information news figure account story statement number detail".split()
)


def find_grounds(doc: Doc) -> Iterator[Saying]:
    """Each such sentence as a saying without content: its source is what the others of ``via`` rest on."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.tag_ not in FINITE or lemma(verb) not in RESTING or says_nothing(verb):
            continue
        ground = _ground(verb, RESTING[lemma(verb)])
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if ground is None or subject is None or any(c.dep_ == "ccomp" for c in verb.children):
            continue
        if as_verb(verb, any_verb=True) is not None or ground.pos_ == "PRON":
            continue
        if subject.tag_ in ("WDT", "WP") or not can_speak(ground):
            continue
        asides = (t for t in ground.subtree if t.tag_ in ("WDT", "WP") and t.nbor(-1).text == ",")
        cut = next((t for t in asides if t.i > ground.i), None)
        yield Saying(
            content=(),
            cue=(verb.idx, verb.idx + len(verb)),
            source=span_of(ground.subtree, stop=cut),
            via=(span_of(subject.subtree, stop=verb),),
            grounds=True,
        )


def _ground(verb: Token, preposition: str) -> Token | None:
    """Who or what is named as the source."""
    things = [c for c in verb.children if c.dep_ in OBJECTS and c.i > verb.i]
    if not preposition:
        return things[0] if things else None
    if things and lemma(things[0]) not in TOLD:
        return None
    for child in (c for one in (verb, *things) for c in one.children):
        if child.dep_ in ("prep", "dative") and child.lower_ in (preposition, "upon") and child.i > verb.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


__all__ = ["find_grounds"]
