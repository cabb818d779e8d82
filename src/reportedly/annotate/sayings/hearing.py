"""Who was told: "told Y that", "in an interview with Y", "speaking to Y"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import OBJECTS
from reportedly.annotate.sayings.complements import told_in
from reportedly.annotate.token_spans import span_of
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

WORDS = words_by("en/retelling_words.tsv")


def hearer_of(verb: Token, takes: frozenset[str]) -> Span | None:
    """Who was told: the object of "told", or the medium of "in an interview with X"."""
    if "hearer" in takes:
        for child in verb.children:
            if child.lower_ == "that":  # "told her that her son …"
                continue
            if child.dep_ in OBJECTS:
                said = told_in(child)  # "told the radio *he had heard*", hung on who was told
                stop = said or next((c for c in verb.children if c.dep_ == "ccomp" and c.i > child.i), None)
                start, end = span_of(child.subtree, stop=stop.left_edge if stop is not None else None)
                for other in verb.rights:  # "told the Harbour podcast" taken for two objects
                    if (
                        other.left_edge.i == child.right_edge.i + 1
                        and other.pos_ in ("NOUN", "PROPN")
                        and other.dep_ != "nsubj"
                    ):
                        end = span_of(other.subtree)[1] if other.dep_ in OBJECTS else other.idx + len(other)
                return start, end
    for token in verb.subtree:
        if token.lower_ in ("to", "with", "on") and token.dep_ in ("prep", "dative"):
            about = token.head
            near = about.i == verb.i or lemma(about) in WORDS["talk"]
            if token.lower_ == "on" and "on" in takes:
                continue  # "called on Y to do it"
            if near and not (token.lower_ == "on" and about.i != verb.i):
                heard = next((c for c in token.children if c.dep_ == "pobj"), None)
                if heard is not None and lemma(heard) in WORDS["room"]:
                    of = (g for c in heard.children if c.lower_ == "of" for g in c.children)
                    heard = next((g for g in of if g.dep_ == "pobj"), heard)
                if heard is not None and heard.ent_type_ not in ("DATE", "TIME"):
                    return span_of(heard.subtree)
    return None


def speaks_to(source: Token) -> Span | None:
    """To whom a source speaks by an aside: "an officer, *speaking to the weekly*, blamed"."""
    for child in source.children:
        if child.dep_ in ("acl", "advcl", "relcl") and lemma(child) in ("speak", "talk"):
            for to in child.children:
                if to.dep_ == "prep" and to.lower_ in ("to", "with", "on"):
                    return next((span_of(_short(c)) for c in to.children if c.dep_ == "pobj"), None)
    return None


def _short(noun: Token) -> list[Token]:
    """A noun with what stands before it."""
    return [t for t in noun.subtree if t.i <= noun.i]
