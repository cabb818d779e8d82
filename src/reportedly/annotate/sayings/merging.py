"""What the syntax shows and what the tagger found, as one list of attributions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.attribution.tagger import Attribution
from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import CUES, REFUSALS, is_name, says_nothing
from reportedly.annotate.sayings.complements import REFUTING, WORDS
from reportedly.annotate.sayings.overlaps import Stretches, clash, is_had, is_known, meet
from reportedly.annotate.sayings.pieces import tidy
from reportedly.annotate.sayings.quotation import Quotation
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.tails import is_tail, parted_at, tells_of
from reportedly.annotate.sayings.wholes import is_cut_short, whole_of
from reportedly.annotate.wordlists import words
from reportedly.record import Span

# Verbs of the will and the mind that need no words: what they take is the report's own to tell.
UNSPOKEN = words("en/unspoken.txt")
LEADING_THAT = re.compile(r"(?:\w+ly )?that (?=\S)", re.I)
# Who is told stands between these cues and "that".
HEARING = re.compile(r"(?:\bto|\btold|\bassured|\binformed)$")
HEARD = re.compile(r"((?:the |an? |his |her |their )?\w[\w'’.-]*(?: [\w'’.-]+){0,4}?),? that (?=\S)")
# What verbs take that a noun can be, in ``cues.tsv``.
NOMINAL = ("obj", "pred")
# Tokens of "by the end of the year".
LONGEST_ADJUNCT = 8
# A source in pieces ("Prell, who … , the minister") is read as one phrase if no longer than this.
LONGEST_SOURCE = 200


def merge(
    doc: Doc, sayings: Sequence[Saying], tagged: Sequence[Attribution], quotations: Sequence[Quotation]
) -> list[Saying]:
    """All attributions of a report in order of their first word, each once.

    Where syntax has read an attribution, its spans are kept: it knows that "that" and who was told are no
    part of what is said. The tagger adds those that have no form the rules know, and what is said where
    syntax has less than half of it.
    """
    cues = Stretches([s.cue for s in sayings if s.cue is not None])
    contents = Stretches([p for s in sayings for p in s.content])
    merged = list(sayings)
    for attribution in tagged:
        cue = attribution.cue[0] if attribution.cue else None
        content = _without_that(text_of(doc), tidy(text_of(doc), _within_reach(doc, attribution)))
        source = _one_span(attribution.source)
        if source is not None and _was_told(doc, source):
            source = None
        if not content or cue is None:
            continue
        met = _of_cue(merged[: len(sayings)], attribution) if any(map(cues.meets, attribution.cue)) else []
        for k in met:
            merged[k] = _with_adjunct(doc, _with_source(merged[k], source, content), content)
            content = _without_cited(text_of(doc), content, merged[k])
        heard, content = _after_hearer(text_of(doc), cue, content)
        told = _tells(doc, content) or _is_taken(doc, cue, content)
        if source is None or not told or _is_silence(doc, attribution.cue):
            continue
        if _is_in_name(doc, cue):
            continue
        new = Saying(content=content, cue=cue, source=source, hearer=heard)
        if not met and not is_known(content, contents):
            merged.append(new)
        elif not met and is_tail(new):
            inner = [k for k, s in enumerate(merged[: len(sayings)]) if clash(s, content)]
            if all(tells_of(new, merged[k]) for k in inner):
                for k in inner:
                    merged[k], new = parted_at(text_of(doc), merged[k], new)
                merged.append(new)
        whole = whole_of(text_of(doc), [merged[k] for k in met], content)
        if whole is None or is_had(whole.content, contents):
            continue
        if all(is_cut_short(merged[k], quotations) for k in met):
            merged[met[0]] = whole
        else:
            merged.append(whole)
    return sorted(merged, key=_place)


def _without_cited(text: str, content: tuple[Span, ...], saying: Saying) -> tuple[Span, ...]:
    """What the tagger takes for said without the ", citing X" that the rules have read."""
    if not saying.via or saying.source is None or not content:
        return content
    (start, end), at = content[-1], saying.source[0]
    cut = text.rfind(",", start, at) if start < at < end else -1
    return (*content[:-1], (start, cut)) if cut > start else content


def _of_cue(sayings: Sequence[Saying], attribution: Attribution) -> list[int]:
    """The places of the sayings whose cue is the attribution's."""
    return [
        k
        for k, saying in enumerate(sayings)
        if saying.cue is not None and any(meet(saying.cue, span) for span in attribution.cue)
    ]


def _was_told(doc: Doc, source: Span) -> bool:
    """ "*Drivers* are being warned of ice": who hears it is taken for who says it."""
    phrase = doc.char_span(*source, alignment_mode="expand") or ()
    return any(t.dep_ == "nsubjpass" and "hearer" in CUES.get(lemma(t.head), ()) for t in phrase)


