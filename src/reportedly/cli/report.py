"""``reportedly report``: reports in, a page and a summary out."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.case import Case
from reportedly.cli.run import Choices, add_inputs, check_output, reading_options, write_text


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help='The page to write ("-": standard output).')
@click.option(
    "--case", "case_file", metavar="FILE", help="Keep everything in this case, and add to what is there."
)
@reading_options
def report(inputs: tuple[str, ...], output: str | None, case_file: str | None, choices: Choices) -> None:
    """Read INPUTS (files, folders, globs, addresses, or "-" for standard input) and show what they rest on.

    Prints a summary; -o writes the page as well.
    """
    if output is not None:
        check_output(output)
    path = Path(case_file) if case_file else None
    with Case.open(path, engine=choices.engine) as case:
        add_inputs(case, inputs, choices)
        if output is not None:
            write_text(output, case.page())
        if not choices.quiet and output != "-":
            click.echo(case.summary(), nl=False)
            if output is not None:
                click.echo(f"\nThe page: {output}")
