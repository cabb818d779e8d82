"""Attributions as the syntax of a sentence shows them: who says what, through whom.

Rules for what rules do well: reporting verbs with what they take, "according to", "citing", "X reported,
quoting Y", "cited by X", "told X", nouns as cues, and "this was reported by X" of the sentence
before. What has no such form is the tagger's part (``attribution``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.annotate.complements import CUES, OBJECTS, content_of, says_nothing, subject_of
from reportedly.annotate.parser import lemma
from reportedly.annotate.retelling import (
    CITING,
    PASSING,
    agent_of,
    asides_of,
    cited_span,
    cited_with,
    cut_before,
    hearer_of,
    passers_of,
    seen_by,
)
from reportedly.annotate.source_phrases import can_speak
from reportedly.annotate.token_spans import span_of, spans_of
from reportedly.annotate.word_order import content_by_order
from reportedly.annotate.wordlists import words
from reportedly.record import Span

CUE_NOUNS = words("en/cue_nouns.txt")
BACK_NOUNS = words("en/back_nouns.txt")
EVIDENCE = words("en/evidence_verbs.txt")
HEARSAY_VERBS = words("en/hearsay_verbs.txt")
# Verbs by which somebody speaks through a text: "issued a statement saying that P".
ISSUING = frozenset({"issue", "release", "publish", "send", "post", "make", "put", "circulate", "write"})
# Nouns of talk that nobody need own: "rumours that P" stand on the rumours.
TALK = frozenset({"rumour", "rumor", "speculation", "report", "talk"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as written, before its sources are resolved.

    ``via`` are those who pass the words on, outermost first; ``hearer`` is who was told, which is one
    of them only if it is a medium. ``back`` says that the content is the sentence before. ``lead`` marks a headline's credit ("…: report"), which the text explains.
    ``seen`` is a document that the source hands on if it is a medium ("which has seen the record").
    ``phrase`` is the whole "according to X".
    ``apart`` says that whoever's words it stands in only answers it ("the claim that P is baseless").
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    via: tuple[Span, ...] = ()
    hearer: Span | None = None
    back: bool = False
    lead: bool = False
    apart: bool = False
    seen: Span | None = None
    phrase: Span | None = None


def find_sayings(doc: Doc) -> list[Saying]:
    """All attributions whose syntax says so, in order of their cue; nested ones are all there."""
    found = [saying for token in doc for saying in _of_token(token)]
    asides = [s for s in found if s.phrase is not None]
    return [_without_asides(s, asides) for s in found] if asides else found


def _without_asides(saying: Saying, asides: Sequence[Saying]) -> Saying:
    """What is said without the "according to X" that the parser hung on its end."""
    holes = [a.phrase for a in asides if a is not saying and a.phrase is not None]
    if saying.phrase is not None or not saying.content or not holes:
        return saying
    start, end = saying.content[0][0], max(e for _, e in saying.content)
    inside = [h for h in holes if start < h[0] and h[1] <= end + 1 and h[1] >= end - 1]
    if not inside:
        return saying
    cut = min(h[0] for h in inside)
    return replace(saying, content=tuple((s, min(e, cut)) for s, e in saying.content if s < cut))


def _of_token(token: Token) -> Iterator[Saying]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _according(token)
    elif token.pos_ in ("VERB", "AUX"):
        base = lemma(token)
        if base in PASSING and token.tag_ in ("VBN", "VBD"):
            yield from _passed_on(token)
        if (base in CUES or base in HEARSAY_VERBS) and not says_nothing(token):
            if _is_passive(token):
                yield from _by_passive(token, base)
            elif base in CUES:
                yield from _by_verb(token, CUES[base])
        if base == "put" and token.i and token.nbor(-1).dep_ == "nsubj":
            yield from _as_put(token)
    elif token.lower_ in ("words", "view", "opinion") and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from _in_words(token)
    elif token.pos_ == "NOUN" and lemma(token) in CUE_NOUNS:
        yield from _by_noun(token)


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _by_verb(verb: Token, takes: frozenset[str]) -> Iterator[Saying]:
    """ "X said that P", "P, X said", "X told Y that P", "X, citing Y, reported P"."""
    if verb.tag_ == "VBG" and (verb.lower_ in CITING or (verb.i and verb.nbor(-1).lower_ == "as")):
        return  # "citing X", "quoted her as saying": read at the verb before
    subject = _speaker(verb)
    if subject is None:
        return
    if lemma(verb) in EVIDENCE and not can_speak(subject):
        return
    content = content_of(verb, subject, takes) or content_by_order(verb, subject, takes)
    if not content:
        return
    source: Span | None = _source_span(subject, verb)
    via: tuple[Span, ...] = ()
    cited = [cited_span(x, verb) for x in cited_with(verb)]
    if cited:  # "the daily, citing a source, reported": the root is who is cited
        via, source = (source,) if source else (), cited[0]
    passers = [span_of(x.subtree) for x in passers_of(subject)]
    asides = asides_of(subject)
    source = cut_before(source, asides)
    via = tuple(cut for v in via if (cut := cut_before(v, asides)) is not None)
    yield Saying(
        content=content,
        cue=(verb.idx, verb.idx + len(verb)),
        source=source,
        via=(*passers, *via),
        hearer=hearer_of(verb, takes),
        seen=next((span_of(x.subtree) for x in seen_by(subject)), None) if not cited else None,
    )


def _source_span(subject: Token, verb: Token) -> Span:
    """The subject's phrase; where the parser made two subjects of one ("the chain Acme said"), both."""
    stop = verb if subject.i < verb.i else None
    start, end = span_of(subject.subtree, stop=stop)
    for other in verb.children:
        if other.dep_ == subject.dep_ and subject.i < other.i < verb.i and other.left_edge.i == subject.right_edge.i + 1:
            end = span_of(other.subtree, stop=stop)[1]
    return start, end


