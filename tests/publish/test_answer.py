"""The figures and the sentence on top, and the terminal summary that carries them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.publish.sample import CLAIMS, RECORD, REUSE

from reportedly.publish.summary import summary
from reportedly.publish.views.answer import answer, answers, copies, sentence
from reportedly.publish.views.copies import covered
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.phrases import date, line, listed, span, spelled_out, unquoted
from reportedly.publish.views.ranking import most_consequential
from reportedly.record import Record, Source, Story


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(RECORD)


def test_the_line(lookup: Lookup) -> None:
    assert answer(lookup).line == "6 reports · 4 distinct texts · 6 outlets · 2 origins"


def test_the_widest_gap_between_outlets_and_origins_comes_first(lookup: Lookup) -> None:
    ranked = [claim.claim_id for claim in most_consequential(CLAIMS, lookup)]
    assert ranked[:4] == ["c-evacuation", "c-cracks", "c-river", "c-pumps"]


def test_copies_are_those_with_most_of_their_words_from_one_other(lookup: Lookup) -> None:
    assert copies(lookup) == {"morning": "valley", "ledger": "wadi"}
    assert covered([(0, 10), (5, 12), (20, 21)]) == 13


def test_two_reports_that_share_all_and_have_no_order_are_one_text() -> None:
    unknown = tuple(replace(row, direction="unknown") for row in REUSE)
    found = copies(Lookup(replace(RECORD, reuse=unknown)))
    assert len({frozenset(pair) for pair in found.items()}) == len(found) == 2


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            "c-evacuation",
            "Five outlets carry this; all rest on one unnamed source (engineer, attended a safety meeting on "
            "27 February), through The Lantern.",
        ),
        ("c-river", "Two outlets carry this; both rest on an unnamed source (fishermen on the lower river)."),
        ("c-inspection", "Each report stands alone: no second one tells the same."),
    ],
)
def test_the_sentence(lookup: Lookup, claim: str, words: str) -> None:
    assert sentence(lookup.claim[claim], lookup) == words


def test_a_chain_is_spelled_out(lookup: Lookup) -> None:
    chain = ("o-ledger", "o-wadi", "o-lantern", "o-engineer")
    assert spelled_out(chain, lookup) == (
        "The Northern Ledger has it from Sawt al-Wadi, which has it from The Lantern, which has it from "
        "one unnamed source (engineer, attended a safety meeting on 27 February)."
    )
    assert spelled_out(("o-morning",), lookup) == "Morning Esk says this in its own voice."
    four = replace(RECORD, sources=(Source("a", "anonymous", None, None, None, 4), *RECORD.sources))
    assert spelled_out(("o-wadi", "a"), Lookup(four)) == "Sawt al-Wadi has it from four unnamed sources."


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert [date(prefix) for prefix in ("2026", "2026-03", "2026-03-05", "2026-03-05T17:20", "spring")] == [
        *("2026", "Mar 2026", "5 Mar 2026", "5 Mar 2026, 17:20", "spring"),
    ]
    assert span("2026-03-05", "2026-03-05") == "5 Mar 2026"
    assert span("2026-02", "2026-03-05") == "Feb 2026 – 5 Mar 2026"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_several_stories_have_an_answer_each() -> None:
    ids = [report.report_id for report in RECORD.reports]
    stories = (Story("t-1", "Dam", tuple(ids[:4])), Story("t-2", "Else", tuple(ids[4:])))
    found = answers(Lookup(replace(RECORD, stories=stories)))
    assert [(row.title, row.reports) for row in found] == [("Dam", 4), ("Else", 2)]
    assert "2 stories" in summary(replace(RECORD, stories=stories))


def test_the_summary_begins_with_the_answer_and_shows_the_chains() -> None:
    text = summary(RECORD, width=200)
    lines = text.splitlines()
    assert lines[0] == "6 reports · 4 distinct texts · 6 outlets · 2 origins"
    assert lines[1].startswith("Five outlets carry this; all rest on one unnamed source")
    assert "5 reports, 5 outlets, 1 origin: Three outlets cite The Lantern" in text
    assert "The Lantern → unnamed source (engineer, attended" in text
    assert "Valley Post → The Lantern → unnamed source “plans to”" in text
    assert re.search(r"\(requested\) +Sawt al-Wadi → The Lantern", text)
    assert "Contradiction, number" in text


def test_reports_of_one_file_without_an_outlet_are_of_as_many_outlets() -> None:
    reports = tuple(
        replace(report, outlet=None, file="stories.jsonl", part=part)
        for part, report in enumerate(RECORD.reports, 1)
    )
    unknown = Lookup(replace(RECORD, reports=reports))
    assert answer(unknown).outlets == len(reports)
    assert sorted(unknown.outlet.values())[:2] == [
        "outlet unknown (stories.jsonl)", "outlet unknown (stories.jsonl, report 2)"
    ]  # fmt: skip


def test_a_long_reason_keeps_its_end_where_it_says_on_whose_word() -> None:
    through = ", ".join(f"Outlet number {n} through The Lantern" for n in range(14))
    reason = f"{through}, have it from the engineer."
    claim = replace(RECORD.claims[0], reason=reason)
    text = summary(replace(RECORD, claims=(claim, *RECORD.claims[1:])), width=2000)
    assert "have it from the engineer." in text


def test_the_summary_has_colour_only_when_asked() -> None:
    assert "\x1b" not in summary(RECORD)
    assert "\x1b[" in summary(RECORD, color=True)
    assert all(len(line) <= 60 for line in summary(RECORD, width=60).splitlines())


def test_nothing_in_a_report_reaches_the_terminal_raw() -> None:
    evil = "\x1b]0;x\x07\x1b[2J\u202e[bold]gpj\u200b\r\x9b31m"
    claims = tuple(replace(row, text=f"{evil}{row.text}", reason=evil) for row in RECORD.claims)
    sources = tuple(replace(row, name=evil, description=evil) for row in RECORD.sources)
    text = summary(replace(RECORD, claims=claims, sources=sources))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", text)
    assert "[bold]gpj" in text


def test_an_empty_record_has_a_summary() -> None:
    assert summary(Record()).startswith("0 reports")


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        ("that the bridge stood", "The bridge stood"),
        ("and that it fell", "It fell"),
        ("which has closed the port", "… which has closed the port"),
        ("since the vote was held", "… since the vote was held"),
        ("Since the vote the port is closed", "Since the vote the port is closed"),
        ('that they were "talking to everyone', 'They were "talking to everyone"'),
        ('talking to everyone", he said', '"Talking to everyone", he said'),
        ("the “open door is shut", "The “open door is shut”"),
        ("open door” is shut", "“Open door” is shut"),
        ('"all" is "well"', '"All" is "well"'),
        ("", ""),
    ],
)
def test_words_cut_from_a_sentence_stand_as_a_line(cut: str, shown: str) -> None:
    assert line(cut) == shown


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“They came at dawn,”", "They came at dawn"),
        ('"They came at dawn."', "They came at dawn."),
        ('"We saw them," he said. "They came."', '"We saw them," he said. "They came."'),
        ("They “came”", "They “came”"),
        ("", ""),
    ],
)
def test_a_whole_quotation_is_not_put_between_marks_twice(text: str, inside: str) -> None:
    assert unquoted(text) == inside


def test_over_several_stories_the_origins_of_each_are_counted() -> None:
    """What two stories rest on is not what the more widely told one of them rests on."""
    wide = next(claim for claim in CLAIMS if claim.claim_id == "c-evacuation")
    report = RECORD.reports[0]
    other = replace(report, report_id="elsewhere", file="elsewhere.txt")
    statement = next(s for s in RECORD.statements if s.report_id == report.report_id)
    apart = replace(
        wide,
        claim_id="c-elsewhere",
        statement_ids=("s-elsewhere",),
        report_ids=("elsewhere",),
        origins=("nobody-else",),
        n_reports=1,
        n_outlets=1,
        n_origins=1,
    )
    record = replace(
        RECORD,
        reports=(*RECORD.reports, other),
        statements=(
            *RECORD.statements,
            replace(statement, statement_id="s-elsewhere", report_id="elsewhere"),
        ),
        claims=(*RECORD.claims, apart),
        stories=(*RECORD.stories, Story("elsewhere", "Elsewhere", ("elsewhere",))),
    )
    alone = answer(Lookup(RECORD)).origins
    assert answer(Lookup(record)).origins == alone, "a report by itself: there is nothing to trace back"
    twice = replace(apart, n_reports=2, n_outlets=2)
    assert answer(Lookup(replace(record, claims=(*RECORD.claims, twice)))).origins == alone + 1


def test_of_equals_the_one_nearer_the_head_of_its_report_comes_first() -> None:
    claim = next(claim for claim in CLAIMS if claim.claim_id == "c-inspection")
    at = {row.statement_id: row.start for row in RECORD.statements}
    later, sooner = sorted((s for s in RECORD.statements if at[s.statement_id]), key=lambda row: -row.start)[
        :2
    ]
    assert sooner.start < later.start
    alike = [
        replace(claim, claim_id="a-later", statement_ids=(later.statement_id,)),
        replace(claim, claim_id="b-sooner", statement_ids=(sooner.statement_id,)),
    ]
    ranked = most_consequential(alike, Lookup(replace(RECORD, claims=tuple(alike))))
    assert [row.claim_id for row in ranked] == ["b-sooner", "a-later"]


def test_a_story_that_nobody_tells_again_counts_no_origins() -> None:
    alone = replace(RECORD.claims[0], n_reports=1, n_outlets=1, n_origins=4, origins=("a", "b", "c", "d"))
    record = replace(RECORD, claims=(alone,))
    assert all("origin" not in story.line for story in answers(Lookup(record)))
    assert "origin" in answer(Lookup(record)).line
