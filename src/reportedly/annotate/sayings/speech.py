"""Quoted speech that the rules and the tagger left to nobody, or only in part.

A quotation's speaker stands beside it: “…,” X said; X said: “…”; “…,” X said. “…”. A paragraph of nothing
but speech goes on with the last speaker of the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import CUES, FINITE, says_nothing, subject_of
from reportedly.annotate.sayings.hearing import hearer_of
from reportedly.annotate.sayings.pieces import tidy
from reportedly.annotate.sayings.quotation import Quotation, is_speech
from reportedly.annotate.sayings.sayings import Saying
from reportedly.annotate.token_spans import span_of
from reportedly.record import Span

# Between a quotation and its cue stand at most a name with its title and age: as many characters.
TAG_REACH = 110


def with_speech(doc: Doc, sayings: Sequence[Saying], quotations: Sequence[Quotation]) -> list[Saying]:
    """``sayings`` and the quotations they leave out; a speech that goes on is joined to its beginning."""
    text = text_of(doc)
    found = list(sayings)
    owner: dict[int, int] = {}  # which saying says a quotation, by their places in the two lists
    said = sorted((s, e, k) for k, saying in enumerate(sayings) for s, e in saying.content)
    starts = [s for s, _, _ in said]
    longest = max((e - s for s, e, _ in said), default=0)
    for n, q in enumerate(quotations):
        near = said[bisect_left(starts, q.start - longest) : bisect_left(starts, q.end)]
        k = _owner(sayings, near, q)
        if k is None and (tag := _tagged(doc, q)) is not None:
            found.append(tag)
            k = len(found) - 1
        if k is not None:
            owner[n] = k
    for n, q in enumerate(quotations):
        if n in owner:
            continue
        before = owner.get(n - 1)
        after = owner.get(n + 1)
        k = None
        if before is not None and (
            quotations[n - 1].goes_on or _goes_on(text, found[before], quotations[n - 1], q)
        ):
            k = before
        elif q.goes_on and after is not None:
            k = after
        if k is not None:
            found[k] = replace(found[k], content=tidy(text, [*found[k].content, _marked(text, q)]))
            owner[n] = k
    return found + _beside(text, found, quotations, owner)


def _owner(sayings: Sequence[Saying], near: Sequence[tuple[int, int, int]], q: Quotation) -> int | None:
    """The saying that has the quotation, or a part of it, as its content, its cue outside.

    ``near`` are pieces of content with the saying they belong to.
    """
    shared: dict[int, int] = {}
    for start, end, k in near:
        marks = [s for s in (sayings[k].cue, sayings[k].source) if s is not None]
        both = min(end, q.end) - max(start, q.start)
        if both > 0 and not any(q.start <= s and e <= q.end for s, e in marks):
            shared[k] = shared.get(k, 0) + both
    return max(shared, key=lambda k: (shared[k], -k)) if shared else None


def _tagged(doc: Doc, q: Quotation) -> Saying | None:
    """The saying of “…,” X said, and of X said: “…”, whatever the parser made of it."""
    text = text_of(doc)
    close = text[max(0, q.end - 3) : q.end + 2]
    after = doc.char_span(
        min(len(text), q.end + 1), min(len(text), q.end + TAG_REACH), alignment_mode="contract"
    )
    if after is not None and any(mark in close for mark in ",?!…—–-"):
        for token in after:
            if token.text in ".;:" or "\n" in token.text or token.text in '“"„«':
                break
            if _is_cue(token):
                source = _source_after(doc, after.start, token)
                if source is not None:
                    return _saying(text, q, token, source)
    lead = text[max(0, q.start - 4) : max(0, q.start - 1)].rstrip()
    line = text.rfind("\n", 0, q.start) + 1
    before = doc.char_span(max(line, q.start - TAG_REACH), max(0, q.start - 1), alignment_mode="contract")
    if before is not None and lead.endswith((":", ",")):
        for token in reversed(list(before)):
            if token.text in ".!?" or token.text in '”"»':
                break
            if _is_cue(token):
                subject = subject_of(token)
                if subject is not None and lead.endswith(":"):
                    return _saying(
                        text, q, token, span_of(subject.subtree, stop=token if subject.i < token.i else None)
                    )
                break
    return None


def _is_cue(token: Token) -> bool:
    finite = token.tag_ in FINITE or token.tag_ == "VBN"
    return finite and "clause" in CUES.get(lemma(token), ()) and not says_nothing(token)


def _source_after(doc: Doc, start: int, verb: Token) -> Span | None:
    """Who stands between the closing mark and "said", or right after "said"."""
    between = [t for t in doc[start : verb.i] if not t.is_space and not t.is_punct]
    if any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in between):
        return span_of(t for t in doc[start : verb.i])
    subject = next((c for c in verb.rights if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")), None)
    return span_of(subject.subtree) if subject is not None else None


def _saying(text: str, q: Quotation, verb: Token, source: Span) -> Saying:
    takes = CUES[lemma(verb)]
    cue = (verb.idx, verb.idx + len(verb))
    return Saying(tidy(text, [_marked(text, q)]), cue, source, hearer=hearer_of(verb, takes))


def _marked(text: str, q: Quotation) -> Span:
    """The quotation with its marks."""
    return max(0, q.start - 1), min(len(text), q.end + 1)


def _goes_on(text: str, saying: Saying, last: Quotation, q: Quotation) -> bool:
    """Whether only the cue stands between two quotations, or nothing."""
    between = text[last.end + 1 : q.start - 1]
    marks = [s for s in (saying.cue, saying.source) if s is not None]
    cued = all(last.end <= s < q.start for s, _ in marks) or not between.strip()
    return cued and "\n" not in between and sum(between.rstrip().count(stop) for stop in ".!?") <= 1


def _beside(
    text: str, sayings: Sequence[Saying], quotations: Sequence[Quotation], owner: dict[int, int]
) -> list[Saying]:
    """Speech with no cue at all: its paragraph's speaker, or the last one's where it stands alone.

    What stands in marks within a source is its name ("the 'Save Our Valley' petition"), no speech.
    """
    spans = sorted(s for a in sayings for s in (*a.content, a.cue, a.source) if s is not None)
    starts = [s for s, _ in spans]
    longest = max((e - s for s, e in spans), default=0)
    speakers = sorted(
        (k for k, s in enumerate(sayings) if _speaks(sayings, k)), key=lambda k: _place(sayings[k])
    )
    places = [_place(sayings[k]) for k in speakers]
    found = []
    for n, q in enumerate(quotations):
        near = spans[bisect_left(starts, q.start - longest) : bisect_right(starts, q.end)]
        if n in owner or not is_speech(text, q) or any(s < q.end and q.start < e for s, e in near):
            continue
        first = text.rfind("\n", 0, q.start) + 1
        last = text.find("\n", q.end) if "\n" in text[q.end : q.end + 5000] else len(text)
        before = speakers[bisect_left(places, first) : bisect_left(places, q.start)]
        after = speakers[bisect_left(places, q.end) : bisect_left(places, last)]
        alone = not text[first : q.start].strip(' “"') and not text[q.end : last].strip(' ”".,')
        earlier = speakers[: bisect_left(places, first)][-1:] if alone else []
        for speaker in before[-1:] or after[:1] or earlier:
            content = tidy(text, [_marked(text, q)])
            found.append(replace(sayings[speaker], content=content, cue=None, lead=False, seen=None))
    return found


def _speaks(sayings: Sequence[Saying], k: int) -> bool:
    """Whether a saying is an outer one that somebody may go on from."""
    saying = sayings[k]
    if not saying.content or saying.source is None or saying.cue is None or saying.back or saying.apart:
        return False
    inside = range(max(0, k - 8), min(len(sayings), k + 9))
    return not any(
        j != k and any(s <= saying.cue[0] and saying.cue[1] <= e for s, e in sayings[j].content)
        for j in inside
    )


def _place(saying: Saying) -> int:
    return min(s for s, _ in [x for x in (saying.source, saying.cue) if x is not None] or saying.content)
