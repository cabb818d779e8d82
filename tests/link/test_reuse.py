"""Reuse: what is a copied passage and what only looks like one. All texts are invented."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from itertools import combinations

import pytest

from reportedly.engines import duckdb as engine
from reportedly.link import compare_texts
from reportedly.link.reuse import pairs, reuse, shingles, words
from reportedly.link.reuse import steps as reuse_steps
from reportedly.link.reuse.reuse import find_reuse
from reportedly.record import Report, Reuse

LEAD = "The harbour council of Velmora voted on Tuesday to close the old ferry terminal by the end of autumn."
WHY = "Engineers had warned since spring that the timber piles under the northern pier were rotting away."
COST = "Replacing them would swallow more than the town spends on its schools in an ordinary year."
END = "Fishermen who moor beside the terminal said they learned of the plan from a notice nailed to a shed."
STORY = " ".join((LEAD, WHY, COST, END))

OTHER = (
    "A choir from the hill villages won the regional singing contest last weekend after three attempts. "
    "Its conductor, a retired baker, rehearses with forty singers in a barn that he heats with apple wood. "
    "Next summer the group hopes to travel abroad for the first time, if a sponsor can be found. "
    "Neighbours have already begun to knit scarves that will be sold to help with the fares."
)


def report(
    name: str,
    text: str,
    published: str | None = None,
    outlet: str | None = None,
    credits: tuple[str, ...] = (),
) -> Report:
    basis = "metadata" if published else None
    outlet = outlet or f"Outlet {name}"
    return Report(name, f"{name}.txt", 1, outlet, None, None, published, basis, "en", credits, None, text)


def quoted(row: Reuse, *reports: Report) -> tuple[str, str]:
    """The passage as it stands in the giving and in the taking report."""
    texts = {r.report_id: r.text for r in reports}
    return (
        texts[row.from_report][row.from_start : row.from_end],
        texts[row.to_report][row.to_start : row.to_end],
    )


def only(*reports: Report) -> Reuse:
    rows = find_reuse(reports)
    assert len(rows) == 1, rows
    return rows[0]


def test_nothing_to_compare() -> None:
    assert not find_reuse([])
    assert not find_reuse([report("a", STORY)])
    assert not find_reuse([report("a", ""), report("b", ""), report("c", " \n "), report("d", "Yes.")])


def test_unrelated_reports_share_nothing() -> None:
    assert not find_reuse([report("a", STORY), report("b", OTHER)])


def test_the_whole_text_word_for_word() -> None:
    a, b = report("a", STORY, "2025-03-01"), report("b", f"  {STORY}\n", "2025-03-02")
    row = only(a, b)
    assert quoted(row, a, b) == (STORY, STORY)
    assert (row.kind, row.similarity, row.direction) == ("verbatim", 1.0, "dated")


def test_typography_and_case_do_not_count() -> None:
    text = STORY.replace("the end of autumn", "autumn’s end")
    a = report("a", text)
    b = report("b", "COAST WIRE – " + text.replace("’", "'").replace("Engineers", "engineers"))
    assert only(a, b).kind == "verbatim"


def test_a_house_line_round_a_copy_is_left_out() -> None:
    a = report("a", STORY, "2025-03-01")
    b = report("b", f"COAST WIRE STAFF - {STORY}\n\nSubscribe for more.", "2025-03-02")
    assert quoted(only(a, b), a, b) == (STORY, STORY)


def test_an_edited_copy() -> None:
    edited = (
        STORY.replace("voted", "decided")
        .replace("had warned", "have been warning")
        .replace("swallow", "cost")
        .replace("Fishermen who moor beside", "Crews that land at")
    )
    a, b = report("a", STORY), report("b", edited)
    row = only(a, b)
    assert row.kind == "edited"
    assert 0.8 < row.similarity < 0.95
    assert quoted(row, a, b)[0] == STORY


def test_a_cut_copy() -> None:
    a, b = report("a", STORY), report("b", f"{LEAD} {WHY}")
    assert quoted(only(a, b), a, b) == (f"{LEAD} {WHY}", f"{LEAD} {WHY}")


@pytest.mark.parametrize("passage", [f"{WHY} {COST}", WHY])
def test_a_passage_inside_another_article(passage: str) -> None:
    sentences = OTHER.split(". ")
    host = ". ".join(sentences[:2]) + ". " + passage + " " + ". ".join(sentences[2:])
    a, b = report("a", STORY), report("b", host)
    assert quoted(only(a, b), a, b) == (passage, passage)


def test_a_dropped_sentence_leaves_one_passage() -> None:
    a, b = report("a", STORY), report("b", " ".join((LEAD, WHY, END)))
    row = only(a, b)
    assert quoted(row, a, b)[1] == " ".join((LEAD, WHY, END))
    assert row.kind == "edited"


def test_sentences_in_another_order_are_passages_of_their_own() -> None:
    a, b = report("a", STORY), report("b", f"{END} {OTHER} {LEAD} {WHY}")
    rows = find_reuse([a, b])
    assert sorted(quoted(row, a, b)[0] for row in rows) == sorted([END, f"{LEAD} {WHY}"])


def test_one_whole_sentence_with_names_is_enough() -> None:
    sentence = "Engineers from Velmora and Tollin will inspect the pier at Hesk before the winter."
    a, b = report("a", f"{LEAD} {sentence}"), report("b", f"{OTHER} {sentence}")
    assert quoted(only(a, b), a, b) == (sentence, sentence)
    part = sentence.removeprefix("Engineers ").removesuffix(".")
    halved = report("b", f"{OTHER} Meanwhile two divers {part} storms arrive.")
    assert not find_reuse([a, halved])


@pytest.mark.parametrize(
    "formula",
    [
        "The harbour master could not immediately be reached for comment.",
        "The ministry did not immediately respond to a request for comment.",
    ],
)
def test_a_formula_is_not_a_copy(formula: str) -> None:
    a, b = report("a", f"{LEAD} {formula}"), report("b", f"{OTHER} {formula}")
    assert not find_reuse([a, b])


TEMPLATE = (
    "At least {} people were killed and {} wounded when {} struck the district of {} on {}, officials said."
)


def test_template_sentences_with_other_figures_are_not_copies() -> None:
    a = report("a", TEMPLATE.format(12, 40, "shells", "Aramet", "Monday") + " " + LEAD)
    b = report("b", TEMPLATE.format(3, 17, "shells", "Bolzava", "Friday") + " " + OTHER)
    assert not find_reuse([a, b])
    same = report("c", TEMPLATE.format(12, 40, "shells", "Aramet", "Monday") + " " + OTHER)
    assert len(find_reuse([a, same])) == 1


def test_other_names_in_one_sentence_are_not_a_copy() -> None:
    line = "The shares of {} closed higher after {} said its board would propose a dividend to its owners."
    a = report("a", line.format("Orvane", "Orvane"))
    b = report("b", line.format("Tessaly", "Tessaly"))
    assert not find_reuse([a, b])


def test_a_changed_figure_in_a_long_copy_is_still_a_copy() -> None:
    with_figure = STORY.replace("by the end of autumn", "within 90 days")
    a, b = report("a", with_figure), report("b", with_figure.replace("90", "120"))
    row = only(a, b)
    assert quoted(row, a, b)[0] == with_figure


QUOTE = (
    "“We shall not leave this valley until the last of our neighbours has been brought home safely, "
    "whatever the weather and whatever the cost,” {}"
)


def test_two_reporters_may_quote_the_same_words() -> None:
    a = report("a", LEAD + " " + QUOTE.format("Governor Ilse Maren said at the rescue post."))
    b = report("b", OTHER + " " + QUOTE.format("the province's head told radio listeners."))
    assert not find_reuse([a, b])


def test_a_shared_quotation_with_shared_surroundings_is_a_copy() -> None:
    around = (
        "Standing knee-deep in the meltwater, the governor turned to the cameras and raised her voice. "
        + QUOTE.format("she said, before climbing back into the tractor that had brought her.")
    )
    a, b = report("a", f"{LEAD} {around}"), report("b", f"{around} {OTHER}")
    row = only(a, b)
    assert quoted(row, a, b) == (around, around)


def test_quoting_another_report_is_reuse() -> None:
    a = report("a", STORY, outlet="Velmora Gazette")
    b = report("b", f"{OTHER} The paper wrote: “{WHY} {COST}”")
    assert WHY in quoted(only(a, b), a, b)[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"published": "2025-03-02"}, {"published": "2025-03-01"}, ("b", "a", "dated")),
        ({"published": "2025-03-01T09:30"}, {"published": "2025-03-01T09:31"}, ("a", "b", "dated")),
        ({"published": "2024"}, {"published": "2025-03-01"}, ("a", "b", "dated")),
        ({"published": "2025-03"}, {"published": "2025-03-01"}, ("a", "b", "unknown")),
        ({"published": "2025-03-01"}, {"published": "2025-03-01T23:59"}, ("a", "b", "unknown")),
        ({"published": "2025-03-01"}, {}, ("a", "b", "unknown")),
        ({}, {}, ("a", "b", "unknown")),
        # A credit for the text says more than the dates of two pages.
        ({"credits": ("Coast Wire",)}, {"outlet": "Coast Wire"}, ("b", "a", "credited")),
        (
            {"credits": ("The Coast Wire",), "published": "2025-03-01"},
            {"outlet": "Coast Wire", "published": "2025-03-03"},
            ("b", "a", "credited"),
        ),
        # Both took it from a third: neither from the other, whatever the dates.
        (
            {"credits": ("Coast Wire",), "published": "2025-03-01"},
            {"credits": ("Coast Wire",), "published": "2025-03-03"},
            ("a", "b", "unknown"),
        ),
    ],
)
def test_direction(one: dict, other: dict, expected: tuple[str, str, str]) -> None:  # type: ignore[type-arg]
    row = only(report("a", STORY, **one), report("b", STORY + " More follows soon.", **other))
    assert (row.from_report, row.to_report, row.direction) == expected


def test_a_credit_for_a_photograph_is_no_direction() -> None:
    a = replace(report("a", STORY, credits=("Coast Wire",)), credit_roles=("photographer",))
    b = report("b", STORY + " More follows soon.", outlet="Coast Wire")
    assert only(a, b).direction == "unknown"
    assert only(replace(a, credit_roles=("agency",)), b).direction == "credited"


def test_naming_the_other_outlet_gives_the_direction() -> None:
    a = report("a", f"As the Velmora Gazette reports today: {STORY}")
    b = report("b", STORY, outlet="Velmora Gazette")
    row = only(a, b)
    assert (row.from_report, row.direction) == ("b", "credited")


def test_dates_that_contradict_the_naming_decide_nothing() -> None:
    a = report("a", f"As the Velmora Gazette reports today: {STORY}", "2025-03-01")
    b = report("b", STORY, "2025-03-05", outlet="Velmora Gazette")
    assert only(a, b).direction == "unknown"


def test_any_order_gives_the_same_rows() -> None:
    host = f"{OTHER} {WHY} {COST}"
    reports = [report("a", STORY, "2025-03-01"), report("b", f"{LEAD} {WHY}"), report("c", host, "2025-03")]
    expected = find_reuse(reports)
    assert len(expected) >= 3
    assert [row.reuse_id for row in expected] == sorted({row.reuse_id for row in expected})
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert find_reuse(reports) == expected


def test_more_copies_hang_on_the_earliest() -> None:
    copies = [
        report(f"r{i:02}", f"{STORY} Reader number {i} wrote in.", f"2025-03-{i + 1:02}") for i in range(20)
    ]
    rows = find_reuse(copies)
    assert {row.to_report for row in rows} == {f"r{i:02}" for i in range(1, 20)}
    assert {row.from_report for row in rows} == {"r00"}


def test_thousands_of_identical_texts_stay_linear() -> None:
    reports = [report(f"{i:05}", STORY) for i in range(3_000)] + [report("x", f"{OTHER} {LEAD} {WHY}")]
    begun = time.process_time()
    rows = find_reuse(reports)
    assert len(rows) == 2_999 + 1
    assert time.process_time() - begun < 10


def test_house_style_of_one_outlet_is_set_aside() -> None:
    appeal = (
        "This newsroom lives on the small gifts of its readers, so please think of sending one this month."
    )
    rng = random.Random(5)
    stock = [f"word{i}" for i in range(5_000)]
    told = [" ".join(rng.sample(stock, 60)) + ". " + appeal for _ in range(reuse_steps.HOUSE_STYLE + 4)]
    assert not find_reuse([report(f"r{i:02}", t, outlet="Daily Bell") for i, t in enumerate(told)])
    assert find_reuse([report(f"r{i:02}", t) for i, t in enumerate(told)]) != ()
    reports = [report(f"r{i:02}", t, outlet="Daily Bell") for i, t in enumerate(told)]
    (aside,) = compare_texts(reports).set_aside
    assert (aside.name, aside.n_reports) == ("Daily Bell", reuse_steps.HOUSE_STYLE + 3)
    assert "more than 8 of its texts" in aside.reason
    assert compare_texts(reports[:5]).set_aside == ()


def test_one_word_for_ever_is_no_trap() -> None:
    endless = "buffalo " * 200_000
    begun = time.process_time()
    find_reuse([report("a", endless + "one"), report("b", endless + "two"), report("c", endless * 2)])
    assert time.process_time() - begun < 20


def test_long_copies_cost_by_their_length() -> None:
    rng = random.Random(3)
    stock = [f"w{i}" for i in range(20_000)]
    long = " ".join(rng.choice(stock) for _ in range(200_000))
    a, b = report("a", long + " end"), report("b", "start " + long)
    row = only(a, b)
    assert quoted(row, a, b) == (long, long)


def test_scripts_without_spaces() -> None:
    passage = "港口委员会星期二投票决定在秋天结束之前关闭旧渡轮码头。" + (
        "工程师自春天以来一直警告说北部码头下面的木桩正在腐烂,更换它们的费用将超过该镇全年用于学校的开支,"
        "在码头旁边停船的渔民说他们是从钉在棚子上的通知中得知这个计划的,没有人事先征求过他们的意见。"
    )
    a, b = report("a", passage + "第一报道。"), report("b", "合唱团上周末赢得了比赛。" + passage)
    row = only(a, b)
    assert passage[:-1] in quoted(row, a, b)[1]


def test_offsets_are_code_points() -> None:
    a = report("a", f"\U0001f6a2 \U0001f6a2 {STORY}")
    b = report("b", f"Ça \u0301\u200b va \U0001f30a. {STORY} \U0001f30a")
    assert quoted(only(a, b), a, b) == (STORY, STORY)


def test_a_pair_is_told_once() -> None:
    rows = find_reuse([report("a", STORY), report("b", STORY + " One."), report("c", STORY + " Two.")])
    assert len(rows) == 3
    assert {(row.from_report, row.to_report) for row in rows} == set(combinations("abc", 2))


def test_a_large_case_gives_what_a_small_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(11)
    stock = [f"word{i}" for i in range(5_000)]
    reports = []
    for i in range(40):
        own = " ".join(rng.choice(stock) for _ in range(80))
        reports.append(
            report(f"r{i:02}", own + ". " + (STORY if i % 4 == 0 else ""), f"2025-03-{i % 28 + 1:02}")
        )
    expected = find_reuse(reports)
    monkeypatch.setattr(reuse, "KEPT_CHARACTERS", 0)
    monkeypatch.setattr(shingles, "CHARACTERS_AT_A_TIME", 3_000)
    monkeypatch.setattr(pairs, "CHARACTERS_AT_A_TIME", 2_000)
    monkeypatch.setattr(engine, "BATCH", 7)
    monkeypatch.setattr(words, "CHUNK_CHARACTERS", 500)
    assert find_reuse(reports) == expected
    assert len(expected) == 9


def test_passages_are_found_inside_a_long_archive() -> None:
    rng = random.Random(12)
    stock = [f"word{i}" for i in range(20_000)]
    filler = [" ".join(rng.choice(stock) for _ in range(12_000)) + ".\n" for _ in range(4)]
    archive = report("a", f"{filler[0]}{STORY}\n{filler[1]}{filler[2]}{OTHER}{filler[3]}", "2025-03-01")
    assert len(archive.text) > 3 * reuse_steps.LONG_TEXT
    b, c = report("b", f"{STORY} Reader one wrote in.", "2025-03-02"), report("c", OTHER[:-1], "2025-03-03")
    rows = find_reuse([archive, b, c])
    assert {quoted(row, archive, b, c) for row in rows} == {(STORY, STORY), (OTHER[:-1], OTHER[:-1])}
    assert {row.from_report for row in rows} == {"a"}


def test_house_style_that_another_outlet_took_is_found() -> None:
    rng = random.Random(6)
    stock = [f"word{i}" for i in range(5_000)]
    told = [" ".join(rng.sample(stock, 60)) + ". " + WHY for _ in range(reuse_steps.HOUSE_STYLE + 4)]
    agency = [report(f"r{i:02}", t, f"2025-03-{i + 1:02}", "Coast Wire") for i, t in enumerate(told)]
    taker = report("x", f"{OTHER} {WHY}", "2025-03-30", "Velmora Gazette")
    row = only(*agency, taker)
    assert (row.from_report, row.to_report) == ("r00", "x")
