"""What people decide comes before what is found, and holds when the reports are read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tests.link.build import Builder

from reportedly.annotation import Annotation
from reportedly.judgements import Judgement, JudgementKind, JudgementVerdict, Passage, judgement
from reportedly.link import Linked, put_together
from reportedly.link.doubts import doubts
from reportedly.link.judged import judged, without_refused, without_refused_reuse
from reportedly.record import Report, Reuse, Story

Rows = tuple[Sequence[Report], Mapping[str, Annotation], tuple[Reuse, ...], tuple[Story, ...]]


def passage(report: Report, words: str, nth: int = 0) -> Passage:
    at = -1
    for _ in range(nth + 1):
        at = report.text.index(words, at + 1)
    return Passage(report.report_id, at, at + len(words), words)


def decided(
    kind: JudgementKind, verdict: JudgementVerdict, *subjects: Passage, at: str = "2031-01-01"
) -> Judgement:
    return judgement(kind, subjects, verdict, who="Ann", at=at)


def linked(rows: Rows, *judgements: Judgement) -> Linked:
    reports, annotations, reuse, stories = rows
    annotations = without_refused(judgements, annotations)
    reuse = without_refused_reuse(judgements, reuse)
    return put_together(reports, annotations, reuse, stories, judged(judgements, annotations))


def sizes(found: Linked) -> list[int]:
    return sorted(len(g.statement_ids) for g in found.claims)


def two_papers(one: str, other: str) -> tuple[Rows, Report, Report]:
    story = Builder()
    for paper, text in (("Post", one), ("Echo", other)):
        story.report(paper, "2031-05-02", text + ".").statement(text)
    rows = story.rows()
    first, second = (next(r for r in rows[0] if r.outlet == o) for o in ("Post", "Echo"))
    return rows, first, second


ALIKE = ("The bank will close forty branches next year", "The old bank will close forty branches next year")
UNLIKE = ("The ferry ran aground at dawn", "Passengers waited for hours on the quay")


def test_two_claims_are_one_where_somebody_says_so_and_one_is_two() -> None:
    rows, post, echo = two_papers(*UNLIKE)
    about = passage(post, UNLIKE[0]), passage(echo, UNLIKE[1])
    assert sizes(linked(rows)) == [1, 1]
    assert sizes(linked(rows, decided("same claim", "yes", *about))) == [2]
    rows, post, echo = two_papers(*ALIKE)
    about = passage(post, ALIKE[0]), passage(echo, ALIKE[1])
    assert sizes(linked(rows)) == [2]
    assert sizes(linked(rows, decided("same claim", "no", *about))) == [1, 1]
    assert sizes(linked(rows, decided("same claim", "unsure", *about))) == [2]


def test_the_same_words_are_two_claims_where_somebody_says_so() -> None:
    rows, post, echo = two_papers(ALIKE[0], ALIKE[0])
    about = passage(post, ALIKE[0]), passage(echo, ALIKE[0])
    assert sizes(linked(rows)) == [2]
    assert sizes(linked(rows, decided("same claim", "no", *about))) == [1, 1]


def test_the_latest_word_counts() -> None:
    rows, post, echo = two_papers(*ALIKE)
    about = passage(post, ALIKE[0]), passage(echo, ALIKE[1])
    no = decided("same claim", "no", *about, at="2031-01-01")
    yes = decided("same claim", "yes", *about[::-1], at="2031-01-02")
    assert sizes(linked(rows, yes, no)) == sizes(linked(rows, no, yes)) == [2]


def test_a_chain_of_judgements_makes_one_claim_that_nothing_cuts() -> None:
    story = Builder()
    texts = (*UNLIKE, "Tugs could not come near before noon")
    for number, text in enumerate(texts):
        story.report(f"Paper {number}", "2031-05-02", text + ".").statement(text)
    rows = story.rows()
    by_text = {r.text: r for r in rows[0]}
    at = [passage(by_text[text + "."], text) for text in texts]
    said = [decided("same claim", "yes", at[0], at[1]), decided("same claim", "yes", at[1], at[2])]
    assert sizes(linked(rows, *said)) == [3]
    assert linked(rows, *said) == linked(rows, *said[::-1])


def test_a_judgement_survives_another_reading_of_the_same_words() -> None:
    """The annotator now leaves a word out: the statement has another id, the judgement still finds it."""
    rows, post, echo = two_papers(*ALIKE)
    no = decided("same claim", "no", passage(post, ALIKE[0]), passage(echo, ALIKE[1]))
    annotation = rows[1][post.report_id]
    shorter = replace(annotation.statements[0], end=annotation.statements[0].end - 5)
    again = (rows[0], {**rows[1], post.report_id: replace(annotation, statements=(shorter,))}, *rows[2:])
    before, after = linked(rows).told, linked(again).told
    assert {t.statement_id for t in before} != {t.statement_id for t in after}
    assert sizes(linked(again)) == [2]
    assert sizes(linked(again, no)) == [1, 1]


def people(*names: str) -> tuple[Rows, list[Passage]]:
    story = Builder()
    for number, name in enumerate(names):
        story.report(f"Paper {number}", "2031-05-02", f"The harbour was shut, {name} said.").name(
            name, "person"
        )
    rows = story.rows()
    found = [next(r for r in rows[0] if r.outlet == f"Paper {n}") for n in range(len(names))]
    return rows, [passage(report, name) for report, name in zip(found, names, strict=True)]


def entities(found: Linked) -> list[set[str]]:
    rows = [e for e in found.entities.entities if e.kind == "person"]
    return sorted(({a.text for a in e.aliases} for e in rows), key=sorted)


def test_two_people_are_one_where_somebody_says_so_and_one_is_two() -> None:
    rows, at = people("Edda Lorne", "Max Horn")
    assert len(entities(linked(rows))) == 2
    assert entities(linked(rows, decided("same name", "yes", *at))) == [{"Edda Lorne", "Max Horn"}]
    rows, at = people("Edda Lorne", "Edda Lorne")
    assert len(entities(linked(rows))) == 1
    assert len(entities(linked(rows, decided("same name", "no", *at)))) == 2


def test_a_family_name_alone_goes_where_it_was_not_refused() -> None:
    rows, at = people("Edda Lorne", "Lorne")
    assert len(entities(linked(rows))) == 1
    assert len(entities(linked(rows, decided("same name", "no", *at)))) == 2


def test_a_refused_place_and_a_refused_event_are_gone_from_that_report_only() -> None:
    story = Builder()
    for paper in ("Post", "Echo"):
        report = story.report(paper, "2031-05-02", "The bridge at Keld was shelled.")
        report.name("Keld", "place", at=(1.0, 2.0), country="NO").event(
            "was shelled", "ASSAULT", place="Keld"
        )
    rows = story.rows()
    post = rows[0][0]
    found = linked(rows, decided("place", "no", passage(post, "Keld")))
    assert [n.location is None for a in found.annotations.values() for n in a.names].count(True) == 1
    found = linked(rows, decided("event", "no", passage(post, "was shelled")))
    assert [len(a.events) for _, a in sorted(found.annotations.items())].count(0) == 1


def test_passages_that_were_not_copied_are_no_reuse() -> None:
    _, post, echo = two_papers(*ALIKE)
    row = Reuse("u1", post.report_id, echo.report_id, 0, 20, 10, 30, "edited", 0.6, "unknown")
    no = decided("copied", "no", passage(echo, ALIKE[1]), passage(post, ALIKE[0]))
    assert without_refused_reuse([no], [row]) == ()
    elsewhere = decided("copied", "no", passage(echo, ALIKE[1]), Passage("other", 0, 9, ""))
    assert without_refused_reuse([elsewhere], [row]) == (row,)


def test_names_that_are_alike_are_asked_about() -> None:
    rows, at = people("Hamlad Torsen", "Humlad Torsen")
    (asked,) = [row for row in doubts(linked(rows)) if row.kind == "same name"]
    assert {p.place for p in asked.subjects} == {p.place for p in at}
    assert not asked.joined
    assert not [
        row for row in doubts(linked(rows, decided("same name", "yes", *at))) if row.kind == "same name"
    ]


HARBOUR = (
    "Norwegian police searched a warehouse in the harbour for weapons",
    "Police looked for weapons in the harbour",
    "A warehouse in the harbour was searched",
    "Officers combed a harbour depot in search of arms",
    "The harbour police of Norway went through a store looking for arms",
    "Norwegian police went through warehouses and ships in the harbour",
)


def test_statements_near_the_cut_are_asked_about_in_their_own_words() -> None:
    """Of pairs that are more and less alike some are asked about, joined or not, and once only."""
    done = []
    pairs = list(combinations(HARBOUR, 2))
    for one, other in pairs:
        rows, post, echo = two_papers(one, other)
        found = linked(rows)
        for row in [d for d in doubts(found) if d.kind == "same claim"]:
            done.append(row.joined)
            assert row.joined == (sizes(found) == [2])
            assert {p.place for p in row.subjects} == {passage(post, one).place, passage(echo, other).place}
            again = linked(rows, decided("same claim", "no", *row.subjects))
            assert not [d for d in doubts(again) if d.kind == "same claim"]
    assert set(done) == {True, False}
    assert len(done) < len(pairs) / 2


def test_a_place_far_from_all_others_is_asked_about() -> None:
    story = Builder()
    text = "From Keld to Skarvik, Torsund and Coast the road was shut."
    report = story.report("Post", "2031-05-02", text)
    for number, name in enumerate(("Keld", "Skarvik", "Torsund")):
        report.name(name, "place", at=(60.0 + number, 8.0), country="NO")
    report.name("Coast", "place", at=(-7.0, 39.0), country="TZ")
    (asked,) = [row for row in doubts(linked(story.rows())) if row.kind == "place"]
    assert asked.subjects[0].text == "Coast"
    assert "Tanzania" in asked.reason
