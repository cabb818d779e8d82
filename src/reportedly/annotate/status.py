"""Status and force: is it told as done, or only planned, asked for, offered, possible or denied?

``judge`` reads a statement's content with the cue that introduces it, ``judge_verb`` the clause of one
verb or event noun. The words that show status are data (``status_words``), the grammar is in
``marks`` and ``governors``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.governors import Hold, adverbs, base, holds, own_marker
from reportedly.annotate.marks import Judgement, first_of, has_own_clause, judged, marks, span_of
from reportedly.annotate.status_words import light_verbs, of_word, states, strength
from reportedly.record import Span, Status


def judge(doc: Doc, pieces: Sequence[Span], cue: Span | None) -> Judgement:
    """The status of a statement whose content is ``pieces`` and whose cue is ``cue``."""
    inside = [t for start, end in pieces for t in tokens_in(doc, start, end)]
    head = main_predicate(inside)
    if head is None:
        return Judgement("happened", None, None)
    cue_tokens = tokens_in(doc, *cue) if cue else []
    if clause := told_clause(head):
        return judge_content(clause, told=True)
    governed = cue_hold(cue_tokens, head)
    if governed and governed.marker.status == "denied":
        return judged(governed)
    content = judge_content(head, told=bool(cue_tokens))
    if governed and governed.marker.status not in (None, "happened") and content.status in FACTUAL:
        return judged(governed)
    if governed and governed.marker.status == "possible" and content.status == "planned":
        return judged(governed)
    if content.force is None and governed:
        return Judgement(content.status, content.words, governed.phrase())
    return content


FACTUAL: tuple[Status, ...] = ("happened", "ongoing")


def judge_verb(token: Token) -> Judgement:
    """The status of the clause headed by a verb or an event noun.

    A negated act is ``denied`` here, whoever says so: it is no event that happened.
    """
    return first_of(marks(token, told=True, event=True)) or Judgement(tense(token), None, hearsay(token))


def judge_content(head: Token, told: bool) -> Judgement:
    """The status of a statement headed by ``head``, apart from its cue."""
    own = own_marker(head)
    modal = first_of(marks(head, told, event=False))
    if modal and modal.status in ("possible", "planned", "denied"):
        return modal
    if own and own.marker.own and own.marker.status:
        return judged(own)
    if modal:
        return modal
    force = own.phrase() if own and own.marker.status == "happened" else hearsay(head)
    return Judgement(tense(head), None, force)


def tense(token: Token) -> Status:
    """What the verb's form alone says: done, or going on."""
    verb = token
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not has_own_clause(verb):
        verb = verb.head
    if verb.pos_ in ("NOUN", "PROPN"):
        now = any(c.lower_ in ("ongoing", "continuing", "current") for c in token.children)
        above = verb.head
        light = verb.dep_ in ("dobj", "nsubj", "nsubjpass") and base(above) in light_verbs()
        return "ongoing" if now else (tense(above) if light and above != verb else "happened")
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re", "been", "’s", "’re"}:
        return "ongoing"
    present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VB" and auxiliaries & {"do", "does"})
    if present and not auxiliaries & {"has", "have"} and base(verb) in states():
        return "ongoing"
    return "happened"


def cue_hold(cue: list[Token], head: Token) -> Hold | None:
    """What the cue's verb or noun says of the content it introduces."""
    for token in cue:
        if token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") or token.dep_ in ("aux", "auxpass"):
            continue
        found = next(iter(holds(token, head)), None) or (own_marker(token) if len(cue) > 1 else None)
        # Who rejects or opposes a plan does not deny it; who refuses to do a thing does not do it.
        if found is not None and (found.marker.own or found.marker.status != "denied" or head.pos_ == "VERB"):
            return found
    return None


def main_predicate(inside: list[Token]) -> Token | None:
    """The head of the content: its first finite verb that hangs on nothing inside, else any head."""
    where = {t.i for t in inside}
    heads = [t for t in inside if (t.head.i not in where or t.head == t) and not (t.is_punct or t.is_space)]
    verbs = [t for t in heads if t.pos_ in ("VERB", "AUX")]
    if verbs:
        finite = [t for t in verbs if t.tag_ not in ("TO", "MD") or len(verbs) == 1]
        return (finite or verbs)[0]
    nouns = [t for t in heads if t.pos_ in ("NOUN", "PROPN", "ADJ")]
    return next(iter(nouns or heads), None)


def told_clause(head: Token) -> Token | None:
    """The clause that a mere verb of saying introduces: "the bank said it was ready"."""
    if head.pos_ != "VERB" or own_marker(head) is not None:
        return None
    return next((c for c in head.children if c.dep_ == "ccomp" and c.pos_ in ("VERB", "AUX")), None)


def hearsay(token: Token) -> Span | None:
    """ "Reportedly bombed": an adverb that says how firmly a fact is put, with its verb."""
    said = [a for a in adverbs(token) if any(m.status == "happened" for m in of_word("adverb", a.lower_))]
    return span_of([*said, token]) if said else None


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that a code-point span touches."""
    span = doc.char_span(start, end, alignment_mode="expand") if end > start else None
    return list(span) if span is not None else []


__all__ = ["Judgement", "judge", "judge_verb", "strength"]
