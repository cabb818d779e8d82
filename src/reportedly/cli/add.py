"""``reportedly add``: more reports into a case."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.case import Case
from reportedly.cli.run import Choices, add_inputs, reading_options
from reportedly.publish.views.phrases import counted


@click.command()
@click.argument("case_file", metavar="CASE")
@click.argument("inputs", nargs=-1, required=True)
@reading_options
def add(case_file: str, inputs: tuple[str, ...], choices: Choices) -> None:
    """Add INPUTS to CASE (made where there is none) and settle its record anew."""
    with Case.open(Path(case_file), engine=choices.engine) as case:
        before = case.count_reports()
        add_inputs(case, inputs, choices)
        after = case.count_reports()
    if not choices.quiet:
        added = counted(after - before, "report")
        show = f"`reportedly show {case_file}` says what they rest on"
        click.echo(f"{added} added, {after:,} in {case_file}: {show}")
