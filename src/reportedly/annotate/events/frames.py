"""Who does what to whom in the parse: subjects, objects and prepositions of a verb or event noun.

Logical, not surface: a passive's subject is its object and its agent its subject; a verb without a
subject of its own takes the one of the verb it is conjoined to, controlled by or attached to.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.events.act_words import noun_class
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by

# Verbs whose object is not the subject of the infinitive that follows.
SUBJECT_CONTROL = {"promise", "threaten", "vow", "pledge"}
# "Is committed to", "was opposed to": the participle says what its subject is like.
DISPOSED = {"commit", "oppose", "engage", "determine"}
# Verbs of asking whose infinitive is to be done by whom a preposition names.
CALLED = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",)}
RELATIVE = {"who", "which", "that", "whom"}
LONGEST_CHAIN = 6  # links of control or conjunction followed; longer ones are parse errors
OBJECTS = {"dobj", "obj", "dative", "attr", "oprd"}

PEOPLE = noun_class("people")
# Texts in which whoever gives them out asks, warns or accuses.
ISSUED = words_by("en/event_words.tsv")["issued"]


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The tokens that head the verb's logical subjects, conjuncts not included."""
    if depth > LONGEST_CHAIN:
        return []
    if is_passive(verb):
        return agents(verb)
    disposed = base(verb) in DISPOSED
    own = [
        relative_head(c, verb)
        for c in verb.children
        if c.dep_ in ("nsubj", "csubj", "expl") or (disposed and c.dep_ == "nsubjpass")
    ]
    if own:
        return [t for t in own if t.dep_ != "expl"]
    return borrowed_subjects(verb, depth)


def borrowed_subjects(verb: Token, depth: int) -> list[Token]:
    """The subjects of a verb that has none of its own."""
    above = verb.head
    if verb.dep_ == "acl" and above.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VBG":
            return subjects(above.head, depth + 1) if is_issued(above) else [above]
        # "the decision to strike": whoever decided
        possessors = [c for c in above.children if c.dep_ == "poss"]
        return possessors or (subjects(above.head, depth + 1) if above.dep_ in OBJECTS else [])
    if verb.dep_ in ("xcomp", "ccomp") and above.pos_ in ("VERB", "AUX"):
        if base(above) not in SUBJECT_CONTROL:
            controlled = objects(above) or called_on(above)
            if controlled and any(c.tag_ == "TO" for c in verb.children):
                return controlled
        return voice_subjects(above, depth)
    if verb.dep_ in ("conj", "advcl") and above.pos_ in ("VERB", "AUX"):
        return voice_subjects(above, depth)
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ":
        return voice_subjects(above.head, depth)
    if verb.dep_ == "pcomp" and above.dep_ == "prep":
        top = above.head
        if top.pos_ in ("VERB", "AUX"):
            accused = objects(top) if above.lower_ in ("of", "for", "from") else []
            return accused or voice_subjects(top, depth)
    return []


def called_on(verb: Token) -> list[Token]:
    """Who is to do what is asked for: "called on the minister to resign", "appealed to them to leave"."""
    return [p for c in verb.children if c.lower_ in CALLED.get(base(verb), ()) for p in prep_objects(c)]


def is_issued(noun: Token) -> bool:
    """Whether a noun is a text that somebody gives out: "issued a statement calling on …"."""
    return noun.dep_ in OBJECTS and noun.head.pos_ == "VERB" and base(noun) in ISSUED


def voice_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The surface subjects of a verb: what a verb hanging on it borrows."""
    surface = [relative_head(c, verb) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return surface or subjects(verb, depth + 1)


def objects(verb: Token) -> list[Token]:
    """The tokens that head the verb's logical objects."""
    if is_passive(verb):
        own = [relative_head(c, verb) for c in verb.children if c.dep_ == "nsubjpass"]
        if own:
            return own
        if verb.dep_ == "acl":
            return [verb.head]
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            finite = is_finite(verb)  # "crossed the border and was arrested"
            return [
                relative_head(c, verb.head)
                for c in verb.head.children
                if c.dep_ == "nsubjpass" or (finite and c.dep_ == "nsubj")
            ]
        if verb.dep_ == "xcomp":
            return voice_subjects(verb.head, 1)
        if verb.dep_ == "advcl" and verb.head.dep_ == "acl" and is_finite(verb):
            return [verb.head.head]  # "The men held since Monday were freed": taken for "since … were freed"
        return []
    found = [relative_head(c, verb) for c in verb.children if c.dep_ in OBJECTS and c.pos_ != "ADP"]
    found += [p for c in verb.children if c.dep_ == "dative" and c.pos_ == "ADP" for p in prep_objects(c)]
    if not found and verb.dep_ == "relcl" and any(c.dep_ in ("nsubj",) for c in verb.children):
        gap = not any(c.dep_ == "nsubj" and c.lower_ in RELATIVE for c in verb.children)
        return [verb.head] if gap else []
    return found


