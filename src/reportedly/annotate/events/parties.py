"""Which names stand behind a noun phrase: "Russian forces", "the Israeli army", "members of the UN".

A common noun leads to a name only through its own modifiers; a group without one stays without one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_match import PARTITIVES
from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.events.callings import NOUNS, PERSONS, Callings, said_by, tellers
from reportedly.annotate.events.frames import conjuncts, prep_objects, subjects
from reportedly.annotate.events.pronouns import Quoted, antecedents
from reportedly.annotate.parser import text_of
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.annotation import LocalStatement, Name

DEEPEST = 2  # noun phrases within noun phrases that are followed
LONGEST_TITLE = 8  # words between two persons joined by "and"
OFFICE_NOUNS = frozenset().union(
    *(words_by("en/offices.tsv")[name] for name in ("organisation", "group", "person"))
)
NOT_PERSONS = words_by("en/offices.tsv")["anybody"]
PLACES = {"place", "country"}


class Parties:
    """The names of one report, looked up from tokens of its parse."""

    def __init__(self, doc: Doc, names: tuple[Name, ...], statements: Sequence[LocalStatement] = ()) -> None:
        self.names = names
        self.quoted = Quoted(doc, names, statements)
        self.text = text_of(doc)
        self.of_token: dict[int, int] = {}
        self.last: dict[int, int] = {}  # the last token of each name
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
                self.last[index] = at
        self.called = Callings(doc, names, self.of_token)

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

    def of_phrase(self, head: Token, depth: int = 0) -> list[int]:
        """The names that say who a noun phrase is."""
        own = self.of_token.get(head.i)
        if own is not None:
            return [own]
        if depth > DEEPEST:
            return []
        if behind := those_of(head):
            return [i for one in behind for i in self.of_phrase(one, depth + 1)]
        if head.pos_ == "PRON":
            return self.of_pronoun(head, depth)
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return []
        for child in head.children:  # "the prime minister, Ana Ruiz"
            index = self.of_token.get(child.i)
            if child.dep_ == "appos" and index is not None:
                return [index]
            if child.dep_ == "prep" and child.lower_ in (
                "of",
                "in",
                "for",
                "at",
                "to",
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
        if base(head) in NOUNS["groups"] and (group := self.called.group(head)):
            return group
        if head.tag_ == "NNS":
            return self.of_previous(head) if base(head) in noun_class("people") else []
        found = self.called.body(head)
        found = self.called.titled(head) if found is None else found
        return [] if found is None else [found]

    def of_pronoun(self, token: Token, depth: int) -> list[int]:
        """A pronoun's name where grammar leaves little choice; else nobody."""
        if token.lower_ in ("he", "she", "his", "her", "him"):
            return self.called.person(token)
        if token.lower_ in ("its", "their"):
            for above in token.ancestors:  # "Kenya denied that its planes …"
                if above.pos_ not in ("VERB", "AUX"):
                    continue
                told = tellers(above, token) or said_by(above, token)
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

    def is_who(self, token: Token) -> bool:
        """Whether the noun phrase is a name or names people by what they are."""
        if any(t.i in self.of_token for t in (token, *(c for c in token.children if c.dep_ == "appos"))):
            return True
        if behind := those_of(token):  # "dozens of prisoners", "two of the men"
            return any(map(self.is_who, behind))
        alone = token.dep_ in ("nsubj", "nsubjpass", "dobj") or any(c.lower_ == "the" for c in token.children)
        if token.pos_ == "NUM" and alone:  # "all five were freed", "one of the three"
            return not any(c.text == "%" for c in token.children) and token.ent_type_ == "CARDINAL"
        if base(token) in noun_class("people") or base(token) in OFFICE_NOUNS:
            return True
        if token.pos_ == "NOUN" and base(token) in PERSONS and base(token) not in NOT_PERSONS:
            return True
        if token.lower_ in NOUNS["sufferers"] and any(c.lower_ == "the" for c in token.children):
            return True  # "visited the wounded"
        return token.lower_ in ("he", "she", "they", "him", "them", "her", "who", "us", "others")

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


def those_of(head: Token) -> list[Token]:
    """Of how many something is said: "dozens of *prisoners*", "two of the *men*"."""
    if base(head) not in PARTITIVES and head.pos_ not in ("ADJ", "DET", "NUM", "PRON"):
        return []
    return [p for c in head.children if c.lower_ == "of" for p in prep_objects(c)]


def is_of_others(noun: Token) -> bool:
    """Whether a noun's "of" or "from" says who its people are: "members of", "negotiators from"."""
    word = base(noun)
    return (
        word in NOUNS["of_nouns"]
        or noun.lower_ in NOUNS["of_nouns"]
        or (word in noun_class("people") and word not in NOUNS["others"])
    )


__all__ = ["PLACES", "Parties", "is_of_others", "those_of"]
