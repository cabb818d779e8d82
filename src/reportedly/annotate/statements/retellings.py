"""Sentences in which somebody goes on telling what another told them, without a cue of their own.

"The road was shut, Venn said. *A guard had told her that it would stay so.*": that it would stay so is the
guard's word, told on by Venn, and that the guard told her so is Venn's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.parser import text_of
from reportedly.annotate.sources.sources import SourceBook
from reportedly.annotate.statements.chains import Attributed
from reportedly.record import Span

TOLD = frozenset({"him", "her", "them", "he", "she", "they"})
# A semicolon parts what others say in the same sentence.
PART = re.compile(";")


def with_tellers(attributed: Sequence[Attributed], book: SourceBook) -> list[Attributed]:
    """``attributed``, and for each telling to "him" or "her" the sentence as that one's word."""
    return [*attributed, *_tellers(attributed, book)]


def _tellers(attributed: Sequence[Attributed], book: SourceBook) -> Iterator[Attributed]:
    text = text_of(book.doc)
    for one in attributed:
        saying = one.saying
        told = saying.hearer or next(iter(saying.via), None)
        if (
            told is None
            or saying.cue is None
            or saying.back
            or saying.apart
            or one.nested
            or len(one.links) < 2
        ):
            continue
        teller = one.links[-2]
        if text[slice(*told)].lower() not in TOLD or book.drafts[teller].kind == "outlet":
            continue
        if not any(told == span for span in book.drafts[teller].spans) and saying.hearer is None:
            continue
        whole = _clause(text, book, saying.cue, saying.content)
        bare = replace(saying, content=(whole,), cue=None, source=None, hearer=None, via=())
        yield Attributed(bare, one.links[:-1])


def _clause(text: str, book: SourceBook, cue: Span, content: Sequence[Span]) -> Span:
    """The sentence of a cue, or the part of it between semicolons."""
    start, end = book.sentence_start(cue[0]), book.sentence_end(cue[0])
    start = max([start, *(m.end() for m in PART.finditer(text, start, cue[0]))])
    end = min([end, *(m.start() for m in PART.finditer(text, cue[1], end))])
    end = max([end, *(e for s, e in content if s < end)])
    while start < end and text[start].isspace():
        start += 1
    return start, start + len(text[start:end].rstrip(" \n.,;:"))


__all__ = ["with_tellers"]
