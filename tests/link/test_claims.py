"""Statements that say the same, and those that only sound like it."""
# ruff: noqa: E501

from __future__ import annotations

import pytest
from tests.link.build import Builder, ReportBuilder

from reportedly.link import Linked, put_together
from reportedly.link.claims.forms import head_verb
from reportedly.record import Reuse, Status

NAMES = {
    "Norway": ("country", "NO", False),
    "Norwegian": ("group", "NO", True),
    "Oslo": ("place", "NO", False),
    "Denmark": ("country", "DK", False),
    "Danish": ("group", "DK", True),
    "Copenhagen": ("place", "DK", False),
    "Skarvik": ("place", None, False),
    "Torsund": ("place", None, False),
    "Edda Lorne": ("person", None, False),
    "Max Horn": ("person", None, False),
}


def tell(
    story: Builder, paper: str, text: str, status: Status = "happened", day: str = "2031-05-02"
) -> ReportBuilder:
    """A report that is one statement."""
    report = story.report(paper, day, text + ".")
    for name, (kind, country, adjective) in NAMES.items():
        if name in text:
            report.name(name, kind, country=country, adjective=adjective)  # type: ignore[arg-type]
    acting = [n.text for n in report.names if n.text in {"Oslo", "Copenhagen"}]
    if acting:
        report.event(text, "CONSULT", actors=acting)
    return report.statement(text, status=status)


def sizes(linked: Linked) -> list[int]:
    return sorted(len(g.statement_ids) for g in linked.claims)


SAME = [
    # one request, put with growing force
    ("Denmark has asked Norway to lend it two icebreakers for the winter", "requested",
     "Copenhagen formally requested Norwegian icebreakers for the coming winter", "requested"),
    ("Denmark is interested in borrowing Norwegian icebreakers this winter", "possible",
     "Denmark has asked Norway to lend it icebreakers for the winter", "requested"),
    ("The city wants the old tram line through Skarvik reopened", "requested",
     "The council of Skarvik is keen to see the tram line reopen", "requested"),
    # one quotation in two translations
    ("“A return of the ferries could keep the islands from emptying”", "possible",
     "the ferries' return could “prevent the islands from emptying”", "possible"),
    # other words, other figures
    ("Some 90 people were injured when the stand collapsed in Skarvik", "happened",
     "The collapse of the stand in Skarvik left 120 people injured", "happened"),
    ("The bank will close forty branches next year", "planned", "Next year the bank is to shut 40 of its branches", "planned"),
    ("Fire destroyed the fish market in Torsund", "happened", "The fish market at Torsund was destroyed by a fire", "happened"),
    ("Edda Lorne has resigned as finance minister", "happened",
     "Finance minister Edda Lorne handed in her resignation", "happened"),
]  # fmt: skip

APART = [
    # asked for and done
    ("Denmark has asked Norway to send patrol boats to Skarvik", "requested",
     "Norwegian patrol boats were sent to Skarvik", "happened"),
    # said and negated
    ("The mayor signed the lease for the stadium", "happened", "The mayor did not sign the lease for the stadium", "happened"),
    # other place, person, country
    ("Norwegian police searched a warehouse in Skarvik", "happened",
     "Norwegian police searched a warehouse in Torsund", "happened"),
    ("Edda Lorne will stand for mayor", "planned", "Max Horn plans to run for the office of mayor", "planned"),
    ("Norway raised its fishing quota for cod", "happened", "Denmark cut its fishing quota for cod", "happened"),
    # the same things, another act
    ("The bank will close forty branches next year", "planned", "The bank opened forty branches abroad", "happened"),
    ("The ferry company raised fares on the northern route", "happened",
     "The ferry company cancelled sailings on the northern route", "happened"),
    ("The bank will close forty branches next year", "planned", "The bank will open forty branches next year", "planned"),
    ("Denmark wants Norway to send icebreakers to its ports this winter", "requested",
     "Denmark wants Norway to lower its cod quota in the northern sea", "requested"),
    ("Norwegian troops could help the town to rebuild its schools", "possible",
     "Norwegian troops could withdraw from the mountain border", "possible"),
    ("Edda Lorne praised the new harbour law", "happened", "Edda Lorne opened the new harbour", "happened"),
    # one word in common, and nobody named
    ("a sale was likely", "possible", "the sale process would go on", "planned"),
    ("I think that both governments need this truce", "happened", "the truce", "happened"),
    # what they share beside a word is that it is money
    ("60 million dollars had left the bank in two days", "happened",
     "Farmers owe the banks of the valley some 310 million dollars", "happened"),
    # how many it may carry, and how many it did
    ("The ferry is licensed to carry 90 passengers", "happened", "The ferry was carrying 150 passengers", "happened"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "first", "other", "second"), SAME)
