"""Reports added one by one, in any order and in any parts, give the very record of all of them at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from bench._grown import Annotated, generations

from reportedly import Case
from reportedly.annotation import Annotation
from reportedly.judgements import Judgement, Passage, judgement
from reportedly.record import TABLES
from reportedly.settling import settle, settling
from reportedly.store import Store

ROOT = Path(__file__).resolve().parents[1]
STORIES = (
    ROOT / "examples" / "south-syria" / "reports",
    *sorted(ROOT.glob("tests/quality/stories/[ab]*/reports"))[:3],
)


@pytest.fixture(scope="module")
def base() -> list[Annotated]:
    """The sample and our own stories, read and annotated once."""
    with Case.open() as case:
        case.add(STORIES)
        store = case._store
        reports = store.reports()
        annotations = store.annotations_of(r.report_id for r in reports)
        return [(r, annotations[r.report_id]) for r in reports]


def grown(base: Sequence[Annotated], count: int) -> list[Annotated]:
    """So many generations of the base."""
    return [one for generation in islice(generations(base), count) for one in generation]


def kept(store: Store) -> dict[str, object]:
    """All that a settled case holds."""
    tables = {name: store.table(name).to_pylist() for name in TABLES if name != "inputs"}
    return tables | {"doubts": store.judgements.doubts(), "set aside": store.set_aside()}


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
    monkeypatch.setattr(settling, "SMALL_CASE", (0, 5, 30, settling.SMALL_CASE)[seed])
    draw = random.Random(seed)
    reports = grown(base, 2 + seed)
    store = Store(None)
    for part in parts(draw, reports, 6):
        add(store, part)
    assert differing(kept(store), at_once(reports)) == []
    store.close()


def test_a_report_that_is_read_anew_changes_what_rests_on_it(
    base: list[Annotated], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "SMALL_CASE", 0)
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
    monkeypatch.setattr(settling, "SMALL_CASE", 0)
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
