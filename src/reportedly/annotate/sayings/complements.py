"""What a reporting verb takes as its content: a clause, an infinitive, an object with its predicate.

Which of these a verb takes is in ``cues.tsv``; where each begins and ends is here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import (
    CUES,
    OBJECTS,
    SUBJECTS,
    as_verb,
    clause_of,
    content_of_clause,
)
from reportedly.annotate.token_spans import spans_of
from reportedly.annotate.wordlists import words, words_by
from reportedly.record import Span

# "Confirmed the report", "denied the claim": the object is words, and what they say stands elsewhere.
WORDS = words("en/cue_nouns.txt") | words_by("en/saying_words.tsv")["told"]
# Verbs that hand on what another does in words: "quoted her as *thanking the crew*".
HANDING = frozenset({"quote", "cite"})
# Who refutes words refutes what they say: "dismissed the report".
REFUTING = words_by("en/saying_words.tsv")["refuting"] | {"rubbish"}
# Verbs by which somebody is moved to do something.
ASKING = words_by("en/saying_words.tsv")["asking"]
# What may stand with "sees copper back *above 9,500*" as the predicate.
PLACING = frozenset({"at", "in", "of", "from", "over"})
PLACED = frozenset({"above", "below", "at", "over", "under", "back"})


def content_of(verb: Token, subject: Token | None, takes: frozenset[str]) -> tuple[Span, ...]:
    """What ``verb`` says; empty where it takes nothing that tells."""
    if "clause" in takes:
        clause = clause_of(verb)
        if clause is not None:
            return content_of_clause(verb, subject, clause)
        if "hearer" in takes:
            for thing in (c for c in verb.children if c.dep_ in OBJECTS):
                if (said := told_in(thing)) is not None:
                    return spans_of(said.subtree)
    if lemma(verb) in HANDING and (doing := as_verb(verb, any_verb=True)) is not None:
        return _of_phrase(doing, CUES.get(lemma(doing), frozenset({"obj"})) | {"obj"})
    return _of_phrase(verb, takes)


def told_in(hearer: Token) -> Token | None:
    """The clause that a hearer was told, where the parser took it for a relative clause of the hearer."""
    for clause in hearer.children:
        wh = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in clause.subtree if t.i < clause.i)
        if clause.dep_ == "relcl" and not wh and any(c.dep_ in SUBJECTS for c in clause.children):
            return clause
    return None


def _of_phrase(verb: Token, takes: frozenset[str]) -> tuple[Span, ...]:
    """An infinitive, a gerund, a noun phrase or what a preposition leads in, after the verb."""
    parts = list(_parts(verb))
    for complement in _complements(verb, parts, takes):
        start, end = complement
        tokens = [t for t in verb.doc[start:end] if not t.is_space]
        if sum(t.is_alpha for t in tokens) == 1 and tokens[0].pos_ in ("PRON", "DET"):
            return ()  # "confirmed this" says nothing that a reader could check
        return spans_of(tokens)
    return ()


def _parts(verb: Token) -> Iterator[tuple[str, Token]]:
    """The verb's complements after it, each with its kind."""
    for child in verb.rights:
        dep = child.dep_
        if dep in ("punct", "cc", "prt"):
            continue
        if dep == "conj":
            return
        to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
        if dep in ("xcomp", "ccomp", "advcl") and any(
            c.dep_ == "mark" and c.lower_ == "for" for c in child.children
        ):
            yield "for", child
        elif to and (dep in ("xcomp", "ccomp") or _is_asked(verb, child)):
            yield "to", child
        elif dep in ("xcomp", "ccomp") and child.tag_ == "VBG":
            yield "ing", child
        elif dep in OBJECTS:
            yield "obj", child
        elif dep in ("oprd", "attr", "acomp") or dep in ("ccomp", "xcomp"):
            yield "pred", child
        elif dep == "advmod" and child.lower_ not in (
            "again",
            "later",
            "earlier",
            "then",
            "now",
            "today",
            "yesterday",
        ):
            yield "adv", child
        elif dep == "prep" or (dep == "dative" and child.lower_ == "to"):
            yield ("to whom" if child.lower_ == "to" else child.lower_), child
        elif dep == "npadvmod" or dep == "advcl":
            continue


