"""Events told twice made one; events alike on other days or in other places kept two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.annotation import Annotation, LocalEvent
from reportedly.link.claims.grouping import group
from reportedly.link.claims.likeness import overlap
from reportedly.link.claims.told import REAL, statement_id
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.embedding import Vectors, embed, weight
from reportedly.link.entities.entities import Entities
from reportedly.link.events.when import overlap as same_days
from reportedly.record import Report

# Where type, actors, place and day agree or are open, the words still have to: .45 parts retellings from
# other acts of the same parties on invented pairs (tests/link/test_events.py).
ALIKE = 0.45
SAME_REPORT_ALIKE = 0.55
CHUNK = 2048
NEIGHBOURS = 16


@dataclass(frozen=True, slots=True)
class Happening:
    """One telling of an event in one report, its parties as entities over all reports."""

    report_id: str
    index: int
    story: str
    event: LocalEvent
    text: str
    plain: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    place_text: str | None
    when: tuple[str, str] | None
    statement_id: str | None
    stems: Mapping[str, float]
    figures: tuple[str, ...] = ()  # the words of the event's counts, in their order
    actor_text: str | None = None
    recipient_text: str | None = None

    @property
    def real(self) -> bool:
        """Whether it is told as having happened."""
        return self.event.status in REAL


def happenings(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    story_of: Mapping[str, str],
) -> list[Happening]:
    """Every telling of every event, by report and place in it."""
    found = []
    for report in sorted(reports, key=lambda r: r.report_id):
        annotation = annotations.get(report.report_id)
        for index, event in enumerate(annotation.events if annotation else ()):
            assert annotation is not None
            found.append(_happening(report, annotation, index, event, entities, story_of))
    return found


def _happening(
    report: Report,
    annotation: Annotation,
    index: int,
    event: LocalEvent,
    entities: Entities,
    story_of: Mapping[str, str],
) -> Happening:
    def parties(names: tuple[int, ...]) -> tuple[str, ...]:
        ids = (entities.of.get((report.report_id, i)) for i in names)
        return tuple(dict.fromkeys(entities.acting(e) for e in ids if e))

    def words(start: int, end: int) -> str:
        return " ".join(report.text[start:end].split())

    time = annotation.times[event.time] if event.time is not None else None
    place = annotation.names[event.place] if event.place is not None else None
    local = annotation.statements[event.statement] if event.statement is not None else None
    text = words(event.start, event.end)
    stop = word_set("stopwords.txt")
    return Happening(
        report_id=report.report_id,
        index=index,
        story=story_of.get(report.report_id, report.report_id),
        event=event,
        text=text,
        plain=_plain(report, annotation, event, entities),
        actors=parties(event.actors),
        recipients=parties(event.recipients),
        place=entities.of.get((report.report_id, event.place)) if event.place is not None else None,
        place_text=place.text if place else None,
        when=(time.first, time.last or time.first) if time and time.first else None,
        statement_id=statement_id(report.report_id, local) if local else None,
        stems={stem(w): weight(w) for w in fold(text).split() if w not in stop},
        figures=tuple(words(c.start, c.end) for c in event.counts),
        actor_text="; ".join(words(*span) for span in event.actor_words) or None,
        recipient_text="; ".join(words(*span) for span in event.recipient_words) or None,
    )


def _plain(report: Report, annotation: Annotation, event: LocalEvent, entities: Entities) -> str:
    parts, at = [], event.start
    for i, name in enumerate(annotation.names):
        if at <= name.start < name.end <= event.end:
            entity = entities.of.get((report.report_id, i))
            parts += [
                report.text[at : name.start],
                entities.names[entities.acting(entity)] if entity else name.text,
            ]
            at = name.end
    return " ".join("".join([*parts, report.text[at : event.end]]).split())


def group_events(told: Sequence[Happening]) -> list[list[int]]:
    """Tellings in groups, each group one event; indices into ``told``."""
    vectors = embed([h.plain for h in told])
    blocks: dict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for i, h in enumerate(told):
        blocks[h.story, h.event.type, h.real].append(i)
    edges = []
    for members in blocks.values():
        for i, j, cosine in _near(np.asarray(members), vectors):
            score = _score(told[i], told[j], cosine)
            if score:
                edges.append((score, i, j))
    return group(
        len(told), edges, lambda a, b: not any(objection(told[i], told[j]) for i in a[:40] for j in b[:40])
    )


def _near(members: NDArray[np.int64], vectors: Vectors) -> Iterator[tuple[int, int, float]]:
    mine = vectors[members]
    for start in range(0, len(members), CHUNK):
        block = mine[start : start + CHUNK] @ mine.T
        for row, scores in enumerate(block):
            near = np.argsort(-np.round(scores, 4), kind="stable")[: NEIGHBOURS + 1]
            for column in near.tolist():
                i, j = int(members[row + start]), int(members[column])
                if i < j:
                    yield i, j, round(float(scores[column]), 4)


def _score(one: Happening, other: Happening, cosine: float) -> float:
    if objection(one, other):
        return 0.0
    score = 0.5 * cosine + 0.5 * overlap(one.stems, other.stems)
    # A shared day or place and a shared party leave little that could differ.
    if one.when and other.when and set(one.actors) & set(other.actors):
        score += 0.1
    if one.place and one.place == other.place:
        score += 0.05
    least = SAME_REPORT_ALIKE if one.report_id == other.report_id else ALIKE
    return round(score, 4) if score >= least else 0.0


def objection(one: Happening, other: Happening) -> str | None:
    """Why two tellings cannot be of one event."""
    if one.event.type != other.event.type:
        return "another type of event"
    if one.real != other.real:
        return "one happened, the other has not"
    if one.actors and other.actors and not set(one.actors) & set(other.actors):
        return "other actors"
    if one.recipients and other.recipients and not set(one.recipients) & set(other.recipients):
        # Talks have no giver and taker: what one calls the actor may be the other's recipient.
        both = set(one.actors) | set(one.recipients), set(other.actors) | set(other.recipients)
        if len(both[0] & both[1]) < 2:
            return "other parties"
    if one.place and other.place and one.place != other.place:
        return "another place"
    if one.when and other.when and not same_days(one.when, other.when):
        return "another day"
    return None
