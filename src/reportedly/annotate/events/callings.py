"""What a report calls again without its name: "the central bank", "the city", "they"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.events.frames import subjects
from reportedly.annotate.parser import text_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import rows, words_by
from reportedly.annotation import Name

NOUNS = words_by("en/party_nouns.tsv")
WORDS_BACK = 250  # how far back "Turkish forces" may stand of "the forces": about eight sentences
REACH = 20  # characters before a name in which it is called a city
BUSINESSES = {"company", "firm"}
SENTENCES_BACK = 2  # how far "he" may look for its name
# What people are: "the mediator", "two managers".
PERSONS = frozenset(
    noun for noun, kind, *_ in rows("en/source_nouns.tsv") if kind in ("person", "role", "speaker")
)

# What is a body, even where a title has its name.
BODIES = words_by("en/offices.tsv")["organisation"] | words_by("en/offices.tsv")["known"]


class Callings:
    """What the names of a report are called again by."""

    def __init__(self, doc: Doc, names: Sequence[Name], of_token: Mapping[int, int]) -> None:
        self.names, self.text = names, text_of(doc)
        self.bodies = bodies(names)
        self.towns = [i for i, name in enumerate(names) if is_town(name)]
        self.persons = [i for i, name in enumerate(names) if name.kind == "person"]
        self.groups = self.named_groups(doc, of_token)
        self.titles = {names[i].same: str(names[i].title) for i in self.persons if names[i].title}
        self.starts = [names[i].start for i in self.persons]

    def named_groups(self, doc: Doc, of_token: Mapping[int, int]) -> dict[str, list[tuple[int, int]]]:
        """Noun to the places where it is said whose it is: "Turkish forces", to read "the forces" by."""
        groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, index in sorted(of_token.items()):
            word = doc[at]
            before = word.dep_ in ("amod", "compound", "nmod", "poss") and word.head.pos_ == "NOUN"
            if before and self.names[index].kind != "person":
                groups[base(word.head)].append((word.head.i, index))
        return {noun: sorted(said) for noun, said in groups.items()}

    def body(self, head: Token) -> int | None:
        """ "The company", "the central bank": the one body that is so called."""
        return self.company(head) if base(head) in BUSINESSES else self.named_body(head)

    def titled(self, head: Token) -> int | None:
        """ "The minister": the last person before whose title has the word, as that of somebody: a police
        chief is not "the police"."""
        if base(head) in BODIES:
            return None
        for index in reversed(self.persons[: bisect_right(self.starts, head.idx)]):
            title = self.titles.get(self.names[index].same, "")
            if title and head.lower_ in title.lower().split():
                return index
        return None

    def named_body(self, head: Token) -> int | None:
        """ "The central bank": the one body whose name begins with these very words; "the ministry": the one
        named before that is a ministry."""
        before = [c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod", "nummod", "poss")]
        first = before[0] if before else head
        words = self.text[first.idx : head.idx + len(head)].lower().split()
        found = self.bodies.get(" ".join(words))
        return found if before or (found is not None and self.names[found].start < head.idx) else None

    def company(self, head: Token) -> int | None:
        """ "The company": the only body before, none of the state's, that does or owns something."""
        found: dict[int, int] = {}
        for index, name in enumerate(self.names):
            if name.kind != "organisation" or name.start >= head.idx:
                continue
            span = head.doc.char_span(name.start, name.end, alignment_mode="expand")
            public = name.text.lower().split()[-1] in NOUNS["bodies"]
            if span is not None and not public and span.root.dep_ in ("nsubj", "nsubjpass", "poss"):
                found.setdefault(name.same, index)
        return next(iter(found.values())) if len(found) == 1 else None

    def last_town(self, noun: Token) -> int | None:
        """ "The city": the last town before called one ("the port city of Lima"), or the only one."""
        called = re.compile(rf"\b{noun.lower_}(?: of)? $")
        before = [i for i in reversed(self.towns) if self.names[i].start < noun.idx]
        told = next((i for i in before if called.search(self.text[: self.names[i].start][-REACH:])), None)
        only = before[0] if len({self.names[i].same for i in before}) == 1 else None
        return only if told is None else told

    def group(self, head: Token) -> list[int]:
        """ "The army": the one last said to be somebody's."""
        said = self.groups.get(base(head), [])
        at = bisect_left(said, (head.i, -1))
        return [said[at - 1][1]] if at and head.i - said[at - 1][0] <= WORDS_BACK else []

    def person(self, token: Token) -> list[int]:
        """ "He" and "she": the person who was last a subject, a sentence or two back at most."""
        sentence, back = token.sent.start, 0
        begin = token.sent.start_char
        here = self.persons[bisect_left(self.starts, begin) : bisect_left(self.starts, token.idx)]
        if len({self.names[i].same for i in here}) == 1:
            return here[-1:]
        for index in reversed(self.persons[: bisect_right(self.starts, token.idx - 1)]):
            name = self.names[index]
            span = token.doc.char_span(name.start, name.end, alignment_mode="expand")
            if span is None:
                continue
            if span.sent.start != sentence:
                sentence, back = span.sent.start, back + 1
            if back > SENTENCES_BACK or "\n\n" in self.text[name.end : token.idx]:
                return []
            told = span.root
            while told.dep_ in ("appos", "pobj", "prep"):  # "The mayor of Lima, Ana Ruiz, said"
                told = told.head
            if told.dep_ in ("nsubj", "nsubjpass", "poss"):
                return [index]
        return []


def bodies(names: Sequence[Name]) -> dict[str, int]:
    """What each body may be called again by, to the first name of the one that is so called: the first words
    of its name, two or more, or the one word that says what it is ("the ministry" for the Ministry of Mines,
    "the league" for the Tarn League)."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        words = name.text.lower().split()
        if name.kind != "organisation" or len(words) < 2:
            continue
        for end in range(2, len(words) + 1):
            found[" ".join(words[:end])].add(name.same)
        whats = {words[-1], words[0] if words[1] in ("of", "for") else words[-1]}
        for what in whats & NOUNS["bodies"]:
            found[what].add(name.same)
    return {words: next(iter(same)) for words, same in found.items() if len(same) == 1}


def is_town(name: Name) -> bool:
    """Whether a name is that of a town or a smaller place."""
    return name.kind == "place" and name.location is not None and name.location.precision == 1


def tellers(verb: Token, pronoun: Token) -> list[Token]:
    """The subjects of a verb that stand before a pronoun and are none themselves."""
    return [s for s in subjects(verb) if s.right_edge.i < pronoun.i and s.pos_ != "PRON"]


def said_by(verb: Token, pronoun: Token) -> list[Token]:
    """Of whom something is told before a verb of saying: "*The airline* will cut flights, its chief said"."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.right_edge.i < pronoun.i]
    return [s for clause in clauses for s in tellers(clause, pronoun)]


__all__ = ["NOUNS", "PERSONS", "Callings", "said_by", "tellers"]
