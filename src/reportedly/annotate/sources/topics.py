"""What the sentences of a report are about: the subjects of their main clauses, quotations left out.

A pronoun or "the company" most often goes back to one of them, whether it has spoken or not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.annotate.sayings.quotation import Quotation
from reportedly.annotate.token_spans import span_of
from reportedly.record import Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A main clause's subject; ``token`` is its head."""

    span: Span
    token: int


def find_topics(doc: Doc, quotations: Sequence[Quotation]) -> tuple[Topic, ...]:
    """All topics in order of place."""
    starts = [q.start for q in quotations]
    found = []
    for token in doc:
        if token.dep_ not in ("nsubj", "nsubjpass") or not _is_main(token.head):
            continue
        if token.pos_ == "PRON" or token.tag_ in ("WDT", "WP", "DT", "EX"):
            continue
        k = bisect_right(starts, token.idx) - 1
        if k >= 0 and token.idx < quotations[k].end:
            continue
        found.append(Topic(_short(token), token.i))
    return tuple(found)


def _is_main(verb: Token) -> bool:
    for _ in range(3):
        if verb.dep_ == "ROOT":
            return True
        before = verb.dep_ == "ccomp" and verb.i < verb.head.i  # "*she left*, he said": told before its cue
        if verb.dep_ != "conj" and not before:
            return False
        verb = verb.head
    return False


def _short(token: Token) -> Span:
    """The subject's phrase without a relative clause."""
    clause = next((c for c in token.children if c.dep_ == "relcl" and c.i > token.i), None)
    return span_of(token.subtree, stop=clause.left_edge if clause is not None else None)
