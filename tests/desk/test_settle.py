"""Judgements at the desk: given, taken back, saved and taken in; what follows from them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.case import Case
from reportedly.cli import commands
from reportedly.desk.app import application
from reportedly.desk.desk import Desk
from reportedly.judgement_table import JudgementTable
from reportedly.judgements import Doubt, Passage, from_lines
from reportedly.publish.views import phrases
from reportedly.store import Settled

from .conftest import OWN, Asking, served


def shared_claim(desk: Asking) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The claim of most reports, and the passages of two of its statements of different reports."""
    given = desk.get("/claims.json?limit=200").json()
    row = max(given["rows"], key=lambda r: r["n_reports"])
    statements = given["refs"]["statements"]
    first = statements[row["statements"][0]]
    second = next(statements[i] for i in row["statements"] if statements[i]["report"] != first["report"])
    return row, [
        {"report_id": s["report"], "start": s["start"], "end": s["end"], "text": ""} for s in (first, second)
    ]


def together(desk: Asking, subjects: list[dict[str, Any]]) -> bool:
    """Whether the two statements are in one claim now."""
    claims = []
    for one in subjects:
        given = desk.get(f"/reports/{one['report_id']}.json").json()["refs"]["statements"]
        wanted = one["report_id"], one["start"], one["end"]
        claims.append({s["claim"] for s in given.values() if (s["report"], s["start"], s["end"]) == wanted})
    return bool(claims[0] & claims[1])


def judge(desk: Asking, subjects: list[dict[str, Any]], verdict: str, who: str = "Ann") -> Any:
    body = {"kind": "same claim", "subjects": subjects, "verdict": verdict, "who": who}
    answer = desk.post("/judgements", json=body, headers=OWN)
    assert answer.status_code == 200, answer.text
    desk.settle()
    return answer.json()


def test_a_split_by_hand_holds_through_new_reports_until_it_is_undone(fresh: Asking, tmp_path: Path) -> None:
    _, subjects = shared_claim(fresh)
    assert together(fresh, subjects)
    given = judge(fresh, subjects, "no")
    assert given["who"] == "Ann"
    assert given["at"].endswith("+00:00")
    assert all(passage["text"] for passage in given["subjects"])
    assert not together(fresh, subjects)
    (tmp_path / "late.txt").write_text("outlet: Late\ndate: 2030-01-01\n\nThe mayor opened a bridge.\n")
    fresh.post("/add", json={"inputs": [str(tmp_path / "late.txt")]}, headers=OWN)
    fresh.settle()
    assert not together(fresh, subjects)
    undone = fresh.post("/judgements/undo?who=Ann", headers=OWN).json()["judgement"]
    assert undone == given
    fresh.settle()
    assert together(fresh, subjects)
    assert fresh.post("/judgements/undo?who=Ann", headers=OWN).json()["judgement"] is None


def test_undoing_brings_back_what_held_before_and_only_ones_own(fresh: Asking) -> None:
    _, subjects = shared_claim(fresh)
    judge(fresh, subjects, "no", "Ann")
    judge(fresh, subjects[::-1], "yes", "Bob")
    assert together(fresh, subjects)
    fresh.post("/judgements/undo?who=Bob", headers=OWN)
    fresh.settle()
    assert not together(fresh, subjects)


def test_judgements_saved_in_one_case_mean_the_same_in_another(
    fresh: Asking, sample_case: Path, tmp_path: Path
) -> None:
    _, subjects = shared_claim(fresh)
    judge(fresh, subjects, "no")
    lines = fresh.get("/judgements.jsonl").content
    assert len(from_lines(lines, "lines")) == 1
    other = tmp_path / "other.duckdb"
    shutil.copy(sample_case, other)
    with Case.open(other) as case:
        assert case.take_judgements(lines, "judgements.jsonl") == 1
        assert case.take_judgements(lines, "judgements.jsonl") == 0
        theirs = {p.name: p.read_bytes() for p in case.export(tmp_path / "theirs")}
        assert case.judgement_lines() == lines
    ours = {p.name: p.read_bytes() for p in fresh.desk.case.beside().export(tmp_path / "ours")}
    assert ours == theirs


def test_the_command_prints_and_takes_judgements(sample_case: Path, fresh: Asking, tmp_path: Path) -> None:
    _, subjects = shared_claim(fresh)
    judge(fresh, subjects, "no")
    lines = fresh.get("/judgements.jsonl").text
    other = tmp_path / "other.duckdb"
    shutil.copy(sample_case, other)
    run = CliRunner()
    taken = run.invoke(commands, ["judgements", str(other), "--take", "-"], input=lines)
    assert taken.exit_code == 0, taken.output
    assert run.invoke(commands, ["judgements", str(other)]).stdout == lines
    missing = run.invoke(commands, ["judgements", str(tmp_path / "none.duckdb"), "--take", "-"], input=lines)
    assert missing.exception is not None
    assert not (tmp_path / "none.duckdb").exists()


