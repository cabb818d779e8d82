"""Which row of the act lexicon a verb or noun of the parse answers to."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from reportedly.annotate.act_words import Act, Condition, acts, noun_class
from reportedly.annotate.frames import objects, prep_objects, prepositions, subjects
from reportedly.annotate.governors import base

IsWho = Callable[[Token], bool]
MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod"}
PARTICLES = {"prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "xcomp", "dative", "agent", "advcl"}


def verb_act(verb: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The most specific verb row whose conditions hold, None where none does or it is no act."""
    return best(acts("verb").get(base(verb), ()), verb, is_who, is_place)


def noun_act(noun: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The most specific noun row whose conditions hold."""
    return best(acts("noun").get(base(noun), ()), noun, is_who, is_place)


def best(rows: tuple[Act, ...], head: Token, is_who: IsWho, is_place: IsWho) -> Act | None:
    """The first row that holds; they come most specific first."""
    for act in rows:
        if all(holds(c, head, is_who, is_place) for c in act.conditions):
            return act if act.type else None
    return None


def holds(condition: Condition, head: Token, is_who: IsWho, is_place: IsWho) -> bool:
    """Whether what a condition asks for stands with the head."""
    value = condition.value
    match condition.kind:
        case "word":
            return has_word(head, value)
        case "class":
            return any(base(t) in noun_class(value) for t in object_nouns(head))
        case "prep_class":
            return any(
                base(t) in noun_class(value)
                for prep in prepositions(head) + [c for c in head.children if c.dep_ == "prt"]
                if prep.lower_ == condition.prep
                for t in (prep_objects(prep) or (object_nouns(head) if prep.dep_ == "prt" else []))
            )
        case "complement":
            return has_complement(head, value)
        case "modifier":
            wanted = value.split("|")
            return any(
                c.dep_ in MODIFIERS and (c.lower_ in wanted or base(c) in wanted or is_part_of(c, wanted))
                for c in head.children
            )
        case "subject_class":
            return any(base(t) in noun_class(value) for t in subjects(head))
        case "flag":
            return has_flag(head, value, is_who, is_place)


def has_flag(head: Token, flag: str, is_who: IsWho, is_place: IsWho) -> bool:
    """The conditions that ask for the presence or kind of a party."""
    if flag == "ALONE":
        return not object_nouns(head)
    if flag == "OBJ":
        return bool(objects(head))
    if flag == "SUBJWHO":
        return any(is_who(t) for t in subjects(head))
    check = is_place if flag == "PLACE" else is_who
    return any(check(t) for t in objects(head))


def object_nouns(head: Token) -> list[Token]:
    """The objects and what they are "of": "a series of talks", "two rounds of talks"."""
    found = list(objects(head)) if head.pos_ in ("VERB", "AUX") else []
    for token in tuple(found):
        if base(token) in PARTITIVES:
            found += [p for c in token.children if c.lower_ == "of" for p in prep_objects(c)]
        found += [c for c in token.children if c.dep_ == "conj" and c.pos_ == "NOUN"]
    return found


# Nouns that stand before what they are made of: "a series of talks", "thousands of tonnes of wheat".
PARTITIVES = {
    "series", "round", "wave", "number", "couple", "set", "string", "cycle", "spate", "day", "group", "thousand",
    "hundred", "dozen", "million", "billion", "ton", "tonne", "lot", "barrage", "salvo", "amount", "shipment",
}  # fmt: skip


def has_word(head: Token, word: str) -> bool:
    """A particle, preposition, object or complement of that form or base form."""
    for child in head.children:
        if child.dep_ not in PARTICLES or is_dated(child):
            continue
        if child.lower_ == word or base(child) == word:
            return True
        if child.dep_ in ("prt", "advmod", "prep", "xcomp", "acomp", "oprd", "dobj") and any(
            c.dep_ in PARTICLES and c.lower_ == word and not is_dated(c) for c in child.children
        ):
            return True
    return any(base(t) == word for t in objects(head)) if head.pos_ == "VERB" else False


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


def is_part_of(token: Token, wanted: list[str]) -> bool:
    """A hyphenated word of which one part is wanted: "anti-tank"."""
    return "-" in token.lower_ and any(part in wanted for part in token.lower_.split("-"))


# A trigger shows its particle and object ("called for", "carried out") when they stand this near.
TRIGGER_REACH = 3


def trigger_words(act: Act, head: Token) -> list[Token]:
    """The words beside the head that make it the act it is."""
    wanted = {c.prep or c.value for c in act.conditions if c.kind in ("word", "prep_class")}
    near = [c for c in head.children if c.dep_ in PARTICLES and abs(c.i - head.i) <= TRIGGER_REACH]
    return [c for c in near if c.lower_ in wanted or base(c) in wanted]


__all__ = ["noun_act", "object_nouns", "trigger_words", "verb_act"]
