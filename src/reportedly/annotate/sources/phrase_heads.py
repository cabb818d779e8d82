"""Which word of a source phrase, and which name, is the one that is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sources.source_nouns import DEFINITE, NOUNS, SOME_OF, WORDS_ONLY, is_plural
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import Name
from reportedly.record import Span

# "HARBOUR CITY (Agency) — The mayor said": what stands before the dash tells place and day.
DATELINE_DASH = re.compile(r"\s[-–—]{1,2}\s")
DATELINE_REACH = 60
# "18:05 The agent told": the time at which an entry was written.
ENTRY_TIME = re.compile(
    r"(?<![^\n])[ \t]*\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?[ \t]*[:–—-]?[ \t]+(?=\S)"
)
# "One of them, *retired driver* Ana Prell": nothing but small words between the comma and the name.
TITLED = re.compile(r", (?:[a-z-]+ ){1,5}$")
# ", Mrs Ana Prell", ", the Ven. Ana Prell": a comma and nothing but titles before the name.
WITH_TITLE = re.compile(r", (?:the )?(?:[A-Z][\w-]*\.? ){0,3}$")
ARTICLES = frozenset({"the", "a", "an"})
QUANTITIES = words_by("en/source_words.tsv")["quantity"]


def after_dateline(text: str, span: Span) -> Span:
    """A phrase at the head of a report or entry without the dateline or time that the parser took for a
    part of it."""
    if (entry := ENTRY_TIME.match(text, span[0])) is not None and entry.end() < span[1]:
        span = (entry.end(), span[1])
    dash = DATELINE_DASH.search(text, span[0], span[1]) if span[0] < DATELINE_REACH else None
    return (dash.end(), span[1]) if dash else span


def root_of(phrase: Phrase) -> Token:
    """The phrase's head; where the parser broke it, the first noun that hangs on nothing inside it."""
    root = phrase.root
    while (
        root.i + 1 < phrase.end
        and root.right_edge.i == root.i
        and root.nbor().pos_ in ("NOUN", "PROPN")
        and (root.nbor().head.i == root.head.i and root.nbor().dep_ == root.dep_)
    ):
        root = root.nbor()  # "the Harbour podcast" taken for two
    if root.lower_ in ARTICLES and root.right_edge.i == root.i and len(phrase) > 1:
        nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")]  # its noun hung on the verb outside
        if nouns:
            last = nouns[0]
            while last.i + 1 < phrase.end and last.nbor().pos_ in ("NOUN", "PROPN"):
                last = last.nbor()
            return last
    if root.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
        for token in phrase:
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound":
                return token
    return root


def of_them(root: Token) -> Token | None:
    """ "them" of "one of them", "people" of "two of the people": some of those met before."""
    number = root.pos_ in ("NUM", "DET", "PRON", "ADJ") or root.lower_ in SOME_OF or root.like_num
    if not number:
        return None
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is None:
                return None
            if inner.lower_ in WORDS_ONLY or inner.lower_ in SOME_OF or inner.like_num:
                return inner
            pointed = any(c.lower_ in DEFINITE for c in inner.children if c.dep_ in ("det", "poss"))
            return inner if pointed and inner.tag_ in ("NNS", "CD") else None
    return None


def quantity(root: Token) -> Token:
    """The noun that a quantity counts ("a number of *officials*"), else the head itself."""
    if root.pos_ in ("NUM", "DET", "PRON", "ADJ") or lemma(root) in QUANTITIES:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
                if inner is not None and (root.pos_ != "NOUN" or inner.tag_ == "NNS"):
                    return inner
    return root


def name_meant(phrase: Phrase, head: Token, names: Sequence[Name], span: Span) -> int | None:
    """The name that the phrase is about: its head's own, an apposition's, or the one right after the noun."""
    known = NOUNS.get(lemma(head)) or NOUNS.get(head.lower_)
    if (titled := _titled_last(phrase, head, names, span)) is not None:
        return titled
    for k, name in names_in(names, span):
        if name.adjective:
            continue
        token = token_of(phrase.doc, name)
        if name.start <= head.idx < name.end:
            if head.text.islower() and known:
                continue
            later = apposed(phrase, head, names, span)
            # A name explains no name: "after meeting Adams, *Baker*, a lawyer, said" begins with the second.
            both = later is not None and names[later].kind == name.kind == "person"
            return later if both else k
        proper = name.kind in ("person", "organisation", "outlet")
        if (
            proper
            and token.dep_ == "appos"
            and token.head.i == head.i
            and (known or head.pos_ in ("NOUN", "PROPN"))
        ):
            return k
        after = token.i > head.i and phrase.doc[head.i + 1].idx >= name.start - 2
        if proper and after and head.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("pobj", "poss"):
            return k
        if proper and re.search(r"\b(?:called|named|known as) $", text_of(phrase.doc)[span[0] : name.start]):
            return k
        # "a spokesman in Geneva, Idris Omer": the apposition hung on the nearest noun
        last = name.end >= span[1] - 1 or text_of(phrase.doc)[name.end : name.end + 1] == ","
        if (
            name.kind == "person"
            and last
            and text_of(phrase.doc)[: name.start].endswith(", ")
            and token.dep_ == "appos"
        ):
            return k
    return None


def _titled_last(phrase: Phrase, head: Token, names: Sequence[Name], span: Span) -> int | None:
    """The person at the end of an office: "the head of the port authority, *Mrs Ana Prell*"."""
    people = [(k, name) for k, name in names_in(names, span) if name.kind == "person"]
    office = NOUNS.get(head.lower_) or NOUNS.get(lemma(head))
    if not people or is_plural(head) or not (office in ("person", "role", "speaker") or head.pos_ == "PROPN"):
        return None
    around = [name for _, name in names_in(names, span) if name.start <= head.idx < name.end]
    if any(name.kind == "outlet" or (name.kind == "person" and " " in name.text) for name in around):
        return None  # "advocate *Ana Prell*, for the accused, Mr Idris Omer"
    k, name = people[-1]
    text = text_of(phrase.doc)
    last = name.end >= span[1] - 1 or text[name.end] == ","
    return k if last and WITH_TITLE.search(text, span[0], name.start) is not None else None


def apposed(phrase: Phrase, head: Token, names: Sequence[Name], span: Span) -> int | None:
    """The name in "one of the banks, *Northern Credit*,"."""
    for k, name in names_in(names, span):
        proper = name.kind in ("person", "organisation", "outlet") and not name.adjective
        token = token_of(phrase.doc, name)
        before = text_of(phrase.doc)[span[0] : name.start]
        some = head.lower_ in SOME_OF or (head.head.lower_ in SOME_OF and head.dep_ == "pobj")
        after = before.endswith(", ") and (token.dep_ == "appos" or some)
        led = TITLED.search(before) or WITH_TITLE.search(before)
        titled = some and name.end >= span[1] - 1 and led is not None
        if proper and token.i > head.i and (after or titled):
            return k
    return None


def names_in(names: Sequence[Name], span: Span) -> Iterator[tuple[int, Name]]:
    """The names that stand in ``span``, with their indices."""
    first = bisect_left(names, span[0], key=lambda n: n.start)
    for k in range(max(0, first - 1), len(names)):
        if names[k].start >= span[1]:
            return
        if names[k].end > span[0]:
            yield k, names[k]


def token_of(doc: Doc, name: Name) -> Token:
    """The head token of a name."""
    found = doc.char_span(name.start, name.end, alignment_mode="expand")
    return found.root if found is not None else doc[0]
