"""``reportedly add``: more reports into a case."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.case import Case
from reportedly.cli.engines import engine_of, engine_options
from reportedly.cli.run import add_inputs, reading_options
from reportedly.read import Columns


@click.command()
@click.argument("case_file", metavar="CASE")
@click.argument("inputs", nargs=-1, required=True)
@reading_options
@engine_options
@click.option("-q", "--quiet", is_flag=True, help="No progress or warnings; errors only.")
def add(
    case_file: str,
    inputs: tuple[str, ...],
    columns: Columns,
    allow_private: bool,
    processes: int,
    engine: str,
    master: str,
    work: str | None,
    quiet: bool,
) -> None:
    """Add INPUTS to CASE (made where there is none) and settle its record anew."""
    with Case.open(Path(case_file), engine=engine_of(engine, master, work)) as case:
        before = len(case.reports())
        add_inputs(
            case, inputs, columns=columns, allow_private=allow_private, processes=processes, quiet=quiet
        )
        after = len(case.reports())
    if not quiet:
        click.echo(f"{after - before} reports added, {after} in {case_file}")