def _is_asked(verb: Token, clause: Token) -> bool:
    """Whether the parser took what somebody is to do for a purpose: "advised her in April *to keep* it"."""
    whom = any(c.dep_ in OBJECTS for c in verb.rights if c.i < clause.i)
    apart = any(t.text == "," for t in verb.doc[verb.i : clause.i])
    return clause.dep_ == "advcl" and lemma(verb) in ASKING and whom and not apart


def _complements(
    verb: Token, parts: list[tuple[str, Token]], takes: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Token ranges of what the verb takes, the fullest first."""
    by_kind: dict[str, Token] = {}
    for kind, token in parts:
        by_kind.setdefault(kind, token)
    thing = by_kind.get("obj")
    to = by_kind.get("to")
    if to is not None and "to" in takes:
        # "urged the council to reopen": the object is the one who is to do it, a part of what is asked.
        led = by_kind.get("to whom")  # "appealed to *the two sides to meet*"
        whom = next((c for c in led.children if c.i < to.i), None) if led is not None else None
        first = whom or (to if thing is None or thing.i > to.i else thing)
        yield first.left_edge.i, to.right_edge.i + 1
    if to is not None and "on" in takes and "on" in by_kind and by_kind["on"].i < to.i:
        yield by_kind["on"].i + 1, to.right_edge.i + 1
    for take in sorted(takes):
        if take.startswith("obj+") and thing is not None:
            tail = by_kind.get(take[4:]) if take != "obj+to" else by_kind.get("to whom")
            if tail is not None and tail.i > thing.i:
                yield thing.left_edge.i, tail.right_edge.i + 1
            elif tail is None and (inner := _within(thing, take[4:])) is not None:
                yield thing.left_edge.i, max(thing.right_edge.i, inner.right_edge.i) + 1
    if "pred" in takes:
        predicate = by_kind.get("pred") or by_kind.get("as")
        if predicate is None and thing is not None:
            predicate = next((t for k, t in parts if (k == "adv" or k in PLACED) and t.i > thing.i), None)
        if predicate is not None and (
            thing is not None or any(c.dep_ in SUBJECTS for c in predicate.children)
        ):
            first = thing if thing is not None and thing.i < predicate.i else predicate
            yield first.left_edge.i, _last(parts, predicate) + 1
        elif to is not None:
            yield (thing or to).left_edge.i, to.right_edge.i + 1
        elif predicate is not None and predicate.left_edge.i < predicate.i:
            yield predicate.left_edge.i, _last(parts, predicate) + 1  # its subject taken for a modifier
        elif thing is not None and (
            any(c.dep_ in ("acl", "relcl", "advmod", "amod") and c.i > thing.i for c in thing.children)
            or ("to" not in takes and sum(c.dep_ in ("compound", "det") for c in thing.children) > 1)
        ):
            # the predicate taken for the head of its object: "calls the treaty story nonsense"
            yield thing.left_edge.i, thing.right_edge.i + 1
    if "ing" in takes and "ing" in by_kind:
        yield by_kind["ing"].left_edge.i, by_kind["ing"].right_edge.i + 1
    for preposition in ("for", "of", "against", "at", "on", "about", "with"):
        if preposition in takes and preposition in by_kind:
            child = by_kind[preposition]
            mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ == preposition), child)
            yield mark.i + 1, child.right_edge.i + 1
    told = thing is None or lemma(thing) not in WORDS or lemma(verb) in REFUTING
    if "obj" in takes and thing is not None and thing.pos_ != "PRON" and told:
        last = max(t.right_edge.i for k, t in parts if k == "obj")
        if "obj+on" in takes:  # "blamed the auction *at Keld*"
            beside = (t for k, t in parts if k in PLACING and t.left_edge.i == last + 1)
            last = max((t.right_edge.i for t in beside), default=last)
        if thing.lower_ != "other":  # "blamed each other"
            yield thing.left_edge.i, last + 1


def _within(thing: Token, preposition: str) -> Token | None:
    """The preposition that the parser hung on the object instead of the verb."""
    return next((c for c in thing.children if c.dep_ == "prep" and c.lower_ == preposition), None)


def _last(parts: list[tuple[str, Token]], predicate: Token) -> int:
    """The last token of what follows a predicate: "above 9,500 by the end of the quarter"."""
    last = predicate.right_edge.i
    for kind, token in parts:
        if (
            kind in ("in", "by", "within", "before", "after", "until", "as", "at", "on", "to")
            and token.i > predicate.i
        ):
            last = max(last, token.right_edge.i)
    return last
