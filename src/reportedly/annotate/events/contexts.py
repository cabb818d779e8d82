"""What an event is about besides what was done: the contexts of the PLOVER codebook."""

from __future__ import annotations

import functools
from collections import defaultdict
from itertools import pairwise

from spacy.tokens import Span

from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import rows


@functools.cache
def words() -> dict[tuple[str, ...], tuple[str, ...]]:
    """One or two base forms, and the contexts they stand for."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for context, phrase in rows("en/contexts.tsv"):
        found[tuple(phrase.split())].append(context)
    return {phrase: tuple(contexts) for phrase, contexts in found.items()}


def contexts(sentence: Span) -> tuple[str, ...]:
    """The contexts that a sentence's words show, by name."""
    bases = [base(token) for token in sentence]
    table = words()
    found = {context for word in bases for context in table.get((word,), ())}
    found |= {context for pair in pairwise(bases) for context in table.get(pair, ())}
    return tuple(sorted(found))


__all__ = ["contexts"]