def _with_source(saying: Saying, source: Span | None, content: tuple[Span, ...]) -> Saying:
    """A saying with the source that the tagger found, where syntax found nobody, or took the end of what
    is said for a part of who says it ("…, *three quarters of it a loan, Minister Lo* said")."""
    if source is None or saying.lead or any(meet(source, piece) for piece in saying.content):
        return saying
    if saying.source is None:
        return replace(saying, source=source)
    start, end = saying.source
    whole = any(s < start and start + 2 < source[0] <= e + 2 for s, e in content)
    if whole and source[1] == end and source[0] + 5 < end:  # "which" alone names nobody
        return replace(saying, source=source, content=content)
    return saying


def _with_adjunct(doc: Doc, saying: Saying, content: tuple[Span, ...]) -> Saying:
    """A noun that a verb takes, with the time or measure behind it that the parser hung on the verb:
    "promises *full results* by August"."""
    if len(saying.content) != 1 or len(content) != 1 or saying.via:
        return saying
    (start, end), (first, last) = saying.content[0], content[0]
    thing, rest = doc.char_span(start, end), doc.char_span(end, last, alignment_mode="contract")
    if first != start or last <= end or thing is None or rest is None or not 1 < len(rest) <= LONGEST_ADJUNCT:
        return saying
    bare = thing.root.pos_ in ("NOUN", "PROPN") and rest[0].dep_ == "prep"
    clause = any(t.pos_ in ("VERB", "AUX") for t in (*thing, *rest))
    return replace(saying, content=content) if bare and not clause else saying


def _after_hearer(text: str, cue: Span, content: tuple[Span, ...]) -> tuple[Span | None, tuple[Span, ...]]:
    """Who was told, and what is said, where the tagger took both for one: "told *the court that* P"."""
    if not HEARING.search(text[cue[0] : cue[1]]) or not content or content[0][0] - cue[1] > 2:
        return None, content
    lead = HEARD.match(text, content[0][0], content[0][1])
    if lead is None:
        return None, content
    return lead.span(1), ((lead.end(), content[0][1]), *content[1:])


def _within_reach(doc: Doc, attribution: Attribution) -> list[Span]:
    """The pieces of what is said that stand in the cue's sentence, or in quotation marks."""
    if not attribution.cue:
        return []
    cue = doc.char_span(*attribution.cue[0], alignment_mode="expand")
    if cue is None:
        return []
    first, last = cue.sent.start_char, cue.sent.end_char
    return [p for p in attribution.content if (p[0] < last and first < p[1]) or text_of(doc)[p[0]] in '“"„«']


def _without_that(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` without the "that", and an adverb before it, that lead it in."""
    if not content or not (lead := LEADING_THAT.match(text, content[0][0], content[0][1])):
        return content
    return ((lead.end(), content[0][1]), *content[1:])


def _is_in_name(doc: Doc, cue: Span) -> bool:
    words = doc.char_span(*cue, alignment_mode="expand")
    return words is not None and is_name(words[0])


def _tells(doc: Doc, content: Sequence[Span]) -> bool:
    """Whether there is a verb or quoted words in it: a bare noun is a topic, no statement."""
    tokens = [t for s, e in content for t in doc.char_span(s, e, alignment_mode="expand") or ()]
    return any(t.pos_ in ("VERB", "AUX") or t.text in '“”"„«»' for t in tokens)


def _is_taken(doc: Doc, cue: Span, content: Sequence[Span]) -> bool:
    """Whether the cue's verb takes a noun as what is said: "denied *any rift with her deputy*"."""
    verb = next((t for t in doc.char_span(*cue, alignment_mode="expand") or () if lemma(t) in CUES), None)
    if verb is None or verb.pos_ != "VERB" or not any(take.startswith(NOMINAL) for take in CUES[lemma(verb)]):
        return False
    phrase = doc.char_span(*content[0], alignment_mode="expand")
    if phrase is None or phrase.root.pos_ in ("PRON", "DET"):
        return False
    return lemma(verb) in REFUTING or lemma(phrase.root) not in WORDS


def _is_silence(doc: Doc, cue: Sequence[Span]) -> bool:
    """Whether the cue tells that nothing was said: "declined to comment", "would not say"."""
    tokens = [t for s, e in cue for t in doc.char_span(s, e, alignment_mode="expand") or ()]
    if any(lemma(t) in UNSPOKEN for t in tokens):
        return True
    return any(lemma(t) in REFUSALS or (t.pos_ == "VERB" and says_nothing(t)) for t in tokens)


def _one_span(pieces: Sequence[Span]) -> Span | None:
    if not pieces:
        return None
    start, end = min(s for s, _ in pieces), max(e for _, e in pieces)
    return (start, end) if end - start <= LONGEST_SOURCE else min(pieces)


def _place(saying: Saying) -> tuple[int, int]:
    spans = [*saying.content, *(s for s in (saying.cue, saying.source) if s)]
    return min(s for s, _ in spans), max(e for _, e in spans)
