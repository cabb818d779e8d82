"""Attributions → statements, each with its chain from the report's outlet to the root.

A statement inside a statement is both. What nobody is made answerable for is the report's own voice,
and is a statement too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span as Phrase

from reportedly.annotate.merging import tidy
from reportedly.annotate.parser import lemma
from reportedly.annotate.quotation import Quotation, is_speech, quote_kind
from reportedly.annotate.sayings import Saying, spans_of
from reportedly.annotate.sources import SourceBook
from reportedly.annotation import LocalStatement
from reportedly.record import Span, Status

# Fewer words than this make no proposition of their own beside an attribution.
FEWEST_WORDS = 4
HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "apparently"})

# How far after a lead (characters) its source may be named, and the share of the lead's content words
# that the naming sentence has to repeat. Set by reading leads of the chain set's dev part.
LEAD_REACH = 900
LEAD_OVERLAP = 0.25

Judge = Callable[[Sequence[Span], Span | None], tuple[Status, Span | None, Span | None]]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A saying with the links of its chain below the outlet."""

    saying: Saying
    links: tuple[int, ...]
    depth: int


def build_statements(
    doc: Doc,
    sayings: Sequence[Saying],
    quotations: Sequence[Quotation],
    book: SourceBook,
    wire: tuple[int, ...],
    judge: Judge,
) -> tuple[LocalStatement, ...]:
    """All statements of a report, in order of place. ``wire`` are the agencies that the whole text is
    credited to, which stand right below the outlet in every chain."""
    text = doc.text
    attributed = attribute(sayings, book)
    attributed += _free_quotations(text, attributed, quotations)
    back = {_sentence_before(doc, a): a for a in attributed if a.saying.back}
    said = [a for a in attributed if not a.saying.back and a.saying.content]
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    rows = [(a.saying.content, a.saying.cue, a.saying.source, a.links) for a in said]
    for number, pieces in _own_voice(doc, said):
        teller = back.get(number)
        hearsay = _hearsay(doc, pieces)
        if teller is not None:
            rows.append((pieces, teller.saying.cue, teller.saying.source, teller.links))
        elif hearsay is not None:
            rows.append((pieces, hearsay, None, _whose_word(doc, pieces, said) or book.unknown(hearsay)))
        else:
            rows.append((pieces, None, None, ()))
    statements = []
    for pieces, cue, source, links in rows:
        status, words, force = judge(pieces, cue)
        chain = (0, *(k for k in dict.fromkeys((*wire, *links)) if k != 0))
        start, end = min(s for s, _ in pieces), max(e for _, e in pieces)
        statements.append(
            LocalStatement(
                start=start,
                end=end,
                pieces=tuple(sorted(pieces)),
                cue=cue,
                source=source,
                quote=quote_kind(text, pieces, quotations) if links else "none",
                status=status,
                status_words=words,
                force=force,
                chain=chain,
                sentences=_touched(sentences, pieces),
            )
        )
    unique = {(s.pieces, s.chain): s for s in statements}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, -s.end, s.chain)))


def attribute(sayings: Sequence[Saying], book: SourceBook) -> list[Attributed]:
    """Each saying with its links; those inside another's content go on from its links."""
    parents = {k: _parent(k, sayings) for k in range(len(sayings))}
    done: dict[int, Attributed] = {}

    def visit(k: int) -> Attributed:
        if k in done:
            return done[k]
        above = visit(parents[k]) if parents[k] is not None else None  # type: ignore[arg-type]
        links = _links(sayings[k], book, above.links if above else ())
        done[k] = Attributed(sayings[k], links, above.depth + 1 if above else 0)
        return done[k]

    order = sorted(range(len(sayings)), key=lambda k: _reading_place(sayings[k]))
    for k in order:
        visit(k)
    return [done[k] for k in range(len(sayings))]


def _links(saying: Saying, book: SourceBook, above: tuple[int, ...]) -> tuple[int, ...]:
    via: list[int] = list(above)
    for span in saying.via:
        via += book.read(span)
    if saying.hearer is not None:
        heard = book.hearer(saying.hearer)
        via += heard
    if saying.source is None:
        own: tuple[int, ...] = book.unknown(saying.cue or saying.content[0])
    else:
        own = book.read(saying.source)
    if not own and saying.source is not None and not via:
        return ()
    book.reached_through(own, via)
    return tuple(k for k in dict.fromkeys((*via, *own)) if k != 0)


def _parent(k: int, sayings: Sequence[Saying]) -> int | None:
    """The smallest other saying whose content holds this one's cue and content."""
    mine = sayings[k]
    inner = [s for s in (mine.cue, mine.source) if s is not None][:1] or list(mine.content[:1])
    if mine.back:
        return None
    best: tuple[int, int] | None = None
    for j, other in enumerate(sayings):
        if j == k or not other.content:
            continue
        if not all(any(p[0] <= s and e <= p[1] for p in other.content) for s, e in (*inner, *mine.content)):
            continue
        size = sum(e - s for s, e in other.content)
        if size <= sum(e - s for s, e in mine.content):
            continue
        if best is None or size < best[0]:
            best = (size, j)
    return None if best is None else best[1]


def _reading_place(saying: Saying) -> int:
    spans = [s for s in (saying.source, saying.cue) if s is not None] or list(saying.content)
    return min(s for s, _ in spans)