def agents(verb: Token) -> list[Token]:
    """Who did it, of a passive: the objects of "by"."""
    return [p for c in verb.children if c.dep_ == "agent" or c.lower_ == "by" for p in prep_objects(c)]


def is_passive(verb: Token) -> bool:
    """Passive voice, reduced relatives ("patrols conducted before") included."""
    if verb.tag_ != "VBN":
        return False
    if base(verb) in DISPOSED and not any(c.dep_ == "agent" for c in verb.children):
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
        return True
    if any(c.lower_ in ("has", "have", "had", "having", "'ve", "’ve") for c in verb.children):
        return False
    first = verb
    while (
        first.dep_ == "conj"
        and first.head.pos_ == "VERB"
        and not any(c.dep_ == "nsubj" for c in first.children)
    ):
        first = first.head
    if first != verb:
        return any(c.dep_ == "auxpass" for c in first.children) and first.tag_ == "VBN"
    return verb.dep_ in ("acl", "advcl", "relcl")


def is_finite(verb: Token) -> bool:
    """Whether a verb has an auxiliary with tense."""
    return any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBP", "VBZ") for c in verb.children)


def relative_head(token: Token, verb: Token) -> Token:
    """What "who", "which" or "that" stands for."""
    if token.lower_ in RELATIVE and token.tag_ in ("WP", "WDT", "IN", "WRB"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "aux") and clause.head != clause:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            return whose(clause.head) if token.lower_ == "who" else clause.head
    return token


def whose(noun: Token) -> Token:
    """Who "who" stands for, which the parse gives to the nearest noun: "*workers* at the refinery, who …"."""
    if (
        noun.dep_ != "pobj"
        or noun.pos_ not in ("NOUN", "PROPN")
        or base(noun) in PEOPLE
        or noun.ent_type_ in ("PERSON", "NORP")
    ):
        return noun
    above = noun.head.head
    return above if above.pos_ == "NOUN" and base(above) in PEOPLE else noun


def prep_objects(prep: Token) -> list[Token]:
    """The objects of a preposition, "of" and "from across" followed through."""
    found = [c for c in prep.children if c.dep_ in ("pobj", "pcomp")]
    for inner in prep.children:
        if inner.dep_ == "prep":
            found += prep_objects(inner)
    return found


def prepositions(token: Token) -> list[Token]:
    """The prepositions that hang on a word, through particles ("pull out of") and other prepositions."""
    found = [
        c for c in token.children if c.dep_ in ("prep", "agent") or (c.dep_ == "dative" and c.pos_ == "ADP")
    ]
    for child in token.children:
        if child.dep_ in ("prt", "advmod", "acomp"):
            found += [c for c in child.children if c.dep_ == "prep"]
        if child.dep_ == "prt" and any(c.dep_ == "pobj" for c in child.children):
            found.append(child)  # "called on all sides": taken for a particle, and its object with it
    return found


def conjuncts(token: Token) -> list[Token]:
    """The token and all it is conjoined with."""
    found = [token]
    for one in found:
        found += [c for c in one.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
    return found


def clause_head(token: Token) -> Token:
    """The head of the clause that a word stands in."""
    node = token
    while node.head != node:
        if node.dep_ in ("ccomp", "advcl", "relcl", "parataxis", "csubj") and node.pos_ in ("VERB", "AUX"):
            return node
        joined = node.dep_ == "conj" and node.pos_ in ("VERB", "AUX")
        if joined and any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children):
            return node
        node = node.head
    return node


__all__ = [
    "ISSUED", "agents", "clause_head", "conjuncts", "is_finite", "is_issued", "is_passive", "objects",
    "prep_objects", "prepositions", "subjects", "voice_subjects",
]  # fmt: skip