def test_lines_that_are_no_judgements_are_refused_as_a_whole(fresh: Asking) -> None:
    _, subjects = shared_claim(fresh)
    judge(fresh, subjects, "unsure")
    lines = fresh.get("/judgements.jsonl").content
    answer = fresh.post("/judgements/import", content=lines + b'{"kind": "love"}\n', headers=OWN)
    assert answer.status_code == 400
    assert "line 2" in answer.json()["error"]
    assert len(fresh.get("/judgements.json").json()["rows"]) == 1
    assert fresh.post("/judgements/import", content=lines, headers=OWN).json() == {"count": 0}


@pytest.mark.parametrize(
    "subjects",
    [
        [],
        [{"report_id": "none", "start": 0, "end": 4, "text": ""}] * 2,
        [{"report_id": "", "start": -1, "end": 4, "text": ""}] * 2,
    ],
)
def test_a_judgement_about_nothing_is_refused(fresh: Asking, subjects: list[dict[str, Any]]) -> None:
    body = {"kind": "same claim", "subjects": subjects, "verdict": "yes"}
    assert fresh.post("/judgements", json=body, headers=OWN).status_code == 400
    assert fresh.get("/judgements.json").json()["rows"] == []


def ask(desk: Asking, count: int = 3) -> list[Doubt]:
    """Put questions into the queue: reports' first words against those of the next."""
    rows = desk.get("/reports.json").json()["rows"]
    ids = [row["report"] for row in rows]
    doubts = []
    with desk.desk.tables() as db:
        text = dict(db.execute("SELECT report_id, text FROM reports").fetchall())
        for number in range(count):
            pair = tuple(Passage(i, 0, 20, text[i][:20]) for i in ids[number : number + 2])
            doubts.append(Doubt(f"d{number}", "same claim", pair, False, 10 - number, f"Question {number}."))
        db.execute("DELETE FROM doubts")
        Settled(db).put("doubts", doubts, ["n"] * len(doubts))
    return doubts


def test_the_queue_has_the_weightiest_first_and_forgets_what_was_answered(fresh: Asking) -> None:
    doubts = ask(fresh)
    queue = fresh.get("/settle.json").json()
    assert [row["doubt"] for row in queue["rows"]] == ["d0", "d1", "d2"]
    shown = queue["rows"][0]["shown"][0]
    assert shown["words"] == doubts[0].subjects[0].text
    assert f", {phrases.date(shown['published'])}<" in fresh.get("/settle").text  # in words, as everywhere
    with fresh.desk.tables() as db:  # straight into the table: a settling would make the doubts anew
        from reportedly.judgements import judgement

        JudgementTable(db).add(
            [judgement("same claim", doubts[0].subjects[::-1], "unsure", who="", at="2031")]
        )
    queue = fresh.get("/settle.json").json()
    assert [row["doubt"] for row in queue["rows"]] == ["d1", "d2"]
    assert (queue["total"], queue["judged"]) == (2, 1)


def test_a_doubt_is_settled_by_keyboard_alone(browser: Any, sample_case: Path, tmp_path: Path) -> None:
    """In Debian's Chromium, over a socket, with the keys x, n and z and nothing else."""
    path = tmp_path / "c.duckdb"
    shutil.copy(sample_case, path)
    desk = Desk(Case.open(path), path=path)
    with served(desk) as address:
        desk.writer.settle = lambda: desk.writer.jobs()[0]  # type: ignore[method-assign]  # the queue stays as it is
        client = Asking(application(desk), base_url="http://127.0.0.1")
        client.desk = desk
        ask(client)
        page = browser.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{address}/settle")
        page.locator("#who").focus()
        page.keyboard.type("Ann x")  # a key in a field is a letter, not an answer
        page.keyboard.press("Tab")
        page.keyboard.press("x")
        page.wait_for_selector("text=Kept: yes.")
        page.keyboard.press("n")
        page.wait_for_selector("text=Kept: no.")
        page.keyboard.press("z")
        page.wait_for_selector("text=Taken back: no.")
        assert page.locator("#left").inner_text() == "2"
        page.close()
        with desk.tables() as db:
            (kept,) = JudgementTable(db).all()
        assert (kept.verdict, kept.who) == ("yes", "Ann x")
        assert faults == []
