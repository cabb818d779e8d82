"""Two sentences held against each other, slot by slot."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from reportedly.link.claims.details import details
from reportedly.link.claims.verify import verify

CONTRADICT = [
    ("Three sailors drowned off Torsund", "Four sailors drowned off Torsund", "number"),
    ("The second suspect was caught on the bridge", "The third suspect was caught on the bridge", "order"),
    ("The twenty-first witness was heard in court", "The 22nd witness was heard in court", "order"),
    ("A Danish captain steered the ferry aground", "A Swedish captain steered the ferry aground", "person"),
    ("The stolen lorry was found in Norway", "The stolen lorry was found in Denmark", "place"),
    ("The council meets on Monday about the bridge", "The council meets on Friday about the bridge", "date"),
    ("The fire broke out on 4 July in the old mill", "The fire broke out on 5 July in the old mill", "date"),
    ("The mayor signed the lease for the stadium", "The mayor did not sign the lease for the stadium", "denial"),
    ("The gunmen stood close to the harbour gate", "The gunmen stood far from the harbour gate", "act"),
    ("The ferry left from the northern quay", "The ferry left from the southern quay", "place"),
    ("Some 90 people were injured when the stand collapsed", "The collapse of the stand left 120 people injured",
     "number"),
]  # fmt: skip

SAME = [
    ("Three sailors drowned off Torsund", "3 sailors drowned off Torsund"),
    ("The second suspect was caught on the bridge", "The 2nd suspect was caught on the bridge"),
    ("The lorry was found in the Netherlands", "The lorry was found in Holland"),
    ("Police arrested the driver near the harbour", "Police detained the driver near the harbour"),
    ("The lorry was found in Britain", "The lorry was found in Scotland"),
    ("Two of the five boats sank in March", "Of the five boats, two sank in March"),
]

UNRELATED = [
    ("Three sailors drowned off Torsund", "Four schools were closed in Lampung"),
    ("The mayor opened the new harbour", "The mayor opened the new library"),
    ("A Danish captain steered the ferry aground", "A Swedish court raised the tax on tobacco"),
]


@pytest.mark.parametrize(("one", "other", "slot"), CONTRADICT)
def test_a_contradiction_names_its_slot(one: str, other: str, slot: str) -> None:
    for found in (verify(one, other), verify(other, one)):
        assert (found.relation, found.slot) == ("contradicts", slot)
        assert found.reason


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert verify(one, other).relation == verify(other, one).relation == "same"


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_two_matters(one: str, other: str) -> None:
    assert verify(one, other).relation == verify(other, one).relation == "unrelated"


def test_the_reason_has_the_words_of_both() -> None:
    found = verify(
        "A Danish captain steered the ferry aground", "A Swedish captain steered the ferry aground"
    )
    assert found.reason == "one has “Danish”, the other “Swedish”"


def test_details_are_found_where_they_stand() -> None:
    text = "On 4 May 2031 the twenty-second crossing took 1,200 people from the north"
    assert [(d.kind, d.value, text[d.start : d.end]) for d in details(text)] == [
        ("day", "4", "4"),
        ("month", "May", "May"),
        ("day", "2031", "2031"),
        ("ordinal", "22", "twenty-second"),
        ("number", "1200", "1,200"),
        ("direction", "north", "north"),
    ]
