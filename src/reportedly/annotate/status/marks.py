"""Marks of status in the parse: negation, conditions, modals, and the words that govern a clause or noun.

``marks`` walks from a word outwards, its own first; ``first_of`` says which of the marks met counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.annotate.status.governors import Hold, adverbs, base, holds
from reportedly.annotate.status.modals import CAN, MAY, SUBJECTS, modal_of, modal_status, negated_modal
from reportedly.annotate.status.words import light_verbs, of_word
from reportedly.record import Span, Status

# Dependencies by which a clause or noun hangs on the word that governs it. A walk longer than this
# was never needed in the parses looked at; it bounds the cost on broken ones.
LONGEST_WALK = 6
UPWARD = {"xcomp", "ccomp", "advcl", "acl", "pcomp", "pobj", "dobj", "obj", "prep", "dative", "attr", "oprd",
          "nsubjpass", "nsubj", "conj", "csubj", "acomp", "agent", "nmod", "compound"}  # fmt: skip
IF_WORDS = {"if", "unless", "whether", "lest", "provided", "should"}
# Where the parser puts the verb of a headline or of an order.
HEADLINE_PLACES = {"ROOT", "ccomp"}
WHEN = {"after", "as", "because", "before", "since", "when", "while"}
NEGATIVE_DETERMINERS = {"no", "neither"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, the words that show it, and the phrase that shows how strongly it is put."""

    status: Status
    words: Span | None
    force: Span | None


DOUBTS: tuple[Status, ...] = ("denied", "possible")


def first_of(found: Iterator[Judgement]) -> Judgement | None:
    """The nearest mark, but a denial or a doubt anywhere on the way outweighs it."""
    nearest: Judgement | None = None
    for mark in found:
        if nearest is None or (mark.status in DOUBTS and nearest.status not in DOUBTS):
            nearest = mark
    return nearest


def marks(token: Token, told: bool, event: bool) -> Iterator[Judgement]:
    """Every mark of status from the word outwards, nearest first.

    ``told`` says that somebody's words are reported, ``event`` that the question is whether an act
    took place (for a statement, its own main predicate is judged and nothing above it).
    """
    node = token
    for _ in range(LONGEST_WALK):
        yield from marks_on(node, told, event)
        if not event or node.dep_ not in UPWARD or node.head == node:
            return
        above = node.head
        if node.dep_ in ("nsubj", "csubj") and base(above) not in light_verbs():
            return  # what is said of an event does not say whether it took place
        if node.dep_ == "nsubjpass" and base(above) not in light_verbs() and not any(holds(above, node)):
            return
        if node.dep_ == "conj":
            if has_own_clause(node):
                return
            node = above
            continue
        if node.dep_ == "advcl" and is_when(node):
            return  # "was called off after the players refused": they did
        hold = next(iter(holds(above, node)), None)
        if hold is not None and hold.marker.status not in (None, "happened"):
            yield (
                judged(hold) if is_done(hold) else Judgement("possible", span_of([hold.head]), hold.phrase())
            )
        if purpose := is_purpose(node):
            yield Judgement("planned", span_of([purpose, node]), None)
            return
        if node.dep_ == "ccomp" or node.tag_ in ("VBD", "VBZ", "VBP"):
            return  # a finite clause stands on its own tense
        if not (node.dep_ != "dobj" or base(above) in light_verbs() or hold is not None):
            return
        node = above


