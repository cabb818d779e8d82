"""Claims, names and events split and merged by hand: what follows, what undoes it, what survives."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from reportedly.case import Case
from reportedly.record import Claim, Entity, Event

from .conftest import OWN, Asking


def correct(desk: Asking, how: str, **given: Any) -> int:
    answer = desk.post(f"/judgements/{how}", json={"who": "Ann", **given}, headers=OWN)
    assert answer.status_code == 200, answer.text
    desk.settle()
    count = answer.json()["count"]
    assert isinstance(count, int)
    return count


def undo(desk: Asking) -> int:
    count = desk.post("/judgements/undo?who=Ann", headers=OWN).json()["count"]
    desk.settle()
    assert isinstance(count, int)
    return count


def claims(desk: Asking) -> list[frozenset[str]]:
    return sorted((frozenset(row.statement_ids) for row in desk.desk.case.beside().claims()), key=sorted)


def widest(desk: Asking) -> Claim:
    return max(desk.desk.case.beside().claims(), key=lambda row: (len(row.statement_ids), row.claim_id))


def test_a_statement_taken_out_of_a_claim_stands_apart_until_that_is_undone(
    fresh: Asking, tmp_path: Path
) -> None:
    before, whole = claims(fresh), widest(fresh)
    part = whole.statement_ids[1]
    count = correct(fresh, "split", kind="claim", whole=whole.claim_id, parts=[part])
    assert count == len(whole.statement_ids) - 1
    (found,) = [members for members in claims(fresh) if part in members]
    assert not found & (set(whole.statement_ids) - {part})
    (tmp_path / "late.txt").write_text("outlet: Late\ndate: 2030-01-01\n\nThe mayor opened a bridge.\n")
    fresh.post("/add", json={"inputs": [str(tmp_path / "late.txt")]}, headers=OWN)
    fresh.settle()
    assert found in claims(fresh)
    assert undo(fresh) == count
    assert set(before) <= set(claims(fresh))
    assert undo(fresh) == 0


def test_two_claims_merged_are_one_and_none_of_either_stays_behind(
    fresh: Asking, sample_case: Path, tmp_path: Path
) -> None:
    before, one = claims(fresh), widest(fresh)
    other = next(row for row in fresh.desk.case.beside().claims() if row.claim_id != one.claim_id)
    correct(fresh, "merge", kind="claim", one=one.claim_id, other=other.claim_id)
    assert {*one.statement_ids, *other.statement_ids} in claims(fresh)
    lines = fresh.get("/judgements.jsonl").content
    assert undo(fresh) == len(one.statement_ids) + len(other.statement_ids) - 1
    assert claims(fresh) == before
    path = tmp_path / "elsewhere.duckdb"
    shutil.copy(sample_case, path)
    with Case.open(path) as case:  # what was decided here means the same there
        case.take_judgements(lines, "lines")
        there = [frozenset(row.statement_ids) for row in case.claims()]
        assert {*one.statement_ids, *other.statement_ids} in there


def spelled(desk: Asking) -> Entity:
    every = desk.desk.case.beside().entities()
    rows = [row for row in every if len(row.aliases) > 1 and row.kind != "outlet"]
    return max(rows, key=lambda row: (len(row.aliases), row.entity_id))


def named(desk: Asking, spelling: str) -> list[Entity]:
    rows = desk.desk.case.beside().entities()
    return [row for row in rows if spelling in {alias.text for alias in row.aliases}]


def test_a_spelling_taken_out_of_a_name_is_somebody_else(fresh: Asking) -> None:
    whole = spelled(fresh)
    gone = next(alias.text for alias in whole.aliases if alias.text != whole.name)
    before = named(fresh, gone)
    correct(fresh, "split", kind="entity", whole=whole.entity_id, parts=[gone])
    stayed = {alias.text for row in named(fresh, whole.name) for alias in row.aliases}
    assert gone not in stayed
    assert named(fresh, gone)
    undo(fresh)
    assert named(fresh, gone) == before


def test_two_names_merged_are_one_thing(fresh: Asking) -> None:
    rows = [row for row in fresh.desk.case.beside().entities() if row.kind == "person"]
    named_ones = [row for row in rows if row.name[:1].isupper()]  # "the mayor" alone is no name to judge
    one, other = sorted(named_ones, key=lambda row: row.entity_id)[:2]
    correct(fresh, "merge", kind="entity", one=one.entity_id, other=other.entity_id)
    (merged,) = named(fresh, one.aliases[0].text)
    both = {alias.text for row in (one, other) for alias in row.aliases}
    assert both <= {alias.text for alias in merged.aliases}


def events(desk: Asking) -> list[Event]:
    return sorted(desk.desk.case.beside().events(), key=lambda row: row.event_id)


def test_two_events_merged_are_one_and_taken_apart_again(fresh: Asking) -> None:
    before = events(fresh)
    told = [row for row in before if row.statement_ids]
    one = told[0]
    other = next(row for row in told if not set(row.statement_ids) & set(one.statement_ids))
    correct(fresh, "merge", kind="event", one=one.event_id, other=other.event_id)
    both = {*one.statement_ids, *other.statement_ids}
    (merged,) = [row for row in events(fresh) if both <= set(row.statement_ids)]
    assert len(events(fresh)) == len(before) - 1
    part = sorted(set(other.statement_ids))
    correct(fresh, "split", kind="event", whole=merged.event_id, parts=part)
    assert not any(both <= set(row.statement_ids) for row in events(fresh))
    undo(fresh)
    undo(fresh)
    assert events(fresh) == before


@pytest.mark.parametrize(
    ("how", "given", "reason"),
    [
        ("merge", {"kind": "claim", "one": "c", "other": "c"}, "same one"),
        ("merge", {"kind": "claim", "one": "c", "other": "d"}, "no claim"),
        ("split", {"kind": "entity", "whole": "e", "parts": ["x"]}, "no name"),
        ("split", {"kind": "story", "whole": "e", "parts": []}, "openapi"),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    desk: Asking, how: str, given: dict[str, Any], reason: str
) -> None:
    answer = desk.post(f"/judgements/{how}", json=given, headers=OWN)
    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    whole = widest(desk)
    for parts in ([], ["none"], list(whole.statement_ids)):
        body = {"kind": "claim", "whole": whole.claim_id, "parts": parts}
        assert desk.post("/judgements/split", json=body, headers=OWN).status_code == 400
    assert desk.get("/judgements.json").json()["rows"] == []
