"""Reports and annotations from a compact description, for tests of linking and assessing.

Offsets are found by looking for the words, so a test reads like the report it is about::

    story = Builder()
    report = story.report("Morning Post", "2031-05-02", "The mayor asked Keld for boats, Ann Lorne said.")
    report.name("Keld", "place").name("Ann Lorne", "person")
    report.statement("The mayor asked Keld for boats", chain=["Ann Lorne"], status="requested")
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.annotation import (
    Annotation,
    Body,
    LocalCount,
    LocalEvent,
    LocalSource,
    LocalStatement,
    Location,
    Name,
    Time,
)
from reportedly.record import EntityKind, Quote, Report, Reuse, SourceKind, Status, Story


@dataclass
class ReportBuilder:
    """One report in the making; every method returns the builder."""

    report: Report
    names: list[Name] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    sources: list[LocalSource] = field(default_factory=list)
    statements: list[LocalStatement] = field(default_factory=list)
    events: list[LocalEvent] = field(default_factory=list)
    sentences: tuple[tuple[int, int], ...] = ()  # the whole text where none are given

    def find(self, words: str, nth: int = 0) -> tuple[int, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.report.text.find(words, at + 1)
            assert at >= 0, f"{words!r} is not in the report"
        return at, at + len(words)

    def name(
        self,
        words: str,
        kind: EntityKind,
        *,
        same: str | None = None,
        title: str | None = None,
        at: tuple[float, float] | None = None,
        country: str | None = None,
        gazetteer: str | None = None,
        adjective: bool = False,
        nth: int = 0,
        precision: int = 1,
    ) -> ReportBuilder:
        start, end = self.find(words, nth)
        location = None
        if at or country:
            lat, lon = at or (0.0, 0.0)
            location = Location(lat, lon, country, gazetteer, 6 if kind == "country" else precision)
        index = len(self.names)
        first = next(i for i, n in enumerate(self.names) if n.text == same) if same else index
        self.names.append(Name(start, end, words, kind, first, title, location, adjective))
        return self

    def time(
        self, words: str, first: str | None, last: str | None = None, value: str | None = None
    ) -> ReportBuilder:
        start, end = self.find(words)
        self.times.append(Time(start, end, words, value or first or "", first, last or first))
        return self

    def source(
        self,
        key: str,
        kind: SourceKind = "anonymous",
        *,
        label: str | None = None,
        description: str | None = None,
        count: int | None = None,
    ) -> ReportBuilder:
        """A source that has no name of its own; ``key`` are the words where it is met."""
        self.sources.append(LocalSource(kind, label, None, description, count, (self.find(key),)))
        self.keys[key] = len(self.sources) - 1
        return self

    keys: dict[str, int] = field(default_factory=dict)

    def _source(self, key: str) -> int:
        if key in self.keys:
            return self.keys[key]
        index = next(i for i, n in enumerate(self.names) if n.text == key)
        name = self.names[index]
        kind: SourceKind = {"person": "person", "outlet": "outlet"}.get(name.kind, "organisation")  # type: ignore[assignment]
        self.sources.append(LocalSource(kind, key, index, None, None, ((name.start, name.end),)))
        self.keys[key] = len(self.sources) - 1
        return self.keys[key]

    def statement(
        self,
        words: str,
        chain: Sequence[str] = (),
        *,
        status: Status = "happened",
        force: str | None = None,
        quote: Quote = "none",
    ) -> ReportBuilder:
        start, end = self.find(words)
        indices = (0, *(self._source(key) for key in chain))
        span = self.find(force) if force else None
        self.statements.append(
            LocalStatement(start, end, ((start, end),), None, None, quote, status, None, span, indices, ())
        )
        return self

    def event(
        self,
        words: str,
        type: str,
        *,
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        place: str | None = None,
        time: str | None = None,
        status: Status = "happened",
        counts: Sequence[tuple[str, str, int]] = (),
        offices: Sequence[str] = (),
    ) -> ReportBuilder:
        start, end = self.find(words)
        index = {n.text: i for i, n in reversed(list(enumerate(self.names)))}
        when = next((i for i, t in enumerate(self.times) if t.text == time), None) if time else None
        inside = [i for i, s in enumerate(self.statements) if s.start <= start and end <= s.end]
        self.events.append(
            LocalEvent(
                start, end, (start, end), type, None,
                tuple(index[a] for a in actors), tuple(index[r] for r in recipients),
                index[place] if place else None, when, status,
                tuple(LocalCount(*self.find(w), what, n, n, n) for w, what, n in counts),
                inside[0] if inside else None,
                actor_bodies=tuple(Body(*self.find(w), w, "organisation") for w in offices),
            )
        )  # fmt: skip
        return self

    def annotation(self) -> Annotation:
        text = self.report.text
        return Annotation(
            self.report.report_id, "by hand", self.sentences or ((0, len(text)),), tuple(self.names),
            tuple(self.times), tuple(self.sources), tuple(self.statements), tuple(self.events),
        )  # fmt: skip


@dataclass
class Builder:
    """A pile of reports, all of one story unless said otherwise."""

    reports: list[ReportBuilder] = field(default_factory=list)
    reuse: list[Reuse] = field(default_factory=list)
    stories: dict[str, str] = field(default_factory=dict)

    def report(
        self,
        outlet: str | None,
        published: str | None,
        text: str,
        *,
        story: str = "one",
        credits: tuple[str, ...] = (),
    ) -> ReportBuilder:
        report_id = "r" + hashlib.sha256(f"{outlet}{published}{text}".encode()).hexdigest()[:16]
        row = Report(
            report_id, f"{len(self.reports)}.txt", 1, outlet, None, None, published,
            "metadata" if published else None, "en", credits, None, text,
        )  # fmt: skip
        built = ReportBuilder(row)
        built.sources.append(LocalSource("outlet", outlet, None, None, None, ()))
        self.reports.append(built)
        self.stories[report_id] = story
        return built

    def copied(self, source: ReportBuilder, copy: ReportBuilder, words: str) -> Builder:
        a, b = source.find(words), copy.find(words)
        self.reuse.append(
            Reuse(
                f"u{len(self.reuse)}",
                source.report.report_id,
                copy.report.report_id,
                *a,
                *b,
                "verbatim",
                1.0,
                "dated",
            )
        )
        return self

    def rows(self) -> tuple[list[Report], Mapping[str, Annotation], tuple[Reuse, ...], tuple[Story, ...]]:
        """What linking takes: reports, annotations, reuse and stories."""
        grouped: dict[str, list[str]] = {}
        for report_id, story in self.stories.items():
            grouped.setdefault(story, []).append(report_id)
        stories = tuple(Story(f"y{key}", key, tuple(sorted(ids))) for key, ids in sorted(grouped.items()))
        reports = [replace(b.report) for b in self.reports]
        return reports, {b.report.report_id: b.annotation() for b in self.reports}, tuple(self.reuse), stories
