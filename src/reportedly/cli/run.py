"""What the commands share: adding inputs with progress, and telling what became of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly.case import Case, Tell
from reportedly.errors import InputError
from reportedly.read.outcome import Outcome

# Nothing is shown before this many seconds: a short run has no need of a bar.
PATIENCE = 2.0


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Tell]:
    """A callback that shows progress on standard error once a run lasts, and shows nothing where it is
    to be quiet or nobody watches."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield _silent
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24, pulse_style="cyan"),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    started = time.monotonic()
    task = bar.add_task("reading", total=None)

    def tell(what: str, done: int) -> None:
        if time.monotonic() - started > PATIENCE and not bar.live.is_started:
            bar.start()
        bar.update(task, description=what, completed=done)

    try:
        yield tell
    finally:
        if bar.live.is_started:
            bar.stop()


def _silent(what: str, done: int) -> None:
    """Shows nothing."""


def add_inputs(case: Case, inputs: Sequence[str], *, processes: int, quiet: bool) -> None:
    """Add ``inputs`` to the case, with progress; tell what was set aside; fail if nothing was read."""
    with progress_bar(quiet=quiet) as tell:
        log = case.add(inputs, stdin=click.get_binary_stream("stdin"), processes=processes, progress=tell)
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
    target = Path(path)
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(target)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise click.FileError(path, hint=f"{fault.strerror}; name another file with -o") from fault
