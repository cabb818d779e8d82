"""Every address of the desk: what it gives, as data and as a page, and that it is what the page shows."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reportedly.case import Case
from reportedly.desk.exported import EXPORTS
from reportedly.desk.route import Route
from reportedly.desk.routes import ROUTES
from reportedly.publish.page import page_data

from .conftest import OWN, Asking

LISTS = ("claims", "conflicts", "events", "parties", "sources", "names", "reports")


def whole(path: Path) -> dict[str, Any]:
    with Case.open(path, read_only=True) as case:
        data: dict[str, Any] = msgspec.to_builtins(page_data(case.record()))
        return data


def test_each_view_has_the_rows_of_the_page_in_its_order(desk: Asking, sample_case: Path) -> None:
    page = whole(sample_case)
    assert desk.get("/answer.json").json() == json.loads(json.dumps(page["answer"]))
    for name in (*LISTS, "copied"):
        given = desk.get(f"/{name}.json?limit=200").json()
        assert given["total"] == len(page[name]), name
        key = [next(iter(page[name][0]))] if name != "copied" else ["from_report", "to_report"]
        ours = [tuple(row[k] for k in key) for row in given["rows"]]
        theirs = [tuple(row[k] for k in key) for row in page[name]]
        if name == "sources":  # as the page has it up to sources that weigh the same
            weight = {row["source"]: (len(row["outlets"]), len(row["statements"])) for row in page[name]}
            assert [weight[one] for (one,) in ours] == [weight[one] for (one,) in theirs[: len(ours)]]
        else:
            assert ours == theirs[: len(ours)], name


def test_agreements_are_those_of_the_page(fresh: Asking) -> None:
    for outlet, state in (("North Post", "remains in force"), ("South Post", "has collapsed")):
        said = f"The 1999 Torsund Accord {state}, the minister said on Friday."
        text = f"outlet: {outlet}\ndate: 2031-05-02\n\n{said}\n"
        fresh.post("/add", json={"text": text}, headers=OWN)
    fresh.settle()
    page = json.loads(json.dumps(msgspec.to_builtins(page_data(fresh.desk.case.beside().record()))))
    given = fresh.get("/agreements.json").json()
    assert given["rows"] == page["agreements"] != []
    left = fresh.get("/agreements.json?outlet=South+Post").json()["rows"]
    assert [row["agreement"] for row in left] == [page["agreements"][0]["agreement"]]


def test_a_row_by_itself_is_the_row_of_the_page(desk: Asking, sample_case: Path) -> None:
    page = json.loads(json.dumps(whole(sample_case)))
    for name in ("claims", "conflicts", "events", "reports"):
        for row in page[name][:5]:
            key = next(iter(row.values()))
            assert desk.get(f"/{name}/{key}.json").json()["rows"] == [row], name
    first = page["reports"][0]["report"]
    given = desk.get(f"/reports/{first}.json").json()
    assert given["refs"]["reports"][first]["text"] == page["refs"]["reports"][first]["text"]


@pytest.mark.parametrize("route", [r for r in ROUTES if r.page and "{" not in r.path], ids=lambda r: r.path)
def test_each_page_is_shown(desk: Asking, route: Route) -> None:
    answer = desk.get(route.path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert " on" not in "".join(re.findall(r"<[a-z]+ [^>]*>", answer.text)).replace(" once", "")
    assert "style=" not in answer.text


def test_pages_follow_each_other_without_gap_or_overlap(desk: Asking) -> None:
    total = desk.get("/claims.json?limit=1").json()["total"]
    met: list[str] = []
    for offset in range(0, total, 7):
        met += [row["claim"] for row in desk.get(f"/claims.json?offset={offset}&limit=7").json()["rows"]]
    assert len(met) == len(set(met)) == total


def test_a_filter_leaves_rows_of_its_statements_only(desk: Asking) -> None:
    given = desk.get("/claims.json?status=requested&limit=200").json()
    assert 0 < given["total"] < desk.get("/claims.json").json()["total"]
    statements = given["refs"]["statements"]
    for row in given["rows"]:
        assert any(statements[i]["status"] == "requested" for i in row["statements"])
    outlet = next(iter(given["refs"]["reports"].values()))["outlet"]
    reports = desk.get("/reports.json", params={"outlet": outlet, "limit": 200}).json()
    assert {reports["refs"]["reports"][r["report"]]["outlet"] for r in reports["rows"]} == {outlet}
    dated = desk.get("/reports.json?to=1999").json()
    assert dated["total"] == 0


def test_contested_leaves_what_conflicts_are_about(desk: Asking, sample_case: Path) -> None:
    page = whole(sample_case)
    sides = {key for row in page["conflicts"] for side in row["sides"] for key in side["statements"]}
    left = [r["claim"] for r in page["claims"] if r["conflicts"] or sides & set(r["statements"])]
    given = desk.get("/claims.json?contested=1&limit=200").json()
    assert [row["claim"] for row in given["rows"]] == left
    assert 0 < len(left) < len(page["claims"])


def test_days_of_events_leave_those_that_may_have_been_then(desk: Asking, sample_case: Path) -> None:
    dated = [row for row in whole(sample_case)["events"] if row["first"]]
    for day in sorted({row["first"][:10] for row in dated} | {"1999-01-01"}):
        then = [
            row["event"]
            for row in dated
            # A month or a year is any of its days.
            if f"{row['first']}-01-01"[:10] <= f"{day}-31" and f"{row['last']}-99-99"[:10] >= day
        ]
        asked = {"day_from": day, "day_to": f"{day}-31"[:10], "limit": 200}
        assert [row["event"] for row in desk.get("/events.json", params=asked).json()["rows"]] == then, day
    assert desk.get("/claims.json?day_to=1999").json()["total"] == 0


def test_a_row_in_a_list_is_whole_where_that_is_asked_for(desk: Asking, sample_case: Path) -> None:
    page = json.loads(json.dumps(whole(sample_case)))
    assert desk.get("/claims.json?whole=1&limit=200").json()["rows"] == page["claims"]


def test_search_finds_words_and_names_in_other_spellings(desk: Asking) -> None:
    report = desk.get("/reports.json?limit=1").json()["rows"][0]["report"]
    text = desk.get(f"/reports/{report}.json").json()["refs"]["reports"][report]["text"]
    word = max(re.findall(r"[a-z]+", text), key=len)
    found = desk.get("/search.json", params={"q": word.upper()}).json()
    assert report in {hit["report"] for hit in found["reports"]}
    for hit in found["statements"]:
        assert word in found["refs"]["statements"][hit["statement"]]["text"].casefold()
    spelt = next(row for row in desk.get("/names.json").json()["rows"] if len(row["spellings"]) > 1)
    read = desk.get("/search.json", params={"q": spelt["spellings"][0]["text"]}).json()["read_as"]
    assert spelt["name"] in read[0]["names"]
    assert desk.get("/search.json?q=").json()["n_statements"] == 0


def test_exports_are_those_of_the_command_line(desk: Asking, sample_case: Path, tmp_path: Path) -> None:
    for form in EXPORTS:
        packed = zipfile.ZipFile(io.BytesIO(desk.get(f"/export/{form}").content))
        with Case.open(sample_case, read_only=True) as case:
            paths = case.export(tmp_path / form, format=form)
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in paths
        }
    assert desk.get("/export/xlsx").status_code == 404


def test_openapi_tells_of_every_address_and_every_answer_is_as_it_says(desk: Asking) -> None:
    described = desk.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for route in ROUTES:
        address = route.address if route.method == "get" else route.path
        assert route.method in described["paths"][address], address
    ids = {"claims": "claim", "conflicts": "conflict", "events": "event", "sources": "source",
           "reports": "report", "parties": "entity", "names": "entity"}  # fmt: skip
    for address, methods in described["paths"].items():
        if "get" not in methods or methods["get"]["operationId"] == "get_export" or address.endswith("jsonl"):
            continue
        path = address
        if "{id}" in address:
            name = address.split("/")[1]
            rows = desk.get(f"/{name}.json?limit=1").json()["rows"]
            if not rows:  # the sample names no agreement
                continue
            (row,) = rows[:1]
            path = address.replace("{id}", str(row[ids[name]] if name in ids else row["job"]))
        answer = desk.get(path)
        assert answer.status_code == 200, address
        route = next(r for r in ROUTES if r.address == address)
        msgspec.json.decode(answer.content, type=route.gives)  # raises where it is not what is described
    references = re.findall(r'"\$ref": ?"#/components/schemas/([^"]+)"', json.dumps(described))
    assert set(references) <= set(described["components"]["schemas"])


@pytest.mark.parametrize(
    "path",
    ["/claims/none", "/claims/none.json", "/reports/..%2f..%2fetc", "/static/..%2fapp.py", "/static/app.py",
     "/nothing", "/add/x.json", "/export/..%2fx"],
)  # fmt: skip
def test_what_is_not_there_is_said_plainly(desk: Asking, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]


def test_bad_requests_are_refused_with_a_reason(desk: Asking) -> None:
    assert "whole number" in desk.get("/claims.json?limit=many").json()["error"]
    assert desk.post("/add", content=b"{", headers=OWN).status_code == 400
    assert desk.post("/judgements", json={"kind": "x"}, headers=OWN).status_code == 400
