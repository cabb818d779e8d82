"""Which row of the act lexicon a verb or noun of the parse answers to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_words import Act, Condition, acts, noun_class
from reportedly.annotate.events.frames import objects, prep_objects, prepositions, subjects
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by

IsWho = Callable[[Token], bool]
MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod"}
PARTICLES = {"prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "xcomp", "dative", "agent", "advcl"}


def verb_act(verb: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The most specific verb row whose conditions hold, None where none does or it is no act."""
    return best(acts("verb").get(base(verb), ()), verb, is_who, is_place)


def noun_act(noun: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The most specific noun row whose conditions hold."""
    act = best(acts("noun").get(base(noun), ()), noun, is_who, is_place)
    if act is not None and act.type == "ASSAULT" and base(noun) == "strike" and is_of_work(noun.doc):
        return replace(act, type="PROTEST", mode="strike", recipients=("against", "over"))
    return act


def is_of_work(doc: Doc) -> bool:
    """Whether a report tells of people who stop work, and of no weapons: "the strike" in it is theirs."""
    told: bool | None = doc.user_data.get("is_of_work")
    if told is None:
        nouns = {base(token) for token in doc if token.pos_ == "NOUN"}
        told = not nouns.isdisjoint(WORDS["labour"]) and nouns.isdisjoint(WORDS["munition"])
        doc.user_data["is_of_work"] = told
    return told


class Surroundings:
    """What stands with a head, worked out once for all rows that ask."""

    def __init__(self, head: Token) -> None:
        self.head = head

    @cached_property
    def objects(self) -> list[Token]:
        """The logical objects."""
        return objects(self.head) if self.head.pos_ in ("VERB", "AUX") else []

    @cached_property
    def subject_nouns(self) -> set[str]:
        """What the logical subjects are."""
        return {name for t in self.subjects for name in natures(t)}

    @cached_property
    def nouns(self) -> set[str]:
        """The base forms of the objects and what they are "of"."""
        called = [c for c in self.head.children if c.dep_ == "ccomp" and c.pos_ == "NOUN"]
        return {base(t) for t in (*object_nouns(self.head, self.objects), *called)}

    @cached_property
    def prep_nouns(self) -> set[tuple[str, str]]:
        """Preposition or particle and the base form of its object."""
        preps = prepositions(self.head)
        preps += [c for p in preps for c in p.children if c.dep_ == "prep"]  # "walked out of talks"
        inner = [(p.lower_, t) for p in preps for t in prep_objects(p)]
        made_of = [(p, t) for p, noun in inner if base(noun) in PARTITIVES for t in of_nouns(noun)]
        found = {(p, base(t)) for p, t in (*inner, *made_of)}
        parts = [c.lower_ for c in self.head.children if c.dep_ == "prt"]
        return found | {(part, noun) for part in parts for noun in self.nouns}

    @cached_property
    def words(self) -> set[str]:
        """Particles, prepositions, objects and complements, as written and as base forms."""
        found: set[str] = set()
        for child in self.head.children:
            if child.dep_ in PARTICLES and not is_dated(child):
                found |= {child.lower_, base(child)}
                if child.dep_ not in ("attr", "dative", "agent", "advcl"):
                    found.update(c.lower_ for c in child.children if c.dep_ in PARTICLES and not is_dated(c))
            elif child.dep_ == "ccomp" and (child.pos_ == "ADJ" or is_state(child)):  # "found her guilty"
                found |= {child.lower_, base(child)}
            elif child.dep_ == "ccomp" and child.tag_ == "VB" and self.head.lower_.startswith("let"):
                found.add(child.lower_)  # "let the singer go"
        for thing in self.objects:  # "pulled a girl alive"
            found |= {c.lower_ for c in thing.children if c.dep_ == "amod" and c.i > thing.i}
        return found | {base(t) for t in self.objects}

    @cached_property
    def modifiers(self) -> set[str]:
        """What stands before a noun; of "anti-tank" also the parts."""
        found: set[str] = set()
        for child in self.head.children:
            if child.dep_ in MODIFIERS:
                found |= {child.lower_, base(child), *child.lower_.split("-")}
        return found

    @cached_property
    def subjects(self) -> list[Token]:
        """The logical subjects."""
        return subjects(self.head)


WORDS = words_by("en/event_words.tsv")
# Whose nature is that of what they are made of, or of whom they carry: "a rescue team", "a bus of nurses".
TEAMS = WORDS["team"]
BLASTS = {"explosion", "blast"}
CARRIERS = WORDS["carrier"]


def natures(noun: Token) -> set[str]:
    """The base forms that say what a subject is."""
    found = {base(noun), *(base(c) for c in noun.children if c.dep_ == "appos")}  # "a magnitude 6 earthquake"
    before = {base(c) for c in noun.children if c.dep_ in MODIFIERS}
    if found <= BLASTS and not before.isdisjoint(noun_class("force") | noun_class("bomb")):
        return before  # a bomb's explosion is no accident
    if noun.pos_ == "PROPN":
        found |= before  # "the ferry Santa Clara"
    if base(noun) in TEAMS or base(noun) in CARRIERS or base(noun) in PARTITIVES:
        found |= before | {base(p) for c in noun.children if c.lower_ == "of" for p in prep_objects(c)}
    return found | {base(t) for t in carried(noun)}


def carried(noun: Token) -> list[Token]:
    """Whom a plane, ship or convoy has on board, as far as that is said beside it."""
    if base(noun) not in CARRIERS:
        return []
    aboard = [p for c in noun.children if c.lower_ in ("with", "of") for p in prep_objects(c)]
    return aboard + [o for c in noun.children if c.dep_ == "acl" for o in objects(c)]


def best(rows: tuple[Act, ...], head: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The first row that holds; they come most specific first."""
    around = Surroundings(head)
    for act in rows:
        if all(holds(c, around, is_who, is_place) for c in act.conditions):
            return act if act.type else None
    return None


def holds(condition: Condition, around: Surroundings, is_who: IsWho, is_place: IsWho) -> bool:
    """Whether what a condition asks for stands with the head."""
    value = condition.value
    match condition.kind:
        case "word":
            return value in around.words
        case "class":
            return not around.nouns.isdisjoint(noun_class(value))
        case "prep_class":
            return any(
                prep == condition.prep and noun in noun_class(value) for prep, noun in around.prep_nouns
            )
        case "complement":
            return has_complement(around.head, value)
        case "modifier":
            return not around.modifiers.isdisjoint(value.split("|"))
        case "subject_class":
            return not around.subject_nouns.isdisjoint(noun_class(value))
        case "flag":
            return has_flag(around, value, is_who, is_place)


def has_flag(around: Surroundings, flag: str, is_who: IsWho, is_place: IsWho) -> bool:
    """The conditions that ask for the presence or kind of a party."""
    if flag == "ALONE":
        return not around.objects
    if flag == "OBJ":
        return bool(around.objects)
    if flag == "WHOTO":
        asked = (c for c in around.head.children if c.dep_ == "ccomp" and has_complement(around.head, "to"))
        return any(is_who(t) for verb in asked for t in verb.children if t.dep_ == "nsubj")
    if flag == "SUBJWHO":
        return any(is_who(t) for t in around.subjects)
    check = is_place if flag == "PLACE" else is_who
    return any(check(t) for t in around.objects)


def object_nouns(head: Token, known: list[Token] | None = None) -> list[Token]:
    """The objects and what they are "of": "a series of talks", "two rounds of talks"."""
    if head.pos_ not in ("VERB", "AUX"):
        return []
    found = list(objects(head) if known is None else known)
    for token in tuple(found):
        if base(token) in PARTITIVES:
            found += of_nouns(token)
        found += [c for c in token.children if c.dep_ == "conj" and c.pos_ == "NOUN"]
    return found


def of_nouns(noun: Token) -> list[Token]:
    """What a noun is "of"."""
    return [p for c in noun.children if c.lower_ == "of" for p in prep_objects(c)]


# Nouns that stand before what they are made of: "a series of talks", "thousands of tonnes of wheat".
PARTITIVES = WORDS["partitive"]


def is_state(verb: Token) -> bool:
    """A participle that says how something is to be: "ordered 31 factories closed"."""
    return verb.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("nsubj", "aux", "mark") for c in verb.children)


