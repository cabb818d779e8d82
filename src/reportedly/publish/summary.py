"""The terminal summary: the answer, the claims that matter most with each wording, the conflicts."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.publish.safe import in_terminal, short
from reportedly.publish.views import phrases
from reportedly.publish.views.answer import Answer, answer, answers
from reportedly.publish.views.conflicts import ConflictRow, conflict_rows, outlets
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.ranking import most_consequential
from reportedly.record import Claim, Record, Statement

CLAIMS_SHOWN: Final = 6
WORDINGS_SHOWN: Final = 8
CONFLICTS_SHOWN: Final = 8
STORIES_SHOWN: Final = 12
REASON_LIMIT: Final = 1_000
"""A reason that names many outlets says last on whose word they have it: cut sooner, it says nothing."""
PLAIN_WIDTH: Final = 100
WIDEST: Final = 120
"""Lines longer than this are hard to follow, however wide the window is."""


def summary(record: Record, *, width: int | None = None, color: bool | None = None) -> str:
    """The summary as text, in colour only where it goes to a terminal that has not refused it.

    ``width`` is the terminal's unless given, 100 where there is none.
    """
    at_terminal = sys.stdout.isatty()
    colored = at_terminal and "NO_COLOR" not in os.environ if color is None else color
    columns = width or (min(shutil.get_terminal_size().columns, WIDEST) if at_terminal else PLAIN_WIDTH)
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(columns, 40),
        force_terminal=colored,
        color_system="standard" if colored else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for line, indent in _lines(record):
        console.print(Padding(line, (0, 0, 0, indent)), soft_wrap=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _lines(record: Record) -> Iterator[tuple[Text, int]]:
    lookup = Lookup(record)
    yield from _answer(answer(lookup))
    stories = answers(lookup)
    if len(stories) > 1:
        yield from _stories(stories)
    ranked = most_consequential(record.claims, lookup)
    claims = [claim for claim in ranked if claim.n_reports > 1] or ranked
    if claims:
        yield _heading("Claims, the widest gap between outlets and origins first")
        for number, claim in enumerate(claims[:CLAIMS_SHOWN], 1):
            yield from _claim(number, claim, lookup)
        yield from _more(len(claims) - CLAIMS_SHOWN, "claim")
    conflicts = conflict_rows(lookup)
    if conflicts:
        yield _heading("Conflicts")
        for conflict in conflicts[:CONFLICTS_SHOWN]:
            yield from _conflict(conflict, lookup)
        yield from _more(len(conflicts) - CONFLICTS_SHOWN, "conflict")


def _answer(found: Answer) -> Iterator[tuple[Text, int]]:
    yield Text(found.line, style="bold"), 0
    yield Text(in_terminal(found.sentence)), 0
    if found.claim is not None and found.claim.n_reports > 1:
        yield Text(f"“{_line(phrases.unquoted(phrases.line(found.claim.text)), 300)}”", style="italic"), 2
    if found.contested:
        fields = [field if count == 1 else f"{field} ×{count}" for field, count in found.contested]
        yield Text.assemble(("Contested: ", "bold red"), ", ".join(fields)), 0


def _stories(stories: list[Answer]) -> Iterator[tuple[Text, int]]:
    yield _heading(f"{phrases.counted(len(stories), 'story', 'stories')}")
    for story in stories[:STORIES_SHOWN]:
        yield Text(_line(story.title or "Untitled", 200), style="bold"), 0
        yield Text(story.line), 3
        if story.claim is not None and story.claim.n_reports > 1:
            yield Text(in_terminal(story.sentence)), 3
    yield from _more(len(stories) - STORIES_SHOWN, "story", "stories")


def _claim(number: int, claim: Claim, lookup: Lookup) -> Iterator[tuple[Text, int]]:
    yield Text.assemble((f"{number}. ", "dim"), (_line(phrases.line(claim.text), 300), "bold")), 0
    counts = ", ".join(
        (
            phrases.counted(claim.n_reports, "report"),
            phrases.counted(claim.n_outlets, "outlet"),
            phrases.counted(claim.n_origins, "origin"),
        )
    )
    thin = claim.n_outlets > claim.n_origins
    reason = _line(phrases.why(claim), REASON_LIMIT)
    yield Text.assemble((counts, "yellow" if thin else ""), f": {reason}"), 3
    statements, met = lookup.statements_of(claim.statement_ids), set[str]()
    for statement in statements[:WORDINGS_SHOWN]:
        # What is said of a source is said where the claim first meets it.
        yield _wording(statement, lookup, asides=statement.root not in met), 3
        met.add(statement.root)
    yield from _more(len(statements) - WORDINGS_SHOWN, "wording", indent=3)


def _wording(row: Statement, lookup: Lookup, *, asides: bool) -> Text:
    real = row.status in phrases.REAL
    force = f" “{_line(row.force, 60)}”" if row.force else ""
    date = phrases.day(phrases.date(lookup.report[row.report_id].published)) or "undated"
    return Text.assemble(
        (f"{date:<11}  ", "dim"),
        (f"{row.status if real else f'({row.status})':<11} ", "bold" if real else "cyan"),
        in_terminal(phrases.arrows(row.chain, lookup, asides=asides)),
        (" in its own voice" if len(row.chain) < 2 else "", "dim"),
        (force, "italic"),
    )


def _conflict(conflict: ConflictRow, lookup: Lookup) -> Iterator[tuple[Text, int]]:
    about = f": {_line(conflict.about, 160)}" if conflict.about else ""
    yield Text.assemble((f"{conflict.kind_name}, {conflict.field}", "bold red"), about), 0
    for side in conflict.sides:
        said_by = phrases.listed(outlets(side, lookup))
        yield Text.assemble((_line(side.value, 160), "bold"), ("  " + in_terminal(said_by), "dim")), 3
    yield Text(_line(conflict.reason, 400)), 3


def _heading(words: str) -> tuple[Text, int]:
    return Text(f"\n{words}", style="bold underline"), 0


def _more(count: int, noun: str, plural: str | None = None, *, indent: int = 0) -> Iterator[tuple[Text, int]]:
    if count > 0:
        words = phrases.counted(count, f"more {noun}", plural and f"more {plural}")
        yield Text(f"and {words}", "dim"), indent


def _line(text: str, limit: int) -> str:
    return short(in_terminal(text), limit)
