"""When an event took place, as far as its own passage says, and which clauses are its passage.

A time is taken from the clause of the event, else from a clause around it in the same sentence, else from the
head of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.annotate.events.act_words import acts, noun_class
from reportedly.annotate.events.findings import HARMING, causes
from reportedly.annotate.events.frames import clause_head
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

PARTS = {"compound", "nummod", "amod", "nmod", "poss"}
# What is only said has no place of its own but where it is said: "in Oslo" beside the verb.
SPOKEN = {"REQUEST", "AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SANCTION"}
ASIDE = {"after", "before", "since", "until", "following", "despite", "prior", "amid", "unlike", "because"}
# Times of a day, before or after which something was on that day.
DAYPARTS = words_by("en/event_words.tsv")["daypart"]
# Classes of nouns that are somewhere or somebody and take no time.
TIMELESS = (
    "territory", "place", "route", "crossing", "base", "property", "people", "site_of", "square", "embassy",
    "pay",
)  # fmt: skip
# What opens a clause that is of another time than the one around it.
ELSEWHEN = {"since", "before", "until", "till"}
LONGEST_CLIMB = 4  # clauses around the event's own that are asked


def is_aside(prep: Token) -> bool:
    """A place inside "after the talks in Oslo" is not where what followed took place."""
    return any(a.dep_ == "prep" and a.lower_ in ASIDE for a in prep.ancestors)


def time_of(trigger: Token, around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """The time nearest to the event in its clause, else in the clauses around it.

    "The 1974 accord", "last month's talks": such a time is the noun's alone.
    """
    means = causes(trigger) if base(trigger) in HARMING else []  # "hurt in the strike on Friday"
    own = [(token, index) for token, index in times if is_loose(token, trigger, means)]
    near = {t.i for t in own_tokens(around, conjuncts=False, participles=around.pos_ == "NOUN")}
    spoken_of = around.pos_ == "NOUN" and is_spoken_of(around)
    beyond = () if spoken_of else (*at_once(around), *clauses(around, same_time=True))
    wider = ({t.i for t in at_one_time(head)} for head in beyond)
    for inside in (near, *wider):
        found = [(abs(token.i - trigger.i), index) for token, index in own if token.i in inside]
        if found:
            return min(found)[1]
    return None


def is_spoken_of(noun: Token) -> bool:
    """Whether an event noun is what somebody condemns, denies or asks for: the day is that of doing so."""
    verb = clause_head(noun)
    types = {act.type for act in acts("verb").get(base(verb), ())} - {None}
    inside = noun.dep_ in ("dobj", "pobj") and noun != verb
    return inside and bool(types) and types <= {"ACCUSE", "REJECT", "REQUEST", "SANCTION", "THREATEN"}


def at_one_time(head: Token) -> Iterator[Token]:
    """The words of a clause but for verbs joined to it that are of another time: "condemned it, will go"."""
    joined = [c for c in head.children if c.dep_ == "conj" and is_to_come(c) != is_to_come(head)]
    later = {t.i for verb in joined for t in verb.subtree}
    return (token for token in own_tokens(head, participles=False) if token.i not in later)


def is_lasting(clause: Token) -> bool:
    """Whether a clause tells what goes on until now and so takes no day of the past: "freed the guards they
    have been holding on Monday"."""
    return clause.dep_ == "relcl" and any(
        c.dep_ == "aux" and c.lower_ in ("have", "has") for c in clause.children
    )


def is_to_come(verb: Token) -> bool:
    """Whether a verb has an auxiliary of what is yet to be."""
    return any(c.tag_ == "MD" for c in verb.children)


def is_loose(time: Token, trigger: Token, means: Sequence[Token] = ()) -> bool:
    """Whether a time dates its clause: it is no part of a noun phrase and dates no noun of its own, unless
    that is the act or by what ``means`` it was done."""
    node = time
    while node.dep_ in PARTS and node.head.ent_type_ in ("DATE", "TIME"):
        node = node.head
    if is_of_saying(node):
        return False
    if node.dep_ in PARTS:
        return node.head == trigger or node.head in means
    while node.dep_ in ("pobj", "prep", "pcomp"):
        node = node.head
        if node == trigger or node in means:
            return True
        if node.dep_ == "mark" and node.lower_ == "since":
            return False  # "The men held since Monday were freed": taken for "since … were freed"
        if node.pos_ == "NOUN" and node.ent_type_ not in ("DATE", "TIME") and node.dep_ == "pobj":
            if base(node) in DAYPARTS or any(base(node) in noun_class(name) for name in TIMELESS):
                continue  # "east of the crossing on Saturday" dates no crossing, "a crew … on Friday" no crew
            return False  # "before the fall of the city in May" dates the fall
        if node.dep_ == "prep" and node.lower_ in ASIDE:
            if any(base(c) in DAYPARTS for c in node.children):
                continue  # "before dawn on Wednesday"
            return node.lower_ == "since"
    return True


