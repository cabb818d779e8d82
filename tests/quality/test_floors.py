"""The program held to its quality floors, each measured by the script in `bench/` that claims the figure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.quality.benches import bench, gold
from tests.quality.floors import FILE, floor, raise_floor
from tests.quality.heads.score import SETS, parts_of, score
from tests.quality.pages.score import f1, ours, pages


@pytest.mark.parametrize("part", ["dev", "held", "later", "later2", "held2"])
def test_chains(part: str) -> None:
    result = bench("chains").measure(part, show=False)
    assert result["edges"]["f1"] >= floor(f"chains.{part}.edge_f1")
    assert result["root_accuracy"] >= floor(f"chains.{part}.root_accuracy")
    assert result["anonymous_description"]["f1"] >= floor(f"chains.{part}.description_f1")
    assert result["status_accuracy"] >= floor(f"chains.{part}.status_accuracy")


def test_attribution() -> None:
    """The tagger on PolNeAR dev, as `bench/attribution.py` measures it."""
    module = bench("attribution")
    if not (module.SCORER.exists() and module.DATA.exists()):
        pytest.skip(f"PolNeAR is not at {module.DATA}")
    articles = [
        (p.stem, p.read_bytes().decode("utf-8")) for p in sorted((module.DATA / "text").glob("*.txt"))
    ]
    row = module.measure("reportedly", module.tagger(), articles, module.DATA, module._load_scorer())
    for figure in (
        "det",
        "det_source",
        "content_token",
        "exact_source",
        "exact_cue",
        "exact_content",
        "recall_unquoted",
    ):
        assert getattr(row, figure) >= floor(f"attribution.{figure}"), figure


def test_names() -> None:
    """The comparison of two names on name-bench, as `bench/names.py` measures it."""
    data = gold("names/name-bench-dev.csv")
    module = bench("names")
    with data.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines))
    result = module.report([module.ours(pair) for pair in pairs], pairs)
    assert result["all"] >= floor("names.f1")
    assert result["second"] >= floor("names.f1_second_half")


@pytest.mark.parametrize(("name", "part"), [(n, p) for n in SETS for p in parts_of(n) if p != "held"])
def test_heads(name: str, part: str) -> None:
    """What reports say of themselves, as `bench/heads.py` measures it."""
    tallies = score(part, name)
    assert tallies["begins"].wanted, "no head was read"
    for field, tally in tallies.items():
        assert tally.f1 >= floor(f"{name}.{part}.{field}"), field


def test_dates() -> None:
    """Times on the half of TimeBank that was not read, as `bench/dates.py --half 1` measures it."""
    folder = gold("time/TBAQ-cleaned/TimeBank")
    module = bench("dates")
    documents = [module.read(path) for path in sorted(folder.glob("*.tml")) if module.half(path.stem) == 1]
    result = module.score(documents, module.ours, 0)
    assert result["value F1"] >= floor("dates.value_f1_unread_half")
    assert result["detection F1"] >= floor("dates.detection_f1_unread_half")


@pytest.mark.parametrize("part", ["dev", "held"])
def test_pages(part: str) -> None:
    """Main text, as `bench/pages.py` measures it."""
    read = [page for page in pages(part) if page.text]
    mean = sum(f1(ours(page.source), page) for page in read) / len(read)
    assert mean >= floor(f"pages.{part}.f1")


def test_floors_only_rise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = tmp_path / "floors.json"
    copy.write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("tests.quality.floors.FILE", copy)
    name = "story.seeds"
    before = floor(name)
    raise_floor(name, before + 1)
    assert floor(name) == before + 1
    with pytest.raises(ValueError, match="floors only rise"):
        raise_floor(name, before)
