"""Every statement followed back to whose word it is."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.link.assessed import names, the_claim
from tests.link.build import Builder, ReportBuilder

from reportedly.assess import assess
from reportedly.link import origins, put_together

WORDS = "the old bridge at Skarvik will be pulled down in spring"


def cite(
    story: Builder,
    paper: str,
    *through: str,
    unnamed: str | None = None,
    person: str | None = None,
    day: str = "2031-05-02",
    words: str = WORDS,
) -> ReportBuilder:
    """A report that ascribes the same words to a chain of outlets, ending in somebody or not."""
    who = [*through, *([unnamed] if unnamed else []), *([person] if person else [])]
    report = story.report(
        paper, day, f"{words[0].upper()}{words[1:]}" + (f", by way of {', '.join(who)}." if who else ".")
    )
    for name in through:
        report.name(name, "outlet")
    if person:
        report.name(person, "person")
    if unnamed:
        report.source(unnamed, description=unnamed)
    return report.statement(words[1:], who, status="planned")


def test_three_outlets_that_cite_one_unnamed_source_are_one_origin() -> None:
    story = Builder()
    for paper in ("Post", "Echo", "Mail"):
        cite(story, paper, "Daily Star", unnamed="a clerk at the roads office")
    claim, record = the_claim(story)
    assert (claim.n_outlets, claim.n_origins) == (3, 1)
    assert names(claim, record) == {"a clerk at the roads office"}
    assert claim.reason.startswith("3 outlets, 1 origin")
    assert "through Daily Star" in claim.reason


def test_a_second_named_witness_adds_one() -> None:
    story = Builder()
    cite(story, "Post", "Daily Star", unnamed="a clerk at the roads office")
    cite(story, "Echo", person="Edda Lorne")
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office", "Edda Lorne"}


def test_an_outlet_cited_without_its_source_rests_on_the_source_others_name() -> None:
    story = Builder()
    cite(story, "Post", "Daily Star", unnamed="a clerk at the roads office")
    cite(story, "Echo", "Daily Star")
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office"}


def test_the_outlets_own_report_tells_whom_it_has_it_from() -> None:
    story = Builder()
    cite(story, "Daily Star", unnamed="a clerk at the roads office", day="2031-05-01")
    cite(story, "Echo", "Daily Star")
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office"}


def test_two_outlets_in_their_own_words_are_two() -> None:
    story = Builder()
    cite(story, "Post")
    cite(story, "Echo", words="the old bridge at Skarvik is to be pulled down this spring")
    claim, _ = the_claim(story)
    assert claim.n_origins == 2


def test_copied_words_add_none() -> None:
    story = Builder()
    first = cite(story, "Post")
    copy = cite(story, "Echo", day="2031-05-03")
    story.copied(first, copy, WORDS[1:])
    claim, record = the_claim(story)
    assert names(claim, record) == {"Post"}
    assert "copied from Post (2031-05-02)" in claim.reason


def test_a_headline_rests_on_the_source_that_the_text_names() -> None:
    story = Builder()
    report = cite(story, "Post", "Daily Star", unnamed="a clerk at the roads office")
    lead = "The old bridge in Skarvik is to be pulled down next spring"
    own = story.report(
        "Echo", "2031-05-02", f"{lead}. The old bridge at Skarvik will be pulled down, Edda Lorne said."
    )
    own.name("Edda Lorne", "person").statement(lead, status="planned")
    own.statement("The old bridge at Skarvik will be pulled down", ["Edda Lorne"], status="planned")
    assert report
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office", "Edda Lorne"}


def test_an_outlet_that_cites_another_for_the_story_is_not_its_own() -> None:
    story = Builder()
    cite(story, "Daily Star", person="Edda Lorne", day="2031-05-01")
    echo = cite(story, "Echo", day="2031-05-02")
    echo.report = echo.report.__class__(**{
        **{f: getattr(echo.report, f) for f in echo.report.__dataclass_fields__}, "credits": ("Daily Star",),
    })  # fmt: skip
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne"}


def test_media_at_large_are_not_counted_beside_a_named_outlet() -> None:
    story = Builder()
    cite(story, "Post", "Daily Star", unnamed="a clerk at the roads office")
    report = story.report("Echo", "2031-05-02", f"{WORDS}, local media say.")
    report.source("local media", "outlet", label="local media").statement(
        WORDS, ["local media"], status="planned"
    )
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office"}
    assert "not counted: Echo, where “local media”" in claim.reason


def test_media_at_large_alone_are_all_there_is() -> None:
    story = Builder()
    report = story.report("Echo", "2031-05-02", f"{WORDS}, local media say.")
    report.source("local media", "outlet", label="local media").statement(
        WORDS, ["local media"], status="planned"
    )
    record = assess(put_together(*story.rows()))
    assert [names(c, record) for c in record.claims] == [{"local media"}]


def test_outlets_that_cite_each_other_still_have_an_origin() -> None:
    story = Builder()
    cite(story, "Daily Star", "Echo")
    cite(story, "Echo", "Daily Star")
    claim, _ = the_claim(story)
    assert claim.n_origins >= 1


def test_that_somebody_asked_is_the_reports_word_and_not_his() -> None:
    story = Builder()
    wish = "to have the old bridge at Skarvik pulled down in spring"
    first = story.report(
        "Post", "2031-05-02", f"The Daily Star, citing a clerk, says Edda Lorne asked {wish}."
    )
    first.name("Daily Star", "outlet").name("Edda Lorne", "person").source("a clerk", description="a clerk")
    first.statement(f"Edda Lorne asked {wish}", ["Daily Star", "a clerk"], status="requested")
    echo = story.report("Echo", "2031-05-02", f"Edda Lorne asked {wish}. It is in the Daily Star.")
    echo.name("Edda Lorne", "person").name("Daily Star", "outlet")
    echo.statement(wish, ["Edda Lorne"], status="requested", force="asked")
    echo.statement("It is in", ["Daily Star"])
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk"}


def test_media_at_large_cited_for_the_sentence_before() -> None:
    story = Builder()
    cite(story, "Post", "Daily Star", unnamed="a clerk at the roads office")
    text = f"{WORDS[0].upper()}{WORDS[1:]}. The plan, reported by local media, has met with protest."
    report = story.report("Echo", "2031-05-02", text)
    report.source("local media", "outlet", label="local media").statement(WORDS[1:], status="planned")
    claim, record = the_claim(story)
    assert names(claim, record) == {"a clerk at the roads office"}


def test_media_cited_for_something_else_are_not_behind_the_next_sentence() -> None:
    story = Builder()
    text = f"The mayor of Skarvik has bought a boat, local media say. {WORDS[0].upper()}{WORDS[1:]}."
    report = story.report("Echo", "2031-05-02", text)
    report.source("local media", "outlet", label="local media")
    report.statement("The mayor of Skarvik has bought a boat", ["local media"])
    report.statement(WORDS[1:], status="planned")
    record = assess(put_together(*story.rows()))
    bridge = next(c for c in record.claims if "bridge" in c.text)
    assert names(bridge, record) == {"Echo"}


def test_an_outlet_credited_at_the_end_is_whom_the_report_has_it_from() -> None:
    story = Builder()
    cite(story, "Daily Star", person="Edda Lorne", day="2031-05-01")
    text = f"{WORDS[0].upper()}{WORDS[1:]}. The news was first reported by the Daily Star."
    echo = story.report("Echo", "2031-05-02", text)
    echo.name("Daily Star", "outlet").statement(WORDS[1:], status="planned")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne"}


def test_an_outlet_named_for_another_matter_is_not_whom_it_has_it_from() -> None:
    story = Builder()
    cite(story, "Daily Star", person="Edda Lorne", day="2031-05-01")
    words = "In spring Skarvik will pull down its old bridge"
    echo = story.report("Echo", "2031-05-02", f"{words}. The Daily Star has its office beside the bridge.")
    echo.name("Daily Star", "outlet").statement(words, status="planned")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne", "Echo"}


def test_a_report_in_an_outlet_is_that_outlet() -> None:
    story = Builder()
    cite(story, "Daily Star", person="Edda Lorne", day="2031-05-01")
    echo = story.report(
        "Echo", "2031-05-02", f"{WORDS[0].upper()}{WORDS[1:]}, says a report in the Daily Star."
    )
    echo.name("Daily Star", "outlet")
    echo.source("a report in the Daily Star", "document", label="report in the Daily Star")
    echo.statement(WORDS[1:], ["a report in the Daily Star"], status="planned")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne"}


def test_words_that_name_an_outlet_rest_on_it_and_not_on_whom_they_are_like() -> None:
    """Two reports put a thing in the same words, yet one says from whom it has it."""
    story = Builder()
    first = cite(story, "Post", person="Edda Lorne")
    cite(story, "Daily Star", unnamed="a clerk at the roads office", day="2031-05-01")
    copy = cite(story, "Echo", "Daily Star", day="2031-05-03")
    story.copied(first, copy, WORDS[1:])
    record = assess(put_together(*story.rows()))
    traces = {r.outlet: r.report_id for r in record.reports}
    (claim,) = [c for c in record.claims if c.n_reports > 1]
    assert names(claim, record) == {"Edda Lorne", "a clerk at the roads office"}
    assert "Echo through Daily Star" in claim.reason
    assert traces["Echo"] in claim.report_ids


@pytest.mark.parametrize(("shorter", "count"), [("office", 1), ("council", 2)])
def test_who_is_called_by_fewer_words_in_a_copy_is_who_the_original_heard(shorter: str, count: int) -> None:
    story = Builder()
    reports = []
    for paper, day, body in (("Post", "2031-05-02", "harbour office"), ("Echo", "2031-05-03", shorter)):
        report = story.report(paper, day, f"{WORDS}, the {body} said.")
        report.source(body, "organisation", label=body).statement(WORDS, [body], status="planned")
        reports.append(report)
    story.copied(*reports, WORDS)
    claim, _ = the_claim(story)
    assert claim.n_origins == count


def test_who_cites_a_copier_has_it_from_whom_was_copied() -> None:
    story = Builder()
    first = cite(story, "Post")
    copy = cite(story, "Echo", day="2031-05-03")
    story.copied(first, copy, WORDS[1:])
    cite(story, "Mail", "Echo", day="2031-05-04")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Post"}


def test_that_somebody_gave_an_order_is_not_his_word() -> None:
    story = Builder()
    order = "two Danish envoys to leave within a week"
    for paper, who in (("Post", "Edda Lorne"), ("Echo", "Max Horn")):
        text = f"Norway has told {order}, {who} said in {paper}."
        report = story.report(paper, "2031-05-02", text)
        report.name("Norway", "country", country="NO").name(who, "person")
        report.name("Danish", "group", country="DK", adjective=True)
        report.statement(f"Norway has told {order}", [who], status="requested", force="told")
        report.statement(order, [who, "Norway"], status="requested", force="told")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Edda Lorne", "Max Horn"}


def test_a_body_and_who_holds_its_office_are_one_origin() -> None:
    story = Builder()
    report = story.report(
        "Post", "2031-05-02", f"{WORDS}, Norlink said. Its director, Jan Lund, called it a pity."
    )
    report.name("Norlink", "organisation").name("Jan Lund", "person")
    report.statement(WORDS[1:], ["Norlink"], status="planned")
    cite(story, "Echo", person="Jan Lund")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Norlink"}
    assert "Jan Lund speaks for Norlink" in claim.reason


def test_who_only_works_for_a_body_is_an_origin_of_his_own() -> None:
    story = Builder()
    report = story.report(
        "Post", "2031-05-02", f"{WORDS}, Norlink said. A diver for Norlink, Jan Lund, agreed."
    )
    report.name("Norlink", "organisation").name("Jan Lund", "person")
    report.statement(WORDS[1:], ["Norlink"], status="planned")
    cite(story, "Echo", person="Jan Lund")
    claim, record = the_claim(story)
    assert names(claim, record) == {"Norlink", "Jan Lund"}


def test_outlets_that_all_cite_one_another_are_followed_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Builder()
    papers = [f"Gazette {letter}" for letter in "ABCDEFGHIJKLMN"]
    for paper in papers:
        for other in papers:
            if other != paper:
                cite(story, paper, other)
    turns = Counter[str]()
    trace = origins._Tracing.trace

    def counted(self: origins._Tracing, statement_id: str, seen: frozenset[str]) -> origins.Trace:
        turns["all"] += 1
        assert turns["all"] < 2_000_000, "the ways are walked without a bound"
        return trace(self, statement_id, seen)

    monkeypatch.setattr(origins._Tracing, "trace", counted)
    claim, _ = the_claim(story)
    assert claim.n_origins >= 1
