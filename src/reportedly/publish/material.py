"""What the record rests on, as the page shows it: copied passages, sources, names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from reportedly.publish import phrases
from reportedly.publish.answer import covered
from reportedly.publish.claims import Keys
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import direction, language_tag
from reportedly.record import Alias, Direction, Reuse, ReuseKind, Statement

PASSAGES_SHOWN: Final = 60
PAIRS_SHOWN: Final = 500
SOURCES_SHOWN: Final = 1000
PASSAGE_LENGTH: Final = 900
_WORD: Final = re.compile(r"\s*\S+\s*$|\s*\S+")

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
class Passage:
    """The same words in two reports, each as (words, whether the other lacks them)."""

    taken: tuple[tuple[str, bool], ...]
    made: tuple[tuple[str, bool], ...]


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
    keys: Keys


@dataclass(frozen=True, slots=True)
class NameView:
    """What each outlet calls one person, place or group."""

    name: str
    kind: str
    aliases: tuple[tuple[str, tuple[str, ...]], ...]


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
        for number, (characters, pair) in enumerate(ordered[:PAIRS_SHOWN])
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
        outlets = tuple(dict.fromkeys(lookup.outlet[row.report_id] for row in rows))
        views.append(
            SourceView(
                source_id=source.source_id,
                name=phrases.name(source, lookup),
                aside=phrases.aside(source),
                kind=phrases.SOURCE_KIND[source.kind],
                named=source.kind != "anonymous",
                n_statements=len(rows),
                n_claims=claims.get(source.source_id, 0),
                outlets=outlets,
                first_statement=rows[0].statement_id if rows else None,
                keys=Keys(
                    outlets,
                    (source.source_id,),
                    tuple(dict.fromkeys(row.status for row in rows)),
                    None,
                    False,
                ),
            )
        )
    views.sort(key=lambda row: (-len(row.outlets), -row.n_statements, row.name, row.source_id))
    return views[:SOURCES_SHOWN]


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


def _reuse(rows: list[Reuse], characters: int, lookup: Lookup, *, shown: bool) -> ReuseView:
    taken, made = lookup.report[rows[0].from_report], lookup.report[rows[0].to_report]
    rows = sorted(rows, key=lambda row: (row.to_start, row.reuse_id))
    passages = tuple(_passage(row, lookup) for row in rows) if shown else ()
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
        passages=passages,
        keys=Keys(outlets, (), (), story, False),
    )


def _passage(row: Reuse, lookup: Lookup) -> Passage:
    taken = lookup.report[row.from_report].text[row.from_start : row.from_end][:PASSAGE_LENGTH]
    made = lookup.report[row.to_report].text[row.to_start : row.to_end][:PASSAGE_LENGTH]
    if row.kind == "translated" or taken == made:
        return Passage(((taken, False),), ((made, False),))
    before, after = _WORD.findall(taken), _WORD.findall(made)
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return Passage(
        _apart(before, [(block.a, block.size) for block in same]),
        _apart(after, [(block.b, block.size) for block in same]),
    )


def _apart(words: list[str], same: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The words in runs, those outside the blocks that both texts share as their own."""
    found, reached = [], 0
    for start, size in same:
        if start > reached:
            found.append(("".join(words[reached:start]), True))
        if size:
            found.append(("".join(words[start : start + size]), False))
        reached = start + size
    return tuple(found)
