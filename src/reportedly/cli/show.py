"""``reportedly show``: the summary of a case, again."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.case import Case
from reportedly.cli.run import write_text


@click.command()
@click.argument("case_file", metavar="CASE")
@click.option("-o", "--output", metavar="FILE", help='Write the page as well ("-": standard output).')
def show(case_file: str, output: str | None) -> None:
    """Print what CASE holds: reports, origins, claims, conflicts."""
    with Case.open_existing(Path(case_file)) as case:
        if output is not None:
            write_text(output, case.page())
        if output != "-":
            click.echo(case.summary(), nl=False)
