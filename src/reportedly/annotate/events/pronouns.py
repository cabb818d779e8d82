"""Who a pronoun stands for, as far as grammar shows: the subject of a clause around it or of the sentence
before, or whoever is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.events.callings import PERSONS, tellers
from reportedly.annotate.events.frames import (
    conjuncts,
    objects,
    prep_objects,
    prepositions,
    subjects,
    voice_subjects,
)
from reportedly.annotate.parser import text_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalStatement, Name
from reportedly.record import Span

THIRD = {"he", "she", "it", "they", "him", "her", "them"}
OTHERS = {"he", "him", "her", "she"}
MANY = {"they", "them", "their", "both"}
MARKS = frozenset('"“”«»„')
SPEAKERS = {"i", "me", "my", "our", "us", "we"}
PEOPLE = words_by("en/offices.tsv")["person"]
# Bodies that are "they" and "it".
BODIES = frozenset().union(
    *(words_by("en/offices.tsv")[kind] for kind in ("organisation", "known", "qualified", "group"))
)


class Quoted:
    """Who is quoted where: "We demand that …", said Ana Ruiz."""

    def __init__(self, doc: Doc, names: Sequence[Name], statements: Sequence[LocalStatement]) -> None:
        self.doc = doc
        self.bodies = [(n.start, n.end) for n in names if n.kind == "organisation"]
        self.said = [(piece, s.source) for s in statements if s.source for piece in s.pieces]

    def speakers(self, token: Token) -> list[Token]:
        """The word for whoever says "we" or "I" there, in the smallest statement that holds it."""
        holding = [
            (end - start, source) for (start, end), source in self.said if source and start <= token.idx < end
        ]
        return _heads(self.doc, min(holding)[1]) if holding else self.publisher(token)

    def publisher(self, token: Token) -> list[Token]:
        """Who says "we" outside of any quotation: the body whose release the text is, as far as it does or
        has something there."""
        text = text_of(self.doc)
        line = text[text.rfind("\n", 0, token.idx) + 1 : token.idx]
        if token.lower_ not in ("we", "our", "us") or any(mark in line for mark in MARKS):
            return []
        heads = (head for span in self.bodies for head in _heads(self.doc, span))
        return next(([head] for head in heads if head.dep_ in ("nsubj", "nsubjpass", "poss")), [])


def _heads(doc: Doc, source: Span) -> list[Token]:
    found = doc.char_span(*source, alignment_mode="expand")
    return [] if found is None else [found.root]


def antecedents(token: Token, quoted: Quoted) -> list[Token]:
    """The noun phrases that a pronoun stands for; none where that is not shown."""
    word = token.lower_
    if word in SPEAKERS:
        return quoted.speakers(token)
    if word not in THIRD:
        return []
    above = [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")]
    own: list[Token] = []
    if token.dep_ not in ("nsubj", "nsubjpass"):
        if met := met_before(token, above):
            return met
        doing = [s for s in subjects(above[0]) if s.pos_ == "NOUN"] if above else []
        owner = [n for s in doing for n in s.lefts if n.dep_ == "poss"]
        if len(owner) == 1 and fits(token, owner[0]):
            return owner  # "the engineer's captors released him"
        own, above = subjects(above[0]) if above else [], above[1:]  # nobody blames himself as "him"
    told = next(
        (
            told
            for verb in above
            if (told := [t for t in tellers(verb, token) if may_be(token, t) and t not in own])
        ),
        [],
    )
    return told or [noun for noun in before(token) if noun not in own]


def met_before(token: Token, above: Sequence[Token]) -> list[Token]:
    """Whom the verb before is done to, of a pronoun under a verb joined to that: "met the leaders and urged
    *them*". None where it is done to two that the pronoun fits."""
    if not above or above[0].dep_ != "conj" or above[0].head.pos_ != "VERB":
        return []
    first = above[0].head
    told = [*objects(first), *(p for c in prepositions(first) for p in prep_objects(c))]
    fit = [noun for noun in told if noun.i < above[0].i and fits(token, noun)]
    return fit if len(fit) == 1 else []


def before(token: Token) -> list[Token]:
    """The subject of the sentence before that "it" or "they" fits; in the paragraph before only for what
    opens its own."""
    start = token.sent.start
    if start == 0:
        return []
    sentence = token.doc[start - 1].sent
    root = sentence.root
    parted = "\n" in text_of(token.doc)[sentence.start_char : token.sent.start_char]
    if root.pos_ not in ("VERB", "AUX") or (parted and token.i != start):
        return []
    told = [noun for noun in voice_subjects(root) if fits(token, noun)]
    clauses = [verb for verb in root.children if verb.dep_ == "ccomp"]
    inner = [noun for verb in clauses for noun in voice_subjects(verb)]
    inner = [noun for noun in inner if noun.pos_ != "PRON" and fits(token, noun)]
    if not inner:
        return told
    if not told or (token.lower_ in MANY and not is_many(told[0]) and is_many(inner[0])):
        return inner  # "Four men were freed, the agency said. They …"
    return []  # "Police said three men had fled. They …": either


def is_many(noun: Token) -> bool:
    """Whether a noun is of several."""
    return noun.tag_ in ("NNS", "NNPS") or len(conjuncts(noun)) > 1


def may_be(pronoun: Token, noun: Token) -> bool:
    """Whether the number of a noun does not speak against a pronoun."""
    several = noun.tag_ == "NNS" or len(conjuncts(noun)) > 1
    return not (several and pronoun.lower_ not in MANY)


def fits(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun agrees with a noun: bodies are "it" and "they"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("DATE", "TIME"):
        return False
    forms = {noun.lower_, base(noun)}
    body = not forms.isdisjoint(BODIES) or noun.ent_type_ in ("ORG", "GPE", "NORP")
    if pronoun.lower_ in MANY:
        return noun.tag_ in ("NNS", "NNPS") or len(conjuncts(noun)) > 1 or body
    person = noun.ent_type_ == "PERSON" or not forms.isdisjoint(PERSONS | PEOPLE)
    if pronoun.lower_ in OTHERS:
        return person and noun.tag_ in ("NN", "NNP")
    return noun.tag_ in ("NN", "NNP") and len(conjuncts(noun)) == 1 and (body or not person)


__all__ = ["Quoted", "antecedents", "before"]
