"""Who is said to have said it: one quotation in two mouths."""

from __future__ import annotations

import pytest
from tests.assess.test_conflicts import conflicts, values
from tests.link.build import Builder

from reportedly.assess.people import same_name

QUOTE = "“The dam was never going to hold that much water”"


def quoted(one: str, other: str, *, beside: str = "") -> list[list[str]]:
    """The values of the conflicts of source between two reports that quote somebody each."""
    story = Builder()
    post = story.report("Post", "2031-05-02", f"{QUOTE}, {one} said.").name(one, "person")
    post.statement(QUOTE, [one], quote="direct")
    echo = story.report("Echo", "2031-05-02", f"{beside}{QUOTE}, {other} said.").name(other, "person")
    for name in [beside.removesuffix(" was there. ")] if beside else []:
        echo.name(name, "person")
    echo.statement(QUOTE, [other], quote="direct")
    return [values(c) for c in conflicts(story, "source")]


def test_one_quotation_in_two_mouths_is_a_conflict() -> None:
    (found,) = quoted("Edda Lorne", "Max Horn")
    assert sorted(found) == ["Edda Lorne", "Max Horn"]


def test_a_report_that_names_both_may_only_be_unclear() -> None:
    assert not quoted("Edda Lorne", "Max Horn", beside="Edda Lorne was there. ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Warden Edda Lorne", "Edda Lorne", True),
        ("Edda K. Lorne of Keld", "Edda Lorne", True),
        ("Edda Lorne", "Edda Lorme", True),
        ("Edda Lorne", "Max Horn", False),
        ("Edda Lorne", "Edda Horn", False),
    ],
)
def test_names_that_may_be_one_person_s(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