def test_one_claim(one: str, first: Status, other: str, second: Status) -> None:
    story = Builder()
    tell(story, "Post", one, first)
    tell(story, "Echo", other, second)
    linked = put_together(*story.rows())
    assert sizes(linked) == [2]
    assert all(edge.reason for g in linked.claims for edge in g.edges)


@pytest.mark.parametrize(("one", "first", "other", "second"), APART)
def test_two_claims(one: str, first: Status, other: str, second: Status) -> None:
    story = Builder()
    tell(story, "Post", one, first)
    tell(story, "Echo", other, second)
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_roles_turned_round_are_two() -> None:
    story = Builder()
    for paper, text, actor, recipient in (
        ("Post", "Norway sued Denmark over the cod quota", "Norway", "Denmark"),
        ("Echo", "Denmark sued Norway over the cod quota", "Denmark", "Norway"),
    ):
        report = tell(story, paper, text)
        report.event(text, "ACCUSE", actors=[actor], recipients=[recipient])
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_a_year_apart_is_another_happening() -> None:
    story = Builder()
    tell(story, "Post", "Fire destroyed the fish market in Torsund", day="2031-05-02")
    tell(story, "Echo", "The fish market at Torsund was destroyed by a fire", day="2032-05-02")
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_no_chain_from_one_to_another_that_it_contradicts() -> None:
    """B is like A and like C, but A and C name other towns: one pair joins, never all three."""
    story = Builder()
    tell(story, "Post", "Norwegian police searched a warehouse for weapons in Skarvik")
    tell(story, "Echo", "Norwegian police searched a warehouse for weapons")
    tell(story, "Mail", "Norwegian police searched a warehouse for weapons in Torsund")
    assert sizes(put_together(*story.rows())) == [1, 2]


def test_copied_words_are_one_claim() -> None:
    story = Builder()
    words = "The committee has yet to mount a response of any weight"
    first, copy = tell(story, "Post", words), tell(story, "Echo", words, day="2031-05-03")
    story.copied(first, copy, words)
    linked = put_together(*story.rows())
    assert sizes(linked) == [2]
    assert [e.reason for g in linked.claims for e in g.edges] == ["the same words"]


def test_copied_and_edited_words_are_one_claim() -> None:
    story = Builder()
    first = tell(story, "Post", "The committee has yet to mount a response of any weight")
    copy = tell(story, "Echo", "So far the panel has done nothing whatever about it", day="2031-05-03")
    linked = put_together(*story.rows())
    assert sizes(linked) == [1, 1]
    passage = Reuse(
        "u", first.report.report_id, copy.report.report_id, 0, len(first.report.text), 0, len(copy.report.text),
        "edited", 0.8, "dated",
    )  # fmt: skip
    reports, annotations, _, stories = story.rows()
    linked = put_together(reports, annotations, (passage,), stories)
    assert [e.copied for g in linked.claims for e in g.edges] == [True]


def test_a_statement_inside_another_is_not_the_same() -> None:
    story = Builder()
    report = story.report("Post", "2031-05-02", "The minister had promised that fares would be cut.")
    report.statement("The minister had promised that fares would be cut", status="happened")
    report.statement("fares would be cut", status="planned")
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_any_order_gives_the_same_claims() -> None:
    story = Builder()
    for i, (one, first, other, second) in enumerate(SAME + APART):
        tell(story, f"A{i}", one, first)
        tell(story, f"B{i}", other, second)
    reports, annotations, reuse, stories = story.rows()
    forward = put_together(reports, annotations, reuse, stories)
    backward = put_together(reports[::-1], dict(reversed(annotations.items())), reuse, stories)
    assert forward.claims == backward.claims


def test_words_that_name_nothing_are_no_claim_over_two_stories() -> None:
    story = Builder()
    for key, paper in (("one", "Post"), ("two", "Echo")):
        report = story.report(paper, "2031-05-02", "All the schools in the area remained open.", story=key)
        report.statement("All the schools in the area remained open")
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_a_copied_sentence_with_another_town_is_another_matter() -> None:
    story = Builder()
    first = tell(story, "Post", "A drone struck the fuel depot outside Skarvik on Sunday night")
    copy = tell(
        story, "Echo", "A drone struck the fuel depot outside Torsund on Sunday night", day="2031-05-03"
    )
    passage = Reuse(
        "u", first.report.report_id, copy.report.report_id, 0, len(first.report.text), 0, len(copy.report.text),
        "edited", 0.9, "dated",
    )  # fmt: skip
    reports, annotations, _, stories = story.rows()
    assert sizes(put_together(reports, annotations, (passage,), stories)) == [1, 1]


