"""The whole case as a file, in each form that ``reportedly export`` writes."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Final, cast

import duckdb

from reportedly.desk.desk import Desk
from reportedly.desk.views import NotThere
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import to_lines
from reportedly.publish.exports import SHEETS
from reportedly.publish.tables import FORMATS

EXPORTS: Final = (*FORMATS, *SHEETS)


def exported(desk: Desk, form: str) -> bytes:
    """The case in one of ``EXPORTS``, as a zip file; the judgements as they are."""
    if form not in EXPORTS:
        raise NotThere(f"{form!r} is not a form of export: ask for one of {', '.join(EXPORTS)}")
    with tempfile.TemporaryDirectory() as folder:
        paths = desk.export(Path(folder), cast(Any, form))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in paths:
                packed.writestr(zipfile.ZipInfo(path.name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def judgement_lines(db: duckdb.DuckDBPyConnection) -> bytes:
    """All judgements as JSON lines."""
    return to_lines(JudgementTable(db).all())
