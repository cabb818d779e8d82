"""What the rows of views refer to, once each: reports, statements, chains, sources, entities, stories.

Offsets leave Python here: they count code points in the record and UTF-16 units from here on, which is
what a browser's strings count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.publish.safe import short, web_address
from reportedly.publish.views import phrases
from reportedly.publish.views.answer import copies
from reportedly.publish.views.languages import direction, language_tag
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.mentions import mentions
from reportedly.record import ConflictField, EntityKind, PublishedBasis, Quote, SourceKind, Span, Status


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report's head, and its ``text`` where that was asked for."""

    outlet: str
    title: str
    byline: str | None
    published: str | None
    basis: PublishedBasis | None
    language: str
    direction: str
    file: str
    url: str | None
    credits: tuple[str, ...]
    story: str | None
    copy_of: str | None
    translated: bool
    text: str | None


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement; its words stand in its report's text, or in ``text`` where that is not given.

    ``pieces`` is empty where the words stand in one piece. ``chain`` is a place in ``Refs.chains``.
    """

    report: str
    start: int
    end: int
    pieces: tuple[Span, ...]
    text: str | None
    cue: str | None
    quote: Quote
    status: Status
    force: str | None
    chain: int
    claim: str | None
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainRef:
    """A chain of attribution: its sources from the outlet to the root, and the sentence that says so."""

    sources: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source by the name a reader is shown, and what is said of it beside that."""

    name: str
    aside: str | None
    kind: SourceKind
    entity: str | None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """A person, organisation, outlet, country, place or group."""

    kind: EntityKind
    name: str
    lat: float | None
    lon: float | None
    country: str | None


@dataclass(slots=True)
class Refs:
    """Everything rows refer to, by id; ``chains`` by place, ``conflicts`` with the field they are about."""

    reports: dict[str, ReportRef] = field(default_factory=dict)
    statements: dict[str, StatementRef] = field(default_factory=dict)
    chains: list[ChainRef] = field(default_factory=list)
    sources: dict[str, SourceRef] = field(default_factory=dict)
    entities: dict[str, EntityRef] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, ConflictField] = field(default_factory=dict)


def refs(lookup: Lookup, *, texts: bool = True, mentioned: Mapping[str, Sequence[str]] | None = None) -> Refs:
    """What the rows of ``lookup``'s views refer to; with ``texts`` each report in full. ``mentioned``, the
    entities of each statement, is worked out from the texts where it is not given."""
    found = Refs()
    copied = copies(lookup)
    mentioned = mentions(lookup) if mentioned is None else mentioned
    chain_at: dict[tuple[str, ...], int] = {}
    for report in lookup.in_order:
        found.reports[report.report_id] = _report(report.report_id, copied, lookup, texts=texts)
        count = units(report.text)
        for row in lookup.statements_in.get(report.report_id, ()):
            claim = lookup.claim_of.get(row.statement_id)
            split = len(row.pieces) > 1
            found.statements[row.statement_id] = StatementRef(
                report=row.report_id,
                start=count(row.start),
                end=count(row.end),
                pieces=tuple((count(start), count(end)) for start, end in row.pieces) if split else (),
                text=None if texts else row.text,
                cue=row.cue and short(row.cue, 200),
                quote=row.quote,
                status=row.status,
                force=row.force and short(row.force, 120),
                chain=chain_at.setdefault(row.chain or (row.root,), len(chain_at)),
                claim=claim.claim_id if claim else None,
                entities=tuple(mentioned.get(row.statement_id, ())),
            )
    found.chains = [ChainRef(chain, phrases.spelled_out(chain, lookup)) for chain in chain_at]
    for source in lookup.record.sources:
        name, aside = phrases.name(source, lookup), phrases.aside(source)
        found.sources[source.source_id] = SourceRef(name, aside, source.kind, source.entity_id)
    for entity in lookup.record.entities:
        name = short(entity.name, phrases.NAME_LIMIT)
        found.entities[entity.entity_id] = EntityRef(
            entity.kind, name, entity.lat, entity.lon, entity.country_code
        )
    found.stories = {story.story_id: short(story.title, 200) for story in lookup.record.stories}
    found.conflicts = {row.conflict_id: row.field for row in lookup.record.conflicts}
    return found


def units(text: str) -> Callable[[int], int]:
    """A function from a code point's place in ``text`` to its place in UTF-16 units."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda place: place
    wide = [place for place, letter in enumerate(text) if letter > "\uffff"]
    return lambda place: place + bisect_left(wide, place)


def _report(report_id: str, copied: dict[str, str], lookup: Lookup, *, texts: bool) -> ReportRef:
    report = lookup.report[report_id]
    copy_of = copied.get(report_id)
    return ReportRef(
        outlet=short(lookup.outlet[report_id], phrases.NAME_LIMIT),
        title=short(report.title or report.text.strip().partition("\n")[0][:200] or "Untitled", 200),
        byline=report.byline and short(report.byline, 200),
        published=report.published,
        basis=report.published_basis,
        language=language_tag(report.language),
        direction=direction(report.language),
        file=report.file if report.part == 1 else f"{report.file} ({report.part})",
        url=web_address(report.url),
        credits=tuple(short(credit, phrases.NAME_LIMIT) for credit in report.credits),
        story=lookup.story_of.get(report_id),
        copy_of=copy_of,
        translated=any(
            row.kind == "translated" and row.from_report == copy_of
            for row in lookup.reuse_in.get(report_id, ())
        ),
        text=report.text if texts else None,
    )
