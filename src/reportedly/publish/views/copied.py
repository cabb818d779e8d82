"""Copied words: the pairs of reports that share passages, and the passages on both sides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from reportedly.publish.views.copies import covered
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.refs import units
from reportedly.record import Direction, Reuse, ReuseKind

_DIRECTION: Final[dict[Direction, str]] = {
    "dated": "The order rests on the dates of publication.",
    "credited": "The order rests on a credit in the text.",
    "unknown": "Nothing tells which of the two came first.",
}
_KIND: Final[dict[ReuseKind, str]] = {
    "verbatim": "word for word",
    "edited": "edited",
    "translated": "translated",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports, as offsets in UTF-16 units."""

    kind: ReuseKind
    from_start: int
    from_end: int
    to_start: int
    to_end: int


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """What one report took from another; ``share`` is in per cent of the taker's characters."""

    from_report: str
    to_report: str
    known_order: bool
    kinds: tuple[str, ...]
    share: int
    characters: int
    rests_on: str
    passages: tuple[Passage, ...]


def copied_rows(lookup: Lookup) -> list[CopiedRow]:
    """Every pair of reports that share words, the most copied first."""
    pairs: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for row in lookup.record.reuse:
        if row.from_report in lookup.report and row.to_report in lookup.report:
            pairs[row.from_report, row.to_report].append(row)
    rows = [_row(reuse, lookup) for reuse in pairs.values()]
    return sorted(rows, key=lambda row: (-row.characters, row.from_report, row.to_report))


def _row(rows: list[Reuse], lookup: Lookup) -> CopiedRow:
    rows = sorted(rows, key=lambda row: (row.to_start, row.reuse_id))
    taken, made = lookup.report[rows[0].from_report], lookup.report[rows[0].to_report]
    there, here = units(taken.text), units(made.text)
    characters = covered((row.to_start, row.to_end) for row in rows)
    return CopiedRow(
        from_report=taken.report_id,
        to_report=made.report_id,
        known_order=all(row.direction != "unknown" for row in rows),
        kinds=tuple(dict.fromkeys(_KIND[row.kind] for row in rows)),
        share=round(100 * characters / max(len(made.text), 1)),
        characters=characters,
        rests_on=_DIRECTION[rows[0].direction],
        passages=tuple(
            Passage(
                row.kind, there(row.from_start), there(row.from_end), here(row.to_start), here(row.to_end)
            )
            for row in rows
        ),
    )
