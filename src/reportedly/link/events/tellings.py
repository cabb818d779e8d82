"""Tellings: each event as one report tells it, its parties and place as entities over all reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reportedly.annotation import Annotation, Body, LocalEvent, Location
from reportedly.embedding import weight
from reportedly.link.claims.told import REAL, statement_id
from reportedly.link.claims.wording import fold, stem, word_set
from reportedly.link.entities.entities import Entities
from reportedly.record import PublishedBasis, Report, Span

PLACES = ("place", "country")
# Where a place or time of an event stands: in its own clause, elsewhere in its sentence, or before that.
Near: TypeAlias = Literal["clause", "sentence", "before"]


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
    trigger: str  # the words that carry the act
    place_near: Near | None = None
    time_text: str | None = None
    time_near: Near | None = None
    time_counted: bool = False  # from the report's own date: "on Thursday"
    report_dated: PublishedBasis | None = None
    figures: tuple[str, ...] = ()  # the words of the event's counts, in their order
    actor_text: str | None = None
    recipient_text: str | None = None
    where: Location | None = None  # of its place
    actor_bodies: tuple[str, ...] = ()  # entities of those known by their office alone
    recipient_bodies: tuple[str, ...] = ()

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
    places = {e.entity_id for e in entities.entities if e.kind in PLACES}
    for report in sorted(reports, key=lambda r: r.report_id):
        annotation = annotations.get(report.report_id)
        for index, event in enumerate(annotation.events if annotation else ()):
            assert annotation is not None
            at = entities.of.get((report.report_id, event.place)) if event.place is not None else None
            parties = {entities.of.get((report.report_id, i)) for i in (*event.actors, *event.recipients)}
            if at not in places and at in parties:  # a company that one report takes for a place
                event = replace(event, place=None)
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

    def offices(bodies: tuple[Body, ...]) -> tuple[str, ...]:
        ids = (entities.bodies.get((report.report_id, fold(body.text))) for body in bodies)
        return tuple(dict.fromkeys(i for i in ids if i))

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
        place_text=place.text if place else words(*event.place_words) if event.place_words else None,
        when=(time.first, time.last or time.first) if time and time.first else None,
        statement_id=statement_id(report.report_id, local) if local else None,
        stems={stem(w): weight(w) for w in fold(text).split() if w not in stop},
        trigger=words(*event.trigger),
        place_near=near(annotation, event, (place.start, place.end)) if place else None,
        time_text=words(time.start, time.end) if time else None,
        time_near=near(annotation, event, (time.start, time.end)) if time else None,
        report_dated=report.published_basis,
        time_counted=time is not None and not time.value[:4].isdigit(),
        figures=tuple(words(c.start, c.end) for c in event.counts),
        actor_text="; ".join(words(*span) for span in event.actor_words) or None,
        recipient_text="; ".join(words(*span) for span in event.recipient_words) or None,
        where=place.location if place else None,
        actor_bodies=offices(event.actor_bodies),
        recipient_bodies=offices(event.recipient_bodies),
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


def near(annotation: Annotation, event: LocalEvent, span: Span) -> Near:
    """Where some words stand, seen from an event."""
    if event.start <= span[0] and span[1] <= event.end:
        return "clause"
    at = event.trigger[0]
    own = next((s for s in annotation.sentences if s[0] <= at < s[1]), (event.start, event.end))
    return "sentence" if own[0] <= span[0] < own[1] else "before"
