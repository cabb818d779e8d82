"""The encoder of statements: near for what says the same, whatever stands around it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.link.build import Builder

from reportedly.link import Linked, put_together
from reportedly.link.claims import meant
from reportedly.meanings import LEVELS, WIDTH, meaning_encoder

SAID = "Gunmen killed nine people at a market"


def near(one: str, other: str) -> float:
    """The cosine of two meanings."""
    a, b = (meaning_encoder().meaning(text).astype(float) for text in (one, other))
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_what_says_the_same_is_nearer_than_what_else_is_told_of_the_happening() -> None:
    same = near(SAID, "the attack left nine traders dead")
    assert same > near(SAID, "four men were arrested at the market") + 0.1
    assert same > near(SAID, "the market will be opened again by the minister") + 0.3


def test_a_meaning_is_a_row_of_small_numbers_whatever_is_read() -> None:
    for text in (SAID, "", " ", "word " * 5_000, "\x00\ud800", "ряд 山"):
        found = meaning_encoder().meaning(text)
        assert len(found) == WIDTH
        assert np.abs(found.astype(int)).max() == LEVELS


def told(*papers: str, known: dict[str, str] | None = None) -> Linked:
    """One story, told by so many papers with a statement each."""
    story = Builder()
    for number, paper in enumerate(papers):
        story.report(paper, "2031-05-02", f"{SAID} number {number}.").statement(f"{SAID} number {number}")
    return put_together(*story.rows(), meanings=known)


def test_only_what_another_report_may_tell_again_is_read() -> None:
    assert not told("Post").meanings
    assert len(told("Post", "Echo").meanings) == 2


def test_what_was_read_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = told("Post", "Echo")
    monkeypatch.setattr(meant, "meaning_encoder", lambda: pytest.fail("read again"))
    again = told("Post", "Echo", known={m.statement_id: m.numbers for m in first.meanings})
    assert again.meanings == first.meanings