def _speaker(verb: Token) -> Token | None:
    """Who says it: the subject, the noun of "a note saying that", the antecedent of "who said"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children):
        text = verb.head
        if text.dep_ in OBJECTS and lemma(text.head) in ISSUING:  # "it issued a statement saying": it says so
            return subject_of(text.head) or text
        return text
    subject = subject_of(verb)
    if subject is not None and subject.tag_ in ("WP", "WDT"):
        clause = subject.head
        if clause.dep_ == "relcl":
            return clause.head
    if subject is not None and subject.dep_ == "nsubjpass" and _is_passive(verb):
        return None
    return subject


def _by_passive(verb: Token, base: str) -> Iterator[Saying]:
    """ "X is said to P", "it was announced that P", "X was quoted by Y as saying that P", "X was told
    by Y that P"."""
    takes = CUES.get(base, frozenset({"clause"}))
    cue = (verb.idx, verb.idx + len(verb))
    subject = subject_of(verb)
    agent = agent_of(verb)
    teller = span_of(agent.subtree) if agent is not None else None
    if subject is None:
        return
    if base in ("quote", "cite", "report"):
        content = content_of(verb, subject, takes)
        if content and subject.lower_ != "it":
            asides = asides_of(subject)
            source = cut_before(span_of(subject.subtree, stop=verb if subject.i < verb.i else None), asides)
            yield Saying(content, cue, source, via=(teller,) if teller else ())
            return
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if subject.lower_ == "it" and any(c.dep_ in ("ccomp", "advcl") for c in verb.children):
        content = content_of(verb, subject, takes)
        if content:
            yield Saying(content, cue, teller)
    elif infinitive is not None and base in HEARSAY_VERBS and teller is None:
        clause = span_of([*subject.subtree, *infinitive.subtree])
        yield Saying((clause,), cue, None)
    elif "hearer" in takes or "to" in takes:
        told = takes | {"obj"} if "hearer" in takes else takes
        content = content_of(verb, subject, told)
        if content:
            content = _without(content, teller)
            yield Saying(content, cue, teller, via=_antecedent(subject))


def _antecedent(subject: Token) -> tuple[Span, ...]:
    """Who hands on what they were told: "her aide, *who* had been told by X that P"."""
    if subject.tag_ != "WP" or subject.head.dep_ != "relcl":
        return ()
    return (span_of(subject.head.head.subtree, stop=subject),)


def _without(content: tuple[Span, ...], hole: Span | None) -> tuple[Span, ...]:
    """``content`` cut before the agent that the parser hung on it."""
    if hole is None:
        return content
    kept = tuple((s, min(e, hole[0])) for s, e in content if s < hole[0])
    return kept or content


