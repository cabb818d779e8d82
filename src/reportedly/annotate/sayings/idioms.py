"""Attributions that are turns of phrase.

"She let it be known that P", "legend has it that P", "the office is of the view that P", "P, if the daily is
to be believed".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import OBJECTS, subject_of
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.token_spans import span_of, spans_of

# Tokens between the words of a turn: "made it *plainly* known *through her office* that".
BETWEEN = 7
OPINIONS = frozenset({"view", "opinion", "line", "position"})
TURNS = OPINIONS | {"known", "know", "it", "believe", "believed"}
HOLDING = frozenset({"take", "hold", "be"})


def idiom(token: Token) -> Iterator[Saying]:
    """The attribution that the turn around ``token``, its last word before "that", makes."""
    word = token.lower_
    if word in ("known", "know"):
        yield from _led_by(token, _before(token, ("let", "make")))
    elif word == "it" and token.i and lemma(token.nbor(-1)) == "have":
        yield from _led_by(token, token.nbor(-1))
    elif word in OPINIONS:
        yield from _led_by(token, _before(token, HOLDING))
    elif word in ("believe", "believed"):
        yield from _if_believed(token)


def _before(token: Token, lemmas: tuple[str, ...] | frozenset[str]) -> Token | None:
    first = max(token.sent.start, token.i - BETWEEN)
    near = (token.doc[k] for k in range(token.i - 1, first - 1, -1))
    return next((t for t in near if lemma(t) in lemmas and t.pos_ in ("VERB", "AUX")), None)


def _led_by(token: Token, verb: Token | None) -> Iterator[Saying]:
    """What follows "that", said by the subject of ``verb``."""
    if verb is None:
        return
    subject, doc, end = subject_of(verb), token.doc, token.sent.end
    reach = BETWEEN if token.lower_ == "known" else 2
    that = next((k for k in range(token.i + 1, min(end, token.i + reach)) if doc[k].lower_ == "that"), None)
    if subject is None or that is None or subject.i > verb.i or subject.lower_ in ("it", "this", "that"):
        return
    stop = next((k for k in range(that, end) if doc[k].text == ";"), end)
    if content := spans_of(doc[that + 1 : stop]):
        cue = (verb.idx, token.idx + len(token))
        yield Saying(content, cue, span_of(_alone(subject), stop=verb))


def _alone(subject: Token) -> list[Token]:
    """A subject without what a "but" joins to its front: "nothing yet, but *the Post*"."""
    words = list(subject.subtree)
    joints = [k for k, t in enumerate(words) if t.lower_ == "but"]
    return words[joints[-1] + 1 :] if joints else words


def _if_believed(verb: Token) -> Iterator[Saying]:
    """ "P, if you believe X", "P, if X is to be believed"."""
    doc, sentence = verb.doc, verb.sent
    mark = next((c for c in verb.children if c.lower_ == "if"), None) or next(
        (c for c in verb.head.children if c.lower_ == "if"), None
    )
    if mark is None or mark.i > verb.i:
        return
    if verb.lower_ == "believe":
        if doc[mark.i + 1].lower_ != "you":
            return
        source = next((c for c in verb.children if c.dep_ in OBJECTS), None)
        last = source.right_edge.i if source is not None else verb.i
    else:
        beside = (*verb.children, *verb.head.children)
        source = next((c for c in beside if c.dep_ in ("nsubj", "nsubjpass")), None)
        last = verb.i
    if source is None or source.i < mark.i:
        return
    content = spans_of(t for t in sentence if not mark.i <= t.i <= last)
    if content:
        stop = verb if source.i < verb.i else None
        yield Saying(content, (verb.idx, verb.idx + len(verb)), span_of(source.subtree, stop=stop))
