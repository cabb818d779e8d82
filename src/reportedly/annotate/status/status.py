"""Status and force: is it told as done, or only planned, asked for, offered, possible or denied?

``judge`` reads a statement's content with the cue that introduces it; what the content says by itself is
read in ``contents``. The words that show status are data (``words``), the grammar is in ``marks`` and
``governors``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.annotate.status.contents import judge_content
from reportedly.annotate.status.denials import denial_in
from reportedly.annotate.status.governors import Hold, base, holds, own_marker
from reportedly.annotate.status.marks import (
    Judgement,
    is_negation,
    judged,
    span_of,
)
from reportedly.annotate.status.modals import modal_of
from reportedly.annotate.status.words import of_word
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span, Status


def judge(doc: Doc, pieces: Sequence[Span], cue: Span | None) -> Judgement:
    """The status of a statement whose content is ``pieces`` and whose cue is ``cue``."""
    inside = [t for start, end in pieces for t in tokens_in(doc, start, end)]
    head = main_predicate(inside)
    if head is None:
        return Judgement("happened", None, None)
    cue_tokens = tokens_in(doc, *cue) if cue else []
    governed = cue_hold(cue_tokens, head)
    if governed is not None and inside[0].tag_ != "TO":
        governed = of_another(governed)
    if governed and governed.marker.status == "denied":
        if is_undone(governed.head):
            return Judgement("possible", span_of([governed.head]), governed.phrase())
        return judged(governed)
    if unseen := not_perceived(cue_tokens):
        return Judgement("denied", span_of(unseen), span_of(unseen))
    if denial := denial_in(inside, told=bool(cue_tokens)):
        return denial
    content = judge_content(head, told=bool(cue_tokens))
    if content.status == "ongoing" and inside[0].text in OPENING and was_under_way(head):
        content = Judgement("happened", None, content.force)
    if governed is None or governed.marker.status is None or inside[0].lower_ == "no":
        return content  # "offered no proof" offers none
    if governs(governed.marker.status, content.status, asked=inside[-1].text == "?"):
        return judged(governed)
    if content.force is None:
        return Judgement(content.status, content.words, governed.phrase())
    return content


REFUTING = words_by("en/saying_words.tsv")["refuting"]
PERCEIVING = words_by("en/saying_words.tsv")["perceiving"]
# A statement's predicate stands among its first words; a "sentence" of thousands is a table or a list.
LONGEST_JUDGED = 400
OPENING = frozenset('“"‘«„')
FACTUAL: tuple[Status, ...] = ("happened", "ongoing")


def governs(cue: Status, content: Status, asked: bool) -> bool:
    """Whether the cue's status stands before the content's own: "fears it will close", "urged it to close".

    A question that somebody asks asks for no more than an answer.
    """
    if cue == "possible":
        return content in FACTUAL or content == "planned"
    return cue in ("requested", "offered", "planned") and content != "denied" and not asked


def is_undone(verb: Token) -> bool:
    """ "Did not deny", "could not rule out", "neither confirm nor rule out": what is left open."""
    chain = [verb, verb.head] if verb.dep_ in ("conj", "xcomp") else [verb]
    return any(is_negation(c) or c.lower_ in ("neither", "nor") for v in chain for c in v.children)


def not_perceived(cue: Sequence[Token]) -> list[Token]:
    """ "Did not see a plane": who was there and did not see a thing denies it."""
    for verb in cue:
        if base(verb) in PERCEIVING and verb.pos_ == "VERB":
            negation = next((c for c in verb.children if is_negation(c)), None)
            if negation is not None:
                return [negation, verb]
    return []


def was_under_way(verb: Token) -> bool:
    """ "We were shouting": over when somebody says so in his own words."""
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" and base(c) == "be" for c in verb.children)


def cue_hold(cue: list[Token], head: Token) -> Hold | None:
    """What the cue's verb or noun says of the content it introduces."""
    for token in cue:
        if token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") or token.dep_ in ("aux", "auxpass"):
            continue
        far = head.sent.end <= token.sent.start and base(token) in REFUTING
        found = next(iter(holds(token, head)), None) or cue_own(token, cue, alone=far)
        if found is None and far and judge_content(head, told=True).status in FACTUAL:
            found = next((h for h in [own_marker(token)] if h and h.marker.status == "denied"), None)
        if found is None or (is_proposal(head) and found.marker.status == "denied" and not found.marker.own):
            continue
        return found
    return None


def of_another(hold: Hold) -> Hold:
    """ "Expects *rates* to rise", unlike "expects to rule": what another does."""
    if hold.marker.frames != {"to"}:
        return hold
    others = (m for m in of_word("verb", base(hold.head)) if "other" in m.frames)
    return next((replace(hold, marker=m) for m in others), hold)


def cue_own(token: Token, cue: list[Token], *, alone: bool) -> Hold | None:
    """The marker that the cue is by itself, where the parse does not hang the content on it; ``alone``: it
    answers the sentence before ("X denies this")."""
    found = own_marker(token) if len(cue) > 1 or alone else None
    return found if found is not None and found.marker.own else None


def is_proposal(head: Token) -> bool:
    """Whether the content is a plan, bid or request: who rejects one denies nothing."""
    asked: tuple[Status, ...] = ("requested", "offered", "planned")
    return head.pos_ == "NOUN" and any(m.status in asked for m in of_word("noun", base(head)))


def main_predicate(inside: list[Token]) -> Token | None:
    """The head of the content: its first finite verb that hangs on nothing inside, else any head."""
    where = {t.i for t in inside}
    heads = [t for t in inside if (t.head.i not in where or t.head == t) and not (t.is_punct or t.is_space)]
    verbs = [t for t in heads if t.pos_ in ("VERB", "AUX")]
    if verbs:
        finite = [t for t in verbs if t.tag_ not in ("TO", "MD") or len(verbs) == 1]
        return (finite or verbs)[0]
    nouns = [t for t in heads if t.pos_ in ("NOUN", "PROPN", "ADJ")]
    head = next(iter(nouns or heads), None)
    return (misread_clause(head) or head) if head is not None else None


def misread_clause(noun: Token) -> Token | None:
    """The verb of a clause that the parser took for a relative one: "Airline to cut flights"."""
    for verb in noun.children:
        if verb.dep_ == "relcl" and not any(c.tag_ in ("WDT", "WP", "WRB") for c in verb.children):
            to = noun.pos_ == "PROPN" and verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
            if to or modal_of(verb) is not None:
                return verb
    return None


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that a code-point span touches, the first of them only where there are very many."""
    span = doc.char_span(start, end, alignment_mode="expand") if end > start else None
    return list(span[:LONGEST_JUDGED]) if span is not None else []
