"""``reportedly export``: a case's tables as files."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from reportedly.case import Case
from reportedly.publish.exports import SHEETS, EventFormat
from reportedly.publish.tables import FORMATS, Format


@click.command()
@click.argument("case_file", metavar="CASE")
@click.argument("folder", metavar="DIR")
@click.option("--format", "form", type=click.Choice([*FORMATS, *SHEETS]), default="jsonl", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Do not list the files.")
def export(case_file: str, folder: str, form: str, quiet: bool) -> None:
    """Write every table of CASE into DIR, one file each (jsonl, csv, parquet); or its events as others
    code them (ucdp, acled, plover), map them (geojson) or show them (timeline), with a glossary."""
    with Case.open_existing(Path(case_file)) as case:
        paths = case.export(folder, format=cast(Format | EventFormat, form))
    if not quiet:
        for path in paths:
            click.echo(str(path))
