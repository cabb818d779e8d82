"""Every engine gives the same rows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from bench._grown import Annotated, generations

from reportedly import Case
from reportedly.engines import Batches, DuckDB, Engine, Step, run
from reportedly.errors import EngineError
from reportedly.link.reuse.reuse import find_reuse
from reportedly.link.stories.stories import find_stories
from reportedly.record import TABLES, Report
from reportedly.settling import settle, settling
from reportedly.store import Store

MakeEngine = Callable[[], Engine]

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "south-syria" / "reports"
# Of the sample's reports, each in other words.
GENERATIONS = 3

HALVED = pa.schema([("name", pa.string()), ("n", pa.int64())])


def halve(batches: Batches) -> Batches:
    for batch in batches:
        halves = [n // 2 for n in batch.column("n").to_pylist()]
        yield pa.record_batch([batch.column("name"), halves], schema=HALVED)


def test_steps_and_maps(engine: MakeEngine, tmp_path: Path) -> None:
    table = pa.table({"name": ["é", "b", "c"], "n": [10, 20, 30]})
    pq.write_table(table, tmp_path / "t.parquet")
    with engine() as at_work:
        at_work.put("given", table)
        at_work.read("stored", tmp_path / "t.parquet")
        steps = (
            Step("joined", "SELECT * FROM given UNION ALL SELECT * FROM stored"),
            Step("large", "SELECT name, n FROM joined WHERE n > {least}", last_use_of=("joined",)),
        )
        run(at_work, steps, {"least": 15})
        at_work.map("halved", "SELECT name, n FROM large", halve, HALVED)
        found = at_work.get("SELECT name, sum(n) AS n FROM halved GROUP BY name ORDER BY name")
    assert [(row["name"], int(row["n"])) for row in found.to_pylist()] == [("b", 20), ("c", 30)]


def test_a_step_made_in_slices_is_the_whole() -> None:
    steps = (
        Step(
            "made", "SELECT n, n * n AS squared FROM given WHERE n BETWEEN {first} AND {last}", by="given.n"
        ),
    )
    for numbers in ([3, 4, 11, 12, 13, 30], []):
        with DuckDB(slice=4) as at_work:
            at_work.put("given", pa.table({"n": pa.array(numbers, pa.int64())}))
            run(at_work, steps, {})
            found = at_work.get("SELECT n, squared FROM made ORDER BY n").to_pylist()
        assert found == [{"n": n, "squared": n * n} for n in numbers]


def planted(size: int, seed: int) -> list[Report]:
    """Reports of made-up words, a third of them copied, cut or edited from an earlier one; some without a
    date or an outlet, some the very same."""
    rng = random.Random(seed)
    stock = ["".join(rng.choice("abdeiklmnorstuv") for _ in range(rng.randint(2, 9))) for _ in range(4_000)]
    weights = [1 / (i + 3) for i in range(len(stock))]

    def sentence() -> str:
        words = rng.choices(stock, weights, k=rng.randint(8, 22))
        if rng.random() < 0.7:
            words[rng.randrange(1, len(words))] = rng.choice(stock).title()
        return " ".join(words).capitalize() + "."

    reports: list[Report] = []
    for i in range(size):
        sentences = [sentence() for _ in range(rng.randint(3, 12))]
        if reports and rng.random() < 0.35:
            given = rng.choice(reports).text.split("\n")
            kind = rng.randrange(4)
            if kind == 0:
                sentences = given
            elif kind == 1:
                sentences = given[: max(1, len(given) // 2)]
            elif kind == 2:
                sentences[1:1] = given[:2]
            else:
                sentences = [" ".join(w for w in s.split() if rng.random() > 0.1) for s in given]
        day = f"2025-{rng.randint(1, 6):02}-{rng.randint(1, 28):02}"
        published = rng.choice([day, day, day + f"T{rng.randrange(24):02}:15", day[:7], None])
        outlet = rng.choice([None, *(f"Outlet {k}" for k in range(30))])
        credits = (f"Outlet {rng.randrange(30)}",) if rng.random() < 0.1 else ()
        title = sentence() if rng.random() < 0.5 else None
        name, text = f"r{rng.getrandbits(60):015x}", "\n".join(sentences)
        basis = "metadata" if published else None
        reports.append(
            Report(name, f"{i}.txt", 1, outlet, title, None, published, basis, "en", credits, None, text)
        )
    return reports


def test_the_same_reuse_and_stories(engine: MakeEngine) -> None:
    reports = planted(2_000, seed=2)
    reuse, stories = find_reuse(reports, engine()), find_stories(reports, engine())
    assert reuse == find_reuse(reports, DuckDB())
    assert stories == find_stories(reports, DuckDB()) == find_stories(reports, DuckDB(slice=300))
    assert len(reuse) > 500
    assert {row.direction for row in reuse} == {"dated", "credited", "unknown"}
    assert {row.kind for row in reuse} == {"verbatim", "edited"}
    assert 100 < len(stories) < 1_900


def settled(reports: Iterable[Annotated], make: MakeEngine | None) -> dict[str, object]:
    """All tables of a case with these reports."""
    store = Store(None)
    rows = list(reports)
    store.keep([], [r for r, _ in rows], [a for _, a in rows])
    settle(store, make)
    tables = {name: store.table(name).to_pylist() for name in TABLES if name != "inputs"}
    found = tables | {"doubts": store.judgements.doubts(), "set aside": store.set_aside()}
    store.close()
    return found


def test_the_same_record(engine: MakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "FEW", 0)  # several neighbourhoods of so few reports
    with Case.open() as case:
        case.add([SAMPLE])
        reports = case._store.reports()
        annotations = case._store.annotations_of(r.report_id for r in reports)
    base = [(r, annotations[r.report_id]) for r in reports]
    grown = [one for generation in islice(generations(base), GENERATIONS) for one in generation]
    found, here = settled(grown, engine), settled(grown, None)
    assert [name for name in here if found[name] != here[name]] == []
    assert all(here[name] for name in ("statements", "claims", "events", "entities", "sources"))


def test_a_cluster_needs_a_folder_that_all_workers_reach() -> None:
    pytest.importorskip("pyspark")
    from reportedly.engines.spark import Spark

    with pytest.raises(EngineError, match="all its workers reach"):
        Spark("spark://example.org:7077")
