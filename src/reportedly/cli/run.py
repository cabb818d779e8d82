"""What the commands share: adding inputs with progress, and telling what became of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly.case import Case
from reportedly.errors import InputError
from reportedly.publish.tables import write_whole
from reportedly.read.outcome import Outcome

# Nothing is shown before this many seconds: a short run has no need of a bar.
PATIENCE = 2.0


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
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self.task = self.bar.add_task("reading", total=None)

    def __call__(self, what: str, done: int) -> None:
        if not self.shown:
            return
        if time.monotonic() - self.started > PATIENCE and not self.bar.live.is_started:
            self.bar.start()
        self.bar.update(self.task, description=what, completed=done)

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.bar.live.is_started:
            self.bar.stop()


def add_inputs(case: Case, inputs: Sequence[str], *, processes: int, quiet: bool) -> None:
    """Add ``inputs`` to the case, with progress; tell what was set aside; fail if nothing was read."""
    with Watch(quiet=quiet) as watch:
        log = case.add(inputs, stdin=sys.stdin.buffer, processes=processes, progress=watch)
    tell_outcomes(log, quiet=quiet)
    if not any(o.state == "read" for o in log):
        raise InputError("no report could be read: " + (first_reason(log) or "no input was given"))


def tell_outcomes(log: Sequence[Outcome], *, quiet: bool) -> None:
    """One line for each input that was not read, or read with a warning."""
    if quiet:
        return
    for outcome in log:
        if outcome.reason:
            click.echo(f"{outcome.state}: {outcome.reason}", err=True)


def first_reason(log: Sequence[Outcome]) -> str | None:
    """Why the first input that failed did so."""
    return next((o.reason for o in log if o.reason), None)


def write_text(path: str, text: str) -> None:
    """Write a whole file or none of it; "-" is standard output."""
    if path == "-":
        click.echo(text, nl=False)
        return
    try:
        write_whole(Path(path), text.encode())
    except OSError as fault:
        raise click.FileError(path, hint=f"{fault.strerror}; name another file with -o") from fault
