"""Who did what is told in the passive, where a sentence near by tells the same act with its doer.

"A court on Monday convicted two managers. Ana Ruiz was convicted of fraud": by that court.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.events.frames import is_passive
from reportedly.annotate.status.governors import base
from reportedly.annotation import LocalEvent

SENTENCES = 2  # how far before or after the passive its doer is looked for
REAL = ("happened", "ongoing")


def with_agents(doc: Doc, events: Sequence[LocalEvent]) -> list[LocalEvent]:
    """The events, those told in the passive with the one doer of the same act near by."""
    starts = [sentence.start_char for sentence in doc.sents]
    at = [bisect_right(starts, event.trigger[0]) - 1 for event in events]
    verbs = {token.idx: token for token in doc if token.pos_ == "VERB"}
    acts = [verbs.get(event.trigger[0]) for event in events]
    found = []
    for event, number, verb in zip(events, at, acts, strict=True):
        open_ = event.status in REAL and not (event.actors or event.actor_bodies or event.actor_words)
        if not open_ or verb is None or not is_passive(verb):
            found.append(event)
            continue
        near = [
            other
            for other, where, act in zip(events, at, acts, strict=True)
            if other is not event
            and act is not None
            and base(act) == base(verb)
            and (other.type, other.mode, other.status in REAL) == (event.type, event.mode, True)
            and abs(where - number) <= SENTENCES
            and (other.actors or other.actor_bodies)
        ]
        doers = {(other.actors, tuple(b.text for b in other.actor_bodies)) for other in near}
        if len(doers) == 1 and not set(near[0].actors) & set(event.recipients):
            actors, bodies, said = near[0].actors, near[0].actor_bodies, near[0].actor_words
            time = near[0].time if event.time is None else event.time
            event = replace(event, actors=actors, actor_bodies=bodies, actor_words=said, time=time)
        found.append(event)
    return found


__all__ = ["with_agents"]
