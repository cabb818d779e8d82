"""Disputes: which denials make one."""

from __future__ import annotations

from dataclasses import replace

from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import Linked, put_together
from reportedly.link.claims.grouped import Opposition

SAID = (
    "the company poured waste oil into the harbour",
    "the mayor sold the concert hall to a brewer",
)
DENIED = ("the company has a pump that leaks", "the town owns no hall at all")


def disputed(pairs: list[tuple[str, str]]) -> Linked:
    """Four reports that have nothing in common, with these pairs of their statements opposed, the first the most alike."""
    story = Builder()
    for paper, words in zip(("Post", "Echo", "Star", "Mail"), (*SAID, *DENIED), strict=True):
        report = story.report(paper, "2031-05-02", f"{words}, a clerk at the {paper} said.")
        report.source(f"a clerk at the {paper}", description=f"a clerk at the {paper}")
        status = "denied" if words in DENIED else "happened"
        report.statement(words, [f"a clerk at the {paper}"], status=status)
    linked = put_together(*story.rows())
    ids = {s.text: s.statement_id for s in linked.statements}
    found = [
        Opposition(*sorted((ids[said], ids[against])), 1.0 - i / 10, "")
        for i, (said, against) in enumerate(pairs)
    ]
    return replace(linked, opposed=tuple(found))


def test_a_chain_of_denials_is_one_dispute() -> None:
    linked = disputed([(SAID[0], DENIED[0]), (SAID[0], DENIED[1]), (SAID[1], DENIED[1])])
    (found,) = [c for c in assess(linked).conflicts if c.field == "denial"]
    assert {v.value for v in found.values} == {*SAID, *DENIED}


def test_denials_with_no_claim_in_common_are_two_disputes() -> None:
    linked = disputed([(SAID[0], DENIED[0]), (SAID[1], DENIED[1])])
    found = [c for c in assess(linked).conflicts if c.field == "denial"]
    assert sorted(sorted(v.value for v in c.values) for c in found) == sorted(
        [sorted((SAID[0], DENIED[0])), sorted((SAID[1], DENIED[1]))]
    )
