"""Clauses around a reporting verb: its subject, the clause that it takes, whether it says anything at all.

The parser errs where reporting verbs stand close together; their order and tense put it right.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.token_spans import spans_of
from reportedly.annotate.wordlists import rows, words, words_by
from reportedly.record import Span

CUES = {row[0]: frozenset(row[1].split()) for row in rows("en/cues.tsv")}
REFUSALS = words("en/refusals.txt")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
QUOTES = frozenset('“”"„«»')
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# In a title whose words are all in capitals only small words ("from", "with") are not.
LONGEST_SMALL = 4
# "heard him shout": the bare verb after these is no clause of what is said.
PERCEIVED = frozenset({"see", "hear", "want", "find"})
# "Does not think that P" still tells what somebody holds; with other verbs "did not say" tells nothing.
HELD = words_by("en/saying_words.tsv")["held"]
# "Did not rule out that P" leaves P open, and "did not hide that P" owns to it.
LEFT_OPEN = words_by("en/saying_words.tsv")["left_open"]


def is_name(token: Token) -> bool:
    """Whether what looks like a reporting verb is a part of a name: "President *Said* Ferro"."""
    if not token.is_title or token.is_sent_start or token.i + 1 >= len(token.doc):
        return False
    if not (token.nbor(-1).is_title and token.nbor().is_title):
        return False
    return any(t.is_lower and t.is_alpha and len(t) > LONGEST_SMALL for t in token.sent)


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
    """ "past" or "now" by the finite word of a verb group; "would" and "had" stand for themselves."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.i < verb.i:
            return {"has": "now", "have": "now"}.get(child.lower_, child.lower_)
    return {"VBD": "past", "VBZ": "now", "VBP": "now"}.get(verb.tag_)


def says_nothing(verb: Token) -> bool:
    """Whether a reporting verb tells of silence: "would not say", "declined to confirm", "nobody said"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    if negated and lemma(verb) not in HELD and not (lemma(verb) in LEFT_OPEN and _takes_that(verb)):
        return True
    subject = subject_of(verb)
    if subject is not None and (
        subject.lower_ in ("nobody", "none")
        or any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children)
    ):
        return True
    head = verb.head
    if verb.dep_ in ("xcomp", "acomp", "pcomp", "conj") and head.i != verb.i:
        if lemma(head) in REFUSALS and (verb.dep_ != "conj" or verb.tag_ == "VB"):
            return True
        if verb.dep_ == "xcomp" and any(c.dep_ == "neg" for c in head.children):
            return True
    return False


def _takes_that(verb: Token) -> bool:
    """Whether a verb takes a clause with "that"."""
    return any(c.dep_ == "ccomp" and is_that(c) for c in verb.children)


def clause_of(verb: Token) -> Token | None:
    """The finite clause that the verb takes as what is said."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in CLAUSAL and _is_clause(c, verb)]
    if _has_object(verb):
        clauses = [c for c in clauses if c.i > verb.i]
    if any(c.i < verb.i for c in clauses):  # "P, they said, after a vote *that was lost*"
        clauses = [c for c in clauses if c.i < verb.i or c.left_edge.tag_ != "WDT"]
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
        return None if _has_object(verb) else verb.head
    if that_after(verb) is not None:
        return verb.head
    return _around(verb)


def _has_object(verb: Token) -> bool:
    """Whether a verb takes a thing of its own, and no hearer: "P — X claimed *responsibility*". In "P, scoffs
    a broker" the broker speaks: there is no other subject."""
    thing = any(c.dep_ in ("dobj", "obj") for c in verb.rights)
    led = any(c.dep_ in SUBJECTS for c in verb.lefts)
    return thing and led and "hearer" not in CUES.get(lemma(verb), ())


def _is_clause(clause: Token, verb: Token) -> bool:
    """Whether a complement is a clause of its own, not "to do" or "it absurd"."""
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return False
    if (
        clause.tag_ == "VBG"
        and clause.i > verb.i
        and not any(c.dep_ in ("aux", *SUBJECTS) for c in clause.children)
    ):
        return False
    if clause.i < verb.i:  # "Asked about it, she said" tells when she said it
        return clause.tag_ not in ("VBN", "VBG") or clause.left_edge.i < clause.i
    if clause.tag_ == "VB" and lemma(verb) not in PERCEIVED:
        return True  # the tagger took a finite verb for a bare one
    finite = clause.tag_ in FINITE or any(
        c.tag_ in FINITE or c.dep_ in ("aux", "auxpass", "cop") for c in clause.children
    )
    asks = any(c.dep_ == "mark" for c in clause.children)
    return finite or asks or not any(c.dep_ in SUBJECTS for c in clause.children)


