"""The acts of a report: every verb and event noun of the parse that answers to the lexicon.

"Held talks" is one act, "bombed …, killing 12" too; "accused of shelling" is an accusation, no shelling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.annotate.events.act_match import PARTITIVES, noun_act, object_nouns, trigger_words, verb_act
from reportedly.annotate.events.act_words import Act, acts
from reportedly.annotate.events.frames import agents, is_passive, prep_objects, prepositions, subjects
from reportedly.annotate.events.parties import Parties
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.words import light_verbs
from reportedly.annotate.wordlists import words, words_by

# Acts about other acts: "cancelled the visit" is a refusal, and the visit did not take place.
ABOUT_ACTS = {"REJECT", "REQUEST", "THREATEN", "ACCUSE"}
# Words that are an act. What is agreed to or threatened is no second one; what is asked for is: it has the
# status ``requested``, and says who would act.
SPEAKING = {"AGREE", "REQUEST", "THREATEN"}
WHOLE = {"AGREE", "THREATEN"}
# "The existing agreements" tell of no agreeing.
STANDING = words_by("en/event_words.tsv")["standing"]
# Verbs of an act that came about: what stands with them is the act's.
OCCURRING = words("en/occurring_verbs.txt")
# Who is carried somewhere pays no visit there.
CARRYING = {"drive", "ferry", "fly"}
HARMING = words_by("en/event_words.tsv")["harming"]


# Modes of happenings that nobody does: the harm they do is theirs ("the bus overturned, killing two").
UNDONE = {"disaster", "accident"}
# Types of event nouns that are the assault in which somebody is killed.
MEANS = {"COERCE", "MOBILIZE"}


@dataclass(frozen=True, slots=True)
class Found:
    """An act found at a word: ``head`` carries it, ``words`` are its trigger, ``verb`` its clause."""

    head: Token
    words: tuple[Token, ...]
    verb: Token
    act: Act


def find_acts(doc: Doc, parties: Parties) -> list[Found]:
    """Every verb and event noun that answers to the lexicon; "hold talks" is one act."""
    found: list[Found] = []
    said: set[int] = set()  # nouns that are told with their verb
    tokens = [token for token in doc if token.pos_ in ("VERB", "AUX", "NOUN")]
    for token in tokens:
        if token.pos_ != "NOUN" and token.dep_ not in ("aux", "auxpass"):
            if is_accused(token) or is_naming(token) or is_veiling(token):
                continue
            one = verb_found(token, parties)
            if one is not None:
                found.append(one)
                if one.act.type not in ABOUT_ACTS:
                    said.update(t.i for t in one.words if not is_met(t, one, parties))
    verbs = {one.verb.i: one.act.type for one in found}
    for token in tokens:
        if token.pos_ == "NOUN" and token.i not in said and token.dep_ not in ("compound", "amod", "nmod"):
            act = noun_act(token, parties.is_who, parties.is_place)
            if act is not None and is_told(token) and verbs.get(clause_verb(token).i) != act.type:
                found.append(Found(token, (token,), told_by(token) or token, act))
    return found


def verb_found(verb: Token, parties: Parties) -> Found | None:
    """The act of a verb, alone or with the event noun that it only carries."""
    act = verb_act(verb, parties.is_who, parties.is_place)
    if act is not None and act.mode == "visit" and base(verb) in CARRYING and is_passive(verb):
        act = replace(act, type="AID", mode=None, recipients=("obj",))  # "the wounded were flown to Lima"
    noun = next((n for n in object_nouns(verb) if n.pos_ == "NOUN"), None)
    carried = noun_act(noun, parties.is_who, parties.is_place) if noun is not None else None
    if act is None:
        if noun is None or carried is None or base(verb) not in light_verbs():
            return None
        carrying = (noun,) if base(verb) == "be" else (verb, noun)
        return Found(noun, carrying, verb, carried)
    beside = trigger_words(act, verb)
    if noun is None or carried is None or not any(c.kind in ("class", "prep_class") for c in act.conditions):
        return Found(verb, (verb, *beside), verb, act)
    if act.mode is None and carried.type == act.type:
        act = replace(act, mode=carried.mode)
    return Found(verb, (verb, *beside, noun), verb, act)


def is_met(noun: Token, one: Found, parties: Parties) -> bool:
    """Whether a noun with a verb is the protest that was met with force: "dispersed a march of teachers"."""
    if noun.pos_ != "NOUN" or one.act.type not in ("ASSAULT", "COERCE"):
        return False
    act = noun_act(noun, parties.is_who, parties.is_place)
    return act is not None and act.type == "PROTEST"


def is_veiling(verb: Token) -> bool:
    """ "Asked not to be named", "asked for anonymity": a condition of speaking, no request."""
    if any(base(p) == "anonymity" for c in verb.children if c.dep_ == "prep" for p in prep_objects(c)):
        return True
    return any(
        c.dep_ in ("xcomp", "ccomp") and base(c) in VEILED and any(n.dep_ == "neg" for n in c.children)
        for c in verb.children
    )


VEILED = {"name", "identify", "quote"}


def is_naming(verb: Token) -> bool:
    """ "The river, called Vistula here": nobody is called on the phone; "a man armed with a
    knife": nor armed."""
    if base(verb) == "arm" and verb.dep_ in ("acl", "amod"):
        return True
    return base(verb) == "call" and any(c.dep_ == "oprd" for c in verb.children)


