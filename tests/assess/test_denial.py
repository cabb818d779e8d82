"""Disputes: which denials make one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.build import Builder

from reportedly import Case
from reportedly.assess import assess
from reportedly.link import Linked, put_together
from reportedly.link.claims.grouped import Opposition
from reportedly.record import Conflict, Status

H: Status = "happened"
SAID = (
    "the company poured waste oil into the harbour",
    "the mayor sold the concert hall to a brewer",
)
DENIED = ("the company has a pump that leaks", "the town owns no hall at all")


def disputed(pairs: list[tuple[str, str]]) -> Linked:
    """Four reports with nothing in common, these pairs of their statements opposed, the first the most."""
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


def told(said: str, against: str, *, status: Status = "happened", between: str = "") -> list[Conflict]:
    """The denials of a report that has a statement by a clerk and, after it, one by Max Horn."""
    story = Builder()
    report = story.report("Post", "2031-05-02", f"{said}, a clerk said. {between}{against}, Max Horn said.")
    report.source("a clerk", description="a clerk").name("Max Horn", "person")
    report.statement(said, ["a clerk"]).statement(against, ["Max Horn"], status=status)
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]


@pytest.mark.parametrize(
    ("said", "against", "status"),
    [
        (
            "A ransom of two million dollars has been paid for the crew of the barge",
            "any ransom had been paid",
            "denied",
        ),
        ("The brewer has made an offer of ten million for the hall", "they had received no offer", H),
        ("The council has decided on a new bridge to the island", "no decision had been taken", "happened"),
        ("A draft of the plan was passed to the brewer", "any draft had left the hall", "denied"),
        ("The engineer signed the plan for the bridge in May", "he could not have signed the plan", H),
        ("The engineer signed the plan for the bridge in May", "he did not sign the plan", "happened"),
        ("The Orbis mill paid nine million to the brewer", "this was false", "denied"),
        ("The Orbis mill paid nine million to the brewer", "it had done nothing of the kind", "denied"),
        ("The guard had been warned of the fire", "this: “No such letter has come to my desk”", "denied"),
    ],
)  # fmt: skip
def test_what_a_report_lets_another_deny_at_once(said: str, against: str, status: Status) -> None:
    (found,) = told(said, against, status=status)
    assert {v.value for v in found.values} == {said, against}


@pytest.mark.parametrize(
    "against",
    ["he did not hear the shot", "he would not say where the guard stood", "no ship had left the port"],
)
def test_no_denial_follows(against: str) -> None:
    assert not told("A guard at the gate fired a shot at the ship", against)


def test_what_stands_far_above_is_not_answered() -> None:
    between = "Nothing else is known of it in the town so far, and the sea was calm. " * 5
    assert not told("The brewer made an offer for the hall", "they had received no offer", between=between)


def opposed(said: str, against: str, *, status: Status = "happened") -> bool:
    """Whether two reports make a denial."""
    story = Builder()
    for paper, words, who, put in (
        ("Post", said, "a clerk", status),
        ("Echo", against, "a cook", H),
    ):
        report = story.report(paper, "2031-05-02", f"{words}, {who} said.").source(who, description=who)
        report.statement(words, [who], status=put)
    return any(c.field == "denial" for c in assess(put_together(*story.rows())).conflicts)


def test_a_short_negation_that_says_no_more_than_what_it_denies() -> None:
    said = "A judge has ordered the release on bail of the former head of the harbour board"
    assert opposed(said, "No release was ever ordered")
    said = "A judge will hear the head of the harbour board before his release"
    assert not opposed(said, "No release was ever ordered")


def test_that_nothing_is_planned_speaks_against_a_plan() -> None:
    assert opposed(
        "The harbour minister will visit the drowned mill",
        "A visit by the harbour minister to the drowned mill is not planned",
        status="planned",
    )


def test_any_such_thing_answers_who_tells_of_one_first() -> None:
    text = (
        "A map of the reef was sold to the brewer, a clerk said. The map shows three wells, a clerk said. "
        "Max Horn denied that any map had left the hall."
    )
    story = Builder()
    report = story.report("Post", "2031-05-02", text).source("a clerk", description="a clerk")
    report.name("Max Horn", "person").statement("A map of the reef was sold to the brewer", ["a clerk"])
    report.statement("The map shows three wells", ["a clerk"])
    report.statement("any map had left the hall", ["Max Horn"], status="denied", force="denied")
    (found,) = [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]
    assert [v.value for v in found.values] == [
        "A map of the reef was sold to the brewer",
        "denied: any map had left the hall",
    ]


def outcomes(one: str, other: str, who: str = "Max Horn") -> list[Conflict]:
    """The denials between what a clerk says in the Post and a guard in the Echo."""
    story = Builder()
    for paper, source, words in (("Post", "a clerk", one), ("Echo", "a guard", other)):
        report = story.report(paper, "2031-05-02", f"{words}, {source} said.")
        for name in ("Max Horn", "Edda Lorne"):
            if name in words:
                report.name(name, "person")
        report.source(source, description=source).statement(words, [source])
    return [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Max Horn passed the driving test on the quay", "Max Horn failed the driving test"),
        ("Max Horn was acquitted of poaching eels", "Max Horn was found guilty of poaching eels"),
        ("the council approved the plan for the new weir", "the council rejected the plan for the weir"),
    ],
)
def test_outcomes_of_one_person_that_exclude_each_other(one: str, other: str) -> None:
    (found,) = outcomes(one, other)
    assert {v.value for v in found.values} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Max Horn passed the driving test on the quay", "Edda Lorne failed the driving test on the quay"),
        (
            "Max Horn passed the driving test on the quay",
            "a driving test that Max Horn did not hear of failed",
        ),
        ("Max Horn survived the fall from the quay", "Max Horn is survived by two sons on the quay"),
        ("Max Horn passed the driving test on the quay", "the brewery failed in May"),
    ],
)
def test_outcomes_of_two_and_words_that_are_no_outcome(one: str, other: str) -> None:
    assert not outcomes(one, other)


def test_who_says_that_he_did_not_answers_who_names_him() -> None:
    said = "the deed bears the signature of his deputy Max Horn"
    story = Builder()
    text = f"A clerk said {said}. “I was at sea. I could not have signed anything,” Max Horn said."
    report = story.report("Post", "2031-05-02", text).source("A clerk", description="clerk")
    report.name("Max Horn", "person").statement(said, ["A clerk"])
    report.statement("“I was at sea. I could not have signed anything,”", ["Max Horn"], quote="direct")
    (found,) = [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]
    assert said in {v.value for v in found.values}


@pytest.mark.parametrize(
    ("against", "expected"),
    [("the lamp alarm in the mill was switched off", 1), ("the mill was sold", 0)],
)
def test_who_denies_an_act_in_so_many_words_denies_it_to_whoever_tells_it(
    against: str, expected: int
) -> None:
    said = "The lamp alarm had been switched off for two weeks when the flour caught fire on a Tuesday"
    story = Builder()
    story.report("Post", "2031-05-02", f"{said}, a miller said.").source(
        "a miller", description="a miller"
    ).statement(said, ["a miller"])
    story.report("Echo", "2031-05-03", f"Norvik denied that {against}.").name(
        "Norvik", "organisation"
    ).statement(against, ["Norvik"], status="denied")
    found = [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]
    assert len(found) == expected


@pytest.mark.parametrize(
    ("said", "against"),
    [
        ("A brewer is negotiating a lease of the hall", "There were no talks to lease the hall"),
        ("The brewer met smugglers at his farm", "He had never met any smugglers"),
        ("The guards fired gas at the pupils", "They had used neither gas nor sticks against the pupils"),
        ("A pipe at the dam was leaking before the breach", "There was no leak"),
        ("The mill dismissed its finance chief", "The finance chief was not dismissed"),
        (
            "The widow's brother had sent them 20 million dinars",
            "They never received any dinars, nor a letter",
        ),
        ("A mechanic said that the brakes were worn and the wheels had locked", "No wheel had locked"),
    ],
)
def test_what_is_denied_in_other_words_is_found_by_the_words_for_it(said: str, against: str) -> None:
    assert opposed(said, against)


@pytest.mark.parametrize(
    "against",
    [
        "The brewer did not say whether a lease of the hall was signed",
        "If there were no lease of the hall the mill would close",
        "The brewer could not be reached",
        "Nobody was hurt on the road to the hall",
        "No one was hurt on the road to the hall",
    ],
)
def test_what_nobody_denies_is_no_denial(against: str) -> None:
    assert not opposed("The mill has signed a lease of the hall", against)


def test_the_report_that_somebody_denies_is_what_its_report_told_before() -> None:
    (found,) = told("The Orbis mill paid nine million to the brewer", "the report", status="denied")
    assert "The Orbis mill paid nine million to the brewer" in {v.value for v in found.values}


@pytest.mark.parametrize(
    ("against", "expected"),
    [
        ("No ransom was paid, neither in dollars nor in gold", 1),
        ("No rent was ever paid for the hut", 0),
    ],
)
def test_what_is_denied_in_few_of_its_words_is_the_nearest_in_meaning(against: str, expected: int) -> None:
    story = Builder()
    for paper, who, said in (
        ("Post", "a cousin", "The authorities had paid 20 million dinars to the captors"),
        ("Echo", "a clerk", against),
    ):
        beside = f"The road over the ridge was open again, {who} said"
        report = story.report(paper, "2031-05-02", f"{said}, {who} said. {beside}.")
        report.source(who, description=who).statement(said, [who])
        report.statement("The road over the ridge was open again", [who])
    found = [c for c in assess(put_together(*story.rows())).conflicts if c.field == "denial"]
    assert len(found) == expected


REST = (
    "The ferry left Veldmar at seven. It carried eleven people and a lorry. The harbour master, Ida Brom, "
    "said that the wind had turned. Divers began to search on Friday.",
    "The boat had set out from Veldmar at seven. A lorry and eleven people were aboard. The wind had turned, "
    "harbour master Ida Brom said. The search by divers began on Friday.",
)
SCHOOLS = "The council closed every school in Veldmar on Thursday."


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ("Not a school is open in Veldmar by order of the council.", 0),
        ("The council did not close every school in Veldmar on Thursday.", 1),
    ],
)
def test_what_says_the_same_by_a_negation_denies_nothing(tmp_path, second, rows) -> None:
    for paper, words, rest in zip(("KELD POST", "OSTRA COURIER"), (SCHOOLS, second), REST, strict=True):
        text = f"{paper}\n2 May 2031\n\nNews from Veldmar\n\nVELDMAR - {words} {rest}\n"
        (tmp_path / f"{paper}.txt").write_text(text)
    with Case.open() as case:
        case.add([tmp_path])
        found = [c for c in case.record().conflicts if c.field == "denial"]
    assert len(found) == rows
