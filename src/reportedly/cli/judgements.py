"""``reportedly judgements``: what people decided about a case, as JSON lines, out and in."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from reportedly.case import Case


@click.command()
@click.argument("case_file", metavar="CASE")
@click.option(
    "--take",
    metavar="FILE",
    type=click.File("rb"),
    help='Take in judgements from FILE ("-": standard input) and settle CASE anew.',
)
def judgements(case_file: str, take: BinaryIO | None) -> None:
    """Print the judgements on CASE, one JSON object a line; or take in those of another."""
    if take is None:
        with Case.open_existing(Path(case_file)) as case:
            click.echo(case.judgement_lines(), nl=False)
        return
    with Case.open_existing(Path(case_file)):
        pass  # a wrong name is an error here, not a new case
    with Case.open(Path(case_file)) as case:
        count = case.take_judgements(take.read(), getattr(take, "name", "what was given"))
        case.settle()
    click.echo(f"{count} judgements taken in", err=True)
