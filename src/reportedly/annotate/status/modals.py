"""Modal auxiliaries: what "will", "would", "could" say of their verb, by whose act it is and who says so."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.sources.source_nouns import noun_class_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.words import foretelling, inanimate_deeds, of_word, undergone, withheld
from reportedly.record import Status

WOULD = {"would", "'d", "’d"}
WILL = {"will", "'ll", "’ll", "wo", "shall"}
MAY = {"may", "might", "could"}
CAN = {"can", "ca", "could"}
ANYONE = {"you", "someone", "somebody", "anyone", "anybody", "one", "people"}
SUBJECTS = {"nsubj", "nsubjpass"}
# Classes of nouns whose things can mean to do something.
ACTING = {"person", "role", "speaker", "organisation"}
SPELLS = {"hour", "day", "week", "month", "year", "decade", "time", "long"}
PEOPLE = {"PERSON", "ORG", "GPE", "NORP"}


def modal_of(node: Token) -> Token | None:
    """The modal auxiliary of a verb; in "he'd gone" it is "had"."""
    modal = next((c for c in node.children if c.dep_ in ("aux", "auxpass") and c.tag_ == "MD"), None)
    had = modal is not None and modal.lower_ in ("'d", "’d") and node.tag_ in ("VBN", "VBD")
    if had and not any(c.lower_ in ("be", "have") for c in node.children if c.dep_ in ("aux", "auxpass")):
        return None
    return modal


def modal_status(modal: Token, node: Token, told: bool = False) -> Status | None:
    """What a modal says of its verb; "would" after somebody's words is a plan, if anybody can mean it."""
    word = modal.lower_
    above = node.head if node.dep_ == "ccomp" else None
    foretold = above is not None and base(above) in foretelling()
    if word in WOULD and any(c.lower_ == "rather" for c in node.children):
        return "possible"  # "would rather stay": a wish
    if word in WOULD:
        perfect = any(c.lower_ == "have" and c.dep_ == "aux" for c in node.children)
        past = above is not None and above.tag_ in ("VBD", "VBN")
        if not (past or told) or is_conditional(node) or perfect or is_burden(node):
            return "possible"
        if is_undergone(node):
            return "possible"
        if is_speaker(node):
            return "planned"
        return "possible" if foretold or is_effect(node) else "planned"
    if word in WILL and (is_conditional(node) or (foretold and not is_speaker(node))):
        return "possible"
    for marker in of_word("modal", word if word != "ca" else "can"):
        return marker.status
    return None


def negated_modal(modal: Token, node: Token, told: bool) -> Status | None:
    """What a modal with a "not" says of a statement: a refusal, an inability, or what the modal says alone.

    "He would not sign" told by him is a refusal; "it will not comment" is silence, and "could not be
    verified" a plain fact.
    """
    word = modal.lower_
    if word in CAN:
        return "happened"
    if word in WOULD | WILL:
        if base(node) in withheld():
            return "happened"
        if told and is_speaker(node):
            return "denied"
    return None


def is_conditional(verb: Token) -> bool:
    """Whether the clause holds only "if" another does; "if you look …" holds for anyone."""
    return any(
        c.dep_ == "advcl"
        and any(m.lower_ == "if" and m.dep_ == "mark" for m in c.children)
        and not any(s.lower_ in ANYONE for s in c.children if s.dep_ in SUBJECTS)
        for c in verb.children
    )


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def is_speaker(verb: Token) -> bool:
    """Whether the clause's subject is, or belongs to, somebody spoken of before ("he", "his army")."""
    subject = subject_of(verb)
    return subject is not None and (
        (subject.tag_ == "PRP" and subject.lower_ not in ("it", "you"))
        or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in subject.children)
    )


def is_burden(verb: Token) -> bool:
    """ "Would have to", "would need to": what follows, not what is meant."""
    return base(verb) in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)


def is_undergone(verb: Token) -> bool:
    """ "Would miss the Games", "would regard it as hostile": nobody sets out to."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    part = any(c.dep_ == "prt" for c in verb.children)
    if base(verb) == "take":  # "would take ten weeks"
        return any(base(c) in SPELLS for c in verb.children if c.dep_ in ("dobj", "npadvmod"))
    return base(verb) in undergone() and not passive and not part


def is_effect(verb: Token) -> bool:
    """Whether a thing does something to another ("the tax would lift prices"): an effect, no intent."""
    subject = subject_of(verb)
    if subject is None or subject.ent_type_ in PEOPLE or subject.pos_ != "NOUN":
        return False
    if noun_class_of(subject, None) in ACTING:
        return False
    active = subject.dep_ == "nsubj" and any(c.dep_ in ("dobj", "attr", "acomp") for c in verb.children)
    return active and base(verb) not in inanimate_deeds()


__all__ = ["MAY", "is_conditional", "is_speaker", "modal_of", "modal_status", "negated_modal", "subject_of"]
