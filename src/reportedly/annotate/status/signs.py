"""What is seen of a statement by the head that takes a second look at its status.

Words, each with where it stands: of the content and its main predicate, of the cue, of what the rules made of
it; and the tagger's vectors of content, cue, predicate and sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from reportedly.annotate.attribution.decode import Floats
from reportedly.annotate.attribution.tagger import Tagged
from reportedly.annotate.parser import lemma
from reportedly.annotate.status.status import main_predicate, tokens_in
from reportedly.annotation import LocalStatement
from reportedly.record import Span

# Of the content, the words that are looked at: few contents are longer, and what is far tells nothing.
MOST_WORDS = 40
FIRST_WORDS = 3
TELLING = frozenset({"dobj", "attr", "xcomp", "acomp", "prep"})
OF_CHILDREN = frozenset({"neg", "det", "aux"})
OF_CUE = frozenset({"neg", "aux", "advmod", "auxpass"})
NEGATIVE = frozenset({"no", "nor", "neither", "never", "nobody", "none", "nothing"})
OPEN = frozenset({"if", "whether", "unless"})
CUE, PREDICATE = 1, 2  # rows of ``vectors``
NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True)
class StatusSigns:
    """``words``, named by where they stand, without order; ``vectors`` (4, MIDDLE) of content, cue,
    predicate and sentence, zeros where there is none; ``predicate`` is the span of the main predicate with
    its auxiliaries; ``named``: the rules' status is shown by a noun ("an expression of interest")."""

    words: frozenset[str]
    vectors: Floats
    predicate: Span | None
    named: bool

    def without(self, row: int, start: str) -> StatusSigns:
        """The signs less one vector and the words whose place begins with ``start``; with "q" of the cue goes
        how it is quoted, too."""
        vectors = self.vectors.copy()
        vectors[row] = 0
        return replace(
            self, words=frozenset(w for w in self.words if not w.startswith(start)), vectors=vectors
        )


def signs_of(doc: Doc, tagged: Tagged, statement: LocalStatement) -> StatusSigns:
    """What is seen of one statement."""
    inside = [t for start, end in statement.pieces for t in tokens_in(doc, start, end)]
    cue = tokens_in(doc, *statement.cue) if statement.cue else []
    head = main_predicate(inside)
    words = {*_of_content(inside), *_of_cue(cue), *_of_rules(doc, statement)}
    if head is not None:
        words.update(_of_predicate(head, cue))
    sentence = inside[0].sent if inside else None
    vectors = (
        np.mean([tagged.meaning(*piece) for piece in statement.pieces], axis=0),
        tagged.meaning(*(statement.cue or NOWHERE)),
        tagged.meaning(*((head.idx, head.idx + len(head)) if head is not None else NOWHERE)),
        tagged.meaning(*((sentence.start_char, sentence.end_char) if sentence is not None else NOWHERE)),
    )
    shown = tokens_in(doc, *statement.status_words) if statement.status_words else []
    return StatusSigns(
        frozenset(words), np.stack(vectors), _phrase(head), named=any(t.pos_ == "NOUN" for t in shown)
    )


def _of_content(inside: Sequence[Token]) -> Iterator[str]:
    if not inside:
        return
    yield from (f"c:{lemma(t)}" for t in inside[:MOST_WORDS] if not (t.is_punct or t.is_space))
    yield from (f"first:{t.lower_}" for t in inside[:FIRST_WORDS])
    yield f"begin:{inside[0].lower_}"
    yield f"begins:{inside[0].tag_}"
    yield f"end:{inside[-1].text}"
    yield f"sentence:{inside[0].sent[0].lower_}"
    yield from (f"modal:{t.lower_}" for t in inside if t.tag_ == "MD")
    if any(t.dep_ == "neg" or t.lower_ in NEGATIVE for t in inside):
        yield "negative"
    if any(t.lower_ in OPEN for t in inside[0].sent):
        yield "open"


def _of_predicate(head: Token, cue: Sequence[Token]) -> Iterator[str]:
    yield from (f"h:{lemma(head)}", f"h.tag:{head.tag_}", f"h.dep:{head.dep_}")
    if any(head.head.i == t.i for t in cue):
        yield f"h.of-cue:{head.dep_}"
    for child in head.children:
        if child.is_punct:
            continue
        yield f"h.{child.dep_}:{lemma(child)}"
        for under in child.children:
            if under.dep_ in OF_CHILDREN or child.dep_ in TELLING:
                yield f"h.{child.dep_}.:{lemma(under)}"


def _of_cue(cue: Sequence[Token]) -> Iterator[str]:
    yield "told" if cue else "own"
    for token in cue:
        yield f"q:{lemma(token)}"
        yield f"q.tag:{token.tag_}"
        yield from (f"q.{c.dep_}:{lemma(c)}" for c in token.children if c.dep_ in OF_CUE)


def _of_rules(doc: Doc, statement: LocalStatement) -> Iterator[str]:
    yield from (f"rules:{statement.status}", f"quote:{statement.quote}")
    for name, span in (("shown", statement.status_words), ("force", statement.force)):
        if span is not None:
            yield name
            yield from (f"{name}:{lemma(t)}" for t in tokens_in(doc, *span))


def _phrase(head: Token | None) -> Span | None:
    """The predicate with its auxiliaries and its negation."""
    if head is None:
        return None
    near = [head, *(c for c in head.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < head.i)]
    return min(t.idx for t in near), head.idx + len(head)


__all__ = ["CUE", "PREDICATE", "StatusSigns", "signs_of"]