def is_dated(prep: Token) -> bool:
    """A preposition of time: "called him on Friday" is not "called on"."""
    inner = [c for c in prep.children if c.dep_ == "pobj"]
    return bool(inner) and all(c.ent_type_ in ("DATE", "TIME") for c in inner)


def has_complement(head: Token, kind: str) -> bool:
    """An infinitive ("to") or a clause ("that") as complement."""
    for child in head.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.pos_ in ("VERB", "AUX"):
            infinitive = any(c.tag_ == "TO" for c in child.children)
            if infinitive == (kind == "to") and (kind == "to" or child.dep_ == "ccomp"):
                return True
    if kind != "to":
        return False
    inner = [*objects(head), *(c for c in head.children if c.dep_ in ("acomp", "oprd"))]
    return any(has_complement(t, "to") for t in inner if t.pos_ != "VERB")


# A trigger shows its particle and object ("called for", "carried out") when they stand this near.
TRIGGER_REACH = 3


def trigger_words(act: Act, head: Token) -> list[Token]:
    """The words beside the head that make it the act it is."""
    wanted = {c.prep or c.value for c in act.conditions if c.kind in ("word", "prep_class")}
    near = [c for c in head.children if c.dep_ in PARTICLES and abs(c.i - head.i) <= TRIGGER_REACH]
    return [c for c in near if c.lower_ in wanted or base(c) in wanted]


__all__ = ["PARTITIVES", "carried", "noun_act", "object_nouns", "trigger_words", "verb_act"]
