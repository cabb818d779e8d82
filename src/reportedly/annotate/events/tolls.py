"""Which numbers belong to an event: those of its clause; for an assault, its sentence's dead and wounded."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.events.counts import HARM, find_counts
from reportedly.annotate.events.findings import HARMING, Found, clause_verb, occurs
from reportedly.annotate.events.settings import own_tokens
from reportedly.annotate.status.governors import base
from reportedly.annotation import LocalCount, LocalEvent


def counts_of(found: Found, dated: set[int]) -> tuple[LocalCount, ...]:
    """The numbers of the act's clause."""
    own = {w.i for w in found.words}
    if found.verb.pos_ in ("VERB", "AUX"):
        return find_counts(
            (t for t in own_tokens(found.verb) if t.head.i not in own or t.head == found.verb),
            found.verb,
            dated,
        )
    above = clause_verb(found.head)
    if base(above) in HARMING or above.dep_ == "acl" or occurs(found.head):
        return find_counts(own_tokens(above), above, dated)
    return find_counts(found.head.subtree, None, dated)


def toll_beside(found: Found, dated: set[int]) -> tuple[LocalCount, ...]:
    """The killed and wounded of an assault's sentence: "Four were killed when a plane bombed the market"."""
    if found.act.type != "ASSAULT" or found.verb.pos_ != "VERB":
        return ()
    return tuple(c for c in find_counts(found.verb.sent, None, dated) if c.what in HARM)


def with_tolls(doc: Doc, events: list[LocalEvent], dated: set[int]) -> list[LocalEvent]:
    """A sentence's numbers of killed and wounded go to its assault, if it tells of one only."""
    assaults: dict[int, list[int]] = {}
    starts = [s.start_char for s in doc.sents]
    for at, event in enumerate(events):
        if event.type == "ASSAULT":
            assaults.setdefault(bisect_right(starts, event.trigger[0]) - 1, []).append(at)
    sentences = list(doc.sents)
    for number, group in assaults.items():
        if len(group) == 1:
            counts = [c for c in find_counts(sentences[number], None, dated) if c.what in HARM]
            event = events[group[0]]
            events[group[0]] = replace(event, counts=tuple(dict.fromkeys((*event.counts, *counts))))
    return events


__all__ = ["counts_of", "toll_beside", "with_tolls"]
