"""A report in a language we have no annotators for: its sentences, each in the report's own voice."""

from __future__ import annotations

import re

from reportedly.annotate.sayings.quotation import find_quotations, quote_kind
from reportedly.annotation import Annotation, LocalSource, LocalStatement
from reportedly.record import Report, Span

VERSION = 2

# Sentence ends of the scripts that news is written in, with the marks that close a quotation.
# A point between two figures parts thousands or decimals, and ends nothing.
SENTENCE = re.compile(r"(?:[^.!?…。！？؟।\n]|(?<=\d)\.(?=\d))+(?:[.!?…。！？؟।]+[”»\"')\]]*|\n|$)")
# Shorter than this is a heading or a by-line, not a sentence.
SHORTEST = 20


def plain_basis() -> str:
    """What such an annotation rests on."""
    return f"plain-{VERSION}"


def annotate_plain(report: Report) -> Annotation:
    """Sentences by their marks, each a statement of the outlet; no names, times or events."""
    text = report.text
    sentences = find_sentences(text)
    quotations = find_quotations(text)
    statements = tuple(
        LocalStatement(
            start=start,
            end=end,
            pieces=((start, end),),
            cue=None,
            source=None,
            quote="none" if quote_kind(text, [(start, end)], quotations) == "indirect" else "mixed",
            status="happened",
            status_words=None,
            force=None,
            chain=(0,),
            sentences=(number,),
        )
        for number, (start, end) in enumerate(sentences)
        if end - start >= SHORTEST
    )
    outlet = LocalSource("outlet", report.outlet, None, None, None, ())
    return Annotation(report.report_id, plain_basis(), sentences, (), (), (outlet,), statements, ())


def find_sentences(text: str) -> tuple[Span, ...]:
    """Spans of sentences, outer spaces left off."""
    found = []
    for match in SENTENCE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.end() - (len(piece) - len(piece.rstrip()))
        if start < end:
            found.append((start, end))
    return tuple(found)
