"""Mistakes that the parser makes in news prose again and again, mended in the tree that annotators read."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
GERUND_SUBJECT = np.array([get_string_id("VBG"), get_string_id("nsubj")], np.uint64)


def repair(doc: Doc) -> Doc:
    """``doc``, mended in place."""
    for at in np.flatnonzero((doc.to_array([TAG, DEP]) == GERUND_SUBJECT).all(axis=1)).tolist():
        if _is_noun(doc[at]):
            doc[at].pos_, doc[at].tag_ = "NOUN", "NN"
    for sentence in doc.sents:
        root = sentence.root
        if _is_evidence(root):
            root.pos_, root.tag_ = "VERB", "VBP"
            root.nbor(-1).dep_ = "nsubj"
            continue
        speaker = _speaker_in_what_is_said(root)
        if speaker is not None:
            speaker.head, speaker.dep_ = root, "nsubj"
    return doc


def _is_noun(gerund: Token) -> bool:
    """Whether a subject in -ing tells of an act with nothing that it is done to: "*Fighting* went on"."""
    return not any(
        c.dep_ in ("dobj", "aux", "auxpass", "nsubj", "xcomp", "ccomp", "prt") for c in gerund.children
    )


def _is_evidence(root: Token) -> bool:
    """Whether "show" in "The gate was open, *records show*." was taken for a noun."""
    if root.tag_ != "NN" or root.lower_ not in ("show", "estimate", "report", "claim") or root.i < 2:
        return False
    noun = root.nbor(-1)
    last = root.i + 1 == len(root.doc) or root.nbor().text in ".;"
    said = any(c.dep_ == "ccomp" and c.i < noun.i for c in root.children)
    return last and said and noun.tag_ == "NNS" and noun.head.i == root.i


def _speaker_in_what_is_said(verb: Token) -> Token | None:
    """The speaker of "They asked the union for help, *a diplomat there* told us.", taken for an apposition to
    the last noun of what is said."""
    if verb.tag_ not in FINITE or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    said = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if said is None or said.right_edge.i != verb.i - 1:
        return None
    noun = verb.nbor(-1)
    while noun.i > said.i and noun.dep_ != "appos":
        noun = noun.head
    if noun.i <= said.i or noun.right_edge.i != verb.i - 1 or noun.left_edge.nbor(-1).text != ",":
        return None
    return noun
