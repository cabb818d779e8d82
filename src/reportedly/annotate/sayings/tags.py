"""Sentences that end on who says them, by the order of the words: "P, a clerk who saw it told the radio.".

The most usual shape of news is also the one whose tail the parser errs on most: it takes the name before the
verb for an apposition, or the verb for one of P's own. Where syntax has read the tail well, it stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from reportedly.annotate.parser import lemma, text_of
from reportedly.annotate.sayings.clauses import CUES, FINITE, QUOTES, SUBJECTS, after_colon, is_name
from reportedly.annotate.sayings.retelling import CITING
from reportedly.annotate.sayings.saying import Saying
from reportedly.annotate.sayings.tag_speakers import TAIL_WORDS, speaker_before, speaker_behind
from reportedly.annotate.sayings.tails import parted_at
from reportedly.annotate.sayings.word_order import ends_sentence
from reportedly.annotate.token_spans import span_of, spans_of
from reportedly.record import Span

# Tokens of what comes after the verb up to a comma or the end.
LONGEST_TAIL = 14
DESCRIBING = frozenset({"who", "which", "whose"})
SAME = 0.6  # of what stands before the tail: as much of it a saying has to have, to have read it


def with_tags(doc: Doc, sayings: Sequence[Saying]) -> list[Saying]:
    """``sayings``, and those of the tails that none of them has read; what cuts across such a tail ends
    before it."""
    found = list(sayings)
    for sentence in doc.sents:
        tag = _tag(sentence) if any(t.text == "," for t in sentence) else None
        if tag is None:
            continue
        read = next((k for k, s in enumerate(found) if _is_read(tag, s)), None)
        if read is None:
            found = [*_without(text_of(doc), found, tag), tag]
        elif found[read].hearer is None and tag.hearer is not None and tag.cue == found[read].cue:
            found[read] = replace(found[read], hearer=tag.hearer)
    return sorted(found, key=_start)


def _without(text: str, sayings: Sequence[Saying], tag: Saying) -> Iterator[Saying]:
    """``sayings`` as far as they stand before the tail."""
    start, end = tag.content[0]
    for saying in sayings:
        if saying.cue == tag.cue:
            continue
        if start <= _start(saying) < end and any(e > end for _, e in _spans(saying)):
            saying, _ = parted_at(text, saying, tag)
            if not any(s < end for s, _ in saying.content):
                continue
        yield saying


def _tag(sentence: Phrase) -> Saying | None:
    """The saying of a sentence's tail."""
    doc = sentence.doc
    for k in range(sentence.end - 1, sentence.start + 3, -1):
        verb = doc[k]
        if verb.text in QUOTES or verb.text in ";:":
            return None
        takes = CUES.get(lemma(verb), frozenset()) if _may_be_verb(verb) else frozenset()
        if verb.lower_ in ("goes", "went") and doc[k + 1 : k + 2].text == "on":
            takes = frozenset({"clause"})  # "There was no bond, he went on."
        if "clause" not in takes or is_name(verb) or lemma(verb) in TAIL_WORDS["opener"]:
            continue
        tail = _tail(verb, sentence)
        if tail is None:
            continue
        taken = any(t.dep_ == "dobj" and t.head.i == verb.i for t in tail) and "hearer" not in takes
        before = None if taken else speaker_before(verb, sentence)
        speaker = before or speaker_behind(verb, sentence, takes)
        if speaker is None:
            continue
        source, comma = speaker
        content = after_colon([t for t in doc[sentence.start : comma] if not t.is_space], verb)
        if not _is_told(content):
            continue
        told = spans_of(content)
        if not told:
            return None
        cue = (verb.idx, verb.idx + len(verb))
        hearer = _hearer(tail) if "hearer" in takes and source.start < verb.i else None
        return _citing(Saying(((told[0][0], told[-1][1]),), cue, span_of(source), hearer=hearer), tail)
    return None


