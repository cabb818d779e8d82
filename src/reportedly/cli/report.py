"""``reportedly report``: reports in, a page and a summary out."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.case import Case
from reportedly.cli.engines import engine_of, engine_options
from reportedly.cli.run import add_inputs, reading_options, write_text
from reportedly.read import Columns


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help='The page to write ("-": standard output).')
@click.option(
    "--case", "case_file", metavar="FILE", help="Keep everything in this case, and add to what is there."
)
@reading_options
@engine_options
@click.option("-q", "--quiet", is_flag=True, help="No summary, progress or warnings; errors only.")
def report(
    inputs: tuple[str, ...],
    output: str | None,
    case_file: str | None,
    columns: Columns,
    allow_private: bool,
    processes: int,
    engine: str,
    master: str,
    work: str | None,
    quiet: bool,
) -> None:
    """Read INPUTS (files, folders, globs, addresses, or "-" for standard input) and show what they rest on.

    Prints a summary; -o writes the page as well.
    """
    path = Path(case_file) if case_file else None
    with Case.open(path, engine=engine_of(engine, master, work)) as case:
        add_inputs(
            case, inputs, columns=columns, allow_private=allow_private, processes=processes, quiet=quiet
        )
        if output is not None:
            write_text(output, case.page())
        if not quiet and output != "-":
            click.echo(case.summary(), nl=False)
            if output is not None:
                click.echo(f"\nThe page: {output}")
