"""What the record rests on, as the page shows it: reports, copied passages, sources, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportedly.publish import phrases
from reportedly.publish.answer import copies, covered
from reportedly.publish.claims import Keys, keys
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import Paragraph, direction, language_tag, paragraphs
from reportedly.publish.safe import web_address
from reportedly.record import Alias, Direction, Report, Reuse, ReuseKind, Statement, Status

PASSAGES_SHOWN: Final = 60
PASSAGE_LENGTH: Final = 900

_DIRECTION: Final[dict[Direction, str]] = {
    "dated": "The order rests on the dates of publication.",
    "credited": "The order rests on a credit in the text.",
    "unknown": "Nothing tells which of the two came first.",
}
_REUSE: Final[dict[ReuseKind, str]] = {
    "verbatim": "word for word",
    "edited": "edited",
    "translated": "translated",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a marked statement: its number, its chain, its status."""

    number: int
    statement_id: str
    arrows: str
    spelled_out: str
    status: Status
    force: str | None
    own_voice: bool
    unnamed: bool
    claim_id: str | None
    claim_origins: int
    claim_outlets: int


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its marks, and the notes on what begins in it."""

    paragraph: Paragraph
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full."""

    report_id: str
    outlet: str
    title: str
    byline: str | None
    date: str | None
    published: str | None
    basis: str | None
    file: str
    credits: tuple[str, ...]
    url: str | None
    language: str
    direction: str
    paragraphs: tuple[MarkedParagraph, ...]
    notes: dict[str, Note]
    n_statements: int
    n_own_voice: int
    copy_of: str | None
    copy_of_outlet: str | None
    keys: Keys


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports."""

    taken: str
    made: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReuseView:
    """What one report took from another."""

    from_report: str
    to_report: str
    from_outlet: str
    to_outlet: str
    from_date: str | None
    to_date: str | None
    from_language: str
    to_language: str
    from_direction: str
    to_direction: str
    known_order: bool
    kinds: tuple[str, ...]
    share: int
    characters: int
    rests_on: str
    passages: tuple[Passage, ...]
    keys: Keys


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: how often it is the root, of how many claims, and through whom it is met."""

    source_id: str
    name: str
    aside: str | None
    kind: str
    named: bool
    n_statements: int
    n_claims: int
    outlets: tuple[str, ...]
    first_statement: str | None


@dataclass(frozen=True, slots=True)
class NameView:
    """What each outlet calls one person, place or group."""

    name: str
    kind: str
    aliases: tuple[tuple[str, tuple[str, ...]], ...]


def report_views(lookup: Lookup) -> list[ReportView]:
    """Every report in full, by date of publication."""
    copied = copies(lookup)
    rows = sorted(lookup.record.reports, key=lambda row: (*lookup.dated(row.report_id), row.file, row.part))
    return [_report(report, copied.get(report.report_id), lookup) for report in rows]


def reuse_views(lookup: Lookup) -> list[ReuseView]:
    """Every pair of reports that share words, the most copied first."""
    pairs: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for row in lookup.record.reuse:
        if row.from_report in lookup.report and row.to_report in lookup.report:
            pairs[row.from_report, row.to_report].append(row)
    sized = [(covered((row.to_start, row.to_end) for row in rows), pair) for pair, rows in pairs.items()]
    ordered = sorted(sized, key=lambda row: (-row[0], row[1]))
    return [
        _reuse(pairs[pair], characters, lookup, shown=number < PASSAGES_SHOWN)
        for number, (characters, pair) in enumerate(ordered)
    ]


def source_views(lookup: Lookup) -> list[SourceView]:
    """Every source that is somebody's root, the most relied on first."""
    said: dict[str, list[Statement]] = defaultdict(list)
    for report in lookup.record.reports:
        for statement in lookup.statements_in.get(report.report_id, ()):
            said[statement.root].append(statement)
    claims: dict[str, int] = defaultdict(int)
    for claim in lookup.record.claims:
        for key in claim.origins:
            claims[key] += 1
    views = []
    for source in lookup.record.sources:
        rows = said.get(source.source_id, [])
        if not rows and source.source_id not in claims:
            continue
        views.append(
            SourceView(
                source_id=source.source_id,
                name=phrases.name(source, lookup),
                aside=phrases.aside(source),
                kind=phrases.SOURCE_KIND[source.kind],
                named=source.kind != "anonymous",
                n_statements=len(rows),
                n_claims=claims.get(source.source_id, 0),
                outlets=tuple(dict.fromkeys(lookup.outlet[row.report_id] for row in rows)),
                first_statement=rows[0].statement_id if rows else None,
            )
        )
    return sorted(views, key=lambda row: (-len(row.outlets), -row.n_statements, row.name, row.source_id))


