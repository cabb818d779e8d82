"""Where in a sentence an act's parties stand: who acts, and whom it is done to.

The act lexicon's row names the slots; here they are followed through the parse.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.annotate.events.act_match import carried
from reportedly.annotate.events.act_words import acts, noun_class
from reportedly.annotate.events.belongings import (
    askers,
    between,
    is_assault,
    is_mutual,
    is_party,
    issuers,
    owners,
    tied,
)
from reportedly.annotate.events.findings import HARMING, SPEAKING, Found, causes, is_harm, occurs
from reportedly.annotate.events.frames import (
    agents,
    conjuncts,
    is_passive,
    objects,
    prep_objects,
    prepositions,
    subjects,
)
from reportedly.annotate.events.offices import bodies_of
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.status.governors import base


def actors_of(found: Found, parties: Parties) -> tuple[int, ...]:
    """Who acts."""
    return next((names for tokens in actor_slots(found, parties) if (names := parties.of(tokens))), ())


def actor_tokens(found: Found, parties: Parties) -> list[Token]:
    """The heads of the noun phrases that act: those with a name if there are any, else the first."""
    slots = actor_slots(found, parties)
    told = next((tokens for tokens in slots if parties.of(tokens)), next((t for t in slots if t), []))
    return [noun for token in told for noun in parties.antecedents(token)]


def actor_slots(found: Found, parties: Parties) -> list[list[Token]]:
    """Where whoever acts may stand, the likeliest first."""
    head, act = found.head, found.act
    if act.actor == "from":
        return [[p for c in prepositions(head) if c.lower_ == "from" for p in prep_objects(c)]]
    own = [] if found.verb == head and head.pos_ == "NOUN" else subjects(found.verb)
    own = [one for t in own if t != head for one in issuers(t) or [t]]
    if act.type == "ASSAULT" and base(head) in HARMING:
        own = [t for t in own if not is_assault(t, parties)]  # "an attack left nine dead": whose it was
    if act.type == "MOBILIZE" and not own and is_passive(found.verb):
        own = [t for t in objects(found.verb) if parties.is_who(t)]  # "soldiers were deployed"
    if head.pos_ != "NOUN":
        if act.type == "ASSAULT" and not own and base(head) in HARMING:
            # "Killed in Malian strikes": whose strikes they are.
            return [
                own,
                [
                    owner
                    for noun in causes(head)
                    if noun.pos_ == "NOUN"
                    for owner in (*owners(noun, parties), *agents(noun), *between(noun))
                ],
            ]
        nouns = [w for w in found.words if w.pos_ == "NOUN"] if act.type == "CONSULT" else []
        aboard = [t for noun in own for t in carried(noun)]
        sides = [t for noun in own if is_mutual(noun) for t in between(noun)]
        if sides:  # "the truce between the clans took effect"
            own = sides
        return [own, [owner for noun in nouns for owner in owners(noun, parties)], aboard]
    if act.actor == "both":
        tied_to = (head, head.head) if occurs(head) else (head,)  # "fighting broke out between"
        return [own, [*owners(head, parties), *(t for h in tied_to for t in between(h))]]
    # "Restore Turkish patrols": whose patrols they are says more than who wants them.
    behind = [p for c in prepositions(head) if c.lower_ == "of" for p in prep_objects(c)]
    done = [*agents(head), *(t for one in behind for t in agents(one))]  # "the arrest of a man by police"
    return [[*owners(head, parties), *done], own]


def recipients_of(found: Found, parties: Parties) -> tuple[int, ...]:
    """Whom it is done to: the first slot of the row that leads to a name."""
    return next((names for tokens in recipient_slots(found, parties) if (names := parties.of(tokens))), ())


def recipient_tokens(found: Found, parties: Parties, acting: list[Token]) -> list[Token]:
    """The heads of the noun phrases that it is done to: the first slot of the row that holds any, or a later
    one with a name where the first holds a thing without one ("voiced concern to the council"); nobody of
    those ``acting``."""
    own = {w.i for w in found.words if not parties.is_who(w)}
    if found.act.recipients != ("both",):
        own |= {t.i for t in acting}
    slots = [[t for t in tokens if t.i not in own] for tokens in recipient_slots(found, parties)]
    held = [tokens for tokens in slots if tokens]
    if not held:
        return []
    first = held[0]
    if found.act.type != "ASSAULT" and not any(is_party(t, parties) for t in first):
        first = next((t for t in held[1:] if parties.of(t) or any(map(parties.is_who, t))), first)
    return [
        one for token in first for owner in askers(token) or [token] for one in parties.antecedents(owner)
    ]


def harmed(found: Found, parties: Parties) -> list[Token]:
    """Whom a verb that hangs on an assault says to be harmed ("attacked a post, killing two guards"), and
    what an assault that did harm was on ("an attack on a church left nine dead")."""
    if found.act.type != "ASSAULT" or found.verb.pos_ != "VERB":
        return []
    struck: list[Token] = []
    if is_harm(found.verb):
        nouns = [t for t in causes(found.verb) if is_assault(t, parties)]
        struck = [p for t in nouns for c in prepositions(t) if c.lower_ == "on" for p in prep_objects(c)]
    verbs = [c for c in found.verb.children if c.dep_ in ("advcl", "conj", "xcomp") and is_harm(c)]
    above = found.verb.head
    if found.verb.dep_ == "advcl" and is_harm(above):
        if is_passive(above):
            verbs.append(above)  # "were killed when the car hit a mine"
        elif base(above) == "die":
            struck += subjects(above)  # "died when rebels attacked the post"
    verbs += [c for verb in verbs for c in verb.children if c.dep_ == "conj" and is_harm(c)]
    own = ("nsubj", "nsubjpass")
    told = [v for v in verbs if v == above or not any(c.dep_ in own for c in v.children)]
    return [*(o for v in told for o in objects(v)), *struck]


# Types whose object, where the row asks for it, is what is said or given, and classes of what is fired.
GIVEN = {"AID", "SUPPORT", "REQUEST", "CONSULT", "AGREE", "THREATEN"}
FIRED = {
    "airstrike",
    "attack",
    "bomb",
    "fire",
    "gunfire",
    "missile",
    "rocket",
    "shell",
    "shot",
    "teargas",
    "vest",
}


def is_content(token: Token, found: Found, parties: Parties) -> bool:
    """Whether an object is what makes the act what it is, and nobody it is done to: "expressed *interest*",
    "fired *mortars* at a post"."""
    if parties.is_who(token):
        return False
    asked = {c.value for c in found.act.conditions if c.kind == "class"}
    return any(
        (found.act.type in GIVEN or name in FIRED) and base(token) in noun_class(name) for name in asked
    )


def recipient_slots(found: Found, parties: Parties) -> Iterator[list[Token]]:
    """Where whom it is done to may stand, in the order of the row."""
    verb = found.verb
    if verb.pos_ == "NOUN" and found.act.type == "ASSAULT" and occurs(verb):
        yield objects(verb.head)  # "shelling hit the market"
    for slot in found.act.recipients:
        if slot == "obj":
            held = objects(verb) if verb.pos_ in ("VERB", "AUX") else []
            yield [t for t in held if not is_content(t, found, parties)]
        elif slot == "comp":
            asked = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i]
            yield [s for c in asked for s in c.children if s.dep_ == "nsubj"]
        elif slot == "subj":
            yield subjects(verb)
        elif slot not in ("both", "-"):
            heads = [verb, *found.words]
            if slot == "of" or any(c.kind == "class" for c in found.act.conditions):
                heads += objects(verb) if verb.pos_ == "VERB" else []
            yield [p for h in heads for c in prepositions(h) if c.lower_ == slot for p in prep_objects(c)]
    yield concerned(found, parties)
    if found.act.type in BELONGING and verb.pos_ == "VERB":  # "seized two cars of the agency"
        behind = (c for t in objects(verb) if not parties.is_who(t) for c in t.children if c.lower_ == "of")
        yield [p for c in behind for p in prep_objects(c) if is_party(p, parties)]
    if found.act.type == "REQUEST" and verb.pos_ == "VERB":  # "called for the resignation of Ana Ruiz"
        things = objects(verb) + [p for c in prepositions(verb) for p in prep_objects(c)]
        leaving = [t for t in things if any(a.mode == "resign" for a in acts("noun").get(base(t), ()))]
        yield [p for t in leaving for c in t.children if c.lower_ == "of" for p in prep_objects(c)]
        yield [c for t in leaving for c in t.children if c.dep_ == "poss"]
    if found.act.type in SPEAKING:
        asked = [c for c in verb.children if c.dep_ == "xcomp"]
        those = [t for c in asked for t in objects(c)]
        those += [t for c in asked for p in prepositions(c) if p.lower_ in TOWARDS for t in prep_objects(p)]
        yield [t for t in those if parties.of_phrase(t) or parties.is_who(t)]
    if found.act.mode == "strike" and verb.pos_ == "VERB":  # "walked out at Lakeside Meats"
        at = (p for c in prepositions(verb) if c.lower_ == "at" for p in prep_objects(c))
        yield [p for p in at if any(parties.names[i].kind == "organisation" for i in parties.of_phrase(p))]
    if found.act.type == "ASSAULT" and verb.pos_ == "VERB":  # "used tear gas to disperse the crowd"
        aims = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]
        yield [t for c in aims for t in objects(c) if is_party(t, parties)]
    told = objects(verb) if verb.pos_ == "VERB" else []
    if found.act.type in AREAWIDE and not any(bodies_of((t,), parties) for t in told):
        there = (
            p for c in prepositions(verb) if c.lower_ in ("in", "at", "to", "into") for p in prep_objects(c)
        )
        yield [p for p in there if p.i in parties.of_token and parties.is_place(p)]


# Acts that befall whose things they are done to.
BELONGING = {"ACCUSE", "ASSAULT", "COERCE", "SANCTION"}
# After these stands whom a threatened, promised or requested act would be done to.
TOWARDS = {"to", "against", "with", "on"}
# What leads from an act's thing to whom it concerns, the closest tie first.
CONCERNING = ("against", "on", "with", "by", "to", "for", "from")
# Acts that a place and those in it are under: "an emergency in Kenya", "a ceasefire in the Vale".
AREAWIDE = {"CONCEDE", "COERCE", "MOBILIZE", "AID", "SANCTION"}
DEEPEST = 2  # things within things: "restrictions on assistance to Kenya"


def concerned(found: Found, parties: Parties) -> list[Token]:
    """Whom the thing that an act is about concerns: "lifted sanctions against Kenya", "the ban set on it"."""
    things = [w for w in found.words if w.pos_ == "NOUN"]
    if found.verb.pos_ == "VERB":
        things += [t for t in objects(found.verb) if t not in things]
    things = [one for t in things for one in conjuncts(t) if not parties.is_who(one)]
    for _ in range(DEEPEST):
        inner = [(c.lower_, p) for t in things for c in tied(t) for p in prep_objects(c)]
        for prep in (*CONCERNING, "in") if found.act.type in AREAWIDE else CONCERNING:
            those = [p for word, p in inner if word == prep and is_party(p, parties)]
            if those:
                return those
        things = [p for word, p in inner if word in CONCERNING]
    return []


__all__ = ["actor_tokens", "actors_of", "harmed", "recipient_tokens", "recipients_of"]
