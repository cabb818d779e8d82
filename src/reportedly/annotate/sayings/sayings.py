"""Attributions as the syntax of a sentence shows them: who says what, through whom.

Rules for what rules do well: reporting verbs with what they take, "according to", "citing", "X reported,
quoting Y", "cited by X", "told X", nouns as cues, and "this was reported by X" of the sentence
before. What has no such form is the tagger's part (``attribution``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.adjuncts import (
    according,
    answered,
    as_put,
    behind_according,
    by_account,
    by_noun,
    in_words,
    passed_on,
    pointed_at,
)
from reportedly.annotate.sayings.citing import cited_span, cited_with, rested_on
from reportedly.annotate.sayings.clauses import (
    CUES,
    OBJECTS,
    SUBJECTS,
    is_name,
    says_nothing,
    second_content,
    subject_of,
)
from reportedly.annotate.sayings.complements import REFUTING, content_of
from reportedly.annotate.sayings.hearing import hearer_of
from reportedly.annotate.sayings.idioms import TURNS, idiom
from reportedly.annotate.sayings.passives import HEARSAY_VERBS, by_passive
from reportedly.annotate.sayings.retelling import CITING, PASSING, asides_of, cut_before, passers_of, seen_by
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.tags import with_tags
from reportedly.annotate.sayings.word_order import (
    content_around,
    content_by_order,
    ends_sentence,
    inverted_speaker,
)
from reportedly.annotate.sources.source_nouns import NOUNS, SOME_OF, can_speak
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span

CUE_NOUNS = words("en/cue_nouns.txt")
EVIDENCE = words("en/evidence_verbs.txt")
# "In X's view", "by X's count".
VIEWS = words_by("en/saying_words.tsv")["view"]
ACCOUNTS = words_by("en/saying_words.tsv")["account"]
# Verbs by which a text gives a figure or a thing: "the records show *46 complaints*".
SHOWING = words_by("en/saying_words.tsv")["showing"]
# Longer "sentences" (tokens) are tables and lists that the parser makes nothing of; each verb would walk
# the whole of it.
LONGEST_SENTENCE = 400
# Verbs by which somebody speaks through a text: "issued a statement saying that P".
ISSUING = words_by("en/saying_words.tsv")["issuing"]


def find_sayings(doc: Doc) -> list[Saying]:
    """All attributions whose syntax says so, in order of their cue; nested ones are all there."""
    readable = (sentence for sentence in doc.sents if len(sentence) <= LONGEST_SENTENCE)
    found = [saying for sentence in readable for token in sentence for saying in _of_token(token)]
    found = [_answering(s, found) for s in with_tags(doc, found)]
    asides = sorted(s.phrase for s in found if s.phrase is not None)
    return [_without_asides(s, asides) for s in found] if asides else found


def _answering(saying: Saying, sayings: Sequence[Saying]) -> Saying:
    """Who denies a sentence that somebody says denies what is said there."""
    if not (saying.back and saying.apart):
        return saying
    start, end = saying.content[0][0], saying.content[-1][1]
    said = [s for s in sayings if not s.back and s.cue and start <= s.cue[0] < end and s.content]
    told = max(said, key=lambda s: sum(e - b for b, e in s.content), default=None)
    return replace(saying, content=told.content) if told is not None else saying


def _without_asides(saying: Saying, asides: Sequence[Span]) -> Saying:
    """What is said without the "according to X" that the parser hung on its end."""
    if saying.phrase is not None or not saying.content:
        return saying
    start, end = saying.content[0][0], max(e for _, e in saying.content)
    k = bisect_right(asides, (end + 1, 0)) - 1  # the last that begins inside
    if k < 0 or not (start < asides[k][0] and end - 1 <= asides[k][1] <= end + 1):
        return saying
    cut = asides[k][0]
    return replace(saying, content=tuple((s, min(e, cut)) for s, e in saying.content if s < cut))


def _of_token(token: Token) -> Iterator[Saying]:
    if token.lower_ in TURNS:
        yield from idiom(token)
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from according(token)
    elif token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as":
        yield from according(token.nbor(-1))
    elif token.pos_ in ("VERB", "AUX"):
        if is_name(token):
            return
        base = lemma(token)
        if base in PASSING and token.tag_ in ("VBN", "VBD"):
            yield from passed_on(token)
        if base in REFUTING:
            yield from answered(token)
        if base in CUES and "clause" in CUES[base]:
            yield from pointed_at(token)
        if (base in CUES or base in HEARSAY_VERBS) and not says_nothing(token):
            if _is_passive(token):
                yield from by_passive(token, base)
            elif base in CUES:
                yield from _by_verb(token, CUES[base])
        elif inverted_speaker(token) is not None:  # any verb: "The price is a joke, scoffs a buyer."
            yield from _by_verb(token, frozenset({"clause"}))
        if base == "put" and token.i and token.nbor(-1).dep_ == "nsubj":
            yield from as_put(token)
    elif token.lower_ in VIEWS and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from in_words(token)
    elif token.lower_ in ACCOUNTS and token.head.lower_ == "by":
        yield from by_account(token)
    elif token.pos_ == "NOUN" and lemma(token) in CUE_NOUNS:
        yield from by_noun(token)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _by_verb(verb: Token, takes: frozenset[str]) -> Iterator[Saying]:
    """ "X said that P", "P, X said", "X told Y that P", "X, citing Y, reported P"."""
    quoting = verb.lower_ in CITING and not any(c.dep_ == "aux" for c in verb.children)
    if verb.tag_ == "VBG" and (quoting or (verb.i and verb.nbor(-1).lower_ == "as")):
        return  # "citing X", "quoted her as saying": read at the verb before
    subject = _speaker(verb)
    if subject is None:
        return
    if lemma(verb) in EVIDENCE and not can_speak(subject) and not ends_sentence(verb):
        return
    content = content_around(verb, subject) if "clause" in takes else ()
    if lemma(verb) in SHOWING and NOUNS.get(lemma(subject)) == "document":
        takes = takes | {"obj"}
    content = content or content_of(verb, subject, takes) or content_by_order(verb, subject, takes)
    if not content or ("number" in takes and not _counts(verb, content, subject)):
        return
    source: Span | None = _source_span(subject, verb)
    via: tuple[Span, ...] = ()
    resting = list(cited_with(verb))
    cited = [cited_span(x, verb) for x in resting]
    if cited:  # "the daily, citing a source, reported": the root is who is cited
        via, source = (source,) if source else (), cited[0]
        content = _without_citing(verb.doc, content, cited[0])
        further = rested_on(resting[0])
        if further is not None:  # "quoting the minister, who quoted the company"
            middle = span_of(resting[0].subtree, stop=further.head.left_edge)
            via, source = (*via, middle), span_of(further.subtree)
    passers = [span_of(x.subtree) for x in passers_of(subject)]
    asides = asides_of(subject)
    source = cut_before(source, asides)
    via = tuple(cut for v in via if (cut := cut_before(v, asides)) is not None)
    saying = Saying(
        content=content,
        cue=(verb.idx, verb.idx + len(verb)),
        source=source,
        via=(*passers, *via),
        hearer=_apart(hearer_of(verb, takes), (*content, *([source] if source else []))),
        seen=next((span_of(x.subtree) for x in seen_by(subject)), None) if not cited else None,
    )
    yield saying
    if second := second_content(verb):
        yield replace(saying, content=second)


def _apart(hearer: Span | None, spans: Sequence[Span]) -> Span | None:
    """Who was told, unless that is a part of what is said or of who says it."""
    return None if hearer is not None and any(s <= hearer[0] < e for s, e in spans) else hearer


def _counts(verb: Token, content: tuple[Span, ...], subject: Token) -> bool:
    """Whether somebody gives a number: "speaks of 12 dead", "measured it at 6.1"."""
    tokens = [t for s, e in content for t in verb.doc.char_span(s, e, alignment_mode="expand") or ()]
    counted = any(t.pos_ == "NUM" and (t.dep_ == "pobj" or t.head.dep_ in ("pobj", "dobj")) for t in tokens)
    return counted and can_speak(subject)


def _without_citing(doc: Doc, content: tuple[Span, ...], cited: Span) -> tuple[Span, ...]:
    """What is said without the ", citing X" at its end."""
    last = content[-1]
    if not last[0] < cited[0] < last[1]:
        return content
    cut = max(doc.text.rfind(f", {word} ", last[0], cited[0]) for word in sorted(CITING))
    return (*content[:-1], (last[0], cut)) if cut > last[0] else content


def _source_span(subject: Token, verb: Token) -> Span:
    """The subject's phrase; where the parser made two subjects of one ("the chain Acme said"), both."""
    stop = verb if subject.i < verb.i else None
    if subject.tag_ == "VBG" and (name := _behind_comma(subject, verb)) is not None:
        return name  # "*Reacting to the report*, the minister wrote"
    if behind_according(verb) == subject:
        return span_of(subject.doc[subject.left_edge.i : verb.i])
    start, end = span_of(subject.subtree, stop=stop)
    last = subject.right_edge.i
    for other in verb.children:
        beside = other.left_edge.i == last + 1 or (
            other.left_edge.i == last + 2 and subject.doc[last + 1].text == "," and subject.lower_ in SOME_OF
        )
        if other.dep_ == subject.dep_ and subject.i < other.i < verb.i and beside:
            last = other.right_edge.i
            end = max(end, span_of(other.subtree, stop=stop)[1])
    return start, end


def _behind_comma(opening: Token, verb: Token) -> Span | None:
    """The name behind a comma that ends an opening clause."""
    comma = next((k for k in range(opening.i, verb.i) if verb.doc[k].text == ","), None)
    if opening.dep_ not in SUBJECTS or comma is None or verb.doc[verb.i - 1].pos_ != "PROPN":
        return None
    return span_of(verb.doc[comma + 1 : verb.i])


def _speaker(verb: Token) -> Token | None:
    """Who says it: the subject, the noun of "a note saying that", the antecedent of "who said"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children):
        text = verb.head
        if text.dep_ in OBJECTS and lemma(text.head) in ISSUING:  # "it issued a statement saying": it says so
            return subject_of(text.head) or text
        return text
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(c.dep_ == "aux" for c in verb.children):
        return None  # "*Asked* whether it was so, she said": by somebody else
    subject = inverted_speaker(verb) or subject_of(verb) or behind_according(verb)
    if subject is not None and subject.tag_ in ("WP", "WDT"):
        clause = subject.head
        if clause.dep_ == "relcl":
            return clause.head
    if subject is not None and subject.dep_ == "nsubjpass" and _is_passive(verb):
        return None
    return subject


__all__ = ["Saying", "find_sayings"]
