"""Reports added one by one, in any order and in any parts, give the very record of all of them at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from bench import _grown
from bench._grown import Annotated, generations
from tests.link.piles import pile

from reportedly.annotation import Annotation
from reportedly.judgements import Judgement, Passage, judgement
from reportedly.link.index import index, tables
from reportedly.link.reuse import steps as reuse_steps
from reportedly.link.stories import steps, terms
from reportedly.record import TABLES, Report
from reportedly.settling import added, edges, settle, settling
from reportedly.store import Store, opening


@pytest.fixture(scope="module")
def base() -> list[Annotated]:
    """The sample and our own stories, read and annotated once."""
    return _grown.base()


def grown(base: Sequence[Annotated], count: int) -> list[Annotated]:
    """So many generations of the base."""
    return [one for generation in islice(generations(base), count) for one in generation]


def kept(store: Store) -> dict[str, object]:
    """All that a settled case holds."""
    tables = {name: store.table(name).to_pylist() for name in TABLES if name != "inputs"}
    return tables | {"doubts": store.judgements.doubts(), "set aside": store.set_aside()}


def likenesses(store: Store) -> set[tuple[object, ...]]:
    """Which texts are alike, and how much, by their first reports."""
    found = store.connection.execute(
        "SELECT x.report_id, y.report_id, e.likeness "
        "FROM edge e JOIN texts x ON e.a = x.text JOIN texts y ON e.b = y.text"
    )
    return set(found.fetchall())


def add(store: Store, reports: Iterable[Annotated]) -> None:
    rows = list(reports)
    store.keep([], [r for r, _ in rows], [a for _, a in rows])
    settle(store)


def at_once(reports: Iterable[Annotated], judgements: Iterable[Judgement] = ()) -> dict[str, object]:
    store = Store(None)
    store.judgements.add(judgements)
    add(store, reports)
    try:
        return kept(store)
    finally:
        store.close()


def parts(draw: random.Random, reports: Sequence[Annotated], count: int) -> Iterator[list[Annotated]]:
    """The reports in a random order, cut at random places: many small parts among large ones."""
    order = draw.sample(reports, len(reports))
    cuts = sorted(draw.sample(range(1, len(order)), count - 1))
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        yield order[start:end]


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_parts_give_one_record(
    base: list[Annotated], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "FEW", (0, 5, 30, settling.FEW)[seed])
    draw = random.Random(seed)
    reports = grown(base, 2 + seed)
    store = Store(None)
    for part in parts(draw, reports, 6):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    store.close()


# Of texts next before one, of those of most promise, and of these how many more are kept: of all, or of few.
REACHES = ((steps.NEIGHBOURS, steps.MOST_EARLIER, steps.MOST_KEPT), (3, 64, 80), (6, 2, 3), (12, 4, 4))


@pytest.mark.parametrize("seed", range(4))
def test_texts_held_against_what_is_kept_of_others_give_the_same(
    base: list[Annotated], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(seed)
    ways = watch(monkeypatch, counted=(4, 1_000)[seed % 2])
    reach(monkeypatch, *REACHES[seed])
    # Copies of all kinds: the very text in another paper, a text with a part of another in it.
    reports = [*grown(base, 3), *copied(draw, base)]
    store = Store(None)
    for part in parts(draw, reports, 9):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    assert sum(ways) > 3
    whole = Store(None)
    add(whole, reports)
    assert likenesses(store) == likenesses(whole)
    whole.close()
    store.close()


def test_a_pile_of_one_story_that_grows_is_the_one_it_is_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories of more reports than a text is compared with, joined by what they are as a whole."""
    ways = watch(monkeypatch, counted=4)
    nothing = Annotation("", "", (), (), (), (), (), ())
    reports = [(r, replace(nothing, report_id=r.report_id)) for r in (*pile(1, 130), *pile(2, 20))]
    store = Store(None)
    for part in parts(random.Random(3), reports, 6):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    assert sum(ways) > 1
    assert sorted(len(row["report_ids"]) for row in store.table("stories").to_pylist())[-1] == 130
    store.close()


