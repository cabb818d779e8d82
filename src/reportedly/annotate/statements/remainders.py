"""What a sentence tells beside what is said in it, where an attribution has taken its subject or object.

"*The drivers blocked the bridge*, saying that nobody had paid them": whoever is a source does other things,
too. "*The mayor, who runs again in May*, said so": what is told of a source by the way. "*The union demands a
rise*": what has no verb of its own says nothing without its cue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import CUES, FINITE, QUOTES, SUBJECTS, subject_of
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.secrecy import TERMS
from reportedly.annotate.token_spans import span_of
from reportedly.record import Span, Status

Judge = Callable[[Sequence[Span], Span | None], tuple[Status, Span | None, Span | None]]

# A verb and what it needs: "left the hall".
FEWEST_WORDS = 3
# "who asked that her name be kept", "which has seen the letter": how somebody became a source, and no news.
NAMING = frozenset(
    {"name", "identify", "see", "brief", "familiar", "know", "authorize", "authorise", "speak"}
)
# What is asked for or offered is told by the report; what a verb with one of these complements tells, by its
# subject.
ASKED = frozenset({"requested", "offered"})
ASSERTING = frozenset({"clause", "number", "pred"})
AUXILIARY = frozenset({"aux", "auxpass"})


def remainders(sentence: Phrase, sayings: Sequence[Saying], judge: Judge) -> Iterator[tuple[Span, ...]]:
    """The clauses of a sentence that ``sayings`` leave without subject or object, each with both. ``judge``
    tells a clause's status."""
    taken = _taken(sayings)
    free = [t for t in sentence if not any(start <= t.idx < end for start, end in taken)]
    yield from (deed for run in _runs(free) if (deed := _deed(run, sayings)))
    for saying in sayings:
        aside, act = _aside(sentence.doc, saying), _act(sentence, saying, sayings)
        if aside is not None:
            yield (aside,)
        if act is not None and (not _asserts(sentence.doc, saying) or judge((act,), None)[0] in ASKED):
            yield (act,)


def _taken(sayings: Sequence[Saying]) -> list[Span]:
    return [
        span
        for s in sayings
        for span in (*s.content, *s.via, *(x for x in (s.cue, s.source, s.hearer) if x is not None))
    ]


def _runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Neighbours together."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _deed(run: Sequence[Token], sayings: Sequence[Saying]) -> tuple[Span, ...]:
    """The clause of a run of free words whose subject stands before it in what was taken; empty for none."""
    inside = {t.i for t in run}
    for token in run:
        verb = token.head if token.dep_ in AUXILIARY else token
        if token.tag_ not in FINITE or verb.i not in inside or verb.dep_ not in ("ROOT", "conj", "dep"):
            continue
        subject = _doer(verb, sayings)
        if subject is None or subject.i in inside or subject.i > verb.i or subject.tag_ in ("WDT", "WP"):
            return ()
        told = [t for t in run if t.i >= token.i]
        while told and (told[-1].dep_ in ("cc", "mark") or told[-1].is_punct or told[-1].is_space):
            told.pop()
        if sum(t.is_alpha or t.like_num for t in told) < FEWEST_WORDS - 1:
            return ()
        who = span_of((t for t in subject.subtree), stop=token)
        start, end = told[0].idx, told[-1].idx + len(told[-1])
        close = not verb.doc.text[who[1] : start].strip()
        return ((who[0], end),) if close else (who, (start, end))
    return ()


def _doer(verb: Token, sayings: Sequence[Saying]) -> Token | None:
    """A verb's subject: of one behind "P, she said, and" that of P, not who said it."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if own is not None or verb.dep_ == "ROOT":
        return own
    cue = verb.head
    before = next((s for s in sayings if s.cue and s.cue[0] <= cue.idx < s.cue[1] and s.content), None)
    anew = any(c.dep_ == "cc" and c.i > cue.i and c.nbor(-1).text == "," for c in cue.children)
    if before is not None and anew and before.content[-1][1] <= cue.idx:
        said = verb.doc.char_span(*before.content[0], alignment_mode="expand")
        return next((t for t in said or () if t.dep_ in SUBJECTS), None)
    return subject_of(verb) or next((c for c in cue.children if c.dep_ in SUBJECTS), None)


def _aside(doc: Doc, saying: Saying) -> Span | None:
    """A source with the clause that tells something of it: "the mayor, who runs again in May"."""
    phrase = doc.char_span(*saying.source, alignment_mode="expand") if saying.source else None
    if phrase is None:
        return None
    for token in phrase:
        first = token.left_edge
        if token.dep_ != "relcl" or first.i == 0 or first.nbor(-1).text != "," or token.head.i < phrase.start:
            continue
        clause = doc[first.i : token.right_edge.i + 1]
        start, end = phrase.start_char, clause.end_char
        if (
            not any(t.tag_ in FINITE for t in clause)
            or sum(t.is_alpha for t in clause) < FEWEST_WORDS
            or any(lemma(t) in CUES or lemma(t) in NAMING for t in clause)
            or TERMS.search(clause.text)
        ):
            continue
        return start, end
    return None


def _act(sentence: Phrase, saying: Saying, sayings: Sequence[Saying]) -> Span | None:
    """Who says it, the cue and what is said, where that is no clause: "the union demands a rise"."""
    if saying.source is None or saying.cue is None or saying.back or saying.apart or not saying.content:
        return None
    start, end = saying.source[0], saying.content[-1][1]
    if not (sentence.start_char <= start < saying.cue[0] < saying.content[0][0] and end <= sentence.end_char):
        return None
    if saying.source[1] > saying.cue[0]:
        return None
    said = [sentence.doc.char_span(s, e, alignment_mode="expand") for s, e in saying.content]
    if any(p is None or p[0].text in QUOTES or _is_finite(p.root) for p in said):
        return None
    cue = sentence.doc.char_span(*saying.cue, alignment_mode="expand")
    if cue is None or not any(t.pos_ in ("VERB", "AUX") for t in cue):
        return None
    cues = (s.cue for s in sayings if s.cue is not None and s is not saying)
    if any(start <= at < saying.content[0][0] and at != saying.cue[0] for at, _ in cues):
        return None  # "she said they had come and *asked* for water": hers, and read as such
    return start, end


def _asserts(doc: Doc, saying: Saying) -> bool:
    """Whether who uses the cue vouches for what follows, a statement without it: "reported a fire"."""
    cue = doc.char_span(*saying.cue, alignment_mode="expand") if saying.cue is not None else None
    takes = [CUES.get(lemma(t), frozenset()) for t in cue or ()]
    return any(t & ASSERTING for t in takes)


def _is_finite(verb: Token) -> bool:
    """Whether a clause has a finite verb of its own, and so says something without its cue."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE and c.dep_ in AUXILIARY for c in verb.children)


__all__ = ["Judge", "remainders"]
