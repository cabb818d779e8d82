"""The rows of statements: exact words, and a chain of sources known over all reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.link.claims.told import Told
from reportedly.record import Report, Span, Statement


def statement_rows(
    reports: Sequence[Report], told: Sequence[Told], source_of: Mapping[tuple[str, int], str]
) -> tuple[Statement, ...]:
    """One row per statement, sorted by id."""
    texts = {r.report_id: r.text for r in reports}
    rows = [_row(texts[t.report_id], t, source_of) for t in told]
    return tuple(sorted(rows, key=lambda s: s.statement_id))


def _row(text: str, told: Told, source_of: Mapping[tuple[str, int], str]) -> Statement:
    local = told.local
    chain = chain_of(told, source_of)
    return Statement(
        statement_id=told.statement_id,
        report_id=told.report_id,
        start=local.start,
        end=local.end,
        text=told.text,
        pieces=local.pieces,
        cue=_words(text, local.cue),
        quote=local.quote,
        status=local.status,
        force=_words(text, local.force),
        chain=chain,
        root=chain[-1],
    )


def chain_of(told: Told, source_of: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """The chain as sources; an outlet that cites itself is there once."""
    found: list[str] = []
    for index in told.local.chain:
        source = source_of[told.report_id, index]
        if not found or found[-1] != source:
            found.append(source)
    return tuple(found)


def _words(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] or None if span else None
