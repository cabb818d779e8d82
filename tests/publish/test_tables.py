"""Exports: every value comes back, the same record gives the same bytes, no cell runs as a formula."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from tests.publish.sample import RECORD

from reportedly.arrow import schema, to_arrow
from reportedly.errors import ReportedlyError
from reportedly.publish.tables import FORMATS, export, rows
from reportedly.record import TABLES, Record


def _as_json(row: Any) -> Any:
    return json.loads(json.dumps(asdict(row)))


@pytest.mark.parametrize("format", FORMATS)
def test_one_file_per_table_in_the_records_order(tmp_path: Path, format: Any) -> None:
    written = export(RECORD, tmp_path / "out", format=format)
    assert [path.name for path in written] == [f"{table}.{format}" for table in TABLES]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in written)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_record_gives_the_same_bytes(tmp_path: Path, format: Any) -> None:
    first = [path.read_bytes() for path in export(RECORD, tmp_path / "a", format=format)]
    again = [path.read_bytes() for path in export(replace(RECORD), tmp_path / "b", format=format)]
    assert first == again


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_give_every_row_back(tmp_path: Path, table: str) -> None:
    export(RECORD, tmp_path, format="jsonl")
    text = (tmp_path / f"{table}.jsonl").read_text(encoding="utf-8")
    read = [json.loads(line) for line in text.splitlines()]
    assert read == [_as_json(row) for row in getattr(RECORD, table)]
    assert all(list(row) == schema(TABLES[table]).names for row in read)


@pytest.mark.parametrize("table", TABLES)
def test_parquet_gives_every_row_back(tmp_path: Path, table: str) -> None:
    export(RECORD, tmp_path, format="parquet")
    read = pq.read_table(tmp_path / f"{table}.parquet")
    assert read.schema.equals(schema(TABLES[table]))
    assert read.to_pylist() == rows(RECORD, table)


@pytest.mark.parametrize("table", TABLES)
def test_csv_gives_every_row_back_when_the_apostrophe_is_taken_off(tmp_path: Path, table: str) -> None:
    export(RECORD, tmp_path, format="csv")
    with (tmp_path / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        read = list(csv.DictReader(lines))
    for cells, row in zip(read, rows(RECORD, table), strict=True):
        assert list(cells) == list(row)
        for key, value in row.items():
            cell = cells[key]
            if value is None:
                assert cell == ""
            elif isinstance(value, str):
                assert cell.removeprefix("'") == value.removeprefix("'")
            else:
                assert json.loads(cell) == value


def test_an_empty_table_keeps_its_types(tmp_path: Path) -> None:
    export(Record(), tmp_path, format="parquet")
    for table, cls in TABLES.items():
        assert pq.read_schema(tmp_path / f"{table}.parquet").equals(schema(cls))
        assert to_arrow([], cls).num_rows == 0


def test_other_programs_read_the_tables(tmp_path: Path) -> None:
    for format in FORMATS:
        export(RECORD, tmp_path, format=format)
    count = len(RECORD.statements)
    assert pl.from_arrow(to_arrow(rows(RECORD, "statements"), TABLES["statements"])).height == count
    assert pl.read_ndjson(tmp_path / "statements.jsonl").height == count
    for name in ("statements.csv", "statements.parquet", "statements.jsonl"):
        found = duckdb.sql(f"select count(*) from '{tmp_path / name}'").fetchall()
        assert found == [(count,)], name


@pytest.mark.parametrize(
    "title",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u200b=1",
        "＝1+1",
        "'=1",
        "\n@x",
        "-",
    ],
)
def test_no_cell_begins_as_a_formula(tmp_path: Path, title: str) -> None:
    report = replace(RECORD.reports[0], title=title, credits=("=1",))
    entity = replace(RECORD.entities[0], lat=-3.5, lon=-0.25)
    export(replace(RECORD, reports=(report,), entities=(entity,)), tmp_path, format="csv")
    with (tmp_path / "reports.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["title"] == f"'{title}"
    assert row["credits"] == '["=1"]'
    with (tmp_path / "entities.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["lat"], row["lon"]) == ("-3.5", "-0.25")


def test_broken_text_is_written_as_text(tmp_path: Path) -> None:
    title = "half \ud83d a pair, a line\u2028end, nul \x00, <b>"
    broken = replace(RECORD, reports=(replace(RECORD.reports[0], title=title),))
    for format in FORMATS:
        export(broken, tmp_path, format=format)
    (line,) = (tmp_path / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["title"] == title


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(ReportedlyError, match=r"taken.*name a folder"):
        export(RECORD, taken, format="jsonl")
    with pytest.raises(ReportedlyError, match=r"'xls'.*jsonl, csv, parquet"):
        export(RECORD, tmp_path, format="xls")  # type: ignore[arg-type]


def test_what_stood_there_stays_until_the_new_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(RECORD, tmp_path, format="jsonl")
    before = (tmp_path / "reports.jsonl").read_bytes()

    def fail(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(ReportedlyError, match="No space left"):
        export(Record(), tmp_path, format="jsonl")
    assert (tmp_path / "reports.jsonl").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_the_queries_in_the_docs_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.S)
    export(RECORD, tmp_path / "out", format="parquet")
    monkeypatch.chdir(tmp_path)
    thin, wordings = (duckdb.sql(query).fetchall() for query in queries)
    assert {text for text, _, _ in thin} == {
        c.text for c in RECORD.claims if c.n_outlets >= 3 and c.n_origins == 1
    }
    assert len(wordings) == sum(len(c.statement_ids) for c in RECORD.claims)
