"""Two propositions under one cue: "said that A and that B"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.sayings.clauses import FINITE, QUOTES
from reportedly.annotate.token_spans import spans_of
from reportedly.record import Span

# Longer contents (characters) are speeches, and stay whole.
LONGEST = 1_000
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
JOINTS = frozenset({"and", "but", "or"})


def parted(doc: Doc, pieces: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The clauses joined by "and", "but" or ";" that ``pieces`` are made of; one where they are one."""
    if sum(e - s for s, e in pieces) > LONGEST:
        return (tuple(pieces),)
    tokens = [t for s, e in pieces for t in doc.char_span(s, e, alignment_mode="contract") or ()]
    inside = {t.i for t in tokens}
    head = next(
        (t for t in tokens if (t.pos_ in ("VERB", "AUX") and t.head.i not in inside) or t.dep_ == "ROOT"),
        None,
    )
    if head is None:
        return (tuple(pieces),)
    for child in head.children:
        if child.dep_ == "conj" and child.i in inside and child.i > head.i and _is_whole(child):
            second = {t.i for t in child.subtree} & inside
            first = [t for t in tokens if t.i not in second and t.i < child.left_edge.i]
            while first and (first[-1].dep_ == "cc" or first[-1].is_punct):
                first.pop()
            rest = [t for t in tokens if t.i in second]
            while rest and rest[0].dep_ == "mark" and rest[0].lower_ == "that":
                rest.pop(0)
            halves = spans_of(first), spans_of(rest)
            if all(halves) and sum(map(len, (first, rest))) + 4 >= len(tokens):
                return halves
    return (tuple(pieces),)


def led_anew(doc: Doc, pieces: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """The P and the Q of "said that P *and that* Q", which the second "that" makes two whatever they tell;
    one where the second "that" is led in by a word within P ("had told her that P and that Q")."""
    whole = (tuple(pieces),)
    if len(pieces) != 1 or pieces[0][1] - pieces[0][0] > LONGEST:
        return whole
    tokens = list(doc.char_span(*pieces[0], alignment_mode="contract") or ())
    for k in range(3, len(tokens) - 3):
        token = tokens[k]
        if token.lower_ != "that" or tokens[k - 1].lower_ not in JOINTS or tokens[k + 1].tag_ in FINITE:
            continue
        first, second = tokens[: k - 1], tokens[k + 1 :]
        nested = any(t.lower_ == "that" and t.tag_ == "IN" for t in first)
        quoted = sum(t.text in QUOTES for t in first) % 2
        if nested or quoted or not (_has_clause(first) and _has_clause(second)):
            return whole
        while first[-1].is_punct and first[-1].text not in QUOTES:
            first.pop()
        return spans_of(first), spans_of(second)
    return whole


def _has_clause(tokens: Sequence[Token]) -> bool:
    """Whether words hold a finite verb with a subject before it."""
    subjects = [t.i for t in tokens if t.dep_ in SUBJECTS]
    return any(t.tag_ in FINITE and subjects and t.i > subjects[0] for t in tokens)


def _is_whole(verb: Token) -> bool:
    """Whether a joined clause could stand alone, or at least has its own finite verb."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children if c.dep_ in ("aux", "auxpass"))
