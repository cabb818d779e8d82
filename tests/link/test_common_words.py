"""One claim told in few common words: what else two statements may share that nobody has by chance."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import Linked, put_together
from reportedly.link.claims.forms import stance
from reportedly.link.claims.quoted import quoted
from reportedly.link.claims.wording import negated
from reportedly.record import Status


def two(one: str, other: str, *, who: tuple[str, str], status: tuple[Status, Status]) -> Linked:
    """A report of the Post and, a day later, one of the Echo, each a statement by a person."""
    story = Builder()
    told = zip(("Post", "Echo"), ("2031-05-02", "2031-05-03"), (one, other), who, status, strict=True)
    for paper, day, words, person, how in told:
        report = story.report(paper, day, f"{words}, {person} said.").name(person, "person")
        report.statement(words, [person], status=how)
    return put_together(*story.rows())


def joined(one: str, other: str, *, who: str = "Edda Lorne", then: Status = "happened") -> bool:
    """Whether what Edda Lorne says, and another then, is one claim."""
    return len(two(one, other, who=("Edda Lorne", who), status=("happened", then)).claims) == 1


BLOCK = "“The well is a promise, nothing else,” she said. “He wrote it himself. No more of that.”"


def test_one_sentence_in_quotation_marks_is_one_saying() -> None:
    assert joined("“The well is a promise, nothing else,”", BLOCK)
    assert not joined("“The well is a promise, nothing else,”", BLOCK, then="denied")
    # Of a page of talk it is no such part.
    assert not joined("“The well is a promise, nothing else,”", BLOCK + " The cows were fed and left." * 8)


def test_short_sayings_are_said_by_many() -> None:
    assert quoted("“No comment.” «Every lamp on the quay was lit.»") == {"every lamp on the quay was lit"}


def test_one_source_s_count_of_the_dead_is_one_claim() -> None:
    one, other = (
        "four people had died, one of them a baker",
        "A kiln blew up in the yard, killing four people",
    )
    assert joined(one, other)
    assert not joined(one, other, who="Max Horn")
    assert not joined(one, other.replace("four", "six"))


def test_one_act_has_one_time_of_day() -> None:
    one, other = "The pump was shut at 14:20 for the cleaners to come in", "the pump was shut at 14:20"
    found = []
    for clock in ("14:20", "15:50"):
        story = Builder()
        for paper, words in (("Post", one), ("Echo", other.replace("14:20", clock))):
            report = story.report(paper, "2031-05-02", f"{words}.").statement(words)
            told = next(c for c in ("14:20", "15:50") if c in words)
            report.time(told, None, value=f"T{told}")
        record = assess(put_together(*story.rows()))
        found.append((len(record.claims), [c.field for c in record.conflicts]))
    assert found == [(1, []), (1, ["date"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the pump was not shut until 15:10", False),
        ("the pump was not shut until Monday", False),
        ("the pump was not shut", True),
        ("he did not think of it until she spoke", True),
        ("a promise, not a well", False),
        ("the lease was of 99 years and not of 50", False),
        ("the lease was signed, and not everybody knew", True),
        ("she could no longer rule out a fire", False),
        ("she could rule out a fire", True),
    ],
)
def test_what_negates_a_clause(text: str, found: bool) -> None:
    assert negated(text) is found


def test_the_draft_of_a_deal_is_a_plan() -> None:
    assert stance("happened", "the draft of a deal under which the town would sell the mill") == "unreal"
    assert stance("happened", "the town passed a bill that would ban mills") == "real"


def test_a_body_that_publishes_itself_is_one_origin_with_itself() -> None:
    story = Builder()
    words = "the pump was shut at noon by the cleaners"
    story.report("Orbis Mills plc", "2031-05-02", f"T{words[1:]}.").statement(words[1:])
    cited = story.report("Echo", "2031-05-03", f"T{words[1:]}, Orbis Mills said.")
    cited.name("Orbis Mills", "organisation").statement(words[1:], ["Orbis Mills"])
    paper = story.report("Orbis Mills News", "2031-05-03", f"T{words[1:]}.")
    paper.statement(words[1:])
    (claim,) = assess(put_together(*story.rows())).claims
    assert claim.n_origins == 2  # the body, and the paper that is called after it
