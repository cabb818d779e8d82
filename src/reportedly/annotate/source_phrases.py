"""A source as written: what kind of phrase it is, before anybody asks who is meant.

"An anonymous source present at the talks", "the newspaper", "he", "Ministry spokeswoman Ana Prell":
each is one ``SourcePhrase``, found from the parse, the names and the list of source nouns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma, text_of
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
    w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"both": 2, "another": 1, "a": 1, "an": 1}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "same", "both"})
# Words that stand for some of several who were met before.
SOME_OF = frozenset("one another second third fourth fifth other others two three four both latter former".split())
PRONOUNS = frozenset("he she they it who i we you him her them himself herself themselves itself".split())
SECRECY = frozenset(
    "unnamed anonymous unidentified private informed same knowledgeable well-informed undisclosed own".split()
)
# "A driver who gave his name only as Baz" is a person of that name.
GIVEN_NAME = re.compile(
    r"\b(?:gave|giving|gives) (?:his|her|their) (?:first |full )?name (?:only |just )?as ([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
    r"|\bidentified (?:himself|herself) (?:only |just )?as ([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
)
LEADING = re.compile(
    r"^(?:(?:the|a|an|some|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+|another|these|those|this"
    r"|that|his|her|its|their|both|same|other|one of)\s+)+(?:of\s+(?:the|these|those|them|its|his|her)\s+)?"
    r"(?:(?:two|three|four|five|\d+)\s+)?",
    re.I,
)
# "HARBOUR CITY (Agency) — The mayor said": what stands before the dash tells place and day.
DATELINE_DASH = re.compile(r"\s[-–—]{1,2}\s")
DATELINE_REACH = 60
# When they spoke is no part of who they are.
WHEN = re.compile(
    r"\s+(?:(?:on|last|late on|early on|this) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|week|month|year)"
    r"(?: (?:morning|afternoon|evening|night))?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """``name`` and ``owner`` are indices of names: the one that is meant, and the one that stands with a
    common noun ("a *Meridian* source", "the *ministry*'s spokesman"). ``description`` is the phrase
    without article, number and trailing mark; ``bare`` says that nothing but adjectives of
    secrecy stand with the noun ("an unnamed source"). ``some_of`` marks some of several who were met
    before ("two of the people", "a third"); ``joined`` are the phrases of those who speak as one ("the police and the fire service");
    ``called`` is the only name somebody gives; ``body`` is
    what the words call what is named, a medium ("the daily X") or an organisation ("drugmaker X")."""

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
    span = _after_dateline(text_of(doc), span)
    phrase = doc.char_span(*span, alignment_mode="expand")
    if phrase is None or not any(t.is_alpha or t.like_num for t in phrase):
        return None
    root = _root(phrase)
    inner = _of_them(root)
    head = inner or _quantity(root)
    name = _name_meant(phrase, head, names, span) if inner is None else _apposed(phrase, root, names, span)
    inner = inner if name is None else None
    if name is not None:
        head = _token_of(doc, names[name])
    inside = [t for t in phrase if not t.is_space]
    noun_class = _noun_class(head, name)
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
        plural=_is_plural(counted),
        count=_count(inside, counted),
        description=_description(text),
        bare=all(m.lower_ in SECRECY for m in _modifiers(head) if span[0] <= m.idx < span[1]),
        head=head.i,
        some_of=inner is not None or (root.lower_ in SOME_OF and root.pos_ != "PROPN" and len(inside) <= 2),
        joined=_joined(phrase, head if inner is None else root),
        called=next((g for g in given.groups() if g), None) if given else None,
        body=_called_a(phrase, head) if name is not None else None,
    )


def can_speak(token: Token) -> bool:
    """Whether a subject is somebody, a body or a text, as against a thing or a happening."""
    if token.pos_ in ("PROPN", "PRON", "NUM") or token.lower_ in SOME_OF or token.lower_ in PRONOUNS:
        return token.lower_ not in ("this", "that")
    if lemma(token) in NOUNS or token.lower_ in NOUNS or PERSON_ENDING.search(token.lower_):
        return True
    return any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children)


def _after_dateline(text: str, span: Span) -> Span:
    """A phrase at a report's head without the dateline that the parser took for a part of it."""
    dash = DATELINE_DASH.search(text, span[0], span[1]) if span[0] < DATELINE_REACH else None
    return (dash.end(), span[1]) if dash else span


