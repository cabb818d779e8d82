"""What a report says itself: all that is left when attributed content, cues and sources are taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma
from reportedly.annotate.statements.chains import Attributed, spans_taken
from reportedly.annotate.statements.remainders import Judge, remainders
from reportedly.annotate.token_spans import spans_of
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span

# Fewer words than this make no proposition of their own beside an attribution.
FEWEST_WORDS = 4
# Left over beside an attribution, a clause has to be a little longer, or it is a scrap of the cue.
FEWEST_BESIDE = 4
# What is no heading ends in one of these and holds a word of one of these classes.
NOTE_ENDS = ".!;…"
NOTING = frozenset({"NOUN", "ADJ", "VERB", "ADV"})
FORESEEN = words("en/foreseen.txt")
HEARSAY = words_by("en/saying_words.tsv")["hearsay"]
# How far after a lead (characters) its source may be named, and the share of the lead's content words
# that the naming sentence has to repeat. Set by reading leads of the chain set's dev part.
LEAD_REACH = 900
LEAD_OVERLAP = 0.25


def own_voice(doc: Doc, said: Sequence[Attributed]) -> list[tuple[Span, ...]]:
    """The report's own words in each sentence that holds any."""
    taken = spans_taken(said)
    starts = [s for s, _ in taken]
    longest = max((e - s for s, e in taken), default=0)
    found = []
    for sentence in doc.sents:
        low = bisect_right(starts, sentence.start_char - longest - 1)
        high = bisect_right(starts, sentence.end_char)
        near = [(s, e) for s, e in taken[low:high] if e > sentence.start_char]
        free = [t for t in sentence if not any(s <= t.idx < e for s, e in near)]
        touched = len(free) < len(sentence)
        pieces = spans_of(free)
        if touched:
            pieces = tuple(_without_joints(doc, p) for p in pieces if _is_proposition(doc, p))
        if pieces and (touched or _is_sentence(sentence)):
            found.append(pieces)
    return found


def beside(
    doc: Doc, said: Sequence[Attributed], own: Sequence[tuple[Span, ...]], judge: Judge
) -> Iterator[tuple[Span, ...]]:
    """The clauses that attributions leave without subject or object, but those that stand in another, in what
    is said or in the report's ``own`` words."""
    known = [span for pieces in own for span in pieces]
    known += [span for a in said for span in a.saying.content]
    taken = [(a.saying, spans_taken([a])) for a in said]
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        sayings = [saying for saying, spans in taken if any(s < end and start < e for s, e in spans)]
        if not sayings:
            continue
        within = [(s, e) for s, e in known if s < end and start < e]
        for clause in sorted(remainders(sentence, sayings, judge), key=lambda c: c[0][0] - c[-1][1]):
            nested = all(any(s <= a and b <= e for s, e in within) for a, b in clause)
            # "The port is reportedly asking for help": who says more later does not tell whose word it is.
            if not nested and hearsay_in(doc, clause) is None:
                within += clause
                yield clause


def hearsay_in(doc: Doc, pieces: Sequence[Span]) -> Span | None:
    """The adverb, or the "is expected", by which a report hands on what others say without telling who."""
    for start, end in pieces:
        for token in doc.char_span(start, end, alignment_mode="expand") or ():
            if (token.lower_ in HEARSAY and token.pos_ == "ADV") or _is_expected(token):
                return token.idx, token.idx + len(token)
    return None


def _is_expected(token: Token) -> bool:
    """Whether a sentence's main verb is "is expected", with nobody who expects it."""
    if token.lower_ not in FORESEEN or token.dep_ != "ROOT" or token.tag_ != "VBN":
        return False
    passive = any(c.dep_ == "auxpass" for c in token.children)
    return passive and not any(c.dep_ == "agent" or c.dep_ == "neg" for c in token.children)


def whose_word(doc: Doc, pieces: Sequence[Span], said: Sequence[Attributed]) -> tuple[int, ...]:
    """A lead that says "reportedly" is explained by a sentence soon after that tells the same with
    its source; empty where none does."""
    mine = content_words(doc, pieces)
    end = max(e for _, e in pieces)
    best: tuple[float, tuple[int, ...]] = (LEAD_OVERLAP, ())
    for a in said:
        if a.saying.content and end <= a.saying.content[0][0] <= end + LEAD_REACH and a.links:
            theirs = content_words(doc, a.saying.content)
            shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            if shared > best[0]:
                best = (shared, a.links)
    return best[1]


def content_words(doc: Doc, pieces: Sequence[Span]) -> frozenset[str]:
    """The base forms of the telling words of ``pieces``."""
    tokens = [t for s, e in pieces for t in doc.char_span(s, e, alignment_mode="expand") or ()]
    return frozenset(lemma(t) for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))


def _without_joints(doc: Doc, span: Span) -> Span:
    """A left-over clause without the "and" or "but" that joined it to what was taken out."""
    phrase = list(doc.char_span(*span, alignment_mode="contract") or ())
    while phrase and (phrase[0].dep_ in ("cc", "mark") or phrase[0].is_punct):
        phrase.pop(0)
    while phrase and (phrase[-1].dep_ in ("cc", "mark") or phrase[-1].is_punct):
        phrase.pop()
    return (phrase[0].idx, phrase[-1].idx + len(phrase[-1])) if phrase else span


def _is_proposition(doc: Doc, span: Span) -> bool:
    phrase = doc.char_span(*span, alignment_mode="contract")
    if phrase is None:
        return False
    # "Officials were" is what is left of "were warned of ice": its verb is the cue.
    finite = any(
        t.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and t.dep_ != "relcl"
        and (t.dep_ not in ("aux", "auxpass") or phrase.start <= t.head.i < phrase.end)
        for t in phrase
    )
    subject = any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in phrase)
    return finite and subject and sum(t.is_alpha for t in phrase) >= FEWEST_BESIDE


def _is_sentence(sentence: Phrase) -> bool:
    words = sum(t.is_alpha for t in sentence)
    verbs = ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB")
    return (words >= FEWEST_WORDS - 1 and any(t.tag_ in verbs for t in sentence)) or _is_note(sentence)


def _is_note(sentence: Phrase) -> bool:
    """Whether words without a verb tell something, as tables, logs and lists do: "Turnout: 37.8 per cent."

    A heading, a place and a day, a name alone do not.
    """
    tokens = [t for t in sentence if not t.is_space]
    words = [t for t in tokens if t.is_alpha or any(c.isdigit() for c in t.text)]
    if not words or tokens[-1].text[-1] not in NOTE_ENDS or all(t.is_upper for t in words if t.is_alpha):
        return False
    if any(t.text == ":" and 0 < k < len(tokens) - 1 for k, t in enumerate(tokens)):
        return len(words) > 1
    return len(words) >= FEWEST_WORDS - 1 and any(t.pos_ in NOTING for t in words)
