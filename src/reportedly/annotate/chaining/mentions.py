"""Where those whom a chain may name stand in the text, and what is seen of each there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from reportedly.annotate.chaining.grammar import Grammar, root_of
from reportedly.annotate.chaining.possible import Possible
from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import CUES

DEPS = ("nsubj", "nsubjpass", "pobj", "dobj", "dative", "poss", "appos", "compound", "ROOT", "agent", "attr")
LEADS = (
    'by to with from of via in at for through on citing quoting told than that and , “ " said about against'
    " who as before between among asked heard"
).split()
FOLLOWERS = ("'s", "’s", ",", "said", "told", "who", "(", ":")
TELLING = frozenset({"tell", "inform", "brief"})
CITING = frozenset({"cite", "quote", "credit"})
PUBLISHING = frozenset({"report", "publish", "write", "carry", "air", "broadcast", "post", "print"})
VERBS = ("none", "telling", "citing", "publishing", "saying", "other")
NUMBERS = ("PRON", "PROPN", "NNS", "NN")


def _columns() -> dict[str, dict[object, int]]:
    """For each sort of sign, the column of each of its values, by the values' numbers in spaCy."""
    found: dict[str, dict[object, int]] = {}
    at = 0
    for sort, values in zip(("dep", "lead", "follower", "verb", "number"), SORTS, strict=True):
        number = (lambda value: value) if sort == "verb" else get_string_id
        found[sort] = {number(value): at + i for i, value in enumerate(values)}
        at += len(values)
    return found


SORTS = (DEPS, LEADS, FOLLOWERS, VERBS, NUMBERS)
COLUMNS = _columns()
SIGNS = sum(map(len, SORTS)) + 3
CONJUNCT = get_string_id("conj")
HANGING = frozenset(map(get_string_id, ("prep", "agent")))
DETERMINERS = frozenset(map(get_string_id, ("the", "a", "an", "his", "her", "its", "their")))


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where possible sources stand, in order of place; ``signs`` (mentions, SIGNS) are what is seen of each
    alone, ``verbs`` the token of the verb it hangs on."""

    starts: list[int]
    ends: list[int]
    who: list[int]
    heads: list[int]
    verbs: list[int]
    signs: np.ndarray


def mentions_of(doc: Doc, grammar: Grammar, possible: list[Possible]) -> Mentions:
    """All places where possible sources stand, with what is seen there."""
    placed = sorted((s, e, k) for k, one in enumerate(possible) for s, e in one.spans)
    signs = np.zeros((len(placed), SIGNS), dtype=np.float32)
    heads, verbs = [], []
    for row, (start, end, _) in enumerate(placed):
        first, stop = grammar.between(start, end)
        head = root_of(grammar.heads, first, stop)
        verb = _signs(doc, grammar, first, stop, head, signs[row])
        heads.append(head)
        verbs.append(verb)
    return Mentions(
        [s for s, _, _ in placed], [e for _, e, _ in placed], [k for _, _, k in placed], heads, verbs, signs
    )


def _signs(doc: Doc, grammar: Grammar, first: int, stop: int, head: int, row: np.ndarray) -> int:
    heads, deps, lowers = grammar.heads, grammar.deps, grammar.lowers
    top = head
    while deps[top] == CONJUNCT and heads[top] != top:
        top = heads[top]
    before = first - 1
    while before >= 0 and lowers[before] in DETERMINERS:
        before -= 1
    verb = heads[top]
    if deps[verb] in HANGING:
        verb = heads[verb]
    at = [
        COLUMNS["dep"].get(deps[top]),
        COLUMNS["lead"].get(lowers[before]) if before >= 0 else None,
        COLUMNS["follower"].get(lowers[stop]) if stop < len(lowers) else None,
        COLUMNS["verb"][_verb_class(doc, grammar, verb)],
        COLUMNS["number"].get(grammar.pos[head], COLUMNS["number"].get(grammar.tags[head])),
    ]
    row[[column for column in at if column is not None]] = 1
    row[-3:] = stop - first > 6, stop - first == 1, head == heads[top]
    return verb


_VERBS: dict[tuple[int, int, int], str] = {}


def _verb_class(doc: Doc, grammar: Grammar, i: int) -> str:
    """The class of a word by what its base form says, remembered by the word's numbers."""
    key = grammar.lowers[i], grammar.pos[i], grammar.tags[i]
    found = _VERBS.get(key)
    if found is None:
        found = _VERBS[key] = _class_of(doc[i])
    return found


def _class_of(token: Token) -> str:
    if token.pos_ not in ("VERB", "AUX"):
        return "none"
    base = lemma(token)
    if base in TELLING:
        return "telling"
    if base in CITING:
        return "citing"
    if base in PUBLISHING:
        return "publishing"
    return "saying" if base in CUES else "other"


__all__ = ["DEPS", "SIGNS", "Mentions", "mentions_of"]
