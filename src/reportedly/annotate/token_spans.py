"""From tokens of a parse to spans of the text."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from reportedly.record import Span


def span_of(tokens: Iterable[Token] | Phrase, stop: Token | None = None) -> Span:
    """From the first to the last of ``tokens``, outer punctuation and spaces left off."""
    kept = [t for t in tokens if stop is None or t.i < stop.i]
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].is_space):
        kept.pop(0)
    return (kept[0].idx, kept[-1].idx + len(kept[-1])) if kept else (0, 0)


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """``tokens`` as runs of neighbours, each without space or punctuation at its outer ends."""
    ordered = sorted({t.i: t for t in tokens}.items())
    runs: list[list[Token]] = []
    for i, token in ordered:
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        while run and (run[-1].is_space or run[-1].text in ",.;:—–-"):
            run.pop()
        while run and (run[0].is_space or run[0].text in ",.;:—–-"):
            run.pop(0)
        if any(t.is_alpha or t.like_num for t in run):
            found.append((run[0].idx, run[-1].idx + len(run[-1])))
    return tuple(found)
