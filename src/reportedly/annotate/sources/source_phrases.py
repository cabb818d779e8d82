"""A source as written: what kind of phrase it is, before anybody asks who is meant.

"An anonymous source present at the talks", "the newspaper", "he", "Ministry spokeswoman Ana Prell":
each is one ``SourcePhrase``, found from the parse, the names and the list of source nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sources.phrase_heads import (
    after_dateline,
    apposed,
    name_meant,
    names_in,
    of_them,
    quantity,
    root_of,
    token_of,
)
from reportedly.annotate.sources.source_nouns import (
    DEFINITE,
    NOUNS,
    SOME_OF,
    NounClass,
    count_of,
    description_of,
    is_plural,
    noun_class_of,
)
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Name
from reportedly.record import Span

VEILED = words_by("en/source_words.tsv")["veiled"]
# "A driver who gave his name only as Baz" is a person of that name.
GIVEN_NAME = re.compile(
    r"\b(?:gave|giving|gives) (?:his|her|their) (?:first |full )?name (?:only |just )?as "
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
    r"|\b(?:(?:identified (?:himself |herself )?(?:only |just )?(?:by \w+ )?|named only )as|surnamed"
    r"|(?:goes|went|known|writes|publishes|posts) (?:only )?(?:as|by|under)"
    r"(?: the (?:name|nickname|pseudonym)(?: of)?)?) [“\"]?([A-Z][\w'’.-]*\w(?: [A-Z][\w'’-]*)?)"
)
# "Prell *himself*": whoever is named before it.
REFLEXIVE = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """``name`` and ``owner`` are indices of names: the one that is meant, and the one that stands with a
    common noun ("a *Meridian* source", "the *ministry*'s spokesman"). ``description`` is the phrase
    without article, number and trailing mark; ``bare`` says that nothing but adjectives of
    secrecy stand with the noun ("an unnamed source"). ``some_of`` marks some of several who were met
    before ("two of the people", "a third"); ``joined`` are the phrases of those who speak as one ("the
    police and the fire service"); ``called`` is the only name somebody gives; ``body`` is what the words
    call what is named, a medium ("the daily X") or an organisation ("drugmaker X")."""

    span: Span
    noun: str
    noun_class: NounClass
    name: int | None
    owner: int | None
    definite: bool
    plural: bool
    count: int | None
    description: str
    bare: bool
    head: int
    some_of: bool = False
    joined: tuple[Span, ...] = ()
    called: str | None = None
    body: NounClass | None = None


def read_phrase(doc: Doc, span: Span, names: Sequence[Name]) -> SourcePhrase | None:
    """The phrase at ``span``; None where it holds no word."""
    span = after_dateline(text_of(doc), span)
    if (itself := REFLEXIVE.search(text_of(doc), *span)) is not None:
        span = (span[0], itself.start())
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None or not any(t.is_alpha or t.like_num for t in phrase):
        return None
    root = root_of(phrase)
    inner = of_them(root)
    head = inner or quantity(root)
    some = inner is not None or (root.lower_ in SOME_OF and root.pos_ != "PROPN")
    name = apposed(phrase, root, names, span) if some else None
    if name is None and inner is None:
        name = name_meant(phrase, head, names, span)
    inner = inner if name is None else None
    if name is not None:
        head = token_of(doc, names[name])
    inside = [t for t in phrase if not t.is_space]
    noun_class = noun_class_of(head, name)
    base = names[name].text if name is not None else lemma(head) if head.pos_ != "PRON" else head.lower_
    first = inside[0].lower_
    counted = root if inner is not None else head
    text = text_of(doc)[span[0] : span[1]]
    given = GIVEN_NAME.search(text)
    return SourcePhrase(
        span=span,
        noun=base,
        noun_class=noun_class,
        name=name,
        owner=_owner(head, span, names, name),
        definite=first in DEFINITE or any(c.dep_ == "poss" for c in head.children),
        plural=is_plural(counted),
        count=count_of(inside, counted),
        description=description_of(text),
        bare=all(m.lower_ in VEILED for m in _modifiers(head) if span[0] <= m.idx < span[1]),
        head=head.i,
        some_of=inner is not None
        or (root.lower_ in SOME_OF and root.pos_ != "PROPN" and _stands_alone(root, inside)),
        joined=_joined(phrase, head if inner is None else root),
        called=next((g for g in given.groups() if g), None) if given else _apposed_alone(head, name, names),
        body=_called_a(phrase, head) if name is not None else None,
    )


def _apposed_alone(head: Token, name: int | None, names: Sequence[Name]) -> str | None:
    """The one name of "his wife, *Rokhaya*," that was taken for a place's."""
    if name is not None or NOUNS.get(lemma(head)) not in ("person", "role") or is_plural(head):
        return None
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i:
            known = next((n for n in names if n.start <= child.idx < n.end), None)
            titled = all(
                t.dep_ in ("det", "amod", "compound") for t in child.lefts
            )  # "the tenor *Idris Omer*"
            if known is not None and known.kind == "place" and titled and known.end == child.idx + len(child):
                return known.text
    return None


def _stands_alone(root: Token, inside: Sequence[Token]) -> bool:
    """Whether "one", "the third" stands alone but for an aside: "one, who asked not to be named"."""
    inside = inside[1:] if inside[0].lower_ == "the" and len(inside) > 2 else inside
    return len(inside) <= 2 or (inside[0].i == root.i and (inside[1].text == "," or inside[1].tag_ == "WP"))


def _joined(phrase: Phrase, head: Token) -> tuple[Span, ...]:
    """The phrases of all who are joined by "and" in this one; empty where it is one."""
    others = [t for t in head.conjuncts if phrase.start <= t.i < phrase.end and t.i > head.i]
    if not others:
        return ()
    found, start = [], phrase.start
    for token in [*others, None]:
        end = phrase.end if token is None else token.left_edge.i
        inner = [t for t in phrase.doc[start:end] if not t.is_space]
        while inner and (inner[-1].dep_ == "cc" or inner[-1].is_punct):
            inner.pop()
        if inner:
            found.append((inner[0].idx, inner[-1].idx + len(inner[-1])))
        start = end
    return tuple(found) if len(found) == len(others) + 1 else ()


def _called_a(phrase: Phrase, head: Token) -> NounClass | None:
    """Whether the noun right before or after a name makes it a medium or an organisation."""
    before = [t for t in phrase if t.i < head.left_edge.i or t.i < head.i][-4:]
    after = [phrase.doc[head.i + 1]] if head.i + 1 < phrase.end else []
    classes = [
        NOUNS.get(t.lower_)
        for t in (*before, *after)
        if t.pos_ in ("NOUN", "PROPN") and not _describes_someone(t)  # the "press" of "press secretary"
    ]
    if "medium" in classes:
        return "medium"
    nearest = next(
        (t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None
    )
    beside = before[-1:] if before and NOUNS.get(before[-1].lower_) == "organisation" else []
    if beside or (
        nearest is not None and NOUNS.get(nearest.lower_) == "organisation" and head.dep_ == "appos"
    ):
        return "organisation"
    return None


def _describes_someone(noun: Token) -> bool:
    """Whether a noun stands right before one for a person."""
    if noun.i + 1 >= len(noun.doc):
        return False
    return NOUNS.get(noun.nbor().lower_) in ("role", "person", "speaker")


def _modifiers(head: Token) -> list[Token]:
    kinds = ("amod", "acl", "relcl", "prep", "compound", "poss", "nmod", "appos")
    # After a comma nothing tells one from another: "the company, asked about this,".
    aside = next(
        (t.i for t in head.doc[head.i : head.right_edge.i + 1] if t.text == ","), head.right_edge.i + 1
    )
    found = [t for t in head.children if t.dep_ in kinds and t.i < aside and t.text != "question"]
    return [t for t in found if not _of_what_sort(t)]


def _of_what_sort(modifier: Token) -> bool:
    """Whether a modifier tells a trait and not which one: "the Keld-*based* firm", "the 48-*page* review"."""
    hyphen = modifier.i > 1 and modifier.nbor(-1).text == "-"
    return hyphen and (modifier.nbor(-2).pos_ in ("PROPN", "NUM") or modifier.lower_ == "based")


def _owner(head: Token, span: Span, names: Sequence[Name], own: int | None) -> int | None:
    """The name that stands with a common noun: possessor, modifier, "of X", "for X", "from X", "at X"."""
    best: tuple[int, int] | None = None
    for k, name in names_in(names, span):
        if k == own or name.start < span[0]:
            continue
        relation = token_of(head.doc, name)
        step = relation.head
        if relation.dep_ in ("poss", "compound", "nmod", "amod") and step.i == head.i:
            rank = 0
        elif (
            relation.dep_ == "pobj"
            and step.lower_ in ("of", "for", "from", "at", "in", "by", "with")
            and step.head.i == head.i
        ):
            rank = 1
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, k)
    return None if best is None else best[1]
