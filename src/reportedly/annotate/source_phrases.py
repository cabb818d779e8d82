"""A source as written: what kind of phrase it is, before anybody asks who is meant.

"An anonymous source present at the talks", "the newspaper", "he", "Ministry spokeswoman Ana Prell":
each is one ``SourcePhrase``, found from the parse, the names and the list of source nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.wordlists import rows
from reportedly.annotation import Name
from reportedly.record import Span

NounClass: TypeAlias = Literal[
    "pronoun", "name", "person", "role", "speaker", "medium", "channel", "document", "organisation", "other"
]

NOUNS: dict[str, NounClass] = {row[0]: row[1] for row in rows("en/source_nouns.tsv")}  # type: ignore[misc]

# Endings by which English makes nouns of people; used only for nouns the list lacks.
PERSON_ENDING = re.compile(r"(?:ist|man|men|woman|women|person|crat|ologist|eer|ian|er|or|ee|ant)s?$")
NUMBERS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"both": 2, "another": 1, "a": 1, "an": 1}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "same", "both"})


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """``name`` and ``owner`` are indices of names: the one that is meant, and the one that stands with a
    common noun ("a *Meridian* source", "the *ministry*'s spokesman"). ``description`` is the phrase
    without article, number and trailing mark; ``bare`` says that nothing but adjectives of
    secrecy stand with the noun ("an unnamed source")."""

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


SECRECY = frozenset(
    "unnamed anonymous unidentified private informed same knowledgeable well-informed undisclosed own".split()
)


def read_phrase(doc: Doc, span: Span, names: Sequence[Name]) -> SourcePhrase | None:
    """The phrase at ``span``; None where it holds no word."""
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None or not any(t.is_alpha or t.like_num for t in phrase):
        return None
    head = _head(phrase.root, span, names)
    name = _name_at(head, names, span)
    inside = [t for t in phrase if not t.is_space]
    noun_class = _noun_class(head, name, names)
    owner = _owner(head, span, names, name)
    base = lemma(head) if head.pos_ != "PRON" else head.lower_
    if noun_class == "name" and name is not None:
        base = names[name].text
    first = inside[0].lower_
    modifiers = [t for t in head.children if t.dep_ in ("amod", "acl", "relcl", "prep", "compound", "poss", "nmod", "appos")]
    return SourcePhrase(
        span=span,
        noun=base,
        noun_class=noun_class,
        name=name if noun_class == "name" else None,
        owner=owner,
        definite=first in DEFINITE or any(c.dep_ == "poss" for c in head.children),
        plural=head.tag_ in ("NNS", "NNPS") or base in ("people", "police", "media", "staff") or head.lower_ == "they",
        count=_count(inside, head),
        description=_description(doc.text, span),
        bare=all(m.lower_ in SECRECY for m in modifiers if span[0] <= m.idx < span[1]),
        head=head.i,
    )


def _head(root: Token, span: Span, names: Sequence[Name]) -> Token:
    """The token that is meant: a named apposition stands for its noun, a quantity for its people."""
    if root.pos_ in ("NOUN", "PROPN") and _name_at(root, names, span) is None:
        for child in root.children:
            if child.dep_ == "appos" and span[0] <= child.idx < span[1]:
                name = _name_at(child, names, span)
                if name is not None and names[name].kind == "person":
                    return child
    if root.pos_ in ("NUM", "DET", "PRON", "ADJ") or lemma(root) in ("number", "group", "couple", "handful", "pair"):
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
                if inner is not None and (root.pos_ != "NOUN" or inner.tag_ == "NNS"):
                    return inner
    return root


def _name_at(token: Token, names: Sequence[Name], span: Span) -> int | None:
    for k, name in enumerate(names):
        if name.start <= token.idx < name.end and name.start < span[1] and not name.adjective:
            return k
        if name.start >= span[1]:
            break
    return None


def _noun_class(head: Token, name: int | None, names: Sequence[Name]) -> NounClass:
    if head.pos_ == "PRON" or head.lower_ in ("he", "she", "they", "it", "who"):
        return "pronoun"
    known = NOUNS.get(lemma(head)) or NOUNS.get(head.lower_)
    if name is not None and not (known and head.text.islower()):
        return "name"
    if known:
        return known
    if head.pos_ in ("NOUN", "ADJ") and PERSON_ENDING.search(head.lower_):
        return "person"
    return "other"


def _owner(head: Token, span: Span, names: Sequence[Name], own: int | None) -> int | None:
    """The name that stands with a common noun: possessor, modifier, "of X", "for X", "from X", "at X"."""
    best: tuple[int, int] | None = None
    for k, name in enumerate(names):
        if name.start >= span[1]:
            break
        if name.start < span[0] or k == own:
            continue
        token = head.doc.char_span(name.start, name.end, alignment_mode="expand")
        if token is None:
            continue
        relation = token.root
        step = relation.head
        if relation.dep_ in ("poss", "compound", "nmod", "amod") and step.i == head.i:
            rank = 0
        elif relation.dep_ == "pobj" and step.lower_ in ("of", "for", "from", "at", "in", "by") and step.head.i == head.i:
            rank = 1
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, k)
    return None if best is None else best[1]


def _count(inside: Sequence[Token], head: Token) -> int | None:
    """How many people: "three officials" 3, "a diplomat and two aides" 3, "officials" None."""
    total = 0
    for token in [head, *head.conjuncts]:
        if not any(t.i == token.i for t in inside):
            continue
        number = next((c for c in token.children if c.dep_ in ("nummod", "det") and _number(c) is not None), None)
        value = _number(number) if number is not None else None
        if value is None:
            return None
        if value == 1 and token.tag_ in ("NNS", "NNPS"):
            return None
        total += value
    return total or None


def _number(token: Token) -> int | None:
    if token.lower_.isdigit():
        return int(token.lower_) if len(token) < 7 else None
    return NUMBERS.get(token.lower_)


LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+|another|these|those|this|that|his|her)\s+)+",
    re.I,
)


def _description(text: str, span: Span) -> str:
    words = " ".join(text[span[0] : span[1]].split())
    return LEADING.sub("", words).strip(" ,;:.–—-") or words
