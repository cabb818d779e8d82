"""What the runner of the stories tells, and what it keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.quality import story

SCORED = ["pass sound: ids", "FAIL parts: two articles", "       got 1", "1 of 2 hold (50%)"]


def folder_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: list[str]) -> None:
    """Two stories, of which ``held`` are kept back, stand where our own do."""
    for name in ("flood", "strike"):
        (tmp_path / name / "reports").mkdir(parents=True)
        (tmp_path / name / "checks.json").write_text("[]", encoding="utf-8")
    (tmp_path / "split.json").write_text(json.dumps({"held": held}), encoding="utf-8")
    monkeypatch.setattr(story, "OWN", tmp_path)
    monkeypatch.setattr(story, "SPLIT", tmp_path / "split.json")
    monkeypatch.setattr(story, "SHARED", tmp_path / "nowhere")


def test_of_a_held_story_only_the_total_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path, monkeypatch, held=["strike"])
    flood, strike = story.stories()
    assert story.told(flood, SCORED) == SCORED[1:]
    assert story.told(strike, SCORED) == SCORED[-1:]


def test_an_unknown_name_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path, monkeypatch, held=[])
    monkeypatch.setattr(story, "SCORER", tmp_path / "split.json")
    with pytest.raises(SystemExit, match=r"drought.*flood"):
        story.main(["drought"])


def test_every_story_held_back_is_there() -> None:
    held = json.loads(story.SPLIT.read_text(encoding="utf-8"))["held"]
    assert {name for name in held if not (story.OWN / name / "checks.json").is_file()} == set()


def test_checks_are_counted_by_kind() -> None:
    hold, there = story.by_kind([*SCORED, "FAIL claim: copied: one origin", "       got pass claim: no"])
    assert (hold, there) == ({"sound": 1, "parts": 0, "claim": 0}, {"sound": 1, "parts": 1, "claim": 1})


def test_of_short_stories_the_even_ones_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("101", "102"):
        (tmp_path / number).mkdir()
    monkeypatch.setattr(story, "SHORTS", tmp_path)
    assert {short.name: short.held for short in story.shorts()} == {"101": False, "102": True}


def test_of_the_short_stories_that_are_held_no_check_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(story, "scored", lambda one: [f"FAIL parts: of {one.name}", "0 of 1 hold (0%)"])
    monkeypatch.setattr(story, "floor", lambda name: 1)
    halves = [story.Story(name, Path(), Path(), held) for name, held in (("101", False), ("102", True))]
    assert story.of_shorts(halves)
    printed = capsys.readouterr().out
    assert "of 101" in printed
    assert "of 102" not in printed
    assert "0 of 1 hold in the short stories that are unread" in printed
