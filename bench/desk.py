"""The desk over a large case: every view and search, and twenty readers while one writes.

    python bench/desk.py [--reports 100000] [--case FILE]

Rows are written straight into a case's tables (reports of invented words, no reading or linking), the desk's
index is made, and the desk is asked through its own application, so that all but the socket is measured.
Prints the median and the slowest of each, in milliseconds, and the errors and lost writes. Each view is
measured without the answers that the desk keeps. The readers ask once as people do, a second after the answer
before; once without a pause; and once without a pause with those answers, as people ask for the same again.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pyarrow as pa
from starlette.testclient import TestClient

from reportedly.arrow import schema
from reportedly.case import Case
from reportedly.desk.answers import LARGEST
from reportedly.desk.app import application
from reportedly.desk.desk import Desk
from reportedly.desk.index import refresh
from reportedly.desk.views import LISTS
from reportedly.record import TABLES
from reportedly.store import Store

SENTENCES, WORDS = 10, 24
# Columns that hold lists: empty where a row says nothing of them.
LIST_COLUMNS = {f.name for rows in TABLES.values() for f in schema(rows) if pa.types.is_list(f.type)}
VOCABULARY = 40_000


def make_case(path: Path, n_reports: int, seed: int = 7) -> None:
    """A case of invented reports: Zipf-distributed words, names met again and again, claims over reports."""
    draw = np.random.default_rng(seed)
    words = _invented(draw, VOCABULARY)
    n_entities, n_sources = max(n_reports // 5, 20), max(n_reports // 4, 20)
    entities = _entities(draw, n_entities, n_reports)
    weight = 1.0 / np.arange(1, VOCABULARY + 1)
    cumulative = np.cumsum(weight / weight.sum())
    reports: dict[str, list[Any]] = {name: [] for name in schema(TABLES["reports"]).names}
    statements: dict[str, list[Any]] = {name: [] for name in schema(TABLES["statements"]).names}
    statuses = ["happened", "ongoing", "planned", "requested", "offered", "possible", "denied"]
    for number in range(n_reports):
        picked = np.searchsorted(cumulative, draw.random((SENTENCES, WORDS)))
        who = draw.integers(0, n_entities, SENTENCES)
        sentences = [
            f"{entities['written'][w][0]} {' '.join(words[i] for i in row)}."
            for w, row in zip(who, picked, strict=True)
        ]
        report_id = f"r{number:07d}"
        for w in who:
            entities["reports"][w].append(report_id)
        start = 0
        for sentence in sentences:
            chain = [f"s{number % 400:07d}", f"s{draw.integers(400, n_sources):07d}"]
            _row(
                statements,
                statement_id=f"t{number:07d}-{start:05d}",
                report_id=report_id,
                start=start,
                end=start + len(sentence),
                text=sentence,
                pieces=[[start, start + len(sentence)]],
                cue="said",
                quote="indirect",
                status=statuses[int(draw.integers(0, 7))],
                force=None,
                chain=chain,
                root=chain[-1],
            )
            start += len(sentence) + 1
        day = int(draw.integers(0, 365))
        date = str(np.datetime64("2025-01-01") + day)
        _row(
            reports,
            report_id=report_id,
            file=f"reports/{number:07d}.txt",
            part=1,
            outlet=f"Outlet {number % 400}",
            title=" ".join(words[i] for i in picked[0][:8]).capitalize(),
            byline=None,
            published=date,
            published_basis="metadata",
            language="en",
            credits=[],
            url=None,
            text=" ".join(sentences),
            updated=None,
            dateline=None,
            credit_roles=[],
        )
    tables = {
        "reports": reports,
        "statements": statements,
        **_claims(draw, statements, n_sources),
        "entities": _entity_rows(entities),
        "sources": _sources(n_sources, n_entities),
        "stories": _stories(n_reports),
        "reuse": _reuse(draw, n_reports),
    }
    store = Store(path)
    with store.cursor() as db:
        for name, columns in tables.items():
            table = pa.table(columns, schema=schema(TABLES[name]))
            db.register("made", table)
            db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM made")
            if name == "reports":
                db.execute("CREATE OR REPLACE TABLE reports_dated AS SELECT * FROM made")
            db.unregister("made")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('settled', ?)", [store.judgements.basis()])
        db.execute("INSERT OR REPLACE INTO meta VALUES ('revision', '1')")
    store.close()


def _row(table: dict[str, list[Any]], **values: Any) -> None:
    for name, column in table.items():
        column.append(values.get(name, [] if name in LIST_COLUMNS else None))


def _invented(draw: np.random.Generator, n: int) -> list[str]:
    starts, vowels = list("bdfgklmnprstvz"), list("aeiou")
    found: dict[str, None] = {}
    while len(found) < n:
        size = int(draw.integers(1, 4))
        word = "".join(starts[draw.integers(14)] + vowels[draw.integers(5)] for _ in range(size))
        found[word + starts[draw.integers(14)]] = None
    return list(found)


def _entities(draw: np.random.Generator, n: int, n_reports: int) -> dict[str, Any]:
    names = _invented(draw, 4 * n)
    written = []
    for k in range(n):
        first, last = names[2 * k].capitalize(), names[2 * k + 1].capitalize()
        written.append([f"{first} {last}", last][: 1 + k % 2] + [f"{first}y {last}"] * (k % 3 == 0))
    return {"written": written, "reports": [[] for _ in range(n)]}


def _entity_rows(entities: dict[str, Any]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {name: [] for name in schema(TABLES["entities"]).names}
    kinds = ["person", "organisation", "country", "place", "group"]
    for k, (written, met) in enumerate(zip(entities["written"], entities["reports"], strict=True)):
        reports = sorted(set(met))
        aliases = [
            {"text": text, "report_ids": reports if not at else reports[:3]}
            for at, text in enumerate(written)
        ]
        _row(table, entity_id=f"e{k:07d}", kind=kinds[k % 5], name=written[0], aliases=aliases, lat=None,
             lon=None, country_code=None, gazetteer_id=None)  # fmt: skip
    return table


def _sources(n: int, n_entities: int) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {name: [] for name in schema(TABLES["sources"]).names}
    for k in range(n):
        kind = "outlet" if k < 400 else "anonymous" if k % 3 == 0 else "person"
        _row(table, source_id=f"s{k:07d}", kind=kind,
             entity_id=f"e{k % n_entities:07d}" if kind == "person" else None,
             name=f"Outlet {k}" if kind == "outlet" else None if kind == "anonymous" else f"Person {k}",
             description=f"an official of body {k}" if kind == "anonymous" else None, count=None)  # fmt: skip
    return table


def _claims(
    draw: np.random.Generator, statements: dict[str, list[Any]], n_sources: int
) -> dict[str, dict[str, list[Any]]]:
    claims: dict[str, list[Any]] = {name: [] for name in schema(TABLES["claims"]).names}
    events: dict[str, list[Any]] = {name: [] for name in schema(TABLES["events"]).names}
    conflicts: dict[str, list[Any]] = {name: [] for name in schema(TABLES["conflicts"]).names}
    order, at = draw.permutation(len(statements["statement_id"])), 0
    number = 0
    while at < len(order):
        size = int(min(draw.zipf(2.2), 400))
        members = sorted(int(i) for i in order[at : at + size])
        at += size
        ids = [statements["statement_id"][i] for i in members]
        reports = sorted({statements["report_id"][i] for i in members})
        outlets = {statements["chain"][i][0] for i in members}
        origins = sorted({statements["root"][i] for i in members})[: max(1, len(members) // 2)]
        text = statements["text"][members[0]]
        _row(claims, claim_id=f"c{number:07d}", text=text, statement_ids=ids, report_ids=reports,
             origins=origins, n_reports=len(reports), n_outlets=len(outlets), n_origins=len(origins),
             reason="Invented.")  # fmt: skip
        if number % 12 == 0:
            day = str(np.datetime64("2025-01-01") + int(draw.integers(0, 365)))
            _row(events, event_id=f"v{number:07d}", type="ASSAULT", mode=None,
                 actors=[f"e{number % 50:07d}"], recipients=[f"e{number % 900:07d}"],
                 place=f"e{number % 300:07d}", place_text=None, lat=None, lon=None, where_prec=6,
                 start=day, end=day, date_prec=1,
                 status=statements["status"][members[0]], counts=[], statement_ids=ids, report_ids=reports,
                 n_origins=len(origins), source_original=None, text=text)  # fmt: skip
        if len(members) > 3 and number % 5 == 0:
            sides = [
                {"value": str(k), "statement_ids": [ids[k]], "report_ids": ["r" + ids[k][1:8]]}
                for k in range(2)
            ]
            _row(conflicts, conflict_id=f"k{number:07d}", claim_id=f"c{number:07d}", event_id=None,
                 field="number", values=sides, kind="contradiction", reason="Invented.")  # fmt: skip
        number += 1
    return {"claims": claims, "events": events, "conflicts": conflicts}


def _stories(n_reports: int) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {name: [] for name in schema(TABLES["stories"]).names}
    for k in range(0, n_reports, 20):
        members = [f"r{i:07d}" for i in range(k, min(k + 20, n_reports))]
        _row(table, story_id=f"y{k:07d}", title=f"Story {k}", report_ids=members)
    return table


def _reuse(draw: np.random.Generator, n_reports: int) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {name: [] for name in schema(TABLES["reuse"]).names}
    for k in range(n_reports // 3):
        one, other = (int(i) for i in draw.choice(n_reports, 2, replace=False))
        _row(table, reuse_id=f"u{k:07d}", from_report=f"r{one:07d}", to_report=f"r{other:07d}", from_start=0,
             from_end=900 if k % 5 else 1700, to_start=0, to_end=900 if k % 5 else 1700, kind="edited",
             similarity=0.9, direction="dated")  # fmt: skip
    return table


ASKED = 7
READERS, SECONDS = 20, 20.0


def addresses(client: TestClient) -> dict[str, str]:
    """What is asked for: each view whole and filtered, one row of each, searches from rare to common."""
    found: dict[str, str] = {"answer": "/answer.json"}
    entity = client.get("/parties.json?limit=3").json()["rows"][-1]["entity"]
    for name in LISTS:
        found[name] = f"/{name}.json"
        found[f"{name}, a status"] = f"/{name}.json?status=requested"
        found[f"{name}, an entity in spring"] = f"/{name}.json?entity={entity}&from=2025-03&to=2025-05"
        found[f"{name}, far down"] = f"/{name}.json?offset=5000"
    for name in ("claims", "conflicts", "events", "parties", "sources", "names", "reports"):
        row = client.get(f"/{name}.json?limit=1").json()["rows"][0]
        found[f"one of {name}"] = f"/{name}/{next(iter(row.values()))}.json"
    hit = client.get("/reports.json?limit=1").json()
    head = next(iter(hit["refs"]["reports"].values()))
    rare, common = (f(head["title"].split(), key=len) for f in (max, min))
    name = client.get("/names.json?limit=1").json()["rows"][0]["spellings"][0]["text"]
    for label, words in (
        ("a rare word", rare),
        ("a common word", common),
        ("three words", " ".join(head["title"].split()[:3])),
        ("a name", name),
        ("a name and a word", f"{name} {common}"),
        ("words nobody says", "zzyzx qwrtp"),
    ):
        found[f"search: {label}"] = f"/search.json?{urlencode({'q': words})}"
        found[f"claims, {label}"] = f"/claims.json?{urlencode({'q': words})}"
    return found


def measure(client: TestClient, desk: Desk) -> None:
    """Each address by itself, then many at once while reports are added."""
    desk.answers.largest = 0
    print(f"{'view':42} {'median ms':>10} {'slowest':>8} {'CPU ms':>8}")
    asked = addresses(client)
    medians, worked = [], []
    for label, path in asked.items():
        spent, cpu = [], []
        for _ in range(ASKED):
            began, work = time.perf_counter(), time.process_time()
            assert client.get(path).status_code == 200, path
            spent.append((time.perf_counter() - began) * 1000)
            cpu.append((time.process_time() - work) * 1000)
        medians.append(statistics.median(spent))
        worked.append(statistics.median(cpu))
        print(f"{label:42} {medians[-1]:10.0f} {max(spent):8.0f} {worked[-1]:8.0f}", flush=True)
    middle = statistics.median(medians), max(medians), statistics.median(worked)
    print(f"{'median of all, slowest, median CPU':42} {middle[0]:10.0f} {middle[1]:8.0f} {middle[2]:8.0f}")
    print("Nothing kept, a second between a reader's questions:")
    at_once(client, desk, list(asked.values()), "first", pause=1.0)
    print("Nothing kept, no pause:")
    at_once(client, desk, list(asked.values()), "second")
    desk.answers.largest = LARGEST
    print("With the answers that the desk keeps, no pause:")
    at_once(client, desk, list(asked.values()), "third")


def add_report(desk: Desk, name: str) -> None:
    """One report more in the record, and the shelf brought up to it, as after each settling."""
    with desk.tables() as db:
        db.execute(
            f"INSERT INTO reports_dated SELECT * REPLACE ('{name}' AS report_id) FROM reports_dated LIMIT 1"
        )
        db.execute(
            "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) WHERE key = 'revision'"
        )
        refresh(db, desk.shelf)


def at_once(client: TestClient, desk: Desk, paths: list[str], name: str, pause: float = 0.0) -> None:
    """Readers ask while judgements and a report are written; what was written has to be there."""
    stop, wrong, spent = threading.Event(), list[str](), list[float]()

    def read(number: int) -> None:
        at = number
        while not stop.is_set():
            began = time.perf_counter()
            answer = client.get(paths[at % len(paths)])
            spent.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                wrong.append(f"{paths[at % len(paths)]}: {answer.text[:100]}")
            at += 7
            stop.wait(pause)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    desk.writer.settle = lambda: desk.writer.jobs()[0]  # type: ignore[method-assign]  #
    for reader in readers:
        reader.start()
    began, worked = time.perf_counter(), time.process_time()
    before = client.get("/reports.json?limit=1").json()["total"]
    adding = threading.Thread(target=add_report, args=(desk, name))
    adding.start()
    ids = [row["report"] for row in client.get("/reports.json?limit=200").json()["rows"]]
    until, written = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        subjects = [{"report_id": i, "start": 0, "end": 9, "text": ""} for i in ids[written % 199 :][:2]]
        body = {"kind": "same claim", "subjects": subjects, "verdict": "yes", "who": f"{name} {written}"}
        answer = client.post("/judgements", json=body, headers={"X-Reportedly": "1"})
        wrong += [] if answer.status_code == 200 else [answer.text[:100]]
        written += 1
    adding.join()
    took, worked = time.perf_counter() - began, time.process_time() - worked
    stop.set()
    for reader in readers:
        reader.join()
    rows = client.get("/judgements.json").json()["rows"]
    kept = sum(row["who"].startswith(name) for row in rows)
    kept += client.get("/reports.json?limit=1").json()["total"] - before
    median = statistics.median(spent)
    slow = statistics.quantiles(spent, n=20)[-1]
    asked = f"{len(spent)} answers, median {median:.0f} ms, 95 % within {slow:.0f} ms"
    work = f"{worked * 1000 / len(spent):.0f} ms CPU for each, all else in it"
    print(f"{READERS} readers and a writer, {took:.0f} s: {asked}; {work}")
    print(f"{written + 1} writes, {written + 1 - kept} lost, {len(wrong)} errors")
    for line in wrong[:5]:
        print("  ", line)


def main() -> None:
    """Make the case where there is none, and measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--case", type=Path, help="keep the case here, and use it again")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.case or Path(folder) / "large.duckdb"
        if not path.exists():
            began = time.process_time()
            make_case(path, given.reports)
            print(f"{given.reports:,} invented reports made: {time.process_time() - began:.0f} s CPU")
        desk = Desk(Case.open(path), path=path)
        began = time.process_time()
        with TestClient(application(desk), base_url="http://127.0.0.1") as client:
            desk.writer.wait()
            (first,) = desk.writer.jobs()
            assert first.state == "done", first.reasons
            spent = time.process_time() - began
            sizes = path.stat().st_size / 1e6, desk.shelf.path.stat().st_size / 1e6
            print(f"the shelf: {spent:.0f} s CPU, {sizes[1]:,.0f} MB; the case: {sizes[0]:,.0f} MB")
            measure(client, desk)


if __name__ == "__main__":
    main()
