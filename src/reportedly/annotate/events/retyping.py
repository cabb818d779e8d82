"""Events whose type the learned head puts right, where it is sure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from reportedly.annotate.events.coding import coded
from reportedly.annotate.events.signs import Numbers, Passage, grammar_signs, lexicon_signs, seen
from reportedly.annotate.events.type_head import best, type_head
from reportedly.annotate.parser import text_of
from reportedly.annotation import LocalEvent
from reportedly.record import OTHER, Span

# The head is heard where it gives its type at least this. Of the 53 types that it then changes in the folds
# of its training, it puts 40 right and 5 wrong (training/event_types.py prints them); from .5 on it was seen
# to call too much of plain political news ACCUSE.
SURE = 0.6
# What the head's label YIELD is in our record depends on whether words or deeds yield; it does not know.
UNSPLIT = "YIELD"

# Types that words show ("asked for", "went on strike"), whatever the rest of the sentence is about.
PLAIN = {"PROTEST", "REQUEST"}

# Soldiers who are sent are sent, also where they go to keep the peace; who agrees, agrees, though the
# codebook has what is signed under SUPPORT.
KEPT = {("MOBILIZE", "AID"), ("AGREE", "SUPPORT")}

Meaning = Callable[[int, int], Numbers]


def retyped(doc: Doc, events: Sequence[LocalEvent], meaning: Meaning) -> tuple[LocalEvent, ...]:
    """The events with the head's type where it is sure and differs from what the lexicon's comes to;
    ``meaning`` gives the encoder's vector of a stretch of the text. The mode goes with the type."""
    if not events:
        return ()
    starts = [sentence.start_char for sentence in doc.sents]
    ends = [*(after for _, after in pairwise(starts)), len(text_of(doc))]
    numbers = [bisect_right(starts, event.trigger[0]) - 1 for event in events]
    passages, beside = [], []
    for event, number in zip(events, numbers, strict=True):
        fellows = [e for e, n in zip(events, numbers, strict=True) if n == number and e is not event]
        passages.append(passage_of(doc, event, fellows, (starts[number], ends[number]), meaning))
        beside.append({e.type for e in fellows})
    head, text = type_head(), text_of(doc)
    return tuple(
        judged(e, text, head.scores(s), others)
        for e, s, others in zip(events, seen(passages), beside, strict=True)
    )


def passage_of(
    doc: Doc, event: LocalEvent, fellows: Sequence[LocalEvent], sentence: Span, meaning: Meaning
) -> Passage:
    """One event as the head is given it; ``fellows`` are the other events of its sentence."""
    text = text_of(doc)
    source, target = (next(iter(words), None) for words in (event.actor_words, event.recipient_words))
    parties = {*event.actors, *event.recipients}
    others = [e for e in fellows if parties & {*e.actors, *e.recipients}]
    fit = 3 * bool(event.actors) + 2 * bool(event.recipients)
    told = lexicon_signs(text, event, others, fit) | grammar_signs(doc, source, target)
    actor, recipient = (text[slice(*party)] if party else "" for party in (source, target))
    return Passage(text[slice(*sentence)], actor, recipient, told, meaning(*sentence))


def judged(
    event: LocalEvent, text: str, scores: Mapping[str, float], others: Set[str] = frozenset()
) -> LocalEvent:
    """One event with the head's type, or as it was; ``others`` are the types of those beside it, of which the
    sentence tells as well ("condemned the attack and asked for food")."""
    label = best(scores)
    if event.type == OTHER or label in others:  # the head knows PLOVER's types only
        return event
    if event.type in PLAIN or (event.type, label) in KEPT:
        return event
    if scores[label] < SURE or label in (coded(event, text), event.type, UNSPLIT):
        return event
    return replace(event, type=label, mode=None, typed_by="head")


__all__ = ["SURE", "retyped"]