def is_of_saying(time: Token) -> bool:
    """Whether a day right behind a verb of saying, which the parse gives to what is said, tells when that was
    said: "said Monday it had shelled the town"."""
    clause = time.head
    if time.dep_ not in ("npadvmod", "nsubj", "compound") or time.i == 0:
        return False
    while clause.dep_ not in ("ccomp", "ROOT") and clause.head != clause:
        clause = clause.head
    above = time.nbor(-1)
    return clause.dep_ == "ccomp" and clause.head == above and above.pos_ == "VERB" and clause.i > time.i


def frame_time(around: Token, times: Sequence[tuple[Token, int]]) -> int | None:
    """The time that opens the sentence before, when both stand in one paragraph."""
    sentence = around.sent
    if sentence.start == 0 or clause_head(around) != sentence.root:
        return None
    before = sentence.doc[sentence.start - 1].sent
    if "\n" in sentence.doc[before.start : sentence.start].text.strip("\n ") or "\n" in before[-1].text:
        return None
    opening = {t.i for t in before[:3]}
    return next((index for token, index in times if token.i in opening), None)


def at_once(verb: Token) -> list[Token]:
    """The clauses that tell when something was: "were killed when a bomb exploded in Lima on Monday"."""
    joined = [
        c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"
    ]  # "were killed and two hurt when"
    return [
        c
        for one in (verb, *joined)
        for c in one.children
        if c.dep_ == "advcl"
        and any(w.lower_ in ("when", "as") and w.dep_ in ("advmod", "mark") for w in c.children)
    ]


def clauses(token: Token, same_time: bool = False) -> Iterator[Token]:
    """The clause a word stands in, then those around it, up to what somebody only says; ``same_time``: no
    further than what is told of the same time ("since the mine was shut in May" is of another)."""
    head = clause_head(token)
    for _ in range(LONGEST_CLIMB):
        yield head
        if head.dep_ in ("ccomp", "ROOT", "parataxis") or head.head == head:
            return
        if same_time and head.dep_ == "relcl" and not any(c.lower_ == "where" for c in head.lefts):
            return  # "On Monday divers found the boat that sank": not on Monday
        if same_time and any(c.dep_ == "mark" and c.lower_ in ELSEWHEN for c in head.children):
            return
        head = clause_head(head.head)


def own_tokens(head: Token, conjuncts: bool = True, participles: bool = True) -> Iterator[Token]:
    """The words of a clause without the clauses inside it that have subjects of their own.

    Without ``conjuncts``, the verbs joined to the head by "and" are left out too; without
    ``participles``, what hangs on a noun as a clause ("the accord signed in May").
    """
    left = [head]
    while left:
        token = left.pop()
        yield token
        for child in token.children:
            verb = child.pos_ in ("VERB", "AUX")
            if not conjuncts and verb and child.dep_ == "conj" and token == head:
                continue
            if verb and child.dep_ in ("ccomp", "relcl", "parataxis", "csubj"):
                continue
            if child.dep_ in ("conj", "advcl") and any(
                c.dep_ in ("nsubj", "nsubjpass") for c in child.children
            ):
                continue
            if not participles and verb and child.dep_ in ("acl", "advcl") and child.lower_ != "aged":
                continue
            left.append(child)


def clause_span(head: Token) -> Span:
    """First to last word of a clause, what is asked, said or meant in it included."""
    tokens = [head]
    for token in tokens:
        for child in token.children:
            other = child.dep_ in ("conj", "parataxis") and child.pos_ in ("VERB", "AUX")
            if not (child.is_punct or child.is_space or (other and token == head)) and child.dep_ != "cc":
                tokens.append(child)
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


__all__ = ["SPOKEN", "at_once", "clause_span", "clauses", "frame_time", "is_aside", "own_tokens", "time_of"]
