"""What a case keeps of its inputs: a log that adds up, what was read is not read again, places that do not
depend on the order of arrival."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.read import makers
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE, text

from reportedly import Case
from reportedly.annotate.plain import annotate_plain, plain_basis
from reportedly.read import Columns, add_up, texts
from reportedly.store import kept

FILES = {
    "feed.xml": makers.rss(makers.rss_item(), makers.rss_item(HARVEST_TITLE, HARVEST)),
    "news.warc": makers.record(makers.page().encode())
    + makers.record(b"x", number=2, status="404 Not Found"),
    "all.zip": makers.zipped({"a.html": makers.page().encode(), "b.css": b"p {}"}),
    "lines.jsonl": "\n".join(
        json.dumps({"title": title, "text": text(*story)})
        for title, story in ((BRIDGE_TITLE, BRIDGE), (HARVEST_TITLE, HARVEST))
    ).encode(),
    "bad.csv": b"x,y\n1,2\n",
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is tested here: annotating as plain text does is enough."""
    monkeypatch.setattr("reportedly.workers.annotate", annotate_plain)
    monkeypatch.setattr("reportedly.case.annotation_basis", lambda _: plain_basis())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name, data in FILES.items():
        (made / name).write_bytes(data)
    return made


def exported(case: Case, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in case.export(folder)}


def test_every_input_is_in_the_log_and_the_totals_add_up(folder: Path, tmp_path: Path) -> None:
    with Case.open() as case:
        totals = add_up(case.add([folder, tmp_path / "missing.txt"]))
        assert totals.inputs == totals.read + totals.set_aside + totals.failed == len(case.inputs())
        assert (totals.read, totals.set_aside, totals.failed) == (6, 2, 2)
        states = {i.file.removeprefix(f"{folder}/"): (i.state, i.n_reports) for i in case.inputs()}
        assert states["news.warc#urn:uuid:1"] == ("read", 1)
        assert states["bad.csv"] == ("failed", 0)
        page = next(i for i in case.inputs() if "uuid:1" in i.file)
        assert (page.url, page.retrieved) == (makers.ADDRESS, "2024-05-15T06:00:00Z")
        assert sum(i.n_reports for i in case.inputs()) == totals.reports
        assert case.frame("inputs").height == totals.inputs


def test_what_was_read_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.duckdb"
    with Case.open(path) as case:
        first = add_up(case.add([folder]))
        whole = exported(case, tmp_path / "whole")

    def never(*given: object, **more: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(texts, "read_page", never)
    monkeypatch.setattr(texts, "read_plain", never)
    with Case.open(path) as case:
        assert add_up(case.add([folder])) == first
        assert exported(case, tmp_path / "again") == whole


def test_an_archive_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    table = folder / "lines.jsonl"
    lines = table.read_bytes().splitlines(keepends=True)
    with Case.open() as case:
        table.write_bytes(lines[0])
        case.add([table])
        table.write_bytes(b"".join(lines))
        case.add([table])
        assert [(r.part, r.title) for r in case.reports()] == [(1, BRIDGE_TITLE), (2, HARVEST_TITLE)]


def test_other_columns_are_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"title": "One title", "kicker": "Another title", "text": text(*BRIDGE)})
    )
    with Case.open() as case:
        case.add([tmp_path])
        case.add([tmp_path], columns=Columns.parse("title=kicker"))
        assert [r.title for r in case.reports()] == ["Another title"]


def test_the_place_of_a_report_does_not_depend_on_the_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.jsonl"):
        (tmp_path / name).write_text(text(BRIDGE_TITLE, *BRIDGE), encoding="utf-8")
    found = []
    for order in (["a.html", "b.txt"], ["b.txt", "a.html"]):
        with Case.open() as case:
            for name in order:
                case.add([tmp_path / name])
            found.append(case.reports())
    assert found[0] == found[1]
    assert found[0][0].file.endswith("a.html")


def test_what_failed_and_then_was_read_is_in_the_log_once(tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    with Case.open() as case:
        case.add([path])
        assert [i.state for i in case.inputs()] == ["failed"]
        path.write_text(text(BRIDGE_TITLE, *BRIDGE), encoding="utf-8")
        case.add([path])
        assert [i.state for i in case.inputs()] == ["read"]


def test_a_table_whose_columns_were_named_later_has_failed_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "kept.csv"
    path.write_text(f'no,saga\n1,"{" ".join(BRIDGE)}"\n', encoding="utf-8")
    with Case.open() as case:
        case.add([path])
        assert [i.state for i in case.inputs()] == ["failed"]
        case.add([path], columns=Columns.parse("text=saga"))
        assert [i.state for i in case.inputs()] == ["read"]


@pytest.mark.parametrize("one_by_one", [0, 3, 100])
def test_what_was_kept_is_known_however_it_is_looked_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_by_one: int
) -> None:
    monkeypatch.setattr(kept, "ONE_BY_ONE", one_by_one)
    path = tmp_path / "case.duckdb"
    with Case.open(path) as case:
        first = case.add([folder])
        again = case.add([folder])  # some of it is known since, some was there when it was asked first
    with Case.open(path) as case:
        later = case.add([folder])
    told = [(o.file, o.state, o.reason, o.n_reports) for o in first]
    for log in (again, later):
        assert [(o.file, o.state, o.reason, o.n_reports) for o in log] == told
        assert all(o.kept is not None for o in log if o.state != "failed")
