"""What a clause says of its own status, apart from who tells it: its markers, its modal, its tense."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.annotate.status.governors import Hold, adverbs, base, own_marker
from reportedly.annotate.status.marks import (
    Judgement,
    first_of,
    has_own_clause,
    is_negation,
    is_weighed,
    judged,
    marks,
    span_of,
)
from reportedly.annotate.status.modals import WOULD, is_conditional, is_speaker, modal_of, subject_of
from reportedly.annotate.status.words import evidence, guesses, light_verbs, of_word, scheduled, underway
from reportedly.annotate.wordlists import words
from reportedly.record import Span, Status

# How a day hangs on its verb or preposition.
WEEKLY = re.compile(r"[A-Z]\w+days")
WHEN_PLACES = {"pobj", "npadvmod", "attr", "nmod"}
# Nouns of which "is to do" says what they are, and fixes nothing.
AIMS = words("en/aims.txt")


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
    if own and status and (status == "possible" or not is_undone(own, head)):
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
    if (day := day_fixed(head)) is not None:
        return Judgement("planned", span_of([head, day]), None)
    return Judgement(tense(head), None, force)


def is_undone(own: Hold, head: Token) -> bool:
    """ "Did not ask for it", "made no offer": what nobody did."""
    return any(is_negation(c) for token in (head, *own.tokens) for c in token.children)


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


def is_arranged(head: Token) -> bool:
    """ "The hearing is to be held", "she is to leave": fixed for a time to come."""
    if base(head) != "be" or head.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    verb = next((c for c in head.children if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBN")), None)
    if verb is None or not any(c.tag_ == "TO" for c in verb.children) or is_weighed(verb):
        return False
    if base(verb) == "blame" or any(c.lower_ == "yet" for c in (*head.children, *verb.children)):
        return False  # "was to blame"; "are yet to be found"
    subject = subject_of(head)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if passive or subject is None:
        return passive
    return subject.pos_ in ("PROPN", "PRON") or (subject.pos_ == "NOUN" and base(subject) not in AIMS)


def day_fixed(head: Token) -> Token | None:
    """The day in "the trial resumes on 7 April", "polling is on Sunday": fixed for it, as by a timetable."""
    subject = subject_of(head)
    if base(head) not in scheduled() or head.tag_ not in ("VBZ", "VBP"):
        return None
    if subject is None or (base(head) == "be" and subject.pos_ == "PRON"):  # "it is Tuesday"
        return None
    if any(c.dep_ in ("aux", "auxpass") or is_negation(c) for c in head.children):
        return None
    for child in head.children:
        if child.i < head.i:
            continue
        days = child.children if child.lower_ in ("on", "at", "in") else [child]
        day = next((d for d in days if d.ent_type_ in ("DATE", "TIME") and d.dep_ in WHEN_PLACES), None)
        if day is None or any(c.lower_ in ("every", "each", "most") for c in day.children):
            continue
        lasting = base(head) == "be" and child.lower_ in (
            "in",
            "at",
        )  # "is at rest in May": no day of its own
        if not WEEKLY.fullmatch(day.text) and not lasting:
            return day
    return None


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
        going = any(base(a) == "be" and a.tag_ != "VBG" for a in auxiliaries)  # "being given" has no tense
        return "ongoing" if going else "happened"
    if base(verb) in underway() and verb.tag_ in ("VBZ", "VBP", "VBG"):
        return "ongoing"
    if base(verb) == "be" and any(is_under_way(c) for c in verb.children):
        return "ongoing"
    return "happened"


def is_under_way(token: Token) -> bool:
    """ "Under way", "in progress", "ongoing" as what something is said to be."""
    if token.lower_ in ("underway", "ongoing"):
        return True
    pair = {"under": ("way",), "in": ("progress", "talks")}.get(token.lower_, ())
    return any(c.lower_ in pair for c in token.children)


def hearsay(token: Token) -> Span | None:
    """ "Reportedly bombed": an adverb that says how firmly a fact is put, with its verb."""
    said = [a for a in adverbs(token) if any(m.status == "happened" for m in of_word("adverb", a.lower_))]
    return span_of([*said, token]) if said else None
