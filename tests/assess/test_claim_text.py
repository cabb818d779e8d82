"""How a claim is put: the words that stand for it, and its sources in few words."""

from __future__ import annotations

import pytest

from reportedly.assess.claim_text import claim_text
from reportedly.assess.source_words import LONGEST, source_words
from reportedly.link.claims.forms import is_clause
from reportedly.record import Source, Statement


def said(number: int, text: str, chain: tuple[str, ...] = ("o", "s")) -> Statement:
    return Statement(
        f"t{number}", f"r{number}", 0, len(text), text, ((0, len(text)),), None, "none", "happened", None,
        chain, chain[-1],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The council has sold the old library",
        "On 2 May, the ferry sank off Lampung",
        "Notably, the dockers marched alone",
    ],
)
def test_a_clause_has_a_finite_verb(text: str) -> None:
    assert is_clause(text)


@pytest.mark.parametrize(
    "text",
    ["a cheap way", "Orbis to reopen the dairies", "the return of the crews, a step it hopes could help"],
)
def test_a_fragment_has_none(text: str) -> None:
    assert not is_clause(text)


def test_a_fragment_does_not_stand_for_a_claim() -> None:
    members = [
        said(1, "a cheap way"),
        said(2, "Orbis to reopen the dairies"),
        said(3, "Orbis will reopen the dairies"),
    ]
    published = {f"r{i}": f"2031-05-0{i}" for i in (1, 2, 3)}
    assert claim_text(members, published) == "Orbis will reopen the dairies"


def unnamed(description: str | None) -> Source:
    return Source("s", "anonymous", None, None, description, None)


def test_of_an_unnamed_source_the_first_thing_said_is_told() -> None:
    asked = unnamed("a clerk; who asked not to be named because the talks were private")
    assert source_words(asked) == "an unnamed source (a clerk)"
    assert source_words(unnamed("who spoke on condition of anonymity")) == "an unnamed source"
    assert source_words(unnamed(None)) == "an unnamed source"


def test_a_long_description_is_cut_between_words() -> None:
    words = source_words(unnamed("a clerk " + "of the office " * 20))
    assert words.endswith("…)")
    assert len(words) <= LONGEST + len("an unnamed source ()…")