def name_views(lookup: Lookup) -> list[NameView]:
    """Whatever goes by two names or more, those used by the most reports first."""
    entities = [row for row in lookup.record.entities if len({alias.text for alias in row.aliases}) > 1]
    used = {
        row.entity_id: len({key for alias in row.aliases for key in alias.report_ids}) for row in entities
    }
    entities.sort(key=lambda row: (-used[row.entity_id], row.name, row.entity_id))
    return [
        NameView(row.name, row.kind, tuple((alias.text, _outlets(alias, lookup)) for alias in row.aliases))
        for row in entities
    ]


def _outlets(alias: Alias, lookup: Lookup) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lookup.outlet[key] for key in alias.report_ids if key in lookup.outlet))


def _report(report: Report, copy_of: str | None, lookup: Lookup) -> ReportView:
    statements = lookup.statements_in.get(report.report_id, [])
    notes = {row.statement_id: _note(number, row, lookup) for number, row in enumerate(statements, 1)}
    return ReportView(
        report_id=report.report_id,
        outlet=lookup.outlet[report.report_id],
        title=report.title or "Untitled",
        byline=report.byline,
        date=phrases.date(report.published),
        published=report.published,
        basis=report.published_basis,
        file=report.file,
        credits=report.credits,
        url=web_address(report.url),
        language=language_tag(report.language),
        direction=direction(report.language),
        paragraphs=tuple(
            MarkedParagraph(row, tuple(notes[statement.statement_id] for statement in row.statements))
            for row in paragraphs(report, statements)
        ),
        notes=notes,
        n_statements=len(statements),
        n_own_voice=sum(note.own_voice for note in notes.values()),
        copy_of=copy_of,
        copy_of_outlet=lookup.outlet[copy_of] if copy_of else None,
        keys=_report_keys(report, statements, lookup),
    )


def _report_keys(report: Report, statements: Sequence[Statement], lookup: Lookup) -> Keys:
    contested = any(
        claim.claim_id in lookup.conflicts_about
        for row in statements
        if (claim := lookup.claim_of.get(row.statement_id))
    )
    found = keys(statements, lookup, contested=contested)
    story = lookup.story_of.get(report.report_id)
    return Keys((lookup.outlet[report.report_id],), found.sources, found.statuses, story, contested)


def _note(number: int, statement: Statement, lookup: Lookup) -> Note:
    claim = lookup.claim_of.get(statement.statement_id)
    root = lookup.source.get(statement.root)
    return Note(
        number=number,
        statement_id=statement.statement_id,
        arrows=phrases.arrows(statement.chain[1:], lookup),
        spelled_out=phrases.spelled_out(statement.chain, lookup),
        status=statement.status,
        force=statement.force,
        own_voice=len(statement.chain) < 2,
        unnamed=root is not None and root.kind == "anonymous",
        claim_id=claim.claim_id if claim and claim.n_reports > 1 else None,
        claim_origins=claim.n_origins if claim else 0,
        claim_outlets=claim.n_outlets if claim else 0,
    )


def _reuse(rows: list[Reuse], characters: int, lookup: Lookup, *, shown: bool) -> ReuseView:
    taken, made = lookup.report[rows[0].from_report], lookup.report[rows[0].to_report]
    rows = sorted(rows, key=lambda row: (row.to_start, row.reuse_id))
    passages = tuple(
        Passage(
            taken.text[row.from_start : row.from_end][:PASSAGE_LENGTH],
            made.text[row.to_start : row.to_end][:PASSAGE_LENGTH],
            _REUSE[row.kind],
        )
        for row in rows
    )
    outlets = lookup.outlet[taken.report_id], lookup.outlet[made.report_id]
    story = lookup.story_of.get(made.report_id)
    return ReuseView(
        from_report=taken.report_id,
        to_report=made.report_id,
        from_outlet=outlets[0],
        to_outlet=outlets[1],
        from_date=phrases.date(taken.published),
        to_date=phrases.date(made.published),
        from_language=language_tag(taken.language),
        to_language=language_tag(made.language),
        from_direction=direction(taken.language),
        to_direction=direction(made.language),
        known_order=all(row.direction != "unknown" for row in rows),
        kinds=tuple(dict.fromkeys(_REUSE[row.kind] for row in rows)),
        share=round(100 * characters / max(len(made.text), 1)),
        characters=characters,
        rests_on=_DIRECTION[rows[0].direction],
        passages=passages if shown else (),
        keys=Keys(outlets, (), (), story, False),
    )