def _root(phrase: Phrase) -> Token:
    """The phrase's head; where the parser broke it, the first noun that hangs on nothing inside it."""
    root = phrase.root
    while root.i + 1 < phrase.end and root.right_edge.i == root.i and root.nbor().pos_ in ("NOUN", "PROPN") and (
        root.nbor().head.i == root.head.i and root.nbor().dep_ == root.dep_
    ):
        root = root.nbor()  # "the Harbour podcast" taken for two
    if root.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
        for token in phrase:
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound":
                return token
    return root


def _of_them(root: Token) -> Token | None:
    """"them" of "one of them", "people" of "two of the people": some of those met before."""
    number = root.pos_ in ("NUM", "DET", "PRON", "ADJ") or root.lower_ in SOME_OF or root.like_num
    if not number:
        return None
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is None:
                return None
            if inner.lower_ in ("them", "these", "those", "whom", "us") or inner.lower_ in SOME_OF or inner.like_num:
                return inner
            pointed = any(c.lower_ in DEFINITE for c in inner.children if c.dep_ in ("det", "poss"))
            return inner if pointed and inner.tag_ in ("NNS", "CD") else None
    return None


def _quantity(root: Token) -> Token:
    """The noun that a quantity counts ("a number of *officials*"), else the head itself."""
    quantities = ("number", "group", "couple", "handful", "pair", "dozen", "member", "majority", "range", "string")
    if root.pos_ in ("NUM", "DET", "PRON", "ADJ") or lemma(root) in quantities:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
                if inner is not None and (root.pos_ != "NOUN" or inner.tag_ == "NNS"):
                    return inner
    return root


def _name_meant(phrase: Phrase, head: Token, names: Sequence[Name], span: Span) -> int | None:
    """The name that the phrase is about: its head's own, an apposition's, or the one right after the noun."""
    known = NOUNS.get(lemma(head)) or NOUNS.get(head.lower_)
    for k, name in _names_in(names, span):
        if name.adjective:
            continue
        token = _token_of(phrase.doc, name)
        if name.start <= head.idx < name.end:
            if head.text.islower() and known:
                continue
            later = _apposed(phrase, head, names, span)
            # A name explains no name: "after meeting Adams, *Baker*, a lawyer, said" begins with the second.
            both = later is not None and names[later].kind == name.kind == "person"
            return later if both else k
        proper = name.kind in ("person", "organisation", "outlet")
        if proper and token.dep_ == "appos" and token.head.i == head.i and head.pos_ in ("NOUN", "PROPN"):
            return k
        after = token.i > head.i and phrase.doc[head.i + 1].idx >= name.start - 2
        if proper and after and head.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("pobj", "poss"):
            return k
        if proper and re.search(r"\b(?:called|named|known as) $", text_of(phrase.doc)[span[0] : name.start]):
            return k
        # "a spokesman in Geneva, Idris Omer": the apposition hung on the nearest noun
        last = name.end >= span[1] - 1 or text_of(phrase.doc)[name.end : name.end + 1] == ","
        if name.kind == "person" and last and text_of(phrase.doc)[: name.start].endswith(", ") and token.dep_ == "appos":
            return k
    return None


def _apposed(phrase: Phrase, head: Token, names: Sequence[Name], span: Span) -> int | None:
    """The name in "one of the banks, *Northern Credit*,"."""
    for k, name in _names_in(names, span):
        proper = name.kind in ("person", "organisation", "outlet") and not name.adjective
        token = _token_of(phrase.doc, name)
        if proper and token.dep_ == "appos" and text_of(phrase.doc)[: name.start].endswith(", ") and token.i > head.i:
            return k
    return None


