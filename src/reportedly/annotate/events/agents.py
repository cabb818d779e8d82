"""Who did what is told in the passive, where a sentence near by tells the same act with its doer.

"A court on Monday convicted two managers. Ana Ruiz was convicted of fraud": by that court.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.events.frames import is_passive
from reportedly.annotate.status.governors import base
from reportedly.annotate.status.status import FACTUAL
from reportedly.annotation import LocalEvent

SENTENCES = 2  # how far before or after the passive its doer is looked for


def with_agents(doc: Doc, events: Sequence[LocalEvent]) -> list[LocalEvent]:
    """The events, those told in the passive with the one doer of the same act near by."""
    starts = [sentence.start_char for sentence in doc.sents]
    verbs = {token.idx: token for token in doc if token.pos_ == "VERB"}
    told = [(event, verbs.get(event.trigger[0])) for event in events]
    done: dict[tuple[int, str, str, str | None], list[LocalEvent]] = defaultdict(list)
    for event, verb in told:
        if verb is not None and event.status in FACTUAL and (event.actors or event.actor_bodies):
            number = bisect_right(starts, event.trigger[0])
            done[number, base(verb), event.type, event.mode].append(event)
    found = []
    for event, verb in told:
        doer_said = event.actors or event.actor_bodies or event.actor_words
        if verb is not None and event.status in FACTUAL and not doer_said and is_passive(verb):
            number = bisect_right(starts, event.trigger[0])
            near = range(number - SENTENCES, number + SENTENCES + 1)
            event = _with_agent(
                event, [o for n in near for o in done.get((n, base(verb), event.type, event.mode), ())]
            )
        found.append(event)
    return found


def _with_agent(event: LocalEvent, near: Sequence[LocalEvent]) -> LocalEvent:
    """An event with the doer of those of its act near by, if they all have one and the same."""
    doers = {(other.actors, tuple(body.text for body in other.actor_bodies)) for other in near}
    if len(doers) != 1 or set(near[0].actors) & set(event.recipients):
        return event
    return replace(
        event,
        actors=near[0].actors,
        actor_bodies=near[0].actor_bodies,
        actor_words=near[0].actor_words,
        time=near[0].time if event.time is None else event.time,
    )


__all__ = ["with_agents"]