def _around(verb: Token) -> Token | None:
    """The clause that stands around "it says" or "X, he said,": the verb hangs on it as an aside."""
    head = verb.head
    if (
        verb.dep_ not in ("advcl", "ccomp", "dep", "conj", "relcl")
        or head.pos_ not in ("VERB", "AUX")
        or head.i == verb.i
    ):
        return None
    if not any(c.dep_ == "nsubj" for c in verb.children) or any(c.dep_ == "mark" for c in verb.children):
        return None
    left, right = verb.left_edge, verb.right_edge
    doc = verb.doc
    if left.i == 0 or right.i + 1 >= len(doc):
        return None
    # Commas on both sides make it an aside; nothing else is said between them.
    before, after = doc[left.i - 1], doc[right.i + 1]
    closed = before.text in ',“”"—–-' and after.text in ',.“”"—–-:;'
    return head if closed and right.i - left.i < 12 else None


def is_that(clause: Token) -> bool:
    """Whether the clause opens with "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def that_after(verb: Token) -> Token | None:
    """The "that" of "X reported, citing Y, that P", where the parser hung "reported" on P."""
    if verb.dep_ not in ("ccomp", "advcl") or verb.head.i < verb.i:
        return None
    return next(
        (c for c in verb.head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None
    )


def as_saying(verb: Token) -> Token | None:
    """The clause of "quoted X as saying that P", wherever the parser hung the "as"."""
    saying = as_verb(verb)
    return None if saying is None else next((c for c in saying.children if c.dep_ == "ccomp"), None)


def as_verb(verb: Token, *, any_verb: bool = False) -> Token | None:
    """The "saying" of "quoted X as saying"; with ``any_verb`` also the "thanking" of "as thanking Y"."""
    doc, end = verb.doc, verb.sent.end
    for k in range(verb.i + 1, end - 1):
        if doc[k].lower_ == "as" and doc[k + 1].tag_ == "VBG" and (any_verb or lemma(doc[k + 1]) in CUES):
            return doc[k + 1]
    return None


def content_of_clause(verb: Token, subject: Token | None, clause: Token) -> tuple[Span, ...]:
    that = that_after(verb)
    if that is not None:
        return spans_of(t for t in clause.subtree if t.i > that.i)
    without = _own_words(verb, subject, clause) | _strays(clause, verb)
    tokens = [t for t in clause.subtree if t.i not in without]
    return spans_of(_after_that(after_colon(tokens, verb), verb))


def after_colon(tokens: list[Token], cue: Token) -> list[Token]:
    """What is said without the clause before a colon that leads it in: "Her deputy disagrees: according to
    him, *the letter was read*"."""
    marks = [k for k, t in enumerate(tokens) if t.text == ":" and t.i < cue.i]
    if not marks or any(t.text in QUOTES for t in tokens):
        return tokens
    lead, rest = tokens[: marks[-1]], tokens[marks[-1] + 1 :]
    return rest if all(_is_full(part) for part in (lead, rest)) else tokens


def _is_full(part: list[Token]) -> bool:
    """Whether words hold a finite verb and its subject."""
    return any(t.tag_ in FINITE for t in part) and any(t.dep_ in SUBJECTS for t in part)


def _after_that(tokens: list[Token], verb: Token) -> list[Token]:
    """A clause without the "that" that leads it in, whatever the parser took it for ("told him *that*
    methane was found")."""
    while tokens and tokens[0].lower_ == "that":
        mark = tokens[0].dep_ == "mark"
        led = tokens[0].i > verb.i and len(tokens) > 1 and tokens[1].tag_ not in FINITE
        if not (mark or led):
            break
        tokens = tokens[1:]
    return tokens


def second_content(verb: Token) -> tuple[Span, ...]:
    """The Q of "said that P, but that Q", where the parser joined it to the verb itself."""
    for child in verb.children:
        first = child.left_edge
        joined = child.dep_ == "conj" and first.lower_ == "that" and first.i > verb.i
        if joined and first.nbor(-1).dep_ == "cc":
            return spans_of(_after_that(list(child.subtree), verb))
    return ()


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
    """Whether a verb after "but" goes on from the reporting verb: "said it had a note but stopped there"."""
    joint = next((c for c in clause.children if c.dep_ == "cc" and c.i < child.i), None)
    if joint is None or joint.lower_ != "but" or any(c.dep_ in SUBJECTS for c in child.children):
        return False
    return clause.i > verb.i and tense_of(child) == tense_of(verb) == "past" and tense_of(clause) != "past"
