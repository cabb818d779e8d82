"""What a reporting verb takes as its content: a clause, an infinitive, an object with its predicate.

Which of these a verb takes is in ``cues.tsv``; where each begins and ends is here.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.token_spans import spans_of
from reportedly.annotate.wordlists import rows, words
from reportedly.record import Span

CUES = {row[0]: frozenset(row[1].split()) for row in rows("en/cues.tsv")}
REFUSALS = words("en/refusals.txt")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "heard him shout": the bare verb after these is no clause of what is said.
PERCEIVED = frozenset({"see", "hear", "want", "find"})
# "Confirmed the report", "denied the claim": the object is words, and what they say stands elsewhere.
WORDS = words("en/cue_nouns.txt") | {"account", "story", "news", "remark", "comment", "information", "quote"}
# What may stand with "sees copper back *above 9,500*" as the predicate.
PLACED = frozenset({"above", "below", "at", "over", "under", "back"})
# Of these "does not think that P" still tells what somebody holds; with other verbs "did not say" tells nothing.
HELD = frozenset({"think", "believe", "expect", "want", "feel", "see"})


def subject_of(verb: Token) -> Token | None:
    """The verb's subject, its own or, for a verb joined by "and" or an open clause, its governor's."""
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        governor = true_governor(verb)
        if governor is not None:
            verb = governor
            continue
        head = verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl") and head.pos_ in ("VERB", "AUX") and head.i != verb.i:
            verb = head
            continue
        return None
    return None


def true_governor(verb: Token) -> Token | None:
    """The reporting verb that "warned" goes on from in "she said it must stop and warned that …".

    The parser joins the second verb to the nearer "stop"; that both reporting verbs are in one tense
    and the verb between them is not tells which is meant.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ not in ("ccomp", "conj"):
        return None
    outer = inner.head
    if lemma(verb) not in CUES or lemma(outer) not in CUES or outer.i >= inner.i or verb.i < inner.i:
        return None
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    if tense_of(verb) is None or tense_of(verb) != tense_of(outer) or tense_of(inner) == tense_of(outer):
        return None
    return outer


def tense_of(verb: Token) -> str | None:
    """"past" or "now" by the finite word of a verb group; "would" and "had" stand for themselves."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.i < verb.i:
            return {"has": "now", "have": "now"}.get(child.lower_, child.lower_)
    return {"VBD": "past", "VBZ": "now", "VBP": "now"}.get(verb.tag_)


def says_nothing(verb: Token) -> bool:
    """Whether a reporting verb tells of silence: "would not say", "declined to confirm", "nobody said"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    if negated and lemma(verb) not in HELD:
        return True
    subject = subject_of(verb)
    if subject is not None and (
        subject.lower_ in ("nobody", "none") or any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children)
    ):
        return True
    head = verb.head
    if verb.dep_ in ("xcomp", "acomp", "pcomp", "conj") and head.i != verb.i:
        if lemma(head) in REFUSALS and (verb.dep_ != "conj" or verb.tag_ == "VB"):
            return True
        if verb.dep_ == "xcomp" and any(c.dep_ == "neg" for c in head.children):
            return True
    return False


def content_of(verb: Token, subject: Token | None, takes: frozenset[str]) -> tuple[Span, ...]:
    """What ``verb`` says; empty where it takes nothing that tells."""
    if "clause" in takes:
        clause = clause_of(verb)
        if clause is not None:
            return _of_clause(verb, subject, clause)
    return _of_phrase(verb, takes)


