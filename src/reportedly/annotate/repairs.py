"""Mistakes that the parser makes in news prose again and again, mended in the tree that annotators read."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from reportedly.annotate.wordlists import rows, words_by

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
GERUND_SUBJECT = np.array([get_string_id("VBG"), get_string_id("nsubj")], np.uint64)
# Verbs that stand before their speaker and take no hearer: "say those who live there".
INVERTED = words_by("en/saying_words.tsv")["inverted"]
# Verbs whose finite forms are nouns too, as they end a sentence: "…, figures show."
LAST_VERBS = words_by("en/saying_words.tsv")["last"]
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART"})
# Participles that keep an object: "the man *given* a fine".
KEEPING = words_by("en/saying_words.tsv")["keeping"]
# Nouns of people, which the tagger takes for names where they open a sentence: "*Chiefs* of two clans met."
PEOPLE = frozenset(row[0] for row in rows("en/source_nouns.tsv") if row[1] in ("person", "role", "speaker"))
# A sentence of fewer words holds no clause beside such a tag.
SHORTEST = 6


def repair(doc: Doc) -> Doc:
    """``doc``, mended in place."""
    for at in np.flatnonzero((doc.to_array([TAG, DEP]) == GERUND_SUBJECT).all(axis=1)).tolist():
        if _is_noun(doc[at]):
            doc[at].pos_, doc[at].tag_ = "NOUN", "NN"
    for sentence in doc.sents:
        first, root = sentence[0], sentence.root
        if first.tag_ == "NNPS" and first.lower_.removesuffix("s") in PEOPLE:
            first.pos_, first.tag_ = "NOUN", "NNS"
        verb = _verb_taken_for_participle(root)
        if verb is not None:
            for behind in [c for c in root.rights if c.i > verb.i]:
                behind.head = verb
            root.head, root.dep_ = verb, "nsubj"
            verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
            continue
        if _mend_verb_under_with(root) or _mend_finite_participle(root):
            continue
        if _is_evidence(root):
            root.pos_, root.tag_ = "VERB", "VBP"
            root.nbor(-1).dep_ = "nsubj"
            continue
        speaker = _speaker_in_what_is_said(root)
        if speaker is not None:
            speaker.head, speaker.dep_ = root, "nsubj"
        inverted = _speaker_after(root)
        if inverted is not None:
            inverted.dep_ = "nsubj"
        _mend_last_verb(sentence)
    return doc


def _verb_taken_for_participle(root: Token) -> Token | None:
    """The verb of "The council *condemned* on Tuesday the attack.", taken for a participle, though none
    has an object."""
    if root.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in SUBJECTS for c in root.children):
        return None
    finite = next((t for t in root.subtree if t.i > root.i and t.dep_ == "acl" and t.tag_ == "VBD"), None)
    if finite is not None and not finite.nbor(-1).is_punct and finite.right_edge.i >= root.right_edge.i - 1:
        return finite  # "A man armed with a knife *stabbed* three passengers."
    verb = next((c for c in root.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if verb is None or verb.nbor(-1).is_punct or verb.right_edge.i < root.right_edge.i - 1:
        return None
    return verb if any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children) else None


def _mend_verb_under_with(root: Token) -> bool:
    """Make the clause of "A ferry with 80 people aboard *sank* off Vella.", whose verb was hung on "with";
    whether it was."""
    if root.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in SUBJECTS for c in root.children):
        return False
    with_ = next((c for c in root.rights if c.dep_ == "prep" and c.lower_ == "with"), None)
    verb = next((c for c in with_.rights if c.dep_ == "pcomp" and c.tag_ == "VBD"), None) if with_ else None
    held = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb else None
    if with_ is None or verb is None or held is None:
        return False
    held.head, held.dep_ = with_, "pobj"
    for behind in [c for c in root.rights if c.i > verb.i]:
        behind.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "nsubj"
    return True


def _mend_finite_participle(root: Token) -> bool:
    """Make a clause of a subject and the verb behind it that was taken for a participle, where the sentence
    shows that it is none: "The envoy *called* on both sides to stop", "The council *condemned* on Friday the
    raid and said that …", "The men *caught* up with it and fled, she said"; whether there was one."""
    subjects = [c for c in root.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    if not subjects:
        return False
    noun = subjects[0]
    verb = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if verb is None or verb.nbor(-1).is_punct:
        return False
    acts = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children) and verb.lower_ not in KEEPING
    joined = any(c.dep_ == "conj" and c.tag_ == "VBD" for c in verb.children)
    if not (verb.tag_ == "VBD" or acts or joined):
        return False
    conjunction = next((c for c in (*noun.rights, *root.lefts) if verb.i < c.i and c.dep_ == "cc"), None)
    inner = [c for c in root.lefts if c.dep_ in SUBJECTS and c.i > verb.i]
    if root.tag_ == "VB" and any(c.tag_ == "TO" for c in root.lefts) and verb.tag_ == "VBD":
        above, below = verb, "xcomp"
    elif conjunction is not None and not inner and conjunction.right_edge.i < root.i and root.tag_ in FINITE:
        above, below = verb, "conj"
        conjunction.head = verb
    elif inner and root.tag_ in FINITE and inner[-1].right_edge.i == root.i - 1:
        above, below = root, "ccomp"
    else:
        return False
    for behind in [c for c in noun.rights if c.i > verb.i]:
        behind.head = verb
    if above == verb:
        verb.head, verb.dep_ = verb, "ROOT"
        root.head, root.dep_ = verb, below
        for mark in [c for c in root.children if c.is_punct and c.i > root.right_edge.i - 1]:
            mark.head = verb
    else:
        verb.head, verb.dep_ = root, below
    noun.head, noun.dep_, verb.tag_ = verb, "nsubj", "VBD"
    return True