def _may_be_verb(token: Token) -> bool:
    """Whether a word is a verb, or one that the parser took for a noun at the end: "a clerk *says*"."""
    if token.tag_ in (*FINITE, "VBN"):
        return True
    noun = token.tag_ in ("NNS", "NN", "VB") and token.is_lower
    return noun and token.nbor(-1).pos_ in ("NOUN", "PROPN", "VERB") and ends_sentence(token)


def _tail(verb: Token, sentence: Phrase) -> Phrase | None:
    """What follows the verb: a hearer, a time, a place, and whom it cites; None where a clause does."""
    doc = sentence.doc
    end = sentence.end
    for k in range(verb.i + 1, sentence.end):
        if _on_terms(doc[k]):
            break
        if doc[k].text == ",":
            if k + 1 < sentence.end and (doc[k + 1].lower_ in CITING or doc[k + 1].lower_ in DESCRIBING):
                break
            return None
        clause = doc[k].dep_ in ("ccomp", "xcomp") or (doc[k].tag_ in FINITE and doc[k].dep_ != "relcl")
        if clause or doc[k].text in QUOTES or doc[k].text in ";:" or k - verb.i > LONGEST_TAIL:
            return None
        if doc[k].lower_ in ("that", "to", "whether", "by") and k == verb.i + 1:
            return None
    return doc[verb.i + 1 : end]


def _on_terms(token: Token) -> bool:
    """Whether a "that" tells on what terms somebody spoke: "on the promise *that* we would forget it"."""
    if token.lower_ != "that" or token.i < 3 or token.nbor(-1).pos_ != "NOUN":
        return False
    return "on" in (token.nbor(-2).lower_, token.nbor(-3).lower_)


def _is_told(content: Sequence[Token]) -> bool:
    """Whether what stands before is a clause that can stand alone."""
    if not content or content[0].lower_ in TAIL_WORDS["opening"] or any(t.text in QUOTES for t in content):
        return False
    if (
        lemma(content[-1]) in CUES and content[-1].tag_ in FINITE
    ):  # "In it, he says, the cleric promises a post"
        return False
    main = any(t.tag_ in FINITE and not _in_relative(t) for t in content)
    return main and any(t.dep_ in (*SUBJECTS, "expl") for t in content)


def _in_relative(token: Token) -> bool:
    """Whether a finite verb, or the verb that it helps, makes a relative clause."""
    return token.dep_ == "relcl" or (token.dep_ in ("aux", "auxpass") and token.head.dep_ == "relcl")


def _hearer(tail: Phrase) -> Span | None:
    """Who was told: what stands right behind the verb."""
    inside = []
    for token in tail:
        if (
            token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM")
            and token.text not in "-'"
        ):
            break
        if token.ent_type_ in ("DATE", "TIME"):
            break
        inside.append(token)
    return span_of(inside) if inside else None


def _citing(saying: Saying, tail: Phrase) -> Saying:
    """A saying whose tail cites somebody, who is the source then."""
    cited = next((t for t in tail if t.lower_ in CITING), None)
    if cited is None or saying.source is None:
        return saying
    inside = [t for t in tail if t.i > cited.i and not t.is_space]
    inside = inside[1:] if inside and inside[0].lower_ == "from" else inside
    while inside and inside[-1].is_punct:
        inside.pop()
    return replace(saying, via=(saying.source,), source=span_of(inside)) if inside else saying


def _is_read(tag: Saying, saying: Saying) -> bool:
    """Whether syntax has the tail: most of what stands before it, by the same cue or one in the tail."""
    if saying.cue is None or saying.cue[0] < tag.content[0][1]:
        return False
    who = [s for s in (saying.source, *saying.via) if s is not None]
    if tag.source is not None and not any(s < tag.source[1] and tag.source[0] < e for s, e in who):
        return False
    (start, end), size = tag.content[0], 0
    for s, e in saying.content:
        size += max(0, min(e, end) - max(s, start))
    return size >= SAME * (end - start)


def _spans(saying: Saying) -> list[Span]:
    return [s for s in (*saying.content, *saying.via, saying.source, saying.cue) if s is not None]


def _start(saying: Saying) -> int:
    return saying.cue[0] if saying.cue is not None else min(s for s, _ in _spans(saying))


__all__ = ["with_tags"]
