"""Attributions as the syntax of a sentence shows them: who says what, through whom.

Rules for what rules do well: reporting verbs with a clause, "according to", "citing", "X reported,
quoting Y", "cited by X", "told X", nouns as cues, and "this was reported by X" of the sentence
before. What has no such form is the tagger's part (``attribution``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span as Phrase, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.wordlists import rows, words
from reportedly.record import Span

CUES = {row[0]: frozenset(row[1].split()) for row in rows("en/cues.tsv")}
CUE_NOUNS = words("en/cue_nouns.txt")
BACK_NOUNS = words("en/back_nouns.txt")
PASSING = words("en/passing_verbs.txt")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as written, before its sources are resolved.

    ``via`` are those who pass the words on, outermost first; ``hearer`` is who was told, which is one
    of them only if it is a medium. ``back`` says that the content is the sentence before, and then
    ``content`` is empty.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    via: tuple[Span, ...] = ()
    hearer: Span | None = None
    back: bool = False


def find_sayings(doc: Doc) -> list[Saying]:
    """All attributions whose syntax says so, in order of their cue; nested ones are all there."""
    found = [saying for token in doc for saying in _of_token(token)]
    return [s for s in found if s.source or s.via]


def _of_token(token: Token) -> Iterator[Saying]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _according(token)
    elif token.pos_ in ("VERB", "AUX"):
        base = lemma(token)
        if base in PASSING and token.tag_ in ("VBN", "VBD"):
            yield from _passed_on(token)
        if base in CUES:
            yield from _by_verb(token, CUES[base])
    elif token.pos_ == "NOUN" and lemma(token) in CUE_NOUNS:
        yield from _by_noun(token)


def _by_verb(verb: Token, takes: frozenset[str]) -> Iterator[Saying]:
    """"X said that P", "P, X said", "X told Y that P", "X, citing Y, reported P"."""
    if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).lower_ == "as":
        return  # "quoted her as saying": read at "quoted"
    subject = subject_of(verb)
    if subject is None or (subject.dep_ == "nsubjpass" and not _quoted_as(verb)):
        return
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        subject = verb.head
    clause = _clause_of(verb)
    content: tuple[Span, ...] = ()
    if clause is not None:
        content = _subtree(clause, without=_own_words(verb, subject, clause) | _strays(clause, verb))
        that = _that_after(verb)
        if that is not None:
            content = spans_of(t for t in clause.subtree if t.i > that.i)
    if not content and "phrase" in takes:
        content = _phrase_content(verb)
    if not content:
        return
    source: Span | None = span_of(subject.subtree, stop=verb if subject.i < verb.i else None)
    via: tuple[Span, ...] = ()
    cited = [_cited_span(x, verb) for x in _cited_with(verb)]
    if cited:  # "the daily, citing a source, reported": the root is who is cited
        via, source = (source,) if source else (), cited[0]
    passers = [span_of(x.subtree) for x in _passers_of(subject)]
    asides = [c for t in subject.subtree for c in t.children if c.dep_ == "acl" and _passes(c)]
    source = _cut_before(source, asides)
    via = tuple(cut for v in via if (cut := _cut_before(v, asides)) is not None)
    yield Saying(
        content=content,
        cue=_cue_span(verb),
        source=source,
        via=(*passers, *via),
        hearer=_hearer(verb, takes),
    )


def _according(token: Token) -> Iterator[Saying]:
    """"According to X, P" and "P, according to X"."""
    to = next((c for c in token.children if c.lower_ == "to"), token.nbor())
    named = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    sentence = token.sent
    source = span_of(t for t in named.subtree if t.sent == sentence)
    phrase_tokens = [t for t in token.subtree if t.sent == sentence] or [token]
    head = token.head
    clause = head if head.pos_ in ("VERB", "AUX") else next((a for a in head.ancestors if a.pos_ in ("VERB", "AUX")), sentence.root)
    if lemma(clause) in CUES and subject_of(clause) is not None and _clause_of(clause) is not None and token.i < clause.i:
        scope: Iterable[Token] = sentence  # "According to X, Y says P": all of it is X's
    else:
        scope = clause.subtree if clause.dep_ in ("conj", "ccomp", "advcl") and clause.i < token.i else sentence
    taken = {t.i for t in phrase_tokens}
    content = spans_of(t for t in scope if t.i not in taken)
    if content:
        yield Saying(content=content, cue=(token.idx, to.idx + len(to)), source=source)


def _passed_on(verb: Token) -> Iterator[Saying]:
    """"This was reported by X", "the move, first reported by X": of the sentence before."""
    agent = _agent(verb)
    if agent is None:
        return
    if verb.dep_ in ("acl", "relcl") or verb.dep_ == "advcl":
        subject: Token | None = verb.head
    else:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or not _points_back(subject):
        return
    yield Saying(content=(), cue=(verb.idx, verb.idx + len(verb)), source=span_of(agent.subtree), back=True)


def _by_noun(noun: Token) -> Iterator[Saying]:
    """"The minister's claim that P", "a statement by X saying P"."""
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and _is_that(c)), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (g for c in noun.children if c.lower_ in ("by", "from", "of") for g in c.children if g.dep_ == "pobj"),
            None,
        )
    if clause is None or owner is None:
        return
    content = _subtree(clause, without=frozenset())
    if content:
        yield Saying(content=content, cue=(noun.idx, noun.idx + len(noun)), source=span_of(owner.subtree))


def _is_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def subject_of(verb: Token) -> Token | None:
    """The verb's subject, its own or, for a verb joined by "and" or an open clause, its governor's."""
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        governor = _true_governor(verb)
        if governor is not None:
            verb = governor
            continue
        if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
            continue
        return None
    return None


def _true_governor(verb: Token) -> Token | None:
    """The reporting verb that "warned" goes on from in "she said it must stop and warned that …".

    The parser joins the second verb to the nearer "stop"; that both reporting verbs are in one tense
    and the verb between them is not tells which is meant.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ not in ("ccomp", "conj"):
        return None
    outer = inner.head
    if lemma(verb) not in CUES or lemma(outer) not in CUES or outer.i >= inner.i or verb.i < inner.i:
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.tag_ != outer.tag_ or inner.tag_ == verb.tag_:
        return None
    return outer