def _according(token: Token) -> Iterator[Saying]:
    """ "According to X, P" and "P, according to X"."""
    to = next((c for c in token.children if c.lower_ == "to"), token.nbor())
    named = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    sentence = token.sent
    edge = named.right_edge.i
    phrase = {*range(token.i, edge + 1)}
    source = span_of(t for t in named.subtree if t.sent == sentence)
    content = spans_of(t for t in _scope(token) if t.i not in phrase)
    if not content:
        return
    seen = next((span_of(x.subtree) for x in seen_by(named)), None)
    passers = tuple(span_of(x.subtree) for x in passers_of(named))
    cut = cut_before(source, asides_of(named))
    yield Saying(content, (token.idx, to.idx + len(to)), cut, via=passers, seen=seen, phrase=(token.idx, source[1]))


def _scope(token: Token) -> Iterable[Token]:
    """How far "according to X" reaches: the sentence, or the one clause that it stands in."""
    sentence = token.sent
    clause = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), sentence.root)
    while clause.dep_ not in ("relcl", "ROOT", "conj") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "relcl":
        return [t for t in clause.subtree if t.tag_ not in ("WDT", "WP")]
    if clause.dep_ == "conj" and token.i > clause.head.i:
        joint = next((c for c in clause.head.children if c.dep_ == "cc" and c.i < clause.i), None)
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children)
        apart = joint is not None and joint.lower_ in ("but", "while") or lemma(clause.head) in CUES
        if own and apart:
            return clause.subtree
    return sentence


def _as_put(verb: Token) -> Iterator[Saying]:
    """ "P, as X put it"."""
    doc, subject = verb.doc, verb.nbor(-1)
    first = subject.left_edge
    if not first.i or first.nbor(-1).lower_ != "as" or verb.i + 1 >= len(doc) or verb.nbor().lower_ != "it":
        return
    aside = set(range(first.i - 1, verb.i + 2))
    content = spans_of(t for t in verb.sent if t.i not in aside)
    if content:
        yield Saying(content, (verb.idx, verb.idx + len(verb)), span_of(subject.subtree, stop=verb))


def _in_words(noun: Token) -> Iterator[Saying]:
    """ "In X's words, P", "in the view of X"."""
    owner = next((c for c in noun.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)
    owner = owner or next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
    if owner is None:
        return
    aside = set(range(noun.head.i, noun.right_edge.i + 1))
    content = spans_of(t for t in noun.sent if t.i not in aside)
    if content:
        stop = next((c for c in owner.children if c.dep_ == "case"), None)
        yield Saying(content, (noun.idx, noun.idx + len(noun)), span_of(owner.subtree, stop=stop))


def _passed_on(verb: Token) -> Iterator[Saying]:
    """ "This was reported by X", "the move, first reported by X": of the sentence before."""
    agent = agent_of(verb)
    if agent is None:
        return
    if verb.dep_ in ("acl", "relcl", "advcl"):
        subject: Token | None = verb.head
    else:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or not _points_back(subject) or verb.sent.start == 0:
        return
    before = verb.doc[verb.sent.start - 1].sent
    if not any(t.is_alpha for t in before):
        return
    told = spans_of(before)
    yield Saying(told, (verb.idx, verb.idx + len(verb)), span_of(agent.subtree), back=True)


def _points_back(subject: Token) -> bool:
    """Whether a subject stands for the sentence before: "this", "the claim", "this move"."""
    if subject.lower_ in ("this", "that", "it"):
        return subject.dep_ != "det"
    articles = ("this", "that", "the", "such", "these")
    pointed = any(c.lower_ in articles and c.dep_ == "det" for c in subject.children)
    return pointed and lemma(subject) in BACK_NOUNS


def _by_noun(noun: Token) -> Iterator[Saying]:
    """ "The minister's claim that P", "a prediction by X that P", "rumours that P"."""
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None)
    if clause is None:
        return
    tokens = [t for t in clause.subtree]
    while tokens and (tokens[0].dep_ == "mark" or tokens[0].is_punct):
        tokens = tokens[1:]
    content = spans_of(tokens)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (g for c in noun.children if c.lower_ in ("by", "from", "of", "among") for g in c.children if g.dep_ == "pobj"),
            None,
        )
    if not content:
        return
    cue = (noun.idx, noun.idx + len(noun))
    if owner is not None:
        stop = next((c for c in owner.children if c.dep_ == "case"), None)
        yield Saying(content, cue, span_of(owner.subtree, stop=stop), apart=True)
    elif lemma(noun) in TALK:
        left = [t for t in noun.subtree if t.i <= noun.i]
        yield Saying(content, cue, span_of(left), apart=True)


def _opens_with_that(clause: Token) -> bool:
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    # "the report that the paper carried" is a relative clause: its "that" is a subject or an object
    return marked


__all__ = ["Saying", "find_sayings"]
