"""Which names stand behind a noun phrase: "Russian forces", "the Israeli army", "members of the UN".

A common noun leads to a name only through its own modifiers; a group without one stays without one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_match import PARTITIVES
from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.callings import PERSONS, bodies, is_town, tellers
from reportedly.annotate.events.frames import conjuncts, prep_objects, subjects
from reportedly.annotate.events.pronouns import Quoted, antecedents
from reportedly.annotate.parser import text_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalStatement, Name

DEEPEST = 2  # noun phrases within noun phrases that are followed
WORDS_BACK = 250  # how far back that noun may stand: about eight sentences
REACH = 20  # characters before a name in which it is called a city
LONGEST_TITLE = 8  # words between two persons joined by "and"
NOUNS = words_by("en/party_nouns.tsv")
OFFICE_NOUNS = frozenset().union(
    *(words_by("en/offices.tsv")[name] for name in ("organisation", "group", "person"))
)
NOT_PERSONS = words_by("en/offices.tsv")["anybody"]
BUSINESSES = {"company", "firm"}
SENTENCES_BACK = 2  # how far "he" may look for its name
PLACES = {"place", "country"}


class Parties:
    """The names of one report, looked up from tokens of its parse."""

    def __init__(self, doc: Doc, names: tuple[Name, ...], statements: Sequence[LocalStatement] = ()) -> None:
        self.names = names
        self.quoted = Quoted(doc, statements)
        self.text = text_of(doc)
        self.of_token: dict[int, int] = {}
        starts = [int(i) for i in doc.to_array("IDX")]
        for index, name in enumerate(names):
            first = max(0, bisect_right(starts, name.start) - 1)
            if name.text.lower() in NOUNS["currencies"]:
                continue  # "USD 5,000"
            if base(doc[first].head) in NOUNS["currencies"] and doc[first].dep_ in (
                "amod",
                "compound",
                "nmod",
            ):
                continue  # "two million U.S. dollars" name no country
            for at in range(first, bisect_right(starts, name.end - 1)):
                self.of_token.setdefault(at, index)
        self.bodies = bodies(names)
        self.towns = [i for i, name in enumerate(names) if is_town(name)]
        self.persons = [i for i, name in enumerate(names) if name.kind == "person"]
        self.groups = self.named_groups(doc)
        self.titles = {names[i].same: str(names[i].title) for i in self.persons if names[i].title}
        self.starts = [names[i].start for i in self.persons]

    def of(self, tokens: Iterable[Token]) -> tuple[int, ...]:
        """The names of several noun phrases and all their conjuncts, each thing once."""
        found: dict[int, int] = {}
        for token in tokens:
            for one in conjuncts(token):
                for index in self.of_phrase(one):
                    for joined in self.joined(index):
                        found.setdefault(self.names[joined].same, joined)
        return tuple(found.values())

    def joined(self, index: int) -> list[int]:
        """A person and those named before with "and": parses of long titles often lose the first."""
        found, at = [index], index
        while self.names[at].kind == "person" and at > 0:
            before = at - 1
            while before > 0 and self.names[before].adjective:
                before -= 1
            between = self.text[self.names[before].end : self.names[at].start].split()
            if self.names[before].kind != "person" or "and" not in between or len(between) > LONGEST_TITLE:
                break
            if not all(word in ("and", ",") or word[:1].isupper() for word in between):
                break
            found.insert(0, before)
            at = before
        return found

    def named_groups(self, doc: Doc) -> dict[str, list[tuple[int, int]]]:
        """Noun to the places where it is said whose it is: "Turkish forces", to read "the forces" by."""
        groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, index in sorted(self.of_token.items()):
            word = doc[at]
            before = word.dep_ in ("amod", "compound", "nmod", "poss") and word.head.pos_ == "NOUN"
            if before and self.names[index].kind != "person":
                groups[base(word.head)].append((word.head.i, index))
        return {noun: sorted(said) for noun, said in groups.items()}

    def of_phrase(self, head: Token, depth: int = 0) -> list[int]:
        """The names that say who a noun phrase is."""
        own = self.of_token.get(head.i)
        if own is not None:
            return [own]
        if depth > DEEPEST:
            return []
        if head.pos_ == "PRON":
            return self.of_pronoun(head, depth)
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return []
        for child in head.children:  # "the prime minister, Ana Ruiz"
            index = self.of_token.get(child.i)
            if child.dep_ == "appos" and index is not None:
                return [index]
            if (
                child.dep_ == "prep" and child.lower_ == "of"
            ):  # "the bishop of Lima, Ana Ruiz": parsed as Lima's
                named = (
                    self.of_token.get(t.i)
                    for p in prep_objects(child)
                    for t in p.children
                    if t.dep_ == "appos"
                )
                person = next((i for i in named if i is not None and self.names[i].kind == "person"), None)
                if person is not None:
                    return [person]
        found: list[int] = []
        for child in head.children:
            index = self.of_token.get(child.i)
            if child.dep_ in ("amod", "compound", "nmod"):
                if index is None and child.tag_ not in ("VBN", "VBG"):  # "Iran-aligned" is not Iran
                    index = next((self.of_token[c.i] for c in child.children if c.i in self.of_token), None)
                if index is not None:
                    found.append(index)
            elif child.dep_ == "poss" and base(head) not in NOUNS["others"]:
                found += [index] if index is not None else self.of_phrase(child, depth + 1)
        people = [i for i in found if self.names[i].kind == "person"]
        found = people or found
        if not found and is_of_others(head):
            preps = ("of", "from", "in") if base(head) in NOUNS["rulers"] else ("of", "from")
            for child in head.children:
                if child.dep_ == "prep" and child.lower_ in preps:
                    for inner in (one for told in prep_objects(child) for one in conjuncts(told)):
                        found += self.of_phrase(inner, depth + 1)
        if not found:
            found = self.of_title(head)
        return found

    def of_title(self, head: Token) -> list[int]:
        """ "The minister": the last person before whose title has the word."""
        definite = any(c.dep_ == "det" and c.lower_ in ("the", "both") for c in head.children)
        if not definite or head.pos_ not in ("NOUN", "PROPN"):
            return []
        if base(head) in NOUNS["groups"] and (group := self.of_group(head)):
            return group
        if head.tag_ == "NNS":
            return self.of_previous(head) if base(head) in noun_class("people") else []
        body = self.of_company(head) if base(head) in BUSINESSES else self.of_body(head)
        if body is not None:
            return [body]
        for index in reversed(self.persons[: bisect_right(self.starts, head.idx)]):
            title = self.titles.get(self.names[index].same, "")
            if title and head.lower_ in title.lower().split():
                return [index]
        return []

    def of_body(self, head: Token) -> int | None:
        """ "The central bank": the one body whose name begins with these very words; "the ministry": the one
        named before that is a ministry."""
        before = [c for c in head.lefts if c.dep_ in ("amod", "compound", "nmod", "nummod", "poss")]
        first = before[0] if before else head
        words = self.text[first.idx : head.idx + len(head)].lower().split()
        found = self.bodies.get(" ".join(words))
        return found if before or (found is not None and self.names[found].start < head.idx) else None

    def of_company(self, head: Token) -> int | None:
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

    def of_group(self, head: Token) -> list[int]:
        """ "The army": the one last said to be somebody's."""
        said = self.groups.get(base(head), [])
        at = bisect_left(said, (head.i, -1))
        return [said[at - 1][1]] if at and head.i - said[at - 1][0] <= WORDS_BACK else []

    def of_pronoun(self, token: Token, depth: int) -> list[int]:
        """A pronoun's name where grammar leaves little choice; else nobody."""
        if token.lower_ in ("he", "she", "his", "her", "him"):
            return self.of_person(token)
        if token.lower_ in ("its", "their"):
            for above in token.ancestors:  # "Kenya denied that its planes …"
                if above.pos_ not in ("VERB", "AUX"):
                    continue
                told = tellers(above, token)
                found = [i for s in told for i in self.of_phrase(s, depth + 1)]
                if token.lower_ == "its":
                    found = [i for i in found if self.names[i].kind != "person"]
                if found:
                    return found
        found = [i for s in antecedents(token, self.quoted) for i in self.of_phrase(s, depth + 1)]
        if token.lower_ == "it":
            found = [i for i in found if self.names[i].kind != "person"]
        if found or token.lower_ not in ("they", "both"):
            return found
        return self.of_previous(token)

    def antecedents(self, token: Token) -> list[Token]:
        """Who a pronoun stands for: "The rebels said they had fled". Itself where that is not shown."""
        return antecedents(token, self.quoted) or [token]

    def of_previous(self, token: Token) -> list[int]:
        """ "They", "the ministers": two or more who were the subject of the sentence before."""
        start = token.sent.start
        if start == 0:
            return []
        before = token.doc[start - 1].sent
        if "\n" in self.text[before.start_char : token.sent.start_char].strip("\n "):
            return []
        found = self.of(subjects(before.root)) if before.root.pos_ in ("VERB", "AUX") else ()
        return list(found) if len(found) > 1 else []

    def of_person(self, token: Token) -> list[int]:
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

    def is_who(self, token: Token) -> bool:
        """Whether the noun phrase is a name or names people by what they are."""
        if any(t.i in self.of_token for t in (token, *(c for c in token.children if c.dep_ == "appos"))):
            return True
        if base(token) in PARTITIVES:  # "dozens of prisoners"
            return any(self.is_who(p) for c in token.children if c.lower_ == "of" for p in prep_objects(c))
        if base(token) in noun_class("people") or base(token) in OFFICE_NOUNS:
            return True
        if token.pos_ == "NOUN" and base(token) in PERSONS and base(token) not in NOT_PERSONS:
            return True
        return token.lower_ in ("he", "she", "they", "him", "them", "her", "who", "us")

    def is_place(self, token: Token) -> bool:
        """Whether the noun phrase is a place by name or by noun."""
        index = self.of_token.get(token.i)
        if index is not None:
            name = self.names[index]
            return name.kind in PLACES or (
                name.location is not None and name.kind not in ("person", "outlet")
            )
        return base(token) in noun_class("territory")

    def doers(self, verb: Token) -> tuple[int, ...]:
        """The names behind a verb's subjects."""
        return self.of(subjects(verb))


def is_of_others(noun: Token) -> bool:
    """Whether a noun's "of" or "from" says who its people are: "members of", "negotiators from"."""
    word = base(noun)
    return (
        word in NOUNS["of_nouns"]
        or noun.lower_ in NOUNS["of_nouns"]
        or (word in noun_class("people") and word not in NOUNS["others"])
    )


__all__ = ["PLACES", "Parties", "is_of_others"]