def _names_in(names: Sequence[Name], span: Span) -> Iterator[tuple[int, Name]]:
    first = bisect_left(names, span[0], key=lambda n: n.start)
    for k in range(max(0, first - 1), len(names)):
        if names[k].start >= span[1]:
            return
        if names[k].end > span[0]:
            yield k, names[k]


def _token_of(doc: Doc, name: Name) -> Token:
    found = doc.char_span(name.start, name.end, alignment_mode="expand")
    return found.root if found is not None else doc[0]


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
    classes = [NOUNS.get(t.lower_) for t in (*before, *after) if t.pos_ in ("NOUN", "PROPN")]
    if "medium" in classes:
        return "medium"
    nearest = next((t for t in reversed(before) if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    beside = before[-1:] if before and NOUNS.get(before[-1].lower_) == "organisation" else []
    if beside or (nearest is not None and NOUNS.get(nearest.lower_) == "organisation" and head.dep_ == "appos"):
        return "organisation"
    return None


def _noun_class(head: Token, name: int | None) -> NounClass:
    if name is not None:
        return "name"
    if head.pos_ == "PRON" or head.lower_ in PRONOUNS:
        return NOUNS.get(head.lower_, "pronoun")
    pair = f"{head.nbor(-1).lower_} {lemma(head)}" if head.i else ""
    known = NOUNS.get(pair) or NOUNS.get(lemma(head)) or NOUNS.get(head.lower_)
    if known:
        return known
    if head.pos_ in ("NOUN", "ADJ", "PROPN") and PERSON_ENDING.search(head.lower_):
        return "person"
    return "other"


def _is_plural(head: Token) -> bool:
    if head.lower_ in ("one", "another", "third", "second", "other", "latter", "former"):
        return False
    return head.tag_ in ("NNS", "NNPS") or lemma(head) in ("people", "police", "media", "staff") or (
        head.lower_ in ("they", "both", "others") or head.like_num
    )


def _modifiers(head: Token) -> list[Token]:
    kinds = ("amod", "acl", "relcl", "prep", "compound", "poss", "nmod", "appos")
    # After a comma nothing tells one from another: "the company, asked about this,".
    aside = next((t.i for t in head.doc[head.i : head.right_edge.i + 1] if t.text == ","), head.right_edge.i + 1)
    return [t for t in head.children if t.dep_ in kinds and t.i < aside and t.text != "question"]


def _owner(head: Token, span: Span, names: Sequence[Name], own: int | None) -> int | None:
    """The name that stands with a common noun: possessor, modifier, "of X", "for X", "from X", "at X"."""
    best: tuple[int, int] | None = None
    for k, name in _names_in(names, span):
        if k == own or name.start < span[0]:
            continue
        relation = _token_of(head.doc, name)
        step = relation.head
        if relation.dep_ in ("poss", "compound", "nmod", "amod") and step.i == head.i:
            rank = 0
        elif relation.dep_ == "pobj" and step.lower_ in ("of", "for", "from", "at", "in", "by", "with") and step.head.i == head.i:
            rank = 1
        else:
            continue
        if best is None or rank < best[0]:
            best = (rank, k)
    return None if best is None else best[1]


def _count(inside: Sequence[Token], head: Token) -> int | None:
    """How many people: "three officials" 3, "a diplomat and two aides" 3, "officials" None."""
    if (value := NUMBERS.get(head.lower_)) is not None:
        return value
    if head.lower_ in ("third", "second", "other", "latter", "former") and not _is_plural(head):
        return 1
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


def _description(text: str) -> str:
    words = " ".join(text.split())
    short = WHEN.sub("", LEADING.sub("", words).strip(" ,;:.–—-"))
    return re.sub(r",? (?:who|which|that)$", "", short) or words
