"""One happening put on two days: "the ferry sank on Sunday", and elsewhere "on Saturday".

Two tellings with two days are two events. Where they tell of what happens once to one thing in one story, a
day or two apart, in different reports, one of the days is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from reportedly.assess.scene import Scene, Value, conflict
from reportedly.link.claims.wording import fold, join_phrases, stem, synonyms, word_set
from reportedly.link.events.when import gap_in_days
from reportedly.record import Conflict, Event

# Happenings of which one thing or person has one, by ``Event.mode``; marches and talks come day after day.
ONCE = frozenset({"accident", "disaster", "death", "resign", "ruling"})
# Acts of which a story mostly has one, by ``Event.type``: two on days that follow each other are one where no
# report has both, and statements of theirs are this near in meaning. Set on short stories that may be read.
ACTS, MEANT = frozenset({"ASSAULT"}), 0.6
# Further apart than this they are two: the next blast, the next storm.
DAYS_APART = 2
# ``Event.date_prec`` of a day.
A_DAY = 1
# "Another ferry", "the second blast": of a happening beside.
ANOTHER = re.compile(rf"\b(?:{'|'.join(sorted(word_set('another.txt')))})\b", re.I)


def happening_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Events of one story that are one but for a day or two."""
    found: dict[tuple[str, str | None], list[Event]] = defaultdict(list)
    for event in scene.linked.events:
        once = event.mode in ONCE and event.status == "happened" and event.date_prec == A_DAY
        if once and event.report_ids and not ANOTHER.search(f"{event.text} {event.actor_text}"):
            found[scene.story_of(event.report_ids[0]), event.mode].append(event)
    for events in found.values():
        for one, other in combinations(sorted(events, key=lambda e: (e.start or "", e.event_id)), 2):
            if _one_but_for_the_day(one, other):
                yield _row(scene, one, other)


def act_conflicts(scene: Scene) -> Iterator[Conflict]:
    """Acts that two reports put on days that follow each other, and neither on both, near in meaning."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in scene.linked.events:
        if (
            event.type in ACTS
            and event.status == "happened"
            and event.date_prec == A_DAY
            and event.report_ids
        ):
            found[scene.story_of(event.report_ids[0])].append(event)
    for events in found.values():
        days: dict[str, set[str]] = defaultdict(set)
        for event in events:
            for report_id in event.report_ids:
                days[report_id].add(_day(event))
        pairs = [
            (-near, one, other)
            for one, other in combinations(sorted(events, key=lambda e: (e.start or "", e.event_id)), 2)
            if _next_day(one, other)
            and not any({_day(one), _day(other)} <= days[i] for i in (*one.report_ids, *other.report_ids))
            and not any(ANOTHER.search(f"{e.text} {e.actor_text}") for e in (one, other))
            and (near := _nearness(scene, one, other)) >= MEANT
        ]
        told: set[tuple[str, str]] = set()
        for _, one, other in sorted(pairs, key=lambda p: (p[0], p[1].event_id, p[2].event_id)):
            if (_day(one), _day(other)) not in told:
                told.add((_day(one), _day(other)))
                yield _row(scene, one, other)


def _day(event: Event) -> str:
    return (event.start or "")[: len("2031-05-02")]


def _next_day(one: Event, other: Event) -> bool:
    days = [(_day(e), _day(e)) for e in (one, other)]
    if set(one.report_ids) & set(other.report_ids) or gap_in_days(*days) != 1:
        return False
    return not (one.actors and other.actors) or bool(set(one.actors) & set(other.actors))


def _nearness(scene: Scene, one: Event, other: Event) -> float:
    """How near in meaning the nearest statements of two events are."""
    return max(
        (
            scene.nearness(scene.statements[a], scene.statements[b])
            for a in one.statement_ids
            for b in other.statement_ids
        ),
        default=0.0,
    )


def _one_but_for_the_day(one: Event, other: Event) -> bool:
    days = [(e.start or "", e.end or e.start or "") for e in (one, other)]
    if not 0 < gap_in_days(days[0], days[1]) <= DAYS_APART or set(one.report_ids) == set(other.report_ids):
        return False
    if one.actors and other.actors and not set(one.actors) & set(other.actors):
        return False
    parties = [_nouns(e) for e in (one, other)]
    same_party = bool(parties[0] & parties[1]) or bool(set(one.actors) & set(other.actors))
    return same_party and _same_act(one, other)


def _nouns(event: Event) -> frozenset[str]:
    """The words for the one it happened to, by stem: of "a passenger ferry" the ferry."""
    return frozenset(
        stem(fold(t).split()[-1]) for t in (event.actor_text, event.recipient_text) if t and fold(t)
    )


def _same_act(one: Event, other: Event) -> bool:
    mine, yours = (_words(e) for e in (one, other))
    return bool(mine & yours) or any(synonyms(a, b) for a in mine for b in yours)


def _words(event: Event) -> frozenset[str]:
    """The words of an event's telling but for those of the one it happened to, by stem."""
    party = {w for t in (event.actor_text, event.recipient_text) for w in fold(t or "").split()}
    stop = word_set("stopwords.txt") | word_set("weekdays.txt") | party
    return frozenset(stem(w) for w in join_phrases(fold(event.text)).split() if w not in stop)


def _row(scene: Scene, one: Event, other: Event) -> Conflict:
    said: Mapping[str, str] = {e.event_id: f"{' '.join(e.text.split())} ({e.start})" for e in (one, other)}
    values: list[Value] = [
        (said[e.event_id], statement_id, scene.statements[statement_id].report_id)
        for e in (one, other)
        for statement_id in e.statement_ids
    ]
    values += [(said[e.event_id], None, i) for e in (one, other) for i in e.report_ids]
    return conflict(
        "date",
        "contradiction",
        values,
        f"one happening is put on {one.start} and on {other.start}",
        event_id=max(one, other, key=lambda e: (len(e.report_ids), e.event_id)).event_id,
    )


__all__ = ["act_conflicts", "happening_conflicts"]