def clause_of(verb: Token) -> Token | None:
    """The finite clause that the verb takes as what is said."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in CLAUSAL and _is_clause(c, verb)]
    marked = next((c for c in clauses if c.i > verb.i and is_that(c)), None)
    if marked is not None:
        return marked
    if clauses:  # the nearest before it: "he disagrees: it is the same, he says"
        return next((c for c in clauses if c.i > verb.i and c.i - verb.i < 3), None) or min(
            clauses, key=lambda c: abs(c.i - verb.i)
        )
    for child in verb.children:  # "reported, citing officials, that P": the clause hangs on "citing"
        if child.lower_ in ("citing", "quoting") and child.dep_ in ("advcl", "prep"):
            inner = next((c for c in child.children if c.dep_ == "ccomp" and is_that(c)), None)
            if inner is not None:
                return inner
    quoted = as_saying(verb) if lemma(verb) in ("quote", "cite", "report") else None
    if quoted is not None:
        return quoted
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX"):
        return verb.head
    if that_after(verb) is not None:
        return verb.head
    return _around(verb)


def _is_clause(clause: Token, verb: Token) -> bool:
    """Whether a complement is a clause of its own, not "to do" or "it absurd"."""
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return False
    if clause.tag_ == "VBG" and clause.i > verb.i and not any(c.dep_ in ("aux", *SUBJECTS) for c in clause.children):
        return False
    if clause.i < verb.i:  # "Asked about it, she said" tells when she said it
        return clause.tag_ not in ("VBN", "VBG") or clause.left_edge.i < clause.i
    if clause.tag_ == "VB" and lemma(verb) not in PERCEIVED:
        return True  # the tagger took a finite verb for a bare one
    finite = clause.tag_ in FINITE or any(c.tag_ in FINITE or c.dep_ in ("aux", "auxpass", "cop") for c in clause.children)
    asks = any(c.dep_ == "mark" for c in clause.children)
    return finite or asks or not any(c.dep_ in SUBJECTS for c in clause.children)


def _around(verb: Token) -> Token | None:
    """The clause that stands around "it says" or "X, he said,": the verb hangs on it as an aside."""
    head = verb.head
    if verb.dep_ not in ("advcl", "ccomp", "dep", "conj", "relcl") or head.pos_ not in ("VERB", "AUX") or head.i == verb.i:
        return None
    if not any(c.dep_ == "nsubj" for c in verb.children) or any(c.dep_ == "mark" for c in verb.children):
        return None
    left, right = verb.left_edge, verb.right_edge
    doc = verb.doc
    if left.i == 0 or right.i + 1 >= len(doc):
        return None
    # Commas on both sides make it an aside; nothing else is said between them.
    before, after = doc[left.i - 1], doc[right.i + 1]
    closed = before.text in ",“”\"—–-" and after.text in ",.“”\"—–-:;"
    return head if closed and right.i - left.i < 12 else None


def is_that(clause: Token) -> bool:
    """Whether the clause opens with "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def that_after(verb: Token) -> Token | None:
    """The "that" of "X reported, citing Y, that P", where the parser hung "reported" on P."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.head.i < verb.i:
        return None
    return next((c for c in verb.head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None)


def as_saying(verb: Token) -> Token | None:
    """The clause of "quoted X as saying that P", wherever the parser hung the "as"."""
    saying = as_verb(verb)
    return None if saying is None else next((c for c in saying.children if c.dep_ == "ccomp"), None)


def as_verb(verb: Token) -> Token | None:
    """The "saying" of "quoted X as saying"."""
    doc, end = verb.doc, verb.sent.end
    for k in range(verb.i + 1, end - 1):
        if doc[k].lower_ == "as" and doc[k + 1].tag_ == "VBG" and lemma(doc[k + 1]) in CUES:
            return doc[k + 1]
    return None


def _of_clause(verb: Token, subject: Token | None, clause: Token) -> tuple[Span, ...]:
    that = that_after(verb)
    if that is not None:
        return spans_of(t for t in clause.subtree if t.i > that.i)
    without = _own_words(verb, subject, clause) | _strays(clause, verb)
    tokens = [t for t in clause.subtree if t.i not in without]
    while tokens and tokens[0].dep_ == "mark" and tokens[0].lower_ == "that":
        tokens = tokens[1:]
    return spans_of(tokens)


def _own_words(verb: Token, subject: Token | None, clause: Token) -> frozenset[int]:
    """Tokens of cue, source and their adjuncts that stand inside the content's stretch."""
    own = {verb.i} | ({t.i for t in subject.subtree} if subject is not None else set())
    for child in verb.children:
        if child.dep_ != "punct":
            own |= {t.i for t in child.subtree}
    if clause.i == verb.head.i:  # the verb hangs on what is said: its whole subtree is apart
        return frozenset(own | {t.i for t in verb.subtree})
    return frozenset(own - {t.i for t in clause.subtree})


