"""Stories: which reports tell the same happening. All texts are invented."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from tests.link.piles import pile

from reportedly.arrow import arrow_table
from reportedly.engines import DuckDB
from reportedly.link.stories import piles, steps
from reportedly.link.stories.again import group_again
from reportedly.link.stories.days import days
from reportedly.link.stories.groups import COPIED, UNIT, story_groups
from reportedly.link.stories.parts import Edges, group_texts
from reportedly.link.stories.piles import piles_of
from reportedly.link.stories.stories import are_few, find_stories, stories_of, text_edges
from reportedly.link.stories.vectors import SCALE, WEIGHT_BASE
from reportedly.link.texts import number_texts
from reportedly.record import Report

FERRY = (
    "The harbour council of Velmora voted on Tuesday to close the old ferry terminal. Mayor Odile Prann "
    "said engineers found the timber piles under the northern pier rotten.",
    "Velmora will shut its ferry terminal, Mayor Odile Prann announced. The northern pier rests on piles "
    "that have decayed, according to a survey by the firm Brask & Sons.",
    "Fishermen in Velmora protested against the closure of the ferry terminal. They blame Odile Prann for "
    "letting the pier decay and want Brask & Sons to publish its survey.",
)
FLOOD = (
    "The river Aster burst its banks near Tollin on Sunday and drove 400 people from their homes. "
    "Governor Ilse Maren sent boats and blankets to the school where they sleep.",
    "In Tollin 400 people spent the night in a school after the Aster flooded the town. Ilse Maren, the "
    "governor, promised that the dykes would be raised.",
)
CHOIR = (
    "A choir from Upper Hesk won the regional contest. "
    "Its conductor, the baker Tomas Wren, thanked the judges."
)


def report(name: str, text: str, published: str | None = None, title: str | None = None) -> Report:
    return Report(
        name,
        f"{name}.txt",
        1,
        None,
        title,
        None,
        published,
        "metadata" if published else None,
        "en",
        (),
        None,
        text,
    )


def groups(*reports: Report) -> set[frozenset[str]]:
    stories = find_stories(reports)
    held = [i for story in stories for i in story.report_ids]
    assert sorted(held) == sorted(r.report_id for r in reports), "every report is in exactly one story"
    return {frozenset(story.report_ids) for story in stories}


def test_no_reports_no_stories() -> None:
    assert find_stories([]) == ()


def test_one_report_is_its_own_story() -> None:
    (story,) = find_stories([report("a", CHOIR)])
    assert story.report_ids == ("a",)
    assert story.title == "A choir from Upper Hesk won the regional contest."
    assert story.story_id[0] == "s"
    assert len(story.story_id) == 17


def test_an_empty_report_is_alone() -> None:
    assert groups(report("a", ""), report("b", ""), report("c", CHOIR)) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
    }


def test_two_happenings_and_a_stranger() -> None:
    reports = [report(f"a{i}", text) for i, text in enumerate(FERRY)]
    reports += [report(f"b{i}", text) for i, text in enumerate(FLOOD)]
    reports.append(report("c", CHOIR))
    expected = {frozenset(("a0", "a1", "a2")), frozenset(("b0", "b1")), frozenset("c")}
    assert groups(*reports) == expected


def test_a_case_of_one_story_is_not_torn_apart() -> None:
    reports = [report(f"a{i}", text) for i, text in enumerate(FERRY)]
    assert groups(*reports) == {frozenset(("a0", "a1", "a2"))}


def test_a_loose_likeness_makes_a_story_in_a_case_of_few_and_not_in_an_archive() -> None:
    with DuckDB() as engine:
        reports = [report(name, text) for name, text in zip("abc", FERRY, strict=True)]
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        texts = engine.get("SELECT text FROM holder ORDER BY text").column("text").to_numpy()
        edges = Edges(texts[[0, 0, 1]], texts[[1, 2, 2]], np.full(3, round(0.12 * UNIT)))
        assert are_few(engine)
        assert len(stories_of(engine, edges, few=True)) == 1
        assert len(stories_of(engine, edges)) == 3


@pytest.mark.parametrize(("published", "stories"), [("2031-05-02", 1), (None, 2)])
def test_dates_let_two_halves_of_a_story_be_looser(published: str | None, stories: int) -> None:
    texts = (*FERRY, CHOIR)
    with DuckDB() as engine:
        reports = [report(name, text, published) for name, text in zip("abcd", texts, strict=True)]
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        at = engine.get("SELECT text FROM holder ORDER BY text").column("text").to_numpy()
        likeness = np.rint(np.array([0.4, 0.15, 0.15, 0.15, 0.15, 0.4]) * UNIT).astype(np.int64)
        edges = Edges(at[[0, 0, 0, 1, 1, 2]], at[[1, 2, 3, 2, 3, 3]], likeness)
        assert len(stories_of(engine, edges, few=True)) == stories


def test_articles_of_one_page_are_two_stories_in_a_case_of_few() -> None:
    page = [replace(report(f"a{i}", FERRY[i]), file="page.html", part=i + 1) for i in (0, 1)]
    assert groups(*page) == {frozenset(("a0",)), frozenset(("a1",))}
    assert groups(*(replace(r, file=f"{r.report_id}.html") for r in page)) == {frozenset(("a0", "a1"))}


STRIKE = (
    "A drone struck the market of {} and killed {} people, Mayor {} said. "
    "Rescuers searched the stalls all night."
)


def test_like_happenings_elsewhere_are_two() -> None:
    here = [
        report(f"a{i}", STRIKE.format("Aramet", 12, "Vik Sorel") + tail)
        for i, tail in enumerate(
            (
                " Aramet had been quiet since Vik Sorel signed the truce.",
                " Sorel asked the people of Aramet for blood.",
            )
        )
    ]
    there = [
        report(f"b{i}", STRIKE.format("Bolzava", 31, "Nadi Okun") + tail)
        for i, tail in enumerate(
            (" Okun closed the schools of Bolzava.", " In Bolzava, Nadi Okun ordered three days of mourning.")
        )
    ]
    assert groups(*here, *there) == {frozenset(("a0", "a1")), frozenset(("b0", "b1"))}


def test_like_happenings_a_year_apart_are_two() -> None:
    now = [report(f"a{i}", text, f"2025-08-{i + 12}") for i, text in enumerate(FLOOD)]
    flood = [text.replace("400 people", "many people") for text in FLOOD]
    then = [report(f"b{i}", text, f"2024-08-{i + 12}") for i, text in enumerate(flood)]
    assert groups(*now, *then) == {frozenset(("a0", "a1")), frozenset(("b0", "b1"))}
    undated = [report(r.report_id, r.text) for r in (*now, *then)]
    assert groups(*undated) == {frozenset(("a0", "a1", "b0", "b1"))}


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (None, "2025-01-01", 0, 0),
        ("2025-01-01", "2025-01-01T09:00", 0, 0),
        ("2025", "2025-07-31", 0, 0),
        ("2025-07", "2025-08-01", 1, 1),
        ("2025-01-01", "2025-01-31", 30, 30),
        ("2024-01-01", "2025-01-01", 366, 366),
        ("not a date", "2025-01-01", 0, 0),
        ("2025-13-45", "2025-01-01", 0, 0),
    ],
)
def test_days_between(one: str | None, other: str | None, low: int, high: int) -> None:
    a, b = days(one), days(other)
    gap = max(0, a[0] - b[1], b[0] - a[1]) if a and b else 0
    assert low <= gap <= high


def test_the_same_text_is_one_story_however_often() -> None:
    copies = [report(f"a{i:04}", FLOOD[0], f"2025-08-{i % 28 + 1:02}") for i in range(3_000)]
    assert groups(*copies, report("b", FLOOD[1], "2025-08-02"), report("c", CHOIR)) == {
        frozenset((*(r.report_id for r in copies), "b")),
        frozenset("c"),
    }


def test_a_chain_of_look_alikes_does_not_hold() -> None:
    """0–1–2–3–4–5, each like the next only: single linkage would make them one."""
    chain = [(i, i + 1, 0.9) for i in range(5)]
    assert max(len(group) for group in story_groups(6, chain)) <= 3
    full = [(i, j, 0.9) for i in range(6) for j in range(i + 1, 6)]
    assert story_groups(6, full) == [[0, 1, 2, 3, 4, 5]]


def test_groups_join_on_the_average_of_all_pairs() -> None:
    edges = [(0, 1, 0.8), (1, 2, 0.5), (0, 2, 0.1)]
    assert story_groups(3, edges, least=0.3, cohesion=0) == [[0, 1, 2]]
    assert story_groups(3, edges, least=0.31, cohesion=0) == [[0, 1], [2]]
    assert story_groups(3, edges[:2], least=0.3, cohesion=0) == [[0, 1], [2]]


def test_a_dense_story_does_not_swallow_its_neighbour() -> None:
    """Two dense pairs, a little alike: two stories; as alike as they are within: one."""
    within = [(0, 1, 0.45), (2, 3, 0.45)]
    assert story_groups(4, within + [(i, j, 0.25) for i in (0, 1) for j in (2, 3)]) == [[0, 1], [2, 3]]
    assert story_groups(4, within + [(i, j, 0.30) for i in (0, 1) for j in (2, 3)]) == [[0, 1, 2, 3]]


def test_two_copies_do_not_shut_out_a_third_report() -> None:
    copies = [(0, 1, 0.95)]
    assert story_groups(3, [*copies, (0, 2, 0.3), (1, 2, 0.3)]) == [[0, 1, 2]]
    assert story_groups(3, [*copies, (0, 2, 0.2), (1, 2, 0.2)]) == [[0, 1], [2]]


def test_a_single_report_needs_less_than_a_group_does() -> None:
    """One pair says little of how far a third report may be; two pairs that lie apart say more."""
    pair = [(0, 1, 0.45)]
    assert story_groups(3, [*pair, (0, 2, 0.24), (1, 2, 0.24)]) == [[0, 1, 2]]
    both = [*pair, (2, 3, 0.45), *((i, j, 0.24) for i in (0, 1) for j in (2, 3))]
    assert story_groups(4, both) == [[0, 1], [2, 3]]


def random_edges(size: int, seed: int) -> list[tuple[int, int, float]]:
    rng = random.Random(seed)
    pairs = [(a, b) for b in range(size) for a in range(b) if rng.random() < 0.3]
    return [(a, b, round(rng.random() ** 2, 3)) for a, b in pairs]


def in_parts(size: int, edges: list[tuple[int, int, float]], largest: int) -> list[list[int]]:
    a, b, likeness = (np.array(column) for column in zip(*edges, strict=True))
    whole = np.rint(likeness * UNIT).astype(np.int64)
    lowest = group_texts(size, Edges(a, b, whole), largest=largest).tolist()
    return [[i for i, low in enumerate(lowest) if low == first] for first in sorted(set(lowest))]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("largest", [1_000, 40, 0])
def test_part_by_part_or_in_rounds_the_groups_are_the_same(seed: int, largest: int) -> None:
    edges = random_edges(30, seed)
    assert in_parts(30, edges, largest) == story_groups(30, edges)


def test_a_text_is_compared_with_a_bounded_number_of_others() -> None:
    """Thousands of different texts about one man: the pairs compared grow with the texts, no faster."""
    rng = random.Random(3)
    words = ["".join(rng.choices("abdeiklmnorstuv", k=7)) for _ in range(2_000)]
    texts = [f"Harvo Tellin spoke of {' '.join(rng.choices(words, k=30))}." for _ in range(3_000)]
    with DuckDB() as engine:
        engine.put("report", arrow_table([report(f"r{i:04}", t) for i, t in enumerate(texts)], Report))
        number_texts(engine)
        text_edges(engine)
        pairs = engine.get("SELECT count(*) AS n FROM candidate").to_pylist()[0]["n"]
    assert 0 < pairs <= len(texts) * steps.MOST_EARLIER


def test_a_pile_of_one_story_is_one_story() -> None:
    """A report of a large pile is mostly compared with those told like it; the pile is one all the same."""
    sizes = sorted(len(s.report_ids) for s in find_stories(pile(1, 400) + pile(2, 40)))
    assert sizes == [40, 400]


def test_piles_are_the_same_in_any_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = pile(1, 200) + pile(2, 150) + pile(3, 100)
    whole = find_stories(reports)
    assert len(whole) == 3
    monkeypatch.setattr(piles, "AT_ONCE", 1)
    assert find_stories(reports) == whole


def test_a_pile_grouped_again_is_the_same() -> None:
    """What one part of a case comes to follows from that part alone."""
    with DuckDB() as engine:
        engine.put("report", arrow_table(pile(1, 200), Report))
        number_texts(engine)
        edges = text_edges(engine)
        expected = stories_of(engine, edges)
        tables = [engine.get(f"SELECT * FROM {name}") for name in ("holder", "numbered", "same_text")]
        rows = {name: engine.get(f"SELECT * FROM {name}") for name in ("report", "vector")}
    with DuckDB() as engine:
        found = group_again(engine, edges, *tables, {}, lambda name, _: rows[name])
        assert found == expected
        known = {s.report_ids: replace(s, title="as it was") for s in expected}
        again = group_again(engine, edges, *tables, known, lambda name, _: rows[name])
    assert again == tuple(known.values())
    assert len(expected) == 1


@pytest.mark.parametrize("gap", [0, 30])
def test_the_likeness_of_two_piles_is_the_average_of_their_pairs(gap: int) -> None:
    rng = np.random.default_rng(5)
    vectors = [np.sort(rng.choice(60, 20, replace=False)) for _ in range(9)]
    length = round(SCALE / np.sqrt(20))
    terms = pa.array([(v * WEIGHT_BASE + length).tolist() for v in vectors], pa.list_(pa.int64()))
    day = [1_000 + (gap if i >= 5 else 0) for i in range(9)]
    texts = pa.table({"place": range(9), "terms": terms, "first": day, "last": day})
    found = piles_of(texts, np.array([0] * 5 + [5] * 4))
    shared = np.mean([len(np.intersect1d(a, b)) / 20 for a in vectors[:5] for b in vectors[5:]])
    assert found[0].likeness(found[5]) == pytest.approx(shared / (2 if gap else 1), abs=0.002)
    own = [len(np.intersect1d(a, b)) / 20 for i, a in enumerate(vectors[:5]) for b in vectors[:i]]
    assert found[0].within() == pytest.approx(min(sum(own) / 10, COPIED), abs=0.002)
    joined = found[0].joined(found[5])
    whole = piles_of(texts, np.zeros(9, np.int64))[0]
    assert joined.mean.tolist() == whole.mean.tolist()
    assert (joined.texts, joined.dated, joined.days) == (9, 9, whole.days)


def test_any_order_gives_the_same_stories() -> None:
    reports = [report(f"r{i}", text) for i, text in enumerate((*FERRY, *FLOOD, CHOIR))]
    expected = find_stories(reports)
    assert [s.story_id for s in expected] == sorted(s.story_id for s in expected)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert find_stories(reports) == expected


def test_the_id_follows_from_the_smallest_report_and_the_title_is_a_member_s() -> None:
    first = find_stories([report("a", FLOOD[0], title="Aster floods Tollin")])
    both = find_stories([report("a", FLOOD[0], title="Aster floods Tollin"), report("b", FLOOD[1])])
    assert first[0].story_id == both[0].story_id
    assert first[0].title == "Aster floods Tollin"


def test_a_small_likeness_counts_in_a_case_of_few_and_not_in_an_archive() -> None:
    told = (
        "The barge Ilveda ran aground off Morsten on Monday. Harbour master Ansa Rell said nobody "
        "was hurt. Jory Tamblin and Petra Quill of Ketch Hollow will dive to the hull with Ulf Sarn.",
        "Quentor Lines: all sailings from Port Saller, Grau and Morsten are off. Lotte Amsink, Pavel Dorn "
        "and Ruta Velm will answer guests in Tavik.",
    )
    with DuckDB() as engine:
        reports = [report(name, text) for name, text in zip("ab", told, strict=True)]
        engine.put("report", arrow_table(reports, Report))
        number_texts(engine)
        (likeness,) = text_edges(engine, few=True).likeness.tolist()
        assert steps.LEAST_OF_FEW < likeness / UNIT < steps.LEAST_LIKENESS
        for name in ("vector", "key", "dated", "candidate"):
            engine.drop(name)
        assert not len(text_edges(engine).likeness)