def marks_on(node: Token, told: bool, event: bool) -> Iterator[Judgement]:
    """Negation, condition, modals and modifiers of the word itself."""
    children = list(node.children)
    for child in children:
        if child.dep_ == "mark" and child.lower_ in IF_WORDS and (event or node.dep_ != "ROOT"):
            yield Judgement("possible", span_of([child]), span_of([child]))
    modal = modal_of(node)
    refusal: Status | None = None
    negation = next((c for c in children if is_negation(c)), None)
    if not event and negation is None and modal is not None and modal.lower_ in CAN:
        subjects = (c for c in children if c.dep_ in SUBJECTS)  # "neither claim could be verified"
        negation = next((d for c in subjects for d in c.children if is_negation(d)), None)
    if event and negation is not None and (modal is None or modal.lower_ not in MAY):
        refusal = "denied"
    elif negation is not None and modal is not None and negation.lower_ != "only":
        refusal = negated_modal(modal, node, told)
    if refusal is not None:
        words = [t for t in (modal, negation) if t is not None]
        yield Judgement(refusal, span_of(words), None if refusal == "happened" else span_of(words))
    elif modal is not None:
        status = modal_status(modal, node, told)
        if status:
            phrase = [modal, *(a for a in adverbs(node) if a.i > modal.i)]
            yield Judgement(status, span_of([modal]), span_of(phrase))
    for child in children:
        if child.dep_ in ("amod", "compound", "advmod", "det") and node.pos_ in ("NOUN", "PROPN"):
            for marker in of_word("modifier", child.lower_):
                if marker.status and marker.status != "happened":
                    yield Judgement(marker.status, span_of([child]), span_of([child]))
        elif child.dep_ == "advmod":
            for marker in of_word("adverb", child.lower_):
                if marker.status and marker.status != "happened":
                    yield Judgement(marker.status, span_of([child]), span_of([child]))
    if event and node.dep_ == "xcomp" and is_fixed(node):
        yield Judgement("planned", span_of([node]), None)
    if node.lower_ == "going" and any(c.dep_ == "xcomp" for c in children):
        yield Judgement("planned", span_of([node]), span_of([node]))
    if node.tag_ == "VB" and node.dep_ in HEADLINE_PLACES and modal is None:
        to = next((c for c in children if c.tag_ == "TO"), None)
        if to is not None:  # headlines: "Minister to visit …"
            yield Judgement("planned", span_of([to, node]), None)
        elif not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in children):
            yield Judgement("requested", span_of([node]), None)


def is_when(clause: Token) -> bool:
    """Whether a clause with tense tells when, or why, something else was."""
    opened = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    return clause.tag_ in ("VBD", "VBN") and not opened.isdisjoint(WHEN)


def is_fixed(verb: Token) -> bool:
    """ "Are to be sent", "is to meet": arranged for a time to come."""
    above = verb.head
    finite = base(above) == "be" and above.tag_ in ("VBZ", "VBP", "VBD") and not is_weighed(verb)
    return finite and verb.tag_ in ("VB", "VBN") and any(c.tag_ == "TO" for c in verb.children)


def is_weighed(verb: Token) -> bool:
    """ "It was a mistake to go", "it is hard to see": what is said of doing it, and nothing fixed."""
    return any(c.dep_ in ("attr", "acomp", "expl") and c.i < verb.i for c in verb.head.children)


def is_done(hold: Hold) -> bool:
    """ "Prevented" tells that the act did not come about, "could prevent" leaves it open."""
    verb = hold.head
    return hold.marker.own or hold.marker.status != "denied" or verb.tag_ not in ("VB", "VBG")


def judged(hold: Hold) -> Judgement:
    """The judgement that a governing word gives."""
    status = hold.marker.status or "happened"
    return Judgement(status, span_of([hold.head]), hold.phrase())


def is_negation(token: Token) -> bool:
    """ "not", "never", "no" as the word's own negation."""
    return (
        token.dep_ == "neg"
        or (token.lower_ == "neither" and token.dep_ in ("cc", "preconj", "advmod"))
        or (token.dep_ == "det" and token.lower_ in NEGATIVE_DETERMINERS)
    )


def is_purpose(node: Token) -> Token | None:
    """The "to" of an infinitive that says what something is done for."""
    if node.tag_ == "VB" and node.dep_ in ("advcl", "acl"):
        return next((c for c in node.children if c.tag_ == "TO"), None)
    return None


def has_own_clause(node: Token) -> bool:
    """Whether a conjoined verb has a subject or auxiliary of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in node.children)


def span_of(tokens: Sequence[Token]) -> Span:
    """The code-point span from the first to the last of the tokens."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


__all__ = [
    "Judgement",
    "first_of",
    "has_own_clause",
    "is_negation",
    "is_weighed",
    "judged",
    "marks",
    "span_of",
]
