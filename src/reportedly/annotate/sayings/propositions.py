"""Two propositions under one cue: "said that A and that B"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.token_spans import spans_of
from reportedly.record import Span

# Longer contents (characters) are speeches, and stay whole.
LONGEST = 1_000
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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


def _is_whole(verb: Token) -> bool:
    """Whether a joined clause could stand alone, or at least has its own finite verb."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children if c.dep_ in ("aux", "auxpass"))