def _strays(clause: Token, verb: Token) -> frozenset[int]:
    """Tokens of a clause that belong to a reporting verb which goes on from ``verb`` itself."""
    taken: set[int] = set()
    for child in clause.children:
        governor = true_governor(child)
        resumed = governor is not None and governor.i == verb.i
        if child.dep_ == "conj" and (resumed or _resumes(child, clause, verb)):
            taken |= {t.i for t in child.subtree}
            taken |= {t.i for t in clause.children if t.dep_ == "cc" and t.i < child.i}
    return frozenset(taken)


def _resumes(child: Token, clause: Token, verb: Token) -> bool:
    """Whether a verb after "but" goes on from the reporting verb: "confirmed it had a note but stopped short"."""
    joint = next((c for c in clause.children if c.dep_ == "cc" and c.i < child.i), None)
    if joint is None or joint.lower_ != "but" or any(c.dep_ in SUBJECTS for c in child.children):
        return False
    return clause.i > verb.i and tense_of(child) == tense_of(verb) == "past" and tense_of(clause) != "past"


def _of_phrase(verb: Token, takes: frozenset[str]) -> tuple[Span, ...]:
    """An infinitive, a gerund, a noun phrase or what a preposition leads in, after the verb."""
    parts = list(_parts(verb))
    for complement in _complements(parts, takes):
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
        if dep in ("xcomp", "ccomp", "advcl") and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
            yield "for", child
        elif dep in ("xcomp", "ccomp") and to:
            yield "to", child
        elif dep in ("xcomp", "ccomp") and child.tag_ == "VBG":
            yield "ing", child
        elif dep in OBJECTS:
            yield "obj", child
        elif dep in ("oprd", "attr", "acomp") or dep in ("ccomp", "xcomp"):
            yield "pred", child
        elif dep == "advmod" and child.lower_ not in ("again", "later", "earlier", "then", "now", "today", "yesterday"):
            yield "adv", child
        elif dep == "prep":
            yield child.lower_, child
        elif dep == "npadvmod" or dep == "advcl":
            continue


def _complements(parts: list[tuple[str, Token]], takes: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Token ranges of what the verb takes, the fullest first."""
    by_kind: dict[str, Token] = {}
    for kind, token in parts:
        by_kind.setdefault(kind, token)
    thing = by_kind.get("obj")
    to = by_kind.get("to")
    if to is not None and "to" in takes:
        # "urged the council to reopen": the object is the one who is to do it, a part of what is asked.
        first = to if thing is None or thing.i > to.i else thing
        yield first.left_edge.i, to.right_edge.i + 1
    if to is not None and "on" in takes and "on" in by_kind and by_kind["on"].i < to.i:
        yield by_kind["on"].i + 1, to.right_edge.i + 1
    for take in sorted(takes):
        if take.startswith("obj+") and thing is not None:
            tail = by_kind.get(take[4:])
            if tail is not None and tail.i > thing.i:
                yield thing.left_edge.i, tail.right_edge.i + 1
            elif tail is None and (inner := _within(thing, take[4:])) is not None:
                yield thing.left_edge.i, max(thing.right_edge.i, inner.right_edge.i) + 1
    if "pred" in takes:
        predicate = by_kind.get("pred") or by_kind.get("as")
        if predicate is None and thing is not None:
            predicate = next((t for k, t in parts if (k == "adv" or k in PLACED) and t.i > thing.i), None)
        if predicate is not None and (thing is not None or any(c.dep_ in SUBJECTS for c in predicate.children)):
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
    if "obj" in takes and thing is not None and thing.pos_ != "PRON" and lemma(thing) not in WORDS:
        yield thing.left_edge.i, max(t.right_edge.i for k, t in parts if k == "obj") + 1


def _within(thing: Token, preposition: str) -> Token | None:
    """The preposition that the parser hung on the object instead of the verb."""
    return next((c for c in thing.children if c.dep_ == "prep" and c.lower_ == preposition), None)


def _last(parts: list[tuple[str, Token]], predicate: Token) -> int:
    """The last token of what follows a predicate: "above 9,500 by the end of the quarter"."""
    last = predicate.right_edge.i
    for kind, token in parts:
        if kind in ("in", "by", "within", "before", "after", "until", "as", "at", "on", "to") and token.i > predicate.i:
            last = max(last, token.right_edge.i)
    return last