def _strays(clause: Token, verb: Token) -> frozenset[int]:
    """Tokens of a clause that belong to a reporting verb which goes on from ``verb`` itself."""
    taken: set[int] = set()
    for child in clause.children:
        if child.dep_ == "conj" and (governor := _true_governor(child)) is not None and governor.i == verb.i:
            taken |= {t.i for t in child.subtree}
            taken |= {t.i for t in clause.children if t.dep_ == "cc" and t.i < child.i}
    return frozenset(taken)


def _clause_of(verb: Token) -> Token | None:
    """The clause that the verb takes as what is said."""
    for child in verb.children:
        if child.dep_ == "ccomp" and (child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")):
            return child
    for child in verb.children:  # "reported, citing officials, that P": the clause hangs on "citing"
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep"):
            inner = next((c for c in child.children if c.dep_ == "ccomp" and _is_that(c)), None)
            if inner is not None:
                return inner
    quoted = _as_saying(verb) if lemma(verb) in ("quote", "cite", "report") else None
    if quoted is not None:
        return quoted
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX"):
        return verb.head
    return verb.head if _that_after(verb) is not None else None


def _that_after(verb: Token) -> Token | None:
    """The "that" of "X reported, citing Y, that P", where the parser hung "reported" on P."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.head.i < verb.i:
        return None
    return next((c for c in verb.head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None)


def _as_saying(verb: Token) -> Token | None:
    """The clause of "quoted X as saying that P", wherever the parser hung the "as"."""
    doc, end = verb.doc, verb.sent.end
    for k in range(verb.i + 1, end - 1):
        if doc[k].lower_ == "as" and doc[k + 1].tag_ == "VBG" and lemma(doc[k + 1]) in CUES:
            return next((c for c in doc[k + 1].children if c.dep_ == "ccomp"), None)
    return None


def _quoted_as(verb: Token) -> bool:
    return lemma(verb) in ("quote", "cite", "report") and _clause_of(verb) is not None


def _phrase_content(verb: Token) -> tuple[Span, ...]:
    """A noun phrase as content: "stressed the need for calm", "described it as a step"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj") and child.pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
            tail = [t for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" for t in c.subtree]
            return spans_of([*child.subtree, *tail])
        if child.dep_ == "prep" and child.lower_ in ("of", "against") and child.i == verb.i + 1:
            return spans_of(t for t in child.subtree if t.i != child.i)
    return ()


def _own_words(verb: Token, subject: Token, clause: Token) -> frozenset[int]:
    """Tokens of cue, source and their adjuncts that stand inside the content's stretch."""
    own = {verb.i} | {t.i for t in subject.subtree}
    for child in verb.children:
        if child.dep_ != "punct":
            own |= {t.i for t in child.subtree}
    if clause.i == verb.head.i:  # the verb hangs on what is said: its whole subtree is apart
        return frozenset(own | {t.i for t in verb.subtree})
    return frozenset(own - {t.i for t in clause.subtree})


def _subtree(clause: Token, *, without: frozenset[int]) -> tuple[Span, ...]:
    tokens = [t for t in clause.subtree if t.i not in without]
    while tokens and tokens[0].dep_ == "mark" and tokens[0].lower_ == "that":
        tokens = tokens[1:]
    return spans_of(tokens)


def _cited_with(verb: Token) -> Iterator[Token]:
    """Whom the verb's subject cites in the same breath: "citing Y", "quoting Y"."""
    beside = [*verb.children, *(c for c in verb.head.children if _that_after(verb) is not None)]
    for child in beside:
        if child.dep_ in ("advcl", "prep") and child.lower_ in ("citing", "quoting"):
            yield from (c for c in child.children if c.dep_ in ("dobj", "obj", "pobj"))
    subject = subject_of(verb)
    if subject is not None:
        for child in subject.children:
            if child.lower_ in ("citing", "quoting"):
                yield from (c for c in child.children if c.dep_ in ("dobj", "obj", "pobj"))
    if lemma(verb) in ("quote", "cite") and subject is not None and subject.dep_ == "nsubj":
        yield from (c for c in verb.children if c.dep_ in ("dobj", "obj"))


def _cited_span(cited: Token, verb: Token) -> Span:
    """The phrase of who is cited, without the clause that the parser may have hung on it."""
    clause = _clause_of(verb)
    stop = _that_after(verb)
    if stop is None and clause is not None and clause.i > cited.i:
        doc = verb.doc
        start = min(t.i for t in clause.subtree if t.i > cited.i)
        while start - 1 > cited.i and (
            doc[start - 1].lower_ in ("that", "as") or doc[start - 1].is_punct or doc[start - 1].tag_ == "VBG"
        ):
            start -= 1
        stop = doc[start]
    return span_of(cited.subtree, stop=stop)


def _passers_of(subject: Token) -> Iterator[Token]:
    """Who passes the subject's words on: "sources cited by the daily", "an aide quoted by X"."""
    for child in subject.subtree:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB" and lemma(child) in PASSING:
            agent = _agent(child)
            if agent is not None:
                yield agent
    head = subject.head
    if subject.dep_ == "nsubjpass":
        agent = _agent(head)
        if agent is not None:
            yield agent


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _points_back(subject: Token) -> bool:
    """Whether a subject stands for the sentence before: "this", "the claim", "this move"."""
    if subject.lower_ in ("this", "that", "it"):
        return subject.dep_ != "det"
    pointed = any(c.lower_ in ("this", "that", "the", "such", "these") and c.dep_ == "det" for c in subject.children)
    return pointed and lemma(subject) in BACK_NOUNS


def _hearer(verb: Token, takes: frozenset[str]) -> Span | None:
    """Who was told: the object of "told", or the medium of "in an interview with X"."""
    if "hearer" in takes:
        for child in verb.children:
            if child.dep_ in ("dobj", "dative", "obj", "iobj"):
                return span_of(child.subtree)
    for token in verb.subtree:
        if token.lower_ in ("to", "with") and token.dep_ in ("prep", "dative"):
            about = token.head
            if about.i == verb.i or lemma(about) in ("interview", "comment", "remark", "statement", "speak", "conversation"):
                heard = next((c for c in token.children if c.dep_ == "pobj"), None)
                if heard is not None:
                    return span_of(heard.subtree)
    return None


def _cue_span(verb: Token) -> Span:
    return verb.idx, verb.idx + len(verb)


def _passes(token: Token) -> bool:
    return token.lower_ in ("citing", "quoting") or lemma(token) in PASSING


def _cut_before(span: Span | None, asides: Sequence[Token]) -> Span | None:
    """``span`` without the aside that tells who passes it on ("sources *cited by the daily*")."""
    if span is None:
        return None
    for aside in asides:
        before, start = (aside.nbor(-1) if aside.i else aside), aside.idx
        end = before.idx if before.is_punct else before.idx + len(before)
        if span[0] < end <= start < span[1]:
            span = (span[0], end)
    return span


def span_of(tokens: Iterable[Token] | Phrase, stop: Token | None = None) -> Span:
    """From the first to the last of ``tokens``, outer punctuation and spaces left off."""
    kept = [t for t in tokens if stop is None or t.i < stop.i]
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].is_space):
        kept.pop(0)
    return (kept[0].idx, kept[-1].idx + len(kept[-1])) if kept else (0, 0)


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """``tokens`` as runs of neighbours, each without space or punctuation at its outer ends."""
    ordered = sorted({t.i: t for t in tokens}.items())
    runs: list[list[Token]] = []
    for i, token in ordered:
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        while run and (run[-1].is_space or run[-1].text in ",.;:—–-"):
            run.pop()
        while run and (run[0].is_space or run[0].text in ",.;:—–-"):
            run.pop(0)
        if any(t.is_alpha or t.like_num for t in run):
            found.append((run[0].idx, run[-1].idx + len(run[-1])))
    return tuple(found)
