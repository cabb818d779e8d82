"""What a statement denies, and what only looks like a denial."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.link import put_together
from reportedly.link.claims.refusals import only_then, refused
from reportedly.link.claims.told import Told
from reportedly.record import Status


def told(words: str, status: Status = "happened") -> Told:
    story = Builder()
    report = story.report("Post", "2031-05-02", f"{words}, Max Horn said.").name("Max Horn", "person")
    report.statement(words, ["Max Horn"], status=status)
    (found,) = put_together(*story.rows()).told
    return found


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("bail for the captain", "denied"),
        ("a request to see the files", "denied"),
        ("the complaints were looked into and found to be unfounded", "denied"),
        ("the board should mend the wall, not tear it down", "happened"),
        ("nobody can tell if no oil had leaked", "happened"),
    ],
)
def test_what_disputes_nothing(words: str, status: Status) -> None:
    assert refused(told(words, status)) is None


@pytest.mark.parametrize(
    ("words", "status", "focus"),
    [
        ("the captain left the bridge", "denied", "captain"),
        ("any request for files", "denied", "request"),
        ("no oil had leaked", "happened", "oil"),
        ("the captain at no moment lost his freedom", "happened", "lost"),
        ("there was “no indication whatsoever” that a third boat sank", "happened", "boat"),
    ],
)
def test_what_is_denied(words: str, status: Status, focus: str) -> None:
    found = refused(told(words, status))
    assert found is not None
    assert focus in {found.surface[k] for k in found.focus}


def test_what_was_not_so_at_one_time_only() -> None:
    assert set(only_then(told("no shots were fired when he was arrested")).values()) == {"arrested"}
    assert not only_then(told("no shots were fired"))
