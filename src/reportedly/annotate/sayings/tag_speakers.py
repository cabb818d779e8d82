"""Who speaks in a sentence's tail, by the order of the words: "P, *a clerk who saw it* told the radio."."""

from __future__ import annotations

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from reportedly.annotate.parser import lemma
from reportedly.annotate.sayings.clauses import FINITE, QUOTES
from reportedly.annotate.sources.source_nouns import can_speak, is_plural
from reportedly.annotate.wordlists import words, words_by

# Tokens of "a clerk who saw it".
LONGEST_SPEAKER = 25
EVIDENCE = words("en/evidence_verbs.txt")
TAIL_WORDS = words_by("en/tail_words.tsv")
# What may open who speaks.
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"who", "which", "that", "whose"})


def speaker_before(verb: Token, sentence: Phrase) -> tuple[Phrase, int] | None:
    """Who stands before the verb, and the comma before that."""
    doc = verb.doc
    last = verb.i
    while doc[last - 1].tag_ in ("VBZ", "VBP", "VBD") and doc[last - 1].lower_ in ("has", "have", "had"):
        last -= 1
    while doc[last - 1].pos_ == "ADV" and doc[last - 2].pos_ in ("NOUN", "PROPN", "PRON"):
        last -= 1
    relative = False
    inner = doc[last - 1].text == ","  # "the chairman, *Orla Venn*, told": the first comma parts the two
    last -= inner
    for k in range(last - 1, max(sentence.start + 1, last - LONGEST_SPEAKER), -1):
        token = doc[k]
        if token.text in QUOTES or token.text in ";:":
            return None
        if token.lower_ in RELATIVE and token.i + 1 < last:
            relative = True
        if token.text == "," and inner and _is_phrase(doc[k + 1 : last]):
            inner = False
        elif token.text == ",":
            speaker = doc[k + 1 : last]
            if not len(speaker) or not _is_phrase(speaker):
                return None
            finite = [t for t in speaker if t.tag_ in FINITE]
            if finite and not relative:
                return None
            head = _head(speaker)
            able = head is not None and (can_speak(head) or lemma(verb) in EVIDENCE)
            if head is None or not able or (verb.tag_ in ("NNS", "NN") and not can_speak(head)):
                return None
            if verb.tag_ in ("NN", "VB") and not is_plural(head):
                return None
            return speaker, k
    return None


def _is_phrase(speaker: Phrase) -> bool:
    """Whether words are one who may speak: no "even as traders", no "1.6% she"."""
    first, last = speaker[0], speaker[-1]
    opens = first.pos_ in NOMINAL and first.lower_ not in RELATIVE and first.tag_ != "RBS"
    ends = last.pos_ != "PRON" or len(speaker) == 1 or speaker[-2:].text.lower() == "of it"
    return opens and ends


def speaker_behind(verb: Token, sentence: Phrase, takes: frozenset[str]) -> tuple[Phrase, int] | None:
    """Who stands behind the verb: "…, added the source."."""
    doc = verb.doc
    if doc[verb.i - 1].text != "," or verb.tag_ not in ("VBD", "VBZ") or lemma(verb) in TAIL_WORDS["taking"]:
        return None
    if "hearer" in takes:
        return None
    speaker = doc[verb.i + 1 : sentence.end]
    while len(speaker) and (speaker[-1].is_punct or speaker[-1].is_space):
        speaker = speaker[:-1]
    if not len(speaker) or len(speaker) > LONGEST_SPEAKER or not _is_phrase(speaker):
        return None
    head = _head(speaker)
    if head is None or not can_speak(head) or head.lower_ in ("it", "him", "them"):
        return None
    return speaker, verb.i - 1


def _head(speaker: Phrase) -> Token | None:
    """The noun of a speaker: the last before what tells more of it."""
    head = None
    for token in speaker:
        if head is not None and token.lower_ in RELATIVE:
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            head = token
        elif (head is not None and token.pos_ not in ("ADJ", "PART", "PUNCT")) or token.tag_ in (
            "VBN",
            "VBG",
        ):
            break
    return head
