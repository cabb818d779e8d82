"""Adding while others read, watching, and what changed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly.case import Case
from reportedly.desk import watch
from reportedly.desk.desk import Desk

from .conftest import OWN, SAMPLE, Asking, asking

READERS = 20


def story(number: int, words: str = "") -> str:
    return (
        f"url: https://example.org/{number}\noutlet: Paper {number}\ndate: 2031-05-{number % 28 + 1:02}\n"
        f"title: Harbour {number}\n\nThe mayor of Torsund opened quay {number} in May, the port said. "
        f"{words}\n"
    )


def test_readers_meet_no_error_while_one_writes_and_no_write_is_lost(fresh: Asking) -> None:
    before = fresh.get("/reports.json").json()["total"]
    paths = ("/answer.json", "/claims.json", "/events", "/search.json?q=mayor", "/reports.json?limit=5")
    stop = threading.Event()
    wrong: list[str] = []
    asked = [0] * READERS
    totals: list[int] = []

    def read(reader: int) -> None:
        while not stop.is_set():
            path = paths[(asked[reader] + reader) % len(paths)]
            answer = fresh.get(path)
            if answer.status_code != 200:
                wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")
            if path.startswith("/reports"):
                totals.append(answer.json()["total"])
            asked[reader] += 1

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    jobs = [
        fresh.post("/add", json={"text": story(number)}, headers=OWN).json()["job"] for number in range(3)
    ]
    fresh.settle()
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert min(asked) > 0
    assert [fresh.get(f"/add/{job}.json").json()["state"] for job in jobs] == ["done"] * 3
    assert fresh.get("/reports.json").json()["total"] == before + 3
    assert set(totals) <= set(range(before, before + 4))


def test_files_are_uploaded_under_harmless_names(fresh: Asking, tmp_path: Path) -> None:
    sent = [
        ("files", (name, story(7 + n)))
        for n, name in enumerate(("../../../evil.txt", "C:\\x\\..\\b.txt", "..", "a" * 300))
    ]
    answer = fresh.post("/upload", files=sent, headers=OWN)
    assert answer.status_code == 200
    fresh.settle()
    kept = [path for path in (tmp_path / "sample.duckdb.added").rglob("*") if path.is_file()]
    assert len(kept) == 4
    assert sorted(path.parent.parent.name for path in kept) == ["sample.duckdb.added"] * 4
    assert not list(tmp_path.parent.rglob("evil.txt")) or all(
        "sample.duckdb.added" in str(p) for p in tmp_path.parent.rglob("evil.txt")
    )
    job = fresh.get("/add.json").json()["rows"][0]
    assert (job["state"], job["read"]) == ("done", 4)


def test_what_cannot_be_read_is_a_failed_job_with_a_reason(fresh: Asking) -> None:
    for given in ("/no/such/folder", "http://127.0.0.1:9/", "file:///etc/passwd", "http://169.254.169.254/"):
        fresh.post("/add", json={"inputs": [given]}, headers=OWN)
        fresh.settle()
        job = fresh.get("/add.json").json()["rows"][0]
        assert (job["state"], job["read"]) == ("failed", 0), given
        assert job["reasons"]
    assert fresh.post("/add", json={"inputs": []}, headers=OWN).status_code == 400
    assert fresh.post("/add", json={"text": "  "}, headers=OWN).status_code == 400


def test_what_was_set_aside_is_listed_with_why(fresh: Asking, tmp_path: Path) -> None:
    (tmp_path / "b.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    fresh.post("/add", json={"inputs": [str(tmp_path / "a.txt"), str(tmp_path / "b.bin")]}, headers=OWN)
    fresh.settle()
    given = fresh.get("/aside.json").json()
    told = {Path(row["file"]).name: row for row in given["rows"]}
    assert {"a.txt", "b.bin"} <= set(told)
    assert all(told[name]["reason"] and told[name]["reports"] == 0 for name in ("a.txt", "b.bin"))
    assert str(tmp_path) not in told["b.bin"]["reason"]
    pages = [fresh.get(f"/aside.json?offset={at}&limit=1").json()["rows"] for at in range(given["total"])]
    assert [row for rows in pages for row in rows] == given["rows"]
    assert "b.bin" in fresh.get("/aside").text


def test_from_elsewhere_only_allowed_folders_are_read(sample_case: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.duckdb"
    path.write_bytes(sample_case.read_bytes())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(story(1))
    (tmp_path / "in" / "out").symlink_to("/etc")
    with asking(Case.open(path), path=path, folders=[tmp_path / "in"]) as client:
        client.settle()
        for given in (
            "/etc/hostname",
            str(tmp_path / "in" / ".." / "c.duckdb"),
            str(tmp_path / "in" / "out"),
            "-",
        ):
            answer = client.post("/add", json={"inputs": [given]}, headers=OWN)
            assert answer.status_code == 400, given
            assert "--folder" in answer.json()["error"]
            assert client.post("/watches", json={"address": given}, headers=OWN).status_code == 400
        assert (
            client.post("/add", json={"inputs": [str(tmp_path / "in" / "a.txt")]}, headers=OWN).status_code
            == 200
        )
        client.settle()


def test_hostile_text_is_shown_as_text(fresh: Asking) -> None:
    words = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u202eevil"
    fresh.post("/add", json={"text": story(9, f"{words}, the port said.")}, headers=OWN)
    fresh.settle()
    report = next(r["report"] for r in fresh.get("/reports.json?outlet=Paper 9").json()["rows"])
    for path in (
        f"/reports/{report}",
        "/search?q=%3Cscript%3Ealert",
        "/claims?q=%22%3E%3Cscript%3E",
        "/claims?outlet=%22onfocus=x",
    ):
        text = fresh.get(path, headers={"Accept": "text/html"}).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert '""onfocus' not in text.replace(" ", "")
        assert "\u202e" not in text.partition('<script type="application/json"')[0]


def test_what_became_of_a_claim_is_told(tmp_path: Path) -> None:
    files = sorted(SAMPLE.iterdir())
    case = Case.open(tmp_path / "c.duckdb")
    with asking(case, path=tmp_path / "c.duckdb") as client:
        client.post("/add", json={"inputs": [str(f) for f in files[:-2]]}, headers=OWN)
        client.settle()
        assert client.get("/changes.json").json()["total"] == 0  # all of a first reading is as it was
        origins = {c.claim_id: c.n_origins for c in client.desk.case.beside().claims()}
        client.post("/add", json={"inputs": [str(f) for f in files[-2:]]}, headers=OWN)
        client.settle()
        rows = client.get("/changes.json?limit=200").json()["rows"]
        kinds = {row["kind"] for row in rows}
        assert "new" in kinds
        assert kinds & {"more reports", "gained an origin"}
        now = {c.claim_id: c for c in client.desk.case.beside().claims()}
        for row in rows:
            claim = now[row["claim_id"]]
            if row["kind"] in ("gained an origin", "lost an origin"):
                assert row["now"] == claim.n_origins
                assert row["was"] in origins.values()
            if row["kind"] in ("new", "more reports"):
                assert row["now"] == claim.n_reports
        assert client.get("/changes").text.count("<li><b>") == min(len(rows), 50)


def test_a_watched_folder_is_read_when_it_is_due(fresh: Asking, tmp_path: Path) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    (folder / "a.txt").write_text(story(3))
    before = fresh.get("/reports.json").json()["total"]
    assert fresh.post("/watches", json={"address": str(folder), "every": 5}, headers=OWN).status_code == 400
    rows = fresh.post("/watches", json={"address": str(folder), "every": 60}, headers=OWN).json()["rows"]
    assert [row["address"] for row in rows] == [str(folder)]
    for _ in range(200):
        if any("watching" in job["what"] for job in fresh.get("/add.json").json()["rows"]):
            break
        threading.Event().wait(0.1)
    fresh.settle()
    assert fresh.get("/reports.json").json()["total"] == before + 1
    with fresh.desk.tables() as db:
        now = datetime.now(UTC)
        assert watch.due(db, now + timedelta(seconds=30)) == ()
        assert watch.due(db, now + timedelta(seconds=90)) == (str(folder),)
    gone = fresh.delete("/watches", params={"address": str(folder)}, headers=OWN)
    assert gone.json() == {"rows": []}
    assert fresh.delete("/watches", params={"address": str(folder)}, headers=OWN).status_code == 400


def test_an_empty_case_can_be_opened_and_looked_at(tmp_path: Path) -> None:
    with asking(Case.open(tmp_path / "new.duckdb"), path=tmp_path / "new.duckdb") as client:
        client.settle()
        assert client.get("/answer.json").json()["whole"]["reports"] == 0
        for path in ("/", "/claims", "/events", "/search?q=a", "/settle", "/changes", "/add", "/aside"):
            assert client.get(path).status_code == 200


def test_a_desk_that_is_not_ready_says_so(tmp_path: Path) -> None:
    desk = Desk(Case.open(tmp_path / "new.duckdb"), path=tmp_path / "new.duckdb")
    with pytest.raises(Exception, match="made ready"), desk.reading():
        pass
    desk.case.close()


def test_a_case_may_be_called_as_the_desk_is(sample_case: Path, tmp_path: Path) -> None:
    """DuckDB takes a file's name for a catalogue's, and a table's schema must not be called the same."""
    for name in ("desk", "main", "temp"):
        path = tmp_path / f"{name}.duckdb"
        path.write_bytes(sample_case.read_bytes())
        with asking(Case.open(path), path=path) as client:
            client.settle()
            assert client.get("/claims.json").json()["total"] > 0, name
