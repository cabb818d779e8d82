"""Turns of a transcript, an interview or a debate: "PRELL: The agent told me so.", "Ms Prell: I am told"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from reportedly.annotate.parser import text_of
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.wordlists import words
from reportedly.annotation import Name

# A label of up to four capitalised words at the head of a line or sentence, a colon, and what is said.
WORD = r"[^\W\d_a-z][\w'’.-]*"
TURN = re.compile(rf"(?:^|(?<=[.!?”\")] ))(?P<who>{WORD}(?: {WORD}){{0,3}}):[ \t]+(?P<said>\S[^\n]*)", re.M)
# "Prell to reporters: …": a headline's or a live page's way to lead in a quotation.
TO_WHOM = re.compile(
    rf"(?:^|(?<= [-–—] )|(?<=[.!?”\")] ))(?P<who>{WORD}(?: {WORD}){{0,3}}) (?:to|tells) "
    rf"(?P<whom>(?:journalists|reporters|(?:the )?{WORD}(?: {WORD}){{0,3}})): (?P<said>[“\"][^“”\"\n]+[”\"])",
    re.M,
)
# Those who ask for the outlet: what they say is its own voice.
STAFF = rf"(?:{'|'.join(sorted(words('en/media_staff.txt')))})"


def find_turns(doc: Doc, names: Sequence[Name]) -> Iterator[Saying]:
    """Each sentence of a turn as a saying whose cue and source are the label; only those of people whom the
    report names, and not of its own correspondents. A turn inside a line is one sentence long."""
    text = text_of(doc)
    turns = [t for t in TURN.finditer(text) if _is_speaker(t["who"], text, names)]
    for turn in turns:
        start, end = turn.span("said")
        at_head = turn.start() == 0 or text[turn.start() - 1] == "\n"
        for sentence in _sentences(doc, start, end):
            piece = (max(start, sentence.start_char), min(end, sentence.end_char))
            if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in sentence):
                yield Saying((piece,), turn.span("who"), turn.span("who"))
            if not at_head:
                break


def find_addresses(doc: Doc, names: Sequence[Name]) -> Iterator[Saying]:
    """The quotations of "Prell to reporters: …", of people whom the report names."""
    for line in TO_WHOM.finditer(text_of(doc)):
        if _is_named(line["who"], names):
            yield Saying((line.span("said"),), line.span("whom"), line.span("who"), hearer=line.span("whom"))


def _is_named(label: str, names: Sequence[Name]) -> bool:
    """Whether a label ends with the name of somebody or of a body."""
    kinds = ("person", "organisation")
    last = label.split()[-1]
    return any(n.kind in kinds and n.text.split()[-1] == last for n in names)


def _sentences(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """The sentences that meet ``[start, end)``."""
    first = doc.char_span(start, start + 1, alignment_mode="expand")
    at = first.start if first is not None else len(doc)
    while at < len(doc) and doc[at].idx < end:
        sentence = doc[at].sent
        yield sentence
        at = sentence.end


def _is_speaker(label: str, text: str, names: Sequence[Name]) -> bool:
    """Whether a label is a person of the report, by a full name or by the surname in capitals."""
    last = label.split()[-1].casefold()
    for name in names:
        parts = name.text.split()
        if name.kind != "person" or parts[-1].casefold() != last:
            continue
        if not re.search(rf"\b{STAFF}s?,? {re.escape(name.text)}", text):
            return any(len(n.text.split()) > 1 or n.title for n in names if n.same == name.same)
    return False


__all__ = ["find_addresses", "find_turns"]
