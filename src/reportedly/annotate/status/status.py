"""Status and force: is it told as done, or only planned, asked for, offered, possible or denied?

``judge`` reads a statement's content with the cue that introduces it, ``judge_verb`` the clause of one
verb or event noun. The words that show status are data (``status_words``), the grammar is in
``marks`` and ``governors``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.status.denials import denial_in
from reportedly.annotate.status.governors import Hold, adverbs, base, holds, own_marker
from reportedly.annotate.status.marks import (
    Judgement,
    first_of,
    has_own_clause,
    is_negation,
    judged,
    marks,
    span_of,
)
from reportedly.annotate.status.modals import WOULD, is_conditional, is_speaker, modal_of, subject_of
from reportedly.annotate.status.words import evidence, guesses, light_verbs, of_word, strength, underway
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span, Status


def judge(doc: Doc, pieces: Sequence[Span], cue: Span | None) -> Judgement:
    """The status of a statement whose content is ``pieces`` and whose cue is ``cue``."""
    inside = [t for start, end in pieces for t in tokens_in(doc, start, end)]
    head = main_predicate(inside)
    if head is None:
        return Judgement("happened", None, None)
    cue_tokens = tokens_in(doc, *cue) if cue else []
    governed = cue_hold(cue_tokens, head)
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
    if governed is None or governed.marker.status is None:
        return content
    if governs(governed.marker.status, content.status, asked=inside[-1].text == "?"):
        return judged(governed)
    if content.force is None:
        return Judgement(content.status, content.words, governed.phrase())
    return content


REFUTING = words_by("en/saying_words.tsv")["refuting"]
PERCEIVING = words_by("en/saying_words.tsv")["perceiving"]
# A statement's predicate stands among its first words; a "sentence" of thousands is a table or a list.
LONGEST_JUDGED = 400
# Nouns of which "is to do" says what they are, and fixes nothing.
AIMS = words("en/aims.txt")
OPENING = frozenset('“"‘«„')
FACTUAL: tuple[Status, ...] = ("happened", "ongoing")


def governs(cue: Status, content: Status, asked: bool) -> bool:
    """Whether the cue's status stands before the content's own: "fears it will close", "urged it to close".

    A question that somebody asks asks for no more than an answer.
    """
    if cue == "possible":
        return content in FACTUAL or content == "planned"
    return cue in ("requested", "offered", "planned") and content != "denied" and not asked


def judge_verb(token: Token) -> Judgement:
    """The status of the clause headed by a verb or an event noun.

    A negated act is ``denied`` here, whoever says so: it is no event that happened.
    """
    return first_of(marks(token, told=True, event=True)) or Judgement(tense(token), None, hearsay(token))


def judge_content(head: Token, told: bool) -> Judgement:
    """The status of a statement headed by ``head``, apart from its cue."""
    own = own_marker(head)
    modal = first_of(marks(head, told, event=False))
    status = own.marker.status if own and own.marker.own and not was_burden(head, told) else None
    if own and status in ("requested", "offered", "possible") and is_would(head) and modal:
        return judged(own)  # "would ask", "would prefer", "would consider"
    if modal:
        return modal
    if told and (denial := own_denial(head)):
        return denial
    if own and status and (status == "possible" or not any(is_negation(c) for c in head.children)):
        return judged(own)
    force = own.phrase() if own and own.marker.status == "happened" else hearsay(head)
    if is_conditional(head):
        return Judgement("possible", span_of([head]), None)
    if weighed := under_thought(head) or guessed(head):
        return Judgement("possible", span_of(weighed), span_of(weighed))
    if (inner := led_by_modal(head) or shown_possible(head)) is not None:
        return inner
    if is_arranged(head):
        return Judgement("planned", span_of([head]), span_of([head]))
    return Judgement(tense(head), None, force)


def was_burden(verb: Token, told: bool) -> bool:
    """ "Have had to leave", "had to resign": what had to be done, and was. Told by somebody, "had to" may
    be a duty of his present."""
    if base(verb) not in ("have", "need"):
        return False
    perfect = any(c.dep_ == "aux" and base(c) == "have" for c in verb.children)
    return perfect or (verb.tag_ == "VBD" and not told)


def is_would(head: Token) -> bool:
    """Whether the verb stands with "would"; "would have to" says what follows, not what is asked."""
    modal = modal_of(head)
    return modal is not None and modal.lower_ in WOULD and base(head) not in ("have", "need")


def own_denial(head: Token) -> Judgement | None:
    """ "He had not stolen it", told by him: who says that he did not do a thing denies it."""
    subject = subject_of(head)
    negation = next((c for c in head.children if is_negation(c)), None)
    done = {c.lower_ for c in head.children if c.dep_ == "aux"} & {"did", "had"}
    if subject is None or negation is None or not done or subject.dep_ != "nsubj" or not is_speaker(head):
        return None
    words = [negation, head]
    return Judgement("denied", span_of(words), span_of(words))


def under_thought(head: Token) -> list[Token]:
    """ "Is under review": still thought over."""
    for child in head.children if base(head) in ("be", "remain") else ():
        for noun in child.children if child.lower_ == "under" else ():
            if noun.lower_ in ("review", "consideration", "discussion", "study"):
                return [child, noun]
    return []


def guessed(head: Token) -> list[Token]:
    """ "Gas was the *likely cause*", "that is *my guess*": what something is held to be."""
    for noun in head.children if base(head) in ("be", "remain") else ():
        if noun.dep_ not in ("attr", "acomp"):
            continue
        if base(noun) in guesses() and any(c.dep_ == "poss" for c in noun.children):
            return [noun]
        for child in noun.children:
            unsure = any(m.status == "possible" for m in of_word("adj", child.lower_))
            if (
                child.dep_ == "amod"
                and unsure
                and any(c.lower_ in ("a", "the", "most") for c in noun.children)
            ):
                return [child, noun]
    return []


def led_by_modal(head: Token) -> Judgement | None:
    """ "What *may* come is a commission": the clause that is said to be something has the modal."""
    clause = next((c for c in head.children if c.dep_ == "csubj"), None)
    if base(head) != "be" or clause is None or clause.left_edge.lower_ != "what":
        return None
    return first_of(marks(clause, told=False, event=False))


def shown_possible(head: Token) -> Judgement | None:
    """ "The survey suggested that the hull *may* leak": what is shown is no surer than its own words."""
    clause = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i), None)
    if clause is None or base(head) not in evidence():
        return None
    found = first_of(marks(clause, told=False, event=False))
    return found if found is not None and found.status == "possible" else None


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


def is_arranged(head: Token) -> bool:
    """ "The hearing is to be held", "she is to leave": fixed for a time to come."""
    if base(head) != "be" or head.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    verb = next((c for c in head.children if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBN")), None)
    if verb is None or not any(c.tag_ == "TO" for c in verb.children):
        return False
    subject = subject_of(head)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if passive or subject is None:
        return passive
    return subject.pos_ in ("PROPN", "PRON") or (subject.pos_ == "NOUN" and base(subject) not in AIMS)


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
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBG" or (verb.tag_ == "VBN" and any(a.tag_ == "VBG" for a in auxiliaries)):
        return "ongoing" if any(base(a) == "be" for a in auxiliaries) else "happened"
    if base(verb) in underway() and verb.tag_ in ("VBZ", "VBP", "VBG"):
        return "ongoing"
    if base(verb) == "be" and any(is_under_way(c) for c in verb.children):
        return "ongoing"
    return "happened"


def was_under_way(verb: Token) -> bool:
    """ "We were shouting": over when somebody says so in his own words."""
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBD" and base(c) == "be" for c in verb.children)


def is_under_way(token: Token) -> bool:
    """ "Under way", "in progress", "ongoing" as what something is said to be."""
    if token.lower_ in ("underway", "ongoing"):
        return True
    pair = {"under": ("way",), "in": ("progress", "talks")}.get(token.lower_, ())
    return any(c.lower_ in pair for c in token.children)


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


def hearsay(token: Token) -> Span | None:
    """ "Reportedly bombed": an adverb that says how firmly a fact is put, with its verb."""
    said = [a for a in adverbs(token) if any(m.status == "happened" for m in of_word("adverb", a.lower_))]
    return span_of([*said, token]) if said else None


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens that a code-point span touches, the first of them only where there are very many."""
    span = doc.char_span(start, end, alignment_mode="expand") if end > start else None
    return list(span[:LONGEST_JUDGED]) if span is not None else []


__all__ = ["Judgement", "judge", "judge_verb", "strength"]