def test_near_paraphrases_do_not_chain() -> None:
    """Each is near the next, but the first and the last tell of two acts: no group holds both."""
    chain = [
        "The port authority suspended all ferry traffic to the islands",
        "The port authority suspended ferry traffic and tightened safety checks on the islands",
        "The port authority tightened safety checks on ferries to the islands",
        "The port authority tightened safety checks and raised docking fees on the islands",
        "The port authority raised docking fees on the islands",
    ]
    story = Builder()
    for i, text in enumerate(chain):
        tell(story, f"Paper {i}", text)
    linked = put_together(*story.rows())
    claim_of = {s: g.claim_id for g in linked.claims for s in g.statement_ids}
    told = {t.text: t.statement_id for t in linked.told}
    assert claim_of[told[chain[0]]] != claim_of[told[chain[4]]]
    assert claim_of[told[chain[0]]] != claim_of[told[chain[2]]]
    assert claim_of[told[chain[2]]] != claim_of[told[chain[4]]]


def test_what_is_offered_belongs_to_the_offer() -> None:
    story = Builder()
    for paper, text, part in (
        (
            "Post",
            "Edda Lorne offered to resign as harbour minister over the leak",
            "to resign as harbour minister over the leak",
        ),
        ("Echo", "Harbour minister Edda Lorne has offered her resignation over the leak", "her resignation"),
    ):
        report = story.report(paper, "2031-05-02", text + ".").name("Edda Lorne", "person")
        report.statement(text, status="offered").statement(part, ["Edda Lorne"], status="offered")
    assert sizes(put_together(*story.rows())) == [4]


@pytest.mark.parametrize(("day", "groups"), [("2031-05-05", [2]), ("2031-06-05", [1, 1])])
def test_a_like_happening_of_another_story_is_another(day: str, groups: list[int]) -> None:
    story = Builder()
    for key, paper, when in (("one", "Post", "2031-05-02"), ("two", "Echo", day)):
        text = "Burglars stole paintings from the harbour museum in Skarvik"
        report = story.report(paper, when, f"{text}.", story=key)
        report.name("Skarvik", "place", at=(60.0, 5.0), country="NO", gazetteer="1")
        report.statement(text)
    assert sizes(put_together(*story.rows())) == groups


def test_buyer_and_bought_turned_round_are_two() -> None:
    story = Builder()
    for paper, text in (
        ("Post", "Orbis Group is in talks to buy Kestrel Foods for $582 million"),
        ("Echo", "Kestrel Foods is in talks to buy Orbis Group for $582 million"),
    ):
        report = story.report(paper, "2031-05-02", text + ".")
        report.name("Orbis Group", "organisation").name("Kestrel Foods", "organisation")
        report.statement(text, status="ongoing")
    assert sizes(put_together(*story.rows())) == [1, 1]


@pytest.mark.parametrize(
    ("bare", "text", "head"),
    [
        ("has hired to find buyers", "Vantor has hired Brask Bank to find buyers", "hired"),
        ("has forced to sell its mill", "Vantor has forced Brask to sell its mill", "sell"),
        ("agreed to sell its mill", "Vantor agreed to sell its mill", "sell"),
        ("in the huts that she visited the stoves were cold", "", None),
        ("the ferry that sank was raised by divers", "", "raised"),
        ("admitted that he knew", "", "admitted"),
    ],
)
def test_the_act_is_that_of_the_main_clause(bare: str, text: str, head: str | None) -> None:
    assert head_verb(bare, text) == head


def test_the_dead_of_another_year_are_other_dead() -> None:
    story = Builder()
    tell(story, "Post", "Five people have died in the flood of Skarvik")
    tell(story, "Echo", "A flood in Skarvik killed two people in 2026").time("in 2026", "2026")
    assert sizes(put_together(*story.rows())) == [1, 1]


def test_one_word_is_enough_for_a_day_that_both_name() -> None:
    story = Builder()
    tell(story, "Post", "a deal could be announced as early as next week", "possible")
    tell(story, "Echo", "An announcement may come next week", "possible")
    assert sizes(put_together(*story.rows())) == [2]
