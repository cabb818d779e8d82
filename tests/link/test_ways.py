"""By which way statements came to their reports."""

from __future__ import annotations

import pytest

from reportedly.link.claims.ways import Way, may_be_one


def unnamed(description: str | None) -> Way:
    return Way(None, frozenset(), None if description else "Ansa Rell", description, None)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a guard at the dam", "a soldier", True),
        ("a baker who lives across the street", "a police colonel", False),
        ("witnesses", "people who took part in the march", True),
        ("a source", "a senior official", True),
        ("a farmer", None, False),
    ],
)
def test_two_unnamed_people_may_be_one_unless_they_are_called_unlike(
    one: str | None, other: str | None, alike: bool
) -> None:
    assert may_be_one(unnamed(one), unnamed(other)) is alike
