"""Words that govern a clause or an event noun and so decide its status: "asked … to", "plans for".

A ``Hold`` is a marker of the word list found at a place in the parse, with the words that make up
its phrase. Which complements a marker governs is the ``frame`` column of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.annotate.parser import lemma as base
from reportedly.annotate.status.words import Marker, of_word
from reportedly.record import Span

PARTICLES = {"prt", "prep", "dative", "advmod"}
OBJECTS = {"dobj", "obj", "attr", "acomp", "oprd", "nsubjpass", "pobj"}
COPULAS = {"be", "seem", "appear", "remain", "stand", "become", "look"}


@dataclass(frozen=True, slots=True)
class Hold:
    """A marker found: the word that heads it and all its words."""

    marker: Marker
    head: Token
    tokens: tuple[Token, ...]

    def phrase(self) -> Span:
        """The whole phrase with its adverbs: "has specifically asked", "expressed interest in"."""
        tokens = [*self.tokens, *adverbs(self.head)]
        for child in self.head.children:
            near = child.dep_ in ("aux", "auxpass") and child.lower_ in (
                "is",
                "are",
                "was",
                "were",
                "'s",
                "’s",
            )
            if near and any(child.i < a.i < self.head.i for a in adverbs(self.head)):
                tokens.append(child)
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        return first.idx, last.idx + len(last)


def holds(above: Token, below: Token) -> Iterator[Hold]:
    """The markers headed by ``above`` that govern ``below``, longest first."""
    word = base(above)
    frame = frame_of(above, below)
    if above.pos_ in ("VERB", "AUX"):
        for marker in of_word("verb", word):
            tokens = phrase_tokens(above, marker)
            if tokens is not None and fits(marker, frame, len(tokens) > 1, above):
                yield Hold(marker, above, tokens)
        if word in COPULAS:
            for child in above.children:
                if child.dep_ in ("acomp", "attr", "oprd") and child != below:
                    yield from holds(child, below)
    elif above.pos_ in ("NOUN", "PROPN") and below.dep_ != "nsubj":
        for marker in of_word("noun", word):
            tokens = phrase_tokens(above, marker)
            if tokens is not None:
                yield Hold(marker, above, tokens)
    if above.pos_ == "ADJ" or above.dep_ in ("acomp", "oprd"):
        yield from (Hold(m, above, (above,)) for m in of_word("adj", above.lower_))
    if above.pos_ == "ADP" and above.head != above and above.dep_ != "agent":
        yield from holds(above.head, above)


def own_marker(head: Token) -> Hold | None:
    """The marker that a statement's main predicate is itself: a verb, a copula's adjective, a noun."""
    word = base(head)
    if head.pos_ in ("VERB", "AUX"):
        for child in head.children:
            if child.dep_ in ("acomp", "oprd") and word in COPULAS and not gives_cause(child):
                for marker in of_word("adj", child.lower_):
                    if marker.status in ("denied", "possible", "happened") or has_complement(child, head):
                        return Hold(marker, child, (child,))
            if child.dep_ == "attr" and word == "be" and child.pos_ == "NOUN" and marker_noun(child):
                return marker_noun(child)
        frames = {frame_of(head, c) for c in head.children}
        for marker in of_word("verb", word):
            tokens = phrase_tokens(head, marker)
            if tokens is None:
                continue
            if any(fits(marker, frame, len(tokens) > 1, head) for frame in frames):
                return Hold(marker, head, tokens)
    return marker_noun(head) if head.pos_ == "NOUN" else None


def gives_cause(adjective: Token) -> bool:
    """ "Due to the storm": why, not when."""
    to = next((c for c in adjective.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    return adjective.lower_ == "due" and to is not None


def marker_noun(noun: Token) -> Hold | None:
    """ "The request for …": a noun of the list with a complement of its own."""
    if not any(c.dep_ in ("prep", "acl", "relcl", "ccomp") for c in noun.children):
        return None
    for marker in of_word("noun", base(noun)):
        tokens = phrase_tokens(noun, marker)
        if tokens is not None:
            return Hold(marker, noun, tokens)
    return None


def has_complement(adjective: Token, copula: Token) -> bool:
    """ "Ready to help", "keen on it": the adjective says of what."""
    own = any(c.dep_ in ("xcomp", "ccomp", "prep", "advcl", "npadvmod") for c in adjective.children)
    return own or any(c.dep_ in ("xcomp", "ccomp", "advcl", "npadvmod") for c in copula.children)


def frame_of(above: Token, below: Token) -> str:
    """How ``below`` hangs on ``above``: the value that a marker's frame must allow."""
    children = list(below.children)
    if below.dep_ in ("xcomp", "ccomp", "advcl", "acl", "csubj"):
        if any(c.tag_ == "TO" for c in children):
            return "other" if any(c.dep_ in ("nsubj", "nsubjpass") for c in children) else "to"
        if below.tag_ == "VBG" and any(c.dep_ == "aux" for c in children):
            return "clause"  # "suggested that it may be leaking" suggests no leak
        return "ing" if below.tag_ == "VBG" else "that"
    if below.dep_ == "prep":
        return below.lower_
    if below.dep_ in ("pobj", "pcomp") and below.head != above:
        return below.head.lower_
    return "obj" if below.dep_ in OBJECTS else below.dep_