def is_accused(verb: Token) -> bool:
    """ "Accused of shelling": the accusation is the event, not what it says."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "for", "with"):
        return False
    accuser = next(iter(acts("verb").get(base(verb.head.head), ())), None)
    return accuser is not None and accuser.type == "ACCUSE"


def is_told(noun: Token) -> bool:
    """Whether a tensed clause stands around an event noun that is no standing state of affairs."""
    if any(c.lower_ in STANDING for c in noun.children):
        return False
    return any(a.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "VB") for a in noun.ancestors)


def merged(found: list[Found]) -> list[Found]:
    """The acts without those that only add to another's harm ("bombed …, killing 12")."""
    heads = {f.head.i: f for f in found if f.act.type == "ASSAULT" or f.act.mode in UNDONE}
    harmed = [f.head for f in heads.values() if is_harm(f.head)]
    means = {t.i for verb in harmed for t in causes(verb)}
    found = [f for f in found if not (base(f.head) == "offer" and has_content(f, found))]
    spoken = {f.verb.i for f in found if f.act.type in WHOLE and f.verb.pos_ == "VERB"}
    kept = []
    for one in found:
        agreed = one.act.type == "CONSULT" and base(one.verb.head) == "agree"  # a meeting that is planned
        if one.act.type not in ABOUT_ACTS and not agreed and is_content(one.verb, spoken):
            continue  # "threatened to close the road" is one threat
        if one.head.i in means and one.act.type in MEANS:
            continue  # "killed in a raid" is one assault
        if one.act.mode == "death" and any(c.i in heads for c in at_when(one.head)):
            continue  # "five died when rebels attacked the post" is one assault
        if one.head.i in heads and is_harm(one.head):
            cause = one.head.head
            if one.head.dep_ in ("advcl", "conj", "xcomp") and cause.i in heads and not own_subject(one.head):
                continue
            if any(t.i in heads for t in causes(one.head)):
                continue
            if is_passive(one.head) and not agents(one.head) and tells_more(one.head, heads):
                continue
        kept.append(one)
    return kept


def at_when(verb: Token) -> list[Token]:
    """The clauses that tell in what somebody died."""
    return [c for c in verb.children if c.dep_ == "advcl" and any(w.lower_ == "when" for w in c.children)]


def is_harm(verb: Token) -> bool:
    """Whether a verb says only that somebody or something came to harm."""
    return verb.pos_ == "VERB" and base(verb) in HARMING


def is_content(verb: Token, spoken: set[int]) -> bool:
    """Whether a verb without tense is what another, of speaking, agrees to, offers or threatens."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        verb = verb.head  # "agreed to hold their fire and to stop work"
    bare = (
        verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    )
    return bare and verb.head.i in spoken


def has_content(offer: Found, found: list[Found]) -> bool:
    """Whether what is offered is an act of its own: "offered to send experts" is aid that is offered."""
    return any(is_content(one.verb, {offer.verb.i}) and one.act.type not in ABOUT_ACTS for one in found)


def tells_more(verb: Token, heads: dict[int, Found]) -> bool:
    """Whether the sentence has another assault than this one."""
    sentence = verb.sent  # spaCy looks for its ends anew each time it is asked
    return any(i in heads for i in range(sentence.start, sentence.end) if i != verb.i)


def own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def causes(verb: Token) -> list[Token]:
    """The event nouns that did it: "killed in a strike", "the strike killed"."""
    by = [
        p
        for c in prepositions(verb)
        if c.lower_ in ("in", "by", "during", "after", "from")
        for p in prep_objects(c)
    ]
    return by + [t for t in subjects(verb) if t.pos_ == "NOUN"]


def occurs(noun: Token) -> bool:
    """Whether a clause says of an event noun that it came about: "clashes broke out", "shelling hit …"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and base(noun.head.head) in PARTITIVES:
        noun = noun.head.head  # "a round of talks is planned"
    above = clause_verb(noun)
    return noun.dep_ in ("nsubj", "nsubjpass") and above == noun.head and base(above) in OCCURRING


def told_by(noun: Token) -> Token | None:
    """The relative clause that says of an event noun that it came about: "the stoppage, which *began* on
    Monday", also where the parse gives it to the mill that it was at."""
    near = [noun, *(p for c in prepositions(noun) for p in prep_objects(c) if not acts("noun").get(base(p)))]
    clauses = [c for one in near for c in one.children if c.dep_ == "relcl" and base(c) in OCCURRING]
    own = (c for c in clauses if any(s.dep_ == "nsubj" and s.lower_ in ("which", "that") for s in c.children))
    return next(own, None)


def clause_verb(noun: Token) -> Token:
    """The verb whose clause an event noun stands in."""
    return next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), noun)


__all__ = ["HARMING", "Found", "causes", "clause_verb", "find_acts", "is_harm", "merged", "occurs"]
