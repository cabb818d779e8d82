"""What the commands share: adding inputs with progress, and telling what became of them."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly.case import Case
from reportedly.cli.engines import ENGINE, engine_of
from reportedly.errors import InputError
from reportedly.publish.tables import ExportError, write_whole
from reportedly.publish.views.phrases import counted
from reportedly.read import Columns, Outcome, add_up
from reportedly.workers import MakeEngine

# Nothing is shown before this many seconds: a short run has no need of a bar.
PATIENCE = 2.0
# Lines about inputs that were not read: what a screen holds.
MOST_LINES = 20


class Watch:
    """Shows on standard error how far a run is, once it lasts; nothing where it is to be quiet or where
    nobody watches. Call it with what is being done and how many reports are through."""

    def __init__(self, *, quiet: bool) -> None:
        console = Console(stderr=True)
        self.shown = console.is_terminal and not quiet
        self.started = time.monotonic()
        self.bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24, pulse_style="cyan"),
            TextColumn("{task.completed} reports"),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self.task = self.bar.add_task("reading", total=None, rate="")

    def __call__(self, what: str, done: int) -> None:
        if not self.shown:
            return
        if time.monotonic() - self.started > PATIENCE and not self.bar.live.is_started:
            self.bar.start()
        rate = done / max(time.monotonic() - self.started, 0.1)
        shown = f"{rate:.1f} a second" if what == "reading" and done else ""
        self.bar.update(self.task, description=what, completed=done, rate=shown)

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.bar.live.is_started:
            self.bar.stop()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the options of a command that reads have chosen."""

    columns: Columns
    allow_private: bool
    processes: int
    engine: MakeEngine | None
    quiet: bool


_READING = (
    click.option(
        "--columns",
        metavar="FIELD=COLUMN,…",
        callback=lambda context, option, given: Columns.parse(given or ""),
        help="Columns of tables (CSV, TSV, Parquet, JSON): text=body,date=pubdate. Usual names are known.",
    ),
    click.option(
        "--allow-private", is_flag=True, help="Fetch addresses that lead into this machine or its network."
    ),
    click.option("--processes", default=1, show_default=True, help="Processes that annotate reports."),
    *ENGINE,
    click.option("-q", "--quiet", is_flag=True, help="No summary, progress or warnings; errors only."),
)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that reads; it is given its ``choices``."""

    @functools.wraps(command)
    def chosen(
        columns: Columns,
        allow_private: bool,
        processes: int,
        engine: str,
        master: str,
        work: str | None,
        quiet: bool,
        **others: object,
    ) -> None:
        make = engine_of(engine, master, work)
        command(choices=Choices(columns, allow_private, processes, make, quiet), **others)

    for option in reversed(_READING):
        chosen = option(chosen)
    return chosen


def add_inputs(case: Case, inputs: Sequence[str], choices: Choices) -> None:
    """Add ``inputs`` to the case, with progress; tell what was set aside; fail if nothing was read."""
    with Watch(quiet=choices.quiet) as watch:
        log = case.add(
            inputs,
            stdin=sys.stdin.buffer,
            columns=choices.columns,
            allow_private=choices.allow_private,
            processes=choices.processes,
            progress=watch,
        )
    tell_outcomes(log, quiet=choices.quiet)
    if not any(o.state == "read" for o in log):
        raise InputError("no report could be read: " + (first_reason(log) or "no input was given"))


def tell_outcomes(log: Sequence[Outcome], *, quiet: bool) -> None:
    """One line for each input that was not read, or read with a warning, like ones together; the totals."""
    if quiet:
        return
    alike: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in log:
        if outcome.reason:
            cause = outcome.reason.removeprefix(f"{outcome.file}: ")
            alike.setdefault((outcome.state, cause), []).append(outcome)
    for (state, cause), outcomes in list(alike.items())[:MOST_LINES]:
        first = outcomes[0].file
        where = first if len(outcomes) == 1 else f"{first} and {len(outcomes) - 1:,} more"
        click.echo(f"{state}: {where}: {cause}", err=True)
    if len(alike) > MOST_LINES:
        click.echo(f"… and {len(alike) - MOST_LINES:,} other causes; the table inputs has them all", err=True)
    totals = add_up(log)
    click.echo(
        f"{counted(totals.inputs, 'input')}: {totals.read:,} read, {totals.set_aside:,} set aside, "
        f"{totals.failed:,} failed; {counted(totals.reports, 'report')}",
        err=True,
    )


def first_reason(log: Sequence[Outcome]) -> str | None:
    """Why the first input that failed did so."""
    return next((o.reason for o in log if o.reason), None)


def check_output(path: str) -> None:
    """Fail before anything is read where ``path`` cannot become a file: its folder is not there, or it is
    one itself."""
    if path == "-":
        return
    if Path(path).is_dir():
        raise ExportError(f"{path} is a folder; name a file in it with -o")
    if not Path(path).parent.is_dir():
        raise ExportError(
            f"{path}: there is no folder {Path(path).parent}; make it, or name another file with -o"
        )


def write_text(path: str, text: str) -> None:
    """Write a whole file or none of it; "-" is standard output."""
    if path == "-":
        click.echo(text, nl=False)
        return
    try:
        write_whole(Path(path), text.encode())
    except OSError as fault:
        raise ExportError(
            f"{path}: cannot be written ({fault.strerror}); name another file with -o"
        ) from fault