def _is_noun(gerund: Token) -> bool:
    """Whether a subject in -ing tells of an act with nothing that it is done to: "*Fighting* went on"."""
    return not any(
        c.dep_ in ("dobj", "aux", "auxpass", "nsubj", "xcomp", "ccomp", "prt") for c in gerund.children
    )


def _speaker_after(verb: Token) -> Token | None:
    """The speaker of "That is optimistic, *say those who drive past*.", taken for an object."""
    if verb.lower_ not in INVERTED or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children):
        return None
    said = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if said is None or noun is None or not verb.i or verb.nbor(-1).text not in ',”"':
        return None
    return noun if noun.left_edge.i == verb.i + 1 else None


def _mend_last_verb(sentence: Span) -> None:
    """Make a verb of the last word of "The price will fall, *the bank projects*.", and what stands before it
    its subject."""
    tokens = [t for t in sentence if not t.is_space]
    while tokens and tokens[-1].text in ".!":
        tokens.pop()
    if len(tokens) < SHORTEST or tokens[-1].tag_ not in ("NN", "NNS") or tokens[-1].lower_ not in LAST_VERBS:
        return
    verb = tokens.pop()
    phrase: list[Token] = []
    while tokens and (tokens[-1].pos_ in PHRASE or tokens[-1].lower_ in ("leaked", "released")):
        phrase.insert(0, tokens.pop())
    if (
        not phrase
        or not tokens
        or tokens[-1].text != ","
        or not any(t.tag_ in FINITE or t.tag_ == "MD" for t in tokens)
    ):
        return
    upto = next((k for k, t in enumerate(phrase) if t.pos_ == "ADP"), len(phrase))
    head = phrase[upto - 1] if upto else phrase[0]
    root = sentence.root
    plural = head.tag_ in ("NNS", "NNPS")
    if head.pos_ not in ("NOUN", "PROPN") or plural == verb.lower_.endswith("s") or root.i >= phrase[0].i:
        return
    for token in phrase:
        if token.i != head.i and not (phrase[0].i <= token.head.i <= phrase[-1].i):
            token.head, token.dep_ = head, "compound" if token.i < head.i else token.dep_
    verb.pos_, verb.tag_ = "VERB", "VBP" if plural else "VBZ"
    verb.head, verb.dep_ = root, "parataxis"
    head.head, head.dep_ = verb, "nsubj"


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