def fits(marker: Marker, frame: str, phrase: bool, head: Token) -> bool:
    """Whether the marker governs a complement of that frame here."""
    if marker.words == ("consider",) and any(is_opinion(c) for c in head.children):
        return False  # "considered it unwise": holds it to be so
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children)
    if "passive" in marker.frames:
        return passive and (frame in ("to", "that", "ccomp", "xcomp") or frame in marker.frames)
    if marker.words == ("have",) and any(c.dep_ == "dobj" for c in head.children):
        return False  # "had an order to fill"
    if "would" in marker.frames:
        return any(c.lower_ in ("would", "'d", "’d") and c.tag_ == "MD" for c in head.children)
    if frame == "other" and "other" not in marker.frames:
        frame = "to"
    if (phrase and marker.frames != {"to"}) or "any" in marker.frames:
        return frame not in ("nsubj", "aux", "punct", "mark", "neg", "agent", "auxpass")
    return frame in marker.frames


def is_opinion(child: Token) -> bool:
    """What a thing is held to be: an adjective of its own or a clause without a verb."""
    return child.dep_ in ("oprd", "acomp") or (child.dep_ == "ccomp" and child.pos_ == "ADJ")


def phrase_tokens(head: Token, marker: Marker) -> tuple[Token, ...] | None:
    """The tokens of a marker's words at ``head``, None unless all are there."""
    tokens, at = [head], head
    if len(marker.words) == 1:
        return (head, *closing(head))
    # "Warned customers of delays": the parser often hangs the preposition on the object.
    below_object = [g for c in head.children if c.dep_ == "dobj" for g in c.children if g.dep_ == "prep"]
    for word in marker.words[1:]:
        found = next(
            (
                c
                for c in (*at.children, *head.children, *below_object)
                if c.dep_ in PARTICLES | OBJECTS and (c.lower_ == word or base(c) == word)
            ),
            None,
        )
        if found is None:
            return None
        tokens.append(found)
        at = found
    return (*tokens, *closing(tokens[-1]))


def closing(last: Token) -> list[Token]:
    """The preposition that closes a phrase: "expressed interest in", "a request for"."""
    if last.dep_ not in OBJECTS:
        return []
    return [c for c in last.children if c.dep_ == "prep" and c.lower_ in ("in", "for")][:1]


def adverbs(verb: Token) -> list[Token]:
    """Adverbs of strength and hearsay that stand with the word."""
    return [
        c
        for c in verb.children
        if c.dep_ in ("advmod", "amod") and (of_word("step", c.lower_) or of_word("adverb", c.lower_))
    ]


__all__ = ["Hold", "adverbs", "base", "holds", "own_marker"]
