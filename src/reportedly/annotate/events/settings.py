"""Where and when an event took place, as far as its own passage says.

A place or time is taken from the clause of the event, else from a clause around it in the same sentence,
and a time also from the head of the sentence before. Never from elsewhere: what the passage does not
say is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reportedly.annotate.events.act_words import acts, noun_class
from reportedly.annotate.events.findings import HARMING, causes
from reportedly.annotate.events.frames import clause_head, prep_objects
from reportedly.annotate.events.parties import PLACES, Parties
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.record import Span

PARTS = {"compound", "nummod", "amod", "nmod", "poss"}
WHERE = {
    "across", "against", "along", "around", "as", "at", "beside", "between", "bordering", "by", "east",
    "from", "in", "including", "inside", "into", "near", "north", "of", "off", "on", "onto", "opposite",
    "outside", "over", "south", "through", "throughout", "to", "toward", "towards", "via", "west",
    "within",
}  # fmt: skip
# What is only said has no place of its own but where it is said: "in Oslo" beside the verb.
SPOKEN = {"REQUEST", "AGREE", "SUPPORT", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SANCTION"}
ASIDE = {"after", "before", "since", "until", "following", "despite", "prior", "amid", "unlike", "because"}
# Times of a day, before or after which something was on that day.
DAYPARTS = words_by("en/event_words.tsv")["daypart"]
TOWNS = {"city", "town", "village"}
ANY_OFFICE = frozenset(noun for nouns in words_by("en/offices.tsv").values() for noun in nouns)
# Classes of nouns that are somewhere or somebody and take no time.
TIMELESS = (
    "territory", "place", "route", "crossing", "base", "property", "people", "site_of", "square", "embassy",
    "pay",
)  # fmt: skip
# What opens a clause that is of another time than the one around it.
ELSEWHEN = {"since", "before", "until", "till"}
LONGEST_CLIMB = 4  # clauses around the event's own that are asked


def place_of(
    type_: str, trigger: Token, around: Token, parties: Parties, taken: Sequence[int], sites: Sequence[int]
) -> int | None:
    """The most exact place named with the event, else in its clause, else in the clauses around it.

    ``around`` is the word whose clause the event is; ``taken`` are names that are parties and no places,
    ``sites`` parties that are the place as well ("bombed the port"). A party by its demonym may be the place
    too: "Malian troops shot a man in Mali".
    """
    things = {parties.names[i].same for i in taken if not parties.names[i].adjective}
    near = [around, *around.children, *beside(around)] if type_ in SPOKEN else within(around)
    found = [*sites, *places_in(near, parties)]
    wider = iter(()) if type_ in SPOKEN else iter((*at_once(around), *clauses(around)))
    while True:
        fit = [i for i in found if not (parties.names[i].adjective or parties.names[i].same in things)]
        if fit:
            return min(fit, key=lambda i: rank(parties, i, trigger))
        head = next(wider, None)
        if head is None:
            return None
        subject = {t.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree}
        found = list(places_in([t for t in own_tokens(head) if t.i not in subject], parties))


def beside(around: Token) -> Iterator[Token]:
    """What stands with the office that is a verb's subject: "A court in Oslo convicted …" was in Oslo. A verb
    joined to another shares its subject."""
    joined = around.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in around.children)
    for noun in (around.head if joined else around).children:
        if noun.dep_ == "nsubj" and base(noun) in ANY_OFFICE:
            yield from noun.children


def within(around: Token) -> list[Token]:
    """The words of an event's own clause, with those of the event noun that is the subject it shares with
    another verb: "An ambush near Mopti killed two and wounded five"."""
    found = list(own_tokens(around, conjuncts=False))
    if around.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in around.children):
        shared = [c for c in around.head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
        found += [token for noun in shared for token in own_tokens(noun)]
    return found


def rank(parties: Parties, index: int, trigger: Token) -> tuple[int, int]:
    """Exact places before coarse ones, near ones before far ones."""
    location = parties.names[index].location
    coarse = location.precision if location else (4 if parties.names[index].kind == "place" else 6)
    return coarse, abs(parties.names[index].start - trigger.idx)


def places_in(tokens: Sequence[Token], parties: Parties) -> Iterator[int]:
    """Places named after a preposition of place among some words."""
    for token in tokens:
        if (
            token.dep_ in ("prep", "agent")
            and token.lower_ in WHERE
            and not (is_aside(token) or is_origin(token))
        ):
            for inner in prep_objects(token):
                if inner.lower_ in TOWNS and any(c.lower_ == "the" for c in inner.children):
                    meant = parties.last_town(inner)
                    if meant is not None and not any(c.i in parties.of_token for c in inner.subtree):
                        yield meant
                for part in (inner, *inner.children):
                    index = parties.of_token.get(part.i)
                    if index is None or part.dep_ == "poss":
                        continue
                    if parties.names[index].kind in PLACES:
                        yield index


def is_origin(prep: Token) -> bool:
    """Where somebody is from is not where it happened: "plans to sell it to a firm from Oslo"."""
    noun = prep.head
    return prep.lower_ == "from" and noun.pos_ in ("NOUN", "PROPN") and base(noun) not in acts("noun")


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
    beyond = (*at_once(around), *clauses(around, same_time=True))
    wider = ({t.i for t in at_one_time(head)} for head in beyond)
    for inside in (near, *wider):
        found = [(abs(token.i - trigger.i), index) for token, index in own if token.i in inside]
        if found:
            return min(found)[1]
    return None


def at_one_time(head: Token) -> Iterator[Token]:
    """The words of a clause but for verbs joined to it that are of another time: "condemned it, will go"."""
    joined = [c for c in head.children if c.dep_ == "conj" and is_to_come(c) != is_to_come(head)]
    later = {t.i for verb in joined for t in verb.subtree}
    return (token for token in own_tokens(head, participles=False) if token.i not in later)


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
    return [
        c
        for c in verb.children
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
        if same_time and head.dep_ == "relcl":
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


__all__ = ["clause_span", "clauses", "frame_time", "own_tokens", "place_of", "time_of"]