def _hearsay(doc: Doc, pieces: Sequence[Span]) -> Span | None:
    """The adverb by which a report hands on what somebody said without telling who."""
    for start, end in pieces:
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            if token.lower_ in HEARSAY and token.pos_ == "ADV":
                return token.idx, token.idx + len(token)
    return None


def _whose_word(doc: Doc, pieces: Sequence[Span], said: Sequence[Attributed]) -> tuple[int, ...]:
    """A lead that says "reportedly" is explained by a sentence soon after that tells the same with
    its source; empty where none does."""
    mine = _content_words(doc, pieces)
    end = max(e for _, e in pieces)
    best: tuple[float, tuple[int, ...]] = (LEAD_OVERLAP, ())
    for a in said:
        if end <= a.saying.content[0][0] <= end + LEAD_REACH and a.links:
            theirs = _content_words(doc, a.saying.content)
            shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if shared > best[0]:
                best = (shared, a.links)
    return best[1]


def _content_words(doc: Doc, pieces: Sequence[Span]) -> frozenset[str]:
    tokens = [t for s, e in pieces for t in doc.char_span(s, e, alignment_mode="expand") or ()]
    return frozenset(lemma(t) for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


def _free_quotations(
    text: str, attributed: Sequence[Attributed], quotations: Sequence[Quotation]
) -> list[Attributed]:
    """Quoted speech without a cue of its own goes on with whoever spoke before it, else after it, in
    the same paragraph; a paragraph of nothing else with the last speaker of the one before."""
    found: list[Attributed] = []
    top = sorted((a for a in attributed if a.saying.content and a.links), key=lambda a: _reading_place(a.saying))
    for q in quotations:
        if not is_speech(text, q) or any(
            s < q.end and q.start < e for a in attributed for s, e in (*a.saying.content, *((a.saying.cue,) if a.saying.cue else ()))
        ):
            continue
        paragraph = text.rfind("\n", 0, q.start) + 1
        end = text.find("\n", q.end)
        end = len(text) if end < 0 else end
        before = [a for a in top if paragraph <= _reading_place(a.saying) < q.start]
        after = [a for a in top if q.end <= _reading_place(a.saying) < end]
        alone = not text[paragraph : q.start].strip(" “\"") and not text[q.end : end].strip(" ”\".,")
        earlier = [a for a in top if _reading_place(a.saying) < paragraph] if alone else []
        speaker = (before[-1:] or after[:1] or earlier[-1:] or [None])[0]
        if speaker is not None:
            content = tidy(text, [(max(0, q.start - 1), min(len(text), q.end + 1))])
            found.append(Attributed(Saying(content=content, cue=None, source=None), speaker.links, 0))
    return found


def _own_voice(doc: Doc, said: Sequence[Attributed]) -> list[tuple[int, tuple[Span, ...]]]:
    """What is left of each sentence when attributed content, cues and sources are taken out."""
    taken = sorted(
        span
        for a in said
        for span in (*a.saying.content, *(s for s in (a.saying.cue, a.saying.source, a.saying.hearer) if s), *a.saying.via)
    )
    starts = [s for s, _ in taken]
    longest = max((e - s for s, e in taken), default=0)
    found = []
    for number, sentence in enumerate(doc.sents):
        low = bisect_right(starts, sentence.start_char - longest)
        high = bisect_right(starts, sentence.end_char)
        near = taken[low:high]
        free = [t for t in sentence if not any(s <= t.idx < e for s, e in near)]
        touched = len(free) < len(sentence)
        pieces = spans_of(free) if touched else spans_of(t for t in sentence)
        if touched:
            pieces = tuple(_without_joints(doc, p) for p in pieces if _is_proposition(doc, p, FEWEST_WORDS + 2))
        if pieces and (touched or _is_sentence(sentence)):
            found.append((number, pieces))
    return found


def _without_joints(doc: Doc, span: Span) -> Span:
    """A left-over clause without the "and" or "but" that joined it to what was taken out."""
    phrase = list(doc.char_span(*span, alignment_mode="contract") or ())
    while phrase and (phrase[0].dep_ in ("cc", "mark") or phrase[0].is_punct):
        phrase.pop(0)
    while phrase and (phrase[-1].dep_ in ("cc", "mark") or phrase[-1].is_punct):
        phrase.pop()
    return (phrase[0].idx, phrase[-1].idx + len(phrase[-1])) if phrase else span


def _is_proposition(doc: Doc, span: Span, fewest: int) -> bool:
    phrase = doc.char_span(*span, alignment_mode="contract")
    if phrase is None:
        return False
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in phrase)
    subject = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in phrase)
    return finite and subject and sum(t.is_alpha for t in phrase) >= fewest


def _is_sentence(sentence: Phrase) -> bool:
    words = sum(t.is_alpha for t in sentence)
    return words >= FEWEST_WORDS and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB") for t in sentence)


def _sentence_before(doc: Doc, attributed: Attributed) -> int:
    at = _reading_place(attributed.saying)
    starts = [s.start_char for s in doc.sents]
    return bisect_right(starts, at) - 2


def _touched(sentences: Sequence[Span], pieces: Sequence[Span]) -> tuple[int, ...]:
    starts = [s for s, _ in sentences]
    touched: set[int] = set()
    for start, end in pieces:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first, bisect_right(starts, end - 1) - 1)
        touched |= set(range(first, last + 1))
    return tuple(sorted(touched))


__all__ = ["Attributed", "attribute", "build_statements"]