@pytest.mark.parametrize("seed", range(4))
def test_words_that_outlets_print_in_every_text_are_theirs_in_any_order(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = watch(monkeypatch, counted=4)
    draw = random.Random(seed)
    nothing = Annotation("", "", (), (), (), (), (), ())
    reports = [(r, replace(nothing, report_id=r.report_id)) for r in standing(draw)]
    store = Store(None)
    for part in parts(draw, reports, 12):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    assert sum(ways) > 3
    store.close()


def standing(draw: random.Random) -> list[Report]:
    """Texts of four papers, most of which have one or both of two sentences; they have no more in common."""
    common = [
        "Readers who have seen anything may call the number below on every day of the week until nine.",
        "The bridge was opened by the mayor in spring after three years in which no cart had crossed it.",
    ]
    found = []
    for number in range(40):
        own = [
            " ".join("".join(draw.choices("bdfgklmnprst", k=6)) for _ in range(14)) + "." for _ in range(3)
        ]
        has = [sentence for sentence in common if draw.random() < 0.7]
        text = " ".join(draw.sample([*own, *has], len(own) + len(has)))
        name, day = f"r{number:02}", f"2031-03-{draw.randrange(1, 28):02}"
        paper = f"Paper {draw.randrange(4)}"
        found.append(Report(name, name, 1, paper, None, None, day, "metadata", "en", (), None, text))
    return found


def test_what_little_memory_does_not_hold_is_done_with_more(
    base: list[Annotated], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ways = watch(monkeypatch, counted=1_000)
    monkeypatch.setattr(opening, "FRUGAL", "2MB")
    reports = grown(base, 3)
    store = Store(tmp_path / "case.duckdb")
    for part in parts(random.Random(7), reports, 3):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    assert len(ways) > 3
    store.close()


def watch(monkeypatch: pytest.MonkeyPatch, counted: int) -> list[bool]:
    """Let few texts be many, and note each time whether only what was touched was compared."""
    monkeypatch.setattr(settling, "FEW", 0)
    monkeypatch.setattr(settling, "are_few", lambda engine: False)
    monkeypatch.setattr(added, "MANY", 1)
    for name in ("COUNTED_REPORTS", "COUNTED_TEXTS"):
        query = getattr(terms, name).replace(f"LIMIT {terms.COUNTED}", f"LIMIT {counted}")
        monkeypatch.setattr(terms, name, query)
    monkeypatch.setattr(terms, "COUNTED", counted)
    # An outlet's words are soon its house style, of which no more is read than shows that it is.
    for module in (reuse_steps, index):
        monkeypatch.setattr(module, "HOUSE_STYLE", 2)
    monkeypatch.setattr(reuse_steps, "ALL_PAIRS", 2)
    monkeypatch.setattr(index, "MANY_HOLDERS", 2)
    ways: list[bool] = []
    compare = added.compare_added

    def noting(store: Store, report_ids: Iterable[str]) -> added.Changed | None:
        found = compare(store, report_ids)
        ways.append(found is not None)
        return found

    monkeypatch.setattr(added, "compare_added", noting)
    return ways


def reach(monkeypatch: pytest.MonkeyPatch, neighbours: int, earlier: int, kept: int) -> None:
    """Let each text be compared with no more than so many."""
    bounds = {"neighbours": neighbours, "most_earlier": earlier, "most_kept": earlier}
    for name, value in bounds.items():
        monkeypatch.setitem(steps.BOUNDS, name, value)
        monkeypatch.setitem(steps.BOUNDS_OF_CASE, name, value)
    monkeypatch.setitem(steps.BOUNDS_OF_CASE, "most_kept", kept)
    monkeypatch.setattr(edges, "NEIGHBOURS", neighbours)
    monkeypatch.setattr(edges, "MOST_EARLIER", earlier)
    monkeypatch.setattr(tables, "MOST_KEPT", kept)


def copied(draw: random.Random, base: Sequence[Annotated]) -> list[Annotated]:
    """Reports of another paper: whole copies, and copies of an opening put before another report's text."""
    found = []
    for number, (report, annotation) in enumerate(draw.sample(base, 12)):
        text, day = report.text, report.published
        if number % 2:
            other = draw.choice(base)[0]
            text += "\n\n" + other.text[: len(other.text) // 2]
        new = f"r{number:02}{draw.randrange(16**6):06x}"
        day = "2032-01-01" if number % 3 else day
        paper = replace(
            report, report_id=new, file=f"copies/{number}", outlet="The Echo", text=text, published=day
        )
        found.append((paper, replace(annotation, report_id=new)))
    return found


def test_a_report_that_is_read_anew_changes_what_rests_on_it(
    base: list[Annotated], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "FEW", 0)
    store = Store(None)
    bare = [
        (r, a if i % 3 else type(a)(a.report_id, "", (), (), (), (), (), ())) for i, (r, a) in enumerate(base)
    ]
    add(store, bare)
    assert kept(store) != at_once(base)
    add(store, base)
    assert differing(kept(store), at_once(base)) == []


def test_judgements_reach_what_they_are_about_and_are_undone(
    base: list[Annotated], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "FEW", 0)
    store = Store(None)
    add(store, base)
    before = kept(store)
    first, last = (next(a for a in annotations if a.statements) for annotations in _ends(base))
    passages = [Passage(a.report_id, a.statements[0].start, a.statements[0].end, "") for a in (first, last)]
    said = judgement("same claim", passages, "yes", who="Ann", at="2031-01-01")
    store.judgements.add([said])
    settle(store)
    assert differing(kept(store), at_once(base, [said])) == []
    together = [c for c in store.table("claims").to_pylist() if len(c["report_ids"]) > 1]
    assert any({first.report_id, last.report_id} <= set(c["report_ids"]) for c in together)
    store.judgements.take_back(said.judgement_id)
    settle(store)
    assert differing(kept(store), before) == []


def _ends(base: Sequence[Annotated]) -> tuple[list[Annotation], list[Annotation]]:
    annotations = [a for _, a in base]
    return annotations, annotations[::-1]
