"""The whole page as plain values: everything the template draws, worked out in one pass over the record."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.publish import phrases
from reportedly.publish.answer import Answer, answer, answers
from reportedly.publish.claims import ClaimView, claim_views
from reportedly.publish.happenings import ConflictView, EventView, conflict_views, event_views
from reportedly.publish.lookup import Lookup
from reportedly.publish.material import (
    NameView,
    ReuseView,
    SourceView,
    name_views,
    reuse_views,
    source_views,
)
from reportedly.publish.reports import ReportView, report_views
from reportedly.publish.timeline import Timeline, timeline
from reportedly.record import Record, Status


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the filters, in the order offered."""

    outlets: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    statuses: tuple[Status, ...]
    stories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything on the page, in the order of reading."""

    title: str
    answer: Answer
    stories: tuple[Answer, ...]
    claims: tuple[ClaimView, ...]
    n_claims: int
    conflicts: tuple[ConflictView, ...]
    events: tuple[EventView, ...]
    n_events: int
    timeline: Timeline
    reuse: tuple[ReuseView, ...]
    sources: tuple[SourceView, ...]
    names: tuple[NameView, ...]
    reports: tuple[ReportView, ...]
    choices: Choices

    @property
    def shared(self) -> tuple[ClaimView, ...]:
        """The claims that more than one report carries."""
        return tuple(claim for claim in self.claims if claim.n_reports > 1)

    @property
    def alone(self) -> tuple[ClaimView, ...]:
        """The claims of one report each."""
        return tuple(claim for claim in self.claims if claim.n_reports < 2)


def page_view(record: Record) -> PageView:
    """The page for a record."""
    lookup = Lookup(record)
    stories = answers(lookup)
    claims = claim_views(lookup)
    events = event_views(lookup)
    return PageView(
        title=stories[0].title if len(stories) == 1 and stories[0].title else "What these reports rest on",
        answer=answer(lookup),
        stories=tuple(stories) if len(stories) > 1 else (),
        claims=tuple(claims),
        n_claims=len(record.claims),
        conflicts=tuple(conflict_views(lookup)),
        events=tuple(events),
        n_events=len(record.events),
        timeline=timeline(events),
        reuse=tuple(reuse_views(lookup)),
        sources=tuple(source_views(lookup)),
        names=tuple(name_views(lookup)),
        reports=tuple(report_views(lookup)),
        choices=_choices(lookup),
    )


def _choices(lookup: Lookup) -> Choices:
    used = {statement.status for statement in lookup.statement.values()}
    used |= {event.status for event in lookup.record.events}
    met = {key for statement in lookup.statement.values() for key in statement.chain}
    labels = {key: phrases.in_full(lookup.source[key], lookup) for key in met if key in lookup.source}
    return Choices(
        outlets=tuple(sorted(set(lookup.outlet.values()), key=lambda name: (name.casefold(), name))),
        sources=tuple(sorted(labels.items(), key=lambda item: (item[1].casefold(), item[0]))),
        statuses=tuple(status for status in phrases.STATUS_MEANING if status in used),
        stories=tuple((story.story_id, story.title) for story in lookup.record.stories),
    )
