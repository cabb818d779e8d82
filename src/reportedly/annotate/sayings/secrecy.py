"""Why a source is not named, told in a sentence of its own.

"She spoke on condition of anonymity because she is not allowed to speak."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import SUBJECTS
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

NAMED = r"(?:named|identified|quoted|anonymous|unnamed)\b"
NAME_KEPT = r"\bnames? (?:not )?(?:to )?(?:be |being )?(?:withheld|published|printed|used)\b"
TERMS = re.compile(
    rf"\banonymity\b|\b(?:be|remain|stay|remaining) (?:further |publicly )?{NAMED}|{NAME_KEPT}"
    r"|(?:\bnot|n't|n’t) (?:publicly )?(?:authori[sz]ed|allowed|permitted|cleared) (?:publicly )?to "
    r"(?:speak|talk|discuss|comment|brief|give)\b"
)
# What is asked for is not to be named.
ASKED = re.compile(
    r"(?:not to be|to remain|to stay|remain|that (?:he|she|they) not be) ?(?:further |publicly )?"
    rf"{NAMED}|anonymity|(?:that )?(?:his|her|their) (?:\w+ )?{NAME_KEPT}"
)
# Verbs by which terms are made; of another sentence the terms are an aside, read with its source.
TERMED = words_by("en/saying_words.tsv")["terms"]
# Longer words (characters) tell more than the terms.
LONGEST = 240


def find_secrecy(doc: Doc) -> Iterator[tuple[Span, str]]:
    """Who makes the terms, and in what words, of each sentence that tells nothing else."""
    text = text_of(doc)
    for terms in TERMS.finditer(text):
        near = doc.char_span(*terms.span(), alignment_mode="expand")
        verb = near.root.sent.root if near is not None else None
        if verb is None or lemma(verb) not in TERMED:
            continue
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
        if subject is None or any(c.dep_ == "ccomp" and not _asks(c) for c in verb.children):
            continue
        start, end = subject.right_edge.idx + len(subject.right_edge), verb.sent.end_char
        words = text[start:end].strip(" ,.;\n")
        if terms.start() >= start and len(words) <= LONGEST and "\n" not in words:
            yield span_of(subject.subtree), words


def _asks(clause: Token) -> bool:
    """Whether a clause is what is asked for: "that her name be withheld"."""
    start = clause.left_edge.idx
    return (
        ASKED.search(text_of(clause.doc), start, clause.right_edge.idx + len(clause.right_edge)) is not None
    )


__all__ = ["ASKED", "find_secrecy"]
